import { didYouMean } from '../../language/suggestion.ts';
import { ALL, compare, NONE, share, type Share } from '../../model/share.ts';
import type { Problem } from '../define-check.ts';
import type { Fact } from './condition.ts';
import type { Reach } from './levels.ts';

/** One way to answer: so many of these criteria are a full answer, and fewer earn in proportion. */
export interface Way {
  readonly min: number;
  readonly of: readonly string[];
}

/** The best way that is surely taken, and the best that may be: shares of the part's points. */
export function reachOfWays(ways: readonly Way[], factOf: (name: string) => Fact): Reach {
  const best = (wanted: readonly Fact[]): Share =>
    ways
      .map(({ min, of }) => part(of.filter((name) => wanted.includes(factOf(name))).length, min))
      .reduce(larger, NONE);
  return { least: best(['yes']), most: best(['yes', 'open']) };
}

/** Finds what is wrong with `ways`. */
export function checkWays(ways: Readonly<Record<string, Way>>, criteria: readonly string[]): Problem[] {
  const used = new Set(Object.values(ways).flatMap(({ of }) => of));
  const unused = criteria.filter((name) => !used.has(name));
  return [
    ...Object.entries(ways).flatMap(([key, way]) => checkWay(key, way, criteria)),
    ...unused.map((name) =>
      error(['criteria', name], 'criterion-unused', `No way asks for \`${name}\`, so it earns nothing.`),
    ),
  ];
}

function checkWay(key: string, { min, of }: Way, criteria: readonly string[]): Problem[] {
  const path = ['ways', key];
  const unknown = [...new Set(of)].filter((name) => !criteria.includes(name));
  const problems = unknown.map((name) =>
    error(path, 'way-unknown-criterion', `There is no criterion \`${name}\`.`, didYouMean(name, criteria)),
  );
  const doubled = of.some((name, i) => of.indexOf(name) < i);
  if (doubled) problems.push(error(path, 'way-twice', 'A criterion stands twice in one way.'));
  if (min > of.length) problems.push(error(path, 'min-too-large', `\`of\` lists ${of.length}, fewer than ${min}.`));
  return problems;
}

function part(found: number, min: number): Share {
  return found >= min ? ALL : share(found, min);
}

function larger(one: Share, other: Share): Share {
  return compare(one, other) >= 0 ? one : other;
}

function error(path: Problem['path'], code: string, message: string, help?: string): Problem {
  return { path, severity: 'error', code, message, ...(help !== undefined && { help }) };
}
