import { describe, expect, test } from 'vitest';

import type { Macro } from '../../src/model/document.ts';
import { DEFAULT_CONVENTIONS } from '../../src/model/conventions.ts';
import { readMath } from '../../src/math/read-math.ts';
import { read, sketch, structure, treeOf } from './reading.ts';

const NOTHING = new Map();

function reads(formula: string): string {
  return structure(read(formula, { syntax: 'latex', symbols: NOTHING }));
}

const raw = String.raw;

describe('fractions, roots and numbers', () => {
  test.each([
    [raw`\frac12`, '(1 / 2)'],
    [raw`\frac1a2`, '((1 / a) * 2)'],
    [raw`\frac a12`, '((a / 1) * 2)'],
    [raw`\frac{3}45`, '((3 / 4) * 5)'],
    [raw`\frac3{45}`, '(3 / 45)'],
    [raw`\frac\pi4`, '(pi / 4)'],
    [raw`\dfrac{1}{1+\tfrac{1}{a}}`, '(1 / (1 + (1 / a)))'],
    [raw`{a+b \over c}`, '((a + b) / c)'],
    [raw`{n \choose 2}`, 'binom(n, 2)'],
    [raw`\sqrt[3]{a}+\sqrt2`, '(root(a, 3) + sqrt(2))'],
    [raw`\sqrt{b^{2}-4ac}`, 'sqrt(((b ^ 2) - ((4 * a) * c)))'],
    [raw`7{,}000{,}000`, '7{,}000{,}000'],
    [raw`12,\! 345`, raw`12,\! 345`],
    [raw`40\%`, 'percent(40)'],
    [raw`\$25`, '25'],
    [raw`60^\circ`, '(60 * degree)'],
    [raw`60^{\circ}`, '(60 * degree)'],
  ])('%s', (formula, expected) => {
    expect(reads(formula)).toBe(expected);
  });

  test.each([
    [raw`0.\overline{3}`, 1n, 3n],
    [raw`0.1\overline{6}`, 1n, 6n],
    [raw`2.\bar{45}`, 27n, 11n],
    [raw`.\dot{9}`, 1n, 1n],
  ])('%s repeats its last digits without end', (formula, numerator, denominator) => {
    expect(treeOf(read(formula, { syntax: 'latex' }))).toMatchObject({
      kind: 'number',
      value: { numerator, denominator },
    });
  });
});

describe('statements', () => {
  test.each([
    [raw`a \land b \lor \lnot c`, 'or<and<a, b>, not<c>>'],
    [raw`x=1 \text{ or } x=2`, 'or<x = 1, x = 2>'],
    [raw`x>2 \implies x>1 \iff y`, 'iff<implies<x > 2, x > 1>, y>'],
    [raw`p \Rightarrow q \Rightarrow r`, 'implies<p, implies<q, r>>'],
    [raw`\neg x = y`, 'not<x = y>'],
    [raw`x = \neg y`, 'x = not<y>'],
    [raw`a \not= b`, 'a ≠ b'],
    [raw`a \not\in B`, 'a ∉ B'],
    [raw`A \subseteq B \cup C \cap D`, 'A ⊆ (B ∪ (C ∩ D))'],
    [raw`\mathbb{R} \setminus \{0\}`, '(ℝ ∖ tuple{}<0>)'],
    [raw`\R \ni x`, 'ℝ ∋ x'],
    [raw`\{x \mid x>0\}`, 'builder<x where x > 0>'],
    [raw`\{x \in \R : |x|<1\}`, 'builder<x ∈ ℝ where abs(x) < 1>'],
    [raw`\{x | |x-1| \le 2\}`, 'builder<x where abs((x - 1)) ≤ 2>'],
    [raw`\{|x|, x, 1\}`, 'tuple{}<abs(x), x, 1>'],
    [raw`\{|x| | x<2\}`, 'builder<abs(x) where x < 2>'],
    [raw`\varnothing`, 'emptyset'],
    [raw`{1,2} \cup {3,4}`, '(tuple{}<1, 2> ∪ tuple{}<3, 4>)'],
    [raw`-2 \pm \sqrt{3}`, '(-(2) ± sqrt(3))'],
    [raw`\mp 4`, '∓<4>'],
    [raw`17 \equiv 5 \pmod{12}`, '17 ≡ (5 mod 12)'],
    [raw`\text{the sides are equal}`, 'text<the sides are equal>'],
  ])('%s', (formula, expected) => {
    expect(reads(formula)).toBe(expected);
  });
});

describe('analysis', () => {
  test.each([
    [raw`\int_0^1 x^2\,dx`, 'integral x from 0 to 1 of (x ^ 2)'],
    [raw`\int \frac{dx}{x}`, 'integral x from ? to ? of (1 / x)'],
    [raw`\int a+t\,dt + C`, '(integral t from ? to ? of (a + t) + C)'],
    [raw`\int_0^2\int_0^3 x y\,dy\,dx`, 'integral x from 0 to 2 of integral y from 0 to 3 of (x * y)'],
    [raw`\iint g\,dx\,dy`, 'integral y from ? to ? of integral x from ? to ? of g'],
    [raw`\lim_{x\to 0^+} \ln x`, 'limit x to 0+ of ln(x)'],
    [raw`\lim_{n\to\infty} a_n`, 'limit n to infinity of a[n]'],
    [raw`\sum_{k=0}^{\infty} \frac{1}{k!}`, 'sum k from 0 to infinity of (1 / factorial(k))'],
    [raw`\sum_{i,j=1}^n a_{ij}`, 'sum i from 1 to n of sum j from 1 to n of a[i, j]'],
    [raw`\sum_{i \ne j} b_i`, 'sum i from ? to ? of (indicator<i ≠ j> * b[i])'],
    [raw`\prod_{i<3} i`, 'product i from ? to ? of cases<i if i < 3; 1>'],
    [raw`\frac{d^2 y}{dt^2}`, 'd<d<y by t> by t>'],
    [raw`\frac{\partial^3 u}{\partial x^2 \partial y}`, 'd<d<d<u by y> by x> by x>'],
    [raw`\frac{d^2 y}{dt^3}`, 'unreadable at 18'],
    [raw`\dv{u}{t} + \pd{u}{x}`, '(d<u by t> + d<u by x>)'],
    [raw`\arg\max_\theta L`, 'argmax(L)'],
    [raw`(a-b)^+`, 'relu((a - b))'],
    [raw`[x]_+`, 'relu(x)'],
    [raw`\theta^* - \theta_t^{*}`, '(thetastar - thetastar[t])'],
    [raw`x_i^{(k)}`, 'x[k, i]'],
  ])('%s', (formula, expected) => {
    expect(reads(formula)).toBe(expected);
  });
});

describe('brackets and layout', () => {
  test.each([
    [raw`\left|\left|a\right|-1\right|`, 'abs((abs(a) - 1))'],
    [raw`|\sin|a||`, 'abs(sin(abs(a)))'],
    [raw`\|a\| + \left\lVert b\right\rVert`, '(norm(a) + norm(b))'],
    [raw`\left<a,b\right>`, 'tuple<><a, b>'],
    [raw`\lfloor a \rfloor \lceil b \rceil`, '(floor(a) * ceil(b))'],
    [raw`\begin{cases} a & \text{if } a>0 \\ 0 & \text{otherwise}\end{cases}`, 'cases<a if a > 0; 0>'],
    [raw`\begin{vmatrix}a&b\\c&d\end{vmatrix}`, 'matrix<a, b; c, d>'],
    [raw`a \overset{!}{=} b \tag{3} \label{eq}`, 'a = b'],
    [raw`\displaystyle \boxed{a}\,\quadb`, '(a * b)'],
    [raw`2 x y`, '((2 * x) * y)'],
    [raw`\overline{a+b}`, 'overline((a + b))'],
  ])('%s', (formula, expected) => {
    expect(reads(formula)).toBe(expected);
  });
});

test.each([
  [raw`1 + \sinx`, raw`the unknown command \sinx`, 4],
  [raw`\unheard{a}`, raw`the unknown command \unheard`, 0],
  [raw`a_1, \ldots, a_n`, raw`\ldots`, 5],
  [raw`\int a`, 'the end', 6],
])('%s cannot be read and says where', (formula, found, start) => {
  expect(read(formula, { syntax: 'latex', symbols: NOTHING })).toMatchObject({ unreadable: { found, at: { start } } });
});

test('macros with arguments come before shorthands of packages', () => {
  const macros = new Map<string, Macro>([
    ['abs', { parameters: 1, body: '#1^2' }],
    ['half', { parameters: 1, body: raw`\frac{#1}{2}` }],
  ]);
  const options = { syntax: 'latex', symbols: NOTHING, conventions: DEFAULT_CONVENTIONS, macros } as const;
  expect(sketch(treeOf(readMath(raw`\abs{a} + \half{b}`, options)))).toBe('((a ^ 2) + (b / 2))');
});
