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

const codes = (verdict: Verdict): string[] => [...verdict.findings, ...verdict.review].map(({ code }) => code);

describe('units', () => {
  test.each([
    ['9.9 m/s', '9.9 m/s', '1'],
    ['9.9 m/s', 'The speed is 9.9 m/s in total.', '1'],
    ['9.9 m/s', 'v = 9.9 m s^-1', '1'],
    ['9.9 m/s', '$v = 9.90\\,\\mathrm{m}/\\mathrm{s}$', '1'],
    ['9.9 m/s', '$v = 9.90$ m/s', '1'],
    ['9.9 m/s', '**9.90** meters per second', '1'],
    ['9.9 m/s', 'v = 35.6 km/h', '1'],
    ['9.9 m/s', 'v = 990 cm/s', '1'],
    ['9.9 m/s', '$v = 9.9\\ \\frac{\\text{m}}{\\text{s}}$', '1'],
    ['10 m/s', 'v = 36 km/h = 10 m/s', '1'],
    ['10 m/s', 'v = 36 km/h = 11 m/s', '0'],
    ['10 m/s', 'v = 36 km/h, so 10 m/s', '1'],
    ['9.9 m/s', '990 Zentimeter pro Sekunde', 'review'],
    ['9.9 m/s', '990 cm pro Sekunde', 'review'],
    ['20 m', 's = 2 m/s * 10 s = 20 m', '1'],
    ['300 K', 'T = 300K', '1'],
    ['300 K', 'T = 26.85 °C', '1'],
    ['9.9 m/s', '9.9', '0'],
    ['9.9 m/s', '9.9 m', '0'],
    ['9.9 m/s', '9.9 km/h', '0'],
    ['9.9 m/s', '12 m/s', '0'],
    // a unit that is named elsewhere, or that nobody knows, is not missing
    ['9.9 m/s', 'v in m/s: 9.9', 'review'],
    ['9.9 m/s', '9.9 mps', 'review'],
    ['9.9 m/s', '9.9 Meter pro Sekunde', 'review'],
    ['4.2 J/(kg K)', '4.20 J/kg K', 'review'],
    ['4.2 J/(kg K)', '4.20 J/(kg K)', '1'],
    ['12 in', 'It is 12 in', '1'],
    ['12 in', 'It is 12.', '0'],
    ['3 GB', '3 GB', '1'],
    ['3 GB', '24 Gbit', '1'],
    ['2 GFLOP', '2,000 MFLOP', '1'],
  ])('expected %s, answered %s: %s', async (written, answer, share) => {
    expect(outcome(await judged({ expect: written }, answer))).toBe(share);
  });

  test.each([
    ['missing-unit', '9.9'],
    ['missing-unit', 'The speed is 9.90.'],
    ['wrong-unit', '9.9 m'],
    ['wrong-unit', 'v = 9.9 km/h'],
    ['sign', 'v = -9.9 m/s'],
    ['order-of-magnitude', 'v = 99 m/s'],
  ])('the slip %s is named, and earns what the rubric says', async (slip, answer) => {
    const options = { expect: '9.9 m/s' };
    expect(outcome(await judged({ ...options, mistakes: { [slip]: '1/2' } }, answer))).toBe('0.5');
    const named = await judged(options, answer);
    expect(outcome(named)).toBe('0');
    expect(codes(named)).toEqual([slip]);
    expect(named.findings.map((one) => sentence(number.messages, one)).join(' ')).toContain('reads as');
  });

  test('two slips at once earn their product, and a person looks', async () => {
    const mistakes = { 'missing-unit': '1/2', sign: '1/2' };
    expect(outcome(await judged({ expect: '9.9 m/s', mistakes }, '-9.9'))).toBe('review 0.25');
  });

  test('further answers and tolerances may have units of their own', async () => {
    const options = { expect: '9.9 m/s', also: ['35 km/h'], tolerance: '10 cm/s' };
    expect(outcome(await judged(options, '10.0 m/s'))).toBe('1');
    expect(outcome(await judged(options, '10.1 m/s'))).toBe('0');
    expect(outcome(await judged(options, '35 km/h'))).toBe('1');
    expect(outcome(await judged({ expect: '9.9 m/s', tolerance: '2 %' }, '10.0 m/s'))).toBe('1');
    expect(outcome(await judged({ expect: '9.9 m/s', tolerance: 0.2 }, '10.1 m/s'))).toBe('1');
  });

  test('a report shows the number with its unit', async () => {
    const verdict = await judged({ expect: '9.9 m/s^2' }, 'a = 9.9 km');
    expect(verdict.readAs?.map(({ text }) => text)).toEqual(['9.9 km']);
    expect(verdict.expected).toEqual({ text: '9.9 m/s²', latex: '9.9\\,\\mathrm{m}/\\mathrm{s}^{2}' });
  });
});

describe('forms', () => {
  const half = { mistakes: { 'wrong-form': '1/2' } };
  test.each([
    ['exp(1)', '3 significant figures', '2.72', '1'],
    ['exp(1)', '3 significant figures', 'e = 2.72', '1'],
    ['exp(1)', '3 significant figures', '2.718', '0.5'],
    ['exp(1)', '3 significant figures', '2.71', '0'],
    ['exp(1)', '3 significant figures', '2.7', '0.5'],
    ['exp(1)', '3 significant figures', '3', 'review'],
    ['2/3', '2 decimal places', '0.67', '1'],
    ['2/3', '2 decimal places', '2/3', '0.5'],
    ['2/3', '2 decimal places', '0.66', '0'],
    ['2/3', '2 decimal places', '0.6667', '0.5'],
    ['1.005', '2 decimal places', '1.01', '1'],
    ['1.005', '2 decimal places', '1.00', '1'],
    ['149.7', '3 significant figures', '150', '1'],
    ['3/8', 'fraction', '3/8', '1'],
    ['3/8', 'fraction', '$\\frac{6}{16}$', '1'],
    ['3/8', 'fraction', '0.375', '0.5'],
    ['3/8', 'decimal', '0.375', '1'],
    ['3/8', 'decimal', '3/8', '0.5'],
    ['3/8', 'decimal', '37.5 %', '0.5'],
    ['3/8', 'simplified', '3/8', '1'],
    ['3/8', 'simplified', '6/16', '0.5'],
    ['3/8', 'simplified', '6/16 = 3/8', '1'],
    ['12000', 'scientific', '$1.2 \\cdot 10^4$', '1'],
    ['12000', 'scientific', '1.2e4', '1'],
    ['12000', 'scientific', '12 * 10^3', '0.5'],
    ['12000', 'scientific', '12000', '0.5'],
    ['1/3', 'exact', '1/3', '1'],
    ['1/3', 'exact', '0.333', 'review'],
  ])('expected %s as %s, answered %s: %s', async (written, form, answer, share) => {
    expect(outcome(await judged({ expect: written, form, ...half }, answer))).toBe(share);
  });

  test('several forms have to be met together', async () => {
    const options = { expect: '12345', form: ['scientific', '3 significant figures'], ...half };
    expect(outcome(await judged(options, '1.23e4'))).toBe('1');
    expect(outcome(await judged(options, '12300'))).toBe('0.5');
  });

  test('the rounding convention holds', async () => {
    const options = { expect: '2.345', form: '2 decimal places', ...half };
    expect(outcome(await judged(options, '2.34', { rounding: 'half-up' }))).toBe('review');
    expect(outcome(await judged(options, '2.35', { rounding: 'half-up' }))).toBe('1');
    expect(outcome(await judged(options, '2.34', { rounding: 'half-even' }))).toBe('1');
  });

  test('a form with a unit', async () => {
    const options = { expect: '2/3 m', form: '2 decimal places', ...half };
    expect(outcome(await judged(options, '0.67 m'))).toBe('1');
    expect(outcome(await judged(options, '0.667 m'))).toBe('0.5');
    expect(outcome(await judged(options, '0.67 s'))).toBe('0');
  });
});
