/** What may have gone wrong with one letter. */
export type SlipKind = 'missing' | 'extra' | 'wrong' | 'swapped';

/** How closely the letters of an answer's word must agree with a phrase. */
export interface Spelling {
  /** `by-length`: as sensible for the length of the word; `none`; or so many, of these kinds, as the author says. */
  readonly slips: 'by-length' | 'none' | { readonly most: 1 | 2; readonly kinds: readonly SlipKind[] };
  /** Whether capitals and accents must be the same. */
  readonly sameCase: boolean;
}

/** All that may go wrong with a letter. */
export const SLIP_KINDS: readonly SlipKind[] = ['missing', 'extra', 'wrong', 'swapped'];

/** The number of slips that are forgiven in a word of this length: one from 5 letters, two from 9. */
export function forgiven(letters: number): 0 | 1 | 2 {
  return letters >= 9 ? 2 : letters >= 5 ? 1 : 0;
}

/**
 * The number of slips between two words, up to `most`; more than `most` gives undefined. A slip is a letter left out,
 * added or taken for another, or two neighbours swapped (optimal string alignment: Damerau 1964, in the restricted form
 * of Wagner and Lowrance 1975). Time is at most the product of the lengths.
 */
export function slipsBetween(written: string, meant: string, most: number): number | undefined {
  if (Math.abs(written.length - meant.length) > most) return undefined;
  const slips = alignment(written, meant, { most, kinds: SLIP_KINDS });
  return slips <= most ? slips : undefined;
}

/**
 * The slips between a word and a pattern (`*` any letters, `?` any one letter), of the kinds and up to the number that
 * an author allows; undefined where there are more. Short words must be right: a letter too many is forgiven from 3
 * letters, anything else from 4, a second slip from 8.
 */
export function slipsAllowed(
  written: string,
  pattern: string,
  allowed: { readonly most: 1 | 2; readonly kinds: readonly SlipKind[] },
): number | undefined {
  const letters = pattern.replaceAll(/[*?]/gu, '').length;
  const most = letters >= 8 ? allowed.most : letters >= 3 ? 1 : 0;
  const kinds = letters >= 4 ? allowed.kinds : allowed.kinds.filter((kind) => kind === 'extra');
  const slips = alignment(written, pattern, { most, kinds, wild: true });
  return slips <= most ? slips : undefined;
}

interface Costs {
  readonly most: number;
  readonly kinds: readonly SlipKind[];
  /** Whether `*` and `?` stand for other letters. */
  readonly wild?: boolean;
}

function alignment(written: string, meant: string, { most, kinds, wild = false }: Costs): number {
  const [missing, extra, wrong, swapped] = SLIP_KINDS.map((kind) => (kinds.includes(kind) ? 1 : Infinity)) as Four;
  const isStar = (j: number): boolean => wild && meant[j - 1] === '*';
  let beforeLast: number[] = [];
  let last = [0];
  let leastBefore = 0;
  for (let j = 1; j <= meant.length; j++) last.push((last[j - 1] ?? 0) + (isStar(j) ? 0 : missing));
  for (let i = 1; i <= written.length; i++) {
    const row = [i * extra];
    let least = row[0] ?? 0;
    for (let j = 1; j <= meant.length; j++) {
      const above = last[j] ?? 0;
      const before = row[j - 1] ?? 0;
      let cost: number;
      if (isStar(j)) cost = Math.min(above, before);
      else {
        const same = written[i - 1] === meant[j - 1] || (wild && meant[j - 1] === '?');
        cost = Math.min(above + extra, before + missing, (last[j - 1] ?? 0) + (same ? 0 : wrong));
        if (i > 1 && j > 1 && written[i - 1] === meant[j - 2] && written[i - 2] === meant[j - 1])
          cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + swapped);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    // A swap looks two rows back.
    if (least > most && leastBefore > most) return Infinity;
    leastBefore = least;
    beforeLast = last;
    last = row;
  }
  return last[meant.length] ?? Infinity;
}

type Four = [number, number, number, number];
