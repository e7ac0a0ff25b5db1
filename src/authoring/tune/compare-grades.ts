import { readAlone, settleAlone } from '../../grading/check-answer.ts';
import type { Plan, PlannedPart } from '../../grading/plan.ts';
import type { Passage } from '../../model/passage.ts';
import { add, multiply, toHundredths } from '../../model/share.ts';
import type { CriterionOutcome, Verdict } from '../../model/verdict.ts';
import { agreementOf, type Agreement, type Grades } from '../../statistics/agreement.ts';
import type { GradedAnswer } from './read-graded.ts';

/** An answer as the person and the rubric grade it, in hundredths of points. */
export interface Compared {
  readonly graded: GradedAnswer;
  readonly part: PlannedPart;
  /** Absent where nothing is in the answer. */
  readonly passage?: Passage;
  readonly verdict: Verdict;
  /** Certain points. */
  readonly ours: number;
  /** Points that a person could still add. */
  readonly open: number;
  readonly review: boolean;
}

/** How well a rubric agrees with a person. */
export interface ComparedClass {
  /** With the certain points of answers in review. */
  readonly all: Agreement;
  /** Of the answers that are decided without a person: what counts. */
  readonly decided: Agreement;
  readonly answers: number;
  readonly review: number;
}

/** An answer that was decided otherwise than the person did. */
export interface Disagreement {
  readonly line: number;
  readonly student?: string;
  readonly answer: string;
  readonly ours: number;
  readonly theirs: number;
  readonly criteria: readonly ComparedCriterion[];
}

/** What became of a criterion, with the words that decided. */
export interface ComparedCriterion {
  readonly name: string;
  readonly state: 'met' | 'open' | 'missed';
  readonly words: readonly string[];
}

/** Grades answers as if each stood alone. Answers that cannot be read are left out. */
export async function compareGrades(plan: Plan, answers: readonly GradedAnswer[]): Promise<readonly Compared[]> {
  const parts = new Map(plan.parts.map((part) => [part.id, part]));
  const compared: Compared[] = [];
  for (const graded of answers) {
    const part = parts.get(graded.part);
    const alone = await readAlone(graded.answer);
    if (!part || 'ungraded' in alone) continue;
    const { passage } = alone;
    const verdict = settleAlone(part, passage, part.judge);
    const ours = toHundredths(multiply(part.points, verdict.credit));
    const open = toHundredths(multiply(part.points, add(verdict.credit, verdict.open))) - ours;
    compared.push({
      graded,
      part,
      verdict,
      ours,
      open,
      review: verdict.review.length > 0,
      ...(passage && { passage }),
    });
  }
  return compared;
}

/** Agreement over answers of any parts, each counted in shares of its points. */
export function agreementWith(compared: readonly Compared[], seed: number): ComparedClass {
  const decided = compared.filter(({ review }) => !review);
  return {
    answers: compared.length,
    review: compared.length - decided.length,
    decided: agreementOf(decided.map(gradesOf), seed),
    all: agreementOf(compared.map(gradesOf), seed),
  };
}

function gradesOf({ part, ours, graded }: Compared): Grades {
  const points = Math.max(1, toHundredths(part.points));
  return { ours: ours / points, theirs: graded.hundredths / points };
}

/**
 * Answers on which the rubric and the person differ, the most harmful first: points paid that the person refused, then
 * points refused that the person paid, the most points first. An answer in review is one only where too much is certain.
 */
export function disagreementsIn(compared: readonly Compared[]): readonly Disagreement[] {
  const differing = compared.filter(({ ours, review, graded: { hundredths } }) =>
    review ? ours > hundredths : ours !== hundredths,
  );
  return differing.map(disagreementOf).toSorted((a, b) => {
    const [paidA, paidB] = [a.ours - a.theirs, b.ours - b.theirs];
    return Number(paidB > 0) - Number(paidA > 0) || Math.abs(paidB) - Math.abs(paidA) || a.line - b.line;
  });
}

function disagreementOf({ graded, ours, verdict, passage }: Compared): Disagreement {
  const { line, student, answer, hundredths } = graded;
  const criteria = (verdict.criteria ?? []).map((one): ComparedCriterion => {
    const spans = verdict.evidence.filter(({ criterion }) => criterion === one.name);
    const words = spans.map(({ span }) => passage?.document.text.slice(span.start, span.end) ?? '');
    return { name: one.name, state: stateOf(one), words };
  });
  return {
    line,
    ...(student !== undefined && { student }),
    answer,
    ours: ours / 100,
    theirs: hundredths / 100,
    criteria,
  };
}

function stateOf({ earned, open }: CriterionOutcome): ComparedCriterion['state'] {
  return earned.numerator > 0 ? 'met' : open.numerator > 0 ? 'open' : 'missed';
}
