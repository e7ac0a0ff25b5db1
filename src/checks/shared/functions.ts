import type { Drawn } from '../../calculus/draws.ts';
import { Dual, LostTrack, moving, type Tracked } from '../../calculus/dual/dual.ts';
import { watching } from '../../calculus/dual/watch.ts';
import { entrywise, type NamedFunction, type NamedFunctions } from '../../calculus/named-functions.ts';
import { randomFrom, seedFrom } from '../../math/random.ts';
import { readMath } from '../../math/read-math.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import { isFunctionName } from '../../math/vocabulary.ts';
import { DEFAULT_CONVENTIONS } from '../../model/conventions.ts';
import { RubricError } from '../../model/diagnostic.ts';
import type { Quantity, Reference } from '../../reference/reference.ts';
import { formulaValueOf, trackedValueOf, type AuthorCode } from './formula-forward.ts';

/**
 * The functions that formulas of a part may call besides the usual ones: those of the reference which nothing but their
 * arguments tells what to compute with, and declared ones, which are drawn. One of numbers is taken of each entry of an
 * array, and has a derivative under its name with a prime.
 */
export function functionsOf(symbols: SymbolTable, reference: Reference | undefined, seed: number): NamedFunctions {
  const all = new Map<string, NamedFunction>();
  for (const [name, { type }] of symbols) {
    // The usual meaning of `sigmoid` and `relu` has bounds, which code has not.
    if (type.kind !== 'function' || isFunctionName(name)) continue;
    const quantity = reference?.quantities.get(name);
    if (reference?.families?.has(name) === true) continue;
    const found = quantity ? functionOf(quantity) : drawnFunction(seedFrom(seed, name));
    for (const [key, one] of namedBy(name, found)) all.set(key, one);
  }
  return all;
}

/** A function of the reference, and its derivative where it has one. */
interface Found {
  readonly itself: NamedFunction;
  readonly derivative?: NamedFunction;
}

function namedBy(name: string, { itself, derivative }: Found): (readonly [string, NamedFunction])[] {
  return derivative
    ? [
        [name, itself],
        [`${name}'`, derivative],
      ]
    : [[name, itself]];
}

/** Numbers at which it is tried whether a function takes and gives numbers. */
const TRIED = [0.37, -0.81, 1.3];

function functionOf(quantity: Quantity): Found {
  const { parameters } = quantity;
  const isOfNumbers = parameters.length === 1 && TRIED.some((at) => typeof valueOf(quantity, [at]) === 'number');
  return isOfNumbers ? entryFunction(quantity) : { itself: wholeFunction(quantity) };
}

/** Undefined where the author's code throws, as for inputs of a shape that it was not made for. */
function valueOf({ compute }: Quantity, inputs: readonly Drawn[]): Drawn | undefined {
  try {
    return compute(...inputs);
  } catch (error) {
    if (error instanceof RubricError) return undefined;
    throw error;
  }
}

function entryFunction(quantity: Quantity): Found {
  const at = (x: number): number | undefined => {
    const value = valueOf(quantity, [x]);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  const slope = (x: number): number | undefined => exactSlope(quantity, x) ?? centralSlope(at, x);
  const untracked = (): never => {
    throw new LostTrack(`the derivative of ${quantity.name} cannot be followed`);
  };
  const bend = (x: number): number | undefined => centralSlope(slope, x);
  return {
    itself: entrywise({ compute: at, track: (x, watch) => trackOf(quantity, [x], watch), slope }),
    derivative: entrywise({ compute: slope, track: untracked, slope: bend }),
  };
}

function trackOf({ name, tracked }: Quantity, inputs: readonly Tracked[], watch = watching()): Tracked {
  if (!tracked) throw new LostTrack(`${name} cannot be followed`);
  return tracked(watch, inputs);
}

function exactSlope(quantity: Quantity, x: number): number | undefined {
  try {
    const value = trackOf(quantity, [moving(x, 1)]);
    return value instanceof Dual && Number.isFinite(value.slope)
      ? value.slope
      : typeof value === 'number'
        ? 0
        : undefined;
  } catch (error) {
    if (error instanceof LostTrack || error instanceof RubricError) return undefined;
    throw error;
  }
}

/** Far enough from a number that rounding does not matter, and near enough for a bound on bounds. */
const STEP = 2 ** -12;

/** The slope by Richardson's extrapolation of central differences, right to about ten figures for smooth functions. */
function centralSlope(at: (x: number) => number | undefined, x: number): number | undefined {
  const central = (h: number): number | undefined => {
    const [right, left] = [at(x + h), at(x - h)];
    return right === undefined || left === undefined ? undefined : (right - left) / (2 * h);
  };
  const [wide, narrow] = [central(2 * STEP), central(STEP)];
  return wide === undefined || narrow === undefined ? undefined : (4 * narrow - wide) / 3;
}

/** A function of arrays; code for vectors also takes a lone number as one entry. */
function wholeFunction(quantity: Quantity): NamedFunction {
  return {
    compute: (inputs) => {
      const value = valueOf(quantity, inputs);
      if (value !== undefined) return value;
      const single = inputs.length === 1 && typeof inputs[0] === 'number' ? valueOf(quantity, [inputs]) : undefined;
      return typeof single === 'object' && single.length === 1 ? single[0] : undefined;
    },
    track: (inputs, watch) => trackOf(quantity, inputs, watch),
  };
}

/** A smooth function without symmetry: `a tanh(b x + c) + d x + e x^2`. */
function drawnFunction(seed: number): Found {
  const random = randomFrom(seed);
  const [a, b, c, d, e] = Array.from({ length: 5 }, () => (0.4 + 0.8 * random()).toFixed(3));
  const [inside, line] = [`${b} x + ${c}`, `${d} x + ${e} x^2`];
  const slope = `${a} ${b} (1 - (tanh(${inside}))^2) + ${d} + 2 ${e} x`;
  const bend = `-2 ${a} ${b} ${b} tanh(${inside}) (1 - (tanh(${inside}))^2) + 2 ${e}`;
  const [itself, first, second] = [`${a} tanh(${inside}) + ${line}`, slope, bend].map(codeOf);
  if (!itself || !first || !second) throw new Error('a drawn function has two derivatives');
  return { itself: formulaFunction(itself, first), derivative: formulaFunction(first, second) };
}

const X: SymbolTable = new Map([
  [
    'x',
    {
      name: 'x',
      type: {
        kind: 'number',
        integer: false,
        complex: false,
        domain: { from: -Infinity, to: Infinity, openFrom: true, openTo: true },
      },
      written: [],
    },
  ],
]);

function codeOf(formula: string): AuthorCode {
  const reading = readMath(formula, { syntax: 'plain', symbols: X });
  if ('unreadable' in reading) throw new Error(`${formula} cannot be read`);
  return { tree: reading.tree, conventions: DEFAULT_CONVENTIONS, functions: new Map() };
}

function formulaFunction(itself: AuthorCode, slope: AuthorCode): NamedFunction {
  const at = (code: AuthorCode, x: number): number | undefined => {
    const result = formulaValueOf(code, new Map([['x', x]]));
    return 'value' in result && typeof result.value === 'number' ? result.value : undefined;
  };
  return entrywise({
    compute: (x) => at(itself, x),
    track: (x, watch) => trackedValueOf(itself, new Map([['x', x]]), watch),
    slope: (x) => at(slope, x),
  });
}
