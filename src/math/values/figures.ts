import type { Conventions } from '../../model/conventions.ts';
import { SUPERSCRIPTS } from '../characters.ts';
import { compare, isInteger, ZERO } from '../rational.ts';
import type { Tree } from '../tree.ts';

/** How precisely a number is written. */
export interface Figures {
  /** Fewest significant figures: trailing zeros of a whole number are left out. */
  readonly least: number;
  /** Most significant figures: those zeros are counted. Infinite for what is exact by its form (`1/3`). */
  readonly most: number;
  /** Digits behind the decimal mark, as they stand there: 2 for `1.50` and for `1.50e3`. */
  readonly places: number;
  /** Power of ten of the last digit: −2 for `1.50`, 1 for `1.50e3`. */
  readonly lastPlace: number;
  /** A whole number or a fraction of such, which need not have been rounded. */
  readonly exact: boolean;
}

/** How a decimal mark is told from a thousands separator. */
export type DecimalMark = Conventions['decimal'];

/** Longest number that is looked at, in characters. */
const LONGEST = 2_000;

const POWER_OF_TEN =
  /^(?<mantissa>[^x×*·⋅∗\\]+)(?:[x×*·⋅∗]|\\times|\\cdot)10(?:\^|\*\*)?[({]*(?<exponent>[+-]?\d{1,5})[)}]*$/u;
const SCIENTIFIC = /^(?<mantissa>[^e]+)e(?<exponent>[+-]?\d{1,5})$/iu;
const MANTISSA = /^[+-]?(?:\d[\d.,'_]*|[.,]\d+)$/u;
const SUFFIXES: Readonly<Record<string, number>> = { k: 3, K: 3, M: 6, G: 9, B: 9 };

/**
 * Significant figures and decimal places of a number as it is written: `1.50`, `.050`, `1.50×10^3`, `1.00e5`, `1 234,5`.
 * Leading zeros do not count; of `0.00` the decimals do. Undefined where the text is no number.
 */
export function figuresOf(written: string, decimal: DecimalMark = 'point'): Figures | undefined {
  if (written.length > LONGEST) return undefined;
  const { mantissa, exponent } = partsOf(plainText(written));
  if (!MANTISSA.test(mantissa)) return undefined;
  const mark = markIn(mantissa, decimal);
  const whole = (mark < 0 ? mantissa : mantissa.slice(0, mark)).replaceAll(/\D/gu, '');
  const decimals = mark < 0 ? '' : mantissa.slice(mark + 1).replaceAll(/\D/gu, '');
  const places = decimals.length;
  const counted = counts(whole, decimals, mark >= 0);
  return { ...counted, places, lastPlace: exponent - places, exact: mark < 0 && exponent >= 0 };
}

/**
 * The figures of a number in a tree: a literal, with a sign or times a power of ten. A fraction of whole numbers is exact.
 * Undefined for anything else, which says nothing of its precision (`sqrt(2)`, `0.5 + 1`).
 */
export function figuresOfTree(tree: Tree, decimal: DecimalMark = 'point'): Figures | undefined {
  if (tree.kind === 'negative') return figuresOfTree(tree.of, decimal);
  if (tree.kind === 'number') return figuresOf(tree.written, decimal);
  if (tree.kind !== 'binary') return undefined;
  const scientific = figuresOfScientific(tree, decimal);
  if (scientific) return scientific;
  return tree.operator === '/' && isWhole(tree.left) && isWhole(tree.right) ? EXACT : undefined;
}

/** `1.50 × 10^3`, `1.50 / 10^3` */
function figuresOfScientific(tree: Tree & { kind: 'binary' }, decimal: DecimalMark): Figures | undefined {
  const { operator, left, right } = tree;
  const sign = operator === '*' ? 1 : operator === '/' ? -1 : 0;
  const power = sign === 0 ? undefined : exponentOfTen(right);
  const mantissa = power === undefined ? undefined : figuresOfTree(left, decimal);
  if (!mantissa || power === undefined) return undefined;
  const exponent = sign * power;
  return { ...mantissa, lastPlace: mantissa.lastPlace + exponent, exact: mantissa.exact && exponent >= 0 };
}

const EXACT: Figures = { least: Infinity, most: Infinity, places: 0, lastPlace: -Infinity, exact: true };

/** The exponent of `10`, `10^3`, `10^{-3}`; undefined for any other tree. */
export function exponentOfTen(tree: Tree): number | undefined {
  if (tree.kind === 'number') return tree.written.trim() === '10' ? 1 : undefined;
  if (tree.kind !== 'binary' || tree.operator !== '^' || exponentOfTen(tree.left) !== 1) return undefined;
  return wholeNumber(tree.right);
}

function wholeNumber(tree: Tree): number | undefined {
  if (tree.kind === 'negative') {
    const of = wholeNumber(tree.of);
    return of === undefined ? undefined : -of;
  }
  if (tree.kind !== 'number' || !isInteger(tree.value)) return undefined;
  const value = Number(tree.value.numerator);
  return Math.abs(value) <= MOST_EXPONENT ? value : undefined;
}

const MOST_EXPONENT = 100_000;

function isWhole(tree: Tree): boolean {
  if (tree.kind === 'negative') return isWhole(tree.of);
  return (
    tree.kind === 'number' && isInteger(tree.value) && !/[.e]/iu.test(tree.written) && compare(tree.value, ZERO) >= 0
  );
}

function counts(whole: string, decimals: string, marked: boolean): { readonly least: number; readonly most: number } {
  const digits = (whole + decimals).replace(/^0+/u, '');
  if (digits === '') return { least: Math.max(1, decimals.length), most: Math.max(1, decimals.length) };
  const least = marked ? digits.length : digits.replace(/0+$/u, '').length;
  return { least, most: digits.length };
}

/** Without spaces, brackets around the whole, and other spellings of signs, exponents and separators. */
function plainText(written: string): string {
  const text = written
    .replaceAll(/\{,\}/gu, ',')
    .replaceAll(/\\[,;:! ]|[\s~\u200B]/gu, '')
    .replaceAll(/[−–⁻]/gu, '-')
    .replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁺]/gu, (character) => SUPERSCRIPTS[character] ?? '')
    .replaceAll('’', "'");
  return /^[+-]?\([^()]*\)$/u.test(text) ? text.replaceAll(/[()]/gu, '') : text;
}

function partsOf(text: string): { readonly mantissa: string; readonly exponent: number } {
  const match = POWER_OF_TEN.exec(text) ?? SCIENTIFIC.exec(text);
  const mantissa = match?.groups?.['mantissa'];
  if (mantissa !== undefined) return { mantissa, exponent: Number(match?.groups?.['exponent'] ?? 0) };
  const suffix = SUFFIXES[text.slice(-1)];
  return suffix === undefined ? { mantissa: text, exponent: 0 } : { mantissa: text.slice(0, -1), exponent: suffix };
}

/** Where the decimal mark stands; −1 where there is none. What stands several times groups digits. */
function markIn(mantissa: string, decimal: DecimalMark): number {
  if (decimal === 'point') return lone(mantissa, '.');
  if (decimal === 'comma') return lone(mantissa, ',');
  const last = Math.max(mantissa.lastIndexOf('.'), mantissa.lastIndexOf(','));
  return last < 0 ? -1 : lone(mantissa, mantissa.charAt(last));
}

function lone(text: string, mark: string): number {
  const at = text.indexOf(mark);
  return at === text.lastIndexOf(mark) ? at : -1;
}
