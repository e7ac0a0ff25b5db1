/** An exact fraction in lowest terms; `denominator` is positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Nothing. */
export const ZERO: Rational = { numerator: 0n, denominator: 1n };
/** One. */
export const ONE: Rational = { numerator: 1n, denominator: 1n };

/** The fraction of two whole numbers in lowest terms. Throws where the denominator is zero or a number is not whole. */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const top = BigInt(numerator);
  const bottom = BigInt(denominator);
  if (bottom === 0n) throw new RangeError('a fraction needs a denominator other than zero');
  const divisor = greatestCommonDivisor(top, bottom);
  const sign = bottom < 0n ? -1n : 1n;
  return { numerator: (sign * top) / divisor, denominator: (sign * bottom) / divisor };
}

/** The sum. */
export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === 1n && b.denominator === 1n) {
    return { numerator: a.numerator + b.numerator, denominator: 1n };
  }
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** `a` less `b`. */
export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

/** The number with the other sign. */
export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

/** The product. */
export function multiply(a: Rational, b: Rational): Rational {
  if (a.denominator === 1n && b.denominator === 1n) {
    return { numerator: a.numerator * b.numerator, denominator: 1n };
  }
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** The quotient; undefined where `b` is zero. */
export function divide(a: Rational, b: Rational): Rational | undefined {
  if (b.numerator === 0n) return undefined;
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Largest size of an exact result, in bits: far beyond homework, and still quick. */
const MOST_BITS = 20_000;
const LARGEST = 1n << BigInt(MOST_BITS);

/** Whether numerator and denominator are small enough to go on calculating with. */
export function isBounded(a: Rational): boolean {
  return a.numerator < LARGEST && a.numerator > -LARGEST && a.denominator < LARGEST;
}

/**
 * A power. Undefined where it is no rational number (`2^(1/2)`), does not exist (`0^(-1)`) or would be too large to
 * write down (`9^9^9`). Exact roots are found: `4^(1/2) = 2`, `8^(2/3) = 4`.
 */
export function power(base: Rational, exponent: Rational): Rational | undefined {
  if (exponent.denominator !== 1n) {
    const root = rootOf(base, exponent.denominator);
    return root && power(root, { numerator: exponent.numerator, denominator: 1n });
  }
  const times = exponent.numerator;
  if (times < 0n) {
    const inverse = divide(ONE, base);
    return inverse && power(inverse, { numerator: -times, denominator: 1n });
  }
  const bits = bitsOf(base.numerator) + bitsOf(base.denominator);
  if (bits > 2 && times * BigInt(bits - 1) > BigInt(MOST_BITS)) return undefined;
  if (bits <= 2) return { numerator: smallPower(base.numerator, times), denominator: 1n };
  return { numerator: base.numerator ** times, denominator: base.denominator ** times };
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether two fractions are the same number. */
export function equal(a: Rational, b: Rational): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

/** Whether a number is whole. */
export function isInteger(a: Rational): boolean {
  return a.denominator === 1n;
}

/** The exact value of `12`, `-0.10`, `.5`, `1e5`, `2.5E-3`. Undefined for anything else and for immoderate lengths. */
export function fromDecimal(text: string): Rational | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/iu.exec(text);
  if (!match || text.length > 1000) return undefined;
  const whole = match[2] ?? '';
  const decimals = match[3] ?? '';
  if (whole === '' && decimals === '') return undefined;
  const shift = Number(match[4] ?? 0) - decimals.length;
  if (Math.abs(shift) > 2000) return undefined;
  const digits = BigInt(`${match[1] === '-' ? '-' : ''}${whole}${decimals}`);
  if (shift >= 0) return { numerator: digits * 10n ** BigInt(shift), denominator: 1n };
  return rational(digits, 10n ** BigInt(-shift));
}

/** The exact value of a double; undefined where it is not finite. */
export function fromNumber(value: number): Rational | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (Number.isInteger(value)) return { numerator: BigInt(value), denominator: 1n };
  let scaled = value;
  let shift = 0;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    shift += 1;
  }
  return rational(BigInt(scaled), 1n << BigInt(shift));
}

/** The nearest double, or so near that it does not matter (within two units of the last place). */
export function toNumber(a: Rational): number {
  const top = Number(a.numerator);
  const bottom = Number(a.denominator);
  if (Number.isFinite(top) && Number.isFinite(bottom)) return top / bottom;
  const excess = BigInt(Math.max(0, Math.max(bitsOf(a.numerator), bitsOf(a.denominator)) - 1000));
  return Number(a.numerator >> excess) / Number(a.denominator >> excess);
}

/** `100,000`, `0.25`, `1/3`: whole numbers in groups from five digits on, short decimals, else a fraction. */
export function formatRational(a: Rational): string {
  if (a.denominator === 1n) return groupDigits(a.numerator.toString());
  const places = decimalPlaces(a.denominator);
  if (places === undefined) {
    return `${groupDigits(a.numerator.toString())}/${groupDigits(a.denominator.toString())}`;
  }
  const scaled = (a.numerator * 10n ** BigInt(places)) / a.denominator;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  return `${sign}${groupDigits(digits.slice(0, -places))}.${digits.slice(-places)}`;
}

function groupDigits(digits: string): string {
  const sign = digits.startsWith('-') ? '-' : '';
  const plain = digits.slice(sign.length);
  if (plain.length < 5) return digits;
  const first = plain.length % 3;
  const groups = first === 0 ? [] : [plain.slice(0, first)];
  for (let at = first; at < plain.length; at += 3) groups.push(plain.slice(at, at + 3));
  return sign + groups.join(',');
}

/** How many decimal places a fraction needs; undefined where it needs more than twelve or does not end. */
function decimalPlaces(denominator: bigint): number | undefined {
  for (let places = 1; places <= 12; places++) if (10n ** BigInt(places) % denominator === 0n) return places;
  return undefined;
}

/** The exact root, undefined where there is none. Even roots of negative numbers do not exist. */
function rootOf(base: Rational, degree: bigint): Rational | undefined {
  if (degree > 64n || !isBounded(base) || (base.numerator < 0n && degree % 2n === 0n)) return undefined;
  const top = wholeRoot(base.numerator < 0n ? -base.numerator : base.numerator, degree);
  const bottom = wholeRoot(base.denominator, degree);
  if (top === undefined || bottom === undefined) return undefined;
  return { numerator: base.numerator < 0n ? -top : top, denominator: bottom };
}

function wholeRoot(value: bigint, degree: bigint): bigint | undefined {
  if (value < 2n) return value;
  let low = 1n;
  let high = 1n << BigInt(Math.ceil(bitsOf(value) / Number(degree)) + 1);
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (middle ** degree <= value) low = middle;
    else high = middle - 1n;
  }
  return low ** degree === value ? low : undefined;
}

/** Powers of 0, 1 and -1, which stay small whatever the exponent is. */
function smallPower(base: bigint, times: bigint): bigint {
  if (times === 0n) return 1n;
  return base === -1n && times % 2n === 0n ? 1n : base;
}

function bitsOf(value: bigint): number {
  const digits = (value < 0n ? -value : value).toString(16);
  return (digits.length - 1) * 4 + Number.parseInt(digits.charAt(0), 16).toString(2).length;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
