/**
 * A word as it is compared: lower case, compatibility forms taken apart (ligatures, full-width and styled letters),
 * without accents, soft hyphens and characters of no width; letters of other scripts that look Latin are read as Latin
 * where the word has Latin letters, too.
 */
export function normalise(raw: string): string {
  const lower = raw.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  const bare = lower.normalize('NFKD').replaceAll(INVISIBLE, '').toLowerCase().normalize('NFC');
  return LATIN.test(bare) ? Array.from(bare, (letter) => LOOK_ALIKES.get(letter) ?? letter).join('') : bare;
}

/** A word as it is written, capitals and accents included; only what cannot be seen is left out. */
export function asWritten(raw: string): string {
  return PRINTED.test(raw) ? raw : raw.normalize('NFC').replaceAll(UNSEEN, '').replaceAll(/[’ʼ]/gu, "'");
}

const PRINTED = /^[A-Za-z0-9]*$/u;
const UNSEEN = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;
const PLAIN = /^[a-z0-9]*$/u;
const LATIN = /[a-z]/u;
/**
 * Accents, variation selectors, soft hyphens, joiners, byte order marks. Marks of a script of their own are letters of it
 * and stay; so do the two voicing marks of Japanese.
 */
const INVISIBLE = /(?![\u3099\u309A])\p{Script=Inherited}|[\u00AD\u200B\u2060\uFEFF]/gu;

/** Cyrillic and Greek letters that cannot be told from Latin ones by eye, and dotless i. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  [
    ['аеорсхуіјѕԁһӏмтвкн', 'aeopcxyijsdhlmtbkh'],
    ['ονραικτυχ', 'ovpaiktux'],
    ['ıøłđ', 'iold'],
  ].flatMap(([from = '', to = '']) => Array.from(from, (letter, i): [string, string] => [letter, to[i] ?? letter])),
);
