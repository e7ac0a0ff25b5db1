import type { Token, TokenKind } from './token.ts';
import { emit, last, matchAt, type Scanner } from './scanner.ts';

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
  if (scanNormBars(scanner)) return;
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
