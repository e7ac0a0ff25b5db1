import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { DEFAULT_CONVENTIONS } from '../../src/model/conventions.ts';
import { evaluate, exactValue } from '../../src/math/evaluate.ts';
import { islandsOf } from '../../src/math/islands.ts';
import { spell } from '../../src/math/print.ts';
import { readTokens } from '../../src/math/read-math.ts';
import { tokensOf } from '../../src/math/tokens.ts';
import { mapTree, namesIn } from '../../src/math/walk.ts';
import { CORRELATION, read } from './reading.ts';

const SYNTAXES = ['latex', 'plain'] as const;

/** Does all that can be done with a text; returns whether it could be read. */
function useUp(text: string): boolean {
  const options = { symbols: CORRELATION, conventions: DEFAULT_CONVENTIONS };
  let isReadable = false;
  for (const syntax of SYNTAXES) {
    const reading = read(text, { syntax });
    if ('tree' in reading) {
      isReadable = true;
      expect(typeof spell(reading.tree).latex).toBe('string');
      exactValue(reading.tree);
      evaluate(reading.tree, { values: new Map([['x', [1, 2]]]), indexBase: 0, conventions: DEFAULT_CONVENTIONS });
      expect(mapTree(reading.tree, (tree) => tree)).toEqual(reading.tree);
      namesIn(reading.tree);
    } else {
      expect(reading.unreadable.at.start).toBeGreaterThanOrEqual(0);
      expect(reading.unreadable.at.end).toBeLessThanOrEqual(text.length);
      expect(reading.unreadable.found.length).toBeLessThan(100);
    }
    const tokens = tokensOf(text, { syntax, offset: 0, conventions: DEFAULT_CONVENTIONS });
    for (const island of islandsOf(tokens, options)) readTokens(island, options);
  }
  return isReadable;
}

const BOMBS: Readonly<Record<string, string>> = {
  brackets: '('.repeat(10_000),
  'closed brackets': `${'('.repeat(10_000)}1${')'.repeat(10_000)}`,
  braces: '{'.repeat(10_000),
  fractions: '\\frac{'.repeat(10_000),
  texts: '\\text{'.repeat(10_000),
  environments: '\\begin{'.repeat(10_000),
  sum: `${'1+'.repeat(100_000)}1`,
  powers: `${'9^'.repeat(10_000)}9`,
  signs: `${'-'.repeat(10_000)}1`,
  words: 'the number 3 is '.repeat(3_000),
  digits: '1'.repeat(1_000_000),
  groups: '1,000'.repeat(50_000),
  scripts: 'x_'.repeat(11_000),
  bars: '| '.repeat(20_000),
  letters: 'd'.repeat(100_000),
  differentials: 'dx[dz/'.repeat(3_000),
  derivatives: '∂z[∂/'.repeat(3_000),
  indicators: '1['.repeat(10_000),
  spaces: ' '.repeat(500_000),
  sums: 'Σ_i '.repeat(3_000) + 'x',
  factorials: `5${'!'.repeat(20_000)}`,
  functions: 'sin '.repeat(5_000),
  superscripts: '⁹'.repeat(50_000),
};

describe('bombs', () => {
  test.each(Object.entries(BOMBS))('%s', (_, text) => {
    expect(useUp(text)).toBe(text === BOMBS['letters']);
  });

  test('9^9^9^9 is read, and has no exact value', () => {
    const reading = read('9^9^9^9');
    expect('tree' in reading && exactValue(reading.tree)).toBeUndefined();
  });
});

const FORMULAS = [
  String.raw`\frac{\partial z[k]}{\partial x[i]} = y[(i+k) \mod n]`,
  String.raw`1000 \times (100 + 99) = 199{,}000`,
  String.raw`\sum_{i=0}^{n-1} x_i y_{(i+k)\bmod n}`,
  String.raw`\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}`,
  'dz[k]/dx[i]: y[(i + k) % n], since 10 filters * 3 = 30 (a 1-D case).',
  'ℝ^{100×10} ∋ (100, 10) ≈ 8 388 608 xᵢ² ⌊7/2⌋ |x| 50 % 5! 𝟙[i=j]',
];

describe('never throws', () => {
  test('on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => void useUp(text)),
      { numRuns: 100 },
    );
  });

  test('on pieces of mathematics in any order', () => {
    const pieces = fc.constantFrom(
      ...String.raw`\frac { } ( ) [ ] | ^ _ x y[i] dz / dx ∂ \partial d 1 2.5 1,000 16,5 - + = : , ; . ! % ' \sum \mod mod \text{if} \begin{cases} \end{cases} & \\ \hat \sqrt \left \right 𝟙 1[ Σ_i ² ᵢ sin max( \nabla _{ ^{( for the a I`.split(
        ' ',
      ),
    );
    const text = fc
      .tuple(fc.array(pieces, { maxLength: 14 }), fc.constantFrom('', ' '))
      .map(([parts, glue]) => parts.join(glue));
    fc.assert(
      fc.property(text, (one) => void useUp(one)),
      { numRuns: 500 },
    );
  });

  test('on mutations of real formulas', () => {
    const mutation = fc.tuple(fc.constantFrom(...FORMULAS), fc.nat(), fc.nat(6), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(mutation, ([formula, at, length, inserted]) => {
        const start = at % formula.length;
        useUp(formula.slice(0, start) + inserted + formula.slice(start + length));
      }),
      { numRuns: 300 },
    );
  });
});
