import { stripVTControlCharacters } from 'node:util';

import { columnsOf, pad } from './terminal.ts';

/** A column of a table on the terminal. */
export interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
}

/**
 * The lines of a table: columns as wide as their widest cell, two spaces between them. A row may have fewer cells than
 * there are columns. Cells may hold colours.
 */
export function tableLines(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ head }, index) =>
    Math.max(...[head, ...rows.map((row) => row[index] ?? '')].map(widthOf)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => {
        const space = (widths[index] ?? 0) - widthOf(cell);
        return pad(cell, widthOf(cell) + space, columns[index]?.align === 'right' ? 'left' : 'right');
      })
      .join('  ')
      .trimEnd();
  return [columns.map(({ head }) => head), ...rows].map(line);
}

function widthOf(cell: string): number {
  return columnsOf(stripVTControlCharacters(cell));
}
