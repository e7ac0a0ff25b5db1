import type { Spelling } from '../model/verdict.ts';
import { GREEK_LETTERS, GREEK_NAMES } from './characters.ts';

const LETTERS_BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(GREEK_LETTERS)
    .filter(([letter]) => letter !== 'ϑ' && letter !== 'ς')
    .map(([letter, name]) => [name, letter]),
);

const CAPITALS_LIKE_LATIN = new Set(['Alpha', 'Beta']);

/** Combining characters and commands of accents. */
const ACCENTS: Readonly<Record<string, readonly [mark: string, command: string]>> = {
  hat: ['\u0302', 'hat'],
  tilde: ['\u0303', 'tilde'],
  bar: ['\u0304', 'bar'],
  dot: ['\u0307', 'dot'],
};

/** A canonical name in print: `theta` is θ, `yhat` ŷ, `W1` W₁ with its number below, `N_hidden` N with a word below. */
export function spellName(name: string): Spelling {
  const special = SPECIAL.get(name);
  if (special) return special;
  const primes = /'*$/u.exec(name)?.[0] ?? '';
  const { base, script } = splitScript(name.slice(0, name.length - primes.length));
  const spelled = spellBase(base);
  if (script === '') return { text: spelled.text + primes, latex: spelled.latex + primes };
  const below = /^(?:\d+|[A-Za-z])$/u.test(script) ? script : `\\mathrm{${plain(script)}}`;
  const text = /^\d+$/u.test(script) ? spelled.text + script : `${spelled.text}_${script}`;
  return { text: text + primes, latex: `${spelled.latex}_{${below}}${primes}` };
}

/** `W1` is W with a 1 below, `N_hidden` N with a word below. */
function splitScript(name: string): { base: string; script: string } {
  const bar = name.indexOf('_');
  if (bar > 0) return { base: name.slice(0, bar), script: name.slice(bar + 1) };
  const digits = /\d+$/u.exec(name)?.[0] ?? '';
  return { base: name.slice(0, name.length - digits.length), script: digits };
}

const SPECIAL: ReadonlyMap<string, Spelling> = new Map([
  ['infinity', { text: '∞', latex: '\\infty' }],
  ['ℝ', { text: 'ℝ', latex: '\\mathbb{R}' }],
  ['ℕ', { text: 'ℕ', latex: '\\mathbb{N}' }],
  ['ℤ', { text: 'ℤ', latex: '\\mathbb{Z}' }],
  ['ℚ', { text: 'ℚ', latex: '\\mathbb{Q}' }],
  ['ℂ', { text: 'ℂ', latex: '\\mathbb{C}' }],
  ['emptyset', { text: '∅', latex: '\\emptyset' }],
  ['ᵀ', { text: 'T', latex: '\\top' }],
]);

function spellBase(base: string): Spelling {
  if (GREEK_NAMES.has(base)) {
    const latex = CAPITALS_LIKE_LATIN.has(base) ? base.charAt(0) : `\\${base}`;
    return { text: LETTERS_BY_NAME.get(base) ?? base, latex };
  }
  const [, letter = '', accent = ''] = /^([A-Za-z]|[a-z]{2,7})(hat|tilde|bar|dot)$/u.exec(base) ?? [];
  const mark = ACCENTS[accent];
  if (mark && (letter.length === 1 || GREEK_NAMES.has(letter))) {
    const inner = spellBase(letter);
    return { text: (inner.text + mark[0]).normalize('NFC'), latex: `\\${mark[1]}{${inner.latex}}` };
  }
  return { text: base, latex: base.length === 1 ? plain(base) : `\\mathrm{${plain(base)}}` };
}

/** Letters and digits as they are; what means something to LaTeX is left out. */
function plain(text: string): string {
  return text.replaceAll('_', '\\_').replaceAll(/[\\{}$%#&~^]/gu, (character) => (character === '\\' ? '\\' : ''));
}
