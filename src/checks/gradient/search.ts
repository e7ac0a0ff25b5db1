import { evaluatorOf } from '../../calculus/agreement.ts';
import { assignments, type Case } from '../../calculus/cases.ts';
import { shapeOf } from '../../calculus/world.ts';
import type { Tree } from '../../math/tree.ts';
import { namesIn } from '../../math/walk.ts';
import { sameValue } from '../shared/formula-key.ts';
import { withNotation } from '../shared/notation.ts';
import type { PreparedGradient } from './prepare.ts';
import { singlesOf } from './single-axes.ts';
import type { Search } from './statement-kind.ts';

/** What statements are looked through with. */
export function searchFor(prepared: PreparedGradient): Search {
  const { asked, context, judging } = prepared;
  const { symbols } = context;
  const values = judging.cases[0]?.values;
  return {
    asked,
    isSingle: singlesOf(symbols),
    isPlace: (name) => judging.cases[0]?.positions?.has(name) === true,
    isKnown: (name) => symbols.get(name)?.type.kind !== 'index' && (symbols.has(name) || values?.has(name) === true),
    isQuantity: (name) => symbols.get(name)?.inferred === true || !symbols.has(name),
    rankOf: (name) => {
      const value = values?.get(name);
      const isSize = symbols.get(name)?.type.kind === 'size';
      return value === undefined || isSize ? undefined : shapeOf(value).length;
    },
    isSame: (tree, name) => lettersOfEntries(tree, name, prepared),
  };
}

/** The letters of the entries of a name that a formula gives in every draw, none where it gives the whole. */
function lettersOfEntries(written: Tree, name: string, prepared: PreparedGradient): readonly string[] | undefined {
  const { judging, context } = prepared;
  const worlds = [...new Map(judging.cases.map((one) => [one.values, one])).values()];
  const shape = shapeOf(worlds[0]?.values.get(name) ?? 0);
  const free = namesIn(written).filter((one) => worlds[0]?.values.has(one) !== true && one.length === 1);
  const letters = free.length === shape.length ? free : [];
  const isGiven = (['sigmoid', 'softmax'] as const).some((sigma) => {
    const tree = withNotation(written, { symbols: context.symbols, defined: new Set(), sigma });
    return worlds.every((one) => hasValue({ tree, letters, name }, one, judging));
  });
  return isGiven ? letters : undefined;
}

interface Claim {
  readonly tree: Tree;
  readonly letters: readonly string[];
  readonly name: string;
}

/** Whether a formula has the value of a name, or of each of its entries, in one draw. */
function hasValue(
  { tree, letters, name }: Claim,
  one: Case,
  { conventions, sizeOf }: PreparedGradient['judging'],
): boolean {
  const value = one.values.get(name);
  if (value === undefined) return false;
  const formula = { tree, letters: new Map(letters.map((letter) => [letter, letter])), definitions: new Map() };
  const valueIn = evaluatorOf(formula, { base: 0, conventions, sizeOf });
  const shape = shapeOf(value);
  const places = assignments(new Map(letters.map((letter, axis) => [letter, shape[axis] ?? 0])));
  return places.every((indices) => {
    let entry: typeof value | undefined = value;
    for (const at of indices.values()) entry = typeof entry === 'number' ? undefined : entry?.[at];
    return sameValue(entry, valueIn({ ...one, indices }).value);
  });
}
