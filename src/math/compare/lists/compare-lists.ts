import { spell } from '../../print.ts';
import type { Tree } from '../../tree.ts';
import type { Comparison, CompareOptions } from '../comparison.ts';
import { undecided, type Context } from '../context.ts';

/** A list, or a table of rows. */
export interface Listed {
  readonly rows?: readonly (readonly Tree[])[];
  readonly items: readonly Tree[];
  readonly brackets: string;
}

/** What a list holds; lists of lists of one length in square brackets are tables. Undefined for no list. */
export function listedOf(tree: Tree): Listed | undefined {
  if (tree.kind === 'matrix') return tableOf(tree.rows, '[]');
  if (tree.kind === 'space') return { items: tree.sizes, brackets: 'space' };
  if (tree.kind !== 'tuple' || tree.brackets === '{}') return undefined;
  const rows = tree.items.map((item) =>
    item.kind === 'tuple' && item.brackets === tree.brackets ? item.items : undefined,
  );
  const known = rows.filter((row) => row !== undefined);
  const [first] = known;
  const isTable =
    first !== undefined && known.length === rows.length && known.every(({ length }) => length === first.length);
  return isTable && tree.brackets === '[]' ? tableOf(known, '[]') : { items: tree.items, brackets: tree.brackets };
}

function tableOf(rows: readonly (readonly Tree[])[], brackets: string): Listed {
  return { rows, items: rows.flat(), brackets };
}

/**
 * Compares two lists entry by entry; the witness names the first entry that differs. A row against a column is told with a
 * note, and is right where the conventions ignore the orientation.
 */
export function compareLists(a: Listed, b: Listed, context: Context): Comparison {
  const turned = orientation(a, b, context.options);
  if (turned === 'shapes') return shapesDiffer(a, b);
  if (a.items.length !== b.items.length) return shapesDiffer(a, b);
  const found = compareEntries(a, b, context);
  if (turned === 'same') return found;
  const note = [...found.notes, 'row-for-column'];
  if (found.verdict === 'equal' && turned === 'refused')
    return { verdict: 'different', method: 'structure', notes: note };
  return { ...found, notes: note };
}

type Orientation = 'same' | 'accepted' | 'refused' | 'shapes';

/** How the shapes of two lists lie to each other. */
function orientation(a: Listed, b: Listed, { conventions, type }: CompareOptions): Orientation {
  const [one, other] = [shapeOf(a), shapeOf(b)];
  if (one.join(' ') === other.join(' ')) return 'same';
  const areLines = [one, other].every((shape) => shape.length < 2 || shape.includes(1));
  if (!areLines || a.items.length !== b.items.length) return 'shapes';
  const isVector = one.length < 2 || other.length < 2 || type === 'vector' || type === 'tuple';
  const ignored = conventions.orientation === 'ignored' || (conventions.orientation === undefined && isVector);
  return ignored ? 'accepted' : 'refused';
}

function shapeOf({ rows, items }: Listed): number[] {
  return rows ? [rows.length, rows[0]?.length ?? 0] : [items.length];
}

function shapesDiffer(a: Listed, b: Listed): Comparison {
  const [student, expected] = [a, b].map((one) => `${shapeOf(one).join(' × ')} entries`);
  const witness = { values: [], student: student ?? '', expected: expected ?? '' };
  return { verdict: 'different', method: 'structure', witness, notes: ['other-size'] };
}

function compareEntries(a: Listed, b: Listed, context: Context): Comparison {
  const notes = new Set<string>();
  let open = false;
  for (const [at, entry] of a.items.entries()) {
    const other = b.items[at];
    if (!other) return undecided();
    const found = context.compare(entry, other);
    for (const note of found.notes) notes.add(note);
    if (found.verdict === 'different') return entryDiffers(found, [entry, other], placeOf(a, at));
    if (found.verdict === 'undecided') open = true;
  }
  return open ? undecided(...notes) : { verdict: 'equal', method: 'structure', notes: [...notes] };
}

function placeOf({ rows }: Listed, at: number): string {
  const width = rows?.[0]?.length;
  return width === undefined || width === 0 ? `${at + 1}` : `${Math.floor(at / width) + 1}, ${(at % width) + 1}`;
}

/** The witness of the entry, after its place; counting starts with 1. */
function entryDiffers(found: Comparison, [entry, other]: readonly [Tree, Tree], place: string): Comparison {
  const witness = found.witness ?? { values: [], student: spell(entry).text, expected: spell(other).text };
  const values = [{ name: 'entry', value: place }, ...witness.values];
  return { ...found, method: 'structure', witness: { ...witness, values } };
}
