import { concept } from '../../src/checks/concept/concept.ts';
import type { PreparedConcept } from '../../src/checks/concept/prepare.ts';
import type { CONCEPT_OPTIONS } from '../../src/checks/concept/schema.ts';
import { settingAlone, type OptionsOf, type Preparation } from '../../src/checks/define-check.ts';
import { sentence } from '../../src/model/finding.ts';
import { share } from '../../src/model/share.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { passageFrom } from '../language/passages.ts';

type Options = OptionsOf<typeof CONCEPT_OPTIONS>;

/** Prepares a concept part; `words` are the rubric's lists. */
export function prepared(
  options: Options,
  points: number,
  words: Readonly<Record<string, string[]>> = {},
  reviewBelow = 0.8,
) {
  const setting = settingAlone(share(points), { words: new Map(Object.entries(words)), reviewBelow });
  const outcome = concept.prepare(options, setting);
  if (outcome instanceof Promise) throw new Error('preparing needs no waiting');
  return outcome;
}

/** The prepared part, where preparing must go well. */
export function part(
  options: Options,
  points: number,
  words: Readonly<Record<string, string[]>> = {},
  reviewBelow = 0.8,
): PreparedConcept {
  const outcome: Preparation<PreparedConcept> = prepared(options, points, words, reviewBelow);
  if (!outcome.prepared) throw new Error(outcome.problems.map((one) => one.message).join('\n'));
  return outcome.prepared;
}

/** Judges an answer; every finding must have its sentence. */
export function judged(of: PreparedConcept, answer: string): Verdict {
  const verdict = concept.judge(of, passageFrom(answer));
  for (const finding of [...verdict.findings, ...verdict.review]) sentence(concept.messages, finding);
  return verdict;
}

/** The names of the criteria that earned their points, those that a person decides in brackets. */
export function outcome({ criteria = [] }: Verdict): string {
  return criteria
    .flatMap(({ name, earned, open }) => (earned.numerator > 0 ? [name] : open.numerator > 0 ? [`(${name})`] : []))
    .join(' ');
}

/** The words that count, as they stand in the answer. */
export function evidenceIn(answer: string, { evidence }: Verdict): string[] {
  return evidence.map(({ span }) => answer.slice(span.start, span.end));
}
