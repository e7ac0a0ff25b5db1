import type { Reading } from '../../language/match.ts';
import { beginningOf, isKeywordList, structureOf } from '../../language/structure.ts';
import { spanOf } from '../../language/text.ts';
import type { Finding } from '../../model/finding.ts';
import type { Criterion, Rule } from './rule.ts';
import { solve, tokensOfHits, type Search, type Solution } from './solve.ts';

/** How one criterion came out. */
export interface Judgement {
  readonly criterion: Criterion;
  /** `open`: a person decides. */
  readonly state: 'met' | 'open' | 'denied' | 'missing';
  /** The words that decided. */
  readonly solution?: Solution;
  /** Why a person should look. */
  readonly review?: Finding;
}

/** Looks for one criterion in an answer. */
export function judgeCriterion(criterion: Criterion, reading: Reading): Judgement {
  const { rule, within } = criterion;
  const own = tokensOfHits(rule, reading, within);
  const solutions = solve(rule, { reading, within, own });
  const affirmed = firstOf(solutions, 'affirmed', reading, criterion);
  const denied = solutions.find((one) => one.standing === 'denied');
  if (affirmed && solutions.some((one) => one.standing === 'denied' && !sharesWords(one, affirmed)))
    return doubt(criterion, affirmed, 'said-and-denied', reading);
  if (affirmed?.listed === true) return doubt(criterion, affirmed, 'keyword-list', reading);
  if (affirmed && affirmed.slips > 1) return doubt(criterion, affirmed, 'spelling-guessed', reading);
  if (affirmed) return { criterion, state: 'met', solution: affirmed };
  const doubtful = solutions.find((one) => one.standing === 'doubtful');
  if (doubtful) return doubt(criterion, doubtful, 'unsure-if-meant', reading);
  if (denied) return { criterion, state: 'denied', solution: denied };
  return spread(criterion, { reading, within, own }) ?? { criterion, state: 'missing' };
}

interface Listed extends Solution {
  readonly listed: boolean;
}

/** The best solution of a standing: in a sentence rather than in a list of keywords, without slips rather than with. */
function firstOf(
  solutions: readonly Solution[],
  standing: Solution['standing'],
  reading: Reading,
  criterion: Criterion,
): Listed | undefined {
  let best: Listed | undefined;
  for (const one of solutions) {
    if (one.standing !== standing) continue;
    const listed = criterion.relational && isListed(one, reading);
    const found = { ...one, listed };
    if (!best || rank(found) < rank(best)) best = found;
  }
  return best;
}

/** The fewer the better: a list of keywords is worse than slips, slips are worse than a long stretch of text. */
function rank({ listed, slips, hits }: Listed): number {
  const stretch = hits.reduce((sum, { start, end }) => sum + Math.max(0, end - start - SHORT), 0);
  return (listed ? 1e9 : 0) + slips * 1e8 + Math.min(stretch, 1e7);
}

/** Hits of so many tokens are equally good. */
const SHORT = 4;

function sharesWords(one: Solution, other: Solution): boolean {
  return one.hits.some((a) => other.hits.some((b) => a.start < b.end && b.start < a.end));
}

/** Whether all words that stand for a solution stand in mere lists. */
function isListed({ hits }: Solution, { text }: Reading): boolean {
  return hits.every(({ start }) => {
    const sentence = text.sentences[text.sentenceOf[start] ?? 0];
    return sentence !== undefined && isKeywordList(structureOf(text, beginningOf(sentence)));
  });
}

/** All that is asked for stands in two neighbouring sentences: pronouns may join them, and only a reader can tell. */
function spread(criterion: Criterion, search: Search): Judgement | undefined {
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
      const solution = { ...part, hits: found.flatMap(({ hits }) => hits) };
      return doubt(criterion, solution, 'words-far-apart', search.reading);
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

function doubt(criterion: Criterion, solution: Solution, code: string, { text }: Reading): Judgement {
  const [first] = solution.hits;
  const span = spanOf(text, first ?? solution);
  return { criterion, state: 'open', solution, review: { code, data: { what: criterion.hint }, span } };
}
