import { namesIn } from '../../math/walk.ts';
import { rational } from '../../math/rational.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import type { Tree } from '../../math/tree.ts';
import type { Span } from '../../model/place.ts';
import { numberTree } from '../shared/number-tree.ts';

/** Numbers in the place of sizes that a rubric leaves open: one of several worlds in which a shape has to be right. */
export type SizeWorld = ReadonlyMap<string, Tree>;

/** All different, none a multiple of another, so that no size is by chance what follows from others. */
const NUMBERS = [11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97];
const WORLDS = 3;

/** The worlds for the symbols of an expected shape; one without any names where it has numbers only. */
export function sizeWorlds(items: readonly Tree[], symbols: SymbolTable): readonly SizeWorld[] {
  const used = new Set(items.flatMap((item) => namesIn(item)));
  const isSize = (name: string): boolean => {
    const type = symbols.get(name)?.type;
    return type?.kind === 'size' || (type?.kind === 'number' && type.integer);
  };
  if (![...used].some(isSize)) return [new Map()];
  const names = [...symbols.keys()].filter(isSize);
  return Array.from(
    { length: WORLDS },
    (_, world) => new Map(names.map((name, at) => [name, numberFor(name, { at, world, symbols })])),
  );
}

function numberFor(name: string, place: { at: number; world: number; symbols: SymbolTable }): Tree {
  const { at, world, symbols } = place;
  // 5 and 8 have no divisor in common with 21: neighbours in one world, and one name in several, get different numbers.
  const drawn = NUMBERS[(at * 5 + world * 8) % NUMBERS.length] ?? 11;
  const type = symbols.get(name)?.type;
  const domain = type?.kind === 'number' ? type.domain : undefined;
  const [from, to] = [Math.ceil(domain?.from ?? 1), Math.floor(domain?.to ?? Infinity)];
  const size = Number.isFinite(to) && Number.isFinite(from) ? from + (drawn % (to - from + 1)) : Math.max(from, drawn);
  return numberTree(rational(size), NOWHERE);
}

const NOWHERE: Span = { start: 0, end: 0 };
