import { joined, numberTree } from '../../math/compare/trees.ts';
import type { BinaryOperator, Tree } from '../../math/tree.ts';
import type { Change } from './change.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Something that a formula may lack, and how it is joined to what is there. */
export interface Lack {
  readonly operator: BinaryOperator;
  readonly tree: Tree;
}

/** Most entries of arrays that are tried. */
const MOST_ENTRIES = 24;

/**
 * What a piece may lack as a factor or a term: names with the letters that stand there, and what the derivatives of
 * usual activations make of them.
 */
export function lacksOf(vocabulary: Vocabulary, bound: readonly string[] = []): readonly Lack[] {
  const { arrays, numbers } = vocabulary;
  const letters = [...vocabulary.letters, ...bound];
  const entries = entriesAt(vocabulary, letters);
  const named = bound.length > 0 ? entries.filter((entry) => uses(entry, bound)) : entries;
  const wholes = letters.length === 0 ? [...arrays.keys()].map(name) : [];
  const values = [...numbers.map(name), ...named.slice(0, MOST_ENTRIES), ...wholes];
  const product: BinaryOperator = letters.length === 0 ? '⊙' : '*';
  const slopes = values.flatMap((value): Tree[] => [
    joined('-', numberTree(1), value),
    joined(product, value, joined('-', numberTree(1), value)),
    joined('-', numberTree(1), joined('^', value, numberTree(2))),
    {
      kind: 'indicator',
      condition: { kind: 'relation', operators: ['>'], sides: [value, numberTree(0)], span: NOWHERE },
      span: NOWHERE,
    },
  ]);
  const scaled = numbers.flatMap((number) => values.map((value) => joined('*', name(number), value)));
  return [
    ...[...values, ...slopes].map((tree) => ({ operator: product, tree })),
    ...[...values, ...scaled, ...deltasOf(vocabulary.letters), numberTree(1)].flatMap((tree): Lack[] => [
      { operator: '+', tree },
      { operator: '-', tree },
    ]),
  ];
}

/** Every entry of an array with some of the letters as indices. */
export function entriesAt({ arrays }: Vocabulary, letters: readonly string[]): (Tree & { kind: 'index' })[] {
  return [...arrays].flatMap(([array, axes]) =>
    tuplesOf(letters, axes.length).map((indices) => ({
      kind: 'index',
      of: name(array),
      indices: indices.map(name),
      span: NOWHERE,
    })),
  );
}

/** Whether it is lacking as a factor, and not as a term. */
export function isFactor({ operator }: Lack): boolean {
  return operator !== '+' && operator !== '-';
}

/** What is there, joined with what it may lack. */
export function mendedBy(tree: Tree, lack: Lack): Change {
  const what = isFactor(lack) ? 'factor' : 'term';
  return { makes: `extra-${what}`, mends: `missing-${what}`, tree: joined(lack.operator, tree, lack.tree) };
}

/** The span of what nobody wrote. */
export const NOWHERE = { start: 0, end: 0 };

function name(text: string): Tree {
  return { kind: 'name', name: text, span: NOWHERE };
}

function uses({ indices }: Tree & { kind: 'index' }, letters: readonly string[]): boolean {
  return indices.some((index) => index.kind === 'name' && letters.includes(index.name));
}

function tuplesOf(letters: readonly string[], length: number): string[][] {
  if (length === 0) return [[]];
  return tuplesOf(letters, length - 1).flatMap((rest) => letters.map((letter) => [...rest, letter]));
}

/** One where two letters are equal, and else nothing. */
export function deltasOf(letters: readonly string[]): Tree[] {
  return letters.flatMap((a, at) =>
    letters.slice(at + 1).map((b): Tree => {
      const condition: Tree = { kind: 'relation', operators: ['='], sides: [name(a), name(b)], span: NOWHERE };
      return { kind: 'indicator', condition, span: NOWHERE };
    }),
  );
}
