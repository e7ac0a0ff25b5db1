import type { Token, TokenKind } from './token.ts';
import { emit, endsOperand, last, matchAt, type Scanner } from './scanner.ts';
import { typedMeaning } from './typed-symbols.ts';

type Meaning = readonly [kind: TokenKind, text: string];

const LONG: Readonly<Record<string, Meaning>> = {
  '<=>': ['relation', '≡'],
  '-->': ['relation', '->'],
  '==>': ['relation', '->'],
  '...': ['other', '…'],
  '<=': ['relation', '≤'],
  '=<': ['relation', '≤'],
  '>=': ['relation', '≥'],
  '!=': ['relation', '≠'],
  '==': ['relation', '='],
  ':=': ['relation', ':'],
  '->': ['relation', '->'],
  '=>': ['relation', '->'],
  '~=': ['relation', '≈'],
  '**': ['operator', '**'],
  '//': ['operator', '//'],
  '||': ['other', '||'],
  '..': ['other', '..'],
};

const SHORT: Readonly<Record<string, Meaning>> = {
  '+': ['operator', '+'],
  '-': ['operator', '-'],
  '*': ['operator', '*'],
  '×': ['operator', '*'],
  '·': ['operator', '*'],
  '/': ['operator', '/'],
  '⊙': ['operator', '⊙'],
  '∘': ['operator', '⊙'],
  '⊘': ['operator', '/'],
  '±': ['operator', '±'],
  '!': ['operator', '!'],
  '%': ['operator', '%'],
  "'": ['operator', "'"],
  '^': ['script', '^'],
  _: ['script', '_'],
  '=': ['relation', '='],
  '<': ['relation', '<'],
  '>': ['relation', '>'],
  '≈': ['relation', '≈'],
  '~': ['relation', '≈'],
  '≠': ['relation', '≠'],
  '≤': ['relation', '≤'],
  '≥': ['relation', '≥'],
  '∈': ['relation', '∈'],
  ...Object.fromEntries(Array.from('∉∋∌⊂⊆⊃⊇⊄⊈⊅⊉').map((sign): [string, Meaning] => [sign, ['relation', sign]])),
  ...Object.fromEntries(Array.from('∪∩∖∓').map((sign): [string, Meaning] => [sign, ['operator', sign]])),
  '→': ['relation', '->'],
  '⇒': ['logic', 'implies'],
  '⇔': ['logic', 'iff'],
  '∧': ['logic', 'and'],
  '∨': ['logic', 'or'],
  '⊻': ['logic', 'xor'],
  '¬': ['logic', 'not'],
  '∅': ['name', 'emptyset'],
  '∝': ['relation', '∝'],
  '≡': ['relation', '≡'],
  ':': ['relation', ':'],
  ',': ['comma', ','],
  ';': ['comma', ';'],
  '.': ['stop', '.'],
  '?': ['stop', '?'],
  '|': ['operator', '|'],
  '∂': ['command', 'partial'],
  '∑': ['command', 'sum'],
  '∏': ['command', 'product'],
  '√': ['command', 'sqrt'],
  '∇': ['command', 'nabla'],
  '∫': ['command', 'integral'],
  '∞': ['name', 'infinity'],
  '𝟙': ['command', 'indicator'],
  '&': ['cell', '&'],
};

const OPENING: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '⌊': '⌋',
  '⌈': '⌉',
  '⟨': '⟩',
};
const CLOSING = ')]⌋⌉⟩';

/** Reads punctuation, an operator, a relation or a bracket. */
export function scanSymbol(scanner: Scanner): void {
  const { text, at: start } = scanner;
  if (scanQuoted(scanner) || (scanner.typed ? scanTypedSign(scanner) : scanNormBars(scanner))) return;
  for (const length of [3, 2]) {
    const long = text.slice(start, start + length);
    if (Object.hasOwn(LONG, long)) {
      emitMeaning(scanner, LONG[long], { start, end: Math.min(start + length, scanner.end) });
      return;
    }
  }
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const reach = { start, end: start + character.length };
  if (character === '{' || character === '}') scanBrace(scanner, character);
  else if (character === '~' && scanner.latex) {
    scanner.spaced = true;
    scanner.at = reach.end;
  } else if (Object.hasOwn(OPENING, character)) openBracket(scanner, character, reach.end);
  else if (CLOSING.includes(character)) closeBracket(scanner, character, reach.end);
  else emitMeaning(scanner, Object.hasOwn(SHORT, character) ? SHORT[character] : undefined, reach);
}

/** Signs that mean something else, or only something, where the whole text is a formula. */
function scanTypedSign(scanner: Scanner): boolean {
  const { text, at: start } = scanner;
  const character = text.charAt(start);
  if (character === '|') emit(scanner, 'operator', '|', { start, end: start + 1 });
  else if (character === '<' && opensVector(scanner)) openBracket(scanner, '⟨', start + 1);
  else if (character === '>' && scanner.brackets.at(-1)?.text === '⟨') closeBracket(scanner, '⟩', start + 1);
  else if (character === ']' && scanner.brackets.length === 0 && !endsOperand(last(scanner))) {
    emit(scanner, 'close', ']', { start, end: start + 1 });
    scanner.brackets.push({ text: ']', inside: start + 1, listing: true });
  } else return scanTypedMeaning(scanner);
  return true;
}

/** `<1, 2>`: no operand ends before it, and a `>` follows. */
function opensVector(scanner: Scanner): boolean {
  const { text, at, tokens } = scanner;
  if (tokens.length > MOST_BEFORE_VECTOR) return false;
  const bars = tokens.filter((token) => token.text === '|').length;
  const afterBar = last(scanner)?.text === '|' && bars % 2 === 0;
  if (endsOperand(last(scanner)) || afterBar || /[=>-]/u.test(text.charAt(at + 1))) return false;
  const end = text.slice(at, at + LONGEST_VECTOR).search(/>(?!=)|⟩/u);
  return end > 0;
}

/** Bounds that keep the search for the end of vectors short. */
const LONGEST_VECTOR = 200;
const MOST_BEFORE_VECTOR = 1_000;

function scanTypedMeaning(scanner: Scanner): boolean {
  const { text, at: start } = scanner;
  for (const length of [3, 2, 1]) {
    const meaning = typedMeaning(text.slice(start, start + length));
    if (!meaning || start + length > scanner.end) continue;
    emitMeaning(scanner, meaning, { start, end: start + length });
    return true;
  }
  return text.charAt(start) === '‖' && scanNormBars(scanner);
}

const QUOTED = /“(\p{L}+(?: \p{L}+){1,20})”/uy;

/** `“an even number”`: several words in quotation marks are words and no names. */
function scanQuoted(scanner: Scanner): boolean {
  const words = matchAt(QUOTED, scanner.text, scanner.at)?.[1];
  if (words === undefined || scanner.at + words.length + 2 > scanner.end) return false;
  const quoted = scanner.quoted;
  scanner.quoted = true;
  let start = scanner.at + 1;
  for (const word of words.split(' ')) {
    emit(scanner, 'word', word, { start, end: start + word.length });
    start += word.length + 1;
  }
  scanner.quoted = quoted;
  scanner.at = start;
  return true;
}

const NORM_BARS = /\|\||‖/y;
const LATER_NORM_BARS = /^(?:(?!\|\||‖)[^\n]){1,200}(?:\|\||‖)/u;

/** `||x||` and `‖x‖`: bars open a norm where such bars follow, and close the one that is open. */
function scanNormBars(scanner: Scanner): boolean {
  const { text, at, brackets } = scanner;
  const bars = matchAt(NORM_BARS, text, at)?.[0];
  if (bars === undefined) return false;
  const end = at + bars.length;
  if (brackets.at(-1)?.text === '‖') closeBracket(scanner, '‖', end);
  else if (LATER_NORM_BARS.test(text.slice(end, Math.min(scanner.end, end + 210)))) openBracket(scanner, '‖', end);
  else return false;
  return true;
}

function emitMeaning(scanner: Scanner, meaning: Meaning | undefined, reach: { start: number; end: number }): void {
  const [kind, text] = meaning ?? ['other', scanner.text.slice(reach.start, reach.end)];
  if (text === '||' && scanner.latex) {
    emit(scanner, 'operator', '|', { start: reach.start, end: reach.start + 1 });
    emit(scanner, 'operator', '|', { start: reach.start + 1, end: reach.end });
    return;
  }
  if (kind === 'cell' && scanner.latex && !separatesColumns(scanner)) {
    scanner.spaced = true;
    scanner.at = reach.end;
  } else if (text === '**') emit(scanner, 'script', '^', reach);
  else emit(scanner, kind, text, reach);
}

const COLUMNS = /matrix|cases|array/u;

/** In an `align` the `&` only lines things up. */
function separatesColumns(scanner: Scanner): boolean {
  return COLUMNS.test(scanner.environments.at(-1) ?? '');
}

/** Adds an opening bracket that reaches from `at` to `end`. */
export function openBracket(scanner: Scanner, text: string, end: number): void {
  const afterScript = last(scanner)?.kind === 'script' && last(scanner)?.text === '_';
  const listing = text !== 'group' || afterScript || standsAlone(last(scanner));
  emit(scanner, 'open', text, { start: scanner.at, end });
  scanner.brackets.push({ text, inside: end, listing });
}

/** Braces that are no argument: commas in them separate, whatever they are for. */
function standsAlone(before: Token | undefined): boolean {
  return before === undefined || ['operator', 'relation', 'logic', 'comma', 'break', 'stop'].includes(before.kind);
}

/** Adds a closing bracket that reaches from `at` to `end`. */
export function closeBracket(scanner: Scanner, text: string, end: number): void {
  if (scanner.brackets.length > 0) scanner.brackets.pop();
  emit(scanner, 'close', text, { start: scanner.at, end });
}

/** Braces group in a formula; elsewhere only those of a command or script do, others enclose a set. */
function scanBrace(scanner: Scanner, character: string): void {
  const end = scanner.at + 1;
  if (character === '{') {
    const before = last(scanner);
    const argument = before?.kind === 'script' || before?.kind === 'command' || before?.text === 'group';
    openBracket(scanner, scanner.latex || argument ? 'group' : '{', end);
  } else closeBracket(scanner, scanner.latex || scanner.brackets.at(-1)?.text !== '{' ? 'group' : '}', end);
}
