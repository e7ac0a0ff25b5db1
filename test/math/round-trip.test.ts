import fc from 'fast-check';
import { expect, test } from 'vitest';

import { spell } from '../../src/math/print.ts';
import { readMath } from '../../src/math/read-math.ts';
import type { Syntax } from '../../src/math/tokens.ts';
import type { Tree } from '../../src/math/tree.ts';
import { DEFAULT_CONVENTIONS } from '../../src/model/conventions.ts';
import { trees, TREE_SYMBOLS } from './trees.ts';

/** Set by the bench, which runs more of them. */
const RUNS = Number(process.env['GRADECHECK_ROUNDS'] ?? 300);

/** All of a tree but its places and spellings. Items of `a and (b and c)` are those of `a and b and c`. */
function bare(tree: Tree): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => {
      if (key === 'span' || key === 'written') return undefined;
      return typeof value === 'bigint' ? String(value) : value;
    }),
  ) as unknown;
}

test.each<[Syntax, 'text' | 'latex']>([
  ['typed', 'text'],
  ['plain', 'text'],
  ['latex', 'latex'],
])('%s: what is printed reads as the same tree', (syntax, notation) => {
  fc.assert(
    fc.property(trees, (tree) => {
      const printed = spell(tree)[notation];
      const reading = readMath(printed, { syntax, symbols: TREE_SYMBOLS, conventions: DEFAULT_CONVENTIONS });
      const read = 'tree' in reading ? bare(reading.tree) : { ...reading.unreadable, printed };
      expect({ printed, tree: read }).toEqual({ printed, tree: bare(tree) });
    }),
    { numRuns: RUNS, seed: 4 },
  );
});
