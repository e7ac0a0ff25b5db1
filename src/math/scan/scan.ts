import {
  GREEK_LETTERS,
  SUBSCRIPTS,
  SUPERSCRIPTS,
  splitAccent,
  combiningAccent,
  vulgarFraction,
} from '../characters.ts';
import { emit, last, matchAt, type Scanner } from './scanner.ts';
import { scanCommand } from './commands.ts';
import { scanFraction, scanNumber } from './numbers.ts';
import { scanSymbol } from './symbols.ts';
import { CURRENCIES } from './typed-symbols.ts';
import { scanWord } from './words.ts';

/** Scans from `at` to `end`. */
export function scan(scanner: Scanner): void {
  while (scanner.at < scanner.end) {
    const code = scanner.text.charCodeAt(scanner.at);
    if (code <= 32) {
      scanner.spaced = true;
      scanner.at += 1;
    } else if (code >= 48 && code <= 57) scanNumber(scanner);
    else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) scanWord(scanner);
    else if (code === 92) scanCommand(scanner);
    else if (code === 46 && startsDecimals(scanner)) scanNumber(scanner);
    else if (scanner.typed && isCurrency(scanner)) scanner.at += 1;
    else if (code < 128) scanSymbol(scanner);
    else scanUnicode(scanner);
  }
}

/** The sign of a currency says nothing of a value. */
function isCurrency(scanner: Scanner): boolean {
  return CURRENCIES.includes(scanner.text.charAt(scanner.at));
}

/** `.5`, but not the point in `x.5` or `3.` */
function startsDecimals(scanner: Scanner): boolean {
  const next = scanner.text.charCodeAt(scanner.at + 1);
  if (!(next >= 48 && next <= 57)) return false;
  const before = last(scanner);
  return scanner.spaced || before === undefined || !['name', 'number', 'close', 'word'].includes(before.kind);
}

function scanUnicode(scanner: Scanner): void {
  const start = scanner.at;
  const character = scanner.text.charAt(start);
  if (scanner.math && vulgarFraction(character) && scanFraction(scanner, { start, end: start })) return;
  if (character === '\u200B') scanner.at += 1;
  else if (character in SUPERSCRIPTS) scanScript(scanner, '^', SUPERSCRIPTS);
  else if (character in SUBSCRIPTS) scanScript(scanner, '_', SUBSCRIPTS);
  else if (combiningAccent(character) !== undefined) scanner.at += 1;
  else if (character === 'Σ' && startsSum(scanner)) emit(scanner, 'command', 'sum', { start, end: start + 1 });
  else if (character === 'Π' && scanner.text.charAt(start + 1) === '_') {
    emit(scanner, 'command', 'product', { start, end: start + 1 });
  } else if (character in GREEK_LETTERS) scanGreek(scanner);
  else if (/\p{L}/u.test(character)) scanLetters(scanner);
  else scanSymbol(scanner);
}

/** `Σ` is a sum where it has an index or stands before an operand; `Σ^{-1}` and `Σ =` are a matrix. */
function startsSum(scanner: Scanner): boolean {
  const next = scanner.text.charAt(scanner.at + 1);
  return (
    next === '_' || next in SUBSCRIPTS || /[ (]*[\p{L}\d(]/uy.test(scanner.text.slice(scanner.at + 1, scanner.at + 4))
  );
}

/** Superscript or subscript characters in a row: as if they stood in braces. */
function scanScript(scanner: Scanner, script: '^' | '_', table: Readonly<Record<string, string>>): void {
  const start = scanner.at;
  let end = start;
  let inner = '';
  while (end < scanner.end) {
    const character = table[scanner.text.charAt(end)];
    // The sign of a transpose is a script of its own: `A²ᵀ`, `Aᵀᵀ`.
    if (character === undefined || (character === 'ᵀ' && inner !== '') || inner === 'ᵀ') break;
    inner += character;
    end += 1;
  }
  const here = { start, end };
  emit(scanner, 'script', script, here, { spaced: false });
  emit(scanner, 'open', 'group', here, { spaced: false });
  if (inner === 'ᵀ') emit(scanner, 'name', 'ᵀ', here);
  else scanInner(scanner, inner, here);
  emit(scanner, 'close', 'group', here, { spaced: false });
}

/** Scans text that does not stand in the document, in the place of something that does. */
function scanInner(scanner: Scanner, inner: string, here: { start: number; end: number }): void {
  const { text, original, end, fixed } = scanner;
  scanner.fixed = fixed ?? { start: here.start + scanner.offset, end: here.end + scanner.offset };
  scanner.text = inner;
  scanner.original = inner;
  scanner.at = 0;
  scanner.end = inner.length;
  scanner.run(scanner);
  Object.assign(scanner, { text, original, end, fixed, at: here.end });
}

function scanGreek(scanner: Scanner): void {
  const start = scanner.at;
  const name = GREEK_LETTERS[scanner.text.charAt(start)] ?? '';
  const accent = combiningAccent(scanner.text.charAt(start + 1));
  const digits = matchAt(/\d+/y, scanner.text, start + 1)?.[0] ?? '';
  if (accent === undefined) emit(scanner, 'name', name + digits, { start, end: start + 1 + digits.length });
  else emit(scanner, 'name', name + accent, { start, end: start + 2 });
}

/** Letters beyond ASCII: `ŷ` is a name; a word of another language is a word. */
function scanLetters(scanner: Scanner): void {
  const start = scanner.at;
  const run = matchAt(/(?:(?!ᵀ)[\p{L}\p{M}])+/uy, scanner.text, start)?.[0] ?? '';
  const { letter, accent } = splitAccent(run.charAt(0));
  if (run.length === 1 && accent !== '') emit(scanner, 'name', letter + accent, { start, end: start + 1 });
  else if (/^[ℝℕℤℚℂ]$/u.test(run)) emit(scanner, 'name', run, { start, end: start + 1 });
  else emit(scanner, 'word', run, { start, end: start + run.length });
}
