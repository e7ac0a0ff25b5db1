import { spell } from '../print.ts';
import type { Tree } from '../tree.ts';
import type { Comparison } from './comparison.ts';

/** Compares words: case, spaces and a full stop do not matter; letters that were read as a product are a word, too. */
export function compareTexts(student: Tree, expected: Tree): Comparison {
  const [a, b] = [wordsOf(student), wordsOf(expected)];
  if (a === b) return { verdict: 'equal', method: 'structure', notes: [] };
  const witness = { values: [], student: spelled(student), expected: spelled(expected) };
  return { verdict: 'different', method: 'structure', witness, notes: [] };
}

function wordsOf(tree: Tree): string {
  return spelled(tree)
    .toLowerCase()
    .replaceAll(/[\s.·⋅()]+/gu, '');
}

function spelled(tree: Tree): string {
  return tree.kind === 'text' ? tree.text.trim() : spell(tree).text;
}
