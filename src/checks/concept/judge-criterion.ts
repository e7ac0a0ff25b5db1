import { spanOf } from '../../language/text.ts';
import { spelt, type Answer } from './answer.ts';
import { featuresOf, isCopied, isInList } from './confidence.ts';
import { assuranceOf, inWords, type Feature } from './features.ts';
import type { Judgement, Look } from './judgement.ts';
import { withNearMisses } from './near-miss.ts';
import type { Criterion, Rule } from './rule.ts';
import type { Search, Solution } from './solution.ts';
import { solve, tokensOfHits } from './solve.ts';

/** Looks for all criteria of a part in an answer; what is less sure than `reviewBelow` is left open. */
export function judgeCriteria(criteria: readonly Criterion[], answer: Answer, reviewBelow: number): Judgement[] {
  const looks = criteria.map((criterion) => lookFor(criterion, answer));
  return withNearMisses(looks, answer).map((look) => decided(look, answer, reviewBelow));
}

/** The same, where what is missing matters to nobody: a part of it is nothing. */
export function judgeStated(criterion: Criterion, answer: Answer, reviewBelow: number): Judgement {
  return decided(lookFor(criterion, answer), answer, reviewBelow);
}

function decided(look: Look, { reading }: Answer, reviewBelow: number): Judgement {
  const assurance = assuranceOf(look.features);
  const { confidence, features } = assurance;
  if (confidence > 0 && confidence >= reviewBelow) return { ...look, assurance, state: look.leaning };
  const [first] = features;
  if (!first) throw new Error('a verdict is unsure only for a reason');
  const at = first.at ?? look.solution?.hits[0] ?? look.solution;
  const data = { what: look.criterion.hint, why: inWords(features) };
  const review = { code: first.code, data, ...(at && { span: spanOf(reading.text, at) }) };
  return { ...look, assurance, state: 'open', review };
}

function lookFor(criterion: Criterion, answer: Answer): Look {
  const { rule, within } = criterion;
  const { reading } = answer;
  const search = { reading, within, own: tokensOfHits(rule, reading, within) };
  const solutions = solve(rule, search);
  const found = bestAffirmed(solutions, criterion, answer);
  const denied = solutions.find((one) => one.standing === 'denied');
  const seen = (leaning: Look['leaning'], solution: Solution, ...weighty: Feature[]): Look => {
    const features = [...weighty, ...featuresOf(criterion, solution, answer)];
    return { criterion, leaning, solution, features };
  };
  if (found) {
    const { solution, listed } = found;
    const against = solutions.find((one) => one.standing === 'denied' && !sharesWords(one, solution));
    if (against) return seen('met', solution, castsDoubt('said-and-denied', against, answer));
    return seen('met', solution, ...(listed ? [{ code: 'only-listed' } as const] : []));
  }
  const doubtful = solutions.find((one) => one.standing === 'doubtful');
  if (doubtful) return seen('missing', doubtful, castsDoubt('unsure-if-meant', doubtful, answer));
  if (denied) return seen('denied', denied);
  const spread = spreadOverTwo(criterion, search);
  if (spread) return seen('missing', spread, { code: 'words-far-apart' });
  return { criterion, leaning: 'missing', features: [] };
}

/** A feature that points at the word that denies or casts doubt. */
function castsDoubt(code: Feature['code'], { by, hits, start, end }: Solution, answer: Answer): Feature {
  const at = by === undefined ? (hits[0] ?? { start, end }) : { start: by, end: by + 1 };
  return { code, data: { by: spelt(answer, at) }, at };
}

interface Listed {
  readonly solution: Solution;
  /** Ideas in relation are asked for, and their words stand in a list of keywords. */
  readonly listed: boolean;
  /** The question says it, and the answer copies that. */
  readonly copied: boolean;
}

/** The best affirmed solution: in a sentence rather than in a list of keywords, without slips rather than with. */
function bestAffirmed(solutions: readonly Solution[], { relational }: Criterion, answer: Answer): Listed | undefined {
  let best: Listed | undefined;
  for (const solution of solutions) {
    if (solution.standing !== 'affirmed') continue;
    const listed = relational && isInList(solution, answer);
    const found = { solution, listed, copied: isCopied(solution, answer) };
    if (!best || rank(found) < rank(best)) best = found;
  }
  return best;
}

/** The fewer the better: a copy is worst, a list of keywords is worse than slips, slips are worse than a long stretch of text. */
function rank({ listed, copied, solution: { slips, hits } }: Listed): number {
  const stretch = hits.reduce((sum, { start, end }) => sum + Math.max(0, end - start - SHORT), 0);
  return (copied ? 1e10 : 0) + (listed ? 1e9 : 0) + slips * 1e8 + Math.min(stretch, 1e7);
}

/** Hits of so many tokens are equally good. */
const SHORT = 4;

function sharesWords(one: Solution, other: Solution): boolean {
  return one.hits.some((a) => other.hits.some((b) => a.start < b.end && b.start < a.end));
}

/** All that is asked for stands in two neighbouring sentences: pronouns may join them, and only a reader can tell. */
function spreadOverTwo(criterion: Criterion, search: Search): Solution | undefined {
  if (criterion.within !== 'sentence') return undefined;
  const rule = coreOf(criterion.rule);
  if (rule.kind !== 'all' || rule.ordered || rule.rules.length < 2) return undefined;
  const groups = rule.rules.map((one) => affirmedBySentence(one, search));
  const [first = new Map<number, Solution>(), ...rest] = groups;
  for (const [sentence] of first) {
    for (const shift of [-1, 1]) {
      const parts = groups.map((group) => group.get(sentence) ?? group.get(sentence + shift));
      const found = parts.filter((part) => part !== undefined);
      if (found.length <= rest.length) continue;
      const [part] = found;
      if (!part) continue;
      return { ...part, hits: found.flatMap(({ hits }) => hits) };
    }
  }
  return undefined;
}

function coreOf(rule: Rule): Rule {
  return rule.kind === 'restricted' ? coreOf(rule.rule) : rule;
}

function affirmedBySentence(rule: Rule, search: Search): Map<number, Solution> {
  const found = new Map<number, Solution>();
  for (const one of solve(rule, search)) {
    const sentence = search.reading.text.sentenceOf[one.start] ?? 0;
    if (one.standing === 'affirmed' && !found.has(sentence)) found.set(sentence, one);
  }
  return found;
}
