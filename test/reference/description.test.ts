import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { renderLayer } from '../../src/cli/render-layer.ts';
import { explainLayer, type LayerExplanation } from '../../src/reference/description/explain-layer.ts';
import { isMaker, MAKERS } from '../../src/reference/description/makers.ts';
import { readLayer } from '../../src/reference/description/read-layer.ts';
import * as library from '../../src/reference/library.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

function explained(text: string): LayerExplanation {
  const read = readLayer(text);
  if ('problem' in read) throw new Error(read.problem.message);
  return explainLayer(read);
}

describe('descriptions', () => {
  test.each<[string, string]>([
    [
      'conv2d in=3x32x32 out=16 kernel=3 stride=2 padding=same bias',
      "conv2d({ in: [3, 32, 32], out: 16, kernel: 3, stride: 2, padding: 'same', bias: true })",
    ],
    [
      'Conv2D in=3×32×32 out=16 kernel=3,5 same no-bias relu',
      "conv2d({ in: [3, 32, 32], out: 16, kernel: [3, 5], padding: 'same', bias: false, activation: 'relu' })",
    ],
    [
      'conv2d in=(3, 32, 32) out=16 kernel=[3, 5] padding=[[0,1],[2,2]]',
      'conv2d({ in: [3, 32, 32], out: 16, kernel: [3, 5], padding: [[0, 1], [2, 2]] })',
    ],
    ['dense in=100 out=1000 without bias', 'dense({ in: 100, out: 1000, bias: false })'],
    ['dense: in=3 out=4'.replace(':', ''), 'dense({ in: 3, out: 4 })'],
    ['max-pool2d in=8x9x9 kernel=2 ceil', 'maxPool2d({ in: [8, 9, 9], kernel: 2, ceil: true })'],
    [
      'lstm in=128 hidden=256 biases=2 bidirectional length=5',
      'lstm({ in: 128, hidden: 256, biases: 2, bidirectional: true, length: 5 })',
    ],
    [
      'input 3x8x8 -> conv2d out=4 kernel=3, relu, flatten | dense out=10',
      "sequential(input([3, 8, 8]), conv2d({ out: 4, kernel: 3 }), activation('relu'), flatten(), dense({ out: 10 }))",
    ],
    ['lstm in=d hidden=n', '(d, n) => lstm({ in: d, hidden: n })'],
    ['conv2d({ in: [3, 32, 32], out: 2 * 8, kernel: 3 })', 'conv2d({ in: [3, 32, 32], out: (2 * 8), kernel: 3 })'],
    ['dense({ in: 3, out: 4 }).withoutBias;', 'dense({ in: 3, out: 4 }).withoutBias'],
    ['(n, d) => dense({ in: d, out: n })', '(n, d) => dense({ in: d, out: n })'],
    [
      "sequential(input([4, 8, 8]), residual(conv2d({ 'out': 4, kernel: 3, padding: 1 })), pad({ by: -1 }))",
      'sequential(input([4, 8, 8]), residual(conv2d({ out: 4, kernel: 3, padding: 1 })), pad({ by: -1 }))',
    ],
    [
      "sequential(sequence({ length: 9, features: 8 }), repeat(2, layerNorm(), multiHeadAttention({ heads: 2 })), take('first'))",
      "sequential(sequence({ length: 9, features: 8 }), repeat(2, layerNorm(), multiHeadAttention({ heads: 2 })), take('first'))",
    ],
  ])('%s', (text, readAs) => {
    expect(explained(text).readAs).toBe(readAs);
    expect(explained(readAs)).toEqual(explained(text));
  });

  test.each<[string, string, string, string]>([
    ['conv2d in=3x32x32 filters=16 kernel=3', 'filters', 'conv2d has no option filters.', 'Did you mean `out`?'],
    ['linear in=3 out=4', 'linear', 'There is no layer `linear`.', 'Did you mean `dense`?'],
    ['BatchNorm2d in=3', 'BatchNorm2d', 'There is no layer `BatchNorm2d`.', 'Did you mean `batchNorm`?'],
    ['conv2d out=3 kernel=3', 'conv2d', 'The input of conv2d is not known.', 'Say its sizes with `in`'],
    ['dense in=3 out=0', '0', 'dense: out must be a whole number, 1 or more, not 0.', ''],
    ['dense in=3', 'dense', 'dense: out must be a whole number, 1 or more, not undefined.', 'Say `out`.'],
    ['conv2d({ in: [3, 2, 2], out: 1, kernel: 3 })', '3', 'conv2d: the kernel reaches over 3 places', ''],
    ['input 3x8x8 -> conv2d out=4 kernel=9', '9', 'conv2d: the kernel reaches over 9 places', ''],
    ['dense({ in: 3, out: }', '}', '`}` is not expected here.', ''],
    ['dense({ in: 3', '', 'The description ends too early.', ''],
    ['dense({ in: 3, out: 4 }) extra', 'extra', 'Something follows the description.', ''],
    ['dense in= out=3', '=', 'A value is missing here.', ''],
    ['dense in=3 out=4 wide', 'wide', '`wide` is not understood', ''],
    ['', '', 'A description of a layer is expected.', ''],
    ['process.exit(1)', 'process.exit(1)', 'There is no layer', ''],
    ['dense({ in: process.exit(1), out: 3 })', 'process.exit', 'The name of a layer is expected here.', ''],
    ['dense({ ...given })', '...given', 'This is not read here', ''],
    ['dense({ in: 3, out: `4` })', '`4`', 'This is not read here', ''],
    ['dense({ in: 3, out: 4 }).withBais', 'withBais', 'A layer is told differently', ''],
    ['(n) => { return dense({ in: n, out: 3 }); }', '{ return dense({ in: n, out: 3 }); }', 'Only an expression', ''],
    ['(n) => dense({ in: n, out: m })', 'dense({ in: n, out: m })', '`m` is no parameter of the function.', ''],
    ['constructor({ in: 3 })', 'constructor', 'There is no layer `constructor`.', ''],
    ['conv2d in=[3, out=4', '[3, out=4', 'The brackets of `[3, out=4` do not match.', ''],
    ['dense({ in: 3, out: 4, __proto__: { bias: false } })', '__proto__', 'dense has no option __proto__.', ''],
  ])('%s', (text, at, message, help) => {
    const read = readLayer(text);
    if (!('problem' in read)) throw new Error('this was read as a layer');
    const { span } = read.problem;
    expect(text.slice(span.start, span.end)).toBe(at);
    expect(read.problem.message).toContain(message);
    expect(read.problem.help ?? '').toContain(help);
  });

  test('of great length are refused', () => {
    expect(readLayer('['.repeat(1e6))).toMatchObject({ problem: { message: 'This description is too long.' } });
    expect(readLayer(`dense in=${'['.repeat(4000)}`)).toHaveProperty('problem');
  });

  test('know every layer of the library', () => {
    const others = [
      'isLayer',
      'isOpenLayer',
      'countByRunning',
      'add',
      'subtract',
      'multiply',
      'scale',
      'sum',
      'dot',
      'squaredNorm',
      'transpose',
      'columns',
      'matvec',
      'matmul',
      'outer',
      'sigmoid',
      'relu',
      'logSumExp',
      'softmax',
      'anyScalar',
    ];
    expect(Object.keys(library).filter((name) => !isMaker(name) && !others.includes(name))).toEqual([]);
    expect(Object.keys(MAKERS).length).toBeGreaterThan(50);
  });

  test('of any text end in a layer or a problem in the text', () => {
    const word = fc.constantFrom(
      'conv2d',
      'dense',
      'in=3x8x8',
      'out=4',
      'kernel=3',
      '->',
      '(',
      ')',
      '{',
      '}',
      ',',
      'in:',
      '[3,',
      '8]',
      'n',
      '=>',
      'bias',
      '=',
      'é',
      '9'.repeat(30),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 9 }), fc.constantFrom(' ', ''), (words, space) => {
        const text = words.join(space);
        const read = readLayer(text);
        if (!('problem' in read)) return;
        const { span, message } = read.problem;
        expect(span.start >= 0 && span.start <= span.end && span.end <= text.length && message.length > 5).toBe(true);
      }),
      { numRuns: 600, seed: 5 },
    );
  });
});

describe('what is shown', () => {
  test('counts under every convention that gives another value', () => {
    const { counts, outputShape, channelsLast, layers } = explained('conv1d in=2x10 out=3 kernel=3 padding=1');
    expect([outputShape, channelsLast, layers]).toEqual([[3, 10], [10, 3], []]);
    const shown = counts.map(({ count, changes, value }) => [[...changes, count].join('.'), value]);
    expect(Object.fromEntries(shown)).toMatchObject({
      parameters: 21,
      'withoutBias.parameters': 18,
      operations: 360,
      'withActivation.operations': 390,
      'withoutPadding.operations': 336,
      multiplyAccumulates: 180,
      'withoutPadding.multiplications': 168,
    });
  });

  test('formulas where sizes are symbols', () => {
    const { counts, outputShape, symbols } = explained('conv1d in=cxl out=h kernel=k');
    expect([symbols, outputShape]).toEqual([
      ['c', 'l', 'h', 'k'],
      ['h', 'l − k + 1'],
    ]);
    expect(counts[0]).toEqual({ count: 'parameters', changes: [], value: 'c h k + h' });
    expect(explained('conv1d in=1xl out=1 kernel=3 stride=2').outputShape).toEqual([1, 'rounded']);
  });

  test('a row of layers, on a terminal', () => {
    const lines = renderLayer(
      explained('input 1x8x8 -> conv2d out=2 kernel=3 -> flatten -> dense out=10'),
      fakeTerminal(),
    ).split('\n');
    expect(lines).toContain('gives  10');
    expect(lines).toContain('conv2d   2 × 6 × 6          20                  648');
    expect(lines.find((line) => line.startsWith('parameters'))).toMatch(/^parameters +750 {2}f\.parameters$/u);
    expect(lines.find((line) => line.includes('f.withoutBias.parameters'))).toMatch(/^ +738 /u);
    const rounded = renderLayer(explained('conv1d in=1xf out=1 kernel=3 stride=2'), fakeTerminal({ unicode: false }));
    expect(rounded).toContain('layer.withoutBias.operations');
    expect(rounded).toContain('rounded: no polynomial');
    expect(rounded).not.toContain('×');
  });
});
