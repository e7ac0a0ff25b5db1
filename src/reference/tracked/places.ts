import { lineStarts, positionAt } from '../../model/place.ts';
import type { Source } from '../source.ts';

/** Most characters of a place that are shown. */
const MOST_SHOWN = 60;

/** Names of parts of a compiled source, for people: file, line and what stands there. No two are the same. */
export function placesOf(source: Source, parts: readonly { readonly start: number; readonly end: number }[]): string[] {
  const starts = lineStarts(source.compiled);
  const counts = new Map<string, number>();
  return parts.map(({ start, end }) => {
    const written = source.compiled.slice(start, end).replaceAll(/\s+/gu, ' ');
    const shown = written.length > MOST_SHOWN ? `${written.slice(0, MOST_SHOWN)}…` : written;
    const place = `${source.name}:${positionAt(starts, start).line}: ${shown}`;
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    return count === 1 ? place : `${place} (${count})`;
  });
}
