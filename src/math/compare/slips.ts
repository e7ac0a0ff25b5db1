import { exactValue } from '../exact.ts';
import { divide, isInteger, rational, ZERO, type Rational } from '../rational.ts';
import type { Tree } from '../tree.ts';
import { mapTree, namesIn } from '../walk.ts';
import { joined, numberTree, renamed } from './trees.ts';

/** A right answer with one known slip in it. */
export interface Slip {
  readonly code: string;
  readonly tree: Tree;
}

/** Right answers with one slip of the whole: what a person would name first comes first. */
export function slipsOfWhole(tree: Tree): Slip[] {
  const times = (factor: Rational): Tree => joined('*', numberTree(factor), tree);
  const plus = (shift: number): Tree => joined('+', tree, numberTree(shift));
  return [
    { code: 'sign', tree: { kind: 'negative', of: tree, span: tree.span } },
    { code: 'factor-2', tree: times(rational(2)) },
    { code: 'factor-2', tree: times(rational(1, 2)) },
    { code: 'off-by-one', tree: plus(1) },
    { code: 'off-by-one', tree: plus(-1) },
    { code: 'reciprocal', tree: joined('/', numberTree(1), tree) },
    { code: 'wrong-power', tree: joined('^', tree, numberTree(2)) },
    { code: 'wrong-power', tree: { kind: 'call', name: 'sqrt', arguments: [tree], span: tree.span } },
  ];
}

/** Most slips inside that are looked at. */
const MOST_SLIPS = 60;

/** Right answers with one slip at one place inside. */
export function slipsInside(tree: Tree): Slip[] {
  const nodes: Tree[] = [];
  mapTree(tree, (node) => {
    nodes.push(node);
    return node;
  });
  const slips = nodes.flatMap((node, at) =>
    slipsAt(node).map(({ code, tree: changed }) => ({ code, tree: replaceAt(tree, at, changed) })),
  );
  return [...slips, ...swappedNames(tree)].slice(0, MOST_SLIPS);
}

function replaceAt(tree: Tree, wanted: number, replacement: Tree): Tree {
  let at = -1;
  return mapTree(tree, (node) => {
    at += 1;
    return at === wanted ? replacement : node;
  });
}

const ANGLES: ReadonlySet<string> = new Set(['sin', 'cos', 'tan', 'cot', 'sec', 'csc']);

function slipsAt(node: Tree): Slip[] {
  switch (node.kind) {
    case 'binary':
      return slipsAtOperator(node);
    case 'negative':
      return [{ code: 'sign-inside', tree: node.of }];
    case 'transpose':
      return [{ code: 'transposed', tree: node.of }];
    case 'index':
      return node.indices.flatMap((index, place) =>
        [1, -1].map((shift): Slip => {
          const moved = joined('+', index, numberTree(shift));
          return { code: 'off-by-one', tree: { ...node, indices: node.indices.with(place, moved) } };
        }),
      );
    case 'call':
      return ANGLES.has(node.name)
        ? [{ code: 'degrees', tree: { ...node, arguments: node.arguments.map(inDegrees) } }]
        : [];
    default:
      return [];
  }
}

function inDegrees(angle: Tree): Tree {
  const pi: Tree = { kind: 'name', name: 'pi', span: angle.span };
  return joined('*', angle, joined('/', pi, numberTree(180)));
}

function slipsAtOperator(node: Tree & { kind: 'binary' }): Slip[] {
  const { operator, left, right } = node;
  const lost = (code: string): Slip[] => [left, right].map((tree) => ({ code, tree }));
  switch (operator) {
    case '+':
    case '-':
      return [
        { code: 'sign-inside', tree: { ...node, operator: operator === '+' ? '-' : '+' } },
        ...lost('missing-term'),
      ];
    case '*':
    case '⊙':
      return lost('missing-factor');
    case '/':
      return [
        { code: 'missing-factor', tree: left },
        { code: 'reciprocal', tree: { ...node, left: right, right: left } },
      ];
    case '^':
      return powerSlips(node);
    default:
      return [];
  }
}

function powerSlips(node: Tree & { kind: 'binary' }): Slip[] {
  const value = exactValue(node.right);
  if (!value || !isInteger(value)) return [{ code: 'wrong-power', tree: node.left }];
  return [1, -1].map((shift) => ({
    code: 'wrong-power',
    tree: { ...node, right: joined('+', node.right, numberTree(shift)) },
  }));
}

/** Most names of which pairs are exchanged. */
const MOST_NAMES = 6;

function swappedNames(tree: Tree): Slip[] {
  const names = namesIn(tree).slice(0, MOST_NAMES);
  return names.flatMap((a, at) =>
    names.slice(at + 1).map((b) => ({
      code: 'swapped-names',
      tree: renamed(tree, (name) => (name === a ? b : name === b ? a : name)),
    })),
  );
}

/** The slip between two numbers that differ by a power of ten or by rounding; undefined for all others. */
export function slipOfNumbers(student: Rational, expected: Rational): string | undefined {
  const ratio = divide(student, expected);
  if (!ratio || ratio.numerator <= 0n) return undefined;
  const { numerator, denominator } = ratio;
  const larger = numerator > denominator ? numerator : denominator;
  const isPower = (numerator === 1n || denominator === 1n) && /^10+$/u.test(larger.toString());
  if (isPower) return 'order-of-magnitude';
  return isRounded(student, expected) ? 'rounding' : undefined;
}

/** Most decimals that rounding is looked for. */
const MOST_DECIMALS = 8;

/** Whether one number is the other one rounded, or cut, to a few decimals; two significant figures have to be left. */
function isRounded(student: Rational, expected: Rational): boolean {
  let scale = 1n;
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++, scale *= 10n) {
    const written = student.numerator * scale;
    if (written % student.denominator !== 0n) continue;
    const units = written / student.denominator;
    const gap = units * expected.denominator - expected.numerator * scale;
    const size = gap < 0n ? -gap : gap;
    return size < expected.denominator && (units > 9n || units < -9n) && expected.numerator !== ZERO.numerator;
  }
  return false;
}
