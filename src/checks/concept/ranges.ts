import type { Range } from '../../language/text.ts';
import { firstFrom } from '../../model/sorted.ts';

/** Hits that do not lie in one of these. Both are sorted by start. */
export function outside<Found extends Range>(hits: readonly Found[], excepted: readonly Range[]): Found[] {
  const left: Found[] = [];
  let at = 0;
  let reach = -1;
  for (const hit of hits) {
    for (let next = excepted[at]; next && next.start <= hit.start; next = excepted[++at])
      reach = Math.max(reach, next.end);
    if (reach < hit.end) left.push(hit);
  }
  return left;
}

/** Whether one of these, which are sorted by start, lies in a range. */
export function standsIn(places: readonly Range[], { start, end }: Range): boolean {
  for (let i = firstFrom(places, start, (one) => one.start); i < places.length; i++) {
    const one = places[i];
    if (!one || one.start >= end) return false;
    if (one.end <= end) return true;
  }
  return false;
}

/** The same, between its first word and its last one. */
export function standsInside(places: readonly Range[], { start, end }: Range): boolean {
  return standsIn(places, { start: start + 1, end: end - 1 });
}
