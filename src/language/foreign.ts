import type { Text } from './text.ts';

/**
 * The language in which an answer is mostly written, where that is not English: by its script, or by the small words that
 * no English sentence has. Undefined for English, also with a few words of another language in it. Formulas do not count.
 */
export function otherLanguageOf(text: Text): string | undefined {
  let latin = 0;
  const scripts = new Map<string, number>();
  const small = new Map<string, number>();
  let words = 0;
  for (const { kind, text: word, formula } of text.tokens) {
    if (kind !== 'word' || formula !== undefined) continue;
    words++;
    for (const language of LANGUAGES_OF.get(word) ?? []) small.set(language, (small.get(language) ?? 0) + 1);
    if (/^[a-z']/u.test(word)) latin += word.length;
    const script = SCRIPTS.find(({ pattern }) => pattern.test(word));
    if (script) scripts.set(script.language, (scripts.get(script.language) ?? 0) + script.weight * word.length);
    else if (word.length > 1 && !/^[a-z']/u.test(word)) scripts.set('', (scripts.get('') ?? 0) + word.length);
  }
  const letters = [...scripts.values()].reduce((sum, one) => sum + one, 0);
  // Terms are borrowed from English: a third of the letters is enough to be the language of the sentences.
  if (letters > latin / 2 && letters > FEWEST_LETTERS) return most(scripts) ?? 'another script';
  const foreign = text.tokens.filter(
    ({ kind, text: word, formula }) => kind === 'word' && formula === undefined && LANGUAGES_OF.has(word),
  ).length;
  return foreign >= 3 && foreign > 0.08 * words ? most(small) : undefined;
}

const FEWEST_LETTERS = 3;

function most(counts: ReadonlyMap<string, number>): string | undefined {
  const [first] = [...counts].filter(([name]) => name !== '').toSorted((a, b) => b[1] - a[1]);
  return first?.[0];
}

/** Japanese before Chinese: it has Chinese characters, too. A character of these scripts says as much as some letters. */
const SCRIPTS = [
  { language: 'Japanese', pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, weight: 2 },
  { language: 'Chinese', pattern: /\p{Script=Han}/u, weight: 2 },
  { language: 'Korean', pattern: /\p{Script=Hangul}/u, weight: 2 },
  { language: 'Russian or Ukrainian', pattern: /\p{Script=Cyrillic}{2}/u, weight: 1 },
  { language: 'Arabic or Persian', pattern: /\p{Script=Arabic}{2}/u, weight: 1 },
  { language: 'Hebrew', pattern: /\p{Script=Hebrew}{2}/u, weight: 1 },
  { language: 'Hindi', pattern: /\p{Script=Devanagari}{2}/u, weight: 1 },
  { language: 'Greek', pattern: /\p{Script=Greek}{3}/u, weight: 1 },
] as const;

/** Small words without accents, none of which is an English word, too. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  German:
    'der das und ist sind nicht eine einen einer eines dass wird werden auf mit fur auch dem des sich im zu von bei kann konnen',
  Spanish: 'el los las es una del por para que con como son esta este mas pero sus en la de le',
  French: 'la de le les est sont une dans pour qui sur ou pas avec par nous cette ces aux en que des',
  Italian: 'il di della delle che sono non nella piu una la le per',
  Portuguese: 'um uma dos das nao ao os para por que com como',
  Dutch: 'het een niet zijn voor van de en',
  Turkish: 've bir bu icin',
};

const LANGUAGES_OF = languagesOf();

function languagesOf(): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string[]>();
  for (const [language, words] of Object.entries(SMALL_WORDS))
    for (const word of words.split(' ')) known.set(word, [...(known.get(word) ?? []), language]);
  return known;
}
