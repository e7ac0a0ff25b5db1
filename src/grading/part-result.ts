import { placeOf, type Document } from '../model/document.ts';
import { sentence, type Finding, type Messages } from '../model/finding.ts';
import { contains, type Span } from '../model/place.ts';
import type { Placement } from '../model/placement.ts';
import type {
  Message,
  PartResult,
  PartStatus,
  ResultAnswer,
  ResultCriterion,
  ResultEvidence,
} from '../model/result.ts';
import { add, multiply, toHundredths, type Share } from '../model/share.ts';
import type { CriterionOutcome, Evidence, Verdict } from '../model/verdict.ts';
import { GRADING_MESSAGES } from './messages.ts';
import type { PlannedPart } from './plan.ts';

/** Where a verdict comes from. */
interface Origin {
  readonly document: Document;
  readonly placement: Placement;
}

/** Longest stretch of a student's text that a result repeats, in UTF-16 units. */
const LONGEST_ANSWER = 20_000;

/** What a part came to, in points and sentences. This is the one place where points are rounded. */
export function partResult(part: PlannedPart, verdict: Verdict, origin: Origin): PartResult {
  const say = speaker(part.messages, origin.document);
  const score = pointsOf(part.points, verdict.credit);
  const reach = pointsOf(part.points, add(verdict.credit, verdict.open));
  const needsReview = verdict.review.length > 0;
  const answer = answerOf(verdict, origin);
  return {
    ...describe(part),
    score,
    points: pointsOf(part.points),
    openPoints: Math.max(0, Math.round(100 * reach - 100 * score) / 100),
    status: verdict.status,
    needsReview,
    reviewReasons: verdict.review.map(say),
    ...(answer && { answer }),
    feedback: feedbackOf(part, verdict).map((one) => ('text' in one ? one : say(one))),
    evidence: verdict.evidence.map((one) => evidenceOf(one, part.points, origin)),
    ...(verdict.criteria && { criteria: verdict.criteria.map((one) => criterionOf(one, part)) }),
    ...(verdict.expected && part.reveal === 'all' && !needsReview && { expected: verdict.expected }),
    ...(verdict.witness && part.reveal !== 'nothing' && { witness: verdict.witness }),
    ...(verdict.tested && { tested: say(verdict.tested) }),
  };
}

/** The result of a part that could not be graded, for a reason that lies with us or with the file. */
export function ungradedPart(part: PlannedPart, reason: Message): PartResult {
  return {
    ...describe(part),
    score: null,
    points: pointsOf(part.points),
    openPoints: pointsOf(part.points),
    status: 'ungraded',
    needsReview: true,
    reviewReasons: [reason],
    feedback: [],
    evidence: [],
  };
}

/** A share of points as a number with at most two decimals, rounded half up. */
export function pointsOf(points: Share, credit?: Share): number {
  return toHundredths(credit ? multiply(points, credit) : points) / 100;
}

function describe(part: PlannedPart): Pick<PartResult, 'id' | 'kind' | 'title' | 'ask' | 'extra'> {
  const { id, kind, title, ask, extra } = part;
  return { id, kind, title, ...(ask !== undefined && { ask }), ...(extra && { extra }) };
}

type Say = (finding: Finding) => Message;

/** Makes sentences: the check's own, else those of grading and alignment. */
function speaker(messages: Messages, document: Document): Say {
  return (finding) => ({
    code: finding.code,
    text: sentence(finding.code in messages ? messages : GRADING_MESSAGES, finding),
    ...(finding.data && { data: finding.data }),
    ...(finding.span && { places: [placeOf(document, finding.span)] }),
  });
}

function answerOf(verdict: Verdict, { document, placement }: Origin): ResultAnswer | undefined {
  const whole = placement.body ?? placement.passage;
  if (!whole || whole.end <= whole.start) return undefined;
  const span = { start: whole.start, end: Math.min(whole.end, whole.start + LONGEST_ANSWER) };
  const place = placeOf(document, span);
  const readings = verdict.readAs ?? [];
  const [only] = readings;
  return {
    text: document.text.slice(span.start, span.end),
    file: place.file,
    place,
    firstLine: place.cell?.startLine ?? place.start.line,
    ...(only && {
      readAs: readings.map((one) => one.text).join('; '),
      readAsLatex: readings.map((one) => one.latex).join(';\\quad '),
    }),
    ...(readings.length > 1 && { readings }),
  };
}

const OUTCOMES: Partial<Record<PartStatus, 'correct' | 'partial' | 'incorrect' | 'missing'>> = {
  correct: 'correct',
  partial: 'partial',
  incorrect: 'incorrect',
  missing: 'missing',
};

/** The author's own words come first and take the place of ours where nothing more is known than the outcome. */
function feedbackOf(part: PlannedPart, verdict: Verdict): readonly (Finding | Message)[] {
  const outcome = OUTCOMES[verdict.status];
  const own = outcome && verdict.review.length === 0 ? part.feedback[outcome] : undefined;
  const found = part.reveal === 'nothing' ? [] : verdict.findings;
  if (own === undefined) return found;
  const filled = fill(own, {
    found: verdict.readAs?.[0]?.text,
    expected: part.reveal === 'all' ? verdict.expected?.text : undefined,
  });
  return [{ code: 'own-feedback', text: filled }, ...found];
}

function fill(text: string, values: Readonly<Record<'found' | 'expected', string | undefined>>): string {
  return text.replaceAll('<found>', values.found ?? '…').replaceAll('<expected>', values.expected ?? '…');
}

function evidenceOf(evidence: Evidence, points: Share, { document, placement }: Origin): ResultEvidence {
  const place = placeOf(document, evidence.span);
  const earned = pointsOf(points, evidence.share);
  const inAnswer = within(placement.body, evidence.span);
  return {
    code: earned > 0 ? 'earned' : earned < 0 ? 'lost' : 'read',
    criterion: evidence.criterion,
    points: earned,
    file: place.file,
    place,
    ...(inAnswer && { inAnswer }),
  };
}

function within(body: Span | undefined, span: Span): Span | undefined {
  if (!body || !contains(body, span) || span.end - body.start > LONGEST_ANSWER) return undefined;
  return { start: span.start - body.start, end: span.end - body.start };
}

function criterionOf(outcome: CriterionOutcome, part: PlannedPart): ResultCriterion {
  const score = pointsOf(part.points, outcome.earned);
  const reach = pointsOf(part.points, add(outcome.earned, outcome.open));
  return {
    name: outcome.name,
    score,
    points: pointsOf(part.points, outcome.worth),
    openPoints: Math.round(100 * reach - 100 * score) / 100,
    ...(outcome.met && { met: outcome.met }),
    ...(outcome.hint !== undefined && part.reveal !== 'nothing' && { hint: outcome.hint }),
    ...(outcome.confidence !== undefined && { confidence: outcome.confidence }),
    ...(outcome.lacking !== undefined && part.reveal === 'all' && { lacking: outcome.lacking }),
    ...(outcome.remark !== undefined && part.reveal !== 'nothing' && { remark: outcome.remark }),
  };
}
