import type { Document } from '../model/document.ts';
import type { Placement } from '../model/placement.ts';
import { alignKeyed } from './keyed.ts';
import { placeIn } from './place.ts';
import { placeInSlots } from './place-slots.ts';
import { leavesOf, type Target } from './target.ts';

/**
 * Finds the answer to each leaf of the rubric in a document: one placement per leaf, in the rubric's order. Labels,
 * names, order, copied questions and content are weighed in one optimisation over the whole document. Never throws on
 * what a student can write; what cannot be placed surely says so in `doubts`.
 */
export function align(document: Document, targets: readonly Target[]): readonly Placement[] {
  const written = document.blocks.some(
    (block) => block.kind === 'figure' || block.runs.some((run) => /[^\s\u200B]/u.test(run.text)),
  );
  if (!written)
    return targets.flatMap(leavesOf).map(({ id }) => ({
      part: id,
      status: 'missing',
      coarse: false,
      confidence: 1,
      rivals: [],
      doubts: [],
    }));
  const inSlots = placeInSlots(document, targets);
  const rest = without(targets, inSlots);
  const elsewhere = new Map(placeWritten(document, rest).map((one) => [one.part, one]));
  return targets.flatMap(leavesOf).flatMap(({ id }) => inSlots.get(id) ?? elsewhere.get(id) ?? []);
}

function placeWritten(document: Document, targets: readonly Target[]): readonly Placement[] {
  if (targets.length === 0) return [];
  const plain = document.blocks.flatMap((block, index) => (block.key === undefined ? [index] : []));
  if (plain.length === document.blocks.length) return placeIn(document, plain, targets);
  return alignKeyed(document, plain, targets);
}

/** The targets without the leaves that have a place already, and without groups that are left with none. */
function without(targets: readonly Target[], placed: ReadonlyMap<string, Placement>): Target[] {
  return targets.flatMap((target) => {
    if (target.parts.length === 0) return placed.has(target.id) ? [] : [target];
    const parts = without(target.parts, placed);
    return parts.length === 0 ? [] : [{ ...target, parts }];
  });
}
