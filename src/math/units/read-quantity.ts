import type { Span } from '../../model/place.ts';
import { Unreadable } from '../grammar/reader.ts';
import { readMath, type Reading, type ReadOptions } from '../read-math.ts';
import { rational } from '../rational.ts';
import type { Tree } from '../tree.ts';
import { readFactors, type Factors, type FactorReader, type Piece } from './factors.ts';
import { unitTokens, type UnitToken } from './tokens.ts';
import { isSameUnit, type Unit } from './unit.ts';

/**
 * Units by one table of our own, about a hundred lines: the libraries that were looked at take a student's `Mg` for `mg`,
 * calculate with doubles where a factor is exact, or bring a parser of their own that reads numbers in another way.
 */
export interface Quantity {
  /** Absent where only a unit stands there. */
  readonly value?: Tree;
  readonly unit?: Unit;
  /** The other unit that it can be read as: `J/kg K` is J·K/kg, or J/(kg·K). */
  readonly otherUnit?: Unit;
  readonly span: Span;
  /** Those of the reader, and `unit-case`: only capital letters of a unit differ from what is right; `unit-division`. */
  readonly notes: readonly string[];
}

/** A quantity, or where reading it stopped. */
export type QuantityReading =
  Quantity | { readonly unreadable: Extract<Reading, { unreadable: unknown }>['unreadable'] };

/**
 * Reads a number with a unit: `9.81*m/s^2`, `9.81 m s^-2`, `15 kN/(pi mm^2)`, `\frac{5}{2}\,\mathrm{km/h}`, `3 feet per
 * second`. Names that are declared are no units. Never throws.
 */
export function readQuantity(text: string, options: ReadOptions): QuantityReading {
  const tokens = unitTokens(text, (word) => options.symbols?.has(word) === true);
  const isUnit = tokens?.some((token) => token.kind === 'unit');
  if (!tokens || isUnit !== true) return withoutUnit(text, options);
  try {
    return withUnit(text, tokens, options);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { offset = 0 } = options;
    const at = { start: error.at.start + offset, end: error.at.end + offset };
    return { unreadable: { at, found: error.found, expected: error.expected } };
  }
}

/** Reads a unit without a number; undefined where the text is anything else. */
export function readUnit(text: string): Unit | undefined {
  const tokens = unitTokens(text, () => false);
  if (tokens?.some((token) => token.kind === 'unit') !== true) return undefined;
  try {
    const { pieces, unit } = factorsOf(text, tokens, false);
    return pieces.length === 0 ? unit : undefined;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return undefined;
  }
}

function withoutUnit(text: string, options: ReadOptions): QuantityReading {
  const reading = readMath(text, options);
  if ('unreadable' in reading) return reading;
  return { value: reading.tree, span: reading.span, notes: reading.notes };
}

function factorsOf(text: string, tokens: readonly UnitToken[], sharedSlash: boolean): Factors & { notes: Set<string> } {
  const kept = withoutStop(tokens);
  const reader: FactorReader = { tokens: kept, at: 0, depth: 0, sharedSlash, notes: new Set(), length: text.length };
  const factors = readFactors(reader);
  const rest = kept[reader.at];
  if (rest) throw new Unreadable({ start: rest.start, end: rest.end }, rest.text, 'the end');
  return { ...factors, notes: reader.notes };
}

/** Without the full stop of a sentence. */
function withoutStop(tokens: readonly UnitToken[]): readonly UnitToken[] {
  const last = tokens.at(-1);
  return last?.kind === 'operator' && (last.text === '.' || last.text === ',') ? tokens.slice(0, -1) : tokens;
}

function withUnit(text: string, tokens: readonly UnitToken[], options: ReadOptions): QuantityReading {
  const { pieces, unit, notes } = factorsOf(text, tokens, false);
  const value = valueOf(text, pieces, options);
  if (value && 'unreadable' in value) return value;
  const other = notes.has('unit-division') ? factorsOf(text, tokens, true).unit : undefined;
  const { offset = 0 } = options;
  return {
    ...(value && { value: value.tree }),
    unit,
    ...(other && !isSameUnit(unit, other) && { otherUnit: other }),
    span: { start: (tokens[0]?.start ?? 0) + offset, end: (tokens.at(-1)?.end ?? text.length) + offset },
    notes: [...notes, ...(value?.notes ?? [])],
  };
}

/** The number of a quantity: the product of its pieces, each read as a formula. */
function valueOf(text: string, pieces: readonly Piece[], options: ReadOptions): Reading | undefined {
  let product: Extract<Reading, { tree: Tree }> | undefined;
  for (const piece of pieces) {
    const reading = readPiece(text, piece, options);
    if ('unreadable' in reading) return reading;
    const tree = timesPower(product?.tree, reading.tree, piece.exponent);
    product = { tree, span: tree.span, notes: [...(product?.notes ?? []), ...reading.notes] };
  }
  return product;
}

function readPiece(text: string, { start, end }: Piece, options: ReadOptions): Reading {
  return readMath(text.slice(start, end), { ...options, offset: (options.offset ?? 0) + start });
}

function timesPower(before: Tree | undefined, tree: Tree, exponent: number): Tree {
  const { span } = tree;
  const size = Math.abs(exponent);
  const power: Tree =
    size === 1
      ? tree
      : {
          kind: 'binary',
          operator: '^',
          left: tree,
          right: { kind: 'number', value: rational(size), written: String(size), span },
          written: '^',
          span,
        };
  if (!before && exponent > 0) return power;
  const left = before ?? { kind: 'number', value: rational(1), written: '1', span };
  return { kind: 'binary', operator: exponent > 0 ? '*' : '/', left, right: power, written: '', span };
}
