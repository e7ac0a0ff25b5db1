import { describe, expect, test } from 'vitest';

import { gradecheck, IS_BUILT } from './gradecheck.ts';

describe.skipIf(!IS_BUILT)('gradecheck explain layer', () => {
  test('shows a layer', async () => {
    const { code, out, err } = await gradecheck(['explain', 'layer', 'dense in=100 out=1000 no bias']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('f = dense({ in: 100, out: 1000, bias: false })');
    expect(out).toMatch(/^operations +199,000 {2}f\.operations$/mu);
    expect(out).toMatch(/^ +200,000 {2}f\.withActivation\.operations$/mu);
  });

  test('gives everything as JSON', async () => {
    const { code, out } = await gradecheck([
      'explain',
      'layer',
      '--json',
      'conv2d({ in: [3, 8, 8], out: 4, kernel: 3 })',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ kind: 'conv2d', outputShape: [4, 6, 6], channelsLast: [6, 6, 4] });
  });

  test('points at a mistake, and says what may be meant', async () => {
    const { code, out, err } = await gradecheck(['explain', 'layer', 'conv2d in=3x8x8 out=4 kernl=3']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('1 | conv2d in=3x8x8 out=4 kernl=3');
    expect(err).toMatch(/^ +\| {23}\^{5}$/mu);
    expect(err).toContain('Did you mean `kernel`?');
    const json = await gradecheck(['explain', 'layer', '--json', 'dens in=3 out=4']);
    expect(JSON.parse(json.out)).toMatchObject({ errors: 1, diagnostics: [{ help: 'Did you mean `dense`?' }] });
  });
});

describe.skipIf(!IS_BUILT)('gradecheck explain gradient', () => {
  const explain = (formula: string, ...rest: string[]) =>
    gradecheck(['explain', 'gradient', formula, '--rubric', 'rubrics/hw2-q1', ...rest]);

  test('shows step by step why a formula is wrong', async () => {
    const { code, out, err } = await explain(String.raw`\frac{\partial z_k}{\partial x_i} = y_{i+k}`, '--part', 'b.dx');
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(/^1 {2}The question$/mu);
    expect(out).toContain('The rubric expects y[(i + k) mod n].');
    expect(out).toMatch(/y\[i \+ k\] +from 0 +k, i +differs$/mu);
    expect(out).toContain('Worked out exactly but for rounding');
    expect(out).toMatch(/^ +3 +1 +2 .* differs, outside of y$/mu);
    expect(out).toMatch(/^5 {2}Verdict: incorrect, 0 of 2$/mu);
  });

  test('shows what agrees, and which letters are whose', async () => {
    const { code, out } = await explain('dz[k]/dx[j] = y[(j + k) mod n]', '--part', 'b.dx');
    expect(code).toBe(0);
    expect(out).toContain('j = our i');
    expect(out).toMatch(/^5 {2}Verdict: correct, 2 of 2$/mu);
  });

  test('says which parts it could explain', async () => {
    const { code, err } = await explain('x', '--part', 'b.dxx');
    expect(code).toBe(2);
    expect(err).toContain('Did you mean b.dx?');
    const other = await explain('x', '--part', 'a.1');
    expect(other.err).toContain('Part a.1 is checked as concept. Its gradient parts: b.dx');
  });

  test('gives everything as JSON', async () => {
    const { out } = await explain('y[(i + k) mod n]', '--part', 'b.dx', '--json');
    expect(JSON.parse(out)).toMatchObject({
      result: { status: 'correct' },
      explanation: [{ title: 'The question' }, {}, {}, {}],
    });
  });
});

describe.skipIf(!IS_BUILT)('gradecheck explain concept', () => {
  test('shows how an explanation is read, and what is missing', async () => {
    const answer = 'A unit looks at a small windw. It is not stationary.';
    const { code, out, err } = await gradecheck(['explain', 'concept', 'rubrics/hw2-q1', 'a.1', answer]);
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('windw = window (1');
    expect(out).toContain('denies with “not”');
    expect(out).toMatch(/^\d {2}locality-explained: met, confidence 0\.9$/mu);
    expect(out).toMatch(/^\d {2}stationarity: denied, confidence 1$/mu);
    expect(out).toMatch(/^ +Denied by “not”\.$/mu);
  });

  test('says which parts it could explain', async () => {
    const { code, err } = await gradecheck(['explain', 'concept', 'rubrics/hw2-q1', 'b.dx', 'x']);
    expect(code).toBe(2);
    expect(err).toContain('Part b.dx is checked as gradient.');
  });
});
