/**
 * The word of a list that was probably meant: the nearest by inserted, deleted, replaced and swapped letters (optimal
 * string alignment distance), if it is near enough for its length; else undefined.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const limit = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    if (Math.abs(word.length - candidate.length) > limit) continue;
    const distance = distanceOf(word.toLowerCase(), candidate.toLowerCase());
    if (distance <= limit && distance < (best?.distance ?? Infinity)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** Only words of ordinary length are compared; the work is the product of the lengths. */
const LONGEST = 60;

function distanceOf(a: string, b: string): number {
  if (a.length > LONGEST || b.length > LONGEST) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const plain = Math.min(get(last, j) + 1, get(row, j - 1) + 1, get(last, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(swapped ? Math.min(plain, get(beforeLast, j - 2) + 1) : plain);
    }
    beforeLast = last;
    last = row;
  }
  return get(last, b.length);
}

function get(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
