import { hasLettersAlike } from './characters.ts';
import type { Names } from './names.ts';
import type { Token } from './tokens.ts';

/** Greek letters that are typed, or taken from a picture, for Latin ones. `\nu` is meant as it stands. */
const TWINS: ReadonlyMap<string, string> = new Map(
  Array.from('νv ρp υu ιi κk χx ωw αa'.split(' '), (pair) => [pair.charAt(0), pair.charAt(1)]),
);

/**
 * Reads a Greek letter as the declared Latin one that it looks like, where it is not declared itself; and notes
 * `look-alike` where that happened, or where the scanner replaced letters of other alphabets.
 */
export function withoutTwins(tokens: readonly Token[], names: Names, notes: Set<string>): readonly Token[] {
  if (!tokens.some(({ written }) => /\P{ASCII}/u.test(written))) return tokens;
  return tokens.map((token) => {
    if (token.kind !== 'name' && token.kind !== 'word') return token;
    if (/^\p{ASCII}+$/u.test(token.text) && hasLettersAlike(token.written)) {
      notes.add('look-alike');
      // As if it had been typed so, since a name that is spelled in another way is not cut into letters.
      return { ...token, written: token.text };
    }
    const twin = TWINS.get(token.written);
    const meant = twin !== undefined && names.lookup(token.text) === undefined ? names.lookup(twin) : undefined;
    if (meant === undefined) return token;
    notes.add('look-alike');
    return { ...token, text: meant };
  });
}
