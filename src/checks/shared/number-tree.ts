import type { Span } from '../../model/place.ts';
import { formatRational, type Rational } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';

/** A number as a tree, for a value that was not written as one. */
export function numberTree(value: Rational, span: Span): Tree {
  return { kind: 'number', value, written: formatRational(value), span };
}
