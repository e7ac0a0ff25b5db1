import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shape } from '../../src/checks/shape/shape.ts';
import type { PreparedShape } from '../../src/checks/shape/judge-shape.ts';
import type { Conventions } from '../../src/model/conventions.ts';
import { sentence } from '../../src/model/finding.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { declared } from '../math/reading.ts';
import { outcome, passageIn, settingWith } from './shared-answers.ts';

type Options = Parameters<typeof shape.prepare>[0];

async function judging(options: Options, conventions: Partial<Conventions> = {}): Promise<PreparedShape> {
  const { prepared } = await shape.prepare(options, settingWith(conventions));
  if (!prepared) throw new Error('not prepared');
  return prepared;
}

/** As in the sample assignment: `f` or `g`, channels first earn half. */
async function judged(layer: string, answer: string): Promise<Verdict> {
  const options = { expect: `${layer}.outputShape`, mistakes: { 'channels-first': '1/2' } };
  return shape.judge(await judging(options, { singleton_axes: 'ignored' }), await passageIn(answer));
}

test.each([
  ['f', '(1000,)'],
  ['f', '1000'],
  ['f', '$1000$'],
  ['f', '1,000'],
  ['f', '1000 × 1'],
  ['f', '1000x1'],
  ['f', '$1000 \\times 1$'],
  ['f', '(N, 1000)'],
  ['f', 'N × 1000'],
  ['f', '(1, 1000)'],
  ['f', '[1000]'],
  ['f', '`(1000,)`'],
  ['f', 'torch.Size([1000])'],
  ['f', '(batch_size, 1000)'],
  ['f', '(batch, 1000)'],
  ['f', '(?, 1000)'],
  ['f', '(None, 1000)'],
  ['f', '(-1, 1000)'],
  ['f', '(1000,), or (N, 1000) with a batch'],
  ['f', '$\\mathbb{R}^{1000}$'],
  ['f', 'ℝ^1000'],
  ['f', '$f(x) \\in \\mathbb{R}^{1000}$'],
  ['f', '$\\mathbb{R}^{100} \\to \\mathbb{R}^{1000}$'],
  ['f', '$x \\in \\mathbb{R}^{100}$, so $Wx \\in \\mathbb{R}^{1000}$'],
  ['f', 'The output is a vector of length 1000.'],
  ['f', 'The output is a 1000-dimensional vector'],
  ['f', 'a vector with 1000 entries'],
  ['f', '1000 outputs'],
  ['f', 'one thousand'],
  ['f', '1000, since there are 1000 neurons'],
  ['f', 'The dimension is 1000, the input dimension is 100.'],
  ['f', 'f maps 100 inputs to 1000 outputs, so the output is (1000,)'],
  ['g', '(100, 10)'],
  ['g', '(100,10)'],
  ['g', '100, 10'],
  ['g', '[100, 10]'],
  ['g', '(N, 100, 10)'],
  ['g', '(batch size, 100, 10)'],
  ['g', '100 x 10'],
  ['g', '100x10'],
  ['g', '100*10'],
  ['g', '$100 \\times 10$'],
  ['g', '$100$ by $10$'],
  ['g', 'a 100 by 10 matrix'],
  ['g', 'ℝ^{100×10}'],
  ['g', '$\\mathbb{R}^{100 \\times 10}$'],
  ['g', '$g: \\mathbb{R}^{100} \\to \\mathbb{R}^{100 \\times 10}$'],
  ['g', '10 vectors in $\\mathbb{R}^{100}$'],
  ['g', '10 channels of length 100'],
  ['g', 'ten channels of length 100'],
  ['g', '10 feature maps, each of length 100'],
  ['g', 'length 100 with 10 channels'],
  ['g', '(L=100, C=10)'],
  ['g', '(100 positions, 10 channels)'],
  ['g', '100 × 10 (length × channels)'],
  ['g', '$(\\frac{100+2-3}{1}+1,10)=(100,10)$'],
  ['g', '$$(\\tfrac{100 + 2\\cdot 1 - 3}{1} + 1, 10) = (100, 10)$$'],
  ['g', 'The length is (100 + 2 - 3)/1 + 1 = 100, with 10 filters, so (100, 10)'],
  ['g', 'With padding 1 and stride 1 the length stays 100. With 10 filters the output is 100 × 10.'],
  ['g', 'The input is (100, 1). The output is (100, 10).'],
  ['g', 'Input: (100, 1)\nOutput: (100, 10)'],
  ['g', 'dimension: 100 x 10\ndf[i, c]/dW[k] = x[i + k]'],
  ['g', 'The output has shape (100, 10), not (98, 10), because of the padding.'],
  ['g', '(100, 10) since 10 filters of size 3 are applied to an input of length 100'],
  ['g', '(100, 10), where 10 is the number of filters'],
])('%s: %s is right', async (layer, answer) => {
  expect(outcome(await judged(layer, answer))).toBe('1');
});

test.each([
  ['g', '(10, 100)', '0.5'],
  ['g', '10 × 100', '0.5'],
  ['g', '(N, 10, 100)', '0.5'],
  ['g', '$\\mathbb{R}^{10 \\times 100}$', '0.5'],
  ['g', '(10 channels, 100 positions)', '0.5'],
  ['g', '(C=10, L=100)', '0.5'],
  ['g', '(98, 10)', '0'],
  ['g', '(102, 10)', '0'],
  ['g', '(100,)', '0'],
  ['g', '100', '0'],
  ['g', '(100, 3)', '0'],
  ['g', '98 × 10', '0'],
  ['g', '10 channels of length 98', '0'],
  ['g', 'Each filter gives (98,), so (98, 10)', '0'],
  ['f', '(100,)', '0'],
  ['f', '100', '0'],
  ['f', '(1000, 100)', '0'],
  ['f', '999', '0'],
])('%s: %s earns %s, and needs nobody', async (layer, answer, share) => {
  expect(outcome(await judged(layer, answer))).toBe(share);
});

test.each([
  ['g', '1000'],
  ['g', '100 × 10 = 1000'],
  ['f', '100 × 10 = 1000'],
  ['g', '(100, 10) or (10, 100)'],
  ['g', '(100, 10) or (98, 10)'],
  ['g', '(100, 10), (98, 10), (10, 100)'],
  ['g', '(100, 10). Actually (98, 10).'],
  ['g', '$(\\frac{100+2-3}{1}+1,10)=(99,10)$'],
  ['g', 'It is not (100, 10).'],
  ['g', '~~(100, 10)~~ (98, 10)'],
  ['g', '(32, 100, 10)'],
  ['g', '(L, 10)'],
  ['f', '1000 or 100'],
  ['f', 'not 1000'],
  ['f', '(64, 1000)'],
  ['f', '(100,), (1000,)'],
  ['f', 'm'],
  ['f', "I don't know"],
])('%s: %s goes to a person', async (layer, answer) => {
  const verdict = await judged(layer, answer);
  expect(outcome(verdict)).toBe('review');
  expect(verdict.open).toEqual({ numerator: 1, denominator: 1 });
});

describe('conventions', () => {
  test.each([
    [{ batch_axis: 'required' }, 'g.outputShape', '(N, 100, 10)', '1'],
    [{ batch_axis: 'required' }, 'g.outputShape', '(100, 10)', '0'],
    [{ batch_axis: 'refused' }, 'g.outputShape', '(N, 100, 10)', '0'],
    [{ channels: 'first' }, 'g.outputShape', '(10, 100)', '1'],
    [{ channels: 'first' }, 'g.outputShape', '(100, 10)', '0'],
    [{ channels: 'either' }, 'g.outputShape', '(10, 100)', '1'],
    [{ channels: 'either' }, 'g.outputShape', '(100, 10)', '1'],
    [{ singleton_axes: 'significant' }, 'f.outputShape', '1000 × 1', '0'],
    [{ singleton_axes: 'ignored' }, 'f.outputShape', '1000 × 1', '1'],
  ] as const)('%o: %s, %s earns %s', async (conventions, written, answer, share) => {
    expect(outcome(shape.judge(await judging({ expect: written }, conventions), await passageIn(answer)))).toBe(share);
  });
});

test.each([
  [[100, 10]],
  [['100', '10']],
  ['(100, 10)'],
  ['100 x 10'],
  ['100 × 10'],
  ['sizes'],
  ['(g.outputShape)'],
  ['(100 + 2 - 3 + 1, g.parameters / 3)'],
])('an author may write %j', async (written) => {
  expect(outcome(shape.judge(await judging({ expect: written }), await passageIn('(100, 10)')))).toBe('1');
});

test.each([
  [{ expect: '(1, N)' }, /^error unknown-name/u],
  [{ expect: 'g.outputShap' }, /Did you mean `outputShape`\?/u],
  [{ expect: '(1.5, 2)' }, /^error not-a-shape/u],
  [{ expect: '(1, 2)', mistakes: { 'other-symbols': '1/2' } }, /^unsupported/u],
  [{ expect: '(1, 2)', follow_through: 'answer(a)' }, /^unsupported/u],
] satisfies [Options, RegExp][])('an author learns what is amiss in %j', async (options, message) => {
  const { problems = [] } = await shape.prepare(options, settingWith());
  expect(problems.map((one) => `${one.severity} ${one.code} ${one.help ?? ''}`)).toEqual([
    expect.stringMatching(message),
  ]);
});

test('further shapes and slips', async () => {
  const options: Options = {
    expect: '(100, 10)',
    also: [[100, 11], { expect: [100, 12], credit: '1/2', feedback: 'Ten, not <found>.' }],
    mistakes: { transposed: '1/4', 'missing-axis': { credit: '1/5', feedback: 'Two axes.' } },
  };
  const prepared = await judging(options);
  const told = async (answer: string): Promise<string> => {
    const verdict = shape.judge(prepared, await passageIn(answer));
    return `${outcome(verdict)} ${verdict.findings.map((one) => sentence(shape.messages, one)).join(' ')}`.trim();
  };
  expect(await told('(100, 11)')).toBe('1');
  expect(await told('(100, 12)')).toBe('0.5 Ten, not (100, 12).');
  expect(await told('(10, 100)')).toMatch(/^0\.25 Your answer reads as \(10, 100\)\. The sizes are those asked for/u);
  expect(await told('(100,)')).toBe('0.2 Two axes.');
  expect(await told('(99, 10)')).toMatch(/^0 .* off by one/u);
  expect(await told('(7, 7)')).toMatch(/^0 Your answer reads as \(7, 7\)/u);
});

test.each([
  ['(100, 10)', 0.9],
  ['ℝ^{100×10}', 0.9],
  ['100 × 10', 0.9],
  ['1000', 0.45],
  ['A feature may occur anywhere.', 0.15],
])('%s is recognised with %d', async (answer, likeness) => {
  expect(shape.recognise(await judging({ expect: '(100, 10)' }), await passageIn(answer))).toBe(likeness);
});

test('nothing that a student writes throws or is paid without its sizes', { timeout: 20_000 }, async () => {
  const prepared = await judging({ expect: '(100, 10)' });
  const word = fc.constantFrom(
    '100',
    '10',
    '98',
    '(',
    ')',
    '[',
    ',',
    '×',
    '=',
    '$',
    '\\mathbb{R}^',
    '{',
    '}',
    'N',
    'or',
    'not',
    'of length',
    'channels',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 20 }), async (words) => {
      const { credit } = shape.judge(prepared, await passageIn(words.join(' ')));
      expect(credit.numerator === 0 || (words.includes('100') && words.includes('10'))).toBe(true);
    }),
    { numRuns: 300, seed: 11 },
  );
});

test.each([
  ['brackets', `${'('.repeat(10_000)}100, 10${')'.repeat(10_000)}`],
  ['many shapes', '(100, 10), '.repeat(20_000)],
  ['a long line', '10 channels of length 100 and '.repeat(20_000)],
])('%s take little time, and nothing is decided', { timeout: 10_000 }, async (_, text) => {
  const passage = await passageIn(text, 'answer.txt');
  const prepared = await judging({ expect: '(100, 10)' });
  const started = performance.now();
  expect(shape.judge(prepared, passage).review).not.toEqual([]);
  expect(performance.now() - started).toBeLessThan(2500);
});

describe('sizes that are symbols', () => {
  const symbols = { 'H, W': 'integer in 60..99', F: 'positive integer', 'S, K': 'integer in 2..5' };
  const convolution = '(F, floor((H - K) / S + 1), floor((W - K) / S + 1))';
  const [high, wide] = ['\\lfloor \\frac{H - K}{S} \\rfloor + 1', '\\lfloor \\frac{W - K}{S} \\rfloor + 1'];

  async function inSymbols(expect: string, answer: string): Promise<Verdict> {
    const { prepared } = await shape.prepare({ expect }, { ...settingWith(), symbols: declared(symbols) });
    if (!prepared) throw new Error('not prepared');
    return shape.judge(prepared, await passageIn(answer));
  }

  test.each([
    [convolution, `$F \\times (${high}) \\times (${wide})$`, '1'],
    [convolution, 'F x (floor((H - K)/S) + 1) x (floor((W - K)/S) + 1)', '1'],
    [convolution, `$(F, H', W')$ with $H' = ${high}$ and $W' = ${wide}$`, '1'],
    [convolution, `$C_{out} = F$, $H_{out} = ${high}$, $W_{out} = ${wide}$`, '1'],
    [
      convolution,
      `$C_{out} = F$, $H_{out} = \\lfloor \\frac{H_{in} - K[0]}{S[0]} + 1 \\rfloor$, $W_{out} = ${wide}$`,
      '1',
    ],
    [convolution, `$F \\times (${wide}) \\times (${high})$`, '0'],
    [convolution, '$F \\times (\\frac{H - K}{S} + 1) \\times (\\frac{W - K}{S} + 1)$', '0'],
    [convolution, `$F \\times (${high}) \\times W_{out}$`, 'review'],
    [convolution, `The height is $${high}$.`, 'review'],
    [convolution, `The length of a row is $${wide}$, with $F$ channels.`, 'review'],
    ['(H,)', 'It is in $\\mathbb{R}^H$.', '1'],
    ['(H,)', 'H', '1'],
    ['(H, W)', '$\\mathbb{R}^{W \\times H}$', '0'],
    ['(H, W)', '$\\mathbb{R}^{h \\times w}$', 'review'],
  ])('%s: %s earns %s', async (expect_, answer, earned) => {
    const verdict = await inSymbols(expect_, answer);
    expect(verdict.review.length > 0 ? 'review' : outcome(verdict)).toBe(earned);
  });

  test('what was read is told in symbols', async () => {
    const { readAs, expected } = await inSymbols('(H, W)', '$\\mathbb{R}^{W \\times H}$');
    expect([readAs?.[0]?.text, expected?.text]).toEqual(['ℝ^(W × H)', '(H, W)']);
  });
});
