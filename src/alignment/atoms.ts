import type { Block, Document } from '../model/document.ts';
import type { Span } from '../model/place.ts';
import type { TypedLabel } from './label-reader.ts';
import type { Node } from './label-seats.ts';
import type { Piece } from './pieces.ts';
import { spanIn, type Visible } from './visible.ts';
import type { NameRead } from './vocabulary.ts';

/** The smallest piece of a document at which an answer may begin. Atoms stand in the order of the text. */
export interface Atom {
  readonly index: number;
  /** Index of its block in the document. */
  readonly block: number;
  readonly file: number;
  readonly kind: 'heading' | 'text' | 'math' | 'cell' | 'row-head' | 'code' | 'figure';
  /** In the document; the first and the last atom of a block reach to its ends. */
  readonly span: Span;
  readonly text: string;
  /** Index in `text` where what follows its labels, lead-in and marker begins. */
  readonly bodyAt: number;
  /** Offsets in the document where what follows its labels, and its labels and lead-in, begins. */
  readonly labelEnd: number;
  readonly bodyStart: number;
  /** Whether it begins with a marker such as "Answer:". */
  readonly marker: boolean;
  /** Whether its first words are bold, as copied questions often are. */
  readonly strong: boolean;
  /** Whether it is an item of a list without numbers. */
  readonly bullet: boolean;
  readonly first: boolean;
  /** Indices of the nodes that begin here, outermost first. */
  readonly opened: readonly number[];
  /** The innermost node that it lies in, -1 for none. */
  readonly node: number;
  /** Names that stand at the atom itself: its lead-in, the head of its column, what its clause is about. */
  readonly names: readonly (NameRead & { readonly from: 'lead' | 'column' | 'words' })[];
}

/** What layout says of a document: its atoms, and the labels that stand over them. */
export interface Outline {
  readonly atoms: readonly Atom[];
  readonly nodes: readonly Node[];
  /** Where the labels stand that the student typed, by node. */
  readonly typed: ReadonlyMap<number, TypedLabel>;
  /** Whether it was too long to be cut up. */
  readonly tooLong: boolean;
}

/** What the reader of the outline knows of an atom. Indices count from the beginning of its piece. */
export interface NewAtom {
  readonly kind: Atom['kind'];
  readonly visible: Visible;
  readonly block: Block;
  /** Index of the block in the document. */
  readonly blockIndex: number;
  readonly piece?: Piece;
  readonly opened?: readonly number[];
  readonly labelAt?: number;
  readonly bodyAt?: number;
  readonly marker?: boolean;
  readonly names?: Atom['names'];
}

/** Where an atom stands among the others. */
export interface Seat {
  readonly index: number;
  readonly node: number;
}

/** Makes an atom of a piece of a block: its places in the document are those of the text that is seen. */
export function atomOf(document: Document, made: NewAtom, { index, node }: Seat): Atom {
  const { kind, visible, block, piece, opened = [], bodyAt = 0, labelAt = bodyAt, marker = false, names = [] } = made;
  const { start, end, first } = piece ?? { start: 0, end: visible.text.length, first: true };
  const inner = spanIn(document, visible, { start, end });
  const span: Span = {
    start: start === 0 ? block.span.start : inner.start,
    end: end >= visible.text.length ? block.span.end : inner.end,
  };
  const offsetOf = (at: number): number => {
    if (at === 0 && kind === 'heading') return span.end;
    return start + at >= end
      ? span.end
      : Math.min(span.end, spanIn(document, visible, { start: start + at, end }).start);
  };
  return {
    index,
    block: made.blockIndex,
    file: block.file,
    kind,
    span,
    text: visible.text.slice(start, end),
    bodyAt,
    labelEnd: offsetOf(labelAt),
    bodyStart: offsetOf(bodyAt),
    marker,
    strong: visible.strongUntil > start + bodyAt + 1,
    bullet: block.kind === 'item' && block.marker === undefined,
    first,
    opened,
    node,
    names,
  };
}
