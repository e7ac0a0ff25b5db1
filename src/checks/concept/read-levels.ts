import { didYouMean } from '../../language/suggestion.ts';
import { compare, NONE, parseShare, type Share } from '../../model/share.ts';
import type { Problem, Setting } from '../define-check.ts';
import { isMet, namesFor, parseCondition, type Condition } from './condition.ts';
import type { Level } from './levels.ts';

/** What levels are written over: the names of all criteria, and of misconceptions. */
export interface LevelNames {
  readonly criteria: readonly string[];
  readonly misconceptions: readonly string[];
}

/** Reads `levels` and finds what is wrong with them. */
export function readLevels(
  written: Readonly<Record<string, string>>,
  names: LevelNames,
  { part, points }: Pick<Setting, 'part' | 'points'>,
): { readonly levels: readonly Level[]; readonly problems: readonly Problem[] } {
  const read = Object.entries(written).map(([key, condition]) => readLevel(key, condition, names));
  const levels = read.flatMap(({ level }) => level ?? []);
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) return { levels, problems };
  return { levels, problems: [...checkWorths(levels, part, points), ...checkConditions(levels, names)] };
}

interface WrittenLevel extends Level {
  /** Its points as they are written: its key. */
  readonly key: string;
}

function readLevel(
  key: string,
  written: string,
  { criteria, misconceptions }: LevelNames,
): { readonly level?: WrittenLevel; readonly problems: readonly Problem[] } {
  const path = ['levels', key];
  const points = parseShare(key);
  if (!points) return { problems: [error(path, 'level-points', `\`${key}\` is no number of points.`)] };
  const outcome = parseCondition(written);
  if ('problem' in outcome) return { problems: [error(path, 'level-unreadable', outcome.problem)] };
  const known = [...criteria, ...misconceptions];
  const unknown = [...new Set(outcome.names)].filter((name) => !known.includes(name));
  const problems = unknown.map((name) =>
    error(path, 'level-unknown-criterion', `There is no criterion \`${name}\`.`, didYouMean(name, known)),
  );
  return { level: { key, points, condition: outcome.condition }, problems };
}

function checkWorths(levels: readonly WrittenLevel[], part: string, points: Share): Problem[] {
  const doubled = levels.filter((one, i) =>
    levels.slice(0, i).some((other) => compare(one.points, other.points) === 0),
  );
  const problems = doubled.map(({ key }) =>
    error(['levels', key], 'level-twice', `Two levels are worth ${key}.`, 'Join their conditions with `or`.'),
  );
  const highest = levels.reduce<WrittenLevel | undefined>(
    (best, one) => (best && compare(best.points, one.points) >= 0 ? best : one),
    undefined,
  );
  if (!highest || compare(highest.points, points) === 0) return problems;
  const message = `The highest level of ${part} is worth ${highest.key}, the part ${decimal(points)}.`;
  return [...problems, error(['levels', highest.key], 'level-points', message)];
}

/** What a table of truth shows: levels that nothing reaches, or everything. */
function checkConditions(levels: readonly WrittenLevel[], names: LevelNames): Problem[] {
  const used = [...new Set(levels.flatMap(({ condition }) => [...namesFor(condition), ...namesFor(condition, true)]))];
  const unused = names.criteria.filter((name) => !used.includes(name));
  const problems = unused.map((name) =>
    error(['criteria', name], 'criterion-unused', `No level asks for \`${name}\`, so it earns nothing.`),
  );
  if (used.length > MOST_NAMES) return problems;
  const table = truthsOf(used);
  return [...problems, ...levels.flatMap((level) => checkLevel(level, levels, table))];
}

/** More names make a table of truth too long. */
const MOST_NAMES = 12;

type Truth = ReadonlySet<string>;

function truthsOf(names: readonly string[]): Truth[] {
  return Array.from({ length: 2 ** names.length }, (_, bits) => new Set(names.filter((_, i) => (bits >> i) & 1)));
}

function checkLevel(
  { key, condition, points }: WrittenLevel,
  levels: readonly WrittenLevel[],
  table: readonly Truth[],
): Problem[] {
  const path = ['levels', key];
  const where = table.filter((truth) => holds(condition, truth));
  if (where.length === 0) return [error(path, 'level-never', `This can never hold: it contradicts itself.`)];
  const higher = levels.filter((other) => compare(other.points, points) > 0);
  if (where.every((truth) => higher.some((other) => holds(other.condition, truth))))
    return [error(path, 'level-never', `Wherever this holds a higher level holds as well, so nobody gets ${key}.`)];
  if (compare(points, NONE) <= 0 || !holds(condition, new Set())) return [];
  const message = `An answer in which nothing is found earns ${key} here.`;
  return [error(path, 'level-for-nothing', message, 'Ask for at least one criterion without `not`.')];
}

function holds(condition: Condition, truth: Truth): boolean {
  return isMet(condition, (name) => (truth.has(name) ? 'yes' : 'no')) === 'yes';
}

function decimal({ numerator, denominator }: Share): string {
  return String(Math.round((1000 * numerator) / denominator) / 1000);
}

function error(path: Problem['path'], code: string, message: string, help?: string): Problem {
  return { path, severity: 'error', code, message, ...(help !== undefined && { help }) };
}
