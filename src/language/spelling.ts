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
  let beforeLast: number[] = [];
  let last = Array.from({ length: meant.length + 1 }, (_, i) => i);
  for (let i = 1; i <= written.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= meant.length; j++) {
      const same = written[i - 1] === meant[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && written[i - 1] === meant[j - 2] && written[i - 2] === meant[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return undefined;
    beforeLast = last;
    last = row;
  }
  const slips = last[meant.length] ?? 0;
  return slips <= most ? slips : undefined;
}
