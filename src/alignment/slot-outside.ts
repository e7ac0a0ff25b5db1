import type { Document } from '../model/document.ts';
import { passageOf } from '../model/passage.ts';
import { cellsIn } from './cells.ts';
import { FEWEST, mayBeIn, numberOf, type Question } from './slot-match.ts';
import type { Slot } from './slots.ts';
import { leavesOf, type Target } from './target.ts';
import { stemsOf } from './words.ts';

/** From here on a cell looks like an answer and nothing else. */
const LOOKS_MUCH_LIKE = 0.85;

/**
 * Whether the answer to a question whose slot is empty may stand elsewhere: in a write-up that is no notebook, in a cell
 * that names the question's number or calls itself an answer, or in a short one that looks like an answer to it. Cells
 * that print a question of their own are none of these.
 */
export function mayStandOutside(document: Document, { target, files }: Question, slots: readonly Slot[]): boolean {
  if (document.files.some(({ format }) => format !== 'notebook')) return true;
  const asking = slots.filter(
    ({ question }) => stemsOf(document.text.slice(question.start, question.end)).length >= FEWEST,
  );
  return cellsIn(document).some((cell) => {
    if (cell.kind === 'code' || !mayBeIn(document, cell.file, files)) return false;
    if (asking.some((slot) => covers(slot, cell.span.start))) return false;
    if (saysAnswer(cell.text, numbersOf(target))) return true;
    const isShort = cell.text.length <= LONGEST_SHORT;
    return (
      isShort &&
      leavesOf(target).some((leaf) => (leaf.recognise?.(passageOf(document, cell.span)) ?? 0) >= LOOKS_MUCH_LIKE)
    );
  });
}

/** Longest text, in characters, that is no more than an answer. */
const LONGEST_SHORT = 120;

function covers({ question, answer }: Slot, place: number): boolean {
  return question.start <= place && place < Math.max(question.end, answer?.end ?? 0);
}

/** `Inline Question 2: 1, 3`, `Answer 2`, `Q2.`, or a cell that begins with `Answers`. */
function saysAnswer(text: string, numbers: readonly number[]): boolean {
  if (/^\W*(?:my\s+)?answers?\b/iu.test(text)) return true;
  return [...text.matchAll(/^\W*(?:inline\s+)?(?:question|answer|ans|q)[\s#]{0,4}(?<number>\d+)\b/gimu)].some(
    ({ groups }) => numbers.includes(Number(groups?.['number'])),
  );
}

function numbersOf({ labels }: Target): number[] {
  return labels.flatMap((label) => numberOf(label)?.ordinals.map(({ value }) => value) ?? []);
}
