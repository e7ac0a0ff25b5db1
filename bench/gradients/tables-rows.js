// The rows of tables of derivatives, and how a claim is judged by one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';

/**
 * `decided`: every entry has a bound that is of use, and the table agrees. `inconclusive`: some entry has none.
 * `violated`: the table's value lies outside of a claimed bound, by more than the table itself may be off. `wrong`: not
 * violated, and yet a value that is claimed to be sharp lies outside of the tolerance of the row.
 */
export const OUTCOMES = ['decided', 'inconclusive', 'violated', 'wrong'];

/** Share of the expected value up to which a bound is of use: what verdicts on formulas ask for, too. */
const USEFUL = 1e-6;
/** Used where a row names none, as its source says of relative tolerances. */
const RELATIVE = 1e-9;
/** A row without an absolute tolerance: expected zeros are those of functions of the size of 1. */
const ABSOLUTE = 1e-12;
/** Relative error of a value that is written with all its digits. */
const WRITTEN = 2 ** -51;

export function rowsIn(folder) {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted();
  return names.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((text) => text.trim() !== '')
      .map((text) => JSON.parse(text)),
  );
}

/**
 * What a row is about: a function of all its numbers, and the directions that it is differentiated in. Names stand for
 * numbers where there are several, or where the kind says so; else the only name stands for an array.
 */
export function problemOf(row) {
  const isByName = row.vars.length > 1 || ['scalar', 'partial', 'kink'].includes(row.kind);
  const body = `return ${row.expr}`;
  const compiled = compileFunction(body, row.vars);
  const outputs = (value) => (Array.isArray(value) ? value : [value]);
  const f = isByName ? (x) => outputs(compiled(...x)) : (x) => outputs(compiled(x));
  const all = row.point.map((_, i) => i);
  const inputs = isByName ? [Math.max(0, row.vars.indexOf(row.wrt ?? row.vars[0]))] : all;
  const isDirectional = row.kind === 'directional';
  return { f, body, isByName, point: row.point, inputs: isDirectional ? [] : inputs, direction: row.direction };
}

/** The values that a row expects, output by output. */
function expectedOf(row) {
  if (row.kind === 'jac') return row.expected;
  return row.kind === 'grad' ? [row.expected] : [[row.expected]];
}

/** What a method claims of each entry, in order, or why it steps aside. */
export function entriesOf(row, method) {
  try {
    return method.differentiate(row);
  } catch (error) {
    return String(error);
  }
}

export function judgeRow(row, entries) {
  if (!Array.isArray(entries)) return { outcome: 'inconclusive', isBeyond: false, detail: entries };
  const expected = expectedOf(row).flat();
  const judged = entries.flat().map((claim, i) => judgeEntry(row, claim, expected[i] ?? NaN));
  if (judged.length !== expected.length) return { outcome: 'wrong', isBeyond: false, detail: 'another shape' };
  const outcome = ['violated', 'wrong', 'inconclusive'].find((one) => judged.some((entry) => entry.outcome === one));
  const shown = judged.find((entry) => entry.outcome === outcome || entry.isBeyond);
  return {
    outcome: outcome ?? 'decided',
    isBeyond: judged.some((entry) => entry.isBeyond),
    detail: shown?.detail ?? '',
  };
}

/**
 * One claim. What the row grants (`rtol`, `atol`) is how far its own value may be off, so only a distance beyond bound and
 * tolerance together refutes a bound. Beyond the bound, but within the tolerance (`isBeyond`), is counted apart: there the
 * table or the bound is off, and a look at the digits tells which.
 */
function judgeEntry(row, { value, errorBound, status }, expected) {
  const tolerance = (row.rtol ?? RELATIVE) * Math.abs(expected) + (row.atol ?? ABSOLUTE);
  const distance = Math.abs(value - expected);
  const detail = `${status}: ${value} ± ${errorBound}, expected ${expected}`;
  if (Number.isFinite(errorBound) && distance > errorBound + tolerance)
    return { outcome: 'violated', isBeyond: true, detail };
  const isBeyond = distance > errorBound + WRITTEN * Math.abs(expected) + Number.MIN_VALUE;
  const isUsable = status === 'smooth' || status === 'one-sided' || status === 'exact';
  if (!isUsable || !(errorBound <= Math.max(USEFUL * Math.abs(expected), tolerance)))
    return { outcome: 'inconclusive', isBeyond, detail };
  const isSharp = errorBound <= tolerance;
  return { outcome: isSharp && distance > tolerance ? 'wrong' : 'decided', isBeyond, detail };
}

/** A row about a kink: at one, any claim to a derivative is wrong; beside one it is a row like others. */
export function judgeKink(row, entries) {
  const isKink = row.nondifferentiable_at_point === true;
  if (!isKink) return { ...(row.expected === null ? { outcome: 'decided' } : judgeRow(row, entries)), isKink };
  const [claim] = Array.isArray(entries) ? entries.flat() : [];
  const isFlagged = claim === undefined || !['smooth', 'exact'].includes(claim.status);
  const detail = claim && `${claim.status}: ${claim.value} ± ${claim.errorBound}, but there is a kink`;
  return { outcome: isFlagged ? 'decided' : 'wrong', detail, isKink };
}
