import { ONE } from '../../rational.ts';
import { fractionOf, type Fraction, type Ring } from './algebraic.ts';
import {
  addPolynomials,
  constantPolynomial,
  multiplyPolynomials,
  negated,
  powerOfPolynomial,
  type Polynomial,
  type Steps,
} from './polynomial.ts';

/**
 * A polynomial in the names of the ring alone that vanishes wherever the given one does: its roots are taken away one after
 * the other, each by the norm (the determinant of the multiplication in powers of that root; H. Cohen, A Course in
 * Computational Algebraic Number Theory, § 4.3). Undefined where a radicand is no value.
 */
export function normOf(polynomial: Polynomial, ring: Ring, steps: Steps): Polynomial | undefined {
  let norm = polynomial;
  for (const [at, radical] of [...ring.radicals.entries()].reverse()) {
    const place = ring.names.length + at;
    if (norm.every(({ exponents }) => exponents[place] === 0)) continue;
    const radicand = fractionOf(radical.radicand, ring, steps);
    if (!radicand) return undefined;
    norm = eliminated(norm, { place, degree: radical.degree, radicand }, steps);
  }
  return norm;
}

interface Root {
  readonly place: number;
  readonly degree: number;
  readonly radicand: Fraction;
}

function eliminated(polynomial: Polynomial, root: Root, steps: Steps): Polynomial {
  const { degree } = root;
  const coordinates = coordinatesOf(polynomial, root, steps);
  const rows = Array.from({ length: degree }, (_, row) => rowOf(coordinates, row, { root, steps }));
  return determinant(rows, steps);
}

/** The coefficients by powers 0, 1, … of the root, times a power of the radicand's denominator. */
function coordinatesOf(polynomial: Polynomial, { place, degree, radicand }: Root, steps: Steps): Polynomial[] {
  const highest = Math.max(0, ...polynomial.map(({ exponents }) => Math.floor((exponents[place] ?? 0) / degree)));
  const coordinates: Polynomial[] = Array.from({ length: degree }, () => []);
  for (const term of polynomial) {
    const exponent = term.exponents[place] ?? 0;
    const times = Math.floor(exponent / degree);
    const plain: Polynomial = [{ ...term, exponents: term.exponents.with(place, 0) }];
    const above = multiplyPolynomials(plain, powerIn(radicand.numerator, times, { polynomial, steps }), steps);
    const whole = multiplyPolynomials(
      above,
      powerIn(radicand.denominator, highest - times, { polynomial, steps }),
      steps,
    );
    coordinates[exponent % degree] = addPolynomials(coordinates[exponent % degree] ?? [], whole);
  }
  return coordinates;
}

function powerIn(base: Polynomial, exponent: number, at: { polynomial: Polynomial; steps: Steps }): Polynomial {
  const variables = at.polynomial[0]?.exponents.length ?? 0;
  return exponent === 0 ? constantPolynomial(ONE, variables) : powerOfPolynomial(base, exponent, at.steps);
}

/** The coordinates of the polynomial times a power of the root, times the radicand's denominator. */
function rowOf(
  coordinates: readonly Polynomial[],
  power: number,
  { root, steps }: { root: Root; steps: Steps },
): Polynomial[] {
  const { degree, radicand } = root;
  return Array.from({ length: degree }, (_, column) => {
    const source = column - power;
    const entry = coordinates[(source + degree) % degree] ?? [];
    return multiplyPolynomials(entry, source < 0 ? radicand.numerator : radicand.denominator, steps);
  });
}

function determinant(rows: readonly (readonly Polynomial[])[], steps: Steps): Polynomial {
  const [first, ...rest] = rows;
  if (!first) return [];
  if (rest.length === 0) return first[0] ?? [];
  let total: Polynomial = [];
  for (const [column, entry] of first.entries()) {
    if (entry.length === 0) continue;
    const minor = determinant(
      rest.map((row) => row.filter((_, at) => at !== column)),
      steps,
    );
    const product = multiplyPolynomials(entry, minor, steps);
    total = addPolynomials(total, column % 2 === 0 ? product : negated(product));
  }
  return total;
}
