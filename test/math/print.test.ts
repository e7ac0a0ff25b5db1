import fc from 'fast-check';
import temml from 'temml';
import { expect, test } from 'vitest';

import { spell, spellRational, spellTuple } from '../../src/math/print.ts';
import { rational } from '../../src/math/rational.ts';
import { declared, read, sketch, treeOf } from './reading.ts';

const SYMBOLS = declared({
  'x, y, z': 'vector(n)',
  'i, j, k': 'index(n)',
  W1: 'matrix(m, n)',
  'yhat, theta': 'vector(n)',
});

test.each([
  ['y[(i+k)mod n]', 'y[(i + k) mod n]', String.raw`y[\left(i + k\right) \bmod n]`],
  ['100000', '100,000', '100{,}000'],
  ['1e5', '100,000', '100{,}000'],
  ['0.10', '0.10', '0.10'],
  ['1e30', '10^30', '10^{30}'],
  ['(100,10)', '(100, 10)', '(100, 10)'],
  ['(1000,)', '(1000,)', '(1000,)'],
  ['1000*(100+99)=199000', '1000 × (100 + 99) = 199,000', String.raw`1000 \times \left(100 + 99\right) = 199{,}000`],
  ['dz[k]/dx[i]', '∂z[k]/∂x[i]', String.raw`\frac{\partial z[k]}{\partial x[i]}`],
  ['2 theta_1', '2 θ[1]', String.raw`2 \, \theta[1]`],
  ['W1 yhat', 'W1 ŷ', String.raw`W_{1} \, \hat{y}`],
  ['R^(100x10)', 'ℝ^(100 × 10)', String.raw`\mathbb{R}^{100 \times 10}`],
  ['-(x+y)^2', '−(x + y)^2', String.raw`-{\left(x + y\right)}^{2}`],
  ['a - (b - c)', 'a − (b − c)', String.raw`a - \left(b - c\right)`],
  ['sum(i, x[i])', 'Σ_i x[i]', String.raw`\sum_{i} x[i]`],
])('%s', (text, plain, latex) => {
  expect(spell(treeOf(read(text, { symbols: SYMBOLS })))).toEqual({ text: plain, latex });
});

test('numbers and sizes', () => {
  expect(spellRational(rational(-1, 3))).toEqual({ text: '−1/3', latex: String.raw`-\frac{1}{3}` });
  expect(spellRational(rational(100_000))).toEqual({ text: '100,000', latex: '100{,}000' });
  expect(spellTuple([rational(100), rational(10)]).text).toBe('(100, 10)');
  expect(spellTuple([rational(1000)]).text).toBe('(1000,)');
});

const leaf = fc.constantFrom('x', 'y[i]', '2', '0.5', 'theta', 'W1', 'yhat', '(1, 2)', 'sqrt(2)', '|x|', 'N_max');
const formula = fc.letrec<{ any: string; pair: string; leaf: string }>((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('pair')),
  leaf,
  pair: fc
    .tuple(tie('any'), fc.constantFrom(' + ', ' - ', ' * ', ' / ', '^', ' mod ', ' ', ' · '), tie('any'))
    .map(([left, operator, right]) => `(${left})${operator}(${right})`),
})).any;

test('what is printed is read as the same thing, and can be typeset', () => {
  fc.assert(
    fc.property(formula, (text) => {
      const tree = treeOf(read(text, { symbols: SYMBOLS }));
      const { text: plain, latex } = spell(tree);
      const again = read(plain, { symbols: SYMBOLS });
      expect(sketch(treeOf(again)), plain).toBe(sketch(tree));
      expect(sketch(treeOf(read(latex, { symbols: SYMBOLS, syntax: 'latex' }))), latex).toBe(sketch(tree));
      expect(temml.renderToString(latex, { throwOnError: true })).toContain('<math');
    }),
    { numRuns: 300 },
  );
});
