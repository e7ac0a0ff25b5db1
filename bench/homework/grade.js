// One submission, graded, with the places of its answers.
import { align } from '../../dist/alignment/align.js';
import { gradeSubmission } from '../../dist/index.js';
import { placeOf } from '../../dist/model/document.js';
import { readDocument } from '../../dist/submission/read-document.js';

/** Verdicts and placements of all parts by id. */
export async function graded(plan, files) {
  const { parts } = await gradeSubmission(plan, files);
  const { document } = await readDocument(files, { writeups: plan.writeups });
  const placements = align(document, plan.targets);
  const placementOf = new Map(placements.map((placement) => [placement.part, placement]));
  const results = new Map(parts.map((part) => [part.id, part]));
  return { document, placementOf, results };
}

/** What became of some parts together: `{ credit, review, reasons, readAs }`. Credit is from 0 to 1. */
export function together(results) {
  const score = results.reduce((sum, { score: one }) => sum + (one ?? 0), 0);
  const points = results.reduce((sum, { points: one }) => sum + one, 0);
  return {
    credit: points === 0 ? 0 : score / points,
    review: results.some(({ needsReview }) => needsReview),
    reasons: [...new Set(results.flatMap((one) => one.reviewReasons.map(({ code }) => code)))],
    findings: [...new Set(results.flatMap((one) => one.feedback.map(({ code }) => code)))],
    readAs: results.flatMap(({ answer }) => answer?.readAs ?? []).join('; '),
  };
}

/** Two places whose verdicts agree are no doubt. */
const TWICE = 'answered-twice';

/** Where parts were placed: `place` is `sure`, `person` or `missing`; `spans` the places that were sure. */
export function placed(parts, { document, placementOf, results }) {
  const placements = parts.map(({ id, reviewBelow }) => ({ ...placementOf.get(id), reviewBelow }));
  const isSure = (one) =>
    one.status === 'found' &&
    one.confidence >= one.reviewBelow &&
    one.doubts.every(
      ({ code }) => code === TWICE && !results.get(one.part).reviewReasons.some(({ code }) => code === TWICE),
    );
  const sure = placements.filter(isSure);
  const bodies = sure.flatMap(({ body, rivals }) => [body, ...rivals]);
  const spans = bodies.map((body) => ({
    body,
    text: document.text.slice(body.start, body.end),
    from: placeOf(document, body).start.line,
    to: placeOf(document, { start: Math.max(body.start, body.end - 1), end: body.end }).end.line,
  }));
  const doubts = [...new Set(placements.flatMap((one) => one.doubts.map(({ code }) => code)))];
  const proved = placements.every(({ status }) => status === 'missing');
  return { place: sure.length > 0 ? 'sure' : proved ? 'missing' : 'person', spans, doubts };
}

/** A judgement and a verdict side by side: whether they agree. `wanted` is `yes`, `partial` or `no`. */
export function agrees(wanted, credit) {
  if (wanted === 'yes') return credit >= 0.9;
  return wanted === 'partial' ? credit > 0.25 && credit < 0.9 : credit <= 0.25;
}
