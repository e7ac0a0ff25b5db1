import type { Text } from '../../language/text.ts';
import type { Rule } from './rule.ts';
import { together, unitOf, WORST, type Search, type Solution } from './solution.ts';

/** Subsets of a list are followed: so many entries may stand in one. */
export const MOST_IN_ANY_ORDER = 12;

/**
 * A rule that covers the whole answer: each word belongs to one of its hits, and each of its parts has words of its own.
 * Goes through the text from the left; parts in any order are followed as the subsets that are used up (as in the
 * dynamic programme of Held and Karp 1962). What a `...` spans is covered.
 */
export function solveOnly(rule: Rule, search: Search, solve: Solve): readonly Solution[] {
  const cover: Cover = { search, solve, skip: skipper(search.reading.text), known: new Map() };
  const start = cover.skip(0);
  const end = search.reading.text.tokens.length;
  if (start >= end) return [];
  const whole = endsOf(rule, start, cover).get(end);
  return whole ? [whole] : [];
}

/** How rules are solved; handed in, since they may hold this one. */
type Solve = (rule: Rule, search: Search) => readonly Solution[];

interface Cover {
  readonly search: Search;
  readonly solve: Solve;
  /** The first token from here on that counts. */
  readonly skip: (token: number) => number;
  readonly known: Map<Rule, readonly Solution[]>;
}

/** Where hits of a rule that begin here may end, with the best of those that end there. */
type Ends = Map<number, Solution>;

function endsOf(rule: Rule, from: number, cover: Cover): Ends {
  switch (rule.kind) {
    case 'phrase':
      return endsOfHits(rule, from, cover);
    case 'any':
      return best(rule.rules.flatMap((one) => [...endsOf(one, from, cover)]));
    case 'only':
      return endsOf(rule.rule, from, cover);
    case 'absent':
      return best(cover.solve(rule, cover.search).map((one): [number, Solution] => [from, one]));
    case 'restricted':
      return endsOfRestricted(rule, from, cover);
    case 'all':
      return rule.ordered
        ? endsInOrder(rule.rules, from, cover)
        : endsInAnyOrder(rule.rules, { from, min: rule.rules.length }, cover);
    case 'at-least':
      return endsInAnyOrder(rule.rules, { from, min: rule.min }, cover);
  }
}

function endsOfHits(rule: Rule, from: number, { search, solve, skip, known }: Cover): Ends {
  const solutions = known.get(rule) ?? solve(rule, search);
  known.set(rule, solutions);
  return best(
    solutions.flatMap((one): [number, Solution][] => (skip(one.start) === from ? [[skip(one.end), one]] : [])),
  );
}

function endsOfRestricted(rule: Extract<Rule, { kind: 'restricted' }>, from: number, cover: Cover): Ends {
  const { words, within, except, without, near, not } = rule.restrictions;
  if ((near ?? not) && cover.solve(rule, cover.search).length === 0) return new Map();
  const search = {
    ...cover.search,
    ...(within && { within }),
    ...(except && { except }),
    ...(without && { without: cover.solve(without, cover.search) }),
    ...(words !== undefined && { most: words }),
  };
  const ends = [...endsOf(rule.rule, from, { ...cover, search, known: new Map() })];
  return new Map(
    ends.filter(([, { start, end }]) => end === start || unitOf(search, start) === unitOf(search, end - 1)),
  );
}

function endsInOrder(rules: readonly Rule[], from: number, cover: Cover): Ends {
  let ends: Ends | undefined;
  for (const rule of rules)
    ends = ends
      ? best([...ends].flatMap(([end, before]) => joinedTo(before, endsOf(rule, end, cover))))
      : endsOf(rule, from, cover);
  return ends ?? new Map<number, Solution>();
}

function endsInAnyOrder(
  rules: readonly Rule[],
  { from, min }: { readonly from: number; readonly min: number },
  cover: Cover,
): Ends {
  let layer = new Map<number, Ends>([[0, new Map()]]);
  const finished: [number, Solution][] = [];
  for (let used = 1; used <= rules.length && layer.size > 0; used++) {
    layer = nextLayer(rules, { layer, from }, cover);
    if (used >= min) for (const ends of layer.values()) finished.push(...ends);
  }
  return best(finished);
}

/** Every subset that is used up so far, with one rule more. */
function nextLayer(
  rules: readonly Rule[],
  { layer, from }: { readonly layer: ReadonlyMap<number, Ends>; readonly from: number },
  cover: Cover,
): Map<number, Ends> {
  const next = new Map<number, Ends>();
  for (const [used, ends] of layer)
    for (const [i, rule] of rules.entries()) {
      if ((used & (1 << i)) !== 0) continue;
      const found =
        used === 0
          ? [...endsOf(rule, from, cover)]
          : [...ends].flatMap(([end, before]) => joinedTo(before, endsOf(rule, end, cover)));
      if (found.length === 0) continue;
      const subset = used | (1 << i);
      next.set(subset, best([...(next.get(subset) ?? []), ...found]));
    }
  return next;
}

function joinedTo(before: Solution, ends: Ends): [number, Solution][] {
  return [...ends].map(([end, one]) => [end, together([before, one])]);
}

function best(found: readonly (readonly [number, Solution])[]): Ends {
  const ends: Ends = new Map();
  for (const [end, one] of found) {
    const before = ends.get(end);
    const better = before && (WORST.indexOf(one.standing) - WORST.indexOf(before.standing) || one.slips - before.slips);
    if (better === undefined || better < 0) ends.set(end, one);
  }
  return ends;
}

/** Marks that say nothing: stops, commas, brackets, quotation marks, bullets. */
const SILENT = /^[.,;:!?…()[\]"'“”„‘’«»‹›`*_\-–—·•¡¿。、！？]+$/u;

function skipper({ tokens }: Text): (token: number) => number {
  return (token) => {
    let at = token;
    while (tokens[at]?.kind === 'mark' && SILENT.test(tokens[at]?.text ?? '')) at++;
    return at;
  };
}
