import type { Finding } from '../model/finding.ts';
import type { Document, HiddenText } from '../model/document.ts';
import { hiddenIn, type Passage } from '../model/passage.ts';
import type { Placement } from '../model/placement.ts';
import { add, ALL, compare, NONE, subtract, type Share } from '../model/share.ts';
import type { CriterionOutcome, Verdict } from '../model/verdict.ts';

/** What grading adds to the codes of checks and alignment: why a person should look. */
export const REVIEW_MESSAGES = {
  'low-confidence': 'We read this answer, but are not sure enough of it to decide alone.',
  'picture-in-answer': 'Part of this answer is a picture, which we cannot read.',
  'hidden-text': 'There is text that the page does not show (<how>); it earns nothing.',
} as const;

/**
 * Joins what the check says with how sure the place is. Only what is certain under every doubt stays as credit; the
 * rest becomes open, so that a person's decision can only raise a score.
 */
export function settle(placement: Placement, verdicts: readonly Verdict[], reviewBelow: number): Verdict {
  const [main, ...rivals] = verdicts;
  if (!main) return withoutAnswer(placement);
  const agreed = rivals.every((rival) => sameOutcome(main, rival)) ? main : between(verdicts);
  const doubts = placement.doubts.filter((doubt) => doubt.code !== 'answered-twice' || agreed !== main);
  if (doubts.length > 0) return setAside(agreed, doubts);
  if (agreed.review.length === 0 && Math.min(agreed.confidence, placement.confidence) < reviewBelow)
    return setAside(agreed, [{ code: 'low-confidence' }]);
  return agreed;
}

/** What a picture says is not read: where points are lost beside one, a person looks. */
function besidePicture(verdict: Verdict, passage: Passage): Verdict {
  const picture = passage.blocks.find((block) => block.kind === 'figure');
  if (!picture || verdict.review.length > 0 || compare(verdict.credit, ALL) >= 0) return verdict;
  const review = [{ code: 'picture-in-answer', span: picture.span }];
  return { ...verdict, status: 'undecided', open: subtract(ALL, verdict.credit), review };
}

/** What a judge makes of a passage, pictures and hidden text in it considered. */
export function judgedIn(passage: Passage, judge: (passage: Passage) => Verdict): Verdict {
  return besideHidden(besidePicture(judge(passage), passage), passage);
}

/** Text that the page conceals beside an answer earns nothing, and a person looks, whatever kind of part it is. */
function besideHidden(verdict: Verdict, passage: Passage): Verdict {
  const concealed = concealedIn(hiddenIn(passage), passage.document);
  if (!concealed || verdict.review.some(({ code }) => code === HIDDEN)) return verdict;
  const review = [...verdict.review, concealed];
  return { ...verdict, status: 'undecided', open: subtract(ALL, verdict.credit), review };
}

/** Where a part was not found, and words are concealed anywhere in the document, they may stand for it. */
export function missingBesideHidden(verdict: Verdict, document: Document): Verdict {
  const concealed = verdict.status === 'missing' ? concealedIn(document.hidden ?? [], document) : undefined;
  if (!concealed) return verdict;
  return { ...verdict, open: subtract(ALL, verdict.credit), review: [...verdict.review, concealed] };
}

/** The first text that was made to be unseen and says something. */
function concealedIn(hidden: readonly HiddenText[], { text }: Document): Finding | undefined {
  const one = hidden.find(
    ({ kind, span }) =>
      kind === 'concealed' && SAYS_SOMETHING.test(text.slice(span.start, span.end).replaceAll(MARKUP, ' ')),
  );
  return one && { code: HIDDEN, data: { how: one.how }, span: one.span };
}

const HIDDEN = 'hidden-text';
const MARKUP = /<[^<>]*>|\\[a-z]+/giu;
/** A number, or more than a word or two. */
const SAYS_SOMETHING = /\d|\p{L}{2}(?:\P{L}+\p{L}+){2}/u;

function withoutAnswer(placement: Placement): Verdict {
  const lost = placement.status !== 'missing';
  return {
    status: 'missing',
    credit: NONE,
    open: lost ? ALL : NONE,
    findings: [],
    evidence: [],
    review: lost ? (placement.doubts.length > 0 ? placement.doubts : [{ code: 'not-located' }]) : [],
    confidence: placement.confidence,
  };
}

/** Two answers say the same if a person would give both the same: equal credit, and read as the same thing. */
function sameOutcome(a: Verdict, b: Verdict): boolean {
  if (a.review.length > 0 || b.review.length > 0 || a.status !== b.status || compare(a.credit, b.credit) !== 0)
    return false;
  const spelled = (verdict: Verdict): string => (verdict.readAs ?? []).map((one) => one.text).join('\n');
  return compare(a.credit, ALL) === 0 || spelled(a) === spelled(b);
}

/** Certain is the least that any of the answers earns, open the rest up to the most. */
function between(verdicts: readonly Verdict[]): Verdict {
  const main = verdicts[0];
  if (!main) throw new Error('there is nothing to choose from');
  const least = extreme(
    verdicts.map((one) => one.credit),
    -1,
  );
  const most = extreme(
    verdicts.map((one) => add(one.credit, one.open)),
    1,
  );
  return {
    ...main,
    status: 'undecided',
    credit: least,
    open: subtract(most, least),
    ...leastOfEach(verdicts),
    readAs: verdicts.flatMap((one) => one.readAs ?? []),
    review: [...main.review, { code: 'answered-twice' }],
  };
}

function setAside(verdict: Verdict, review: readonly Finding[]): Verdict {
  return {
    ...verdict,
    status: 'undecided',
    credit: NONE,
    open: ALL,
    evidence: verdict.evidence.map((one) => ({ ...one, share: NONE })),
    ...(verdict.criteria && {
      criteria: verdict.criteria.map(undecided),
    }),
    review: [...review, ...verdict.review],
  };
}

/** A criterion could earn all that it is worth, a misconception could cost nothing. */
function undecided(one: CriterionOutcome): CriterionOutcome {
  const cost = compare(one.worth, NONE) < 0;
  const open = cost ? subtract(NONE, one.worth) : one.worth;
  return { ...one, earned: cost ? one.worth : NONE, open, ...(one.met && { met: 'open' }) };
}

/** Of each criterion, too, only what every answer earns is certain. */
function leastOfEach(verdicts: readonly Verdict[]): Pick<Verdict, 'criteria'> {
  const criteria = verdicts[0]?.criteria?.map((one) => {
    const same = verdicts.flatMap((verdict) => verdict.criteria?.find(({ name }) => name === one.name) ?? []);
    const earned = same.map((other) => other.earned);
    const reach = same.map((other) => add(other.earned, other.open));
    const everywhere = same.length === verdicts.length;
    const least = extreme(everywhere ? earned : [...earned, NONE], -1);
    const most = extreme(everywhere ? reach : [...reach, NONE], 1);
    return {
      ...one,
      earned: least,
      open: subtract(most, least),
      ...(one.met && { met: everywhere ? agreedOn(same) : 'open' }),
    };
  });
  return criteria ? { criteria } : {};
}

function agreedOn(same: readonly CriterionOutcome[]): NonNullable<CriterionOutcome['met']> {
  const [first] = same;
  return first?.met !== undefined && same.every(({ met }) => met === first.met) ? first.met : 'open';
}

function extreme(shares: readonly Share[], sign: 1 | -1): Share {
  return shares.reduce((best, one) => (sign * compare(one, best) > 0 ? one : best));
}
