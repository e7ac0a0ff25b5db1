import { drawSizes } from '../calculus/draws.ts';
import { randomFrom } from '../math/random.ts';
import { drawWorld, shapeOf, valuesIn, NoValue, type Names } from '../calculus/world.ts';
import type { Drawn } from '../calculus/draws.ts';
import type { DeclaredSymbol, Domain, Size, SymbolTable, SymbolType } from '../math/symbols.ts';
import type { Reference } from '../reference/reference.ts';
import type { RubricPart } from '../rubric/rubric.ts';

/**
 * All names that a part's formulas may use: those that the rubric declares, and the quantities and values of the
 * reference, each with the type that one run of it shows. What a declaration says wins.
 */
export function namesFor(part: RubricPart, reference: Reference | undefined, seed: number): SymbolTable {
  const all = new Map<string, DeclaredSymbol>(part.symbols);
  const add = (name: string, type: SymbolType): void => {
    if (!all.has(name)) all.set(name, { name, type, written: part.spellings.get(name) ?? [], inferred: true });
  };
  for (const name of reference?.families?.keys() ?? []) add(name, { kind: 'function' });
  for (const [name, type] of quantityTypes(part.symbols, reference, seed)) add(name, type);
  for (const [name, value] of reference?.values ?? [])
    if (typeof value !== 'string') add(name, typeOf(value, new Map()));
  for (const name of part.let.keys()) add(name, NUMBER);
  return all;
}

/** Spellings that are given for names which nothing declares. */
export function unknownSpellings(part: RubricPart, names: SymbolTable): string[] {
  return [...part.spellings.keys()].filter((name) => !names.has(name));
}

const EVERYWHERE: Domain = { from: -Infinity, to: Infinity, openFrom: true, openTo: true };
const NUMBER: SymbolType = { kind: 'number', integer: false, complex: false, domain: EVERYWHERE };

/** What the quantities are, seen by computing each once where all that they need is declared; else they are functions. */
function quantityTypes(symbols: SymbolTable, reference: Reference | undefined, seed: number): Map<string, SymbolType> {
  const types = new Map<string, SymbolType>();
  if (!reference || reference.quantities.size === 0) return types;
  const random = randomFrom(seed);
  const sizeNames = [...symbols.values()].filter(({ type }) => type.kind === 'size').map(({ name }) => name);
  const sizes = drawSizes(sizeNames, new Set(), random)[0] ?? new Map<string, number>();
  const names: Names = { symbols, quantities: reference.quantities, constants: constantsOf(reference) };
  const valueOf = valuesIn(drawWorld(names, sizes, random), names);
  for (const name of reference.quantities.keys())
    types.set(
      name,
      shown(() => valueOf(name), sizes),
    );
  return types;
}

/** A quantity whose own code fails on a draw is left to the check that needs it: there it is named with its place. */
function shown(compute: () => Drawn, sizes: ReadonlyMap<string, number>): SymbolType {
  try {
    return typeOf(compute(), sizes);
  } catch (error) {
    return error instanceof NoValue ? { kind: 'function' } : NUMBER;
  }
}

function typeOf(value: Drawn, sizes: ReadonlyMap<string, number>): SymbolType {
  const shape = shapeOf(value);
  if (shape.length === 0) return NUMBER;
  const named = shape.map((length): Size => [...sizes].find(([, size]) => size === length)?.[0] ?? length);
  return { kind: 'array', sizes: named, domain: EVERYWHERE };
}

function constantsOf({ values }: Reference): Map<string, Drawn> {
  return new Map([...values].flatMap(([name, value]) => (typeof value === 'string' ? [] : [[name, value]])));
}
