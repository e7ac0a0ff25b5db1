import { describe, expect, test } from 'vitest';
import { number } from '../../src/checks/number/number.ts';
import type { Conventions } from '../../src/model/conventions.ts';
import { sentence } from '../../src/model/finding.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { outcome, passageIn, settingWith } from './shared-answers.ts';

type Options = Parameters<typeof number.prepare>[0];

async function judged(options: Options, answer: string, conventions: Partial<Conventions> = {}): Promise<Verdict> {
  const { prepared } = await number.prepare(options, settingWith(conventions));
  if (!prepared) throw new Error('not prepared');
  return number.judge(prepared, await passageIn(answer));
}

test.each([
  ['3/8', '3/8', '1'],
  ['3/8', '0.375', '1'],
  ['3/8', '$\\frac{3}{8}$', '1'],
  ['3/8', 'The probability is $3 \\cdot (1/2)^3 = 3/8$.', '1'],
  ['3/8', 'p = 37.5 %', '1'],
  ['3/8', '6/16', '1'],
  ['3/8', '0.38', 'review'],
  ['3/8', '5/8', '0'],
  ['3/8', '3/8 or 5/8', 'review'],
  ['3/8', '8/3', '0'],
  ['1/3', '0.333', 'review'],
  ['1/3', '1/3 ≈ 0.333', 'review'],
  ['0.25', '1/4', '1'],
  ['0.25', '25 %', '1'],
  ['0.25', '0.3', 'review'],
  ['0.0837', '0.0837', '1'],
  ['0.08371', '0.0837', '1'],
  ['0.08371', '0.084', 'review'],
  ['0.08371', '0.0838', '0'],
  ['sqrt(2)', '1.414', '1'],
  ['sqrt(2)', '1.41', '1'],
  ['sqrt(2)', '$\\sqrt{2}$', '1'],
  ['sqrt(2)', '1.4', 'review'],
  ['sqrt(2)', '1.42', '0'],
  ['-3', '-3', '1'],
  ['-3', '3', '0'],
  ['12', 'The mean is 12 points.', '1'],
  ['12', '(10 + 14)/2 = 12', '1'],
  ['12', '(10 + 14)/2 = 13', 'review'],
  ['rate', '0.1', '1'],
])('expected %s, answered %s: %s', async (written, answer, share) => {
  expect(outcome(await judged({ expect: written }, answer))).toBe(share);
});

test.each([
  ['1 %', '101', '1'],
  ['1 %', '102', '0'],
  ['0.5', '100.5', '1'],
  ['0.5', '100.6', '0'],
  [2, '98', '1'],
  [{ absolute: '0.5', relative: '2 %' }, '102', '1'],
  [{ absolute: '0.5' }, '101', '0'],
  ['2 %', '2525 / 25 = 101.0, so about 100', '1'],
  ['2 %', '2525 / 25 = 101 is about 102. It is 100.', '1'],
  ['2 %', '2525 / 25 = 101, so about 110', 'review'],
] satisfies [NonNullable<Options['tolerance']>, string, string][])(
  'tolerance %j: %s earns %s',
  async (tolerance, answer, share) => {
    expect(outcome(await judged({ expect: 100, tolerance }, answer))).toBe(share);
  },
);

test.each([
  ['sign', '-12'],
  ['factor-2', '24'],
  ['order-of-magnitude', '120'],
  ['percent', '1200'],
  ['inverse', '1/12'],
])('the slip %s is named, and earns what the rubric says', async (slip, answer) => {
  const paid = await judged({ expect: 12, mistakes: { [slip]: '1/2' } }, answer);
  expect(outcome(paid)).toBe('0.5');
  const named = await judged({ expect: 12 }, answer);
  expect(outcome(named)).toBe('0');
  expect(named.findings.map((one) => one.code)).toEqual([slip]);
  expect(named.findings.map((one) => sentence(number.messages, one)).join(' ')).not.toMatch(/ 12\b/u);
});

describe('the author', () => {
  test.each([
    [{ expect: 2.345, form: '2 decimal places' }, /^error form-without-credit/u],
    [{ expect: 2.345, form: 'factored', mistakes: { 'wrong-form': 0 } }, /^error bad-form: `factored`/u],
    [{ expect: 1, mistakes: { 'missing-unit': '1/2' } }, /^warning no-unit/u],
    [{ expect: '9.9 m/s', also: ['10 s'] }, /^error other-unit/u],
    [{ expect: '9.9 m/s', also: ['10'] }, /^error other-unit/u],
    [{ expect: '9.9 m/s', tolerance: '1 s' }, /^error other-unit/u],
    [{ expect: '9.9 mps' }, /^error (?:unknown-name|unreadable-expression)/u],
    [{ expect: 1, tolerance: '-1' }, /^error bad-tolerance/u],
    [{ expect: '(1, 2)' }, /^error not-a-number/u],
    [{ expect: 'rat' }, /^error unknown-name/u],
  ] satisfies [Options, RegExp][])('%o', async (options, message) => {
    const { problems = [] } = await number.prepare(options, settingWith());
    expect(problems.map((one) => `${one.severity} ${one.code}: ${one.message}`)).toEqual([
      expect.stringMatching(message),
    ]);
  });
});
