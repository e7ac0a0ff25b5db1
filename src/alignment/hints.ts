import type { Atom } from './atoms.ts';
import type { Evidence } from './evidence.ts';
import type { Part } from './rubric-tree.ts';

/** How many atoms before a place lead in to it. */
const LEADS_IN = 3;

/** Whether the words at a place, or those that lead in to it, are those of the part's question rather than a sibling's. */
export function hintScore(evidence: Evidence, part: Part, atom: Atom): number {
  const own = hintShare(evidence, part, atom);
  const siblings = evidence.parts.filter((one) => one !== part && one.parent === part.parent && one.leaf);
  const most = Math.max(0, ...siblings.map((one) => hintShare(evidence, one, atom)));
  return 2 * own - 1.5 * Math.max(0, most - own);
}

const NO_STEMS: ReadonlySet<string> = new Set();

/** The share of a part's own words; two of them are enough. */
function hintShare(evidence: Evidence, part: Part, atom: Atom): number {
  if (part.hints.size === 0) return 0;
  // A word in a formula is a name of the student's: what is meant stands in front of it.
  const stems = atom.kind === 'math' ? NO_STEMS : evidence.stemsAt(atom.index);
  const count = (some: ReadonlySet<string>): number => [...part.hints].filter((one) => some.has(one)).length;
  let found = count(stems);
  for (let i = atom.index - 1; found === 0 && i >= Math.max(0, atom.index - LEADS_IN); i--) {
    const before = evidence.atoms[i];
    if (!before || before.kind === 'math' || before.kind === 'heading' || before.file !== atom.file) break;
    found = (atom.kind === 'cell' && before.kind === 'row-head' ? 1 : 0.7) * count(evidence.stemsAt(i));
    if (before.opened.length > 0) break;
  }
  return Math.min(1, found / Math.min(2, part.hints.size));
}
