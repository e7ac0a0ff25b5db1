import { Unreadable } from '../grammar/reader.ts';
import type { UnitToken } from './tokens.ts';
import { NO_UNIT, product, raised, type Unit } from './unit.ts';

/** A stretch of numbers in a quantity, which is a factor of its value. Offsets are in the text. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** 1 for a factor, −1 for a divisor; another one where it stands in a bracket with a power. */
  readonly exponent: number;
}

/** A quantity taken apart: the numbers and the unit. */
export interface Factors {
  readonly pieces: readonly Piece[];
  readonly unit: Unit;
}

/** Where taking apart stands. Mutable, made new for each text. */
export interface FactorReader {
  readonly tokens: readonly UnitToken[];
  at: number;
  depth: number;
  /** `J/kg K`: whether what stands behind a slash without a sign of its own belongs to the denominator. */
  readonly sharedSlash: boolean;
  /** Codes of decisions: `unit-division`, `unit-case`. */
  readonly notes: Set<string>;
  /** Where the text ends. */
  readonly length: number;
}

const MOST_DEPTH = 40;

/** Reads factors up to the end or a closing bracket. Throws `Unreadable`. */
export function readFactors(reader: FactorReader): Factors {
  reader.depth += 1;
  if (reader.depth > MOST_DEPTH) fail(reader, 'a quantity that is nested less deeply');
  let factors: Factors = { pieces: [], unit: NO_UNIT };
  let slash = false;
  for (let first = true; isGoingOn(reader); first = false) {
    const { sign, implicit } = signBefore(reader, first);
    const isShared: boolean = implicit && slash;
    if (isShared && isUnitNext(reader)) reader.notes.add('unit-division');
    const isInverse = sign === '/' || (isShared && reader.sharedSlash);
    const next = readFactor(reader, isInverse);
    factors = joined(reader, factors, isInverse ? inverse(reader, next) : next);
    slash = sign === '/' ? next.unit !== NO_UNIT : isShared;
  }
  reader.depth -= 1;
  return factors;
}

function isGoingOn({ tokens, at }: FactorReader): boolean {
  const token = tokens[at];
  return token !== undefined && token.kind !== 'close';
}

interface Sign {
  readonly sign: '*' | '/';
  readonly implicit: boolean;
}

function signBefore(reader: FactorReader, first: boolean): Sign {
  const token = reader.tokens[reader.at];
  if (token?.kind !== 'operator') return { sign: '*', implicit: true };
  if (token.text === '+' || token.text === '-') {
    return first ? { sign: '*', implicit: true } : fail(reader, 'brackets around a sum in front of a unit');
  }
  if (token.text === ',') fail(reader, 'a unit or the end');
  if (first && token.text !== '/') fail(reader, 'a number or a unit');
  reader.at += 1;
  if (!reader.tokens[reader.at]) fail(reader, 'a unit');
  return { sign: token.text === '/' ? '/' : '*', implicit: false };
}

function joined(reader: FactorReader, a: Factors, b: Factors): Factors {
  if (a.pieces.length + b.pieces.length > MOST_PIECES) fail(reader, 'fewer factors');
  return { pieces: [...a.pieces, ...b.pieces], unit: product(a.unit, b.unit) };
}

const MOST_PIECES = 50;

function inverse(reader: FactorReader, factors: Factors): Factors {
  return toPower(reader, factors, -1);
}

function toPower(reader: FactorReader, { pieces, unit }: Factors, exponent: number): Factors {
  return {
    unit: raised(unit, exponent) ?? fail(reader, 'a smaller whole power'),
    pieces: pieces.map((piece) => ({ ...piece, exponent: piece.exponent * exponent })),
  };
}

/** `alone`: of numbers only the first one, since they stand behind a slash. */
function readFactor(reader: FactorReader, alone: boolean): Factors {
  const token = reader.tokens[reader.at];
  if (token?.kind === 'unit') return unitFactor(reader);
  if (areaWord(token) !== undefined) return area(reader);
  if (!hasUnit(reader, reader.at)) return numbers(reader, alone);
  return token?.kind === 'fraction' ? fraction(reader) : group(reader);
}

function area(reader: FactorReader): Factors {
  const exponent = areaWord(reader.tokens[reader.at]) ?? 1;
  reader.at += 1;
  return { pieces: [], unit: raised(takeUnit(reader), exponent) ?? NO_UNIT };
}

/** `square meters`, `cubic feet`. */
function areaWord(token: UnitToken | undefined): number | undefined {
  const word = token?.kind === 'word' ? token.text.toLowerCase() : '';
  if (word === 'square' || word === 'sq') return 2;
  return word === 'cubic' ? 3 : undefined;
}

function isUnitNext(reader: FactorReader): boolean {
  return reader.tokens[reader.at]?.kind === 'unit' || hasUnit(reader, reader.at);
}

function takeUnit(reader: FactorReader): Unit {
  const token = reader.tokens[reader.at];
  if (!token?.unit) fail(reader, 'a unit');
  if (token.unit.misspelled) reader.notes.add('unit-case');
  reader.at += 1;
  return token.unit.unit;
}

function unitFactor(reader: FactorReader): Factors {
  const unit = takeUnit(reader);
  return powered(reader, { pieces: [], unit });
}

function group(reader: FactorReader): Factors {
  reader.at += 1;
  const inside = readFactors(reader);
  closeBracket(reader);
  return powered(reader, inside);
}

function fraction(reader: FactorReader): Factors {
  reader.at += 1;
  if (reader.tokens[reader.at]?.kind !== 'open') fail(reader, 'a numerator in braces');
  const top = group(reader);
  if (reader.tokens[reader.at]?.kind !== 'open') fail(reader, 'a denominator in braces');
  return joined(reader, top, inverse(reader, group(reader)));
}

function powered(reader: FactorReader, base: Factors): Factors {
  const exponent = exponentNext(reader);
  return exponent === undefined ? base : toPower(reader, base, exponent);
}

/** `^2`, `^{-1}`, `**-1`, `²`, `squared`, and right behind a symbol `m2`, `s-2`. */
function exponentNext(reader: FactorReader): number | undefined {
  const token = reader.tokens[reader.at];
  if (token?.kind !== 'power') return attachedExponent(reader);
  reader.at += 1;
  return token.text === '' ? writtenExponent(reader) : Number(token.text);
}

function attachedExponent(reader: FactorReader): number | undefined {
  const before = reader.tokens[reader.at - 1];
  const first = reader.tokens[reader.at];
  if (before?.kind !== 'unit' || first?.start !== before.end) return undefined;
  const isNegative = first.kind === 'operator' && first.text === '-';
  const digits = reader.tokens[reader.at + (isNegative ? 1 : 0)];
  if (!digits || !isExponent(digits) || digits.start !== first.start + (isNegative ? 1 : 0)) return undefined;
  reader.at += isNegative ? 2 : 1;
  return isNegative ? -Number(digits.text) : Number(digits.text);
}

function isExponent(token: UnitToken | undefined): boolean {
  return token?.kind === 'number' && /^\d{1,2}$/u.test(token.text);
}

function writtenExponent(reader: FactorReader): number {
  const isBracketed = reader.tokens[reader.at]?.kind === 'open';
  if (isBracketed) reader.at += 1;
  const sign = reader.tokens[reader.at];
  const isSigned = sign?.kind === 'operator' && (sign.text === '-' || sign.text === '+');
  if (isSigned) reader.at += 1;
  const digits = reader.tokens[reader.at];
  if (!digits || !isExponent(digits)) fail(reader, 'a whole exponent');
  reader.at += 1;
  if (isBracketed) closeBracket(reader);
  return isSigned && sign.text === '-' ? -Number(digits.text) : Number(digits.text);
}

function closeBracket(reader: FactorReader): void {
  if (reader.tokens[reader.at]?.kind !== 'close') fail(reader, 'a closing bracket');
  reader.at += 1;
}

/** A stretch without units: behind a slash one number with its power, else as far as it goes. */
function numbers(reader: FactorReader, alone: boolean): Factors {
  const start = reader.at;
  let end = start;
  let next = afterOperand(reader, start);
  while (next !== undefined) {
    end = next;
    if (alone && reader.tokens[end]?.kind !== 'power') break;
    next = afterOperand(reader, end);
  }
  const first = reader.tokens[start];
  const last = reader.tokens[end - 1];
  if (!first || !last || end === start) fail(reader, 'a number or a unit');
  reader.at = end;
  return { pieces: [{ start: first.start, end: last.end, exponent: 1 }], unit: NO_UNIT };
}

/** Where a stretch goes on to from an index: behind signs and one operand; undefined where units begin or it ends. */
function afterOperand(reader: FactorReader, from: number): number | undefined {
  let at = from;
  while (isSign(reader.tokens[at])) at += 1;
  const token = reader.tokens[at];
  if (!token || token.kind === 'close' || token.kind === 'unit' || areaWord(token) !== undefined) return undefined;
  if (token.kind === 'open') return hasUnit(reader, at) ? undefined : behindGroup(reader, at);
  if (token.kind !== 'fraction') return at + 1;
  if (hasUnit(reader, at)) return undefined;
  return behindGroup(reader, behindGroup(reader, at + 1));
}

function isSign(token: UnitToken | undefined): boolean {
  return token?.kind === 'operator' || (token?.kind === 'power' && token.text === '');
}

/** Whether the bracket, or both brackets of the fraction, that begin here hold a unit. */
function hasUnit(reader: FactorReader, at: number): boolean {
  const kind = reader.tokens[at]?.kind;
  if (kind === 'fraction') {
    return hasUnit(reader, at + 1) || hasUnit(reader, behindGroup(reader, at + 1));
  }
  if (kind !== 'open') return false;
  return reader.tokens.slice(at, behindGroup(reader, at)).some((token) => token.kind === 'unit');
}

function behindGroup(reader: FactorReader, at: number): number {
  let depth = 0;
  for (let index = at; index < reader.tokens.length; index++) {
    const kind = reader.tokens[index]?.kind;
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    if (depth <= 0) return index + 1;
  }
  return reader.tokens.length;
}

/** Stops reading at the token that is next. */
export function fail(reader: FactorReader, expected: string): never {
  const token = reader.tokens[reader.at];
  const at = token ? { start: token.start, end: token.end } : { start: reader.length, end: reader.length };
  throw new Unreadable(at, token?.text ?? 'the end', expected);
}
