import { describe, expect, test } from 'vitest';

import { DEFAULT_CONVENTIONS } from '../../src/model/conventions.ts';
import type { Macro } from '../../src/model/document.ts';
import { readMath } from '../../src/math/read-math.ts';
import { CORRELATION, declared, read, sketch, structure, treeOf } from './reading.ts';

const raw = String.raw;
const SHIFTED = 'y[((i + k) mod n)]';
const DERIVATIVE = 'd<z[k] by x[i]>';

describe('LaTeX', () => {
  test.each([
    [raw`1000 \times 100 = 10^5`, '(1000 * 100) = (10 ^ 5)'],
    [raw`1000 \times (100 + 99) = 199,000`, '(1000 * (100 + 99)) = 199,000'],
    [raw`(\frac{100+2-3}{1}+1,10)=(100,10)`, 'tuple()<((((100 + 2) - 3) / 1) + 1), 10> = tuple()<100, 10>'],
    [raw`200{,}000 + 1\,000`, '(200{,}000 + 1\\,000)'],
    [raw`\left\lfloor \frac{100+2-3}{1} \right\rfloor + 1`, '(floor((((100 + 2) - 3) / 1)) + 1)'],
    [raw`\frac12 + \dfrac{3}{4}`, '((1 / 2) + (3 / 4))'],
    [raw`2 \cdot 10^{5}`, '(2 * (10 ^ 5))'],
    [raw`10^12`, '(10 ^ 12)'],
    [raw`\mathbb{R}^{100 \times 10}`, 'space<100, 10>'],
    [raw`\R^{N \times 100 \times 10}`, 'space<N, 100, 10>'],
    [raw`x \in \mathbb{R}^{n}`, 'x ∈ space<n>'],
    [raw`x_iy_j`, '(x[i] * y[j])'],
    [raw`x_i^2`, '(x[i] ^ 2)'],
    [raw`x^2_i`, '(x ^ 2)[i]'],
    [raw`W_{ij} x_j`, '(W[i, j] * x[j])'],
    [raw`W_{i,j}`, 'W[i, j]'],
    [raw`Wx^{(i)}`, '(W * x[i])'],
    [raw`\boldsymbol{x}^\top \bm{y}`, '(transpose(x) * y)'],
    [raw`\mathbf{W}^{T}\mathbf x`, '(transpose(W) * x)'],
    [raw`\hat{y}_i - \hat y`, '(yhat[i] - yhat)'],
    [raw`\sum_{i=0}^{n-1} x_i y_{(i+k)\bmod n} + 1`, `(sum i from 0 to (n - 1) of (x[i] * ${SHIFTED}) + 1)`],
    [raw`\sum_{0 \le i < n} x_i`, 'sum i from 0 to (n - 1) of x[i]'],
    [raw`\mathbb{1}[i = j]`, 'indicator<i = j>'],
    [raw`\delta_{ij}`, 'kronecker(i, j)'],
    [raw`\begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}`, 'cases<x if x > 0; 0>'],
    [raw`\begin{pmatrix} 1 & -2 \\ 3 & 4 \\ \end{pmatrix}`, 'matrix<1, -(2); 3, 4>'],
    [raw`\begin{align*} a &= b \\ &= c \tag{1} \end{align*}`, 'a = b = c'],
    [raw`\underbrace{10 \times 3}_{\text{weights}} = \boxed{30}`, '(10 * 3) = 30'],
    [raw`\displaystyle |x_i - y_i|^2`, '(abs((x[i] - y[i])) ^ 2)'],
    [raw`\sin^2 x \cos 2x`, '((sin(x) ^ 2) * cos((2 * x)))'],
    [raw`\sqrt{2} + \sqrt[3]{8}`, '(sqrt(2) + root(8, 3))'],
    [raw`\max(0, x)`, 'max(0, x)'],
    [raw`\operatorname{softmax}(x)`, 'softmax(x)'],
    [raw`50\%`, 'percent(50)'],
    [raw`5 \neq 6 \approx 7`, '5 ≠ 6 ≈ 7'],
  ])('%s', (text, expected) => {
    expect(structure(read(text, { syntax: 'latex' }))).toBe(expected);
  });
});

describe('plain text', () => {
  test.each([
    ['1e5', '1e5'],
    ['100 x 10', '(100 * 10)'],
    ['100x10x3', '((100 * 10) * 3)'],
    ['100 × 10', '(100 * 10)'],
    ['N x 100 x 10', '((N * 100) * 10)'],
    ['8 388 608', '8 388 608'],
    ['10 000', '10 000'],
    ['(1000,)', 'tuple()<1000>'],
    ['(100,10)', 'tuple()<100, 10>'],
    ['(1,100)', 'tuple()<1, 100>'],
    ['(3,224,224)', 'tuple()<3, 224, 224>'],
    ['(64,000)', '64,000'],
    ['(1,100 + 99) * 3', '((1,100 + 99) * 3)'],
    ['[N, 100, 10]', 'tuple[]<N, 100, 10>'],
    ['(0, 1]', 'tuple(]<0, 1>'],
    ['100, 10', 'tuple()<100, 10>'],
    ['ℝ^{100×10}', 'space<100, 10>'],
    ['R^1000', 'space<1000>'],
    ['R^(100x10)', 'space<100, 10>'],
    ['x²ᵢ', '(x ^ 2)[i]'],
    ['10⁵', '(10 ^ 5)'],
    ['xᵢ', 'x[i]'],
    ['x_{i+1}', 'x[(i + 1)]'],
    ['W_ij', 'W[i, j]'],
    ['N_hidden', 'N_hidden'],
    ['xy', '(x * y)'],
    ['𝐱 − ﹙ｙ＋１﹚', '(x - (y + １))'],
    ['2^3^2', '(2 ^ (3 ^ 2))'],
    ['-2^2', '-((2 ^ 2))'],
    ['2 * -3', '(2 * -(3))'],
    ['2**10', '(2 ^ 10)'],
    ['1/2x', '((1 / 2) * x)'],
    ['a/b/c', '((a / b) / c)'],
    ['5!', 'factorial(5)'],
    ['50 %', 'percent(50)'],
    ['17 % 5', '(17 mod 5)'],
    ["h'(x)", "h'(x)"],
    ['f(x) + g(2)', '(f(x) + g(2))'],
    ['2(x + 1)', '(2 * (x + 1))'],
    ['x . y', '(x * y)'],
    ['1[i = j]', 'indicator<i = j>'],
    ['|x|', 'abs(x)'],
    ['sum over i of x[i] * y[(i+k) mod n]', `sum i from ? to ? of (x[i] * ${SHIFTED})`],
    ['Σ_i x[i]', 'sum i from ? to ? of x[i]'],
    ['sum(k, x[k])', 'sum k from ? to ? of x[k]'],
    ['θ_1 + alpha', '(theta[1] + alpha)'],
    [raw`\frac{1}{2}`, '(1 / 2)'],
    ['9^9^9^9', '(9 ^ (9 ^ (9 ^ 9)))'],
  ])('%s', (text, expected) => {
    expect(structure(read(text))).toBe(expected);
  });
});

test.each([
  ['latex', raw`y[(i+k) \mod n]`],
  ['latex', raw`y_{(i+k) \bmod n}`],
  ['latex', raw`y_{i+k \pmod{n}}`],
  ['latex', raw`y_{(i+k)\,\text{mod}\,n}`],
  ['latex', raw`y\left[\left(i+k\right)\operatorname{mod} n\right]`],
  ['latex', raw`y[(i+k) \% n]`],
  ['plain', 'y[(i + k) mod n]'],
  ['plain', 'y[(i+k) % n]'],
  ['plain', 'y[i+k mod n]'],
  ['plain', 'y_{(i+k) mod n}'],
  ['plain', 'y_((i+k) mod n)'],
  ['plain', 'y((i+k) mod n)'],
] as const)('reads the circular shift in %s: %s', (syntax, text) => {
  expect(structure(read(text, { syntax }))).toBe(SHIFTED);
});

test.each([
  ['latex', raw`\frac{\partial z[k]}{\partial x[i]}`],
  ['latex', raw`\dfrac{\partial z_k}{\partial x_{i}}`],
  ['latex', raw`\frac{dz_k}{dx_i}`],
  ['latex', raw`\frac{\mathrm{d}z_k}{\mathrm{d}x_i}`],
  ['latex', raw`\frac{\delta z_k}{\delta x_i}`],
  ['latex', raw`\frac{\partial}{\partial x_i} z_k`],
  ['latex', raw`\nabla_{x_i} z_k`],
  ['latex', raw`\partial z_k / \partial x_i`],
  ['plain', '∂z[k]/∂x[i]'],
  ['plain', '∂zₖ/∂xᵢ'],
  ['plain', 'dz[k]/dx[i]'],
  ['plain', 'dz_k/dx_i'],
  ['plain', 'd z[k] / d x[i]'],
  ['plain', 'd/dx[i] z[k]'],
  ['plain', 'partial z[k]/partial x[i]'],
  ['plain', '∂_{x[i]} z[k]'],
] as const)('reads the derivative in %s: %s', (syntax, text) => {
  expect(structure(read(text, { syntax }))).toBe(DERIVATIVE);
  expect(structure(read(`${text} = y`, { syntax }))).toBe(`${DERIVATIVE} = y`);
});

test('a derivative is a factor like others', () => {
  const symbols = declared({ l: 'real', 'yhat, z3': 'vector(K)', W2: 'matrix(K, h)', x: 'vector(d)' });
  expect(structure(read('x dl/dyhat dyhat/dz3 W2', { symbols }))).toBe('(((x * d<l by yhat>) * d<yhat by z3>) * W2)');
});

describe('names', () => {
  const symbols = declared({ 'vc, W1, x1': 'vector(d)', yhat: 'vector(n)', s: 'vector(n)', theta: 'real' });
  test.each([
    ['plain', 'v_c', 'vc'],
    ['plain', 'vc', 'vc'],
    ['latex', raw`\bm{v}_c`, 'vc'],
    ['latex', raw`\mathbf{v}_{c}`, 'vc'],
    ['plain', 'x_1', 'x1'],
    ['plain', 'x[1]', 'x1'],
    ['latex', raw`x^{(1)}`, 'x1'],
    ['plain', '3x1', '(3 * x1)'],
    ['plain', 'ŷ', 'yhat'],
    ['latex', raw`\hat y`, 'yhat'],
    ['plain', 'θ', 'theta'],
    ['latex', 'W_1s', '(W1 * s)'],
    ['plain', 's[1]', 's[1]'],
  ] as const)('%s %s is %s', (syntax, text, expected) => {
    expect(structure(read(text, { syntax, symbols }))).toBe(expected);
  });

  test('a spelling that is declared is found', () => {
    const result = readMath(raw`\tilde{y} + N_{hidden} + s1`, {
      syntax: 'latex',
      conventions: DEFAULT_CONVENTIONS,
      symbols: new Map([
        ['yhat', { name: 'yhat', type: { kind: 'size' }, written: [raw`\tilde y`] }],
        ['n', { name: 'n', type: { kind: 'size' }, written: ['N_hidden', 'N_h'] }],
        ['z1', { name: 'z1', type: { kind: 'size' }, written: ['s1'] }],
      ]),
    });
    expect(structure(result)).toBe('((yhat + n) + z1)');
  });

  test('a script belongs to the name that both together spell, whatever the base alone is', () => {
    const { type } = declared({ v: 'vector(n)' }).get('v') ?? { type: { kind: 'size' } };
    const result = readMath(raw`\tilde{x}^{(l)}_i + x_i^{(l)} + \tilde x_i`, {
      syntax: 'latex',
      conventions: DEFAULT_CONVENTIONS,
      symbols: new Map([
        ['z', { name: 'z', type, written: [raw`\tilde{x}`, raw`\tilde{x}^{(l)}`] }],
        ['a', { name: 'a', type, written: ['x', 'x^{(l)}'] }],
      ]),
    });
    expect(structure(result)).toBe('((z[i] + a[i]) + z[i])');
  });
});

describe('authors', () => {
  test.each([
    ['f.parameters', 'f.parameters'],
    ['2 f.withBias.operations + 1', '((2 * f.withBias.operations) + 1)'],
    ['2 * answer(c.f.params)', '(2 * answer(c.f.params))'],
    ['100_000', '100_000'],
  ])('%s', (text, expected) => {
    expect(structure(read(text, { author: true, symbols: new Map() }))).toBe(expected);
  });

  test('students do not write members', () => {
    expect(structure(read('f.parameters', { symbols: new Map() }))).toBe('unreadable at 1');
  });
});

describe('what can be read in two ways is not read, or noted', () => {
  test.each([
    ['16,5', 0],
    ['1,5 + 2', 0],
    ['12,34,567', 0],
    ['1.2.3', 0],
    ['2 1/2', 2],
    ['3 4', 2],
    ['1e99999', 0],
  ])('%s is unreadable', (text, at) => {
    expect(structure(read(text))).toBe(`unreadable at ${String(at)}`);
  });

  test.each([
    ['1,5', 'comma', '1,5', 3n, 2n],
    ['1.000', 'comma', '1.000', 1000n, 1n],
    ['1.234,5', 'comma', '1.234,5', 2469n, 2n],
    ['1.000', 'point', '1.000', 1n, 1n],
    ['16,5', 'point-or-comma', '16,5', 33n, 2n],
    ['199,000', 'point', '199,000', 199_000n, 1n],
    ['12.8M', 'point', '12.8M', 12_800_000n, 1n],
    ['100k', 'point', '100k', 100_000n, 1n],
    ['.5', 'point', '.5', 1n, 2n],
    ["1'000", 'point', "1'000", 1000n, 1n],
  ] as const)('%s with decimal %s', (text, decimal, written, numerator, denominator) => {
    const tree = treeOf(read(text, { conventions: { decimal }, symbols: new Map() }));
    expect(tree).toMatchObject({ kind: 'number', written, value: { numerator, denominator } });
  });

  test.each([['199,000'], ['1.234']])('%s is in doubt where point and comma are both allowed', (text) => {
    expect(structure(read(text, { conventions: { decimal: 'point-or-comma' } }))).toBe('unreadable at 0');
  });

  test.each([
    ['j = i + k mod n', 'mod-of-whole-sum'],
    ['1/2x', 'division-left-to-right'],
    ['y(i + k)', 'round-brackets-as-index'],
    ['y(mod(i - t, n) + 1)', 'round-brackets-as-index'],
    ['100, 10', 'list-without-brackets'],
    ['= 30', 'continues'],
    ['≈ 30', 'approximate'],
    ['12.8M', 'magnitude'],
  ])('%s is noted as %s', (text, note) => {
    const reading = read(text);
    expect('notes' in reading && reading.notes).toContain(note);
  });
});

describe('conventions', () => {
  test.each([
    ['1/2x', { division: 'product-first' }, '(1 / (2 * x))'],
    ['2 1/2', { mixed_numbers: 'sum' }, '(2 + (1 / 2))'],
    ['2 1/2', { mixed_numbers: 'product' }, '(2 * (1 / 2))'],
    ['sin xy', { function_argument: 'factor' }, '(sin(x) * y)'],
    ['50 %', { percent: 'refused' }, 'unreadable at 3'],
  ] as const)('%s under %o', (text, conventions, expected) => {
    expect(structure(read(text, { conventions }))).toBe(expected);
  });

  test('letter case can be ignored', () => {
    expect(structure(read('X[I]', { conventions: { letter_case: 'ignored' } }))).toBe('x[i]');
  });
});

describe('macros', () => {
  const macros = new Map<string, Macro>([
    ['R', { parameters: 0, body: raw`\mathbb{R}` }],
    ['pd', { parameters: 2, body: raw`\frac{\partial #1}{\partial #2}` }],
    ['half', { parameters: 1, body: raw`\frac{#1}{2}`, optional: '1' }],
    ['loop', { parameters: 0, body: raw`\loop\loop` }],
    ['bomb', { parameters: 1, body: '#1#1#1#1' }],
  ]);
  const options = { syntax: 'latex' as const, symbols: CORRELATION, conventions: DEFAULT_CONVENTIONS, macros };

  test.each([
    [raw`x \in \R^{100 \times 10}`, 'x ∈ space<100, 10>'],
    [raw`\pd{z_k}{x_i} = y`, 'd<z[k] by x[i]> = y'],
    [raw`\half + \half[3]`, '((1 / 2) + (3 / 2))'],
  ])('%s', (text, expected) => {
    expect(structure(readMath(text, options))).toBe(expected);
  });

  test('tokens of a macro have the place of its call', () => {
    const tree = treeOf(readMath(raw`1 + \pd{z_k}{x_i}`, options));
    expect(tree).toMatchObject({ right: { kind: 'derivative', span: { start: 4, end: 17 } } });
  });

  test.each([[raw`\loop`], [raw`\bomb{`.repeat(30) + 'x' + '}'.repeat(30)]])('bombs end: %s', (text) => {
    expect(structure(readMath(text, options))).toMatch(/^unreadable/u);
  });
});

describe('places', () => {
  test.each([
    ['plain', 'y[(i + k) mod n] + 1'],
    ['latex', raw`\frac{\partial z_k}{\partial x_i} = x y`],
    ['plain', 'xy + 100k'],
  ] as const)('in %s %s every node lies within its parent', (syntax, text) => {
    const check = (value: unknown, outer: { start: number; end: number }): void => {
      if (typeof value !== 'object' || value === null) return;
      const span = 'span' in value ? (value.span as { start: number; end: number }) : outer;
      expect(span.start).toBeGreaterThanOrEqual(outer.start);
      expect(span.end).toBeLessThanOrEqual(outer.end);
      expect(span.start).toBeLessThan(span.end);
      for (const [key, child] of Object.entries(value)) if (key !== 'span' && key !== 'value') check(child, span);
    };
    check(treeOf(read(text, { syntax })), { start: 0, end: text.length });
  });

  test('the offset is added', () => {
    const reading = readMath('xy', {
      syntax: 'plain',
      offset: 100,
      symbols: CORRELATION,
      conventions: DEFAULT_CONVENTIONS,
    });
    expect(treeOf(reading)).toMatchObject({
      left: { span: { start: 100, end: 101 } },
      right: { span: { start: 101, end: 102 } },
    });
  });

  test.each([
    ['x +', 3, 'the end'],
    ['2 + * 3', 4, '*'],
    ['(1 + 2]', 6, ']'],
    ['x[', 2, 'the end'],
    ['', 0, 'the end'],
  ])('%s is unreadable at %i', (text, start, found) => {
    expect(read(text)).toMatchObject({ unreadable: { at: { start }, found } });
  });
});

test('a full stop and a colon of the sentence are no part of the formula', () => {
  expect(sketch(treeOf(read('3 * 10 = 30.')))).toBe('(3 * 10) = 30');
  expect(sketch(treeOf(read('∂z[k]/∂x[i]: y[(i + k) mod n].')))).toBe(`${DERIVATIVE} : ${SHIFTED}`);
});

describe('a transpose in front of an index', () => {
  const symbols = declared({ uo: 'vector(n)', N: 'matrix(n, m)', s: 'columns(N)', k: 'index(m)' });

  test.each([
    [raw`\bm{u}^\top_{o} v`, '(transpose(uo) * v)'],
    [raw`u_o^T v`, '(transpose(uo) * v)'],
    [raw`s^T_k v`, '(transpose(s[k]) * v)'],
    [raw`N^T_{kj}`, 'transpose(N)[k, j]'],
    [raw`A^T_k`, 'transpose(A)[k]'],
  ])('%s: that of a column, but the entry of a matrix', (text, expected) => {
    expect(structure(read(text, { syntax: 'latex', symbols }))).toBe(expected);
  });
});
