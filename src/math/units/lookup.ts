import { divide, fromDecimal, multiply, ONE, rational, type Rational } from '../rational.ts';
import { powerOfTen } from '../values/rounding.ts';
import { BINARY_PREFIXES, PREFIXES, UNIT_ENTRIES, type UnitEntry } from './table.ts';
import { BASES, type Base, type Dimension, type Unit } from './unit.ts';

/** A unit that was looked up. `misspelled`: only its capital letters differ from what is right (`Kj`, `hz`). */
export interface Found {
  readonly unit: Unit;
  readonly misspelled: boolean;
}

/** Longest spelling of a unit, in characters. */
const LONGEST = 24;

/** The unit of one word: a symbol or name with or without a prefix, in singular or plural. Undefined where there is none. */
export function unitNamed(word: string): Found | undefined {
  if (word.length > LONGEST) return undefined;
  const spelling = canonical(word);
  const exact = bySymbol(spelling) ?? byName(spelling);
  if (exact) return { unit: exact, misspelled: false };
  const isShort = spelling.length > 1 && spelling.length < 5;
  const [only, other] = isShort && !isPrefixed(spelling) ? ignoringCase(spelling) : [];
  return only && !other ? { unit: only, misspelled: true } : undefined;
}

/** `µ` and `μ` are one letter; `Å` and `Ω` have two code points each. */
function canonical(word: string): string {
  return word.replaceAll('μ', 'µ').replaceAll('\u2126', 'Ω').replaceAll('\u212B', 'Å');
}

const SYMBOLS: ReadonlyMap<string, UnitEntry> = new Map(
  UNIT_ENTRIES.flatMap((entry) => entry.symbols.map((symbol) => [canonical(symbol), entry] as const)),
);

const NAMES: ReadonlyMap<string, UnitEntry> = new Map(
  UNIT_ENTRIES.flatMap((entry) => entry.names.map((name) => [name, entry] as const)),
);

/** A prefix as it is spelled before a symbol. */
interface Prefix {
  readonly symbol: string;
  readonly name: string;
  readonly factor: Rational;
  readonly kind: 'kilo' | 'large' | 'small' | 'binary';
}

const ALL_PREFIXES: readonly Prefix[] = [
  ...PREFIXES.flatMap(([symbols, , exponent]) =>
    symbols.map((symbol): Prefix => {
      const kind = exponent === 3 ? 'kilo' : exponent > 3 ? 'large' : 'small';
      return { symbol: canonical(symbol), name: symbols[0] ?? '', factor: powerOfTen(exponent), kind };
    }),
  ),
  ...BINARY_PREFIXES.map((symbol, index): Prefix => ({
    symbol,
    name: symbol,
    factor: rational(1024n ** BigInt(index + 1)),
    kind: 'binary',
  })),
  { symbol: 'K', name: 'k', factor: powerOfTen(3), kind: 'binary' },
];

const TAKEN: Readonly<Record<UnitEntry['prefixes'], readonly Prefix['kind'][]>> = {
  all: ['kilo', 'large', 'small'],
  binary: ['kilo', 'large', 'binary'],
  kilo: ['kilo'],
  none: [],
};

/** A symbol wins over one with a prefix: `min` is a minute, `cd` a candela. */
function bySymbol(spelling: string): Unit | undefined {
  const plain = SYMBOLS.get(spelling);
  if (plain) return unitOf(plain, ONE, symbolOf(plain));
  for (const { symbol, name, factor, kind } of ALL_PREFIXES) {
    if (!spelling.startsWith(symbol)) continue;
    const entry = SYMBOLS.get(spelling.slice(symbol.length));
    if (entry && TAKEN[entry.prefixes].includes(kind)) return unitOf(entry, factor, name + symbolOf(entry));
  }
  return undefined;
}

/** A prefix and a unit that does not take it (`hh`) is not another unit misspelled. */
function isPrefixed(spelling: string): boolean {
  return ALL_PREFIXES.some(({ symbol }) => spelling.startsWith(symbol) && SYMBOLS.has(spelling.slice(symbol.length)));
}

function ignoringCase(spelling: string): readonly Unit[] {
  const wanted = spelling.toLowerCase();
  const found = new Map<string, Unit>();
  for (const [written, entry] of SYMBOLS) {
    const ending = written.toLowerCase();
    if (!wanted.endsWith(ending)) continue;
    const rest = wanted.slice(0, wanted.length - ending.length);
    if (rest === '') found.set(symbolOf(entry), unitOf(entry, ONE, symbolOf(entry)));
    for (const { symbol, name, factor, kind } of ALL_PREFIXES) {
      if (symbol.toLowerCase() !== rest || !TAKEN[entry.prefixes].includes(kind)) continue;
      found.set(name + symbolOf(entry), unitOf(entry, factor, name + symbolOf(entry)));
    }
  }
  return [...found.values()];
}

function byName(word: string): Unit | undefined {
  const spelling = word.toLowerCase();
  const plain = entryNamed(spelling);
  if (plain) return unitOf(plain, ONE, symbolOf(plain));
  for (const [symbols, name, exponent] of PREFIXES) {
    if (!spelling.startsWith(name)) continue;
    const rest = word.slice(name.length);
    const entry = entryNamed(rest.toLowerCase()) ?? SYMBOLS.get(rest);
    if (entry) return unitOf(entry, powerOfTen(exponent), (symbols[0] ?? '') + symbolOf(entry));
  }
  return undefined;
}

function entryNamed(spelling: string): UnitEntry | undefined {
  return NAMES.get(spelling) ?? (spelling.length > 3 ? NAMES.get(spelling.replace(/s$/u, '')) : undefined);
}

function symbolOf({ symbols: [first = ''] }: UnitEntry): string {
  return first;
}

function unitOf(entry: UnitEntry, prefix: Rational, name: string): Unit {
  const offset = entry.offset === undefined ? undefined : parsed(entry.offset);
  return {
    factor: multiply(parsed(entry.factor), prefix),
    dimension: dimensionOf(entry.dimension),
    parts: new Map([[name, 1]]),
    ...(offset && { offset }),
    ...(entry.approximate && { approximate: true }),
  };
}

function parsed(factor: string): Rational {
  const [top = '', bottom = '1'] = factor.split('/');
  return divide(fromDecimal(top) ?? ONE, fromDecimal(bottom) ?? ONE) ?? ONE;
}

function dimensionOf(written: string): Dimension {
  const dimension: Partial<Record<Base, number>> = {};
  for (const [, name, exponent = '1'] of written.matchAll(/([A-Z]+)(-?\d+)?/giu)) {
    const base = BASES.find((one) => one === name);
    if (base) dimension[base] = Number(exponent);
  }
  return dimension;
}
