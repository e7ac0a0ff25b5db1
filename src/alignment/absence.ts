import type { Evidence } from './evidence.ts';
import type { DoubtCode } from './messages.ts';
import type { Part } from './rubric-tree.ts';
import type { Stretch } from './segment.ts';
import type { Solution } from './solution.ts';

/** Who claims which text. */
export interface Claims {
  readonly evidence: Evidence;
  readonly solution: Solution;
  readonly stretches: readonly (Stretch | undefined)[];
  /** For each atom the leaf that claims it, -1 for none. */
  readonly owners: Int32Array;
}

/** From here on a passage looks like an answer. */
const LOOKS_LIKE = 0.55;

/**
 * Whether it is proved that a part was not answered: its label stands over nothing, or the whole text of the nearest
 * sure group (of the document, where none is) is claimed by other parts. In either case nothing that belongs to no part,
 * and nothing behind the first lines of another part, may look like its answer. Otherwise the code of the doubt.
 */
export function absence(claims: Claims, part: Part, empty: Stretch | undefined): 'proved' | DoubtCode {
  const { evidence } = claims;
  const region = empty ? undefined : regionOf(claims, part);
  if (region && hasFreeText(claims, region)) return looksElsewhere(claims, part) ? 'unclaimed-text' : 'not-located';
  if (looksElsewhere(claims, part)) return 'unclaimed-text';
  const whole = { start: 0, end: evidence.atoms.length };
  return hidesInOthers(claims, part, region ?? whole) ? 'not-located' : 'proved';
}

/** The stretch of the nearest group that is surely placed; the whole document where there is none. */
function regionOf({ evidence, solution, stretches }: Claims, part: Part): Stretch {
  for (let group = evidence.parts[part.parent]; group; group = evidence.parts[group.parent]) {
    const stretch = stretches[group.index];
    if (stretch && (solution.choices[group.index]?.margin ?? 0) >= 1.2) return stretch;
  }
  return { start: 0, end: evidence.atoms.length };
}

function hasFreeText(claims: Claims, { start, end }: Stretch): boolean {
  for (let i = start; i < end; i++) if (isFree(claims, i)) return true;
  return false;
}

function looksElsewhere(claims: Claims, part: Part): boolean {
  const { evidence } = claims;
  return evidence.atoms.some((atom) => isFree(claims, atom.index) && evidence.looks(part, atom.index, atom.index + 1) > LOOKS_LIKE);
}

/** Text that no part claims, save for titles and names at the top. */
function isFree({ evidence, owners, stretches }: Claims, index: number): boolean {
  const atom = evidence.atoms[index];
  if (!atom || owners[index] !== -1 || !evidence.holdsText(index, index + 1)) return false;
  const first = Math.min(...stretches.map((one) => one?.start ?? Infinity));
  return index >= first || atom.text.length > 140;
}

/** Whether a claimed passage, behind where its own part begins, looks more like this part's answer than like its owner's. */
function hidesInOthers({ evidence, owners, stretches }: Claims, part: Part, { start, end }: Stretch): boolean {
  for (let i = start; i < end; i++) {
    const owner = evidence.parts[owners[i] ?? -1];
    if (!owner || owner.index === part.index || !evidence.holdsText(i, i + 1)) continue;
    const begins = stretches[owner.index]?.start ?? i;
    if (i === begins || (evidence.atoms[i]?.block === evidence.atoms[begins]?.block && part.kind === 'counted')) continue;
    const looks = evidence.looks(part, i, i + 1);
    if (looks > LOOKS_LIKE && looks >= evidence.looks(owner, i, i + 1)) return true;
    if (looks >= 0.45 && part.kind === 'loose' && /=|\\equiv/u.test(evidence.atoms[i]?.text ?? '')) return true;
  }
  return false;
}
