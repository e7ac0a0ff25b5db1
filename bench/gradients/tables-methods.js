// The ways to a derivative that are held against tables.
import { derivative, jacobian } from '../../dist/calculus/index.js';

import { problemOf } from './tables-rows.js';

/** Each differentiates a row: what it claims of each entry, output by output. */
export const METHODS = [{ name: 'finite differences', differentiate: byFiniteDifferences }];

function byFiniteDifferences(row) {
  const { f, point, inputs, direction } = problemOf(row);
  if (direction !== undefined) return [[derivative((t) => f(point.map((x, i) => x + t * direction[i]))[0] ?? NaN, 0)]];
  if (inputs.length === point.length) return jacobian(f, point);
  return [inputs.map((j) => derivative((t) => f(point.with(j, t))[0] ?? NaN, point[j]))];
}
