import { divide, multiply, ONE, power, rational, type Rational } from '../rational.ts';

/** What units are made of: the seven base units of the SI, and what homework counts besides. */
export const BASES = ['m', 'kg', 's', 'A', 'K', 'mol', 'cd', 'rad', 'bit', 'FLOP'] as const;

/** A base unit. */
export type Base = (typeof BASES)[number];

/** Exponents of the base units; those that are 0 are left out. */
export type Dimension = Readonly<Partial<Record<Base, number>>>;

/** A unit: what one of it is in base units. */
export interface Unit {
  readonly factor: Rational;
  readonly dimension: Dimension;
  /** What zero of it is in the base unit: 273.15 for °C. Only of a unit that stands alone. */
  readonly offset?: Rational;
  /** The factor is a rounded one, to 30 digits or more (degrees in radians). */
  readonly approximate?: true;
  /** What it is written with: symbols with prefixes and their exponents, each once. */
  readonly parts: ReadonlyMap<string, number>;
}

/** The unit of a plain number. */
export const NO_UNIT: Unit = { factor: ONE, dimension: {}, parts: new Map() };

/** Largest exponent of a unit. */
const MOST_EXPONENT = 30;

/** The product of two units. */
export function product(a: Unit, b: Unit): Unit {
  const offset = a.parts.size === 0 ? b.offset : b.parts.size === 0 ? a.offset : undefined;
  return {
    factor: multiply(a.factor, b.factor),
    dimension: dimensionOf((base) => (a.dimension[base] ?? 0) + (b.dimension[base] ?? 0)),
    parts: joinedParts(a.parts, b.parts),
    ...(offset && { offset }),
    ...((a.approximate ?? b.approximate) && { approximate: true }),
  };
}

function dimensionOf(exponentOf: (base: Base) => number): Dimension {
  const dimension: Partial<Record<Base, number>> = {};
  for (const base of BASES) {
    const exponent = exponentOf(base);
    if (exponent !== 0) dimension[base] = exponent;
  }
  return dimension;
}

function joinedParts(a: Unit['parts'], b: Unit['parts']): Unit['parts'] {
  const parts = new Map(a);
  for (const [name, exponent] of b) {
    const sum = (parts.get(name) ?? 0) + exponent;
    if (sum === 0) parts.delete(name);
    else parts.set(name, sum);
  }
  return parts;
}

/** A unit to a whole power; undefined where that is beyond any use. */
export function raised(unit: Unit, exponent: number): Unit | undefined {
  if (exponent === 1) return unit;
  if (!Number.isInteger(exponent) || Math.abs(exponent) > MOST_EXPONENT) return undefined;
  const factor = power(unit.factor, rational(exponent));
  if (!factor) return undefined;
  return {
    factor,
    dimension: dimensionOf((base) => (unit.dimension[base] ?? 0) * exponent),
    parts: new Map([...unit.parts].map(([name, one]) => [name, one * exponent] as const)),
    ...(unit.approximate && { approximate: true }),
  };
}

/** Whether two units measure the same thing. Radians are plain numbers. */
export function isSameDimension(a: Unit, b: Unit): boolean {
  return BASES.every((base) => base === 'rad' || (a.dimension[base] ?? 0) === (b.dimension[base] ?? 0));
}

/** Whether two units are written with the same symbols, in whatever order. */
export function isSameSpelling(a: Unit, b: Unit): boolean {
  return a.parts.size === b.parts.size && [...a.parts].every(([name, exponent]) => b.parts.get(name) === exponent);
}

/** Whether one of each is the same: `N` and `kg m/s²`. */
export function isSameUnit(a: Unit, b: Unit): boolean {
  const ratio = divide(a.factor, b.factor);
  const isOne = ratio?.numerator === 1n && ratio.denominator === 1n;
  return isOne && isSameDimension(a, b) && (a.offset?.numerator ?? 0n) === (b.offset?.numerator ?? 0n);
}

/** Whether it is the unit of a plain number: none, or one that cancels (`m/m`). */
export function isPlain(unit: Unit): boolean {
  return isSameDimension(unit, NO_UNIT);
}
