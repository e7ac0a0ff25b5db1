// Arithmetic of whole arrays for the oracle. Vectors are columns; what has no value throws NoShape.

/** Two arrays do not fit each other. */
export class NoShape extends Error {}

const isNumber = (value) => typeof value === 'number';
const isVector = (value) => Array.isArray(value) && isNumber(value[0]);
const isMatrix = (value) => Array.isArray(value) && Array.isArray(value[0]);

function needs(condition) {
  if (!condition) throw new NoShape('arrays do not fit');
}

function each(value, change) {
  return isNumber(value) ? change(value) : value.map((one) => each(one, change));
}

function joined(left, right, join) {
  if (isNumber(left) && isNumber(right)) return join(left, right);
  needs(Array.isArray(left) && Array.isArray(right) && left.length === right.length);
  return left.map((one, at) => joined(one, right[at], join));
}

function transposed(value) {
  if (isNumber(value)) return value;
  if (isVector(value)) return [value];
  return value[0].map((_, column) => value.map((row) => row[column]));
}

function dot(left, right) {
  if (isVector(right)) {
    const product = dot(
      left,
      right.map((one) => [one]),
    );
    return isNumber(product) ? product : product.length === 1 ? product[0][0] : product.map(([one]) => one);
  }
  needs(isMatrix(left) && isMatrix(right) && left[0].length === right.length);
  return left.map((row) => right[0].map((_, column) => row.reduce((sum, one, at) => sum + one * right[at][column], 0)));
}

function scaled(left, right) {
  if (isNumber(left)) return each(right, (one) => left * one);
  needs(isNumber(right));
  return each(left, (one) => one * right);
}

export const arrays = {
  each,
  dot,
  scaled,
  plus: (left, right) => joined(left, right, (a, b) => a + b),
  had: (left, right) => joined(left, right, (a, b) => a * b),
  T: transposed,
  quotient(left, right) {
    needs(isNumber(right));
    return each(left, (one) => one / right);
  },
  power(left, right) {
    needs(isNumber(left) && isNumber(right));
    return left ** right;
  },
  outer(left, right) {
    needs(isVector(left) && isVector(right));
    return left.map((one) => right.map((other) => one * other));
  },
  diag(value) {
    needs(isVector(value));
    return value.map((one, row) => value.map((_, column) => (row === column ? one : 0)));
  },
  ones: (value) => each(value, () => 1),
  norm: (value) => Math.sqrt([value].flat(3).reduce((sum, one) => sum + one * one, 0)),
};
