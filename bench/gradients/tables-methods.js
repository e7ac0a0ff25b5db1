// The ways to a derivative that are held against tables.
import { Dual, LostTrack } from '../../dist/calculus/dual/dual.js';
import { watching } from '../../dist/calculus/dual/watch.js';
import { derivative, jacobian } from '../../dist/calculus/index.js';
import { classifyExports } from '../../dist/reference/classify-exports.js';
import { evaluateModules } from '../../dist/reference/evaluate-modules.js';

import { problemOf } from './tables-rows.js';

/** Each differentiates a row: what it claims of each entry, output by output. Throws where it steps aside. */
export const METHODS = [
  { name: 'finite differences', differentiate: byFiniteDifferences },
  { name: 'exact', differentiate: byDuals },
  { name: 'exact, else finite differences', differentiate: byEither },
];

function byFiniteDifferences(row) {
  const { f, point, inputs, direction } = problemOf(row);
  if (direction !== undefined) return [[derivative((t) => f(point.map((x, i) => x + t * direction[i]))[0] ?? NaN, 0)]];
  if (inputs.length === point.length) return jacobian(f, point);
  return [inputs.map((j) => derivative((t) => f(point.with(j, t))[0] ?? NaN, point[j]))];
}

/** Follows the row as if its expression were the reference of an author. */
function byDuals(row) {
  const { body, isByName, point, inputs, direction } = problemOf(row);
  const run = trackedRun(`export function row(${row.vars.join(', ')}) { ${body}; }`);
  const units = inputs.map((j) => point.map((_, i) => (i === j ? 1 : 0)));
  const columns = (direction === undefined ? units : [direction]).map((seeds) => {
    const watch = watching();
    const moving = point.map((x, i) => (seeds[i] === 0 ? x : new Dual(x, seeds[i], 0, 0)));
    const outputs = [run(watch, isByName ? moving : [moving])].flat(Infinity);
    if (watch.rounded !== undefined) throw new LostTrack(watch.rounded);
    return outputs.map((output) => claimOf(output, watch));
  });
  return columns[0].map((_, k) => columns.map((column) => column[k]));
}

function trackedRun(code) {
  const host = {
    resolve: () => undefined,
    read: () => code,
    require: (specifier) => {
      throw new Error(`no ${specifier} here`);
    },
  };
  const file = { path: '/row.ts', name: 'row.ts' };
  const evaluated = evaluateModules(file, host);
  const reference = classifyExports(evaluated, evaluated.sources.get(file.path));
  const run = reference.quantities.get('row')?.tracked;
  if (!run) throw new LostTrack(reference.untracked ?? 'not followed');
  return run;
}

function claimOf(output, watch) {
  const status = watch.tie === undefined ? 'exact' : 'kink';
  if (!(output instanceof Dual)) return { value: 0, errorBound: 0, status };
  const errorBound = output.slopeError * 2 ** -53;
  const isKnown = Number.isFinite(output.slope) && Number.isFinite(errorBound);
  return { value: output.slope, errorBound, status: isKnown ? status : 'undefined' };
}

function byEither(row) {
  try {
    const entries = byDuals(row);
    if (entries.flat().every(({ status }) => status === 'exact')) return entries;
  } catch {
    // Whatever cannot be followed is left to finite differences, as is a tie.
  }
  return byFiniteDifferences(row);
}
