import type { RelationOperator, Tree } from '../../tree.ts';
import { bothSigns, hasPlusMinus, infinityOf } from '../trees.ts';

/** How two expressions are related; greater ones are turned round. */
export type Order = '=' | '≠' | '<' | '≤';

/** Whether two expressions are so related. */
export interface Relation {
  readonly kind: 'relation';
  readonly operator: Order;
  readonly left: Tree;
  readonly right: Tree;
}

/** A name that is true or false, or something that is taken as a whole. */
export interface Atom {
  readonly kind: 'atom';
  readonly tree: Tree;
  readonly negated: boolean;
}

/** A statement without `not`, `±`, chains and arrows. */
export type Statement = { readonly kind: 'constant'; readonly value: boolean } | Relation | Atom | Joint;

/** Statements of which all hold, or one at least. */
export interface Joint {
  readonly kind: 'and' | 'or';
  readonly items: readonly Statement[];
}

/** Most relations that a statement may grow to when it is taken apart. */
const MOST_PARTS = 400;

/** What a statement says; undefined where it would become too long. */
export function statementOf(tree: Tree): Statement | undefined {
  const parts = { left: MOST_PARTS };
  const statement = build(tree, true, parts);
  return parts.left < 0 ? undefined : statement;
}

interface Parts {
  left: number;
}

const TRUE: Statement = { kind: 'constant', value: true };
const FALSE: Statement = { kind: 'constant', value: false };

/** The statement, or where `positive` is false its opposite. */
function build(tree: Tree, positive: boolean, parts: Parts): Statement {
  parts.left -= 1;
  if (parts.left < 0) return TRUE;
  switch (tree.kind) {
    case 'not':
      return build(tree.of, !positive, parts);
    case 'logic':
      return buildLogic(tree, positive, parts);
    case 'relation':
      return buildRelation(tree, positive, parts);
    case 'name':
      return constantOf(tree.name, positive) ?? { kind: 'atom', tree, negated: !positive };
    case 'tuple':
      if (tree.brackets === '{}' && tree.items.length === 0) return positive ? FALSE : TRUE;
      return { kind: 'atom', tree, negated: !positive };
    default:
      return { kind: 'atom', tree, negated: !positive };
  }
}

const CONSTANTS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['all', true],
  ['ℝ', true],
  ['false', false],
  ['none', false],
  ['emptyset', false],
]);

/** What `true`, `all`, `false` and `none` say. */
function constantOf(name: string, positive: boolean): Statement | undefined {
  const value = CONSTANTS.get(name.toLowerCase());
  return value === undefined ? undefined : value === positive ? TRUE : FALSE;
}

/** Whether a name is `true`, `false`, `all` or `none`. */
export function isTruthName(name: string): boolean {
  return CONSTANTS.has(name.toLowerCase());
}

function buildLogic(tree: Tree & { kind: 'logic' }, positive: boolean, parts: Parts): Statement {
  const { operator, items } = tree;
  if (operator === 'and' || operator === 'or') {
    const kind = (operator === 'and') === positive ? 'and' : 'or';
    return { kind, items: items.map((item) => build(item, positive, parts)) };
  }
  const [first, ...rest] = items;
  if (!first) return TRUE;
  if (rest.length === 0) return build(first, positive, parts);
  if (operator === 'implies') return buildImplication(items, positive, parts);
  const last = items.at(-1) ?? first;
  const before = items.length === 2 ? first : { ...tree, items: items.slice(0, -1) };
  const differs = (operator === 'xor') === positive;
  return { kind: 'or', items: [pair([before, last], differs, parts), pair([before, last], differs, parts, false)] };
}

/** Both as they stand, or one of them turned where they have to differ; the second time all is turned. */
function pair(sides: readonly [Tree, Tree], differs: boolean, parts: Parts, first = true): Statement {
  return { kind: 'and', items: [build(sides[0], first, parts), build(sides[1], differs ? !first : first, parts)] };
}

/** `a → b → c` is `a → (b → c)`. */
function buildImplication(items: readonly Tree[], positive: boolean, parts: Parts): Statement {
  const last = items.at(-1);
  const before = items.slice(0, -1);
  if (!last) return TRUE;
  return {
    kind: positive ? 'or' : 'and',
    items: [...before.map((item) => build(item, !positive, parts)), build(last, positive, parts)],
  };
}

function buildRelation(tree: Tree & { kind: 'relation' }, positive: boolean, parts: Parts): Statement {
  if (hasPlusMinus(tree)) {
    const signs = bothSigns(tree).map((one) => build(one, positive, parts));
    return { kind: positive ? 'or' : 'and', items: signs };
  }
  const steps = tree.operators.map((operator, at) => {
    const [left, right] = [tree.sides[at], tree.sides[at + 1]];
    return left && right ? buildStep({ operator, left, right }, positive, parts) : TRUE;
  });
  const [only, second] = steps;
  if (only && !second) return only;
  return { kind: positive ? 'and' : 'or', items: steps };
}

interface Step {
  readonly operator: RelationOperator;
  readonly left: Tree;
  readonly right: Tree;
}

function buildStep(step: Step, positive: boolean, parts: Parts): Statement {
  const { operator, left, right } = step;
  if (operator === '∈' || operator === '∉') {
    return member(left, right, { positive: (operator === '∈') === positive, parts });
  }
  if (operator === '∋' || operator === '∌') {
    return member(right, left, { positive: (operator === '∋') === positive, parts });
  }
  return ordered(step, positive) ?? opaque(step, positive);
}

function opaque({ operator, left, right }: Step, positive: boolean): Statement {
  const tree: Tree = { kind: 'relation', operators: [operator], sides: [left, right], span: left.span };
  return { kind: 'atom', tree, negated: !positive };
}

function ordered({ operator, left, right }: Step, positive: boolean): Statement | undefined {
  const relation = (sign: Order, turned = false): Statement =>
    withoutInfinity({ kind: 'relation', operator: sign, left: turned ? right : left, right: turned ? left : right });
  switch (operator) {
    case '=':
    case '≡':
    case ':':
      return relation(positive ? '=' : '≠');
    case '≠':
      return relation(positive ? '≠' : '=');
    case '<':
      return positive ? relation('<') : relation('≤', true);
    case '≤':
      return positive ? relation('≤') : relation('<', true);
    case '>':
      return positive ? relation('<', true) : relation('≤');
    case '≥':
      return positive ? relation('≤', true) : relation('<');
    default:
      return undefined;
  }
}

/** Real numbers lie between the infinities. */
function withoutInfinity(relation: Relation): Statement {
  const [left, right] = [infinityOf(relation.left), infinityOf(relation.right)];
  if (left === 0 && right === 0) return relation;
  if (left !== 0 && left === right) return relation.operator === '=' || relation.operator === '≤' ? TRUE : FALSE;
  return (relation.operator === '=' ? false : relation.operator === '≠' ? true : left < right) ? TRUE : FALSE;
}

interface Membership {
  readonly positive: boolean;
  readonly parts: Parts;
}

/** That an element lies in a set, as relations between it and what the set is made of. */
function member(element: Tree, set: Tree, membership: Membership): Statement {
  const { positive, parts } = membership;
  parts.left -= 1;
  if (set.kind === 'tuple') return memberOfTuple(element, set, membership);
  if (set.kind === 'name' && (set.name === 'ℝ' || set.name === 'R' || set.name === 'all'))
    return positive ? TRUE : FALSE;
  if (set.kind === 'name' && set.name === 'emptyset') return positive ? FALSE : TRUE;
  const whole = opaque({ operator: '∈', left: element, right: set }, positive);
  if (set.kind !== 'binary') return whole;
  const sides = (right: boolean): Statement[] => [
    member(element, set.left, membership),
    member(element, set.right, { positive: right, parts }),
  ];
  switch (set.operator) {
    case '∪':
      return { kind: positive ? 'or' : 'and', items: sides(positive) };
    case '∩':
      return { kind: positive ? 'and' : 'or', items: sides(positive) };
    case '∖':
    case '-':
      return { kind: positive ? 'and' : 'or', items: sides(!positive) };
    default:
      return whole;
  }
}

function memberOfTuple(element: Tree, set: Tree & { kind: 'tuple' }, { positive }: Membership): Statement {
  const { brackets, items } = set;
  if (brackets === '{}') {
    const values = items.flatMap((item) => (hasPlusMinus(item) ? bothSigns(item) : [item]));
    const sign: Order = positive ? '=' : '≠';
    return {
      kind: positive ? 'or' : 'and',
      items: values.map((value) => ({ kind: 'relation', operator: sign, left: element, right: value })),
    };
  }
  const [low, high, third] = items;
  if (!low || !high || third || brackets === '<>') {
    return opaque({ operator: '∈', left: element, right: set }, positive);
  }
  const { openLow, openHigh } = openEnds(brackets);
  return {
    kind: positive ? 'and' : 'or',
    items: [
      ordered({ operator: openLow ? '<' : '≤', left: low, right: element }, positive),
      ordered({ operator: openHigh ? '<' : '≤', left: element, right: high }, positive),
    ].filter((one) => one !== undefined),
  };
}

/** Which ends of an interval do not belong to it. */
export function openEnds(brackets: string): { readonly openLow: boolean; readonly openHigh: boolean } {
  return { openLow: !brackets.startsWith('['), openHigh: !brackets.endsWith(']') };
}

/** Whether a statement joins others. */
export function isJoint(statement: Statement): statement is Joint {
  return statement.kind === 'and' || statement.kind === 'or';
}

/** All relations and atoms of a statement. */
export function partsOf(statement: Statement): (Relation | Atom)[] {
  if (statement.kind === 'constant') return [];
  return isJoint(statement) ? statement.items.flatMap(partsOf) : [statement];
}

/** Rebuilds a statement with other relations and atoms. */
export function mapParts(statement: Statement, change: (part: Relation | Atom) => Statement): Statement {
  if (statement.kind === 'constant') return statement;
  if (!isJoint(statement)) return change(statement);
  return { kind: statement.kind, items: statement.items.map((item) => mapParts(item, change)) };
}

/** Without constants inside and without `and` in `and`. */
export function simplified(statement: Statement): Statement {
  if (!isJoint(statement)) return statement;
  const { kind } = statement;
  const neutral = kind === 'and';
  const items: Statement[] = [];
  for (const item of statement.items.map(simplified)) {
    if (item.kind === kind) items.push(...item.items);
    else if (item.kind !== 'constant') items.push(item);
    else if (item.value !== neutral) return item;
  }
  const [only, second] = items;
  if (!only) return { kind: 'constant', value: neutral };
  return second ? { kind, items } : only;
}
