/** How many values a function takes. */
export interface Arity {
  readonly least: number;
  readonly most: number;
}

const ONE: Arity = { least: 1, most: 1 };
const TWO: Arity = { least: 2, most: 2 };
const MANY: Arity = { least: 1, most: Number.POSITIVE_INFINITY };

const OF_ONE = [
  // Powers and logarithms. `ln` of a negative number has no real value, the principal one over the complex numbers.
  ...['exp', 'exp2', 'expm1', 'ln', 'log2', 'log10', 'log1p', 'sqrt', 'cbrt'],
  // Parts of a real number. `round` takes halves away from zero.
  ...['abs', 'floor', 'ceil', 'round', 'sign'],
  ...['sin', 'cos', 'tan', 'cot', 'sec', 'csc'],
  ...['sinh', 'cosh', 'tanh', 'coth', 'sech', 'csch'],
  // Principal values. `arccot` is `arctan(1/x)` with `arccot(0) = pi/2`, as in Mathematica.
  ...['arcsin', 'arccos', 'arctan', 'arccot', 'arcsec', 'arccsc'],
  ...['arcsinh', 'arccosh', 'arctanh', 'arccoth', 'arcsech', 'arccsch'],
  // What networks apply to each entry: 1/(1 + exp(-x)), ln(1 + exp(x)), max(x, 0).
  ...['sigmoid', 'softplus', 'relu'],
  // `factorial(x)` is `gamma(x + 1)`; neither has a value at the poles.
  ...['factorial', 'gamma', 'erf'],
  // Parts of a complex number; `arg` lies in (-pi, pi] and has no value at zero.
  ...['re', 'im', 'arg', 'conj'],
];

const OF_TWO = [
  // `root(x, n)`: the real n-th root; of a negative number for odd n.
  'root',
  // `arctan2(y, x)`: the angle of the point (x, y) in (-pi, pi].
  'arctan2',
  // `binom(n, k)` for whole k: n (n-1) … (n-k+1) / k!, 0 for k < 0. `permutations(n, k)`: n (n-1) … (n-k+1).
  'binom',
  'permutations',
  // `mod(a, n)`: a - n floor(a/n), with the sign of n.
  'mod',
];

const OF_MANY = ['max', 'min', 'gcd', 'lcm'];

/** The functions that all arithmetics agree on, under one name each, with the count of their values. */
export const FUNCTIONS: ReadonlyMap<string, Arity> = new Map([
  ...OF_ONE.map((name) => [name, ONE] as const),
  ...OF_TWO.map((name) => [name, TWO] as const),
  ...OF_MANY.map((name) => [name, MANY] as const),
]);

/** Whether `FUNCTIONS` has the function with so many values. */
export function takes(name: string, count: number): boolean {
  const arity = FUNCTIONS.get(name);
  return arity !== undefined && count >= arity.least && count <= arity.most;
}

/** Functions that are one over another one. */
const RECIPROCALS = { sec: 'cos', csc: 'sin', coth: 'tanh', sech: 'cosh', csch: 'sinh' };

/** Functions that are another one of one over the number. */
const OF_RECIPROCALS = {
  ...{ arcsec: 'arccos', arccsc: 'arcsin' },
  ...{ arccoth: 'arctanh', arcsech: 'arccosh', arccsch: 'arcsinh' },
};

/** Adds to the functions of an arithmetic those that are made of them by taking one over a number. */
export function withReciprocals<OfOne>(
  basic: ReadonlyMap<string, OfOne>,
  make: { readonly reciprocal: (next: OfOne) => OfOne; readonly ofReciprocal: (next: OfOne) => OfOne },
): ReadonlyMap<string, OfOne> {
  const all = new Map(basic);
  const add = (pairs: Readonly<Record<string, string>>, change: (next: OfOne) => OfOne): void => {
    for (const [name, of] of Object.entries(pairs)) {
      const next = basic.get(of);
      if (next !== undefined) all.set(name, change(next));
    }
  };
  add(RECIPROCALS, make.reciprocal);
  add(OF_RECIPROCALS, make.ofReciprocal);
  return all;
}
