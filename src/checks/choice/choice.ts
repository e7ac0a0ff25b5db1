import { readText, spanOf } from '../../language/text.ts';
import type { Finding, Messages } from '../../model/finding.ts';
import type { Passage } from '../../model/passage.ts';
import { ALL, compare, multiply, NONE, share, subtract, type Share } from '../../model/share.ts';
import type { Verdict } from '../../model/verdict.ts';
import { defineCheck } from '../define-check.ts';
import { readChoice, type Choice } from './chosen.ts';
import { numbersIn, type Numbering } from './numbering.ts';
import { prepareChoice, type PreparedChoice } from './prepare.ts';
import { CHOICE_OPTIONS } from './schema.ts';
import { readChoiceFor } from './subjects.ts';
import { readTruth } from './truth.ts';

const MESSAGES: Messages = {
  'choice-unclear': 'We could not tell which options are chosen.',
  'choice-numbers': 'The options are not printed here, and their numbers differ from year to year.',
  'option-unknown': 'An option is chosen that the rubric does not know.',
  'choice-explained': 'The choice is plain, but the explanation names other options.',
  'two-slips': 'Two known differences come together in this answer, so a person looks at what it earns.',
  'option-missing': 'Not all right options are chosen.',
  'option-extra': 'An option is chosen that is not right.',
  'option-wrong': 'Other options are right.',
  'choice-feedback': '<text>',
};

/** Choices: the set of options that an answer names, compared with the right one. */
export const choice = defineCheck(CHOICE_OPTIONS, {
  messages: MESSAGES,
  readsAll: true,
  prepare: prepareChoice,
  recognise,
  judge,
});

/** 0.9 where a choice is plainly stated, 0.5 else. */
function recognise(prepared: PreparedChoice, passage: Passage): number {
  const [outcome] = readings(prepared, passage);
  return outcome && 'chosen' in outcome.choice && outcome.choice.chosen.size > 0 ? 0.9 : 0.5;
}

/** An answer as it reads where numbers stand for these options. */
interface ChoiceReading {
  readonly choice: Choice;
  readonly numbering: Numbering;
  readonly printed: boolean;
}

function readings(prepared: PreparedChoice, passage: Passage): readonly ChoiceReading[] {
  const { printed, ways } = numbersIn(passage.asked, prepared.options, prepared.versions);
  return ways.map((numbering) => ({ choice: read(prepared, passage, numbering), numbering, printed }));
}

function read(prepared: PreparedChoice, passage: Passage, numbering: Numbering): Choice {
  if (prepared.truth) return readTruth(prepared.truth, passage);
  if (prepared.about) return readChoiceFor(prepared.about, prepared, { passage, numbering });
  return readChoice(prepared, passage, numbering);
}

function judge(prepared: PreparedChoice, passage: Passage): Verdict {
  const [first, ...others] = readings(prepared, passage).map((reading) => judgeReading(prepared, passage, reading));
  if (!first) return undecided([{ code: 'choice-unclear' }]);
  const agree = others.every((one) => one.status === first.status && compare(one.credit, first.credit) === 0);
  return agree ? first : undecided([{ code: 'choice-numbers' }]);
}

function judgeReading(
  prepared: PreparedChoice,
  passage: Passage,
  { choice: outcome, numbering, printed }: ChoiceReading,
): Verdict {
  const text = readText(passage);
  if ('unclear' in outcome)
    return undecided([{ code: outcome.unclear === 'unknown-option' ? 'option-unknown' : 'choice-unclear' }]);
  const { chosen, sure } = outcome;
  const offered = printed ? offeredOf(prepared, numbering) : prepared;
  const counted = [...chosen.keys()].filter((name) => !prepared.optional.has(name));
  if (chosen.size === 0 || !offered) return undecided([{ code: 'choice-unclear' }]);
  const scored = score(new Set(counted), offered);
  const readAs = [...chosen.keys()].join(', ');
  const evidence = [...chosen.values()].map((range, i) => ({
    criterion: 'answer',
    span: spanOf(text, range),
    share: i === 0 && sure ? scored.credit : NONE,
  }));
  const review = [...scored.review, ...(sure ? [] : [{ code: 'choice-explained' }])];
  const { credit } = scored;
  const verdict = {
    readAs: [{ text: readAs, latex: `\\text{${latexText(readAs)}}` }],
    findings: scored.findings,
    evidence,
  };
  if (review.length > 0) return { ...undecided(review, sure ? scored.reach : ALL), ...verdict, findings: [] };
  const status = compare(credit, NONE) <= 0 ? 'incorrect' : compare(credit, ALL) >= 0 ? 'correct' : 'partial';
  return { status, credit, open: NONE, review: [], confidence: 1, ...verdict };
}

/** The part with the options that are printed beside the answer only; undefined where no right one is among them. */
function offeredOf(prepared: PreparedChoice, numbering: Numbering): PreparedChoice | undefined {
  const printed = new Set(numbering);
  const accepted = prepared.accepted
    .map((one) => ({ ...one, names: new Set([...one.names].filter((name) => printed.has(name))) }))
    .filter(({ names }) => names.size > 0);
  const options = prepared.options.filter(({ name }) => printed.has(name));
  const [right] = prepared.accepted;
  const isOffered = right !== undefined && [...right.names].some((name) => printed.has(name));
  return isOffered ? { ...prepared, accepted, options } : undefined;
}

function undecided(review: readonly Finding[], open: Share = ALL): Verdict {
  return { status: 'undecided', credit: NONE, open, findings: [], evidence: [], review, confidence: 1 };
}

/** Names may hold what LaTeX reads as commands. */
function latexText(text: string): string {
  return text.replaceAll(/[\\{}$&#^_%~]/gu, ' ');
}

interface Score {
  readonly credit: Share;
  /** The most that a person could give, where one looks. */
  readonly reach: Share;
  readonly findings: readonly Finding[];
  readonly review: readonly Finding[];
}

function score(chosen: ReadonlySet<string>, { accepted, scoring, slips, options }: PreparedChoice): Score {
  const same = accepted.find(({ names }) => names.size === chosen.size && [...names].every((name) => chosen.has(name)));
  if (same) return plain(same.credit, note(same.feedback, []));
  const right = accepted[0]?.names ?? new Set<string>();
  const missing = [...right].filter((name) => !chosen.has(name)).length;
  const extra = [...chosen].filter((name) => !right.has(name)).length;
  const hits = right.size - missing;
  const findings =
    hits === 0
      ? ['option-wrong']
      : [...(missing > 0 ? ['option-missing'] : []), ...(extra > 0 ? ['option-extra'] : [])];
  const said = findings.map((code) => ({ code }));
  if (scoring === 'per-option') return plain(share(options.length - missing - extra, options.length), said);
  if (scoring === 'right-minus-wrong') return plain(share(Math.max(0, hits - extra), Math.max(1, right.size)), said);
  if (hits === 0) return plain(NONE, said);
  const less = missing > 0 ? slips.get('missing-option') : { credit: ALL };
  const more = extra > 0 ? slips.get('extra-option') : { credit: ALL };
  if (!less || !more) return plain(NONE, said);
  const credit = multiply(less.credit, more.credit);
  if (missing > 0 && extra > 0 && compare(credit, NONE) > 0)
    return { ...plain(credit, said), review: [{ code: 'two-slips' }] };
  return plain(credit, note(missing > 0 ? less.feedback : more.feedback, said));
}

function plain(credit: Share, findings: readonly Finding[]): Score {
  return { credit, reach: subtract(ALL, NONE), findings, review: [] };
}

function note(feedback: string | undefined, found: readonly Finding[]): readonly Finding[] {
  return feedback === undefined ? found : [...found, { code: 'choice-feedback', data: { text: feedback } }];
}
