import type { Finding, Messages } from '../../model/finding.ts';
import type { Span } from '../../model/place.ts';
import { ALL, compare, NONE, type Share } from '../../model/share.ts';
import type { Spelling, Verdict, VerdictStatus } from '../../model/verdict.ts';
import type { Tree } from '../../math/tree.ts';
import type { Unit } from '../../math/units/unit.ts';
import type { KeyEntry } from './mistakes.ts';

/** Sentences that all checks which compare values share. */
export const SHARED_MESSAGES: Messages = {
  'accepted-in-part': 'Your answer reads as <found>, which earns part of the points here.',
  'author-note': '<text>',
  'two-slips': 'Two known differences come together in this answer, so a person looks at what it earns.',
  'several-values': 'We read more than one answer here: <values>.',
  'sides-differ': 'The sides of this equation do not have the same value: <values>.',
  'may-be-denied': 'We are not sure whether this answer gives <found> or says that it is something else.',
  'struck-out': 'Something seems to be struck out here, and we are not sure what still counts.',
  'no-final-value': 'We read numbers here, but none that is clearly given as the answer.',
  'too-long': 'This answer is longer than what we read to the end.',
  'no-number': 'We did not find a number in this answer.',
  'formula-only': 'We read a formula here, but no number that it comes to.',
  'not-readable': 'We could not read the mathematics of this answer.',
};

/** One way to understand an answer. */
export interface Reading<Value> {
  readonly value: Value;
  readonly spelling: Spelling;
  readonly span: Span;
  /** How it was written, where that tells how precise it is. */
  readonly side?: Tree;
  /** What stands behind it, where a unit is asked for. */
  readonly unit?: UnitReading;
}

/** The unit of a number: one, certainly none, or something that is not understood. */
export type UnitReading =
  | {
      readonly kind: 'unit';
      readonly unit: Unit;
      /** The other unit that it can be read as. */
      readonly otherUnit?: Unit;
      /** A word that is not understood stands right behind it, and may belong to it. */
      readonly cut: boolean;
    }
  | { readonly kind: 'none' | 'unclear' };

/** What a reading is judged with. */
export interface Judging<Value, KeyValue = Value> {
  readonly key: readonly KeyEntry<KeyValue>[];
  readonly matches: (reading: Reading<Value>, entry: KeyEntry<KeyValue>) => boolean;
  readonly expected: Spelling;
  /** What is said of a value that no entry has. */
  readonly unknown: string;
}

/** The verdict on an answer that was read in one way and without doubt. */
export function judgeReading<Value, KeyValue>(
  reading: Reading<Value>,
  confidence: number,
  judging: Judging<Value, KeyValue>,
): Verdict {
  const entry = entryOf(reading, judging);
  const credit = entry?.credit ?? NONE;
  const findings = entry ? entry.findings : [{ code: judging.unknown }];
  return {
    status: statusOf(credit),
    credit,
    open: entry?.open ?? NONE,
    readAs: [reading.spelling],
    expected: judging.expected,
    findings: findings.map((one) => filled(one, reading)),
    evidence: [{ criterion: 'answer', span: reading.span, share: credit }],
    review: (entry?.review ?? []).map((one) => ({ ...one, span: reading.span })),
    confidence,
  };
}

/** The entry of the key that a reading meets first. */
export function entryOf<Value, KeyValue>(
  reading: Reading<Value>,
  { key, matches }: Judging<Value, KeyValue>,
): KeyEntry<KeyValue> | undefined {
  return key.find((entry) => matches(reading, entry));
}

/** The verdict on an answer that a person has to look at: nothing is certain, everything is open. */
export function setAside<Value>(
  readings: readonly Reading<Value>[],
  review: readonly Finding[],
  { expected }: Pick<Judging<unknown>, 'expected'>,
): Verdict {
  return {
    status: 'undecided',
    credit: NONE,
    open: ALL,
    ...(readings.length > 0 && { readAs: readings.map((one) => one.spelling) }),
    expected,
    findings: [],
    evidence: readings.map(({ span }) => ({ criterion: 'answer', span, share: NONE })),
    review,
    confidence: 0.5,
  };
}

/** The verdict on an answer of which nothing could be read, or that is empty. */
export function notRead(
  status: 'unreadable' | 'missing',
  review: readonly Finding[],
  judging: Pick<Judging<unknown>, 'expected'>,
): Verdict {
  const verdict = setAside([], review, judging);
  return status === 'missing' ? { ...verdict, status, open: NONE, confidence: 1 } : { ...verdict, status };
}

function statusOf(credit: Share): VerdictStatus {
  if (compare(credit, ALL) === 0) return 'correct';
  return compare(credit, NONE) === 0 ? 'incorrect' : 'partial';
}

/** Puts the student's own value into a finding, also into the author's words. */
function filled<Value>(finding: Finding, { spelling, span }: Reading<Value>): Finding {
  const data = { ...finding.data, found: spelling.text };
  const text = finding.data?.['text'];
  if (typeof text !== 'string') return { ...finding, data, span };
  return {
    ...finding,
    data: { ...data, text: text.replaceAll('<found>', spelling.text).replaceAll('<expected>', '…') },
    span,
  };
}
