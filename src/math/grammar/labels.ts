import type { Token } from '../tokens.ts';
import { SIGN_NAMES } from '../names.ts';
import { accept, isNext, peek, type Reader } from './reader.ts';

/**
 * A subscript in a formula that is typed is part of the name, unless it is computed, or may be the index of a sum: `x_1`
 * is `x1` or, by convention, another name; `v_x0` is `v_x0`.
 */
export function typedLabel(reader: Reader, base: string): string | undefined {
  const { at } = reader;
  const type = reader.names.typeOf(base)?.kind;
  const open = isNext(reader, 'open') ? peek(reader) : undefined;
  const isName = reader.typed && type !== 'array' && type !== 'slice';
  const label = isName ? (open ? bracketedLabel(reader) : bareLabel(reader)) : undefined;
  const isIndex = reader.uses.series || (label !== undefined && reader.names.typeOf(label)?.kind === 'index');
  if (label === undefined || (isIndex && /^[A-Za-z]/u.test(label))) {
    reader.at = at;
    return undefined;
  }
  return /^\d+$/u.test(label) && reader.conventions.subscripts === 'joined' ? base + label : `${base}_${label}`;
}

/** `x_1`, `x_a`, and `W_ij` with letters that indices have. */
function bareLabel(reader: Reader): string | undefined {
  let label = scriptText(reader);
  for (let next = peek(reader); label !== undefined && /^[i-n]+$/u.test(label) && next; next = peek(reader)) {
    if (next.kind !== 'name' || next.spaced || !/^[i-n]$/u.test(next.text)) break;
    reader.at += 1;
    label += next.text;
  }
  return label;
}

/** `x_{12}`, `x_(y_z)`, `U_{ijk}`; undefined where the brackets hold more than names and numbers. */
function bracketedLabel(reader: Reader): string | undefined {
  let text = '';
  for (let ahead = 1; ; ahead++) {
    const token = peek(reader, ahead);
    if (token?.kind === 'close') {
      reader.at += ahead + 1;
      return text === '' ? undefined : text;
    }
    const isPart = token?.kind === 'name' || token?.kind === 'number' || token?.text === '_';
    if (!token || !isPart) return undefined;
    text += token.text === '_' ? '_' : spelled(token);
  }
}

/**
 * The letters and digits of a script, without its brackets; undefined where there is anything else in it. Signs between
 * them (`l-1`) are spelled out where they may stand in a name.
 */
export function scriptText(reader: Reader, signs: 'refused' | 'spelled' = 'refused'): string | undefined {
  const group = accept(reader, 'open', 'group');
  if (!group) {
    const token = peek(reader);
    reader.at += 1;
    return token?.kind === 'name' || token?.kind === 'word' || token?.kind === 'number' ? spelled(token) : undefined;
  }
  let text = '';
  const round = accept(reader, 'open', '(');
  for (let token = peek(reader); token && isPart(token, signs); token = peek(reader)) {
    text += token.kind === 'operator' ? (SIGN_NAMES[token.text] ?? '') : spelled(token);
    reader.at += 1;
  }
  if (round && !accept(reader, 'close', ')')) return undefined;
  return accept(reader, 'close', 'group') && text !== '' ? text : undefined;
}

function isPart({ kind, text }: Token, signs: 'refused' | 'spelled'): boolean {
  if (kind === 'operator') return signs === 'spelled' && Object.hasOwn(SIGN_NAMES, text);
  return kind === 'name' || kind === 'word' || kind === 'number';
}

function spelled(token: Token): string {
  return token.kind === 'number' ? token.written : token.text;
}
