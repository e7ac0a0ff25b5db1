import { evaluatorOf } from '../../calculus/agreement.ts';
import type { Case } from '../../calculus/cases.ts';
import { flattened } from '../../calculus/draws.ts';
import { shapeOf } from '../../calculus/world.ts';
import { exactValue } from '../../math/exact.ts';
import type { Tree } from '../../math/tree.ts';
import { spell } from '../../math/print.ts';
import { nodesOf } from '../../math/walk.ts';
import type { Finding } from '../../model/finding.ts';
import type { Judged } from '../shared/formula-outcome.ts';
import type { Found } from './answer.ts';
import { inlined, type Definition } from './definitions.ts';
import { withNotation } from '../shared/notation.ts';
import type { PreparedGradient } from './prepare.ts';
import { withRanges } from './ranges.ts';
import type { Equation } from './statement-kind.ts';
import { isTakenBack } from '../shared/concluded.ts';

/** What else an answer says. */
export interface Rest {
  readonly found: Found;
  readonly text: string;
  readonly prepared: PreparedGradient;
}

/** What in the rest of an answer speaks against the reading that was taken; undefined where nothing does. */
export function contradictionIn({ outcome, span, judging }: Judged, rest: Rest): Finding | undefined {
  if (outcome.kind === 'open') return undefined;
  const denied = rest.found.restated.find((one) => differsFromRubric(one, rest));
  if (denied) return { code: 'own-meaning', data: { name: denied.name }, span };
  const untrue = rest.found.equations.find((one) => isUntrue(one, rest));
  if (untrue) return { code: 'own-meaning', data: { name: spell(untrue.left).text }, span };
  if (outcome.kind !== 'equal') return undefined;
  if (isTakenBack(rest.text)) return { code: 'taken-back', span };
  const { conventions } = judging ?? rest.prepared.judging;
  const said = conventions.index_base === 'either' ? baseSaidIn(rest) : undefined;
  if (outcome.base === 1 && said === 0) return { code: 'base-contradicted', data: { read: 1, said }, span };
  if (outcome.layout !== undefined && layoutSaidIn(rest.text) === OTHER_LAYOUT[outcome.layout])
    return { code: 'layout-contradicted', span };
  return undefined;
}

const OTHER_LAYOUT = { numerator: 'denominator', denominator: 'numerator' } as const;

/** The base that other lines of an answer use, where they agree. */
function baseSaidIn({ found, text }: Rest): 0 | 1 | undefined {
  const bases = new Set<0 | 1>();
  const trees = [
    ...found.given.map(({ tree }) => tree),
    ...[...found.definitions, ...found.restated].map(({ tree }) => tree),
  ];
  for (const tree of trees) for (const node of nodesOf(tree)) addBase(node, bases);
  const words = FIRST_INDEX.exec(text.replaceAll('$', ''));
  const word = (words?.[1] ?? words?.[2])?.toLowerCase();
  if (word !== undefined) bases.add(word === '0' || word === 'zero' ? 0 : 1);
  const [only] = bases;
  return bases.size === 1 ? only : undefined;
}

/** `indices start at 0`, `k runs from 1 to n`, `zero-based`. */
const FIRST_INDEX =
  /(?:index|indic|count|start|number|run|rang)[^.\n]{1,40}\b(?:from|at|with) (0|zero|1|one)\b|\b(0|1|zero|one)[- ](?:based|indexed)\b/iu;

/** A sum from 0 to n − 1 counts from 0, one from 1 to n from 1. */
function addBase(node: Tree, bases: Set<0 | 1>): void {
  if (node.kind !== 'sum' || !node.from || !node.to) return;
  const from = exactValue(node.from)?.numerator;
  const isLess = node.to.kind === 'binary' && node.to.operator === '-' && exactValue(node.to.right)?.numerator === 1n;
  if (from === 0n && isLess) bases.add(0);
  if (from === 1n && node.to.kind === 'name') bases.add(1);
}

function layoutSaidIn(text: string): 'numerator' | 'denominator' | undefined {
  const [numerator, denominator] = [/numerator[- ]layout/iu.test(text), /denominator[- ]layout/iu.test(text)];
  if (numerator === denominator) return undefined;
  return numerator ? 'numerator' : 'denominator';
}

/** Whether an answer gives a name of the rubric another value. What cannot be evaluated only names it. */
function differsFromRubric({ name, parameters, tree }: Definition, rest: Rest): boolean {
  // `for example with n = 3` speaks of a case.
  if (tree.kind === 'number' && rest.prepared.judging.cases[0]?.sizes.has(name) === true) return false;
  const outcomes = evaluatorsOf(tree, parameters, rest).map((valueIn) =>
    worldsOf(rest).flatMap((one) => comparedIn(one, { name, parameters, valueIn })),
  );
  if (outcomes.some((all) => all.every((one) => one === 'same'))) return false;
  return outcomes.every((all) => all.includes('different'));
}

/** Whether the sides of an equation have different values; not where one of them cannot be evaluated. */
function isUntrue({ left, right }: Equation, rest: Rest): boolean {
  const [lefts, rights] = [evaluatorsOf(left, [], rest), evaluatorsOf(right, [], rest)];
  return lefts.every((leftIn, at) =>
    worldsOf(rest).some((one) => {
      const indices = new Map<string, number>();
      const [a, b] = [leftIn({ ...one, indices }).value, rights[at]?.({ ...one, indices }).value];
      return a !== undefined && b !== undefined && compared(flattened(a), flattened(b)) === 'different';
    }),
  );
}

/** How a formula of the answer is evaluated, with each base that indices may count from. */
function evaluatorsOf(
  tree: Tree,
  parameters: readonly string[],
  { found, prepared: { judging, context } }: Rest,
): ReturnType<typeof evaluatorOf>[] {
  const own = new Set(found.definitions.map((one) => one.name));
  const put = inlined(tree, found.definitions).tree;
  const { symbols } = context;
  const ranged = withRanges(withNotation(put, { symbols, defined: own, sigma: 'sigmoid' }), judging.sizeOf);
  const bases = judging.conventions.index_base === 'either' ? ([0, 1] as const) : [judging.conventions.index_base];
  const letters = new Map(parameters.map((letter) => [letter, letter]));
  return bases.map((base) =>
    evaluatorOf(
      { tree: ranged.tree, letters, definitions: new Map() },
      { base, conventions: judging.conventions, sizeOf: ranged.sizeOf },
    ),
  );
}

/** Each draw of values once. */
function worldsOf({ prepared: { judging } }: Rest): readonly Case[] {
  return [...new Map(judging.cases.map((one) => [one.values, one])).values()];
}

interface Restated {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly valueIn: ReturnType<typeof evaluatorOf>;
}

/** Compares every entry of a name in one draw with what an answer says of it. */
function comparedIn(one: Case, { name, parameters, valueIn }: Restated): ('same' | 'different' | 'unknown')[] {
  const value = one.values.get(name);
  if (value === undefined) return ['unknown'];
  if (shapeOf(value).length < parameters.length) return ['different'];
  const shape = shapeOf(value).slice(0, parameters.length);
  const each = flattened(value).length / shape.reduce((product, size) => product * size, 1);
  const places = shape.reduce<number[][]>(
    (all, size) => all.flatMap((place) => Array.from({ length: size }, (_, at) => [...place, at])),
    [[]],
  );
  return places.map((place, at) => {
    const indices = new Map(parameters.map((letter, axis) => [letter, place[axis] ?? 0]));
    const given = valueIn({ ...one, indices });
    if (given.value === undefined) return given.problem.code === 'shapes' ? 'different' : 'unknown';
    return compared(flattened(given.value), flattened(value).slice(at * each, (at + 1) * each));
  });
}

function compared(numbers: readonly number[], wanted: readonly number[]): 'same' | 'different' {
  if (numbers.length !== wanted.length) return 'different';
  const scale = Math.max(...wanted.map(Math.abs));
  const isClose = numbers.every((number, entry) => Math.abs(number - (wanted[entry] ?? NaN)) <= CLOSE * scale);
  return isClose ? 'same' : 'different';
}

/** Share of the largest number within which two values are the same. */
const CLOSE = 1e-7;
