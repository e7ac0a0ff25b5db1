// Tables for the terminal.

/** A table with a column for each key that any row has, in the order in which they first come. */
export function rendered({ title, rows, notes = [] }) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const isNumeric = columns.map((column) => rows.every((row) => typeof row[column] !== 'string'));
  const text = lines.map((line) =>
    line
      .map((one, i) => (isNumeric[i] ? one.padStart(widths[i]) : one.padEnd(widths[i])))
      .join('  ')
      .trimEnd(),
  );
  return [`## ${title}`, ...text, ...notes].join('\n');
}

function cell(value) {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'number') return String(value);
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}
