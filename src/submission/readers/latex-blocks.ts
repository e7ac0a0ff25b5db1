import type { Run } from '../../model/document.ts';
import type { Span } from '../../model/place.ts';
import type { ReadBlock } from './define-reader.ts';
import { blocksOfPieces, trimPieces, type Piece } from './pieces.ts';

/** A block whose runs are still to come. */
export type Opening = Omit<ReadBlock, 'runs' | 'span'>;

/** Gathers pieces to blocks: a paragraph begins with the first word and ends where something closes it. */
export interface BlockBuilder {
  add(piece: Piece): void;
  /** Ends what is open and begins a block of which only its markup is known yet. */
  open(block: Opening, markup: Span): void;
  /** Ends what is open. */
  close(): void;
  push(block: ReadBlock): void;
  /** The pieces that are added while something is done; they belong to no block. */
  capture(work: () => void): Piece[];
  group(): number;
  readonly blocks: readonly ReadBlock[];
}

/** No blocks yet. */
export function blockBuilder(): BlockBuilder {
  const blocks: ReadBlock[] = [];
  let groups = 0;
  let pieces: Piece[] = [];
  let opening: { block: Opening; markup: Span } | undefined;
  const captures: Piece[][] = [];
  const close = (): void => {
    if (captures.length > 0) return;
    const used = trimPieces(pieces);
    const span = spanOf(used, opening?.markup);
    if (span) blocks.push(...blocksOfPieces({ ...(opening?.block ?? PARAGRAPH), span }, used));
    pieces = [];
    opening = undefined;
  };
  return {
    add(piece) {
      (captures.at(-1) ?? pieces).push(piece);
    },
    open(block, markup) {
      close();
      if (captures.length === 0) opening = { block, markup };
    },
    close,
    push(block) {
      close();
      const captured = captures.at(-1);
      if (captured) captured.push(...block.runs.map((run) => pieceOf(run)));
      else blocks.push(block);
    },
    capture(work) {
      captures.push([]);
      work();
      return trimPieces(captures.pop() ?? []);
    },
    group: () => groups++,
    blocks,
  };
}

const PARAGRAPH: Opening = { kind: 'paragraph', depth: 0 };

/** From the markup that opened the block to its last piece. */
function spanOf(pieces: readonly Piece[], markup: Span | undefined): Span | undefined {
  const start = markup?.start ?? pieces[0]?.outer.start;
  if (start === undefined) return undefined;
  return { start, end: Math.max(markup?.end ?? start, pieces.at(-1)?.outer.end ?? start) };
}

/** A run of words, code or mathematics that is its own markup. */
export function pieceOf(run: Run, outer = run.span): Piece {
  return { run, outer };
}
