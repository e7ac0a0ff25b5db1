import { stringify } from 'yaml';

import { settleAlone } from '../../grading/check-answer.ts';
import type { Plan, PlannedPart } from '../../grading/plan.ts';
import { toHundredths } from '../../model/share.ts';
import {
  agreementWith,
  compareGrades,
  disagreementsIn,
  type Compared,
  type ComparedClass,
  type Disagreement,
} from './compare-grades.ts';
import { valueAt } from './places.ts';
import { proposeWords, type HeldBack, type Tuning } from './propose.ts';
import type { GradedAnswer } from './read-graded.ts';
import type { Marked, Options, Place, Tunable } from './tunable.ts';

/** What graded answers say of a rubric. Plain data. */
export interface TuneReport {
  readonly rubric: string;
  readonly seed: number;
  readonly overall: ComparedClass;
  readonly parts: readonly PartTuning[];
}

/** What graded answers say of one part. */
export interface PartTuning extends ComparedClass {
  readonly part: string;
  readonly kind: string;
  readonly points: number;
  readonly disagreements: readonly Disagreement[];
  readonly proposals: readonly WordsProposal[];
  /** What accepting all proposals does to answers that were held back. */
  readonly together?: HeldBack;
  /** The criteria that the proposals change, ready to take the place of those in the rubric. */
  readonly yaml?: string;
}

/** Words for a criterion. */
export interface WordsProposal {
  readonly criterion: string;
  readonly words: string;
  /** What they may stand for; absent where they are an alternative to the whole criterion. */
  readonly insteadOf?: string;
  /** Lines of the answers that they mend, and of those that they harm. */
  readonly mended: readonly number[];
  readonly harmed: readonly number[];
  readonly heldBack: HeldBack;
}

/** Compares a rubric with graded answers and proposes words for its criteria. Parts without answers are left out. */
export async function tuneRubric(plan: Plan, answers: readonly GradedAnswer[], seed: number): Promise<TuneReport> {
  const compared = await compareGrades(plan, answers);
  const parts = plan.parts.flatMap((part) => {
    const own = compared.filter((one) => one.part === part);
    return own.length === 0 ? [] : [tunePart(part, own, seed)];
  });
  return { rubric: plan.id, seed, overall: agreementWith(compared, seed), parts };
}

function tunePart(part: PlannedPart, compared: readonly Compared[], seed: number): PartTuning {
  const own = {
    part: part.id,
    kind: part.kind,
    points: toHundredths(part.points) / 100,
    ...agreementWith(compared, seed),
    disagreements: disagreementsIn(compared),
  };
  const tunable = part.kind === 'concept' ? tunableFrom(part) : undefined;
  if (!tunable) return { ...own, proposals: [] };
  const written = compared.flatMap((one) => (one.passage ? [{ ...one, passage: one.passage }] : []));
  const points = Math.max(1, toHundredths(part.points));
  const marked = written.map(({ passage, graded }): Marked => ({ passage, share: graded.hundredths / points }));
  const tuning = proposeWords(tunable, marked, seed);
  const lineOf = (answer: number): number => written[answer]?.graded.line ?? 0;
  const proposals = proposalsIn(tuning, tunable.options, lineOf);
  if (proposals.length === 0) return { ...own, proposals };
  return { ...own, proposals, together: tuning.together, yaml: yamlOf(tuning) };
}

function tunableFrom(part: PlannedPart): Tunable | undefined {
  const { id, ask, options } = part;
  if (!isMap(options)) return undefined;
  return {
    id,
    ...(ask !== undefined && { ask }),
    options,
    prepare(changed) {
      const judge = part.judgeWith(changed);
      return judge && ((passage) => settleAlone(part, passage, judge));
    },
  };
}

function proposalsIn({ proposals }: Tuning, options: Options, lineOf: (answer: number) => number): WordsProposal[] {
  return proposals.map(({ addition: { place, words }, mended, harmed, heldBack }) => {
    const insteadOf = place.element ?? memberAt(options, place);
    return {
      criterion: place.criterion,
      words,
      ...(insteadOf !== undefined && { insteadOf }),
      mended: mended.map(lineOf),
      harmed: harmed.map(lineOf),
      heldBack,
    };
  });
}

/** The member of an `all` that words may stand for, in short. */
function memberAt(options: Options, { criterion, paths: [path = []] }: Place): string | undefined {
  if (path.length <= 3 && (path.length <= 2 || path.at(-1) !== 'near')) return undefined;
  const value: unknown = valueAt(options, path);
  const [first = criterion] = Array.isArray(value) ? (value as unknown[]) : [value];
  return typeof first === 'string' || typeof first === 'number' ? String(first) : undefined;
}

/** The criteria that are changed, as YAML. */
function yamlOf({ proposals, options }: Tuning): string {
  const changed = new Set(proposals.map(({ addition }) => addition.place.criterion));
  const criteria = Object.entries(options['criteria'] as Options).filter(([name]) => changed.has(name));
  return stringify({ criteria: Object.fromEntries(criteria) }, { lineWidth: 0, indentSeq: false });
}

function isMap(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
