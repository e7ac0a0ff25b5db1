import type { Conventions } from '../model/conventions.ts';
import { asMatrix, asVector, dot, entriesOf, mapEntries, outer, transpose, type NumericValue } from './arrays.ts';

const DEGREE = Math.PI / 180;

/** Functions of one number, applied to each entry of an array. */
const OF_A_NUMBER: Readonly<Record<string, (x: number) => number>> = {
  exp: Math.exp,
  ln: Math.log,
  lg: Math.log10,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  exp2: (x) => 2 ** x,
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  abs: Math.abs,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
  sign: Math.sign,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  relu: (x) => Math.max(x, 0),
};

const OF_AN_ANGLE: Readonly<Record<string, (x: number) => number>> = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  cot: (x) => 1 / Math.tan(x),
  sec: (x) => 1 / Math.cos(x),
  csc: (x) => 1 / Math.sin(x),
};

const GIVING_AN_ANGLE: Readonly<Record<string, (x: number) => number>> = {
  arcsin: Math.asin,
  arccos: Math.acos,
  arctan: Math.atan,
};

type Conventional = Pick<Conventions, 'angles' | 'logarithm'>;

/**
 * The value of a known function. `unknown` where there is no such function (or none with so many arguments), `shapes`
 * where the arguments do not fit it.
 */
export function applyFunction(
  name: string,
  values: readonly NumericValue[],
  conventions: Conventional,
): NumericValue | 'unknown' | 'shapes' {
  const [first, second] = values;
  if (first === undefined) return 'unknown';
  if (values.length === 1) {
    const scalar = scalarFunction(name, conventions);
    return scalar ? mapEntries(first, scalar) : ofOne(name, first);
  }
  if (name === 'max' || name === 'min') return extreme(name, values);
  return second !== undefined && values.length === 2 ? ofTwo(name, first, second) : 'unknown';
}

function scalarFunction(name: string, { angles, logarithm }: Conventional): ((x: number) => number) | undefined {
  const unit = angles === 'degrees' ? DEGREE : 1;
  if (name === 'log') return { natural: Math.log, 'base-2': Math.log2, 'base-10': Math.log10 }[logarithm];
  const ofAngle = own(OF_AN_ANGLE, name);
  if (ofAngle) return (x) => ofAngle(x * unit);
  const angle = own(GIVING_AN_ANGLE, name);
  return angle ? (x) => angle(x) / unit : own(OF_A_NUMBER, name);
}

function ofOne(name: string, value: NumericValue): NumericValue | 'unknown' | 'shapes' {
  switch (name) {
    case 'max':
      return Math.max(...entriesOf(value).slice(0, 10_000));
    case 'min':
      return Math.min(...entriesOf(value).slice(0, 10_000));
    case 'sum':
      return entriesOf(value).reduce((total, entry) => total + entry, 0);
    case 'mean':
      return entriesOf(value).reduce((total, entry) => total + entry, 0) / entriesOf(value).length;
    case 'norm':
      return Math.hypot(...entriesOf(value).slice(0, 10_000));
    case 'softmax':
      return softmax(value) ?? 'shapes';
    case 'transpose':
      return transpose(value) ?? 'shapes';
    case 'diag':
      return diagonal(value) ?? 'shapes';
    case 'trace':
    case 'tr':
      return asMatrix(value)?.reduce((total, row, at) => total + (row[at] ?? 0), 0) ?? 'shapes';
    case 'ones':
    case 'zeros':
      return filled(value, name === 'ones' ? 1 : 0) ?? 'shapes';
    default:
      return 'unknown';
  }
}

function ofTwo(name: string, first: NumericValue, second: NumericValue): NumericValue | 'unknown' | 'shapes' {
  const scalars = typeof first === 'number' && typeof second === 'number' ? ([first, second] as const) : undefined;
  switch (name) {
    case 'dot':
      return dot(first, second) ?? 'shapes';
    case 'outer':
      return outer(first, second) ?? 'shapes';
    case 'log':
      return scalars ? Math.log(scalars[0]) / Math.log(scalars[1]) : 'shapes';
    case 'root':
      return scalars ? root(...scalars) : 'shapes';
    case 'binom':
      return scalars ? binomial(...scalars) : 'shapes';
    case 'kronecker':
      return scalars ? Number(scalars[0] === scalars[1]) : 'shapes';
    default:
      return 'unknown';
  }
}

function extreme(name: 'max' | 'min', values: readonly NumericValue[]): NumericValue | 'shapes' {
  const numbers = values.filter((one) => typeof one === 'number');
  if (numbers.length === values.length) return name === 'max' ? Math.max(...numbers) : Math.min(...numbers);
  const [limit, array] = typeof values[0] === 'number' ? [values[0], values[1]] : [values[1], values[0]];
  if (values.length !== 2 || typeof limit !== 'number' || array === undefined) return 'shapes';
  return mapEntries(array, (entry) => (name === 'max' ? Math.max(entry, limit) : Math.min(entry, limit)));
}

function softmax(value: NumericValue): NumericValue | undefined {
  const vector = asVector(value);
  if (!vector || vector.length > 10_000) return undefined;
  const largest = Math.max(...vector);
  const powers = vector.map((entry) => Math.exp(entry - largest));
  const total = powers.reduce((sum, entry) => sum + entry, 0);
  return powers.map((entry) => entry / total);
}

/** The diagonal matrix of a vector, or the diagonal of a matrix. */
function diagonal(value: NumericValue): NumericValue | undefined {
  const vector = asVector(value);
  if (vector && vector.length > 1_000) return undefined;
  if (vector) return vector.map((entry, row) => vector.map((_, column) => (row === column ? entry : 0)));
  return asMatrix(value)?.map((row, at) => row[at] ?? 0);
}

function filled(size: NumericValue, entry: number): NumericValue | undefined {
  const isSize = typeof size === 'number' && Number.isInteger(size) && size >= 0 && size <= 10_000;
  return isSize ? Array.from({ length: size }, () => entry) : undefined;
}

function root(value: number, degree: number): number {
  const isOdd = Number.isInteger(degree) && Math.abs(degree % 2) === 1;
  return value < 0 && isOdd ? -((-value) ** (1 / degree)) : value ** (1 / degree);
}

function binomial(n: number, k: number): number {
  if (!Number.isInteger(n) || !Number.isInteger(k) || k < 0 || k > 1_000) return Number.NaN;
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return Math.round(result);
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
