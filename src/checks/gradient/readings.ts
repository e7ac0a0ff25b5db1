import { viewOf, type AxisNames } from '../../calculus/views.ts';
import { shapeOf } from '../../calculus/world.ts';
import type { Formula } from '../../calculus/agreement.ts';
import type { Tree } from '../../math/tree.ts';
import { namesIn, nodesOf } from '../../math/walk.ts';
import type { Finding } from '../../model/finding.ts';
import type { FormulaJudging } from '../shared/formula-outcome.ts';
import { ONLY, singlesOf, withOnlyEntries } from './single-axes.ts';
import type { NamedLetters } from './statement-kind.ts';
import type { PreparedGradient } from './prepare.ts';

/** One way to read a formula. The base of its indices is tried besides, so that a formula has twice as many at most. */
export interface AnswerReading {
  readonly formula: Formula;
  readonly judging: FormulaJudging;
  /** What the student should know of it. */
  readonly notes: readonly Finding[];
  /** Why a formula that is right in this way alone is not taken for right. */
  readonly doubt: Finding | undefined;
}

/** Most ways to read one formula, the base of its indices aside. */
export const MOST_READINGS = 8;

/** A formula to be read, and what its left side says. */
export interface Written {
  readonly tree: Tree;
  readonly letters: NamedLetters | undefined;
  readonly judging: FormulaJudging;
}

/**
 * The ways to read a formula, in a fixed order: as the question is asked; entry by entry or as a whole, where its left
 * side says so; letters that nothing explains one to one for those of the question, in their order.
 */
export function readingsOf(written: Written, prepared: PreparedGradient): readonly AnswerReading[] {
  const { letters, judging } = written;
  const tree = withOnlyEntries(written.tree, judging.cases[0]?.values ?? new Map());
  const scene: Scene = { ...written, tree, prepared, ranks: ranksOf(prepared) };
  const found = !letters
    ? loneReadings(scene)
    : letters.places.length > 0
      ? placedReadings(scene, letters.places)
      : namedReadings(scene, letters);
  return found.slice(0, MOST_READINGS);
}

interface Scene extends Written {
  readonly prepared: PreparedGradient;
  readonly ranks: { readonly of: number; readonly wrt: number };
}

/** How many axes the two sides of the derivative have. */
function ranksOf({ asked, judging }: PreparedGradient): Scene['ranks'] {
  const [one] = judging.cases;
  const value = one?.values.get(asked.wrt.name);
  const wrt = value === undefined ? asked.wrt.indices.length : shapeOf(value).length;
  const all = asked.of.indices.length + asked.wrt.indices.length + (one ? shapeOf(one.reference).length : 0);
  return { of: all - wrt, wrt };
}

function namedReadings(scene: Scene, { of, wrt }: NamedLetters): AnswerReading[] {
  const { asked } = scene.prepared;
  const [ofAsked, wrtAsked] = [asked.of.indices.length, asked.wrt.indices.length];
  const asAsked = of.length <= ofAsked && wrt.length <= wrtAsked ? askedReading(scene, { of, wrt }) : undefined;
  const isSame = of.length === ofAsked && wrt.length === wrtAsked;
  const viewed = isSame ? undefined : viewedReading(scene, { of, wrt });
  return [asAsked, viewed].filter((one) => one !== undefined);
}

/** Letters of the left side by position; those it does not name mean what the question says. */
function askedReading({ tree, judging, prepared }: Scene, { of, wrt }: AxisNames): AnswerReading | undefined {
  const { asked } = prepared;
  const letters = new Map<string, string>();
  const pairs = [...paired(of, asked.of.indices), ...paired(wrt, asked.wrt.indices)];
  const isSingle = singlesOf(prepared.context.symbols);
  for (const [letter, index] of pairs) {
    if (letters.has(letter) && letters.get(letter) !== index && !isSingle(index)) return undefined;
    letters.set(letter, index);
  }
  return { formula: formulaOf(tree, withDefaults(letters, prepared)), judging, notes: [], doubt: undefined };
}

/** Letters that nothing explains mean what the question says, unless another letter has that meaning already. */
function withDefaults(letters: ReadonlyMap<string, string>, { asked }: PreparedGradient): Map<string, string> {
  const all = new Map(letters);
  const taken = new Set(letters.values());
  for (const index of [...asked.of.indices, ...asked.wrt.indices])
    if (!all.has(index) && !taken.has(index)) all.set(index, index);
  return all;
}

function paired(letters: readonly string[], indices: readonly string[]): (readonly [string, string])[] {
  return letters.flatMap((letter, at) => {
    const index = indices[at];
    return index === undefined ? [] : [[letter, index] as const];
  });
}

function formulaOf(tree: Tree, letters: ReadonlyMap<string, string>): Formula {
  // No case has an index of the name ONLY, which therefore is the first one.
  const only = namesIn(tree).includes(ONLY) ? [[ONLY, ONLY] as const] : [];
  return { tree, letters: new Map([...letters, ...only]), definitions: new Map() };
}

/** The cases as the letters of the answer cut them. */
function viewedReading({ tree, judging, prepared, ranks }: Scene, names: AxisNames): AnswerReading | undefined {
  const { asked } = prepared;
  const axes = { names: { of: asked.of.indices, wrt: asked.wrt.indices }, wrtRank: ranks.wrt };
  const view = viewOf(judging.cases, axes, names);
  if (!view) return undefined;
  const letters = new Map([...names.of, ...names.wrt].map((letter) => [letter, letter]));
  const known: FormulaJudging['known'] = (wrong) => judging.known({ ...wrong, lifted: view.lifted });
  const viewed = { ...judging, cases: view.cases, known };
  return { formula: formulaOf(tree, letters), judging: viewed, notes: [], doubt: undefined };
}

/** `(∂z/∂x)_{ki}`: by the names of the question, else in the order of either layout. */
function placedReadings(scene: Scene, places: readonly string[]): AnswerReading[] {
  const { prepared, ranks } = scene;
  const { asked, judging } = prepared;
  const known = [...asked.of.indices, ...asked.wrt.indices];
  const isByName = known.length === places.length && known.every((name) => places.includes(name));
  if (isByName && new Set(places).size === places.length) {
    const reading = askedReading(scene, { of: asked.of.indices, wrt: asked.wrt.indices });
    if (reading) return [reading];
  }
  const numerator = { of: places.slice(0, ranks.of), wrt: places.slice(ranks.of) };
  const denominator = { wrt: places.slice(0, ranks.wrt), of: places.slice(ranks.wrt) };
  const { layout } = judging.conventions;
  const orders = [
    ...(layout === 'denominator' && ranks.of > 0 ? [] : [numerator]),
    ...(layout === 'numerator' || ranks.of === 0 ? [] : [denominator]),
  ];
  return orders.flatMap((names) => viewedReading(scene, names) ?? []);
}

/** A formula without a left side: as asked, then as a whole, then with letters of the student's own. */
function loneReadings(scene: Scene): AnswerReading[] {
  const { asked } = scene.prepared;
  const isIndexed = asked.of.indices.length + asked.wrt.indices.length > 0;
  const asAsked = askedReading(scene, { of: [], wrt: [] });
  const whole = isIndexed ? viewedReading(scene, { of: [], wrt: [] }) : undefined;
  return [asAsked, whole, ...freeReadings(scene)].filter((one) => one !== undefined);
}

/** Orders of more letters than this are not tried. */
const MOST_LETTERS = 2;

function freeReadings(scene: Scene): AnswerReading[] {
  const { tree, prepared, ranks } = scene;
  const { asked } = prepared;
  const known = [...asked.of.indices, ...asked.wrt.indices];
  const free = freeLetters(scene);
  if (free.length === 0 || free.length > MOST_LETTERS) return [];
  const unused = known.filter((name) => !namesIn(tree).includes(name));
  const orders = free.length === 1 ? [free] : [free, free.toReversed()];
  return orders.flatMap((order) => {
    const reading =
      known.length > 0
        ? order.length <= unused.length
          ? renamedReading(scene, order, unused)
          : undefined
        : order.length === ranks.of + ranks.wrt
          ? viewedReading(scene, { of: order.slice(0, ranks.of), wrt: order.slice(ranks.of) })
          : undefined;
    if (!reading) return [];
    const names = order.join(', ');
    const notes = [{ code: 'letters-read', data: { letters: names } }];
    const doubt = order.length < 2 ? undefined : { code: 'letters-unclear', data: { letters: names } };
    return [{ ...reading, notes, doubt }];
  });
}

function renamedReading(scene: Scene, order: readonly string[], unused: readonly string[]): AnswerReading {
  const { tree, judging, prepared } = scene;
  const letters = withDefaults(new Map(paired(order, unused)), prepared);
  return { formula: formulaOf(tree, letters), judging, notes: [], doubt: undefined };
}

/** Letters that stand as indices and that nothing gives a meaning. */
function freeLetters({ tree, judging, prepared }: Scene): string[] {
  const { asked } = prepared;
  const values = judging.cases[0]?.values;
  const known = new Set([...asked.of.indices, ...asked.wrt.indices]);
  const inIndices = new Set(
    [...nodesOf(tree)].flatMap((node) =>
      node.kind === 'index' ? node.indices.flatMap((index) => namesIn(index)) : [],
    ),
  );
  return namesIn(tree).filter(
    (name) => name.length === 1 && !known.has(name) && values?.has(name) !== true && inIndices.has(name),
  );
}
