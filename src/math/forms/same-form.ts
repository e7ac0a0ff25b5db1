import type { RelationOperator, Tree } from '../tree.ts';

/**
 * Whether two formulas are written alike: the same up to the order and grouping of sums and products, the place of a sign
 * in a product, and which side of an equation stands first. Nothing is calculated: `2 + 3` is not 5, `x x` is not `x^2`,
 * `3/6` is not `1/2`.
 */
export function isSameForm(a: Tree, b: Tree): boolean {
  return keyOf(a) === keyOf(b);
}

/** A text that formulas of the same form share. */
function keyOf(tree: Tree): string {
  switch (tree.kind) {
    case 'number':
      return `${String(tree.value.numerator)}:${String(tree.value.denominator)}`;
    case 'name':
      return `'${tree.name}`;
    case 'negative':
      return productKey(tree);
    case 'binary':
      return binaryKey(tree);
    case 'relation':
      return relationKey(tree);
    case 'logic':
      return `${tree.operator}(${itemKeys(tree.items, tree.operator !== 'implies')})`;
    case 'tuple':
      return `${tree.brackets}(${itemKeys(tree.items, tree.brackets === '{}')})`;
    default:
      return otherKey(tree);
  }
}

/** Kinds of trees whose parts are compared one by one. Those that bind names are alike only where they are the same text. */
function otherKey(tree: Tree): string {
  switch (tree.kind) {
    case 'call':
      return `${tree.name}(${itemKeys(tree.arguments, false)})`;
    case 'index':
      return `index(${keyOf(tree.of)};${itemKeys(tree.indices, false)})`;
    case 'matrix':
      return `matrix(${tree.rows.map((row) => itemKeys(row, false)).join(';')})`;
    case 'factorial':
    case 'percent':
    case 'transpose':
    case 'prime':
    case 'not':
      return `${tree.kind}(${keyOf(tree.of)})`;
    case 'plus-minus':
      return `${tree.sign}(${keyOf(tree.of)})`;
    default:
      return JSON.stringify(tree, withoutPlaces);
  }
}

/** Leaves out of a printed tree where its parts stood; whole numbers of any size are written out. */
function withoutPlaces(key: string, value: unknown): unknown {
  if (key === 'span' || key === 'written') return undefined;
  return typeof value === 'bigint' ? value.toString() : value;
}

function itemKeys(items: readonly Tree[], sorted: boolean): string {
  const keys = items.map((item) => keyOf(item));
  return (sorted ? keys.toSorted() : keys).join(',');
}

function binaryKey(tree: Tree & { kind: 'binary' }): string {
  switch (tree.operator) {
    case '+':
    case '-':
      return sumKey(tree);
    case '*':
    case '/':
      return productKey(tree);
    case '∪':
    case '∩':
      return `${tree.operator}(${itemKeys([tree.left, tree.right], true)})`;
    default:
      return `${tree.operator}(${keyOf(tree.left)},${keyOf(tree.right)})`;
  }
}

function sumKey(tree: Tree): string {
  const terms: string[] = [];
  const open: { readonly tree: Tree; readonly minus: boolean }[] = [{ tree, minus: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { tree: node, minus } = next;
    if (node.kind === 'binary' && (node.operator === '+' || node.operator === '-')) {
      open.push({ tree: node.left, minus }, { tree: node.right, minus: minus !== (node.operator === '-') });
    } else terms.push(minus ? negated(keyOf(node)) : keyOf(node));
  }
  return `+(${terms.toSorted().join(',')})`;
}

function negated(key: string): string {
  return key.startsWith('-') ? key.slice(1) : `-${key}`;
}

/** Factors, divisors and one sign. A sign inside a divisor stays there: `x/(−y)` is not `−x/y`. */
function productKey(tree: Tree): string {
  const factors: string[] = [];
  let minus = false;
  const open: Tree[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'negative') {
      minus = !minus;
      open.push(node.of);
    } else if (node.kind === 'binary' && node.operator === '*') open.push(node.left, node.right);
    else if (node.kind === 'binary' && node.operator === '/') {
      open.push(node.left);
      factors.push(`/(${keyOf(node.right)})`);
    } else factors.push(keyOf(node));
  }
  const product = factors.length === 1 ? (factors[0] ?? '') : `*(${factors.toSorted().join(',')})`;
  return minus ? negated(product) : product;
}

const TURNED: Readonly<Partial<Record<RelationOperator, RelationOperator>>> = { '>': '<', '≥': '≤' };
const EITHER_WAY: ReadonlySet<RelationOperator> = new Set(['=', '≈', '≠', '≡']);

function relationKey({ operators, sides }: Tree & { kind: 'relation' }): string {
  const keys = sides.map((side) => keyOf(side));
  const [only] = operators;
  if (operators.length !== 1 || only === undefined) return `chain(${keys.join(',')};${operators.join(',')})`;
  if (EITHER_WAY.has(only)) return `${only}(${keys.toSorted().join(',')})`;
  const turned = TURNED[only];
  return turned === undefined ? `${only}(${keys.join(',')})` : `${turned}(${keys.toReversed().join(',')})`;
}
