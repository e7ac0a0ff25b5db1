import { FILLER, vulgarFraction } from '../characters.ts';
import { add, divide, fromDecimal, multiply, rational, type Rational } from '../rational.ts';
import { emit, last, matchAt, type Scanner } from './scanner.ts';

/** Digits in groups of three, all parted in the same way. */
const GROUPED = /\d{1,3}(,\\! ?|[,'_~ \u200B]|\{,\}|\\[,;: ]|\{\\,\})\d{3}(?:\1\d{3})*(?![\d_])/y;
const POINT_GROUPED = /\d{1,3}(?:\.\d{3})+(?!\d)/y;
const DIGITS = /\d(?:\u200B?\d)*/y;
const POINT_DECIMALS = /\.\d(?:\u200B?\d)*/y;
const GROUPED_DECIMALS = /[.,]\d{3}(?: \d{3})* \d{1,3}(?![\d_])/y;
const COMMA_DECIMALS = /(?:,|\{,\})\d+/y;
const INDIAN = /\d{1,2}(?:,\d{2})+,\d{3}(?![\d_])/y;
const REPEATED = /\((\d{1,20})\)/y;
const LAST_POINT = /\.(?:(?![.\w(])|(?=E[+-]?\d))/iy;
const EXPONENT = /e[+-]?\d+\b/iy;
const SPACED_EXPONENT = / e \d+\b/iy;
const CAPITAL_EXPONENT = /E[+-]?\d+\b/y;
const MAGNITUDE = /[kKMB](?![\w([])/y;
const ORDINAL = /(?:st|nd|rd|th)(?![A-Za-z0-9])|D(?![A-Za-z0-9(])/y;

const MAGNITUDES: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, B: 1e9 };

/** Reads a number: `1e5`, `100,000`, `8 388 608`, `200{,}000`, `0.10`, `.5`, `100k`. */
export function scanNumber(scanner: Scanner): void {
  const start = scanner.at;
  if (scanner.singles.includes(start)) {
    const digit = scanner.text.charAt(start);
    emit(scanner, 'number', digit, { start, end: start + 1 }, { value: fromDecimal(digit) });
    return;
  }
  const { end, digits, trouble } = mantissa(scanner, start);
  if (trouble === undefined && scanRepeating(scanner, { start, end }, digits)) return;
  if (trouble === undefined && scanFraction(scanner, { start, end }, digits)) return;
  const exponent = trouble === undefined ? exponentAt(scanner, end) : '';
  const behind = end + exponent.length;
  const suffix = matchAt(ORDINAL, scanner.text, behind);
  if (suffix && exponent === '' && !scanner.math) {
    emit(scanner, 'word', scanner.text.slice(start, behind + suffix[0].length), {
      start,
      end: behind + suffix[0].length,
    });
    return;
  }
  if (trouble !== undefined) {
    emit(scanner, 'number', scanner.text.slice(start, behind), { start, end: behind }, { trouble });
    return;
  }
  emitNumber(scanner, { start, end: behind }, fromDecimal(digits + exponent.replaceAll(' ', '')));
}

/** `e5`, `E-3`, as far as the convention takes the letter for that. */
function exponentAt(scanner: Scanner, at: number): string {
  const { exponent_letter: letter } = scanner.conventions;
  if (scanner.typed && letter === 'symbol') return '';
  if (scanner.typed && letter === 'capital') return matchAt(CAPITAL_EXPONENT, scanner.text, at)?.[0] ?? '';
  const spaced = scanner.typed ? matchAt(SPACED_EXPONENT, scanner.text, at) : null;
  return (spaced ?? matchAt(EXPONENT, scanner.text, at))?.[0] ?? '';
}

/** `½`, and `2½`, which is 2 and a half. */
export function scanFraction(scanner: Scanner, reach: { start: number; end: number }, digits = '0'): boolean {
  const parts = vulgarFraction(scanner.original.charAt(reach.end));
  const whole = fromDecimal(digits);
  if (!parts || !whole || digits.includes('.')) return false;
  const value = add(whole, rational(...parts));
  emit(scanner, 'number', 'number', { start: reach.start, end: reach.end + 1 }, { value });
  return true;
}

/** `0.(3)` is a third: digits in brackets right behind the point are repeated without end. */
function scanRepeating(scanner: Scanner, reach: { start: number; end: number }, digits: string): boolean {
  const { text, typed } = scanner;
  const point = scanner.conventions.decimal === 'comma' ? ',' : '.';
  if (!typed || digits.includes('.') || text.charAt(reach.end) !== point) return false;
  const repeated = matchAt(REPEATED, text, reach.end + 1);
  const period = repeated?.[1];
  const nines = period === undefined ? undefined : fromDecimal('9'.repeat(period.length));
  const [whole, part] = [fromDecimal(digits), period === undefined ? undefined : fromDecimal(period)];
  const fraction = nines && part && divide(part, nines);
  if (!repeated || !whole || !fraction) return false;
  const end = reach.end + 1 + repeated[0].length;
  emit(scanner, 'number', 'number', { start: reach.start, end }, { value: add(whole, fraction) });
  return true;
}

/** `value` is without the suffix; `text` says `k` where one follows, which a declared name of that letter undoes. */
function emitNumber(scanner: Scanner, reach: { start: number; end: number }, value: Rational | undefined): void {
  if (value === undefined) {
    emit(scanner, 'number', 'too-large', reach, { trouble: 'too-large' });
    return;
  }
  const suffix = matchAt(MAGNITUDE, scanner.text, reach.end)?.[0];
  if (suffix === undefined) {
    emit(scanner, 'number', 'number', reach, { value });
    return;
  }
  const scaled = multiply(value, rational(MAGNITUDES[suffix] ?? 1));
  emit(scanner, 'number', suffix, { start: reach.start, end: reach.end + 1 }, { value: scaled });
}

/** The factor that a suffix stands for: 1,000 for `k`; undefined for any other text. */
export function magnitude(suffix: string): Rational | undefined {
  const factor = Object.hasOwn(MAGNITUDES, suffix) ? MAGNITUDES[suffix] : undefined;
  return factor === undefined ? undefined : rational(factor);
}

interface Mantissa {
  readonly end: number;
  /** With a decimal point and without groups. */
  readonly digits: string;
  readonly trouble?: string;
}

function mantissa(scanner: Scanner, start: number): Mantissa {
  const whole = wholePart(scanner, start);
  const decimal = scanner.conventions.decimal;
  const commaOnly = decimal === 'comma';
  const decimals =
    groupedDecimals(scanner, whole.end) ??
    matchAt(commaOnly ? COMMA_DECIMALS : POINT_DECIMALS, scanner.text, whole.end);
  if (decimals && !(commaOnly && separatesItems(scanner, decimals[0]))) {
    const end = whole.end + decimals[0].length;
    const digits = `${whole.digits}.${decimals[0].replaceAll(/\D+/gu, '')}`;
    return checked(scanner, { end, digits }, decimals[0].startsWith('.') && !commaOnly);
  }
  const comma = withComma(scanner, whole);
  return comma.end === whole.end ? withLastPoint(scanner, whole) : comma;
}

/** `0.123 456 7`: decimals in groups of three, in a formula that is typed. */
function groupedDecimals(scanner: Scanner, at: number): RegExpExecArray | null {
  const sign = scanner.conventions.decimal === 'comma' ? ',' : '.';
  if (!scanner.typed || scanner.text.charAt(at) !== sign || inSquare(scanner)) return null;
  return matchAt(GROUPED_DECIMALS, scanner.text, at);
}

/** `4.` is 4 in a formula that is typed. */
function withLastPoint(scanner: Scanner, whole: Mantissa): Mantissa {
  const isTyped = scanner.typed && scanner.conventions.decimal !== 'comma';
  const point = isTyped ? matchAt(LAST_POINT, scanner.text, whole.end) : null;
  return { ...whole, end: whole.end + (point?.[0].length ?? 0) };
}

/** A number that is followed by another decimal sign, or by a point that could be a thousands separator, is in doubt. */
function checked(scanner: Scanner, read: Mantissa, point: boolean): Mantissa {
  const more = matchAt(/(?:[.,]\d+){1,40}/y, scanner.text, read.end);
  const listing = scanner.brackets.at(-1)?.listing === true;
  if (more && !(listing && more[0].startsWith(',') && point)) {
    return { ...read, end: read.end + more[0].length, trouble: 'malformed' };
  }
  const threePlaces = /^[1-9]\d{0,2}\.\d{3}$/u.test(read.digits);
  if (scanner.conventions.decimal === 'point-or-comma' && threePlaces) return { ...read, trouble: 'ambiguous' };
  return read;
}

/** After whole digits: a comma and more digits is a decimal comma, a list, or in doubt. */
function withComma(scanner: Scanner, whole: Mantissa): Mantissa {
  const comma = matchAt(COMMA_DECIMALS, scanner.text, whole.end);
  if (!comma || separatesItems(scanner, comma[0])) return whole;
  const end = whole.end + comma[0].length;
  const digits = `${whole.digits}.${comma[0].replace(/^\D+/u, '')}`;
  const deliberate = comma[0].startsWith('{');
  const either = scanner.conventions.decimal === 'point-or-comma';
  if ((deliberate || either) && !/\.\d{3}$/u.test(digits)) return checked(scanner, { end, digits }, false);
  const more = matchAt(/(?:[.,]\d+){1,40}/y, scanner.text, end)?.[0] ?? '';
  if (scanner.latex && comma[0].startsWith(',') && listsNumbers(scanner, more)) return whole;
  return { end: end + more.length, digits, trouble: 'decimal-comma' };
}

/** `1,2,3` in a formula can only be a list: another comma and more digits follow, or stood before. */
function listsNumbers(scanner: Scanner, more: string): boolean {
  if (scanner.conventions.decimal !== 'point') return false;
  const before = last(scanner);
  const inList = before?.kind === 'comma' && !scanner.spaced && scanner.tokens.at(-2)?.kind === 'number';
  return inList || /^(?:,\d+)+$/u.test(more);
}

/** Where a comma is the decimal sign of what is typed, a semicolon separates: `(1,5; 2)`. */
function separatesItems(scanner: Scanner, separator: string): boolean {
  if (scanner.typed && scanner.conventions.decimal === 'comma') return false;
  return separator.startsWith(',') && scanner.brackets.at(-1)?.listing === true;
}

function wholePart(scanner: Scanner, start: number): Mantissa {
  const { text, conventions } = scanner;
  if (text.charAt(start) === '.') return { end: start, digits: '0' };
  if (conventions.decimal === 'comma') {
    const points = matchAt(POINT_GROUPED, text, start);
    if (points) return { end: start + points[0].length, digits: points[0].replaceAll('.', '') };
  }
  const grouped = matchAt(GROUPED, text, start) ?? (scanner.typed ? matchAt(INDIAN, text, start) : null);
  if (grouped && isGrouping(scanner, grouped)) {
    return { end: start + grouped[0].length, digits: grouped[0].replaceAll(/\D+/gu, '') };
  }
  return digitRun(scanner, start);
}

/** Digits; those of mathematical alphabets (`𝟖𝟡`) are two units long, of which the second was folded into a filler. */
function digitRun(scanner: Scanner, start: number): Mantissa {
  const isHalf = (at: number): boolean => /^[\uDC00-\uDFFF]$/u.test(scanner.original.charAt(at));
  const written = matchAt(DIGITS, scanner.text, start)?.[0] ?? '';
  const filler = written.indexOf(FILLER);
  const run = filler > 0 && !isHalf(start + filler) ? written.slice(0, filler) : written;
  const end = start + run.length;
  return { end: isHalf(end) ? end + 1 : end, digits: run.replaceAll(FILLER, '') };
}

/** Whether what looks like groups of three digits is one number: not where it is a list, or a decimal comma. */
function isGrouping(scanner: Scanner, match: RegExpExecArray): boolean {
  const [written, separator = ','] = match;
  const zeros = /(?:^|\D)0\d\d/u.test(written);
  if (separator === ' ' || separator === '\u200B')
    return separator === ' ' && !afterNumber(scanner) && (zeros || !inSquare(scanner));
  if (separator === '~' || separator === "'") return true;
  if (!separator.startsWith(',')) return true;
  if (scanner.conventions.decimal === 'comma') return false;
  if (scanner.conventions.decimal === 'point-or-comma' && written.split(',').length === 2) return false;
  return zeros || scanner.brackets.at(-1)?.listing !== true || !isList(scanner, match.index);
}

function afterNumber(scanner: Scanner): boolean {
  return last(scanner)?.kind === 'number';
}

function inSquare(scanner: Scanner): boolean {
  return scanner.brackets.at(-1)?.text === '[';
}

/** Whether the bracket around an offset holds nothing but numbers and names between commas. */
function isList(scanner: Scanner, at: number): boolean {
  const start = scanner.brackets.at(-1)?.inside ?? at;
  const length = scanner.text.slice(at, at + 200).search(/[)\]}]/u);
  return length >= 0 && /^[\w\s,]*$/u.test(scanner.text.slice(start, at + length));
}
