import type { Enclosure } from '../../arithmetic/enclosures.ts';
import { isList } from '../../evaluation/entries.ts';
import { add, compare, divide, negate, rational, subtract, type Rational } from '../../rational.ts';
import type { Tree } from '../../tree.ts';
import type { Context } from '../context.ts';
import { evaluateIn } from '../evaluation.ts';
import { fractionOf, ringOf } from '../polynomials/algebraic.ts';
import { normOf } from '../polynomials/norm.ts';
import { unlessExhausted } from '../polynomials/polynomial.ts';
import { realZeros, refined, univariateOf } from '../polynomials/univariate.ts';
import { realEnclosures } from '../scales.ts';
import { valued } from '../trees.ts';

/** Bits that a zero is known to, and digits of the enclosures for them. */
const BITS = 400;
const DIGITS = 140;

/**
 * Places where an expression in one name may be zero, exactly or within 2⁻⁴⁰⁰: all real zeros of an algebraic one (and some
 * of its conjugates), the zero of one that is linear in the name.
 */
export function zerosOf(tree: Tree, name: string, context: Context): Rational[] {
  return algebraicZeros(tree, name, context) ?? linearZero(tree, name, context);
}

function algebraicZeros(tree: Tree, name: string, { bench: { steps } }: Context): Rational[] | undefined {
  const ring = ringOf([tree], [name]);
  if (!ring) return undefined;
  return unlessExhausted(() => {
    const fraction = fractionOf(tree, ring, steps);
    const norm = fraction && normOf(fraction.numerator, ring, steps);
    if (!norm || norm.length === 0) return [];
    return realZeros(univariateOf(norm, 0), steps).map((zero) => {
      const { low, high } = refined(zero, BITS, steps);
      return compare(low, high) === 0 ? low : (divide(add(low, high), rational(2)) ?? low);
    });
  });
}

/** Two values and a third one on the same line show that an expression is linear as far as can be told. */
function linearZero(tree: Tree, name: string, context: Context): Rational[] {
  const [zero, one, two] = [0, 1, 2].map((at) => middleAt(tree, new Map([[name, rational(at)]]), context));
  if (!zero || !one || !two) return [];
  const slope = subtract(one, zero);
  const bend = subtract(subtract(two, one), slope);
  const place = divide(negate(zero), slope);
  const isStraight = compare(size(bend), rational(1n, 10n ** 100n)) < 0;
  return place && isStraight ? [place] : [];
}

function size(value: Rational): Rational {
  return value.numerator < 0n ? negate(value) : value;
}

/** The middle of an enclosure of a value; undefined where there is none. */
function middleAt(tree: Tree, values: ReadonlyMap<string, Rational>, { bench }: Context): Rational | undefined {
  const world = { values: new Map(), sizes: new Map(), special: true };
  const evaluated = evaluateIn(valued(tree, values), world, { scale: realEnclosures(DIGITS), bench });
  return 'value' in evaluated && !isList(evaluated.value) ? middleOf(evaluated.value) : undefined;
}

/** Largest exponent of two that is written out. */
const MOST_BITS = 2_000;

function middleOf({ mantissa, exponent }: Enclosure): Rational | undefined {
  if (Math.abs(exponent) > MOST_BITS) return undefined;
  const power = 1n << BigInt(Math.abs(exponent));
  return exponent < 0 ? rational(mantissa, power) : rational(mantissa * power);
}
