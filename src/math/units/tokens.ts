import { SUPERSCRIPTS } from '../characters.ts';
import { unitNamed, type Found } from './lookup.ts';

/** A piece of a quantity as it is written. Places are offsets in the text. */
export interface UnitToken {
  readonly kind: 'number' | 'unit' | 'word' | 'operator' | 'power' | 'open' | 'close' | 'fraction' | 'other';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly unit?: Found;
}

/** Most pieces of one quantity. */
const MOST_TOKENS = 400;

const SPACE = /[\s~\u200B$]+|\\[,;:! ]|\\(?:quad|left|right|displaystyle|rm|big|Big)(?![A-Za-z])/y;
const NUMBER = /(?:\d[\d.,'_]*|[.,]\d[\d_]*)(?:e[+-]?\d+)?/iy;
const FONT = /\\(?:mathrm|text|textrm|textnormal|mathit|mathsf|operatorname|unit|si|hbox|mbox)\s?\{/y;
const FRACTION = /\\[dt]?frac(?![A-Za-z])/y;
const COMMAND = /\\(?:[A-Z]+|.)/iy;
const WORD = /°[CF]?|[A-Za-zµμΩ\u2126Åö℃℉ℓ%π]+(?:-(?:year|hour|ampere))?/y;
const OPERATOR = /\*\*|[*/·×⋅∗÷•^+\-−–⁻.,]/y;
const SCRIPT = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+/y;
const DEGREE = /\^?\{?\\circ\}?\s?(?<letter>[CF](?![A-Za-z]))?/y;

const COMMANDS: Readonly<Record<string, string>> = {
  '\\cdot': '·',
  '\\times': '×',
  '\\mu': 'µ',
  '\\Omega': 'Ω',
  '\\ohm': 'Ω',
  '\\AA': 'Å',
  '\\degree': '°',
  '\\celsius': '°C',
  '\\%': '%',
  '\\pi': 'pi',
  '\\micro': 'µ',
};

/**
 * Cuts a text into numbers, units, other words and operators; undefined where it is too long. What `isName` holds for
 * is no unit.
 */
export function unitTokens(text: string, isName: (word: string) => boolean): readonly UnitToken[] | undefined {
  const tokens: UnitToken[] = [];
  let at = 0;
  while (at < text.length) {
    const space = matchAt(SPACE, text, at);
    if (space) {
      at += space[0].length;
      continue;
    }
    const token = named(tokenAt(text, at), isName);
    const last = tokens.at(-1);
    if (last?.kind === 'word' && last.text === 'µ' && token.kind !== 'open') {
      tokens.pop();
      tokens.push(wordToken(`µ${token.text}`, last.start, token.end));
    } else tokens.push(token);
    at = token.end;
    if (tokens.length > MOST_TOKENS) return undefined;
  }
  return tokens;
}

function named(token: UnitToken, isName: (word: string) => boolean): UnitToken {
  if (token.kind !== 'unit' || !isName(token.text)) return token;
  return { kind: 'word', text: token.text, start: token.start, end: token.end };
}

function tokenAt(text: string, start: number): UnitToken {
  const font = matchAt(FONT, text, start);
  if (font) return { kind: 'open', text: '{', start, end: start + font[0].length };
  const degree = matchAt(DEGREE, text, start);
  if (degree) return wordToken(`°${degree.groups?.['letter'] ?? ''}`, start, start + degree[0].length);
  const fraction = matchAt(FRACTION, text, start);
  if (fraction) return { kind: 'fraction', text: 'frac', start, end: start + fraction[0].length };
  const command = matchAt(COMMAND, text, start);
  if (command) return commandToken(command[0], start);
  return plainToken(text, start);
}

function commandToken(command: string, start: number): UnitToken {
  const end = start + command.length;
  const meant = COMMANDS[command];
  if (meant === '·' || meant === '×') return { kind: 'operator', text: '*', start, end };
  return meant === undefined ? { kind: 'other', text: command, start, end } : wordToken(meant, start, end);
}

function plainToken(text: string, start: number): UnitToken {
  const number = matchAt(NUMBER, text, start)?.[0];
  if (number !== undefined) return numberToken(number, start);
  const word = matchAt(WORD, text, start)?.[0];
  if (word !== undefined) return wordToken(word, start, start + word.length);
  const script = matchAt(SCRIPT, text, start)?.[0];
  if (script !== undefined) return scriptToken(script, start);
  const operator = matchAt(OPERATOR, text, start)?.[0];
  return operator === undefined ? bracketToken(text.charAt(start), start) : operatorToken(operator, start);
}

/** A point behind a number ends a sentence. */
function numberToken(number: string, start: number): UnitToken {
  const plain = /^\d[\d.,'_]*[.,]$/u.test(number) ? number.slice(0, -1) : number;
  return { kind: 'number', text: plain, start, end: start + plain.length };
}

function scriptToken(script: string, start: number): UnitToken {
  const digits = script.replaceAll(/./gu, (character) => SUPERSCRIPTS[character] ?? '');
  return { kind: 'power', text: digits, start, end: start + script.length };
}

function bracketToken(character: string, start: number): UnitToken {
  const kind = '([{'.includes(character) ? 'open' : ')]}'.includes(character) ? 'close' : 'other';
  return { kind, text: character, start, end: start + 1 };
}

function operatorToken(operator: string, start: number): UnitToken {
  const end = start + operator.length;
  if (operator === '^' || operator === '**') return { kind: 'power', text: '', start, end };
  const text = OPERATOR_MEANINGS[operator] ?? '*';
  return { kind: 'operator', text, start, end };
}

const OPERATOR_MEANINGS: Readonly<Record<string, string>> = {
  '/': '/',
  '÷': '/',
  '+': '+',
  '-': '-',
  '−': '-',
  '–': '-',
  '⁻': '-',
  '.': '.',
  ',': ',',
};

function wordToken(word: string, start: number, end: number): UnitToken {
  const meaning = word.toLowerCase();
  if (meaning === 'per') return { kind: 'operator', text: '/', start, end };
  if (meaning === 'squared' || meaning === 'cubed') {
    return { kind: 'power', text: meaning === 'squared' ? '2' : '3', start, end };
  }
  const unit = unitNamed(word);
  return unit ? { kind: 'unit', text: word, start, end, unit } : { kind: 'word', text: word, start, end };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
