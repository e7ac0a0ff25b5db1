import { asMap, layOver } from './cascade.ts';
import { textOf, textsOf, valueOf, type At, type Entry, type YamlMap } from './tree.ts';

/** A declared name as it is written: what it is, and spellings that cannot be guessed. */
export interface WrittenSymbol {
  /** Absent where only spellings are given, for a quantity of the reference. */
  readonly type?: string;
  readonly written: readonly string[];
  readonly at: At;
}

/** A formula under `let`. */
export interface WrittenFormula {
  readonly formula: string;
  readonly at: At;
}

/** What holds for all parts of a level. */
export interface Scope {
  readonly defaults: YamlMap | undefined;
  readonly conventions: YamlMap | undefined;
  readonly symbols: ReadonlyMap<string, WrittenSymbol>;
  readonly let: ReadonlyMap<string, WrittenFormula>;
}

/** What holds where nothing is said. */
export const NOTHING: Scope = { defaults: undefined, conventions: undefined, symbols: new Map(), let: new Map() };

/** What holds inside of a level, given what holds around it. */
export function scopeOf(above: Scope, own: YamlMap | undefined): Scope {
  if (!own) return above;
  return {
    defaults: layOver(above.defaults, asMap(valueOf(own, 'defaults'))),
    conventions: layOver(above.conventions, asMap(valueOf(own, 'conventions'))),
    symbols: own.entries.has('symbols') ? addSymbols(above.symbols, asMap(valueOf(own, 'symbols'))) : above.symbols,
    let: own.entries.has('let') ? addFormulas(above.let, asMap(valueOf(own, 'let'))) : above.let,
  };
}

/** `x, y: vector(n)` declares two names. A name that is declared again keeps what is not said anew. */
function addSymbols(above: Scope['symbols'], map: YamlMap | undefined): Scope['symbols'] {
  const all = new Map(above);
  for (const [names, entry] of map?.entries ?? [])
    for (const name of names.split(',').map((one) => one.trim())) all.set(name, symbolOf(entry, all.get(name)));
  return all;
}

function symbolOf({ at, value }: Entry, above: WrittenSymbol | undefined): WrittenSymbol {
  const type = textOf(value) ?? textOf(valueOf(value, 'type')) ?? above?.type;
  const spellings = valueOf(value, 'written');
  return { ...(type !== undefined && { type }), written: spellings ? textsOf(spellings) : (above?.written ?? []), at };
}

function addFormulas(above: Scope['let'], map: YamlMap | undefined): Scope['let'] {
  const all = new Map(above);
  for (const [name, { at, value }] of map?.entries ?? []) all.set(name, { formula: textOf(value) ?? '', at });
  return all;
}
