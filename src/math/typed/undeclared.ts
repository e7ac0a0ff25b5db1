import type { Span } from '../../model/place.ts';
import type { Reader } from '../grammar/reader.ts';
import type { Tree } from '../tree.ts';
import { isFunctionName } from '../vocabulary.ts';
import { namesIn, nodesOf } from '../walk.ts';

/** A name and where it stands. */
export interface NamedPlace {
  readonly name: string;
  readonly span: Span;
}

const CONSTANTS: ReadonlySet<string> = new Set('pi infinity true false ℝ ℕ ℤ ℚ ℂ'.split(' '));

/** The first name in a tree that is neither declared nor a constant, a known function or bound by a sum. */
export function undeclaredIn(tree: Tree, reader: Pick<Reader, 'names' | 'conventions'>): NamedPlace | undefined {
  const unknown = new Set(namesIn(tree).filter((name) => !isKnown(name, reader)));
  for (const node of nodesOf(tree)) {
    if (node.kind === 'name' && unknown.has(node.name)) return node;
    if (node.kind === 'call' && !isFunctionName(node.name) && !isKnown(node.name, reader)) return node;
  }
  return undefined;
}

function isKnown(name: string, { names, conventions }: Pick<Reader, 'names' | 'conventions'>): boolean {
  if (names.lookup(name.replace(/'+$/u, '')) !== undefined || CONSTANTS.has(name)) return true;
  return (name === 'e' && conventions.euler === 'constant') || (name === 'i' && conventions.imaginary_unit !== 'none');
}
