import type { Run } from '../../model/document.ts';
import type { ReadBlock } from './define-reader.ts';
import { takeGroup, takeOptional, type Cursor } from './latex-arguments.ts';
import type { BlockBuilder } from './latex-blocks.ts';
import { LINE_BREAKS } from './latex-commands.ts';
import type { LatexNode } from './latex-skeleton.ts';
import { runsOfPieces, type Piece } from './pieces.ts';

/** What a table needs of the walk that found it. */
interface Around {
  readonly builder: BlockBuilder;
  /** Walks the nodes of a cell. */
  readonly walk: (nodes: readonly LatexNode[]) => void;
}

/** Reads the rows and cells of a tabular whose content is given. */
export function tableOf({ builder, walk }: Around, level: Cursor, name: string): void {
  if (/^tabular[x*y]/u.test(name)) takeGroup(level);
  takeOptional(level);
  takeGroup(level);
  const { rows, ruledAfter } = rowsOf(level.nodes.slice(level.next));
  const group = builder.group();
  const read = rows.map((row) =>
    row.map((nodes) =>
      builder.capture(() => {
        walk(nodes);
      }),
    ),
  );
  const kept = read
    .map((cells, i) => ({ cells, ruled: ruledAfter.has(i) }))
    .filter(({ cells }) => cells.some((pieces) => pieces.length > 0));
  const head = hasHead(kept);
  kept.forEach(({ cells }, i) => {
    for (const block of blocksOfRow(cells, { group, header: head && i === 0 })) builder.push(block);
  });
}

interface Rows {
  readonly rows: readonly (readonly (readonly LatexNode[])[])[];
  /** The rows below which there is a rule. */
  readonly ruledAfter: ReadonlySet<number>;
}

function rowsOf(nodes: readonly LatexNode[]): Rows {
  const rows: LatexNode[][][] = [[[]]];
  const ruledAfter = new Set<number>();
  for (const node of nodes) {
    const row = rows.at(-1);
    if (node.type === 'macro' && LINE_BREAKS.has(node.name)) rows.push([[]]);
    else if (node.type === 'macro' && RULES.has(node.name)) ruledAfter.add(rows.length - 2);
    else if (node.type === 'mark' && node.text === '&') row?.push([]);
    else row?.at(-1)?.push(node);
  }
  return { rows, ruledAfter };
}

const RULES: ReadonlySet<string> = new Set(['hline', 'midrule', 'toprule', 'bottomrule', 'thickhline', 'specialrule']);

/** The first row is a head where a rule parts it from the rest, and not every row from the next, or where it is bold. */
function hasHead(rows: readonly { readonly cells: readonly (readonly Piece[])[]; readonly ruled: boolean }[]): boolean {
  const [first, ...others] = rows;
  if (!first || others.length === 0) return false;
  const runs = first.cells.flat().map(({ run }) => run);
  const bold = runs.filter(visible).every((run) => run.strong === true);
  const wordsAlone = runs.every((run) => run.kind === 'prose' && !/\d/u.test(run.text));
  return (
    bold ||
    (first.ruled &&
      (wordsAlone || !others.slice(0, -1).some(({ ruled }) => ruled)) &&
      (wordsAlone || others.length > 1))
  );
}

function visible({ text }: Run): boolean {
  return /\S/u.test(text);
}

function blocksOfRow(cells: readonly (readonly Piece[])[], facts: { group: number; header: boolean }): ReadBlock[] {
  const all = cells.flat();
  const span = { start: all[0]?.outer.start ?? 0, end: all.at(-1)?.outer.end ?? 0 };
  let at = span.start;
  const blocks = cells.map((pieces, column): ReadBlock => {
    const start = pieces[0]?.outer.start ?? at;
    at = pieces.at(-1)?.outer.end ?? start;
    return { kind: 'cell', span: { start, end: at }, runs: runsOfPieces(pieces), depth: 0, column, ...facts };
  });
  return [{ kind: 'row', span, runs: blocks.flatMap(({ runs }) => runs), depth: 0, ...facts }, ...blocks];
}
