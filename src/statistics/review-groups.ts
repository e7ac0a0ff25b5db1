import type { ClassEntry, ClassRubric, PartEntry, ReviewReason } from './class-entry.ts';

/** Answers that wait for a person for the same reason. */
export interface ReviewGroup {
  /** Id of the part; absent where the submissions as a whole wait. */
  readonly part?: string;
  /** Code of the reason. */
  readonly code: string;
  /** The sentences of the reason, each once. */
  readonly texts: readonly string[];
  readonly entries: readonly ClassEntry[];
  /** Points open in each of the answers, where they are as many in each. */
  readonly each?: number;
  /** Points open in all of them together. */
  readonly atStake: number;
}

interface Waiting {
  readonly part?: string;
  readonly reason: ReviewReason;
  readonly entry: ClassEntry;
  readonly openPoints: number;
}

const NO_REASON: ReviewReason = { code: 'needs-a-person', text: '' };

/** All that waits for a person, grouped by part and first reason; most points first, then the rubric's order. */
export function reviewGroups(entries: readonly ClassEntry[], rubric: ClassRubric): ReviewGroup[] {
  const waiting = entries.flatMap((entry) => waitingOf(entry, rubric));
  const groups = new Map<string, Waiting[]>();
  for (const one of waiting) {
    const key = `${one.reason.code} ${one.part ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const order = new Map(rubric.parts.map(({ id }, index) => [id, index]));
  const place = ({ part }: ReviewGroup): number => (part === undefined ? -1 : (order.get(part) ?? 0));
  return [...groups.values()]
    .map(groupOf)
    .toSorted((a, b) => b.atStake - a.atStake || b.entries.length - a.entries.length || place(a) - place(b));
}

/** An ungraded submission waits as a whole, not once for each of its parts. */
function waitingOf(entry: ClassEntry, rubric: ClassRubric): Waiting[] {
  if (entry.score === null) return [{ reason: entry.reason ?? NO_REASON, entry, openPoints: entry.openPoints }];
  const whole = entry.reason ? [{ reason: entry.reason, entry, openPoints: 0 }] : [];
  const parts = entry.parts.flatMap((part, index) => waitingPart(part, entry, rubric.parts[index]?.id));
  return [...whole, ...parts];
}

function waitingPart({ state, openPoints, reason }: PartEntry, entry: ClassEntry, part: string | undefined): Waiting[] {
  if (state !== 'review' || part === undefined) return [];
  return [{ part, reason: reason ?? NO_REASON, entry, openPoints }];
}

function groupOf(waiting: readonly Waiting[]): ReviewGroup {
  const [first] = waiting;
  if (!first) throw new Error('a group of answers is never empty');
  const { part, reason, openPoints } = first;
  const hundredths = waiting.reduce((total, one) => total + Math.round(one.openPoints * 100), 0);
  return {
    ...(part !== undefined && { part }),
    code: reason.code,
    texts: [...new Set(waiting.flatMap((one) => (one.reason.text === '' ? [] : [one.reason.text])))],
    entries: waiting.map(({ entry }) => entry),
    ...(waiting.every((one) => one.openPoints === openPoints) && { each: openPoints }),
    atStake: hundredths / 100,
  };
}
