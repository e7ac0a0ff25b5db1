import { spell } from '../print.ts';
import type { Brackets, RelationOperator, Tree } from '../tree.ts';
import { nodesOf } from '../walk.ts';

type Relation = Tree & { readonly kind: 'relation' };

/** A value with the name that an answer gives it. */
export interface Assigned {
  /** What stands in front of the equals sign, spelled; empty where it is a number too: `1/2 = 0.5`. */
  readonly label: string;
  readonly value: Tree;
}

/**
 * What an answer comes to that says it with an equals sign: 5 of `x = 5` and of `x = 2 + 3 = 5`, (3, 2) of `(p, q) = (3, 2)`,
 * 1/3 of `x = 1/3 ≈ 0.33`, [0, 1) of `0 ≤ x < 1`; of a list the list of such values. Undefined for other answers: `2x + z = 1` assigns nothing.
 */
export function assignedValue(tree: Tree): Assigned | undefined {
  if (tree.kind === 'relation') return ofRelation(tree);
  const items = tree.kind === 'logic' || (tree.kind === 'tuple' && tree.brackets === '{}') ? tree.items : [];
  const values = items.map((item) => assignedValue(item));
  if (!values.some((value) => value !== undefined)) return undefined;
  const list = items.map((item, at) => values[at]?.value ?? item);
  const label = values.map((value) => value?.label ?? '').join(', ');
  return { label, value: { kind: 'tuple', items: list, brackets: '{}', span: tree.span } };
}

function ofRelation(tree: Relation): Assigned | undefined {
  const range = rangeOf(tree);
  if (range) return range;
  const end = tree.operators.indexOf('≈');
  const operators = end <= 0 ? tree.operators : tree.operators.slice(0, end);
  const cut = operators.lastIndexOf('=');
  const [first] = tree.sides;
  if (cut < 0 || !first || !operators.every((operator) => operator === '=' || operator === ':')) return undefined;
  const value = ratio(tree, cut + 1, operators);
  const before = tree.sides.slice(0, operators.indexOf('=') + 1);
  if (before.every((side) => isLabel(side))) return { label: before.map((side) => spell(side).text).join(':'), value };
  return tree.sides.every((side) => !hasNames(side)) ? { label: '', value } : undefined;
}

/** `x ∈ [0, 1)` and `0 ≤ x < 1` say where a value lies. */
function rangeOf({ operators, sides, span }: Relation): Assigned | undefined {
  const [first, second, third] = sides;
  if (operators.length === 1 && operators[0] === '∈' && first && second && isLabel(first)) {
    return { label: spell(first).text, value: second };
  }
  const [lower = '=', upper = '='] = operators;
  const brackets = INTERVALS.get(lower + upper);
  if (operators.length !== 2 || !first || !second || !third || !brackets || !isLabel(second)) return undefined;
  return { label: spell(second).text, value: { kind: 'tuple', items: [first, third], brackets, span } };
}

const INTERVALS: ReadonlyMap<string, Brackets> = new Map<string, Brackets>([
  ['<<', '()'],
  ['≤≤', '[]'],
  ['<≤', '(]'],
  ['≤<', '[)'],
]);

/** The sides from one on: the last, or a ratio such as `7:32`. */
function ratio(tree: Relation, from: number, operators: readonly RelationOperator[]): Tree {
  const sides = tree.sides.slice(from, operators.length + 1);
  const [first = tree] = sides;
  return sides.length === 1 ? first : { kind: 'relation', operators: operators.slice(from), sides, span: tree.span };
}

/** A name, one with indices, a call of such, or a list of them. */
function isLabel(tree: Tree): boolean {
  switch (tree.kind) {
    case 'name':
      return true;
    case 'index':
    case 'prime':
      return isLabel(tree.of);
    case 'call':
      return hasNames(tree);
    case 'tuple':
      return tree.items.every((item) => isLabel(item));
    default:
      return false;
  }
}

function hasNames(tree: Tree): boolean {
  for (const node of nodesOf(tree)) if (node.kind === 'name' && !CONSTANTS.has(node.name)) return true;
  return false;
}

const CONSTANTS: ReadonlySet<string> = new Set(['pi', 'e', 'i', 'infinity']);
