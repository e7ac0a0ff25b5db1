// Rows of the cases.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rows of a JSONL file in the folder of cases; undefined where it is not there. */
export function rowsIn(cases, ...path) {
  const file = cases === undefined ? undefined : join(cases, ...path);
  if (file === undefined || !existsSync(file)) return undefined;
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}
