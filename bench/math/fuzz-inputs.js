// Inputs that nobody would type, and some that many do: for `bench/math/fuzz.js` and for the tests. Everything follows
// from the seed.

const SYNTAXES = ['typed', 'latex', 'plain'];

/** What each convention that concerns reading may be. */
const CONVENTIONS = {
  modulo: ['floored', 'truncated'],
  logarithm: ['natural', 'base-2', 'base-10'],
  angles: ['radians', 'degrees'],
  decimal: ['point', 'comma', 'point-or-comma'],
  imaginary_unit: ['none', 'i', 'j', 'either'],
  letter_case: ['significant', 'ignored'],
  division: ['left-to-right', 'product-first'],
  function_argument: ['product', 'factor'],
  mixed_numbers: ['sum', 'product', 'refused'],
  percent: ['allowed', 'refused'],
  odd_roots: ['real', 'principal'],
  names: ['letters', 'words'],
  subscripts: ['joined', 'distinct'],
  products: ['implied', 'adjacent', 'written'],
  calls: ['declared', 'usual-letters', 'all'],
  powers: ['right-to-left', 'left-to-right'],
  inverse_power: ['inverse', 'reciprocal', 'refused'],
  exponent_letter: ['scientific', 'capital', 'symbol'],
  euler: ['constant', 'symbol'],
  repeated_signs: ['allowed', 'refused'],
  undeclared_names: ['read', 'refused'],
};

/** Formulas to cut up where there are no cases. */
const FORMULAS = [
  String.raw`\frac{\partial L}{\partial x_i} = \sum_{k=0}^{n-1} g_k y_{(i+k)\bmod n}`,
  String.raw`\begin{pmatrix} 1 & 2x \\ -3 & \frac12 \end{pmatrix}^\top \cdot \mathbf{v}`,
  String.raw`\begin{cases} x^2 & x \ge 0 \\ 0 & \text{otherwise} \end{cases}`,
  String.raw`\int_0^{\infty} e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}`,
  String.raw`\lim_{x \to 0^+} \frac{\sin 3x}{|x|} \approx 3{,}0`,
  String.raw`\left\{ x \in \mathbb{R} \mid -1 < x \leq 2 \right\} \cup [3, \infty)`,
  String.raw`\prod_{j \ne i} (x_i - x_j)! + \binom{n}{k} \quad \log_2 8`,
  '2x(x+1) - sin^2 x / cos(2x)^-1 + |x - |y||',
  'x = 3 or x = -1/2; y ≠ 0 and not (a ≤ b)',
  '100 × 10^3 = 1e5 ≈ 100k, i.e. 1.5 MB',
  '[[1, 2], [3, 4]] * (x, y)^T',
  "f''(x) + dy/dx = y' ± √(b² − 4ac)",
  '(-∞, 2] ∪ {3, 5, 7} ∖ ℕ',
  '9.81 m/s^2 * 3 1/2 kg = 34,3 N (28 %)',
  'sum(i, 0, n-1, x[i]**2) / max(n, 1) mod 7',
  'x₁² + x_2^{10} → ∞ ⇒ ∂f/∂x ∝ Σᵢ wᵢ',
  'O(n^2 log n) ∈ Θ(n³)',
  'softmax(Wx + b)[k] · 1[i = j]',
  'p ∧ ¬q ⇔ (p ⇒ q)',
  'N(d + 1) + h*(h+d+1)*4',
];

const TOKENS = [
  ...'0123456789',
  ...'xyznkiabdefgRNOTE',
  ...'+-*/^_=<>!|()[]{},.;:%&\'"$€# \t\n\\~@?`',
  ...'×·÷−√∑∏∫∂∇∞≤≥≠≈∈∉∪∩∖⊂⊆∅ℝℕℤπθΣΩαβ′″²³⁻¹ⁿ₁₂ᵢ½¼°±∓→⇒⇔¬∧∨⟨⟩‖⌊⌋⌈⌉…ᵀхаеоν',
  ...'sin cos log_2 ln exp sqrt root mod and or not if else pi infinity choose percent million'.split(' '),
  ...String.raw`\frac \sqrt \sum \prod \int \lim \partial \left( \right) \left. \begin{matrix} \end{matrix} \\ & \text{ }
    \mathbf \mathbb{R} \cdot \times \le \neq \in \cup \binom \overline \hat \dot \operatorname{ \, \quad \frac12 ^{ _{
    \lvert \rvert \tag{1} \label{ \begin{cases} \begin{ \end{ \middle| \over \underbrace{ \mathrm{ \unknown`
    .split(/\s+/u)
    .filter((token) => token !== ''),
  ...'1e9 1e999999999 1,000 1.000,5 0x1F 1/0 0.1e-400 9^9^9 100!!'.split(' '),
  '\u202E',
  '\u200F',
  '\u200B',
  '\u0000',
  '\u0007',
  '\uD800',
  '\uDC00',
  '\u0301',
  '𝐱',
  '𝟙',
  '（',
  '）',
];

const NAMES = ['x', 'y', 'n', 'k', 'alpha', 'x_1', 'π', 'W', 'theta', 'ab'];
const FUNCTIONS = ['sin', 'cos', 'tan', 'ln', 'log', 'exp', 'sqrt', 'abs', 'arctan', 'f', 'max', 'floor'];
const OPERATORS = ['+', '-', '*', '/', '^', ' ', '·', '×', ' mod ', '**'];
const RELATIONS = ['=', '<', '>', '≤', '>=', '≠', ' ∈ ', ' => ', ' and ', ' or ', ','];

/** A source of numbers from 0 up to 1, by mulberry32 (T. Ettinger). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The input of a seed: a text, and how it is to be read. `corpus`: texts to cut up; absent: formulas of our own. */
export function inputOf(seed, corpus = FORMULAS) {
  const random = randomOf(seed);
  const syntax = choose(random, SYNTAXES);
  const text = textOf(random, corpus);
  return {
    text,
    syntax,
    conventions: conventionsOf(random),
    ...(syntax === 'typed' && random() < 0.1 && { expect: choose(random, ['expression', 'set']) }),
    macros: random() < 0.1 ? macrosOf(random, corpus) : new Map(),
  };
}

function textOf(random, corpus) {
  const kind = random();
  if (kind < 0.15) return characters(random);
  if (kind < 0.35) return tokens(random);
  if (kind < 0.7) return spliced(random, corpus);
  const formula = statement(random);
  return random() < 0.4 ? damaged(random, formula) : formula;
}

function choose(random, items) {
  return items[Math.floor(random() * items.length)];
}

function upTo(random, most) {
  return Math.floor(random() * (most + 1));
}

function conventionsOf(random) {
  if (random() < 0.3) return {};
  const changed = Object.entries(CONVENTIONS).filter(() => random() < 0.3);
  return Object.fromEntries(changed.map(([key, values]) => [key, choose(random, values)]));
}

/** Macros as a write-up may define them, some of which call themselves or each other. */
function macrosOf(random, corpus) {
  const names = ['R', 'del', 'a', 'sin', 'frac'];
  const chosen = names.filter(() => random() < 0.5);
  return new Map(
    chosen.map((name) => {
      const parameters = upTo(random, 2);
      const body = random() < 0.5 ? String.raw`\${choose(random, names)}{#1}#2` : spliced(random, corpus).slice(0, 80);
      return [name, { parameters, body }];
    }),
  );
}

/** Any characters: mostly of ASCII, some of the first plane, lone surrogates and controls too. */
function characters(random) {
  const length = upTo(random, 80);
  return Array.from({ length }, () => {
    const kind = random();
    if (kind < 0.6) return String.fromCharCode(upTo(random, 127));
    if (kind < 0.8) return String.fromCharCode(upTo(random, 0x2fff));
    return kind < 0.95 ? String.fromCharCode(upTo(random, 0xffff)) : String.fromCodePoint(upTo(random, 0x10ffff));
  }).join('');
}

function tokens(random) {
  const most = random() < 0.02 ? 400 : 25;
  return Array.from({ length: upTo(random, most) }, () => choose(random, TOKENS)).join(random() < 0.3 ? ' ' : '');
}

/** Pieces of known texts side by side. */
function spliced(random, corpus) {
  const pieces = Array.from({ length: 1 + upTo(random, 2) }, () => {
    const text = choose(random, corpus).slice(0, 400);
    const from = random() < 0.4 ? 0 : upTo(random, text.length);
    return text.slice(from, random() < 0.4 ? undefined : upTo(random, text.length));
  });
  const text = pieces.join('');
  return random() < 0.5 ? damaged(random, text) : text;
}

/** With some characters left out, doubled, exchanged or put in. */
function damaged(random, text) {
  let result = text;
  for (let times = 1 + upTo(random, 3); times > 0; times--) {
    const at = upTo(random, result.length);
    const until = at + upTo(random, 4);
    const kind = random();
    if (kind < 0.35) result = result.slice(0, at) + result.slice(until);
    else if (kind < 0.7) result = result.slice(0, at) + choose(random, TOKENS) + result.slice(at);
    else if (kind < 0.85)
      result = result.slice(0, until) + result.slice(at, until).repeat(1 + upTo(random, 3)) + result.slice(until);
    else result = result.slice(0, at) + choose(random, TOKENS) + result.slice(until);
  }
  return result;
}

function statement(random) {
  const count = random() < 0.7 ? 1 : 2 + upTo(random, 2);
  return Array.from({ length: count }, () => expression(random, 1 + upTo(random, 3))).join(choose(random, RELATIONS));
}

function expression(random, depth) {
  const kind = random();
  if (depth <= 0 || kind < 0.15) return atom(random);
  const inner = () => expression(random, depth - 1 - upTo(random, 1));
  if (kind < 0.5) return `${inner()}${choose(random, OPERATORS)}${inner()}`;
  if (kind < 0.6) return `(${inner()})${choose(random, ['', '^2', '!', "'", '²'])}`;
  if (kind < 0.7) return `${choose(random, FUNCTIONS)}${choose(random, ['', '^2', '^-1'])}(${inner()})`;
  if (kind < 0.78) return String.raw`\frac{${inner()}}{${inner()}}`;
  if (kind < 0.82) return String.raw`\sqrt[3]{${inner()}}`;
  if (kind < 0.86) return String.raw`\sum_{k=1}^{${inner()}} ${inner()}`;
  if (kind < 0.9) return `-${inner()}`;
  if (kind < 0.93) return `|${inner()}|`;
  if (kind < 0.96) return `[${inner()}, ${inner()}]`;
  return `{${inner()}; ${inner()}}`;
}

function atom(random) {
  const kind = random();
  if (kind < 0.5) return choose(random, NAMES);
  if (kind < 0.8) return String(upTo(random, 120));
  return choose(random, ['0', '1.5', '.5', '2e3', '1/2', '10^9', 'e', 'i', '∞', '1,000', '3 1/2', '50%']);
}
