import type { Finding } from './finding.ts';
import type { Span } from './place.ts';

/**
 * Where the answer to one part stands. `found`: in `body`. `missing`: proved absent (its label stands over nothing or a
 * placeholder, or its sure parent's whole text is claimed by others, or the document is empty). `lost`: not located, not
 * proved absent; a person looks.
 */
export interface Placement {
  readonly part: string;
  readonly status: 'found' | 'missing' | 'lost';
  /** The answer with its label and a copied question. Of a missing part: the place where it was looked for. */
  readonly passage?: Span;
  /** The answer without them: what the check reads. */
  readonly body?: Span;
  /** Only the place of the parent is sure: `body` holds other parts' answers, too. */
  readonly coarse: boolean;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Other passages that could as well be the answer (another file, the same label again), best first. */
  readonly rivals: readonly Span[];
  /** Why a person should look at the place; empty when it is sure. */
  readonly doubts: readonly Finding[];
}
