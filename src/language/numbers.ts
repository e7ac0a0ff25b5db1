import type { Range } from './text.ts';
import type { Token } from './tokens.ts';

/** A number as it stands in a text, with its sign, power of ten and percent sign. */
export interface NumberReading extends Range {
  readonly value: number;
}

/** What a number may be read as, and the token behind all of it. */
export interface NumberAt {
  readonly readings: readonly NumberReading[];
  readonly end: number;
}

/**
 * The number at a token: `5`, `1,000`, `1e2`, `10^5`, `3 × 10⁻⁴`, `½`, `twelve`; undefined where there is none. `90 %`,
 * `3/4` and `60 million` are read both as a whole and as the number that they begin with.
 */
export function numberAt(tokens: readonly Token[], at: number): NumberAt | undefined {
  const token = tokens[at];
  const plain = token && plainNumber(token);
  if (!token || plain === undefined) return undefined;
  const signed = signBefore(tokens, at);
  const sign = signed === '-' ? -1 : 1;
  const start = signed === undefined ? at : at - 1;
  const power = powerAfter(tokens, at, plain);
  const end = power?.end ?? at + 1;
  const value = sign * (power?.value ?? plain);
  const longer = (reading: { readonly factor: number; readonly end: number } | undefined): NumberReading[] =>
    reading ? [{ start, end: reading.end, value: value * reading.factor }] : [];
  const fraction = token.kind === 'number' && !power ? fractionAfter(tokens, at, plain) : undefined;
  const readings = [
    { start, end, value },
    ...longer(percentAfter(tokens, end)),
    ...longer(magnitudeAfter(tokens, end)),
  ];
  if (fraction) readings.push({ start, end: fraction.end, value: sign * fraction.value });
  return { readings, end };
}

/** Whether two numbers are the same: whole numbers exactly, others to one part in a million. */
export function sameNumber(a: number, b: number): boolean {
  if (a === b) return true;
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return false;
  return Math.abs(a - b) < 1e-6 * Math.abs(a);
}

function plainNumber({ kind, text }: Token): number | undefined {
  if (kind === 'word') return NUMBER_WORDS.get(text);
  return kind === 'number' ? decimal(text) : undefined;
}

/** `1,000` has its thousands parted, `0,5` a decimal comma; `1,2` may be two numbers. */
function decimal(text: string): number | undefined {
  const vulgar = VULGAR.get(text);
  if (vulgar !== undefined) return vulgar;
  const digits = /^\d/u.test(text) || text.startsWith('.') ? text : text.normalize('NFKC');
  if (/^(?:\d+|\d*\.\d+)(?:e[+-]?\d{1,3})?$/u.test(digits)) return Number(digits);
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/u.test(digits)) return Number(digits.replaceAll(',', ''));
  return /^0,\d+$/u.test(digits) ? Number(digits.replace(',', '.')) : undefined;
}

const VULGAR: ReadonlyMap<string, number> = new Map([
  ['½', 1 / 2],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
  ['¼', 1 / 4],
  ['¾', 3 / 4],
]);

/** Not `one`: it is a pronoun more often than a number. */
const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  [
    ...`zero  two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen`
      .split(/\s/u)
      .map((word, i): [string, number] => [word, i]),
    ...'twenty thirty forty fifty sixty seventy eighty ninety'
      .split(' ')
      .map((word, i): [string, number] => [word, 10 * (i + 2)]),
  ].filter(([word]) => word !== ''),
);

/** A sign belongs to a number where it touches it and nothing stands right before it that it could be taken from. */
function signBefore(tokens: readonly Token[], at: number): '+' | '-' | undefined {
  const number = tokens[at];
  const sign = tokens[at - 1];
  if (!number || number.spaced || sign?.kind !== 'mark' || sign.formula !== number.formula) return undefined;
  const written = sign.text === '+' ? '+' : MINUS.has(sign.text) ? '-' : undefined;
  if (written === undefined) return undefined;
  const before = tokens[at - 2];
  if (!before || before.formula !== number.formula) return written;
  if (before.kind === 'mark') return /[)\]}|]/u.test(before.text) ? undefined : written;
  return sign.spaced && number.formula === undefined ? written : undefined;
}

const MINUS: ReadonlySet<string> = new Set(['-', '−', '–']);

interface Valued {
  readonly value: number;
  readonly end: number;
}

/** `10^5`, `10⁵`, `10**5`, `10<sup>5</sup>`, and a power of ten that the number is multiplied with. */
function powerAfter(tokens: readonly Token[], at: number, base: number): Valued | undefined {
  const own = exponentAt(tokens, at + 1);
  if (own) return { value: base ** own.value, end: own.end };
  const ten = tokens[at + 2];
  if (!TIMES.has(tokens[at + 1]?.text ?? '') || ten?.text !== '10') return undefined;
  const exponent = exponentAt(tokens, at + 3);
  return exponent && { value: Number(`${base}e${exponent.value}`), end: exponent.end };
}

const TIMES: ReadonlySet<string> = new Set(['x', '×', '*', '·', '⋅', '∙', 'times', 'cdot']);

function exponentAt(tokens: readonly Token[], at: number): Valued | undefined {
  const raised = raisedAt(tokens, at);
  if (raised) return raised;
  const opened = OPENINGS.find((opening) => opening.every((text, i) => tokens[at + i]?.text === text));
  if (!opened) return undefined;
  let i = at + opened.length;
  const closing = opened[0] === '<' ? ['<', '/', 'sup', '>'] : CLOSINGS.get(tokens[i]?.text ?? '');
  if (closing && opened[0] !== '<') i++;
  const minus = MINUS.has(tokens[i]?.text ?? '');
  if (minus || tokens[i]?.text === '+') i++;
  const digits = tokens[i]?.text ?? '';
  if (!/^\d{1,3}$/u.test(digits)) return undefined;
  if (closing && !closing.every((text, k) => tokens[i + 1 + k]?.text === text)) return undefined;
  return { value: (minus ? -1 : 1) * Number(digits), end: i + 1 + (closing?.length ?? 0) };
}

const OPENINGS: readonly (readonly string[])[] = [['^'], ['*', '*'], ['<', 'sup', '>']];
const CLOSINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['{', ['}']],
  ['(', [')']],
]);

/** Raised digits, with a raised sign. */
function raisedAt(tokens: readonly Token[], at: number): Valued | undefined {
  let end = at;
  let digits = '';
  for (; end < at + 4; end++) {
    const text = tokens[end]?.text ?? '';
    if (tokens[end]?.spaced === true || !RAISED.test(text)) break;
    digits += text;
  }
  const value = Number(digits.normalize('NFKC').replace('−', '-'));
  return digits === '' || Number.isNaN(value) ? undefined : { value, end };
}

const RAISED = /^[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+$/u;

function percentAfter(tokens: readonly Token[], at: number): { factor: number; end: number } | undefined {
  const next = tokens[at]?.text ?? '';
  if (next === '%' || next === 'percent' || next === 'pct') return { factor: 0.01, end: at + 1 };
  return next === 'per' && tokens[at + 1]?.text === 'cent' ? { factor: 0.01, end: at + 2 } : undefined;
}

/** `60 million`; `10k` only where it is written together. */
function magnitudeAfter(tokens: readonly Token[], at: number): { factor: number; end: number } | undefined {
  const next = tokens[at];
  const factor = next?.text === 'k' ? (next.spaced ? undefined : 1e3) : MAGNITUDES.get(next?.text ?? '');
  return factor === undefined ? undefined : { factor, end: at + 1 };
}

const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['millions', 1e6],
  ['billion', 1e9],
  ['billions', 1e9],
]);

/** `3/4`, but no date. */
function fractionAfter(tokens: readonly Token[], at: number, above: number): Valued | undefined {
  const [bar, below, after] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (bar?.text !== '/' || below?.kind !== 'number' || after?.text === '/') return undefined;
  if (tokens[at - 1]?.text === '/') return undefined;
  const value = decimal(below.text);
  return value === undefined || value === 0 ? undefined : { value: above / value, end: at + 3 };
}
