import { contains, type Span } from '../../model/place.ts';
import type { PartResult, ResultAnswer } from '../../model/result.ts';
import { stateOf } from '../../statistics/part-state.ts';

/** Words of an answer that are pointed at. `earned` words stand for points, `look` for a place to look at. */
export interface Mark extends Span {
  readonly kind: 'earned' | 'look';
  /** Number of the idea beside the text that they belong to. */
  readonly note: number | undefined;
}

/** Marks without overlaps. The notes of all marks that end with a stretch stand at its end. */
export interface Stretch extends Span {
  readonly kind: Mark['kind'];
  readonly notes: readonly number[];
}

/** A place to look at that is longer than this says nothing. */
const LONGEST_LOOK = 160;
const MOST_MARKS = 200;

/** What is marked in the answer of a part; `notes` are the numbers of its ideas by their names. */
export function marksOf(part: PartResult, notes: ReadonlyMap<string, number>): Mark[] {
  const { answer, evidence, criteria } = part;
  if (!answer) return [];
  const complete = stateOf(part) === 'full';
  // An idea may stand in several places: its points are noted at the first, but all of its words earned them.
  const rewarded = new Set(criteria?.flatMap(({ name, score, met }) => (score > 0 || met === 'yes' ? name : [])));
  const words = evidence.flatMap(({ criterion, inAnswer }): Mark[] => {
    const earned = complete || rewarded.has(criterion);
    return inAnswer ? [{ ...inAnswer, kind: earned ? 'earned' : 'look', note: notes.get(criterion) }] : [];
  });
  const places = complete ? [] : placesToLookAt(part, answer);
  const isNarrowed = ({ kind, ...span }: Mark): boolean =>
    kind === 'look' && places.some((place) => contains(span, place) && !contains(place, span));
  const marks = [...words.filter((mark) => !isNarrowed(mark)), ...places];
  return marks.filter(({ start, end }) => start < end).slice(0, MOST_MARKS);
}

/** Divides overlapping marks. Where both kinds meet, the place to look at is shown. */
export function stretchesOf(marks: readonly Mark[]): Stretch[] {
  const bounds = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b);
  const stretches: Stretch[] = [];
  for (const [index, start] of bounds.entries()) {
    const end = bounds[index + 1] ?? start;
    const over = marks.filter((mark) => mark.start < end && start < mark.end);
    if (over.length === 0) continue;
    const ending = over.filter((mark) => mark.end === end);
    const notes = [...new Set(ending.flatMap(({ note }) => note ?? []))].toSorted((a, b) => a - b);
    stretches.push({ start, end, kind: over.some(({ kind }) => kind === 'look') ? 'look' : 'earned', notes });
  }
  return stretches;
}

/** Findings name places in the file; they are found in the text where both map character by character. */
function placesToLookAt({ feedback, reviewReasons }: PartResult, answer: ResultAnswer): Mark[] {
  const { start, end } = answer.place;
  if (end.offset - start.offset !== answer.text.length) return [];
  return [...reviewReasons, ...feedback]
    .flatMap(({ places }) => places ?? [])
    .filter(({ file }) => file === answer.file)
    .map((place) => ({ start: place.start.offset - start.offset, end: place.end.offset - start.offset }))
    .filter((span) => span.start >= 0 && span.end <= answer.text.length && span.end - span.start <= LONGEST_LOOK)
    .map((span) => ({ ...span, kind: 'look', note: undefined }));
}
