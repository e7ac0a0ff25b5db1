import { describe, expect, test } from 'vitest';

import { faultOf } from './comparing.ts';

describe('formulas without a value', () => {
  test.each([
    ['1/0', 'no-value'],
    ['2 + 1/(3 - 3)', 'no-value'],
    ['ln(0)', 'no-value'],
    ['sqrt(-1)', 'no-value'],
    ['ln(-x^2)', 'no-value'],
    ['x/(x - x)', undefined],
    ['1/x', undefined],
    ['sqrt(x)', undefined],
    ['ln(-x)', undefined],
  ])('%s: %s', (text, code) => {
    expect(faultOf(text)?.code).toBe(code);
  });

  test('complex numbers have roots of negative ones', () => {
    expect(faultOf('sqrt(-1)', { conventions: { imaginary_unit: 'i' } })).toBeUndefined();
    expect(faultOf('1/0', { conventions: { imaginary_unit: 'i' } })?.code).toBe('no-value');
  });

  test('the place is that of the part without one', () => {
    expect(faultOf('2 + 1/0')?.at).toEqual({ start: 4, end: 7 });
  });

  test('arrays that do not fit', () => {
    const symbols = { A: 'matrix(m, n)', x: 'vector(m)' };
    expect(faultOf('A x', { symbols })?.code).toBe('shapes');
    expect(faultOf('A^T x', { symbols })).toBeUndefined();
  });
});
