import { evaluatorOf } from '../../calculus/agreement.ts';
import type { Tree } from '../../math/tree.ts';
import { namesIn } from '../../math/walk.ts';
import type { Finding } from '../../model/finding.ts';
import type { Judged } from '../shared/formula-outcome.ts';
import type { Found, Place } from './answer.ts';
import type { PreparedGradient } from './prepare.ts';

/** What a formula is looked at with: `text` is the whole document, as spans count in it. */
export interface Scene {
  readonly found: Found;
  readonly text: string;
  readonly prepared: PreparedGradient;
}

/**
 * A condition on the indices beside a right formula which does not hold everywhere: `y[…] for i < k` says nothing of the
 * other entries. Ranges (`0 ≤ i < n`) hold everywhere. A wrong one may be right in the case that it is given for, as
 * `∂J/∂u_w = p_w v for w ≠ o` is.
 */
export function restrictionOn(judged: Judged, { found, text, prepared }: Scene): Finding | undefined {
  // `−p_i p_j for i ≠ j` beside what holds for equal indices: both together say all.
  if (judged.outcome.kind === 'open' || found.diagonal.length + found.placed.length > 0) return undefined;
  const beside = found.conditions.filter((one) => standsBeside(one, judged.span, text));
  const isRight = judged.outcome.kind === 'equal';
  const excluding = beside.find(({ tree }) => (isRight ? excludes(tree, judged, prepared) : isCase(tree)));
  if (!excluding) return undefined;
  const word = text.slice(excluding.span.start, excluding.span.end);
  return { code: 'qualified', data: { word }, span: judged.span };
}

/** `w ≠ o`: one of several cases, whatever its letters are. */
function isCase(tree: Tree): boolean {
  return tree.kind === 'relation' && tree.operators.join() === '≠' && tree.sides.every(({ kind }) => kind === 'name');
}

const JOINED_BEHIND =
  /^(?:[\s$,;(`*{}~]|\\(?:q?quad|text|mathrm|[,;: ])|\b(?:for|where|with|when|whenever|if|only|all|any|every|each|and|provided|in|case|that)\b)*$/iu;
const JOINED_BEFORE = /^(?:[\s$,:;)`*{}~]|\b(?:then|we|have|get|it|is|obtain)\b)*$/iu;
/** `i = 0, …, n - 1` is a range, of which only the first number is read. */
const RANGE_BEHIND = /^[\s$]*(?:[,…:\\]|\.\.|to\b|through\b|until\b)/u;
/** How far from a formula a condition on it may stand, and how far behind a condition it is looked whether it goes on. */
const NEAR = 60;

function standsBeside({ tree, span, before }: Place, formula: Judged['span'], text: string): boolean {
  const isEquation = tree.kind === 'relation' && tree.operators.join() === '=';
  if (isEquation && RANGE_BEHIND.test(text.slice(span.end, span.end + NEAR))) return false;
  const gap = span.start >= formula.end ? [formula.end, span.start] : [span.end, formula.start];
  const [start = 0, end = 0] = gap;
  if (end < start || end - start > NEAR) return false;
  const between = text.slice(start, end);
  if (start === formula.end) return JOINED_BEHIND.test(between);
  return /(?:^| )(?:for|when|whenever|if)(?: all)?$/u.test(before) && JOINED_BEFORE.test(between);
}

/** Whether a condition on nothing but indices and sizes fails for some entry, wherever indices count from. */
function excludes(tree: Tree, { formula, judging: own }: Judged, prepared: PreparedGradient): boolean {
  const { cases, conventions, sizeOf } = own ?? prepared.judging;
  const { letters } = formula;
  const names = namesIn(tree);
  if (!names.some((name) => letters.has(name))) return false;
  if (!names.every((name) => letters.has(name) || cases[0]?.sizes.has(name) === true)) return false;
  const condition: Tree = { kind: 'indicator', condition: tree, span: tree.span };
  return ([0, 1] as const).every((base) => {
    const valueIn = evaluatorOf({ tree: condition, letters, definitions: new Map() }, { base, conventions, sizeOf });
    return cases.some((one) => valueIn(one).value === 0);
  });
}
