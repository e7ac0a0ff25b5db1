import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count } from '../../src/checks/count/count.ts';
import type { NumericJudging } from '../../src/checks/shared/numeric.ts';
import { sentence } from '../../src/model/finding.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { outcome, passageIn, settingWith } from './shared-answers.ts';

const HALVES = {
  'counted-bias': '1/2',
  'ignored-activation': '1/2',
  'multiply-accumulates': '1/2',
} as const;

type Options = Parameters<typeof count.prepare>[0];
type Part = 'f.params' | 'f.ops' | 'g.params' | 'g.ops';

/** The parts of the sample assignment that count something. */
const PARTS: Readonly<Record<Part, Options>> = {
  'f.params': { expect: 'f.parameters', mistakes: HALVES },
  'f.ops': {
    expect: 'f.operations',
    mistakes: HALVES,
    also: [{ expect: 'f.multiplyAccumulates + f.activations', credit: '1/2', feedback: 'Multiply-adds and outputs.' }],
  },
  'g.params': { expect: 'g.parameters', mistakes: HALVES },
  'g.ops': {
    expect: 'g.operations',
    mistakes: HALVES,
    also: [{ expect: 'g.multiplyAccumulates + g.activations', credit: '1/2', feedback: 'Multiply-adds and outputs.' }],
  },
};

async function judging(part: Part): Promise<NumericJudging> {
  const { prepared } = await count.prepare(PARTS[part], settingWith());
  if (!prepared) throw new Error('not prepared');
  return prepared;
}

async function judged(part: Part, answer: string): Promise<Verdict> {
  return count.judge(await judging(part), await passageIn(answer));
}

describe('the numbers of the sample assignment', () => {
  test.each([
    ['f.params', '100000', '1'],
    ['f.params', '101000', '0.5'],
    ['f.ops', '200000', '1'],
    ['f.ops', '199000', '0.5'],
    ['f.ops', '201000', '0.5'],
    ['f.ops', '100000', '0.5'],
    ['f.ops', '101000', '0.5'],
    ['g.params', '30', '1'],
    ['g.params', '40', '0.5'],
    ['g.ops', '6000', '1'],
    ['g.ops', '5000', '0.5'],
    ['g.ops', '7000', '0.5'],
    ['g.ops', '3000', '0.5'],
    ['g.ops', '4000', '0.5'],
  ] as const)('%s: %s earns %s', async (part, answer, share) => {
    expect(outcome(await judged(part, answer))).toBe(share);
  });

  test.each([
    ['f.params', [0, 1, 100, 1000, 99_000, 99_999, 100_001, 1_000_000, 200_000, 50_000]],
    ['f.ops', [1000, 99_000, 198_000, 400_000, 2_000_000, 20_000, 199_999, 200_001, 299_000]],
    ['g.params', [3, 10, 13, 29, 31, 60, 15, 300, 3000, 400]],
    ['g.ops', [60, 600, 500, 2980, 5960, 12_000, 60_000, 5999, 6001, 4980, 10_000]],
  ] as const)('%s: every other number earns nothing, and needs nobody', async (part, numbers) => {
    for (const number of numbers) expect([number, outcome(await judged(part, String(number)))]).toEqual([number, '0']);
  });
});

describe('right answers as students write them', () => {
  test.each([
    ['f.params', '100,000'],
    ['f.params', '100 000'],
    ['f.params', '**100,000**'],
    ['f.params', '`100000`'],
    ['f.params', '100k'],
    ['f.params', '0.1M'],
    ['f.params', '1e5'],
    ['f.params', '100 thousand'],
    ['f.params', 'one hundred thousand'],
    ['f.params', '$1000 \\times 100 = 10^5$'],
    ['f.params', '$100{,}000$'],
    ['f.params', '1000 × 100 = 10^5'],
    ['f.params', '`1000 * 100`'],
    ['f.params', 'It has $10^5$.'],
    ['f.params', '100,000 (no bias)'],
    ['f.params', '#params = 100 × 1000 = 100000'],
    ['f.params', 'in_features * out_features = 100 * 1000 = 100000'],
    ['f.params', 'n × m = 100 × 1000 = 100000'],
    ['f.params', 'There are 100 * 1000 = 100,000 trainable parameters.'],
    ['f.params', 'The weights are 1000 × 100, so 100,000 parameters.'],
    ['f.params', '$W \\in \\mathbb{R}^{1000 \\times 100}$, so $10^5$ parameters'],
    ['f.params', 'The weight matrix has shape (1000, 100), so there are 100,000 parameters.'],
    ['f.params', '1000 neurons, each with 100 weights and no bias. Total: 100000'],
    ['f.params', '100,000 parameters (with bias it would be 101,000)'],
    ['f.params', 'f has 100 × 1000 = 100000 parameters, not 101000, because there is no bias.'],
    ['f.params', '$$\n100 \\times 1000 = 100000\n$$'],
    ['f.params', '$$\n\\begin{aligned}\n\\#params &= 100 \\times 1000 \\\\\n&= 100000\n\\end{aligned}\n$$'],
    ['f.ops', 'about 200k'],
    ['f.ops', '~200k'],
    ['f.ops', '≈ 2·10^5'],
    ['f.ops', '2e5 FLOPs'],
    ['f.ops', '200,000 FLOPs (199,000 without the non-linearity)'],
    ['f.ops', '1000 × 199 + 1000 = 200,000'],
    ['f.ops', '$1000(100+99)+1000=200000$'],
    ['f.ops', '1000 (100 + 99) + 1000 = 200000'],
    ['f.ops', '1000 * (100 mult + 99 add + 1 nonlin) = 200000'],
    [
      'f.ops',
      '1000 dot products take 100 multiplications and 99 additions each: 1000 × 199 = 199,000. So 200,000 in total.',
    ],
    [
      'f.ops',
      'Thus the product takes in total $1000 \\times 199 = 199,000$ operations. With 1000 non-linearities, in total 200,000.',
    ],
    [
      'f.ops',
      'Each output takes 100 multiplications and 99 additions, plus one non-linearity, so 200 operations; for 1000 outputs that is 200,000.',
    ],
    ['f.ops', '100,000 multiplications + 99,000 additions + 1,000 non-linearities = 200,000'],
    ['f.ops', '- multiplications: 100000\n- additions: 99000\n- non-linearity: 1000\n- total: 200000'],
    ['f.ops', 'Product: 1000 × (100 + 99) = 199000. Non-linearity: 1000. Total: 200000.'],
    ['f.ops', 'The product needs 1000 · 199 = 199000 operations and the non-linearity 1000 more: 200000.'],
    [
      'f.ops',
      'Per output neuron: 100 multiplications, 99 additions, 1 activation = 200 ops. Times 1000 neurons = 200,000 ops.',
    ],
    ['g.params', '30 (3 weights × 10 filters)'],
    ['g.params', '10 filters × 3 = 30, no bias'],
    ['g.params', '10 filters x 3 weights = 30'],
    ['g.params', '10 (filters) × 3 (size) = 30'],
    ['g.params', 'kernel_size * in_channels * out_channels = 3*1*10 = 30'],
    ['g.params', '30 = 10 × 3'],
    ['g.params', 'thirty'],
    ['g.params', '30. No bias.'],
    ['g.params', '= 30'],
    ['g.params', '3 × 10 → 30'],
    ['g.params', '30 *(1 + 2) * 10*'],
    ['g.params', 'Params – 30'],
    ['g.params', '(a) 30'],
    ['g.params', '$\\boxed{30}$'],
    ['g.params', 'Number of parameters: 30'],
    ['g.params', 'kernel size = 3, filters = 10, so 3*10 = 30'],
    ['g.params', 'We do not count a bias, so we get 30.'],
    ['g.params', "It's 30, since the 10 filters share their 3 weights over all positions."],
    ['g.params', 'It does not depend on the length 100: it is 3*10 = 30.'],
    ['g.params', 'The number of parameters is\n\n$$10 \\times 3 = 30$$\n\nas there is no bias.'],
    ['g.params', '10 filters with ten times three weights, which makes thirty trainable parameters.'],
    ['g.params', 'We have 10 filters\nwith 3 weights each:\n10 × 3\n= 30'],
    ['g.ops', 'six thousand operations'],
    ['g.ops', '6 000'],
    ['g.ops', '10 × 100 × (3 + 2 + 1) = 6000'],
    ['g.ops', '6000 operations (3000 multiplications, 2000 additions and 1000 non-linearities)'],
    ['g.ops', '5 ops per step × 100 steps × 10 maps = 5000, plus 1000 for the non-linearity = 6000'],
    [
      'g.ops',
      'For each output: 3 multiplications, 2 additions and 1 activation = 6. There are 100 × 10 = 1000 outputs, so 6000 operations.',
    ],
    [
      'g.ops',
      'A map takes 5 × 100 = 500 operations, then 500 + 100 = 600 with the non-linearity. Across 10 maps the total is 10 × 600 = 6000.',
    ],
  ] as const)('%s: %s', async (part, answer) => {
    expect(outcome(await judged(part, answer))).toBe('1');
  });
});

describe('what a person has to look at', () => {
  test.each([
    ['g.params', '30 or 40'],
    ['g.params', '30 parameters, or 40 with bias'],
    ['g.params', '30 without bias and 40 with bias'],
    ['g.params', '30. With bias it would be 40.'],
    ['g.params', 'Answer: 30. Actually 40.'],
    ['g.params', '30\n\n40'],
    ['g.params', '- 30\n- 40'],
    ['g.params', '30, 40'],
    ['g.params', '30 40'],
    ['g.params', '30/40'],
    ['g.params', '30, 40, 60, 100, 6000'],
    ['g.params', '~~30~~ 40'],
    ['g.params', '10 × 4 = 30'],
    ['g.params', '10 × 3 = 40'],
    ['g.params', '10 filters with 3 weights each'],
    ['g.params', '2 vectors of length 100'],
    ['g.params', 'n·m'],
    ['g.params', 'O(n)'],
    ['g.params', '10·3·C'],
    ['g.params', 'I did not have time to do this part'],
    ['g.params', 'It is not 30.'],
    ['g.params', '30 is wrong'],
    ['g.params', 'My first answer of 30 was wrong.'],
    ['f.params', "It isn't true that the layer has 100000 parameters."],
    ['f.params', 'Some would say there are 100000 parameters but I say it is not.'],
    ['f.params', 'either 100000 or 101000 depending on the bias'],
    ['f.params', '100,000 / 101,000'],
    ['f.ops', '200000: 1000 × 199 = 199000.'],
    ['f.ops', '199000 (200000 with activation?) maybe 200000'],
    ['f.ops', '100,000 multiplications and 99,000 additions and 1,000 activations'],
    ['f.ops', 'O(100000)'],
    ['f.ops', '200000 operations per sample? I am not sure. 100000'],
    ['g.ops', '10 × 600 = 600'],
    ['g.ops', '9^9^9^9'],
  ] as const)('%s: %s', async (part, answer) => {
    const verdict = await judged(part, answer);
    expect(outcome(verdict)).toBe('review');
    expect(verdict.open).toEqual({ numerator: 1, denominator: 1 });
  });

  test('both values of a conflict are told', async () => {
    const verdict = await judged('g.params', '30 or 40');
    expect(verdict.readAs?.map((one) => one.text)).toEqual(['30', '40']);
    expect(verdict.review.map((one) => sentence(count.messages, one))).toEqual([
      'We read more than one answer here: 30, 40.',
    ]);
  });
});

describe('attacks and slips earn what they are worth', () => {
  test.each([
    ['g.params', '10 × 3 = 30 weights, times 100 positions gives 3000 parameters', '0'],
    ['g.params', '30 × 100 = 3000', '0'],
    ['g.params', 'If we used 30 for each position we would get 30 × 100 = 3000, so 3000.', '0'],
    ['g.params', '10 filters of size 3, so 13 parameters', '0'],
    ['g.params', 'not 30 but 40', '0.5'],
    ['g.params', 'I first wrote 30 but it should be 40.', '0.5'],
    ['g.params', '10 × 3 + 10 = 40', '0.5'],
    ['f.params', '100,000 weights + 1,000 biases = 101,000', '0.5'],
    ['f.params', 'There are 100,000 weights and 1,000 biases, so 101,000 in total.', '0.5'],
    ['f.ops', '1000 × (100 + 99) = 199,000 operations, ignoring the non-linearity', '0.5'],
    ['f.ops', '100 000 MACs + 1000 activations = 101 000', '0.5'],
    ['f.ops', '200000 · 10 = 2,000,000', '0'],
  ] as const)('%s: %s earns %s', async (part, answer, share) => {
    expect(outcome(await judged(part, answer))).toBe(share);
  });

  test('the convention is named, never the expected number', async () => {
    const told = async (part: Part, answer: string): Promise<string> =>
      (await judged(part, answer)).findings.map((one) => sentence(count.messages, one)).join(' ');
    expect(await told('f.params', '101000')).toMatch(/^Your answer reads as 101,000, which counts a bias/u);
    expect(await told('f.ops', '101000')).toBe('Multiply-adds and outputs.');
    expect(await told('g.ops', '60000')).toMatch(/power of ten/u);
    expect(await told('g.ops', '17')).toMatch(/^Your answer reads as 17\./u);
    for (const words of [await told('f.params', '101000'), await told('g.ops', '60000')]) {
      expect(words).not.toMatch(/100,000|6000|wrong|failed|incorrect|error|mistake/u);
    }
  });

  test('the place of the value is the evidence', async () => {
    const { evidence } = await judged('g.params', 'So it has $10 \\cdot 3 = 30$ weights.');
    expect(evidence).toEqual([
      { criterion: 'answer', span: { start: 11, end: 26 }, share: { numerator: 1, denominator: 1 } },
    ]);
  });
});

describe('the author', () => {
  async function problemsOf(options: Options): Promise<string[]> {
    const { problems = [] } = await count.prepare(options, settingWith());
    return problems.map(({ severity, code, message, help = '' }) => `${severity} ${code}: ${message} ${help}`.trim());
  }

  test.each([
    [
      { expect: 'f.paramters' },
      /unknown-member: reference\.ts exports the layer f; it has no `paramters`\. Did you mean `parameters`\?/u,
    ],
    [{ expect: 'f.withBais.parameters' }, /unknown-member: .* Did you mean `withBias`\?/u],
    [{ expect: 'rat' }, /unknown-name: reference\.ts exports no `rat`\. Did you mean `rate`\?/u],
    [{ expect: 'f' }, /not-a-number: `f` is a layer/u],
    [{ expect: 'f.outputShape' }, /not-a-number/u],
    [{ expect: 'rate' }, /not-whole: A count is a whole number; this is 0\.1\./u],
    [{ expect: '3 +' }, /unreadable-expression/u],
    [{ expect: 'network.parameters' }, /^unsupported not-supported-yet/u],
    [{ expect: 3, follow_through: '2 answer(a)' }, /^unsupported not-supported-yet: `follow_through`/u],
    [{ expect: 3, in_terms_of: ['n'] }, /^unsupported/u],
    [{ expect: 3, mistakes: { 'counted-bias': '50' } }, /bad-credit: 50 is more than 1/u],
    [{ expect: 3, mistakes: { 'other-symbols': '1/2' } }, /^unsupported not-supported-yet: The slip `other-symbols`/u],
    [{ expect: 3, also: [{ expect: 'f.nothing', credit: '1/2' }] }, /unknown-member/u],
  ] satisfies [Options, RegExp][])('%o', async (options, message) => {
    expect(await problemsOf(options)).toEqual([expect.stringMatching(message)]);
  });

  test.each([
    ['2 f.parameters', '200000'],
    ['f.multiplyAccumulates + f.activations', '101000'],
    ['g.withBias.withoutActivation.operations', '6000'],
    ['g.withoutPadding.multiplications', '2980'],
    ['1e5', '100000'],
    ['99_999', '99999'],
    ['10^5', '100000'],
    ['\\frac{60}{2}', '30'],
  ])('%s is %s', async (written, answer) => {
    const { prepared } = await count.prepare({ expect: written }, settingWith());
    if (!prepared) throw new Error('not prepared');
    expect(outcome(count.judge(prepared, await passageIn(answer)))).toBe('1');
  });

  test('further answers win over slips, the right one over all', async () => {
    const options = {
      expect: 'g.parameters',
      mistakes: { 'counted-bias': '1/2' },
      also: [40, { expect: 30, credit: '1/4' }],
    };
    const { prepared } = await count.prepare(options, settingWith());
    if (!prepared) throw new Error('not prepared');
    expect(outcome(count.judge(prepared, await passageIn('40')))).toBe('1');
    expect(outcome(count.judge(prepared, await passageIn('30')))).toBe('1');
  });

  test('two slips at once earn the product of their credits, and a person looks', async () => {
    const options = { expect: 'g.operations', mistakes: { 'skipped-padding': '1/2', 'multiply-accumulates': '1/2' } };
    const { prepared } = await count.prepare(options, settingWith());
    if (!prepared) throw new Error('not prepared');
    const verdict = count.judge(prepared, await passageIn('2980'));
    expect(outcome(verdict)).toBe('review 0.25');
    expect(verdict.open).toEqual({ numerator: 1, denominator: 4 });
  });
});

test('an empty answer is missing', async () => {
  const passage = await passageIn('30\n\n \n');
  const blank = { ...passage, span: { start: 4, end: 5 }, blocks: [] };
  expect(outcome(count.judge(await judging('g.params'), blank))).toBe('missing');
});

test('passages are recognised by their final value', async () => {
  const prepared = await judging('g.params');
  const sure = count.recognise(prepared, await passageIn('10 × 3 = 30'));
  const none = count.recognise(prepared, await passageIn('A feature may occur anywhere.'));
  expect(sure).toBeGreaterThanOrEqual(0.7);
  expect(none).toBeLessThanOrEqual(0.2);
});

describe('anything that a student can write', () => {
  test('never throws, and never pays what does not hold a number', { timeout: 20_000 }, async () => {
    const prepared = await judging('g.params');
    const word = fc.constantFrom(
      '30',
      '40',
      '=',
      '×',
      '(',
      ')',
      '$',
      '\\frac',
      '{',
      '}',
      'or',
      'not',
      '.',
      ',',
      '\n',
      'x',
      '^',
      '9',
      'per',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 25 }), async (words) => {
        const verdict = count.judge(prepared, await passageIn(words.join(' ')));
        expect(verdict.credit.numerator === 0 || words.some((one) => one === '30' || one === '40')).toBe(true);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  test.each([
    ['brackets', `${'('.repeat(10_000)}30${')'.repeat(10_000)}`],
    ['a long line', '10 filters of size 3 and '.repeat(40_000)],
    ['many equal signs', '30 = '.repeat(20_000)],
    ['many chains', '10 × 3 = 30, '.repeat(20_000)],
    ['number words', 'twenty thousand hundred and '.repeat(10_000)],
  ])('%s take little time', { timeout: 10_000 }, async (_, text) => {
    const passage = await passageIn(text, 'answer.txt');
    const prepared = await judging('g.params');
    const started = performance.now();
    count.judge(prepared, passage);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
