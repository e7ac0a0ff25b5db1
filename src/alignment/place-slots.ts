import type { Document } from '../model/document.ts';
import { passageOf } from '../model/passage.ts';
import type { Placement } from '../model/placement.ts';
import type { Span } from '../model/place.ts';
import { lost, placeIn } from './place.ts';
import { aboveMarker, questionEnd } from './slot-question.ts';
import { endsInPlaceholder, writtenIn } from './slot-answer.ts';
import { mayStandOutside } from './slot-outside.ts';
import {
  asksTheSame,
  mayBeIn,
  questionsIn,
  slotsFor,
  SURELY_ALIKE,
  UNLIKE,
  type Question,
  type SlotFit,
} from './slot-match.ts';
import { slotsIn, type Slot } from './slots.ts';
import type { DoubtCode } from './messages.ts';
import { leavesOf, type Target } from './target.ts';

/**
 * Places the answers of hand-out notebooks, where each question has its cell: a question and a slot belong together by
 * label and words, and the answer is what was written into the slot. Gives the leaves that this decides; what it says
 * nothing of may stand elsewhere in the document.
 */
export function placeInSlots(document: Document, targets: readonly Target[]): ReadonlyMap<string, Placement> {
  const slots = slotsIn(document);
  if (slots.length === 0) return new Map();
  const questions = questionsIn(document, targets, slots);
  const seats = seatsOf(document, questions, slots);
  return new Map(
    questions.flatMap((question) => {
      const found = placeQuestion(document, question, { seats, slots });
      return found.map((one) => [one.part, one] as const);
    }),
  );
}

/** The slots that each question has taken, best first. */
type Seats = ReadonlyMap<Question, readonly SlotFit[]>;

/** Each slot goes to the question that it fits best; a question may have several (a cell that was copied). */
function seatsOf(document: Document, questions: readonly Question[], slots: readonly Slot[]): Seats {
  const fits = questions.flatMap((question) => slotsFor(document, question, slots).map((fit) => ({ question, fit })));
  const owners = new Map<Slot, Question>();
  const seats = new Map<Question, SlotFit[]>();
  for (const { question, fit } of fits.toSorted((a, b) => b.fit.score - a.fit.score)) {
    if (owners.has(fit.slot)) continue;
    const taken = seats.get(question);
    const best = taken?.[0];
    if (best && !isTwin(document, best, fit)) continue;
    owners.set(fit.slot, question);
    if (taken) taken.push(fit);
    else seats.set(question, [fit]);
  }
  return seats;
}

/** Whether a further slot asks the same question as the best one: in the rubric's words, or in those of that slot. */
function isTwin(document: Document, best: SlotFit, other: SlotFit): boolean {
  const byRubric = (other.likeness ?? 0) >= SURELY_ALIKE && (other.likeness ?? 0) > 0.85 * (best.likeness ?? 0);
  return byRubric || asksTheSame(document, best.slot, other.slot);
}

interface Setting {
  readonly seats: Seats;
  readonly slots: readonly Slot[];
}

function placeQuestion(document: Document, question: Question, { seats, slots }: Setting): readonly Placement[] {
  const own = seats.get(question) ?? [];
  const places = own.map((fit) => placeOf(document, question, fit));
  const best = places.find((one) => one.body) ?? places[0];
  const rivals = places.filter((one) => one !== best);
  if (best?.body) return leavesAt(document, question.target, { place: best, rivals });
  if (best && mayStandOutside(document, question, slots))
    return leavesOf(question.target).map((target) => lost({ target }, ['unclaimed-text']));
  if (best) return leavesAt(document, question.target, { place: best, rivals });
  const isElsewhere = document.files.some(
    (_, file) => mayBeIn(document, file, question.files) && !slots.some((slot) => slot.file === file),
  );
  if (isElsewhere) return [];
  return leavesOf(question.target).map((target) => lost({ target }, ['not-located']));
}

/** What stands in a slot. */
interface Place {
  readonly passage: Span;
  /** Undefined where nothing was written. */
  readonly body: Span | undefined;
  readonly doubts: readonly DoubtCode[];
}

function placeOf(document: Document, question: Question, { slot, likeness, label }: SlotFit): Place {
  const { answer, next } = slot;
  const begin = answer ?? { start: questionEnd(document, slot, question), end: slot.question.end };
  const written = writtenIn(document, begin, slot.question);
  const passage = { start: slot.question.start, end: Math.max(slot.question.end, begin.end) };
  const unlike = likeness !== undefined && likeness < UNLIKE ? ['other-question' as const] : [];
  const unsure = label === 'other' && (likeness ?? 0) < SURELY_ALIKE ? ['labels-contradict' as const] : [];
  const doubts = [...unlike, ...unsure];
  if (written) {
    const left = endsInPlaceholder(document, written, begin) ? ['placeholder-left' as const] : [];
    const unmarked = answer ? [] : ['place-in-doubt' as const];
    const more = next && looks(document, question.target, next) > LOOKS_LIKE ? ['unclaimed-text' as const] : [];
    return { passage, body: written, doubts: [...doubts, ...left, ...unmarked, ...more] };
  }
  const above = answer && aboveMarker(document, slot, question);
  if (above) return { passage, body: above, doubts: [...doubts, 'place-in-doubt'] };
  if (!next) return { passage, body: undefined, doubts };
  return { passage: { ...passage, end: next.end }, body: next, doubts: [...doubts, 'place-in-doubt'] };
}

/** How much a cell looks like the answer of a part. */
function looks(document: Document, target: Target, span: Span): number {
  return Math.max(...leavesOf(target).map((leaf) => leaf.recognise?.(passageOf(document, span)) ?? 0));
}

const LOOKS_LIKE = 0.55;

function leavesAt(
  document: Document,
  target: Target,
  { place, rivals }: { readonly place: Place; readonly rivals: readonly Place[] },
): readonly Placement[] {
  const others = rivals.flatMap(({ body }) => (body ? [body] : []));
  const twice = others.length > 0 ? ['answered-twice' as const] : [];
  const common = {
    passage: place.passage,
    coarse: false,
    confidence: SURE,
    rivals: others,
    doubts: [...place.doubts, ...twice].map((code) => ({ code })),
  };
  const { body } = place;
  const leaves = leavesOf(target);
  const isOne = target.parts.length === 0 || leaves.every(({ labels }) => labels.length === 0);
  if (!body) return isOne ? leaves.map(({ id }) => ({ ...common, part: id, status: 'missing' })) : [];
  const inside = leaves.every(isWhole) ? undefined : within(document, target, place.passage);
  if (inside && !leaves.every((leaf) => isWhole(leaf) || isSure(inside.get(leaf.id)))) return [];
  return leaves.map((leaf): Placement => {
    const placed = isWhole(leaf) ? undefined : inside?.get(leaf.id);
    return placed
      ? { ...placed, doubts: common.doubts }
      : { ...common, part: leaf.id, status: 'found', body, coarse: leaf !== target };
  });
}

/** How sure a slot of its own is. */
const SURE = 0.95;

/** The parts of a group by their labels and contents, in the slot of the group alone. */
function within(document: Document, group: Target, slot: Span): ReadonlyMap<string, Placement> | undefined {
  if (group.parts.length === 0) return undefined;
  const { blocks } = passageOf(document, slot);
  const all = blocks.map((_, index) => index);
  return new Map(placeIn({ ...document, blocks }, all, [group]).map((one) => [one.part, one]));
}

function isSure(placement: Placement | undefined): boolean {
  return placement?.status === 'found' && placement.doubts.length === 0;
}

/** Whether a part has no passage of its own in the slot of its group. */
function isWhole({ labels, readsAll }: Target): boolean {
  return labels.length === 0 && readsAll === true;
}
