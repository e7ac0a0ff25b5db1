import type { Component } from './labels.ts';
import type { Part, Step } from './rubric-tree.ts';

/**
 * Whether labels are read as on the sheet, or by their place (a student's own numbering: 1, 2, 3 for a, b, c): all of
 * them, or only those below the outermost.
 */
export type Numbering = 'sheet' | 'inner' | 'position';

/** How well the labels over a place agree with those of a part. */
export interface PathFit {
  /** Whether the last label agrees: 1 as on the sheet, less in another system, 0 not at all. */
  readonly own: number;
  /** Agreement of the labels above it. */
  readonly up: number;
  /** Contradiction of the labels above it. */
  readonly against: number;
  /** Whether every step agrees and nothing is left over. */
  readonly exact: boolean;
  /** The same, but for a label of the student's own over everything. */
  readonly whole: boolean;
}

/** No agreement. */
export const NO_FIT: PathFit = { own: 0, up: 0, against: 0, exact: false, whole: false };

/** The best fit of any way to write a part's labels. Names in the path of the document do not count here. */
export function pathFit(part: Pick<Part, 'paths'>, written: readonly Component[], numbering: Numbering): PathFit {
  const path = written.filter((one) => one.ordinals.length > 0);
  if (path.length === 0) return NO_FIT;
  return part.paths
    .map((steps) => fitOf(steps, path, numbering))
    .reduce((best, one) => (worth(one) > worth(best) ? one : best), NO_FIT);
}

/**
 * Parts with the ways to write their labels that a document uses: where the first label of the rubric stands in it, the
 * alternatives, which may be the labels of other parts, mean nothing.
 */
export function withUsedLabels<One extends Pick<Part, 'paths'>>(
  parts: readonly One[],
  written: readonly (readonly Component[])[],
): One[] {
  return parts.map((part) => {
    const first = part.paths.filter((path) => path.every(({ alternative }) => !alternative));
    if (first.length === 0 || first.length === part.paths.length) return part;
    const isUsed = written.some((path) => pathFit({ paths: first }, path, 'sheet').whole);
    return isUsed ? { ...part, paths: first } : part;
  });
}

/** What a fit is worth in a score, without the weight of the own label. */
export function worth({ own, up, against }: PathFit): number {
  return own === 0 ? 0 : 4 * own + 1.5 * up - 2.2 * against;
}

function fitOf(steps: readonly Step[], path: readonly Component[], numbering: Numbering): PathFit {
  const [mine, last] = [steps.at(-1), path.at(-1)];
  const own = mine && last ? agreement(mine, last, numberingAt(numbering, steps.length - 1)) : 0;
  if (own === 0) return NO_FIT;
  const above = editAlignment(steps.slice(0, -1), path.slice(0, -1), numbering);
  const full = numbering === 'sheet' ? 1 : 0.9;
  const agrees = (cost: number): boolean => own >= full && above >= full * (steps.length - 1) - cost - 1e-9;
  const exact = steps.length === path.length && agrees(0);
  const whole = exact || (steps.length + 1 === path.length && agrees(extra({ ordinals: [] }, 0)));
  return { own, up: Math.max(0, above), against: Math.max(0, -above), exact, whole };
}

function numberingAt(numbering: Numbering, depth: number): 'sheet' | 'position' {
  return numbering === 'sheet' || (numbering === 'inner' && depth === 0) ? 'sheet' : 'position';
}

function agreement(step: Step, component: Component, numbering: 'sheet' | 'position'): number {
  const same = step.ordinals.some((one) =>
    component.ordinals.some((other) => one.system === other.system && one.value === other.value),
  );
  const place = component.ordinals.some(({ value }) => value === step.position);
  if (same) return numbering === 'position' && !place ? 0 : numbering === 'position' ? 0.9 : 1;
  if (component.layout === true) return 0;
  if (numbering === 'position') return place ? 0.9 : 0;
  return place || step.ordinals.some((one) => component.ordinals.some((other) => one.value === other.value)) ? 0.4 : 0;
}

/**
 * Edit alignment of the labels above (Needleman and Wunsch 1970): students leave labels out, add their own (a section
 * over everything), and rarely write another value.
 */
function editAlignment(steps: readonly Step[], path: readonly Component[], numbering: Numbering): number {
  let row = path.reduce<number[]>((sums, one, j) => [...sums, (sums[j] ?? 0) - extra(one, j)], [0]);
  for (const [depth, step] of steps.entries()) {
    const next = [(row[0] ?? 0) - 0.15];
    path.forEach((component, j) => {
      const same = agreement(step, component, numberingAt(numbering, depth));
      const paired = (row[j] ?? 0) + (same >= 0.9 ? same : same > 0 ? 0.2 : -1.2);
      next.push(Math.max(paired, (row[j + 1] ?? 0) - 0.15, (next[j] ?? 0) - extra(component, j)));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** A label that the sheet does not have: one over everything is usual, one in between is not. */
function extra({ layout }: Component, index: number): number {
  if (layout === true) return 0.1;
  return index === 0 ? 0.3 : 0.7;
}
