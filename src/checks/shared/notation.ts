import { exactValue } from '../../math/exact.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import type { BinaryOperator, RelationOperator, Tree } from '../../math/tree.ts';
import { withVectorProducts } from '../../math/vector-products.ts';
import { isFunctionName } from '../../math/vocabulary.ts';
import { mapTree, nodesOf } from '../../math/walk.ts';

/** What the letter σ may stand for where nobody says it: the logistic function, or softmax. */
export type Sigma = 'sigmoid' | 'softmax';

/** What notation is rewritten with. */
export interface NotationOptions {
  readonly symbols: SymbolTable;
  /** Names that the answer defines itself: they keep its meaning. */
  readonly defined: ReadonlySet<string>;
  readonly sigma: Sigma;
  /** An array as long as an identity matrix is: the variable of the derivative, or what is derived. */
  readonly along?: Tree | undefined;
}

/** Names whose meaning is assumed where neither the rubric nor the answer gives one. */
const ASSUMED: ReadonlySet<string> = new Set(['sigma', "sigma'", 'H']);

/** Whether formulas of an author's say that σ is the logistic function: they call it by its name, and no other. */
export function tellsSigma(trees: readonly Tree[]): boolean {
  const called = new Set(trees.flatMap((tree) => [...nodesOf(tree)].map((node) => node.kind === 'call' && node.name)));
  return called.has('sigmoid') && !called.has('softmax');
}

/** What is known of the names that have a usual meaning. */
interface Known extends Omit<NotationOptions, 'sigma'> {
  /** The rubric says what σ is. */
  readonly told: boolean;
}

/** The names in a formula that are read by custom alone. */
export function assumedIn(tree: Tree, { symbols, defined, told }: Known): string | undefined {
  for (const node of nodesOf(tree)) {
    const isOpen =
      node.kind === 'call' &&
      ASSUMED.has(node.name) &&
      !defined.has(node.name) &&
      !(told && node.name.startsWith('sigma'));
    if (isOpen && !symbols.has(node.name) && !defined.has(node.name.replace("'", ''))) return node.name;
  }
  return undefined;
}

/**
 * Writes the notation of derivatives by what can be evaluated: Kronecker deltas and Iverson brackets as indicators, σ, its
 * derivative and those of other activations, the transpose `A'`, the outer product `a ⊗ b`, norms with their index.
 */
export function withNotation(tree: Tree, options: NotationOptions): Tree {
  return mapTree(tree, (node) => rewritten(node, options));
}

/** The same for a formula of an author's, which defines nothing besides and is proven: what it means cannot be missed. */
export function withUsualNotation(tree: Tree, symbols: SymbolTable): Tree {
  const written = withNotation(tree, { symbols, defined: new Set(), sigma: 'sigmoid' });
  return withVectorProducts(written, 'entry by entry');
}

function rewritten(node: Tree, options: NotationOptions): Tree {
  switch (node.kind) {
    case 'index':
      return indexNotation(node, options);
    case 'call':
      return callNotation(node, options);
    case 'prime':
      return isTransposable(node.of, options) ? { kind: 'transpose', of: node.of, span: node.span } : node;
    case 'tuple': {
      const [only, second] = node.items;
      const isBracket = node.brackets === '[]' || node.brackets === '{}';
      if (!isBracket || !only || second) return node;
      if (only.kind === 'relation') return indicator(only, node);
      // `σ(x)[1 - σ(x)]`: square brackets around one value only group it.
      return node.brackets === '[]' && only.kind === 'binary' ? only : node;
    }
    case 'binary':
      return productNotation(node);
    case 'derivative':
      return ownDerivative(node) ?? node;
    default:
      return node;
  }
}

type Index = Tree & { kind: 'index' };
type Call = Tree & { kind: 'call' };
type Binary = Tree & { kind: 'binary' };

function indexNotation(node: Index, { symbols, defined }: NotationOptions): Tree {
  const { of, indices } = node;
  const [first, second, third] = indices;
  if (of.kind === 'name' && of.name === 'delta' && first && second && !third)
    return symbols.has('delta') || defined.has('delta') ? node : indicator(equal(first, second), node);
  if (of.kind === 'call' && of.name === 'norm' && first && !second && isTwo(first)) return of;
  const [grouped, more] = of.kind === 'tuple' && of.brackets === '[]' ? of.items : [];
  return grouped && !more && grouped.kind !== 'relation' ? { ...node, of: grouped } : node;
}

function isTwo(tree: Tree): boolean {
  const value = exactValue(tree);
  return value?.numerator === 2n && value.denominator === 1n;
}

function callNotation(node: Call, options: NotationOptions): Tree {
  const { name } = node;
  const [argument, second, third] = node.arguments;
  if (isOwnFunction(name, options) || !argument) return node;
  if (name === 'delta' && second && !third) return indicator(equal(argument, second), node);
  if (second) return node;
  if (name === 'sigma') return sigmaOf(argument, options.sigma);
  if (name === 'H') return indicator(above(argument), node);
  const base = name.endsWith("'") ? name.slice(0, -1) : undefined;
  if (base !== undefined && isMatrix(base, options)) return transposedProduct(node, base, argument);
  if (base === undefined || isOwnFunction(base, options)) return node;
  return slopeOf(base === 'sigma' ? options.sigma : base, argument) ?? node;
}

/** σ of an entry is that entry of the softmax, where it is the softmax. */
function sigmaOf(argument: Tree, sigma: Sigma): Tree {
  if (sigma === 'sigmoid' || argument.kind !== 'index') return call(sigma, argument);
  return { ...argument, of: call(sigma, argument.of) };
}

/** A name that the rubric or the answer gives a meaning; a usual function that the reference has keeps its usual one. */
function isOwnFunction(name: string, { symbols, defined }: NotationOptions): boolean {
  if (defined.has(name)) return true;
  const declared = symbols.get(name);
  return declared !== undefined && !(declared.type.kind === 'function' && isFunctionName(name));
}

/** The derivatives of activations, entry by entry. */
function slopeOf(name: string, argument: Tree): Tree | undefined {
  const value = call(name, argument);
  switch (name) {
    case 'sigmoid':
      return binary('⊙', value, binary('-', one(argument), value));
    case 'tanh':
      return binary('-', one(argument), binary('⊙', value, value));
    case 'relu':
      return indicator(above(argument), argument);
    case 'softplus':
      return call('sigmoid', argument);
    case 'exp':
      return value;
    default:
      return undefined;
  }
}

function isProduct({ operator }: Binary): boolean {
  return operator === '*' || operator === '⊙';
}

function isOne(tree: Tree): boolean {
  return tree.kind === 'number' && tree.written === '1';
}

/** `v * (z > 0)` is a product with an indicator; `a ⊗ b` the outer product. */
function productNotation(node: Binary): Tree {
  if (!isProduct(node)) return node;
  const { left, right } = node;
  if (left.kind === 'binary' && left.operator === '*' && left.right.kind === 'name' && left.right.name === 'otimes')
    return { kind: 'call', name: 'outer', arguments: [left.left, right], span: node.span };
  // `v ⊙ 𝟏[z > 0]` with a bold one in front of the bracket.
  if (right.kind === 'indicator' && left.kind === 'binary' && isProduct(left) && isOne(left.right))
    return { ...left, right };
  if (right.kind === 'indicator' && isOne(left)) return right;
  const factor = (tree: Tree): Tree => (tree.kind === 'relation' ? indicator(tree, tree) : tree);
  return { ...node, left: factor(left), right: factor(right) };
}

/** `∂x_j/∂x_i` of one and the same array is 1 where the indices are equal. */
function ownDerivative({ of, wrt, span }: Tree & { kind: 'derivative' }): Tree | undefined {
  if (of.kind !== 'index' || wrt.kind !== 'index' || of.of.kind !== 'name' || wrt.of.kind !== 'name') return undefined;
  if (of.of.name !== wrt.of.name || of.indices.length !== wrt.indices.length) return undefined;
  const conditions = of.indices.flatMap((index, at) => {
    const other = wrt.indices[at];
    return other ? [indicator(equal(index, other), { span })] : [];
  });
  return conditions.reduce((product, condition) => binary('*', product, condition));
}

/** `W' (z - t)` of a matrix is a product with its transpose. */
function transposedProduct({ span }: Call, name: string, argument: Tree): Tree {
  return binary('*', { kind: 'transpose', of: { kind: 'name', name, span }, span }, argument);
}

function isMatrix(name: string, { symbols, defined }: NotationOptions): boolean {
  const type = symbols.get(name)?.type;
  return type?.kind === 'array' && type.sizes.length === 2 && !defined.has(name);
}

/** An array, or what is calculated with a matrix: `(B A)'`. */
function isTransposable(tree: Tree, options: NotationOptions): boolean {
  if (isArray(tree, options)) return true;
  if (tree.kind !== 'binary' && tree.kind !== 'negative') return false;
  const nodes = [...nodesOf(tree)];
  const isPlain = nodes.every(
    ({ kind }) =>
      kind === 'binary' || kind === 'negative' || kind === 'name' || kind === 'number' || kind === 'transpose',
  );
  return isPlain && nodes.some((node) => node.kind === 'name' && isMatrix(node.name, options));
}

function isArray(tree: Tree, { symbols }: NotationOptions): boolean {
  return tree.kind === 'name' && symbols.get(tree.name)?.type.kind === 'array';
}

type Place = Pick<Tree, 'span'>;

function relation(operator: RelationOperator, left: Tree, right: Tree): Tree {
  return { kind: 'relation', operators: [operator], sides: [left, right], span: left.span };
}

function equal(left: Tree, right: Tree): Tree {
  return relation('=', left, right);
}

function above(tree: Tree): Tree {
  const zero: Tree = { kind: 'number', value: { numerator: 0n, denominator: 1n }, written: '0', span: tree.span };
  return relation('>', tree, zero);
}

function indicator(condition: Tree, { span }: Place): Tree {
  return { kind: 'indicator', condition, span };
}

function call(name: string, argument: Tree): Tree {
  return { kind: 'call', name, arguments: [argument], span: argument.span };
}

function one({ span }: Place): Tree {
  return { kind: 'number', value: { numerator: 1n, denominator: 1n }, written: '1', span };
}

function binary(operator: BinaryOperator, left: Tree, right: Tree): Tree {
  return { kind: 'binary', operator, left, right, written: '', span: left.span };
}
