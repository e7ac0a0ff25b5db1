import type { Block, Run } from '../../model/document.ts';
import type { Passage } from '../../model/passage.ts';

/**
 * A passage in which numbers that stand for options of the question are written out: `2. negative inputs` is `ReLU negative
 * inputs`. Only a number that begins a list item, a line or a sentence, that follows `option`, `for` and the like, or that
 * goes on from such a one (`1 and 2`) is read so: `close to 1` is a value. Each word keeps the place of its number.
 */
export function withOptions(passage: Passage, options: readonly string[]): Passage {
  if (options.length === 0) return passage;
  return { ...passage, blocks: passage.blocks.map((block) => writtenOut(block, options)) };
}

function writtenOut(block: Block, options: readonly string[]): Block {
  const marked = options[Number(/^\(?(\d{1,2})[.):]?$/u.exec(block.marker ?? '')?.[1]) - 1];
  const runs: Run[] = [];
  for (const run of block.runs)
    runs.push(
      ...(run.kind === 'prose' ? piecesOf(run, { options, begins: runs.length === 0 && marked === undefined }) : [run]),
    );
  const [first] = runs;
  if (marked === undefined || !first) return { ...block, runs };
  const span = { start: block.span.start, end: first.span.start };
  return { ...block, runs: [{ kind: 'prose', span, text: `${marked} ` }, ...runs] };
}

interface Reading {
  readonly options: readonly string[];
  /** Whether nothing stands before it in its block. */
  readonly begins: boolean;
}

/** The run in pieces: what stands between numbers, and the options that they stand for. */
function piecesOf(run: Run, { options, begins }: Reading): Run[] {
  const { text, span } = run;
  if (text.length !== span.end - span.start) return [run];
  const pieces: Run[] = [];
  const piece = (start: number, end: number, said = text.slice(start, end)): void => {
    if (end > start) pieces.push({ ...run, text: said, span: { start: span.start + start, end: span.start + end } });
  };
  let done = 0;
  let last: number | undefined;
  for (const match of text.matchAll(/(?<![\p{L}\p{N}.,_^-])\d{1,2}(?![\p{L}\p{N}_^])/gu)) {
    const option = options[Number(match[0]) - 1];
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(0, match.index - AROUND), match.index);
    const follows = last !== undefined && JOINS.test(text.slice(last, match.index).replaceAll(/\s/gu, ''));
    const isFirst = match.index < AROUND && before.trim() === '';
    const leads = (isFirst ? begins : BEGINS.test(before)) || NAMES.test(before);
    if (option === undefined || !(follows || leads) || !ENDS.test(text.slice(end))) continue;
    piece(done, match.index);
    piece(match.index, end, option);
    done = end;
    last = end;
  }
  piece(done, text.length);
  return pieces;
}

/** Characters before a number that are looked at. */
const AROUND = 24;
/** Between two numbers of one list, without blanks. */
const JOINS = /^[)\]]?(?:[,&/]|,?(?:and|or))[([]?$/iu;
/** Before a number that begins a line or a sentence. */
const BEGINS = /(?:\n|[.;:!?]\s)\s*[([]?$/u;
const NAMES = /(?:\b(?:options?|numbers?|no\.|cases?|functions?|activations?|items?|for|both|only)|#)\s*[([#]?$/iu;
/** After a number that is no quantity: a mark, a verb, or another number of the list. */
const ENDS =
  /^(?:\s*$|\s*[)\],:;&–—\n]|\.(?!\d)|\s+(?:-|and|or|is|are|has|have|does|do|will|would|can|when|if|for|because|since|suffers?|gets?|leads?)(?!\p{L}))/u;
