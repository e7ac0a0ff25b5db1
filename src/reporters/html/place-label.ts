import type { Place } from '../../model/place.ts';

/** `hw2.md, lines 9–13`, or `hw2.ipynb, cell 3, line 1`. */
export function placeLabel(place: Place): string {
  const cell = place.cell ? `, cell ${place.cell.number}` : '';
  return `${place.file}${cell}, ${linesLabel(place)}`;
}

/** The lines of a place, within its cell where it lies in a notebook. */
export function linesLabel({ start, end, cell }: Place): string {
  return cell ? lineRange(cell.startLine, cell.endLine) : lineRange(start.line, end.line);
}

/** `line 9`, `lines 9–13`. */
export function lineRange(first: number, last: number): string {
  return first >= last ? `line ${first}` : `lines ${first}–${last}`;
}
