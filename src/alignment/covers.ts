import type { Evidence } from './evidence.ts';
import type { Candidate } from './features.ts';
import { sameComponent } from './labels.ts';
import type { Numbering } from './path-fit.ts';
import type { Part } from './rubric-tree.ts';
import type { Choice, Solution } from './solution.ts';

/**
 * A sheet has more questions than the one that is graded: "Question 1" and "Question 2" may each have their (a), (b) and
 * (c). Such a label over everything, which is none of the rubric's, is a cover; all answers belong under one.
 */
export interface Covers {
  /** Whether a place lies under another cover than most answers do. */
  isForeign(part: Part, at: Candidate): boolean;
  /** Whether what stands there is so much less like the answers that it is no rival of them. */
  isOutdone(part: Part, at: Candidate): boolean;
}

/** By how much the answers under one cover must beat those under another in all. */
const LEAD = 3;

/** Finds the cover under which most answers were placed. */
export function coversOf(evidence: Evidence, { choices, numbering }: Solution): Covers {
  const setting: Setting = { evidence, numbering, choices };
  const counts = new Map<string, number>();
  for (const { part, at } of choices) {
    const cover = part.leaf && at ? coverOf(setting, part, at) : undefined;
    if (cover !== undefined) counts.set(cover, (counts.get(cover) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const leaders = [...counts].filter(([, count]) => count === most).map(([cover]) => cover);
  const [leader] = leaders;
  return {
    isForeign: (part, at) => {
      const cover = counts.size > 1 ? coverOf(setting, part, at) : undefined;
      return cover !== undefined && (leaders.length > 1 || cover !== leader);
    },
    isOutdone: (part, at) => {
      const cover = coverOf(setting, part, at);
      if (leader === undefined || leaders.length > 1 || cover === undefined || cover === leader) return false;
      return leadOf(setting, leader, cover) >= LEAD;
    },
  };
}

interface Setting {
  readonly evidence: Evidence;
  readonly numbering: Numbering;
  readonly choices: readonly Choice[];
}

/** By how much the best places under one cover beat those under another, over all leaves that have both. */
function leadOf(setting: Setting, one: string, other: string): number {
  const best = ({ part, candidates }: Choice, cover: string): number | undefined =>
    candidates.find((candidate) => coverOf(setting, part, candidate) === cover)?.score;
  return setting.choices.reduce((sum, choice) => {
    const [left, right] = choice.part.leaf ? [best(choice, one), best(choice, other)] : [];
    return left === undefined || right === undefined ? sum : sum + left - right;
  }, 0);
}

/** The label that stands over the labels of the sheet at a place: empty for none, undefined where nothing can be said. */
function coverOf({ evidence, numbering }: Setting, part: Part, { atom }: Candidate): string | undefined {
  const chain = evidence.chain(evidence.atoms[atom]?.node ?? -1);
  const own = chain.find((node) => evidence.fit(part, node, numbering).whole);
  const outer = chain.findLast((node) => node.path.some((one) => one.ordinals.length > 0));
  if (!own || !outer) return undefined;
  const [cover] = outer.path.filter((one) => one.ordinals.length > 0);
  const first = own.path.find((one) => one.ordinals.length > 0);
  const isStep =
    cover !== undefined &&
    first !== undefined &&
    sameComponent(first, cover) &&
    evidence.fit(part, own, numbering).exact;
  return isStep ? '' : cover?.ordinals.map(({ system, value }) => `${system} ${value}`).join('/');
}
