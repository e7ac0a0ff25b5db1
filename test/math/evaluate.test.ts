import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { DEFAULT_CONVENTIONS } from '../../src/model/conventions.ts';
import { evaluate, exactValue, type Environment, type NumericValue } from '../../src/math/evaluate.ts';
import { formatRational, rational, toNumber } from '../../src/math/rational.ts';
import { declared, read, treeOf } from './reading.ts';

const SYMBOLS = declared({ 'x, y': 'vector(n)', 'i, j, k': 'index(n)', 'A, B': 'matrix(n, n)', r: 'real' });

const ENVIRONMENT: Environment = {
  values: new Map<string, NumericValue>([
    ['x', [1, 2, 3]],
    ['y', [4, 5, 6]],
    ['i', 0],
    ['k', 2],
    ['n', 3],
    ['r', -8],
    [
      'A',
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ]),
  indexBase: 0,
  sizeOf: (index) => (index === 'i' || index === 'j' ? 3 : undefined),
  conventions: DEFAULT_CONVENTIONS,
};

function valueOf(text: string, change: Partial<Environment> = {}): unknown {
  const tree = treeOf(read(text, { symbols: SYMBOLS }));
  const result = evaluate(tree, { ...ENVIRONMENT, ...change });
  return 'value' in result ? result.value : result.problem;
}

describe('values', () => {
  test.each<[string, NumericValue]>([
    ['y[(i+k) mod n]', 6],
    ['x[(i - k) mod n]', 2],
    ['Σ_j x[j] y[(j+k) mod n]', 1 * 6 + 2 * 4 + 3 * 5],
    ['Σ_{j=1}^{2} x[j]', 5],
    ['Σ_j Σ_i x[j] y[i]', 90],
    ['2x + 1', [3, 5, 7]],
    ['x · y', 32],
    ['x ⊙ y', [4, 10, 18]],
    ['x^T y', 32],
    [
      'x y^T',
      [
        [4, 5, 6],
        [8, 10, 12],
        [12, 15, 18],
      ],
    ],
    ['A (1, 1)', [3, 7]],
    [
      'A A^T',
      [
        [5, 11],
        [11, 25],
      ],
    ],
    ['A[1, 0]', 3],
    [
      'diag((1, 2))',
      [
        [1, 0],
        [0, 2],
      ],
    ],
    ['r^(1/3)', -2],
    ['max(0, r)', 0],
    ['1[i = 0] + 1[i > 0]', 1],
    ['δ_{ii}', 1],
    ['sigmoid(0)', 0.5],
    ['log_2(8)', 3],
    ['4!', 24],
    ['50 %', 0.5],
    ['⌊7/2⌋', 3],
  ])('%s', (text, expected) => {
    const tolerant = (value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value);
    expect(tolerant(valueOf(text))).toEqual(expected);
  });

  test.each([
    ['y[i + k + 1]', { code: 'outside', name: 'y', index: 3, length: 3 }],
    ['q + 1', { code: 'unknown-name', name: 'q' }],
    ['1/(r + 8)', { code: 'not-a-number' }],
    ['ln(r)', { code: 'not-a-number' }],
    ['x[1/2]', { code: 'not-a-number' }],
    ['r[1]', { code: 'shapes' }],
    ['A x', { code: 'shapes' }],
    ['x y', { code: 'not-supported' }],
    ['Σ_k x[k]', { code: 'not-supported', name: 'k' }],
    ['Conv(x)', { code: 'not-supported', name: 'Conv' }],
    ['Σ_{i=0}^{10^9} 1', { code: 'too-large' }],
    ['Σ_{i=0}^{10^5} Σ_{j=0}^{10^5} 1', { code: 'too-large' }],
    ['dx/dy', { code: 'not-supported' }],
  ])('%s has none', (text, problem) => {
    expect(valueOf(text)).toMatchObject(problem);
  });

  test('indices can count from 1', () => {
    expect(valueOf('x[1] + x[3]', { indexBase: 1 })).toBe(4);
    expect(valueOf('Σ_j x[j]', { indexBase: 1 })).toBe(6);
    expect(valueOf('x[0]', { indexBase: 1 })).toMatchObject({ code: 'outside', index: 0 });
  });

  test('what is outside can have a value', () => {
    expect(valueOf('x[i - 1] + 1', { outside: (array, index) => (array === 'x' && index === -1 ? 40 : 0) })).toBe(41);
  });

  test('mod can be truncated', () => {
    const conventions = { ...DEFAULT_CONVENTIONS, modulo: 'truncated' as const };
    expect(valueOf('(i - k) mod n')).toBe(1);
    expect(valueOf('(i - k) mod n', { conventions })).toBe(-2);
  });

  test('a derivative is asked for', () => {
    expect(valueOf('2 dx/dy', { derivative: () => 21 })).toBe(42);
  });
});

describe('exact values', () => {
  test.each([
    ['1000 * 100', '100,000'],
    ['10^5', '100,000'],
    ['0.1 + 0.2', '0.3'],
    ['1/3 + 1/6', '0.5'],
    ['⌊(100 + 2 - 3)/1⌋ + 1', '100'],
    ['-7 mod 5', '3'],
    ['4^(1/2)', '2'],
    ['Σ_{i=1}^{4} i^2', '30'],
    ['2^100', '1,267,650,600,228,229,401,496,703,205,376'],
    ['max(3, 7/2)', '3.5'],
    ['20 %', '0.2'],
    ['9^9^9^9', undefined],
    ['(9^9^9)!', undefined],
    ['2^(1/2)', undefined],
    ['1/0', undefined],
    ['x + 1', undefined],
    ['Σ_{i=1}^{10^9} i', undefined],
  ])('%s', (text, expected) => {
    const value = exactValue(treeOf(read(text)));
    expect(value && formatRational(value)).toBe(expected);
  });

  test('names, members and answers are looked up', () => {
    const values: Record<string, number> = { 'f.parameters': 10, 'answer(c.f)': 5, n: 2 };
    const tree = treeOf(read('n f.parameters + answer(c.f)', { author: true, symbols: new Map() }));
    const lookup = (name: string): ReturnType<typeof rational> | undefined => {
      const value = values[name];
      return value === undefined ? undefined : rational(value);
    };
    expect(exactValue(tree, lookup)).toEqual(rational(25));
  });

  test('agree with doubles', () => {
    const number = fc.integer({ min: -50, max: 50 });
    const rest = fc.array(fc.tuple(fc.constantFrom(' + ', ' - ', ' * ', '*'), number), { maxLength: 6 });
    fc.assert(
      fc.property(number, rest, (first, steps) => {
        const spelled = (value: number): string => (value < 0 ? `(${String(value)})` : String(value));
        const tree = treeOf(read(spelled(first) + steps.map(([sign, value]) => sign + spelled(value)).join('')));
        let total = 0;
        let term = first;
        for (const [sign, value] of steps) {
          if (sign.trim() === '*') term *= value;
          else {
            total += term;
            term = sign === ' - ' ? -value : value;
          }
        }
        const exact = exactValue(tree);
        expect(exact && toNumber(exact)).toBe(total + term + 0);
        expect(evaluate(tree, ENVIRONMENT)).toMatchObject({ value: expect.closeTo(total + term, 6) as number });
      }),
    );
  });
});
