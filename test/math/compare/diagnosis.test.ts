import { describe, expect, it } from 'vitest';

import { comparing } from './comparing.ts';

describe('known slips', () => {
  it.each([
    ['-x^2 y', 'x^2 y', 'sign'],
    ['2 a b', 'a b', 'factor-2'],
    ['n', 'n - 1', 'off-by-one'],
    ['1/(x + y)', 'x + y', 'reciprocal'],
    ['x + y^3', 'x + y^2', 'wrong-power'],
    ['a - b c', 'a + b c', 'sign-inside'],
    ['x^2 + y', 'x^2 + y + z', 'missing-term'],
    ['a x^2', 'x^2 a b', 'missing-factor'],
    ['a b^2', 'a^2 b', 'swapped-names'],
    ['1200', '120', 'order-of-magnitude'],
    ['0.33', '1/3', 'rounding'],
    ['(3, 2, 1)', '(1, 2, 3)', 'swapped-entries'],
    ['(1, 5)', '(1, 6)', 'off-by-one'],
    ['[[1, 2], [3, 4]]', '[[1, 3], [2, 4]]', 'transposed'],
  ])('%s for %s: %s', (student, expected, diagnosis) => {
    expect(comparing(student, expected)).toMatchObject({ verdict: 'different', diagnosis });
  });

  it('are not named where answers have nothing in common', () => {
    expect(comparing('x^3 + sin(y)', 'a/(b + 7)').diagnosis).toBeUndefined();
  });
});
