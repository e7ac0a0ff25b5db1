import { isDenial } from '../../language/denials.ts';
import { distance, type Hit, type Reading, type Scope } from '../../language/match.ts';
import { standingOf } from '../../language/negation.ts';
import type { Standing } from '../../language/scene.ts';
import type { Range } from '../../language/text.ts';
import type { Restrictions, Rule } from './rule.ts';

/** A place in an answer where a rule holds, as far as its words go. */
export interface Solution extends Range {
  /** What stands for it, in the order of the rule. */
  readonly hits: readonly Hit[];
  readonly standing: Standing['kind'];
  /** The token that denies or casts doubt. */
  readonly by?: number;
  /** The worst slip of the pen that was forgiven. */
  readonly slips: number;
}

/** Where and how a rule is looked for. */
export interface Search {
  readonly reading: Reading;
  readonly within: Scope;
  /** Tokens that deny nothing, since they belong to what the criterion asks for. */
  readonly own: ReadonlySet<number>;
  readonly except?: Rule;
  /** Words between neighbours at most. */
  readonly most?: number;
  /** Whether denials are looked for (default), or all hits are taken as affirmed. */
  readonly judgeStanding?: boolean;
}

/** All places where a rule holds, in the order of the text; of an `all` the best one in each sentence (or paragraph). */
export function solve(rule: Rule, search: Search): readonly Solution[] {
  switch (rule.kind) {
    case 'phrase':
      return solvePhrase(rule, search);
    case 'any':
      return rule.rules.flatMap((one) => solve(one, search)).toSorted((a, b) => a.start - b.start);
    case 'all':
      return rule.ordered ? solveOrder(rule.rules, search) : solveAll(rule.rules, rule.rules.length, search);
    case 'at-least':
      return solveAll(rule.rules, rule.min, search);
    case 'restricted':
      return solveRestricted(rule.rule, rule.restrictions, search);
  }
}

/** Tokens of all hits of a rule, so that the words asked for are not read as denying each other. */
export function tokensOfHits(rule: Rule, reading: Reading, within: Scope): Set<number> {
  const tokens = new Set<number>();
  const visit = (one: Rule): void => {
    if (one.kind === 'restricted') visit(one.rule);
    else if (one.kind === 'phrase')
      for (const hit of reading.hits(one.phrase, within)) {
        for (let i = hit.start; i < hit.end && i < hit.start + LONGEST_OWN; i++)
          if (!isDenial(reading.text.tokens[i]?.text ?? '')) tokens.add(i);
        tokens.add(hit.end - 1);
        for (const denial of hit.denials) tokens.add(denial);
      }
    else one.rules.forEach(visit);
  };
  visit(rule);
  return tokens;
}

const LONGEST_OWN = 3;

/** The sentence, paragraph or answer that a token stands in, as a number. */
export function unitOf({ reading, within }: Pick<Search, 'reading' | 'within'>, token: number): number {
  const { sentenceOf, paragraphOf } = reading.text;
  if (within === 'answer') return 0;
  return (within === 'sentence' ? sentenceOf : paragraphOf)[token] ?? 0;
}

function solvePhrase(rule: Extract<Rule, { kind: 'phrase' }>, search: Search): readonly Solution[] {
  const { reading, within, own, except, most, judgeStanding = true } = search;
  const hits = reading.hits(rule.phrase, within, most);
  const left = except ? outside(hits, solve(except, { reading, within, own })) : hits;
  return left.map((hit): Solution => {
    const { start, end, slips } = hit;
    const standing = judgeStanding
      ? standingOf(reading.text, { start, end, own, denying: hit.denials.length > 0 })
      : AFFIRMED;
    const by = standing.kind === 'affirmed' ? {} : { by: standing.by };
    return { start, end, hits: [hit], standing: standing.kind, ...by, slips };
  });
}

const AFFIRMED: Standing = { kind: 'affirmed' };

/** Hits that do not lie in one of these. Both are sorted by start. */
function outside(hits: readonly Hit[], excepted: readonly Range[]): Hit[] {
  const left: Hit[] = [];
  let at = 0;
  let reach = -1;
  for (const hit of hits) {
    for (let next = excepted[at]; next && next.start <= hit.start; next = excepted[++at])
      reach = Math.max(reach, next.end);
    if (reach < hit.end) left.push(hit);
  }
  return left;
}

const WORST: readonly Standing['kind'][] = ['affirmed', 'doubtful', 'denied'];

function solveAll(rules: readonly Rule[], min: number, search: Search): readonly Solution[] {
  const found = rules.map((rule) => solve(rule, search));
  const solutions = bestInUnits(found, min, search);
  if (search.within === 'sentence') return solutions;
  // In a paragraph the best would hide that a sentence of its own denies the whole.
  const denied = bestInUnits(found, min, { ...search, within: 'sentence' }).filter((one) => one.standing === 'denied');
  return [...solutions, ...denied].toSorted((a, b) => a.start - b.start);
}

function bestInUnits(found: readonly (readonly Solution[])[], min: number, search: Search): Solution[] {
  const groups = found.map((solutions) => byUnit(solutions, search));
  const units = new Set(groups.flatMap((group) => [...group.keys()]));
  const solutions: Solution[] = [];
  for (const unit of [...units].toSorted((a, b) => a - b)) {
    const there = groups.flatMap((group) => {
      const choices = group.get(unit);
      return choices ? [choices] : [];
    });
    if (there.length < min) continue;
    const best = there.map(bestOf).toSorted((a, b) => WORST.indexOf(a.standing) - WORST.indexOf(b.standing));
    const chosen = search.most === undefined ? best.slice(0, min) : closest(there, search);
    if (chosen) solutions.push(together(chosen));
  }
  return solutions;
}

/** Affirmed before doubtful before denied; few slips before many; early before late. */
function bestOf(solutions: readonly Solution[]): Solution {
  return solutions.reduce((best, one) => {
    const better = WORST.indexOf(one.standing) - WORST.indexOf(best.standing) || one.slips - best.slips;
    return better < 0 ? one : best;
  });
}

/** One of each group so that neighbours stand at most `most` words apart: the first such window, or none. */
function closest(groups: readonly (readonly Solution[])[], search: Search): Solution[] | undefined {
  const { reading, most = 0 } = search;
  const all = groups.flatMap((group, i) => group.map((solution) => ({ solution, i })));
  const sorted = all.toSorted((a, b) => a.solution.start - b.solution.start);
  let last = new Map<number, Solution>();
  let previous: Solution | undefined;
  for (const { solution, i } of sorted) {
    if (previous && distance(reading.text, previous, solution) > most) last = new Map();
    last.set(i, solution);
    previous = solution;
    if (last.size === groups.length) return [...last.values()];
  }
  return undefined;
}

function solveOrder(rules: readonly Rule[], search: Search): readonly Solution[] {
  const groups = rules.map((rule) => byUnit(solve(rule, search), search));
  const [first = new Map<number, Solution[]>(), ...rest] = groups;
  return [...first].flatMap(([unit, starts]) => {
    const begin = starts.find((one) => one.standing === 'affirmed') ?? starts[0];
    if (!begin) return [];
    const chosen = [begin];
    for (const group of rest) {
      const from = chosen.at(-1)?.end ?? 0;
      const next = (group.get(unit) ?? []).find((one) => one.start >= from && inReach(chosen.at(-1), one, search));
      if (!next) return [];
      chosen.push(next);
    }
    return [together(chosen)];
  });
}

function inReach(before: Solution | undefined, next: Solution, { reading, most }: Search): boolean {
  return !before || most === undefined || distance(reading.text, before, next) <= most;
}

function together(parts: readonly Solution[]): Solution {
  const worst = parts.reduce((a, b) => (WORST.indexOf(b.standing) > WORST.indexOf(a.standing) ? b : a));
  return {
    start: Math.min(...parts.map((part) => part.start)),
    end: Math.max(...parts.map((part) => part.end)),
    hits: parts.flatMap((part) => part.hits),
    standing: worst.standing,
    ...(worst.by !== undefined && { by: worst.by }),
    slips: Math.max(...parts.map((part) => part.slips)),
  };
}

function solveRestricted(rule: Rule, restrictions: Restrictions, search: Search): readonly Solution[] {
  const { near, not, except, words } = restrictions;
  const inner = { ...search, ...(except && { except }), ...(words !== undefined && { most: words }) };
  let solutions = solve(rule, inner);
  if (near && solutions.length > 0) {
    const others = solve(near.rule, search);
    solutions = solutions.flatMap((one) => {
      const other = nearest(one, others, { ...search, most: near.words });
      return other ? [{ ...one, hits: [...one.hits, ...other.hits] }] : [];
    });
  }
  if (!not || solutions.length === 0) return solutions;
  const cancelled = new Set(
    solve(not, search).flatMap((one) => (one.standing === 'affirmed' ? [unitOf(search, one.start)] : [])),
  );
  return solutions.filter((one) => !cancelled.has(unitOf(search, one.start)));
}

/** One of `others` (sorted by start) that stands near. Only the nearest few on each side are looked at. */
function nearest(solution: Solution, others: readonly Solution[], search: Search): Solution | undefined {
  const { reading, most = 0 } = search;
  let low = 0;
  let high = others.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((others[middle]?.start ?? 0) < solution.start) low = middle + 1;
    else high = middle;
  }
  return others.slice(Math.max(0, low - BESIDE), low + BESIDE).find((other) => {
    const apart = Math.max(distance(reading.text, solution, other), distance(reading.text, other, solution));
    return apart <= most && unitOf(search, other.start) === unitOf(search, solution.start);
  });
}

const BESIDE = 4;

function byUnit(solutions: readonly Solution[], search: Search): Map<number, Solution[]> {
  const units = new Map<number, Solution[]>();
  for (const solution of solutions) {
    const unit = unitOf(search, solution.start);
    const there = units.get(unit);
    if (there) there.push(solution);
    else units.set(unit, [solution]);
  }
  return units;
}
