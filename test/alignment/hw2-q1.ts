import type { Passage } from '../../src/model/passage.ts';
import { runsOf } from '../../src/model/passage.ts';
import type { Target } from '../../src/alignment/target.ts';

/**
 * The tree of the sample assignment with stand-ins for what the checks say of a passage. They are cruder than the checks
 * on purpose: alignment must work with hints, not with verdicts.
 */
export const HW2_Q1: readonly Target[] = [
  group('a', [
    leaf(
      'a.1',
      '1',
      concept(['locality', 'local', 'stationar', 'small', 'nearby', 'everywhere', 'useful']),
      'Which two assumptions does a convolutional network make about its input?',
    ),
    leaf(
      'a.2',
      '2',
      concept(['shar', 'anywhere', 'fewer', 'saving', 'fail', 'center', 'absolute', 'aligned']),
      'Why is it justified to share parameters, and when does a convolutional network fail?',
    ),
  ]),
  {
    ...group('b', [
      { id: 'b.dx', labels: [], recognise: gradient('x'), parts: [] },
      { id: 'b.dy', labels: [], recognise: gradient('y'), parts: [] },
    ]),
    ask: 'z[k] = sum over i of x[i] * y[(i + k) mod n]. Find the two partial derivatives.',
  },
  group('c', [
    layer('f', 'f is a dense layer from 100 to 1000 without bias, followed by a pointwise non-linearity.'),
    layer('g', 'g is a 1-D convolution over length 100 with 10 filters of size 3, stride 1, padding 1, no bias.'),
  ]),
];

function group(id: string, parts: readonly Target[]): Target {
  return { id, labels: [id], parts };
}

function leaf(id: string, label: string, recognise: (passage: Passage) => number, ask: string): Target {
  return { id, labels: [label], ask, recognise, parts: [] };
}

function layer(name: string, ask: string): Target {
  const part = (key: string, label: string, recognise: (passage: Passage) => number): Target => ({
    id: `c.${name}.${key}`,
    labels: [label],
    recognise,
    parts: [],
  });
  return {
    id: `c.${name}`,
    labels: [name],
    ask,
    parts: [
      part('shape', 'Dimensionality of output space', shape),
      part('params', 'Number of trainable parameters', count),
      part('ops', 'Computational complexity of forward pass', count),
    ],
  };
}

export function textOf(passage: Passage): string {
  return runsOf(passage)
    .map((run) => run.text)
    .join(' ');
}

function concept(words: readonly string[]): (passage: Passage) => number {
  return (passage) => {
    const text = textOf(passage).toLowerCase();
    if (text.split(/\s+/u).length < 4) return 0.2;
    return 0.35 + 0.6 * Math.min(1, words.filter((word) => text.includes(word)).length / 3);
  };
}

function shape(passage: Passage): number {
  const text = textOf(passage);
  if (/\(\s*\d[\d\s]*,|\d\s*(?:×|x|\\times|by)\s*\d|\\mathbb/u.test(text)) return 0.8;
  return /\d/u.test(text) ? 0.55 : 0.2;
}

function count(passage: Passage): number {
  return /\d/u.test(textOf(passage)) ? 0.6 : 0.15;
}

function gradient(by: string): (passage: Passage) => number {
  return (passage) => {
    const text = textOf(passage);
    const named = [
      ...text.matchAll(/(?:\\partial|∂|\bd)\s*z[^=]{0,30}?(?:\\partial|∂|\/\s*d)\s*([xy])[^=]{0,12}=/gu),
    ].map((one) => one[1]);
    if (named.includes(by)) return 1;
    if (named.length > 0) return 0.05;
    return text.includes('mod') ? 0.5 : 0.3;
  };
}
