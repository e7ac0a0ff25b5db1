import type { SymbolTable } from '../../math/symbols.ts';
import type { Tree } from '../../math/tree.ts';
import { mapTree, namesIn, nodesOf } from '../../math/walk.ts';
import type { Asked } from './asked.ts';

/** What tells an identity matrix from a name of somebody's own. */
export interface IdentityOptions {
  readonly symbols: SymbolTable;
  /** Names that the answer defines itself. */
  readonly defined: ReadonlySet<string>;
  readonly asked: Asked;
}

/**
 * Writes `I` and `I_n`, where nobody declares them, as the matrix that they stand for: beside an array it changes nothing,
 * alone it is as large as the variable of the derivative, or what is derived, is long.
 */
export function withIdentity(tree: Tree, { symbols, defined, asked }: IdentityOptions): Tree {
  if (symbols.has('I') || defined.has('I') || !namesIn(tree).includes('I')) return tree;
  const along = [asked.wrt.name, asked.of.name].find((name) => axesOf(name, symbols) === 1);
  const isArray = (node: Tree): boolean =>
    [...nodesOf(node)].some(
      (one) => one.kind === 'derivative' || (one.kind === 'name' && (axesOf(one.name, symbols) ?? 0) > 0),
    );
  const bare = mapTree(tree, (node) => (node.kind === 'index' && isIdentity(node.of) ? node.of : node));
  const multiplied = mapTree(bare, (node) => {
    if (node.kind !== 'binary' || node.operator !== '*') return node;
    if (isIdentity(node.right) && isArray(node.left)) return node.left;
    return isIdentity(node.left) && isArray(node.right) ? node.right : node;
  });
  if (along === undefined) return multiplied;
  return mapTree(multiplied, (node) => (isIdentity(node) ? identityAlong(along, node) : node));
}

function isIdentity(node: Tree): boolean {
  return node.kind === 'name' && node.name === 'I';
}

function axesOf(name: string, symbols: SymbolTable): number | undefined {
  const type = symbols.get(name)?.type;
  return type?.kind === 'array' ? type.sizes.length : undefined;
}

/** The diagonal matrix with ones in as many places as an array has entries. */
function identityAlong(name: string, { span }: Tree): Tree {
  const array: Tree = { kind: 'name', name, span };
  const one: Tree = { kind: 'number', value: { numerator: 1n, denominator: 1n }, written: '1', span };
  const none: Tree = { kind: 'binary', operator: '-', left: array, right: array, written: '', span };
  const ones: Tree = { kind: 'binary', operator: '+', left: none, right: one, written: '', span };
  return { kind: 'call', name: 'diag', arguments: [ones], span };
}
