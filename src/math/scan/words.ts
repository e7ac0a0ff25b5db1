import { GREEK_NAMES, combiningAccent } from '../characters.ts';
import { functionNamed, isAlwaysFunction } from '../vocabulary.ts';
import { emit, endsOperand, last, matchAt, type Scanner } from './scanner.ts';

const RUN = /[A-Z]+\d*/iy;
const ABBREVIATION = /(?:i\.e|e\.g|w\.r\.t|c\.f|a\.k\.a|resp|etc|vs|approx|Fig|fig|Eq|eq|No)\.(?!\d)/y;
const REST_OF_WORD = /(?:'[a-z]+|(?=[^\p{ASCII}\p{Lm}])(?:\p{Script=Latin}|\p{M})[A-Za-z]*)+/uy;
const TIMES = /x[ \u200B]?(?=[ \u200B]?\d)/iy;
const SPACED_TIMES = /x(?=\s{0,2}\d)/iy;
const BRACKET = /\s?[([{_^]/y;
const PARTIAL = /partial(?=\s?(?:[A-Za-z]\d?(?![A-Za-z])|[A-Za-z]{1,4}\s?[[(/_]|\/))/y;

/** Reads a run of letters. In a formula it is names; elsewhere it is a name where it is one letter, else a word. */
export function scanWord(scanner: Scanner): void {
  const start = scanner.at;
  const single = scanner.singles.includes(start);
  if (!single && scanTimes(scanner)) return;
  const run = single ? scanner.text.charAt(start) : (matchAt(RUN, scanner.text, start)?.[0] ?? '');
  const reach = { start, end: start + run.length };
  const series = SERIES.get(run);
  if (scanner.typed && scanner.math && series !== undefined && matchAt(/\s?_/y, scanner.text, reach.end)) {
    emit(scanner, 'command', series, reach);
  } else if (scanner.typed && scanner.math) scanTyped(scanner, run, reach);
  else if (scanner.math) scanNames(scanner, run, reach);
  else scanPlain(scanner, run, reach);
}

const SERIES: ReadonlyMap<string, string> = new Map([
  ['sum', 'sum'],
  ['prod', 'product'],
]);

/** `100 x 10`, `100x10`: a letter between two numbers that multiplies them. */
function scanTimes(scanner: Scanner): boolean {
  const before = last(scanner);
  if (before?.kind !== 'number' && before?.kind !== 'close') return false;
  const start = scanner.at;
  if (!matchAt(before.kind === 'number' ? SPACED_TIMES : TIMES, scanner.text, start)) return false;
  emit(scanner, 'operator', '*', { start, end: start + 1 });
  return true;
}

/** A run of letters as it is; one letter with an accent above it (`x̂`) is a name. */
function scanTyped(scanner: Scanner, run: string, { start, end }: { start: number; end: number }): void {
  const accent = combiningAccent(scanner.text.charAt(end));
  if (accent === undefined) emit(scanner, 'name', run, { start, end });
  else {
    if (run.length > 1) emit(scanner, 'name', run.slice(0, -1), { start, end: end - 1 });
    emit(scanner, 'name', run.slice(-1) + accent, { start: end - 1, end: end + 1 });
  }
}

function scanNames(scanner: Scanner, run: string, reach: { start: number; end: number }): void {
  const known = run.length > 1 ? functionNamed(run) : undefined;
  if (run === 'mod' || run === 'modulo') emit(scanner, 'operator', 'mod', reach);
  else if (run === 'sum' && matchAt(/\s?_/y, scanner.text, reach.end)) emit(scanner, 'command', 'sum', reach);
  else if (known !== undefined && (isAlwaysFunction(run) || matchAt(BRACKET, scanner.text, reach.end))) {
    emit(scanner, 'name', known, reach);
  } else emit(scanner, 'name', run, reach);
}

function scanPlain(scanner: Scanner, run: string, reach: { start: number; end: number }): void {
  const { text } = scanner;
  const abbreviation = matchAt(ABBREVIATION, text, reach.start);
  if (abbreviation) {
    emit(scanner, 'word', abbreviation[0], { start: reach.start, end: reach.start + abbreviation[0].length });
    return;
  }
  if (combiningAccent(text.charAt(reach.end)) !== undefined) {
    scanAccented(scanner, run, reach);
    return;
  }
  const rest = matchAt(REST_OF_WORD, text, reach.end);
  if (rest) {
    const end = reach.end + rest[0].length;
    emit(scanner, 'word', text.slice(reach.start, end), { start: reach.start, end });
  } else scanAscii(scanner, run, reach);
}

function scanAccented(scanner: Scanner, run: string, reach: { start: number; end: number }): void {
  const accent = combiningAccent(scanner.text.charAt(reach.end)) ?? '';
  emit(scanner, run.length === 1 ? 'name' : 'word', run + accent, { start: reach.start, end: reach.end + 1 });
}

function scanAscii(scanner: Scanner, run: string, reach: { start: number; end: number }): void {
  const { text } = scanner;
  if (run === 'mod' || run === 'modulo') emit(scanner, 'operator', 'mod', reach);
  else if (run === 'sum' && matchAt(/\s?_/y, text, reach.end)) emit(scanner, 'command', 'sum', reach);
  else if (run === 'lim' && matchAt(/_\(/y, text, reach.end)) emit(scanner, 'command', 'limit', reach);
  else if (run === 'partial' && matchAt(PARTIAL, text, reach.start)) emit(scanner, 'command', 'partial', reach);
  else if (/^[A-Za-z]\d*$/u.test(run) || GREEK_NAMES.has(run)) emit(scanner, 'name', run, reach);
  else scanFunction(scanner, run, reach);
}

function scanFunction(scanner: Scanner, run: string, reach: { start: number; end: number }): void {
  const known = functionNamed(run);
  const bracket = matchAt(/[([{_^]/y, scanner.text, reach.end) !== null;
  const operand = matchAt(/\s?[\dA-Z(\\]/iy, scanner.text, reach.end) !== null;
  const isMathematics = known !== undefined && (bracket || (isAlwaysFunction(run) && operand && !isSentence(scanner)));
  emit(scanner, isMathematics ? 'name' : 'word', isMathematics ? known : run, reach);
}

/** A function's name after a word of prose is a word itself: `the log likelihood`, `a sigmoid unit`. */
function isSentence(scanner: Scanner): boolean {
  return (
    last(scanner)?.kind === 'word' &&
    !endsOperand(last(scanner)) &&
    !matchAt(/[a-z]+\s[A-Za-z\d](?![A-Za-z])/y, scanner.text, scanner.at)
  );
}
