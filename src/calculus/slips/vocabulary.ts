import type { NumericValue } from '../../math/evaluate.ts';
import { isList } from '../../math/evaluation/entries.ts';
import type { Size, SymbolTable } from '../../math/symbols.ts';
import type { Formula } from '../agreement.ts';
import type { Case } from '../cases.ts';

/** The names that a slip may put in the place of others. */
export interface Vocabulary {
  readonly base: 0 | 1;
  /** Names that have the same shape, and so are easily taken for each other. */
  readonly alike: readonly (readonly string[])[];
  readonly sizes: readonly string[];
  /** The axes of arrays: the size of each, as far as it is declared. */
  readonly arrays: ReadonlyMap<string, readonly (Size | undefined)[]>;
  /** Names of single numbers that are no sizes. */
  readonly numbers: readonly string[];
  /** The letters of the indices that were asked for. */
  readonly letters: readonly string[];
}

/** Of formulas of which nothing is known. */
export const NO_VOCABULARY: Vocabulary = {
  base: 0,
  alike: [],
  sizes: [],
  arrays: new Map(),
  numbers: [],
  letters: [],
};

/** What a formula could have been written with, by the values that names have. */
export function vocabularyOf(
  { letters }: Formula,
  cases: readonly Case[],
  { symbols, base }: { readonly symbols: SymbolTable; readonly base: 0 | 1 },
): Vocabulary {
  const [first, last] = [cases[0], cases.at(-1)];
  const sizes = [...(first?.sizes.keys() ?? [])];
  const arrays = new Map<string, readonly (Size | undefined)[]>();
  const numbers: string[] = [];
  const alike = new Map<string, string[]>();
  for (const [name, value] of first?.values ?? []) {
    if (sizes.includes(name) || letters.has(name)) continue;
    const shape = shapeOf(value);
    const type = symbols.get(name)?.type;
    if (shape.length > 0) arrays.set(name, type?.kind === 'array' ? type.sizes : shape.map(() => undefined));
    else if (!Number.isInteger(value)) numbers.push(name);
    const key = `${shape.join()} ${shapeOf(last?.values.get(name) ?? value).join()}`;
    alike.set(key, [...(alike.get(key) ?? []), name]);
  }
  return { base, alike: [...alike.values()], sizes, arrays, numbers, letters: [...letters.keys()] };
}

function shapeOf(value: NumericValue): number[] {
  return isList(value) ? [value.length, ...(value[0] === undefined ? [] : shapeOf(value[0]))] : [];
}
