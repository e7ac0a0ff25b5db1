import { bootstrap, type Estimate } from '../../statistics/agreement.ts';
import { candidatesFor, type Candidate } from './candidates.ts';
import { choose } from './choose.ts';
import { isSame, lossOf, outcomeOf, TINY, type Outcome } from './outcome.ts';
import { withAdditions } from './places.ts';
import { FOLDS, samplesOf, type Sample } from './samples.ts';
import type { Addition, Judge, Marked, Options, Tunable } from './tunable.ts';

/** Words that would mend a criterion, and what they did to answers that had no say in choosing them. */
export interface Proposal {
  readonly addition: Addition;
  /** Indices of answers that would come nearer to the person's points, and of those that would go away from them. */
  readonly mended: readonly number[];
  readonly harmed: readonly number[];
  /** How likely chance alone is to put the words where they stand. */
  readonly chance: number;
  readonly heldBack: HeldBack;
}

/** What a change does to answers that were held back while it was chosen. */
export interface HeldBack {
  readonly mended: number;
  readonly harmed: number;
  /** Change of the share of answers that are decided alone and have the person's points. */
  readonly change: Estimate;
}

/** What graded answers say about the criteria of a part. */
export interface Tuning {
  readonly proposals: readonly Proposal[];
  /** The options with all proposals. */
  readonly options: Options;
  /** What accepting all of them would do. */
  readonly together: HeldBack;
}

/**
 * Proposes words for the criteria of a part by answers that a person has graded, each judged on answers that were held
 * back while it was chosen. Pure; the same seed gives the same proposals.
 */
export function proposeWords(part: Tunable, marked: readonly Marked[], seed: number): Tuning {
  const judge = part.prepare(part.options);
  const samples = judge ? samplesOf(marked, judge, seed) : [];
  const search = candidatesFor(part, samples);
  const byFold = Array.from({ length: FOLDS }, (_, fold) => choose(search, samples, fold));
  const together = heldBack(outcomesTogether(part, samples, byFold), samples, seed);
  const proposals = choose(search, samples, undefined)
    .map((one): Proposal => ({
      addition: one.addition,
      ...sidesOf(one, samples),
      chance: one.chance(undefined),
      heldBack: heldBack(outcomesAlone(one, samples, byFold), samples, seed),
    }))
    .filter((one) => one.heldBack.mended > one.heldBack.harmed && together.mended > together.harmed);
  const additions = proposals.map(({ addition }) => addition);
  return { proposals, options: withAdditions(part.options, additions), together };
}

/** Each answer judged with what was chosen without it. */
function outcomesTogether(
  part: Tunable,
  samples: readonly Sample[],
  byFold: readonly (readonly Candidate[])[],
): Map<number, Outcome> {
  const outcomes = new Map<number, Outcome>();
  const judges = new Map<string, Judge | undefined>();
  for (const [fold, chosen] of byFold.entries()) {
    if (chosen.length === 0) continue;
    const additions = chosen.map(({ addition }) => addition);
    const key = JSON.stringify(additions);
    if (!judges.has(key)) judges.set(key, part.prepare(withAdditions(part.options, additions)));
    const judge = judges.get(key);
    if (!judge) continue;
    for (const [i, sample] of samples.entries())
      if (sample.fold === fold) outcomes.set(i, outcomeOf(judge(sample.passage)));
  }
  return outcomes;
}

/** What one candidate does to answers of folds in which it is chosen without them. */
function outcomesAlone(
  candidate: Candidate,
  samples: readonly Sample[],
  byFold: readonly (readonly Candidate[])[],
): Map<number, Outcome> {
  const counts = (sample: number): boolean => byFold[samples[sample]?.fold ?? 0]?.includes(candidate) === true;
  return new Map(candidate.effects.filter(({ sample }) => counts(sample)).map(({ sample, after }) => [sample, after]));
}

function heldBack(outcomes: ReadonlyMap<number, Outcome>, samples: readonly Sample[], seed: number): HeldBack {
  let mended = 0;
  let harmed = 0;
  const changes = samples.flatMap((sample, i) => {
    const after = outcomes.get(i) ?? sample.before;
    const gain = lossOf(sample.before, sample.share) - lossOf(after, sample.share);
    if (gain > TINY) mended += sample.answers.length;
    if (gain < -TINY) harmed += sample.answers.length;
    const change = Number(agrees(after, sample)) - Number(agrees(sample.before, sample));
    return sample.answers.map(() => change);
  });
  const value = meanOf(changes) ?? 0;
  return { mended, harmed, change: { value, ...bootstrap(changes, meanOf, seed) } };
}

function agrees({ score, review }: Outcome, { share }: Sample): boolean {
  return !review && isSame(score, share);
}

function sidesOf({ effects }: Candidate, samples: readonly Sample[]): Pick<Proposal, 'mended' | 'harmed'> {
  const side = (sign: 1 | -1): number[] =>
    effects.flatMap(({ sample, after }) => {
      const one = samples[sample];
      return one && sign * (lossOf(one.before, one.share) - lossOf(after, one.share)) > TINY ? one.answers : [];
    });
  return { mended: side(1), harmed: side(-1) };
}

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
