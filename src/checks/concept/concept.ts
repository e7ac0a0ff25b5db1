import type { Reading } from '../../language/match.ts';
import { readText, spanOf } from '../../language/text.ts';
import type { Finding, Messages } from '../../model/finding.ts';
import type { Passage } from '../../model/passage.ts';
import { ALL, compare, NONE, subtract, type Share } from '../../model/share.ts';
import type { Evidence, Verdict, VerdictStatus } from '../../model/verdict.ts';
import { defineCheck } from '../define-check.ts';
import { answerOf, touchedIn, wordsOf } from './answer.ts';
import { explainConcept } from './explain.ts';
import { REVIEW_REASONS } from './features.ts';
import { hiddenText } from './hidden.ts';
import { judgeCriteria } from './judge-criterion.ts';
import type { Judgement } from './judgement.ts';
import { judgeMisconceptions } from './misconceptions.ts';
import { withOptions } from './options.ts';
import { earnTogether, isWanted, tally, worthOf, type Found } from './points.ts';
import { prepareConcept, type PreparedConcept } from './prepare.ts';
import { CONCEPT_OPTIONS } from './schema.ts';
import { suspicionOf } from './suspicion.ts';
import { withhold } from './withhold.ts';

const MESSAGES: Messages = {
  ...REVIEW_REASONS,
  'criterion-missing': 'We did not find: <what>.',
  'criterion-denied': 'You say that this is not so: <what>.',
  'criterion-feedback': '<text>',
  'criterion-open': 'A person decides about: <what>.',
  'words-in-disorder': 'The words of the answer stand in no order that makes a sentence.',
  'states-everything': 'The answer states everything and its opposite.',
  'repeats-itself': 'The answer says the same again and again.',
  'pasted-question': 'The answer is a copy of a question.',
  'pasted-rubric': 'Words of the rubric or of a report were copied into the answer.',
  'hidden-text': 'The answer holds text that its page does not show (<how>); it earns nothing.',
  'keyword-list': 'The answer looks like a list of keywords rather than an explanation.',
  'speaks-to-grader': 'The answer speaks about grading, so a person reads it.',
  'letters-apart': 'Letters of a word stand apart, so the answer may be misread.',
  'too-long-to-judge': 'The answer has more than <most> words, so a person reads it.',
  'criterion-against': 'This stands against more points: <what>.',
  misconception: 'This is a known misconception and costs points: <what>.',
  'misconception-feedback': '<text>',
  'misconception-unsure': 'A person decides whether a known misconception is meant: <what>.',
  'other-language': 'This answer is mostly in another language (<language>), so a person looks at what it says.',
};

/** Explanations in words: each criterion is looked for, with all forms of its words, and must not be denied. */
export const concept = defineCheck(CONCEPT_OPTIONS, {
  messages: MESSAGES,
  readsAll: true,
  prepare: prepareConcept,
  recognise,
  judge: (prepared, passage) =>
    withhold(judge(prepared, withOptions(passage, prepared.options)), prepared.criteria, prepared.reveal),
  explain: (prepared, passage) => explainConcept(prepared, withOptions(passage, prepared.options)),
});

/** 0.5 for a passage that touches no criterion, up to 0.95 for one that has the words of all. */
function recognise(prepared: PreparedConcept, given: Passage): number {
  const passage = withOptions(given, prepared.options);
  const text = readText(passage);
  const prose = text.tokens.filter(
    ({ kind, formula, text: word }) => kind === 'word' && formula === undefined && word.length > 1,
  );
  if (prose.length < 2 && text.words < 8) return prose.length === 0 ? 0.1 : 0.4;
  if (text.words > MOST_WORDS) return 0.5;
  const touched = touchedIn(prepared, wordsOf(prepared, passage));
  return 0.5 + (0.45 * touched.length) / prepared.criteria.length;
}

function judge(prepared: PreparedConcept, passage: Passage): Verdict {
  const text = readText(passage);
  if (text.words > MOST_WORDS) return unread();
  const { levels, ways, points, reviewBelow, expectsWords, sources } = prepared;
  const answer = answerOf(prepared, passage);
  const { reading, copied, document } = answer;
  const criteria = judgeCriteria(prepared.criteria, answer, reviewBelow);
  const misconceptions = judgeMisconceptions(prepared.misconceptions, answer, reviewBelow);
  const written = document.slice(passage.span.start, passage.span.end);
  const hidden = hiddenText(prepared, passage, criteria);
  const suspicion =
    (hidden?.concealed === true ? hidden.finding : undefined) ??
    suspicionOf({ reading, judgements: criteria, copied, written, sources, expectsWords });
  const found = { criteria, misconceptions, ...(levels && { levels }), ...(ways && { ways }), points, suspicion };
  const { credit, open, outcomes } = tally(found);
  const review = suspicion ? [suspicion] : [...(hidden ? [hidden.finding] : []), ...reasonsOf(found, open)];
  return {
    status: review.length > 0 ? 'undecided' : statusOf(credit),
    credit,
    open,
    findings: [
      ...costs(misconceptions, reading),
      ...against(found, credit, reading),
      ...findingsOf(toldOf(found, credit), reading),
    ],
    evidence: [
      ...criteria.flatMap((one) => evidenceOf(one, suspicion ? NONE : worthOf(one, found), reading)),
      ...misconceptions.flatMap((one) =>
        evidenceOf(one, subtract(NONE, suspicion ? NONE : worthOf(one, found)), reading),
      ),
    ],
    review,
    criteria: outcomes,
    confidence: 1,
  };
}

/** Why a person decides; nothing where the decision could not change the points. */
function reasonsOf({ criteria, misconceptions }: Found, open: Share): Finding[] {
  if (compare(open, NONE) === 0) return [];
  return [...criteria, ...misconceptions].flatMap((one) => one.review ?? []);
}

/** Of levels, what could have led to a higher one; nothing where the highest is reached. */
function toldOf(found: Found, credit: Share): readonly Judgement[] {
  if (earnTogether(found) && compare(credit, ALL) >= 0) return [];
  return found.criteria.filter((one) => isWanted(one, found));
}

/** Forty pages are no answer; this bounds the time. */
const MOST_WORDS = 20_000;

function unread(): Verdict {
  const review = [{ code: 'too-long-to-judge', data: { most: MOST_WORDS } }];
  return { status: 'undecided', credit: NONE, open: ALL, findings: [], evidence: [], review, confidence: 1 };
}

function statusOf(credit: Share): VerdictStatus {
  if (compare(credit, NONE) <= 0) return 'incorrect';
  return compare(credit, ALL) >= 0 ? 'correct' : 'partial';
}

/** What was denied, each in its place; all that was not found, in one sentence; the author's words. */
function findingsOf(judgements: readonly Judgement[], reading: Reading): Finding[] {
  const missing = judgements.filter(({ state }) => state === 'missing');
  const denied = judgements.filter(({ state }) => state === 'denied');
  const what = missing.map(({ criterion }) => criterion.hint).join('; ');
  const told = judgements.filter(({ state }) => state === 'missing' || state === 'denied');
  return [
    ...denied.map(({ criterion, solution }) => {
      const span = solution && spanOf(reading.text, sentenceStretch(solution.by, solution.hits[0] ?? solution));
      return { code: 'criterion-denied', data: { what: criterion.hint }, ...(span && { span }) };
    }),
    ...(missing.length > 0 ? [{ code: 'criterion-missing', data: { what } }] : []),
    ...told.flatMap(({ criterion: { feedback } }) =>
      feedback === undefined ? [] : [{ code: 'criterion-feedback', data: { text: feedback } }],
    ),
  ];
}

/** What plainly stated misconceptions cost, in the author's words where there are some. */
function costs(misconceptions: readonly Judgement[], { text }: Reading): Finding[] {
  return misconceptions.flatMap(({ criterion: { hint, feedback }, state, solution }): Finding[] => {
    if (state !== 'met' || !solution) return [];
    const span = spanOf(text, solution.hits[0] ?? solution);
    if (feedback !== undefined) return [{ code: 'misconception-feedback', data: { text: feedback }, span }];
    return [{ code: 'misconception', data: { what: hint }, span }];
  });
}

/** What stands in the answer although levels name it after `not`. */
function against(found: Found, credit: Share, { text }: Reading): Finding[] {
  if (!found.levels || compare(credit, ALL) >= 0) return [];
  return found.criteria.flatMap((one): Finding[] => {
    if (isWanted(one, found) || one.state !== 'met' || !one.solution) return [];
    const span = spanOf(text, one.solution.hits[0] ?? one.solution);
    return [{ code: 'criterion-against', data: { what: one.criterion.hint }, span }];
  });
}

/** From the word that denies to the words denied. */
function sentenceStretch(by: number | undefined, hit: { start: number; end: number }): { start: number; end: number } {
  if (by === undefined) return hit;
  return { start: Math.min(by, hit.start), end: Math.max(by + 1, hit.end) };
}

/** Each word that counts is pointed at; the points stand at the first. */
function evidenceOf({ criterion, state, solution }: Judgement, worth: Share, { text }: Reading): Evidence[] {
  if (!solution || state === 'denied' || state === 'missing') return [];
  // What is nowhere in an answer is shown by all of it.
  const hits = solution.hits.length > 0 ? solution.hits : [{ start: 0, end: text.tokens.length }];
  const spans = hits.map((hit) => spanOf(text, hit)).toSorted((a, b) => a.start - b.start);
  return spans.map((span, i) => ({
    criterion: criterion.name,
    span,
    share: state === 'met' && i === 0 ? worth : NONE,
  }));
}
