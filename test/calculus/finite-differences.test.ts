import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { derivative, type Derivative } from '../../src/calculus/index.ts';

/** A value and a slope, each with what rounding may have done to it. */
interface Jet {
  readonly value: number;
  readonly slope: number;
  readonly valueError: number;
  readonly slopeError: number;
}

/** A function built from others, and the same with its exact slope alongside. */
interface Expression {
  readonly text: string;
  readonly at: (x: number) => number;
  readonly jet: (x: number) => Jet;
}

const UNIT = 2 ** -53;

function rounded(jet: Jet): Jet {
  const { value, slope, valueError, slopeError } = jet;
  return {
    ...{ value, slope },
    valueError: valueError + 4 * UNIT * Math.abs(value),
    slopeError: slopeError + 8 * UNIT * Math.abs(slope),
  };
}

const X: Expression = { text: 'x', at: (x) => x, jet: (x) => ({ value: x, slope: 1, valueError: 0, slopeError: 0 }) };

function constant(value: number): Expression {
  return { text: String(value), at: () => value, jet: () => ({ value, slope: 0, valueError: 0, slopeError: 0 }) };
}

type Real = (x: number) => number;

/** Functions with their first and second derivatives. */
const FUNCTIONS: readonly (readonly [string, Real, Real, Real])[] = [
  ['sin', Math.sin, Math.cos, (x) => -Math.sin(x)],
  ['cos', Math.cos, (x) => -Math.sin(x), (x) => -Math.cos(x)],
  ['exp', Math.exp, Math.exp, Math.exp],
  ['log', Math.log, (x) => 1 / x, (x) => -1 / x ** 2],
  ['sqrt', Math.sqrt, (x) => 0.5 / Math.sqrt(x), (x) => -0.25 / (x * Math.sqrt(x))],
  ['tanh', Math.tanh, (x) => 1 / Math.cosh(x) ** 2, (x) => (-2 * Math.tanh(x)) / Math.cosh(x) ** 2],
  ['atan', Math.atan, (x) => 1 / (1 + x * x), (x) => (-2 * x) / (1 + x * x) ** 2],
  ['square', (x) => x * x, (x) => 2 * x, () => 2],
  ['inverse', (x) => 1 / x, (x) => -1 / x ** 2, (x) => 2 / x ** 3],
];

function applied([name, f, first, second]: (typeof FUNCTIONS)[number], inner: Expression): Expression {
  return {
    text: `${name}(${inner.text})`,
    at: (x) => f(inner.at(x)),
    jet: (x) => {
      const { value, slope, valueError, slopeError } = inner.jet(x);
      const [by, bend] = [first(value), second(value)];
      return rounded({
        value: f(value),
        slope: by * slope,
        valueError: Math.abs(by) * valueError + Math.abs(bend) * valueError ** 2,
        slopeError: Math.abs(by) * slopeError + Math.abs(bend * slope) * (valueError + 4 * UNIT * Math.abs(value)),
      });
    },
  };
}

function sum(a: Expression, b: Expression): Expression {
  return {
    text: `(${a.text} + ${b.text})`,
    at: (x) => a.at(x) + b.at(x),
    jet: (x) => {
      const [one, other] = [a.jet(x), b.jet(x)];
      return rounded({
        value: one.value + other.value,
        slope: one.slope + other.slope,
        valueError: one.valueError + other.valueError,
        slopeError: one.slopeError + other.slopeError,
      });
    },
  };
}

function product(a: Expression, b: Expression): Expression {
  return {
    text: `(${a.text} · ${b.text})`,
    at: (x) => a.at(x) * b.at(x),
    jet: (x) => {
      const [one, other] = [a.jet(x), b.jet(x)];
      const [left, right] = [one.slope * other.value, one.value * other.slope];
      return rounded({
        value: one.value * other.value,
        slope: left + right,
        valueError: Math.abs(one.value) * other.valueError + Math.abs(other.value) * one.valueError,
        slopeError:
          Math.abs(other.value) * one.slopeError +
          Math.abs(one.slope) * other.valueError +
          Math.abs(one.value) * other.slopeError +
          Math.abs(other.slope) * one.valueError +
          4 * UNIT * (Math.abs(left) + Math.abs(right)),
      });
    },
  };
}

const numbers = fc.integer({ min: -2000, max: 2000 }).map((n) => n / 1000);
const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof({ weight: 3, arbitrary: fc.constant(X) }, { weight: 1, arbitrary: numbers.map(constant) }),
    fc.tuple(fc.constantFrom(...FUNCTIONS), tie('tree')).map(([f, inner]) => applied(f, inner)),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => sum(a, b)),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => product(a, b)),
  ),
}));

const places = fc
  .tuple(fc.constantFrom(-1, 1), fc.integer({ min: 300, max: 1700 }))
  .map(([sign, n]) => (sign * n) / 1000);

/** Whether the exact slope is known well enough to hold a bound against it. */
function isKnown({ value, slope, slopeError }: Jet): boolean {
  return Number.isFinite(value) && Number.isFinite(slope) && slopeError <= 1e-9 * Math.abs(slope);
}

function holds({ value, errorBound }: Derivative, { slope, slopeError }: Jet): boolean {
  return Math.abs(value - slope) <= errorBound + 2 * slopeError + 1e-100;
}

describe('claimed bounds hold', () => {
  test('for drawn expressions, nearly all of which are found smooth', () => {
    let [smooth, all] = [0, 0];
    fc.assert(
      fc.property(tree, places, (expression, x) => {
        const exact = expression.jet(x);
        fc.pre(isKnown(exact));
        const found = derivative(expression.at, x);
        all += 1;
        if (found.status === 'smooth') smooth += 1;
        expect(holds(found, exact), `${expression.text} at ${x}: ${found.value} ± ${found.errorBound}`).toBe(true);
      }),
      { numRuns: 800, seed: 5 },
    );
    expect(smooth / all).toBeGreaterThan(0.95);
  });

  test('for places of any size', () => {
    fc.assert(
      fc.property(tree, places, fc.integer({ min: -12, max: 3 }), (expression, unit, power) => {
        const x = unit * 10 ** power;
        const exact = expression.jet(x);
        fc.pre(isKnown(exact));
        const found = derivative(expression.at, x);
        expect(holds(found, exact), `${expression.text} at ${x}: ${found.value} ± ${found.errorBound}`).toBe(true);
      }),
      { numRuns: 600, seed: 6 },
    );
  });

  test('beside a kink, however close', () => {
    const bends = fc.integer({ min: -3000, max: 3000 }).map((n) => n / 1000);
    fc.assert(
      fc.property(tree, places, fc.tuple(bends, fc.integer({ min: 10, max: 100 })), (expression, x, [bend, power]) => {
        const smooth = expression.jet(x);
        // A kink that is a millionth of the slope is below what samples show.
        fc.pre(isKnown(smooth) && Math.abs(bend) > 1e-5 * Math.abs(smooth.slope));
        const kink = x + 10 ** (-power / 10);
        const found = derivative((place) => expression.at(place) + bend * Math.max(0, kink - place), x);
        const slope = smooth.slope - bend;
        const slopeError = smooth.slopeError + 4 * UNIT * (Math.abs(smooth.slope) + Math.abs(bend));
        const text = `${expression.text} with ${bend} at ${kink}, at ${x}: ${found.value} ± ${found.errorBound}`;
        expect(holds(found, { ...smooth, slope, slopeError }), text).toBe(true);
      }),
      { numRuns: 600, seed: 7 },
    );
  });

  const noises: readonly (readonly [string, Real])[] = [
    ['single precision', Math.fround],
    ['rounded to eight digits', (value) => Math.round(value * 1e8) / 1e8],
    ['what is left beside a large number', (value) => value + 1e6 - 1e6],
    ['noise', (value) => value * (1 + 1e-7 * Math.sin(1e17 * value))],
  ];
  test.each(noises)('for drawn expressions in %s', (_, spoil) => {
    fc.assert(
      fc.property(tree, places, (expression, x) => {
        const exact = expression.jet(x);
        fc.pre(isKnown(exact) && Math.abs(exact.slope) > 1e-2 && Math.abs(exact.value) < 100);
        const found = derivative((place) => spoil(expression.at(place)), x);
        expect(holds(found, exact), `${expression.text} at ${x}: ${found.value} ± ${found.errorBound}`).toBe(true);
      }),
      { numRuns: 300, seed: 8 },
    );
  });
});
