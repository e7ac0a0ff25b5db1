import type { Text } from '../../language/text.ts';
import type { Statement } from './statements.ts';
import { FILLERS } from './words.ts';

/** `1, 2, 3 make a difference`: what is said of the options is not understood. A reason or a remark behind a mark is one. */
export function goesOnUnread({ mentions, segment }: Statement, { tokens }: Text): boolean {
  const last = mentions.filter(({ by, end, start }) => by === 'number' && end > start).at(-1);
  const behind = last ? tokens.slice(last.end, segment.end) : [];
  const next = behind.find(({ text }) => !FILLERS.has(text));
  return next?.kind === 'word' && next.lines === 0 && !REASONS.has(next.text);
}

const REASONS: ReadonlySet<string> = new Set('because since as due for when where with'.split(' '));

/** Words by which a student leaves open whether the choice is meant: `1, 2, maybe 4`, `1, 3?`. */
export function hedges({ segment }: Statement, { tokens }: Text): boolean {
  return tokens.slice(segment.start, segment.end).some(({ text }) => HEDGES.has(text));
}

const HEDGES: ReadonlySet<string> = new Set('? ？ maybe perhaps possibly guess unsure'.split(' '));
