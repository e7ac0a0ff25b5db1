import { equal } from '../rational.ts';
import type { Tree } from '../tree.ts';
import { childrenOf } from '../walk.ts';

/** Whether two trees say the same in the same order, however it was written and wherever it stood. */
export function sameTree(a: Tree, b: Tree): boolean {
  if (a.kind !== b.kind || !sameNode(a, b)) return false;
  const [below, beside] = [childrenOf(a), childrenOf(b)];
  return below.length === beside.length && below.every((child, at) => alike(child, beside[at]));
}

function alike(a: Tree, b: Tree | undefined): boolean {
  return b !== undefined && sameTree(a, b);
}

/** Whether two nodes of one kind agree in all but what is below them. */
function sameNode(a: Tree, b: Tree): boolean {
  if (a.kind === 'number' && b.kind === 'number') return equal(a.value, b.value);
  if (a.kind === 'matrix' && b.kind === 'matrix') return a.rows.length === b.rows.length;
  if (a.kind === 'cases' && b.kind === 'cases') return sameBranches(a, b);
  if (a.kind === 'sum' || a.kind === 'product' || a.kind === 'integral') return boundsOf(a) === boundsOf(b);
  return labelOf(a) === labelOf(b);
}

type Cases = Tree & { kind: 'cases' };

function sameBranches(a: Cases, b: Cases): boolean {
  const shape = ({ branches }: Cases): string => branches.map(({ condition }) => (condition ? '?' : '.')).join('');
  return shape(a) === shape(b);
}

function boundsOf(tree: Tree): string {
  if (tree.kind !== 'sum' && tree.kind !== 'product' && tree.kind !== 'integral') return '';
  const name = tree.kind === 'integral' ? tree.by : tree.index;
  return [name, tree.from === undefined, tree.to === undefined].join(' ');
}

/** What a node says besides its children. */
function labelOf(tree: Tree): string {
  switch (tree.kind) {
    case 'name':
    case 'member':
    case 'call':
      return tree.name;
    case 'binary':
    case 'logic':
      return tree.operator;
    case 'tuple':
      return tree.brackets;
    case 'relation':
      return tree.operators.join(' ');
    case 'plus-minus':
      return tree.sign;
    case 'limit':
      return tree.index + (tree.side ?? '');
    case 'text':
      return tree.text.trim().toLowerCase();
    default:
      return '';
  }
}
