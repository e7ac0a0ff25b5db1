import { functionNamed } from '../vocabulary.ts';
import { isDropped, isSilent, isTextual, meaningOf } from './command-table.ts';
import { expandMacro } from './macros.ts';
import { scanRepeating } from './repeating.ts';
import { shorthandOf } from './shorthands.ts';
import { closeBracket, openBracket } from './symbols.ts';
import { argumentAt, emit, endsOperand, last, matchAt, type Scanner } from './scanner.ts';

/** No command but those of spacing begins with `quad`, so that `\quadx` lacks a space. */
const COMMAND = /\\(?:q?quad|[A-Z]+\*?|[^A-Z])/iy;

interface Reach {
  readonly start: number;
  readonly end: number;
}

/** Reads a LaTeX command with its arguments, as far as they are not mathematics themselves. */
export function scanCommand(scanner: Scanner): void {
  const start = scanner.at;
  const written = matchAt(COMMAND, scanner.text, start)?.[0] ?? '\\';
  if (scanner.typed && isDifference(scanner, written)) {
    emit(scanner, 'operator', '∖', { start, end: start + 1 });
    return;
  }
  const reach = { start, end: start + written.length };
  const command = written.slice(1).replace(/\*$/u, '');
  const macro = scanner.macros.get(command) ?? scanner.macros.get(written) ?? shorthandOf(scanner, command, reach.end);
  if (macro) expandMacro(scanner, macro, reach);
  else if (command === '\\' || command === 'newline') lineBreak(scanner, reach);
  else if (command === '' || /^\s$/u.test(command) || isSilent(command)) skip(scanner, reach, command);
  else if (isTextual(command)) scanText(scanner, command, reach);
  else if (isDropped(command)) drop(scanner, command, reach);
  else if (command === 'begin' || command === 'end') scanEnvironment(scanner, command, reach);
  else {
    const special = Object.hasOwn(SPECIAL, command) ? SPECIAL[command] : undefined;
    if (special) special(scanner, reach);
    else emitCommand(scanner, command, reach);
  }
}

/** Commands that are read in a way of their own. */
const SPECIAL: Readonly<Record<string, (scanner: Scanner, reach: Reach) => void>> = {
  mathbb: scanBlackboard,
  mathbbm: scanBlackboard,
  mathds: scanBlackboard,
  underbrace: scanUnderbrace,
  overbrace: scanUnderbrace,
  '|': scanNormSign,
  Vert: scanNormSign,
  not: scanNegated,
  arg: scanArgument,
  overset: scanStacked,
  underset: scanStacked,
  stackrel: scanStacked,
  overline: scanRepeating,
  bar: scanRepeating,
  dot: scanRepeating,
  xrightarrow: scanLongArrow,
};
/** `A \ B`, `R\{0}` in a formula that is typed: a backslash behind an operand that no command follows. */
function isDifference(scanner: Scanner, written: string): boolean {
  return endsOperand(last(scanner)) && /^\\[\s([{A-Z]$/u.test(written);
}

function emitCommand(scanner: Scanner, command: string, reach: Reach): void {
  const meaning = meaningOf(command);
  if (meaning?.kind === 'open') openBracket(scanner, meaning.text, reach.end);
  else if (meaning?.kind === 'close') closeBracket(scanner, meaning.text, reach.end);
  else if (meaning) {
    emit(scanner, meaning.kind, meaning.text, reach);
    if (meaning.text === 'frac' || meaning.text === 'binom') scanner.singles = singleArguments(scanner);
  } else emit(scanner, 'other', `\\${command}`, reach);
}

/** Where the two arguments of `\frac12`, `\frac1{x}` or `\frac{1}2` stand that have no braces: each is one character. */
function singleArguments(scanner: Scanner): number[] {
  const first = argumentAt(scanner, scanner.at);
  const second = first && argumentAt(scanner, first.behind);
  return [first, second].flatMap((one) => (one && one.behind === one.end ? [one.start] : []));
}

function skip(scanner: Scanner, reach: Reach, command: string): void {
  scanner.at = reach.end;
  if (/^(?:[,;:>\s]|q?quad|(?:thin|en|med|thick)?space)$/u.test(command)) scanner.spaced = true;
  const side = /^(?:left$|[bB]igg?l$)/u.test(command)
    ? 'open'
    : /^(?:right$|[bB]igg?r$)/u.test(command)
      ? 'close'
      : undefined;
  if (side) scanDelimiter(scanner, side);
}

const DELIMITER = /\s*(?:[.<>|]|\\(?:\||[lr]?[vV]ert(?![A-Za-z])))/y;

/** The delimiter of `\left` and `\right`, where it does not mean what it does elsewhere: `.`, `<`, `>` and bars. */
function scanDelimiter(scanner: Scanner, side: 'open' | 'close'): void {
  const written = matchAt(DELIMITER, scanner.text, scanner.at)?.[0];
  if (written === undefined) return;
  const end = scanner.at + written.length;
  const sign = written.trim();
  const text =
    sign === '<' || sign === '>' ? '⟨⟩'.charAt(side === 'open' ? 0 : 1) : /^\\(?:\||[lr]?Vert)/u.test(sign) ? '‖' : '|';
  if (sign === '.') scanner.at = end;
  else if (side === 'open') openBracket(scanner, text, end);
  else closeBracket(scanner, text, end);
}

function lineBreak(scanner: Scanner, reach: Reach): void {
  const spacing = matchAt(/\*?\[[\d.]{1,6}[a-z]{2}\]/y, scanner.text, reach.end)?.[0] ?? '';
  emit(scanner, 'break', '\\', { start: reach.start, end: reach.end + spacing.length });
}

function drop(scanner: Scanner, command: string, reach: Reach): void {
  const argument = argumentAt(scanner, reach.end);
  scanner.at = argument && command !== 'ref' ? argument.behind : reach.end;
  scanner.spaced = true;
}

/** `\text{…}` holds prose, `\mathrm{…}` and `\operatorname{…}` one name. */
function scanText(scanner: Scanner, command: string, reach: Reach): void {
  const argument = argumentAt(scanner, reach.end);
  if (!argument) {
    scanner.at = reach.end;
    return;
  }
  const inner = scanner.text.slice(argument.start, argument.end).trim();
  const whole = { start: reach.start, end: argument.behind };
  if (inner === 'mod') emit(scanner, 'operator', 'mod', whole);
  else if (/^[A-Za-z]+\d*$/u.test(inner)) emitTextName(scanner, { command, inner }, whole);
  else scanInside(scanner, argument, command.startsWith('text') || command.endsWith('box'));
}

function emitTextName(scanner: Scanner, { command, inner }: { command: string; inner: string }, reach: Reach): void {
  const known = functionNamed(inner);
  const isName = command.startsWith('math') || command === 'operatorname' || inner.length === 1;
  emit(scanner, known !== undefined || isName ? 'name' : 'word', known ?? inner, reach);
}

interface Argument extends Reach {
  readonly behind: number;
}

/** Scans the inside of an argument, as prose or as a formula. */
function scanInside(scanner: Scanner, argument: Argument, prose: boolean): void {
  const { end, latex, math, quoted } = scanner;
  if (scanner.expansions.depth >= MOST_DEPTH) {
    emit(scanner, 'other', 'too-deep', { start: argument.start, end: argument.behind });
    return;
  }
  scanner.expansions.depth += 1;
  scanner.at = argument.start;
  scanner.end = argument.end;
  scanner.math = math && !prose;
  scanner.quoted = quoted || prose;
  if (prose) scanner.spaced = true;
  scanner.run(scanner);
  scanner.expansions.depth -= 1;
  Object.assign(scanner, { end, latex, math, quoted, at: argument.behind });
}

const MOST_DEPTH = 20;

/** Environments that only lay out; those that mean something become a command with their name. */
const MEANINGFUL = /^(?:[pbvBV]?matrix|smallmatrix|[dr]?cases|array)$/u;

function scanEnvironment(scanner: Scanner, command: string, reach: Reach): void {
  const argument = argumentAt(scanner, reach.end);
  if (!argument) {
    emit(scanner, 'other', command, reach);
    return;
  }
  const name = scanner.text.slice(argument.start, argument.end).replace(/\*$/u, '');
  if (command === 'begin') scanner.environments.push(name);
  else scanner.environments.pop();
  scanner.at = argument.behind;
  scanner.spaced = true;
  if (!MEANINGFUL.test(name)) return;
  emit(scanner, command === 'begin' ? 'open' : 'close', name, { start: reach.start, end: argument.behind });
  if (name !== 'array' || command === 'end') return;
  scanner.at = argumentAt(scanner, scanner.at)?.behind ?? scanner.at;
}

const BLACKBOARD: Readonly<Record<string, string>> = { R: 'ℝ', N: 'ℕ', Z: 'ℤ', Q: 'ℚ', C: 'ℂ' };

function scanBlackboard(scanner: Scanner, reach: Reach): void {
  const argument = argumentAt(scanner, reach.end);
  if (!argument) {
    scanner.at = reach.end;
    return;
  }
  const inner = scanner.text.slice(argument.start, argument.end).trim();
  const whole = { start: reach.start, end: argument.behind };
  if (inner === '1' || inner === 'I') emit(scanner, 'command', 'indicator', whole);
  else emit(scanner, 'name', BLACKBOARD[inner] ?? inner, whole);
}

/** What is under a brace is a remark. */
function scanUnderbrace(scanner: Scanner, reach: Reach): void {
  const argument = argumentAt(scanner, reach.end);
  if (!argument) {
    scanner.at = reach.end;
    return;
  }
  openBracket(scanner, 'group', argument.start);
  scanInside(scanner, argument, false);
  scanner.at = argument.end;
  closeBracket(scanner, 'group', argument.behind);
  const script = matchAt(/\s*[_^]\s*/y, scanner.text, scanner.at)?.[0];
  if (script === undefined) return;
  scanner.at = argumentAt(scanner, scanner.at + script.length)?.behind ?? scanner.at;
}

const DENIED: Readonly<Record<string, string>> = {
  '=': '≠',
  '∈': '∉',
  '∋': '∌',
  '⊂': '⊄',
  '⊆': '⊈',
  '⊃': '⊅',
  '⊇': '⊉',
};

/** `\not` denies the relation behind it: `\not=`, `\not\in`. */
function scanNegated(scanner: Scanner, reach: Reach): void {
  const sign = matchAt(/\s*(?:\\([A-Za-z]+)|([=∈∋⊂⊆⊃⊇]))/uy, scanner.text, reach.end);
  const [whole = '', command, character] = sign ?? [];
  const relation = character ?? (command === undefined ? undefined : meaningOf(command)?.text);
  const denied = relation !== undefined && Object.hasOwn(DENIED, relation) ? DENIED[relation] : undefined;
  if (denied === undefined) emit(scanner, 'other', '\\not', reach);
  else emit(scanner, 'relation', denied, { start: reach.start, end: reach.end + whole.length });
}

/** `\|x\|`: the sign opens a norm where another follows, and closes the one that is open; alone it is a bar. */
function scanNormSign(scanner: Scanner, reach: Reach): void {
  if (scanner.brackets.at(-1)?.text === '‖') closeBracket(scanner, '‖', reach.end);
  else if (/\\(?:\||Vert)/u.test(scanner.text.slice(reach.end, Math.min(scanner.end, reach.end + 400)))) {
    openBracket(scanner, '‖', reach.end);
  } else emit(scanner, 'operator', '|', reach);
}

/** `\arg\max` is one function, `\arg` alone the argument of a complex number. */
function scanArgument(scanner: Scanner, reach: Reach): void {
  const extreme = matchAt(/[\s,!\\]*(max|min)(?![A-Za-z])/y, scanner.text, reach.end);
  const end = reach.end + (extreme?.[0].length ?? 0);
  emit(scanner, 'name', `arg${extreme?.[1] ?? ''}`, { start: reach.start, end });
}

/** `\overset{!}{=}`, `\underset{x}{\max}`: what stands above or below is a remark. */
function scanStacked(scanner: Scanner, reach: Reach): void {
  const remark = argumentAt(scanner, reach.end);
  const base = remark && argumentAt(scanner, remark.behind);
  if (base) scanInside(scanner, base, false);
  else scanner.at = remark?.behind ?? reach.end;
}

/** `\xrightarrow[below]{above}` is an arrow. */
function scanLongArrow(scanner: Scanner, reach: Reach): void {
  const below = matchAt(/\s*\[[^\]]{0,200}\]/y, scanner.text, reach.end)?.[0].length ?? 0;
  const above = argumentAt(scanner, reach.end + below);
  emit(scanner, 'relation', '->', { start: reach.start, end: above?.behind ?? reach.end });
}
