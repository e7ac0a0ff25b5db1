import { joined, numberTree, renamed } from '../../math/compare/trees.ts';
import { rational } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';
import { namesIn } from '../../math/walk.ts';
import { change, negated, type Change } from './change.ts';
import { deltasOf } from './missing.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Changes of a formula as a whole. */
export function changesOfWhole(tree: Tree, { sizes, letters, alike }: Vocabulary): Change[] {
  const times = (factor: Tree): Tree => joined('*', factor, tree);
  const used = new Set(namesIn(tree));
  return [
    change('sign', negated(tree), { usual: true }),
    change('factor-2', times(numberTree(rational(1, 2))), { usual: true }),
    change('factor-2', times(numberTree(2)), { usual: true }),
    ...sizes.flatMap((name): Change[] => {
      const size: Tree = { kind: 'name', name, span: tree.span };
      return [
        { makes: 'not-averaged', mends: 'averaged', tree: times(size), usual: true },
        { makes: 'averaged', mends: 'not-averaged', tree: joined('/', tree, size), usual: true },
      ];
    }),
    ...pairsOf(letters).map(([a, b]) => change('transposed', exchangedNames(tree, a, b), { usual: true })),
    ...deltasOf(letters).map((delta) => change('missing-delta', times(delta), { usual: true })),
    ...alike
      .flatMap(pairsOf)
      .filter(([a, b]) => used.has(a) && used.has(b))
      .map(([a, b]) => change('swapped-arrays', exchangedNames(tree, a, b), { usual: true })),
  ];
}

function pairsOf(names: readonly string[]): (readonly [string, string])[] {
  return names.flatMap((a, at) => names.slice(at + 1).map((b) => [a, b] as const));
}

function exchangedNames(tree: Tree, a: string, b: string): Tree {
  return renamed(tree, (name) => (name === a ? b : name === b ? a : name));
}
