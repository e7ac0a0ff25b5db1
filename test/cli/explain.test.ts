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
