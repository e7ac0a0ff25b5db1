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
const LOOKS_MUCH_LIKE = 0.7;

/**
 * Whether it is proved that a part was not answered: its label stands over nothing, or the whole text of the nearest
 * sure group (of the document, where none is) is claimed by other parts. In either case nothing that belongs to no part,
 * and nothing behind the first lines of another part, may look like its answer. Otherwise the code of the doubt.
 */
export function absence(claims: Claims, part: Part, empty: Stretch | undefined): 'proved' | DoubtCode {
  const region = empty ? undefined : regionOf(claims, part);
  if (region && hasFreeText(claims, region)) return looksElsewhere(claims, part) ? 'unclaimed-text' : 'not-located';
  if (labelElsewhere(claims, part, empty) || looksElsewhere(claims, part)) return 'unclaimed-text';
  return hidesInOthers(claims, part, region ?? regionOf(claims, part)) ? 'not-located' : 'proved';
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
  const { evidence, owners } = claims;
  return evidence.atoms.some((_, i) => {
    if (owners[i] !== -1 || !evidence.holdsText(i, i + 1)) return false;
    return evidence.looks(part, i, i + 1) > (isFree(claims, i) ? LOOKS_LIKE : LOOKS_MUCH_LIKE);
  });
}

/** A place with the part's own label or name over text, at which no other part begins, speaks against its absence. */
function labelElsewhere({ evidence, solution }: Claims, part: Part, empty: Stretch | undefined): boolean {
  const begun = new Set(
    solution.choices.filter((one) => one.part.leaf && one.part !== part).map((one) => one.at?.atom),
  );
  const candidates = solution.choices[part.index]?.candidates ?? [];
  return candidates.some(
    (one) =>
      one.labelled &&
      one.atom !== empty?.start &&
      !begun.has(one.atom) &&
      evidence.holdsText(one.atom, evidence.nodes[one.node]?.end ?? one.atom + 1),
  );
}

/** Text that no part claims, save for titles and names at the top. */
function isFree({ evidence, owners, stretches }: Claims, index: number): boolean {
  const atom = evidence.atoms[index];
  if (!atom || owners[index] !== -1 || !evidence.holdsText(index, index + 1)) return false;
  const first = Math.min(...stretches.map((one) => one?.start ?? Infinity));
  return index >= first || atom.text.length > 140;
}

/**
 * Whether a claimed passage, behind where its own part begins, looks more like this part's answer than like its owner's.
 * Outside of the group's text that takes a surer look: there the labels speak against it.
 */
function hidesInOthers(claims: Claims, part: Part, { start, end }: Stretch): boolean {
  const { evidence, owners, stretches } = claims;
  return evidence.atoms.some((atom, i) => {
    const owner = evidence.parts[owners[i] ?? -1];
    if (!owner || owner.index === part.index || !evidence.holdsText(i, i + 1)) return false;
    const begins = stretches[owner.index]?.start ?? i;
    if (i === begins || (atom.block === evidence.atoms[begins]?.block && part.kind === 'counted')) return false;
    const looks = evidence.looks(part, i, i + 1);
    const inside = start <= i && i < end;
    if (inside && looks >= 0.45 && part.kind === 'loose' && /=|\\equiv/u.test(atom.text)) return true;
    if (looks <= (inside ? LOOKS_LIKE : LOOKS_MUCH_LIKE)) return false;
    return looks >= evidence.looks(owner, i, i + 1) + (inside ? 0 : 0.2);
  });
}
