import type { Document } from '../model/document.ts';
import type { Placement } from '../model/placement.ts';
import { alignKeyed } from './keyed.ts';
import { placeIn } from './place.ts';
import type { Target } from './target.ts';

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
    return leavesOf(targets).map(({ id }) => ({
      part: id,
      status: 'missing',
      coarse: false,
      confidence: 1,
      rivals: [],
      doubts: [],
    }));
  const plain = document.blocks.flatMap((block, index) => (block.key === undefined ? [index] : []));
  if (plain.length === document.blocks.length) return placeIn(document, plain, targets);
  return alignKeyed(document, plain, targets);
}

function leavesOf(targets: readonly Target[]): Target[] {
  return targets.flatMap((target) => (target.parts.length === 0 ? [target] : leavesOf(target.parts)));
}
