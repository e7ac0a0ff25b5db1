import { joined, numberTree } from '../../math/compare/trees.ts';
import { rational, isInteger } from '../../math/rational.ts';
import type { RelationOperator, Tree } from '../../math/tree.ts';
import { change, negated, type Change } from './change.ts';
import { deltasOf } from './missing.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One name where another belongs. */
export function changesOfName(node: Tree, { alike, sizes, letters }: Vocabulary): Change[] {
  if (node.kind !== 'name') return [];
  const instead = (slip: string, names: readonly string[], usual = false): Change[] =>
    names.includes(node.name)
      ? names.filter((name) => name !== node.name).map((name) => change(slip, { ...node, name }, { usual }))
      : [];
  const next = (by: 1 | -1): Change => change('wrong-dimension', joined(by === 1 ? '+' : '-', node, numberTree(1)));
  return [
    ...alike.flatMap((names) => instead('swapped-arrays', names, true)),
    ...instead('wrong-index', letters),
    ...instead('wrong-dimension', sizes),
    ...(sizes.includes(node.name) ? [next(1), next(-1)] : []),
  ];
}

/** Changes of a piece that is no index. */
export function changesInside(node: Tree, { arrays, sizes, letters }: Vocabulary): Change[] {
  switch (node.kind) {
    case 'number':
      return isOne(node) ? deltasOf(letters).map((delta) => change('missing-delta', delta)) : [];
    case 'indicator':
      return [change('missing-delta', { ...numberTree(1), span: node.span })];
    case 'negative':
      return [change('sign-inside', node.of)];
    case 'binary':
      return changesOfOperator(node);
    case 'transpose':
      return [change('transposed', node.of)];
    case 'relation':
      return changesOfRelation(node);
    case 'cases':
      return exchangedBranches(node);
    case 'index':
    case 'call':
      return [squared(node)];
    case 'name':
      if (sizes.includes(node.name) || letters.includes(node.name)) return [];
      return [
        ...(arrays.get(node.name)?.length === 2
          ? [change('transposed', { kind: 'transpose', of: node, span: node.span })]
          : []),
        squared(node),
      ];
    default:
      return [];
  }
}

function isOne({ value }: Tree & { kind: 'number' }): boolean {
  return value.numerator === 1n && value.denominator === 1n;
}

function squared(node: Tree): Change {
  return change('wrong-power', joined('^', node, numberTree(2)));
}

function changesOfOperator(node: Tree & { kind: 'binary' }): Change[] {
  const { left, right, operator } = node;
  switch (operator) {
    case '+':
    case '-': {
      const behind = operator === '-' ? negated(right) : right;
      return [
        change('sign-inside', { ...node, operator: operator === '+' ? '-' : '+' }, { at: right.span }),
        change('sign-inside', { ...node, left: negated(left) }, { at: left.span }),
        { makes: 'missing-term', mends: 'extra-term', tree: left, at: right.span },
        { makes: 'missing-term', mends: 'extra-term', tree: behind, at: left.span },
      ];
    }
    case '*':
    case '⊙':
      return [lostFactor(left, right), lostFactor(right, left), change('reciprocal', { ...node, operator: '/' })];
    case '/':
      return [lostFactor(left, right), change('reciprocal', { ...node, operator: '*' })];
    case '^':
      return changesOfPower(left, right);
    default:
      return [];
  }
}

function lostFactor(rest: Tree, lost: Tree): Change {
  return { makes: 'missing-factor', mends: 'extra-factor', tree: rest, at: lost.span };
}

function changesOfPower(base: Tree, exponent: Tree): Change[] {
  const lost = change('wrong-power', base);
  if (exponent.kind !== 'number' || !isInteger(exponent.value)) return [lost];
  const { numerator } = exponent.value;
  const others = [numerator + 1n, numerator - 1n, -numerator].filter((one) => one !== 0n && one !== 1n);
  return [lost, ...others.map((one) => change('wrong-power', joined('^', base, numberTree(rational(one)))))];
}

/** A sum or product that begins or ends one place further along. */
export function changesOfBounds(node: Tree): Change[] {
  if (node.kind !== 'sum' && node.kind !== 'product') return [];
  const { from, to } = node;
  if (!from || !to) return [];
  return (['+', '-'] as const).flatMap((sign) => [
    change('wrong-bound', { ...node, to: joined(sign, to, numberTree(1)) }, { at: to.span }),
    change('wrong-bound', { ...node, from: joined(sign, from, numberTree(1)) }, { at: from.span }),
  ]);
}

const TURNED: Partial<Record<RelationOperator, RelationOperator>> = { '<': '>', '>': '<', '≤': '≥', '≥': '≤' };

function changesOfRelation(node: Tree & { kind: 'relation' }): Change[] {
  return node.operators.flatMap((operator, at) => {
    const turned = TURNED[operator];
    return turned ? [change('wrong-condition', { ...node, operators: node.operators.with(at, turned) })] : [];
  });
}

/** What holds in one case and what holds in the other have changed places. */
function exchangedBranches(node: Tree & { kind: 'cases' }): Change[] {
  const [first, second, third] = node.branches;
  if (!first || !second || third) return [];
  const branches = [
    { ...first, value: second.value },
    { ...second, value: first.value },
  ];
  return [change('wrong-condition', { ...node, branches })];
}
