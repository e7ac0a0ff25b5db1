import type { SymbolTable } from '../../math/symbols.ts';
import type { Tree } from '../../math/tree.ts';
import { withUsualNotation } from '../shared/notation.ts';
import type { Asked } from './asked.ts';
import { withIdentity } from './identity.ts';

/** A formula of the author's for a derivative, by what can be evaluated; `I` is the identity of the shape that is asked for. */
export function withAuthorNotation(tree: Tree, symbols: SymbolTable, asked: Asked): Tree {
  return withUsualNotation(withIdentity(tree, { symbols, defined: new Set(), asked }), symbols);
}
