/** Takes no room and separates nothing: what is left of the second half of a character that was folded into one. */
export const FILLER = '\u200B';

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '‐': '-',
  '‑': '-',
  '﹣': '-',
  '⁃': '-',
  '⋅': '·',
  '•': '·',
  '∙': '·',
  '∗': '*',
  '⁎': '*',
  '✕': '×',
  '✖': '×',
  '⨯': '×',
  '⨉': '×',
  '÷': '/',
  '∕': '/',
  '⁄': '/',
  '′': "'",
  '’': "'",
  '‘': "'",
  '∶': ':',
  '∣': '|',
  '⊤': 'ᵀ',
  µ: 'μ',
  ϵ: 'ε',
  ϕ: 'φ',
  ℓ: 'l',
  '❨': '(',
  '❩': ')',
  '﹙': '(',
  '﹚': ')',
  '〈': '<',
  '〉': '>',
  ℼ: 'π',
  ℯ: 'e',
  ⅇ: 'e',
  ⅈ: 'i',
  '﹢': '+',
  '⩽': '≤',
  '⩾': '≥',
  '≃': '≈',
  '≅': '≈',
  '∆': 'Δ',
  '⊗': '⊗',
  '⟶': '→',
  '⟹': '⇒',
  '↦': '→',
  '\u00A0': ' ',
  '\u2009': ' ',
  '\u202F': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2007': ' ',
  '\u2060': FILLER,
  '\u2061': FILLER,
  '\u2062': FILLER,
  '\u200C': FILLER,
  '\u200D': FILLER,
  '\uFEFF': FILLER,
  '\u00AD': FILLER,
  '\uFE0F': FILLER,
  // Marks and embeddings of a direction; not the overrides, which show another text than is written.
  ...Object.fromEntries(
    Array.from('\u200E\u200F\u061C\u2066\u2067\u2068\u2069\u202A\u202B\u202C', (mark) => [mark, FILLER]),
  ),
};

/** What may need folding: anything beyond Latin and Greek letters and the operators that stay as they are. */
const UNUSUAL = /[^\p{ASCII}\p{Script=Greek}\p{Script=Latin}×·∂∈≈≤≥∑→√]|[ϵϕ]/u;

/**
 * Replaces Unicode look-alikes by the characters that are meant (`−` by `-`, `𝐱` by `x`, `（` by `(`). The length stays
 * the same, so that offsets do. Superscripts and subscripts are left to the scanner.
 */
export function fold(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  let result = '';
  for (const character of text) result += foldCharacter(character);
  return result;
}

function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character;
  const same = LOOK_ALIKES[character];
  if (same !== undefined) return same;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (character === '𝟙') return '𝟙';
  // Mathematical alphanumerics are two units long; each stands for one letter or digit.
  if (code >= 0x1d400 && code <= 0x1d7ff) return character.normalize('NFKC') + FILLER;
  return character;
}

/** Letters of other alphabets that look like Latin ones, and the long dash as it is typed for a minus sign. */
const LETTERS_ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('аАеЕоОрРсСуУхХіІјЈѕЅВКМНТΑΒΕΖΗΙΚΜΝΟΡΤΥΧο').map((letter, at) => [
    letter,
    'aAeEoOpPcCyYxXiIjJsSBKMHTABEZHIKMNOPTYXo'.charAt(at),
  ]),
);

/** Whether a text has letters that `foldLetters` replaces. */
export function hasLettersAlike(text: string): boolean {
  return /\P{ASCII}/u.test(text) && Array.from(text).some((letter) => Object.hasOwn(LETTERS_ALIKE, letter));
}

/** Replaces letters that only look Latin by Latin ones, and long dashes by minus signs. The length stays the same. */
export function foldLetters(text: string): string {
  return text.replaceAll(/\P{ASCII}/gu, (character) => {
    return /[\u2014\u2015]/u.test(character) ? '-' : latinOf(character);
  });
}

/**
 * The same where there may be words of other languages: only letters on their own, or beside Latin ones, are replaced.
 * The length stays the same.
 */
export function foldLoneLetters(text: string): string {
  if (!hasLettersAlike(text)) return text;
  return text.replaceAll(/\p{L}+/gu, (run) => {
    const isLone = run.length === 1 || /[A-Za-z]/u.test(run);
    return isLone && Array.from(run).every(isLatinToTheEye) ? Array.from(run, latinOf).join('') : run;
  });
}

function isLatinToTheEye(letter: string): boolean {
  return /^[A-Za-z]$/u.test(letter) || Object.hasOwn(LETTERS_ALIKE, letter);
}

function latinOf(letter: string): string {
  return Object.hasOwn(LETTERS_ALIKE, letter) ? (LETTERS_ALIKE[letter] ?? letter) : letter;
}

const VULGAR_FRACTIONS = '¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞';

/** Fractions that are one character, as numerator and denominator. */
export function vulgarFraction(character: string): readonly [number, number] | undefined {
  if (character === '' || !VULGAR_FRACTIONS.includes(character)) return undefined;
  const [top, bottom] = character.normalize('NFKC').split('\u2044');
  return [Number(top), Number(bottom)];
}

/** Superscripts and what they raise. */
export const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹').map((character, digit) => [character, String(digit)])),
  '⁺': '+',
  '⁻': '-',
  '⁽': '(',
  '⁾': ')',
  ⁿ: 'n',
  ⁱ: 'i',
  ʲ: 'j',
  ᵏ: 'k',
  ᵐ: 'm',
  ˣ: 'x',
  ᵀ: 'ᵀ',
};

/** Subscripts and what they lower. */
export const SUBSCRIPTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from('₀₁₂₃₄₅₆₇₈₉').map((character, digit) => [character, String(digit)])),
  '₊': '+',
  '₋': '-',
  '₍': '(',
  '₎': ')',
  ...Object.fromEntries(
    Array.from('ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ').map((character, at) => [character, 'aehijklmnoprstuvx'.charAt(at)]),
  ),
};

/** Names of Greek letters, by letter. `Σ` and `Π` are in it, too: the scanner decides whether they are sums. */
export const GREEK_LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'αalpha βbeta γgamma δdelta εepsilon ζzeta ηeta θtheta ιiota κkappa λlambda μmu νnu ξxi πpi ρrho σsigma τtau'.split(
      ' ',
    ),
    ...'υupsilon φphi χchi ψpsi ωomega ΓGamma ΔDelta ΘTheta ΛLambda ΞXi ΠPi ΣSigma ΦPhi ΨPsi ΩOmega ϑtheta ςsigma'.split(
      ' ',
    ),
  ].map((entry) => [entry.charAt(0), entry.slice(1)]),
);

/** Names of Greek letters as LaTeX and students write them. */
export const GREEK_NAMES: ReadonlySet<string> = new Set(Object.values(GREEK_LETTERS));

const ACCENTS: Readonly<Record<string, string>> = {
  '\u0302': 'hat',
  '\u0303': 'tilde',
  '\u0304': 'bar',
  '\u0305': 'bar',
  '\u0307': 'dot',
};

/** Splits `ŷ` into letter and accent (`y`, `hat`). The accent is empty for any other character. */
export function splitAccent(character: string): { readonly letter: string; readonly accent: string } {
  if (character < '\u0100') return { letter: character, accent: '' };
  const parts = character.normalize('NFD');
  const accent = ACCENTS[parts.charAt(1)];
  return accent === undefined || parts.length !== 2
    ? { letter: character, accent: '' }
    : { letter: parts.charAt(0), accent };
}

/** The accent of a combining character, if it is one that mathematics uses. */
export function combiningAccent(character: string): string | undefined {
  return ACCENTS[character];
}
