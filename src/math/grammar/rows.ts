import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { endsTypedOperand } from '../typed/operands.ts';
import { accept, fail, isNext, nested, peek, toHere, type Reader } from './reader.ts';

/**
 * A matrix in Matlab's spelling: `[1 2; 3 4]`. Rows are parted by semicolons, entries by spaces or commas. Undefined for
 * any other list: one without semicolons has to consist of two numbers or more with spaces between them.
 */
export function spacedMatrix(reader: Reader): Tree | undefined {
  const open = peek(reader);
  if (!reader.typed || open?.text !== '[' || !isSpacedMatrix(reader)) return undefined;
  reader.at += 1;
  const { cells, bars } = reader;
  Object.assign(reader, { cells: true, bars: 0 });
  const rows = nested(reader, readRows);
  Object.assign(reader, { cells, bars });
  if (!accept(reader, 'close', ']')) fail(reader, ']');
  if (rows.some((row) => row.length !== rows[0]?.length)) {
    reader.at -= 1;
    fail(reader, 'rows of the same length');
  }
  return { kind: 'matrix', rows, span: toHere(reader, open) };
}

function readRows(reader: Reader): Tree[][] {
  const rows: Tree[][] = [[]];
  while (!isNext(reader, 'close')) {
    rows.at(-1)?.push(reader.rules.sum(reader));
    if (accept(reader, 'comma', ';')) rows.push([]);
    else accept(reader, 'comma', ',');
  }
  return rows;
}

function isSpacedMatrix(reader: Reader): boolean {
  const inside = insideOf(reader);
  if (inside.length === 0) return false;
  const separators = new Set(inside.filter(({ kind }) => kind === 'comma').map(({ text }) => text));
  if (separators.has(';')) return reader.conventions.decimal !== 'comma';
  return separators.size === 0 && countsNumbers(inside) > 1;
}

/** The tokens between the bracket that is next and its end, without those in brackets of their own. */
function insideOf(reader: Reader): Token[] {
  const inside: Token[] = [];
  let depth = 0;
  for (let at = reader.at; at < reader.tokens.length; at++) {
    const token = reader.tokens[at];
    if (!token) break;
    if (token.kind === 'close') depth -= 1;
    if (depth === 0 && token.kind === 'close') return inside;
    if (depth === 1) inside.push(token);
    if (token.kind === 'open') depth += 1;
  }
  return [];
}

/** How many entries there are, each of which begins with a number; 0 where one begins with anything else. */
function countsNumbers(inside: readonly Token[]): number {
  let count = 0;
  for (const [at, token] of inside.entries()) {
    const before = inside[at - 1];
    const isFirst = at === 0 || (token.spaced && endsTypedOperand(before));
    if (!isFirst) continue;
    const isSigned = token.text === '-' && inside[at + 1]?.spaced !== true;
    if (token.kind === 'operator' && !isSigned && at > 0) continue;
    if (token.kind !== 'number' && !(isSigned && inside[at + 1]?.kind === 'number')) return 0;
    count += 1;
  }
  return count;
}
