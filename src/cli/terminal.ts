import { stripVTControlCharacters } from 'node:util';

import pc from 'picocolors';
import stringWidth from 'string-width';

/** What a command writes to: standard output for results, standard error for everything else. */
export interface Terminal {
  /** Columns of the terminal; 80 where it is not known. */
  readonly columns: number;
  /** Whether bars and quotes may be drawn beyond ASCII. */
  readonly unicode: boolean;
  readonly colours: ReturnType<typeof pc.createColors>;
  /** Writes lines to standard output. */
  out(text: string): void;
  /** Writes lines to standard error. */
  err(text: string): void;
  /** Shows a line that the next one replaces; nothing where standard error is not a terminal. */
  progress(text: string): void;
}

/** The real terminal of a process. NO_COLOR, FORCE_COLOR and the locale are obeyed. */
export function openTerminal(process: NodeJS.Process): Terminal {
  const interactive = process.stderr.isTTY;
  let shown = false;
  const clear = (): void => {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    columns: process.stdout.isTTY ? process.stdout.columns : 80,
    unicode: speaksUnicode(process.env),
    colours: pc.createColors(wantsColours(process)),
    out: (text) => {
      clear();
      process.stdout.write(`${withoutCommands(text)}\n`);
    },
    err: (text) => {
      clear();
      process.stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (!interactive) return;
      process.stderr.write(`\r\u001b[K${text}`);
      shown = text !== '';
    },
  };
}

/** A pipe gets colours only where the user forces them, also in CI systems that could show them. */
function wantsColours({ env, stdout }: NodeJS.Process): boolean {
  return pc.isColorSupported && (stdout.isTTY || (env['FORCE_COLOR'] ?? '') !== '');
}

/** A line that begins with `::` is an order to some CI systems; whatever put one together, it does not leave here. */
function withoutCommands(text: string): string {
  if (!text.includes('::')) return text;
  const guarded = (line: string): string =>
    stripVTControlCharacters(line).trimStart().startsWith('::') ? line.replace('::', ':\u200b:') : line;
  return text.split('\n').map(guarded).join('\n');
}

function speaksUnicode(environment: NodeJS.ProcessEnv): boolean {
  const locale = environment['LC_ALL'] ?? environment['LC_CTYPE'] ?? environment['LANG'] ?? 'UTF-8';
  return /utf-?8/iu.test(locale);
}

/**
 * Makes text that a student wrote harmless on a terminal and in the log of a CI system: control characters (also the
 * C1 set, which some terminals obey) and marks that turn the direction of writing become visible, and what would begin
 * a workflow command (`::` at the start of a line, after white space too, or `##[`) is broken up.
 */
export function printable(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, visible)
    .replaceAll(/^(\s*):(?=:)/gmu, '$1:\u200b')
    .replaceAll('##[', '#\u200b#[');
}

function visible(character: string): string {
  if (character === '\n') return character;
  if (character === '\t') return ' ';
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\ufffd';
}

/** JSON that is safe to print: as `printable`, but with escapes, so that it still parses to the same value. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replaceAll(
      /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replaceAll('##[', String.raw`#\u0023[`);
}

/** Pads text to a width in terminal columns; wide characters count as two. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const space = ' '.repeat(Math.max(0, width - columnsOf(text)));
  return side === 'right' ? text + space : space + text;
}

/** Cuts text to a width in terminal columns, with an ellipsis where something is left out. */
export function fit(text: string, width: number, unicode: boolean): string {
  if (text.length <= 4 * width && columnsOf(text) <= width) return text;
  const mark = unicode ? '…' : '...';
  let kept = '';
  for (const character of text) {
    if (columnsOf(kept + character) + mark.length > width) break;
    kept += character;
  }
  return kept + mark;
}

/** Columns of a text on a terminal. Letters, punctuation, arrows, operators and lines that take one each need no segmenting. */
export function columnsOf(text: string): number {
  return NARROW.test(text) ? text.length : stringWidth(text);
}

/** Latin, Greek and Cyrillic letters, general punctuation, sub- and superscripts, arrows, operators, box drawing. */
const NARROW =
  /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0559\u2010-\u2027\u2030-\u205e\u2070-\u209c\u2190-\u2193\u2200-\u22ff\u2500-\u257f\u2581-\u259f]*$/u;

/** Breaks text into lines of at most `width` columns at white space; a longer word is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).filter((one) => one !== '')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (columnsOf(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    line = fit(word, width, true);
  }
  return line === '' ? lines : [...lines, line];
}
