import { firstFrom } from '../../model/sorted.ts';
import { isDenial } from '../../language/denials.ts';
import { distance, type Reading, type Scope } from '../../language/match.ts';
import type { Hit } from '../../language/word-index.ts';
import { isPlainlySaid, standingOf } from '../../language/negation.ts';
import { oppositeOf } from '../../language/opposite.ts';
import type { Phrase } from '../../language/phrase.ts';
import type { Standing } from '../../language/scene.ts';
import type { Range } from '../../language/text.ts';
import { outside, standsIn, standsInside } from './ranges.ts';
import { partsOf, type Restrictions, type Rule } from './rule.ts';
import { bestOf, together, unitOf, WORST, type Search, type Solution } from './solution.ts';
import { solveOnly } from './solve-only.ts';

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
    case 'only':
      return solveOnly(rule.rule, search, solve);
    case 'absent':
      return solveAbsent(rule.rule, search);
  }
}

/** Tokens of all hits of a rule, so that the words asked for are not read as denying each other. */
export function tokensOfHits(rule: Rule, reading: Reading, within: Scope): Set<number> {
  const tokens = new Set<number>();
  const visit = (one: Rule): void => {
    if (one.kind === 'phrase')
      for (const hit of reading.hits(one.phrase, within)) {
        for (let i = hit.start; i < hit.end && i < hit.start + LONGEST_OWN; i++)
          if (!isDenial(reading.text.tokens[i]?.text ?? '')) tokens.add(i);
        tokens.add(hit.end - 1);
        for (const denial of hit.denials) tokens.add(denial);
      }
    partsOf(one)?.forEach(visit);
  };
  visit(rule);
  return tokens;
}

const LONGEST_OWN = 3;

function solvePhrase(rule: Extract<Rule, { kind: 'phrase' }>, search: Search): readonly Solution[] {
  const { reading, within, own, except, without, most, judgeStanding = true } = search;
  const hits = reading.hits(rule.phrase, within, most);
  const allowed = except ? outside(hits, solve(except, { reading, within, own })) : hits;
  const left = without ? allowed.filter(({ start, end }) => !standsInside(without, { start, end })) : allowed;
  const solutions = left.map((hit): Solution => {
    const { start, end, slips } = hit;
    const standing = judgeStanding
      ? standingOf(reading.text, { start, end, own, denying: hit.denials.length > 0 })
      : AFFIRMED;
    const by = standing.kind === 'affirmed' ? {} : { by: standing.by };
    return { start, end, hits: [hit], standing: standing.kind, ...by, slips };
  });
  const opposite = judgeStanding ? oppositeOf(rule.phrase) : undefined;
  if (!opposite) return solutions;
  return [...solutions, ...contradictions(opposite, hits, search)].toSorted((a, b) => a.start - b.start);
}

/** Where the opposite of a phrase is said, that is, the phrase denied: `depends on position` for `not depend on position`. */
function contradictions(opposite: Phrase, asked: readonly Hit[], { reading, within, most }: Search): Solution[] {
  return outside(reading.hits(opposite, within, most), asked).flatMap((hit) => {
    const { start, end, slips } = hit;
    if (slips > 0 || !isPlainlySaid(reading.text, { start, end, own: NONE, denying: false })) return [];
    return [{ start, end, hits: [hit], standing: 'denied', by: start, slips }];
  });
}

const NONE: ReadonlySet<number> = new Set();

const AFFIRMED: Standing = { kind: 'affirmed' };

function solveAll(rules: readonly Rule[], min: number, search: Search): readonly Solution[] {
  const found = solveEach(rules, min, search);
  if (!found) return [];
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
    const anyDistance = search.most === undefined && !search.without;
    const chosen = anyDistance ? best.slice(0, min) : closest(there, min, search);
    if (chosen) solutions.push(together(chosen));
  }
  return solutions;
}

/** Solutions of `min` groups, one of each, of which neighbours stand at most `most` words apart: the first such window. */
function closest(groups: readonly (readonly Solution[])[], min: number, search: Search): Solution[] | undefined {
  const all = groups.flatMap((group, i) => group.map((solution) => ({ solution, i })));
  let window: typeof all = [];
  for (const next of all.toSorted((a, b) => a.solution.start - b.solution.start)) {
    const kept = [...window.filter(({ i }) => i !== next.i), next];
    const isFar = (at: number): boolean => {
      const [before, behind] = [kept[at - 1], kept[at]];
      return before !== undefined && behind !== undefined && !inReach(before.solution, behind.solution, search);
    };
    window = kept.slice(
      Math.max(
        0,
        kept.findLastIndex((_, at) => isFar(at)),
      ),
    );
    if (window.length === min) return window.map(({ solution }) => solution);
  }
  return undefined;
}

/** The solutions of each rule; undefined as soon as fewer than `min` of them can be there: most criteria are not met. */
function solveEach(rules: readonly Rule[], min: number, search: Search): readonly (readonly Solution[])[] | undefined {
  const found: (readonly Solution[])[] = [];
  let missing = 0;
  for (const rule of rules) {
    const solutions = solve(rule, search);
    if (solutions.length === 0 && ++missing > rules.length - min) return undefined;
    found.push(solutions);
  }
  return found;
}

/**
 * The best chain in each unit: each rule stands after the one before it and, where there is a limit, near it. Of the
 * chains that end before a solution, the one that ends last is nearest to it, so that one of each standing is enough:
 * time is linear in the solutions.
 */
function solveOrder(rules: readonly Rule[], search: Search): readonly Solution[] {
  const found = solveEach(rules, rules.length, search) ?? [];
  const [first = new Map<number, Solution[]>(), ...rest] = found.map((solutions) => byUnit(solutions, search));
  return [...first].flatMap(([unit, starts]) => {
    let chains: readonly Solution[] = starts;
    for (const group of rest) chains = prolonged(chains, group.get(unit) ?? [], search);
    return chains.length > 0 ? [bestOf(chains)] : [];
  });
}

function prolonged(chains: readonly Solution[], nexts: readonly Solution[], search: Search): Solution[] {
  const byEnd = chains.toSorted((a, b) => a.end - b.end);
  const latest = new Map<Standing['kind'], Solution>();
  let at = 0;
  return nexts.flatMap((next) => {
    for (let chain = byEnd[at]; chain && chain.end <= next.start; chain = byEnd[++at])
      latest.set(chain.standing, chain);
    const reached = [...latest.values()].filter((chain) => inReach(chain, next, search));
    return reached.length > 0 ? [together([bestOf(reached), next])] : [];
  });
}

function inReach(before: Solution, next: Solution, { reading, most, without }: Search): boolean {
  if (without && standsIn(without, { start: before.end, end: next.start })) return false;
  return most === undefined || distance(reading.text, before, next) <= most;
}

/** None of these stands anywhere in the answer: true of each sentence, paragraph or answer then. */
function solveAbsent(rule: Rule, search: Search): readonly Solution[] {
  const found = solve(rule, { ...search, judgeStanding: true });
  if (search.reading.text.words === 0 || found.some(({ standing }) => standing === 'affirmed')) return [];
  const doubt = found.find(({ standing }) => standing === 'doubtful');
  return unitsOf(search).map(({ start }) => {
    const nothing = { start, end: start, hits: [], slips: 0 };
    if (!doubt) return { ...nothing, standing: 'affirmed' };
    return { ...nothing, standing: 'doubtful', ...(doubt.by !== undefined && { by: doubt.by }) };
  });
}

function unitsOf({ reading: { text }, within }: Search): readonly Range[] {
  if (within === 'answer') return [{ start: 0, end: text.tokens.length }];
  return within === 'sentence' ? text.sentences : text.paragraphs;
}

function solveRestricted(rule: Rule, restrictions: Restrictions, search: Search): readonly Solution[] {
  const { near, not, except, without, words, within, named } = restrictions;
  const scoped = { ...search, ...(within && { within }) };
  const inner = {
    ...scoped,
    ...(except && { except }),
    ...(without && { without: solve(without, scoped) }),
    ...(words !== undefined && { most: words }),
    ...(named === true && { judgeStanding: false }),
  };
  let solutions = solve(rule, inner);
  if (near && solutions.length > 0) {
    const others = solve(near.rule, scoped);
    solutions = solutions.flatMap((one) => {
      const other = nearest(one, others, { ...scoped, most: near.words });
      return other ? [{ ...one, hits: [...one.hits, ...other.hits] }] : [];
    });
  }
  if (!not || solutions.length === 0) return solutions;
  const cancelled = new Set(
    solve(not, { ...scoped, own: tokensOfHits(not, scoped.reading, scoped.within) }).flatMap((one) =>
      one.standing === 'affirmed' ? [unitOf(scoped, one.start)] : [],
    ),
  );
  return solutions.filter((one) => !cancelled.has(unitOf(scoped, one.start)));
}

/** One of `others` (sorted by start) that stands near. Only the nearest few on each side are looked at. */
function nearest(solution: Solution, others: readonly Solution[], search: Search): Solution | undefined {
  const { reading, most = 0 } = search;
  const at = firstFrom(others, solution.start, ({ start }) => start);
  let best: Solution | undefined;
  let least = most;
  for (const other of others.slice(Math.max(0, at - BESIDE), at + BESIDE)) {
    const apart = Math.max(distance(reading.text, solution, other), distance(reading.text, other, solution));
    if (apart > least || (best && apart === least) || unitOf(search, other.start) !== unitOf(search, solution.start))
      continue;
    best = other;
    least = apart;
  }
  return best;
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
