import { Unreadable } from '../grammar/reader.ts';
import { readFactors, type FactorReader } from './factors.ts';
import { unitTokens, type UnitToken } from './tokens.ts';
import { isSameUnit, type Unit } from './unit.ts';

/** A unit that was found in a text. */
export interface UnitFound {
  readonly unit: Unit;
  /** The other unit that it can be read as: `J/kg K`. */
  readonly otherUnit?: Unit;
  /** Where it ends. */
  readonly end: number;
  /** The word right behind it, which may belong to it (`Meter pro Sekunde`). */
  readonly followedBy?: string;
}

/** How far behind a number its unit is looked for, in characters. */
const REACH = 120;
/** Most pieces that a unit in prose has. */
const MOST_TOKENS = 24;

/** Words of prose that are also units: they are one where nothing follows (`12 in`) or a sign joins them (`lb/in`). */
const PROSE: ReadonlySet<string> = new Set('in a as at us so am do to it is me'.split(' '));

/**
 * The unit that stands at a place of a text, right behind a number, as far as it reads as one: `m/s` of ` m/s in total`.
 * Brackets, dollar signs and marks of emphasis may close in between. `isName` tells names that are no units.
 */
export function unitBehind(text: string, at: number, isName: (word: string) => boolean): UnitFound | undefined {
  const closing = closers(text, at);
  const window = text.slice(closing, closing + REACH);
  const tokens = unitTokens(window, isName);
  const usable = tokens && usableTokens(window, tokens);
  if (!usable || !beginsUnit(usable, window)) return undefined;
  for (let count = usable.length; count > 0; count--) {
    const taken = usable.slice(0, count);
    const unit = unitIn(taken, window.length, false);
    const last = taken.at(-1);
    if (!unit || !last) continue;
    const other = unit.notes.has('unit-division') ? unitIn(taken, window.length, true)?.unit : undefined;
    const next = /^[ \t]*(?<word>\p{L}+)/u.exec(window.slice(last.end))?.groups?.['word'];
    return {
      unit: unit.unit,
      ...(other && !isSameUnit(other, unit.unit) && { otherUnit: other }),
      end: closing + last.end,
      ...(next !== undefined && { followedBy: next.toLowerCase() }),
    };
  }
  return undefined;
}

/** Whether what stands behind a number is nothing but the end of its sentence or line, so that it has no unit for certain. */
export function endsBehind(text: string, at: number): boolean {
  return /^[ \t]*(?:[.!?;,](?:\s|$)|\r?\n|$)/u.test(text.slice(closers(text, at), closers(text, at) + REACH));
}

const CLOSERS = /(?:[$)\]}*_]|\\[)\]]|[ \t](?=[$*]))*/y;

function closers(text: string, at: number): number {
  CLOSERS.lastIndex = at;
  return at + (CLOSERS.exec(text)?.[0].length ?? 0);
}

/** The tokens up to the end of the sentence or a word that is no unit. */
function usableTokens(text: string, tokens: readonly UnitToken[]): readonly UnitToken[] {
  const end = tokens.findIndex(
    (token, index) =>
      isProse(token, tokens[index - 1]) || isStop(token, tokens[index + 1]) || isApart(text, tokens[index - 1], token),
  );
  return tokens.slice(0, Math.min(end < 0 ? tokens.length : end, MOST_TOKENS));
}

function isProse(token: UnitToken, before: UnitToken | undefined): boolean {
  if (token.kind === 'word') return !/^(?:square|sq|cubic)$/iu.test(token.text);
  const isJoined = before === undefined || before.kind === 'operator';
  return token.kind === 'other' || (token.kind === 'unit' && PROSE.has(token.text) && !isJoined);
}

function isStop(token: UnitToken, next: UnitToken | undefined): boolean {
  if (token.kind !== 'operator' || (token.text !== '.' && token.text !== ',')) return false;
  return token.text === ',' || next?.start !== token.end;
}

function isApart(text: string, before: UnitToken | undefined, token: UnitToken): boolean {
  return before !== undefined && text.slice(before.end, token.start).includes('\n');
}

function beginsUnit(tokens: readonly UnitToken[], text: string): boolean {
  const [first, second] = tokens;
  if (first?.kind === 'operator') return (first.text === '*' || first.text === '/') && second?.kind === 'unit';
  if (first?.kind === 'unit' && PROSE.has(first.text)) return tokens.length > 1 || endsBehind(text, first.end);
  return first?.kind === 'unit' || first?.kind === 'fraction' || first?.kind === 'open' || first?.kind === 'word';
}

interface Read {
  readonly unit: Unit;
  readonly notes: ReadonlySet<string>;
}

function unitIn(tokens: readonly UnitToken[], length: number, sharedSlash: boolean): Read | undefined {
  const [first] = tokens;
  const kept = first?.kind === 'operator' && first.text === '*' ? tokens.slice(1) : tokens;
  const reader: FactorReader = { tokens: kept, at: 0, depth: 0, sharedSlash, notes: new Set(), length };
  try {
    const { pieces, unit } = readFactors(reader);
    const isWhole = reader.at === kept.length && pieces.length === 0;
    return isWhole && unit.parts.size > 0 ? { unit, notes: reader.notes } : undefined;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return undefined;
  }
}

/** A text that ends with a unit, cut in front of it: `9.9 m/s` is `9.9` and m/s. Undefined where it ends with none. */
export function splitUnit(
  text: string,
  isName: (word: string) => boolean,
): { readonly number: string; readonly unit: Unit } | undefined {
  const tokens = unitTokens(text, isName) ?? [];
  for (let from = 1; from < tokens.length; from++) {
    const first = tokens[from];
    const before = tokens[from - 1];
    if (!first || before?.kind === 'power' || (before?.kind === 'operator' && before.text !== '*')) continue;
    const read = unitIn(tokens.slice(from), text.length, false);
    if (read) return { number: text.slice(0, first.start).replace(/[*·×\s]+$/u, ''), unit: read.unit };
  }
  return undefined;
}
