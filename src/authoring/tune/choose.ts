import { FEWEST, type Candidate, type Effect, type Search } from './candidates.ts';
import { hasContext } from './places.ts';
import { lossOf, TINY, type Outcome } from './outcome.ts';
import type { Sample } from './samples.ts';
import { acceptedChance } from './significance.ts';

/**
 * Chooses candidates one after the other, each time the one that mends most of what is still wrong, as long as it is no
 * mere chance. With `heldBack` the answers of that fold have no say.
 */
export function choose(
  { candidates, tried }: Search,
  samples: readonly Sample[],
  heldBack: number | undefined,
): readonly Candidate[] {
  const chances = candidates.map((one) => one.chance(heldBack));
  const limit = acceptedChance(chances, tried);
  const open = new Set(candidates.filter((_, i) => (chances[i] ?? 1) <= limit));
  const state: State = { samples, heldBack, outcomes: samples.map(({ before }) => before), mended: new Map() };
  const chosen: Candidate[] = [];
  while (chosen.length < MOST) {
    const best = bestOf(open, state);
    if (!best) break;
    chosen.push(best);
    open.delete(best);
    apply(best, state);
  }
  return chosen;
}

/** Proposals for one part: a person has to read them. */
const MOST = 8;

interface State {
  readonly samples: readonly Sample[];
  readonly heldBack: number | undefined;
  /** What each answer comes to with all that was chosen so far. */
  readonly outcomes: Outcome[];
  /** By criterion: answers in which it holds by what was chosen. */
  readonly mended: Map<string, Set<number>>;
}

/** What a candidate does to answers as they are by now. */
interface Effects {
  readonly gain: number;
  readonly mended: number;
  readonly harmed: number;
}

interface Worth {
  readonly candidate: Candidate;
  /** How much less is lost. */
  readonly gain: number;
}

function bestOf(open: Iterable<Candidate>, state: State): Candidate | undefined {
  let best: Worth | undefined;
  for (const candidate of open) {
    const { gain, mended, harmed } = worthOf(candidate, state);
    if (gain <= TINY || mended < FEWEST || mended < MENDED_FOR_HARMED * harmed) continue;
    if (!best || gain > best.gain + TINY || (gain > best.gain - TINY && isSafer(candidate, best.candidate)))
      best = { candidate, gain };
  }
  return best?.candidate;
}

/**
 * Of two that mend as much: the one beside which more of the criterion is still asked for; then that of the criterion which
 * more answers meet, since a person's points do not say what they were given for; then the longer one.
 */
function isSafer(one: Candidate, other: Candidate): boolean {
  const context = Number(hasContext(one.addition.place)) - Number(hasContext(other.addition.place));
  return (context || one.there - other.there || one.content - other.content) > 0;
}

/** A wrong answer that is paid is worse than a right one that is not: nobody looks at it again. */
const MENDED_FOR_HARMED = 5;

function worthOf(candidate: Candidate, state: State): Effects {
  let gain = 0;
  let mended = 0;
  let harmed = 0;
  for (const effect of candidate.effects) {
    const sample = state.samples[effect.sample];
    if (!sample || sample.fold === state.heldBack) continue;
    const before = state.outcomes[effect.sample] ?? sample.before;
    const less = lossOf(before, sample.share) - lossOf(outcomeWith(candidate, effect, state), sample.share);
    gain += less * sample.answers.length;
    if (less > TINY) mended++;
    if (less < -TINY) harmed++;
  }
  return { gain, mended, harmed };
}

/** What a change makes of an answer that others have changed before: criteria add up. */
function outcomeWith(
  { addition }: Candidate,
  { sample: index, after }: Effect,
  { samples, outcomes, mended }: State,
): Outcome {
  const now = outcomes[index] ?? after;
  const before = samples[index]?.before;
  if (!before || now === before) return after;
  if (mended.get(addition.place.criterion)?.has(index) === true) return now;
  const score = Math.max(0, Math.min(1, now.score + after.score - before.score));
  const open = Math.max(0, Math.min(1 - score, now.open + after.open - before.open));
  return { score, open, review: now.review && after.review };
}

function apply(candidate: Candidate, state: State): void {
  const { criterion } = candidate.addition.place;
  const mended = state.mended.get(criterion) ?? new Set<number>();
  for (const effect of candidate.effects) state.outcomes[effect.sample] = outcomeWith(candidate, effect, state);
  for (const { sample } of candidate.effects) mended.add(sample);
  state.mended.set(criterion, mended);
}
