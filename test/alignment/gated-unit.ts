import type { Target } from '../../src/alignment/target.ts';
import { runsOf, type Passage } from '../../src/model/passage.ts';

/** A sheet with parts that have no label of their own, with stand-ins for what the checks say of a passage. */
export const GATED_UNIT: readonly Target[] = [
  {
    id: '1',
    labels: ['1', 'Gated unit'],
    parts: [
      leaf('1.a', 'a', {
        ask: 'List the steps of one iteration of training.',
        kind: 'concept',
        words: /shuffl|forward|backward|updat/iu,
      }),
      {
        id: '1.b',
        labels: ['b'],
        ask: 'Find the derivatives of the loss with respect to A and c in terms of G.',
        parts: [derivative('1.b.A', 'l', 'A'), derivative('1.b.c', 'l', 'c')],
      },
      {
        id: '1.c',
        labels: ['c'],
        parts: [
          {
            id: '1.c.i',
            labels: ['i'],
            ask: 'What is the dimension of g(x)? Give an expression for its entries.',
            parts: [
              loose('1.c.i.dim', { ask: 'What is the dimension of g(x)?', kind: 'shape', words: /\(\d, ?\d\)/u }),
              loose('1.c.i.val', { ask: 'An expression for the entries.', kind: 'formula', words: /x_i|\)_\{ij\} =/u }),
            ],
          },
          { ...derivative('1.c.ii', 'g', 'x'), labels: ['ii'], ask: 'Find the derivative dg/dx.' },
        ],
      },
    ],
  },
  {
    id: '2',
    labels: ['2', 'Counting'],
    parts: [
      {
        id: '2.a',
        labels: ['a'],
        ask: 'How many parameters do the encoder and the decoder have?',
        parts: [
          loose('2.a.encoder', { ask: 'the encoder', kind: 'count', words: /\d{3}/u }),
          loose('2.a.decoder', { ask: 'the decoder', kind: 'count', words: /\d{3}/u }),
        ],
      },
      leaf('2.b', 'b', { ask: 'Why may the map be shared?', kind: 'concept', words: /shar|position|every|same/iu }),
    ],
  },
];

interface Leaf {
  readonly ask: string;
  readonly kind: string;
  readonly words: RegExp;
}

function leaf(id: string, label: string, rest: Leaf): Target {
  return { ...loose(id, rest), labels: [label] };
}

function loose(id: string, { ask, kind, words }: Leaf): Target {
  return { id, labels: [], ask, kind, recognise: (passage) => (words.test(textOf(passage)) ? 0.7 : 0.3), parts: [] };
}

function derivative(id: string, of: string, wrt: string): Target {
  const recognise = (passage: Passage): number => (/[=^_]/u.test(textOf(passage)) ? 0.5 : 0.3);
  return { id, labels: [], kind: 'gradient', derivative: { of: [of], wrt: [wrt] }, recognise, parts: [] };
}

function textOf(passage: Passage): string {
  return runsOf(passage)
    .map((run) => run.text)
    .join(' ');
}

/** What only the answer to a part says, in every write-up that answers it. */
export const GATED_ANSWERS: Readonly<Record<string, RegExp>> = {
  '1.a': /huffle the batches/u,
  '1.b.A': /x\^T G/u,
  '1.b.c': /1\}?\^T G/u,
  '1.c.i.dim': /\(3, 4\)/u,
  '1.c.i.val': /x_i \(1 - x_j\)/u,
  '1.c.ii': /1 - 2 x_j/u,
  '2.a.encoder': /1280/u,
  '2.a.decoder': /660/u,
  '2.b': /very position/u,
};
