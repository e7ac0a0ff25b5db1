import type { Atom } from './atoms.ts';
import { isAsking } from './asking.ts';
import type { Evidence } from './evidence.ts';
import { isFirst } from './labels.ts';
import type { DoubtCode } from './messages.ts';
import { isPlainCopy, saysSomething } from './questions.ts';
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
/** What a check says of a passage that it can say nothing of. */
const SAYS_NOTHING = 0.5;
/** Margin from which on a place is sure. */
const SURE = 1.2;

/**
 * Whether it is proved that a part was not answered: its label stands over nothing, or the whole text of the nearest
 * sure group (of the document, where none is) is claimed by other parts. In either case nothing that belongs to no part,
 * and nothing behind the first lines of another part, may look like its answer. Otherwise the code of the doubt.
 */
export function absence(claims: Claims, part: Part, empty: Stretch | undefined): 'proved' | DoubtCode {
  if (claims.evidence.exhausted(part)) return 'not-located';
  if (empty && mayHideIn(claims, part, empty)) return 'not-located';
  const region = empty ? undefined : regionOf(claims, part);
  if (region && hasFreeText(claims, part, region))
    return looksElsewhere(claims, part) ? 'unclaimed-text' : 'not-located';
  if (labelElsewhere(claims, part, empty) || looksElsewhere(claims, part)) return 'unclaimed-text';
  if (!empty && isNamedInside(claims, part)) return 'not-located';
  return hidesInOthers(claims, part, empty) ? 'not-located' : 'proved';
}

/** Under an empty label: its own title, words of the question that may be an answer, the number of a lone list item. */
function mayHideIn({ evidence, owners }: Claims, part: Part, { start, end }: Stretch): boolean {
  return evidence.atoms.slice(start, end).some((atom) => {
    if (owners[atom.index] !== part.index) return false;
    if (atom.kind === 'heading') return hasTitle(evidence, atom);
    return (evidence.questionOf[atom.index] !== -1 && !isCopy(evidence, atom, part)) || isLoneItem(evidence, atom);
  });
}

/** Words of a question are surely no answer where the block goes on to ask. */
function isCopy({ atoms, questionOf }: Evidence, atom: Atom, part: Part): boolean {
  if (isPlainCopy(atom, part)) return true;
  for (let i = atom.index + 1; atoms[i]?.block === atom.block && questionOf[i] !== -1; i++)
    if (isAsking(atoms[i]?.text.slice(atoms[i]?.bodyAt) ?? '')) return true;
  return false;
}

/** A heading that goes on behind its label, not with the question. */
function hasTitle({ questionOf }: Evidence, { index, kind, bodyAt, text }: Atom): boolean {
  return kind === 'heading' && bodyAt > 0 && questionOf[index] === -1 && saysSomething(text.slice(bodyAt));
}

/** `4.` alone is an empty list item for Markdown, but a value for a person. */
function isLoneItem({ document, nodes }: Evidence, { block, opened, bodyAt, text }: Atom): boolean {
  const item = document.blocks[block];
  if (item?.kind !== 'item' || item.marker === undefined || text.slice(bodyAt).trim() !== '') return false;
  const last = nodes[opened.at(-1) ?? -1]?.label?.components.at(-1);
  if (!last || isFirst(last)) return false;
  return !document.blocks.some((one) => one !== item && one.kind === 'item' && one.group === item.group);
}

/** The stretch of the nearest group that is surely placed; the whole document where there is none. */
function regionOf({ evidence, solution, stretches }: Claims, part: Part): Stretch {
  for (let group = evidence.parts[part.parent]; group; group = evidence.parts[group.parent]) {
    const stretch = stretches[group.index];
    if (stretch && (solution.choices[group.index]?.margin ?? 0) >= SURE) return stretch;
  }
  return { start: 0, end: evidence.atoms.length };
}

function hasFreeText(claims: Claims, part: Part, { start, end }: Stretch): boolean {
  for (let i = start; i < end; i++) if (isFree(claims, part, i)) return true;
  return false;
}

function looksElsewhere(claims: Claims, part: Part): boolean {
  const { evidence, owners } = claims;
  return evidence.atoms.some((_, i) => {
    if (owners[i] !== -1 || !evidence.holdsText(i, i + 1)) return false;
    return evidence.looks(part, i, i + 1) > (isFree(claims, part, i) ? LOOKS_LIKE : LOOKS_MUCH_LIKE);
  });
}

/** A place with the part's own label or name over text, at which no other part begins, speaks against its absence. */
function labelElsewhere({ evidence, solution }: Claims, part: Part, empty: Stretch | undefined): boolean {
  const begun = new Set(
    solution.choices.filter((one) => one.part.leaf && one.part !== part).map((one) => one.at?.atom),
  );
  const candidates = solution.choices[part.index]?.candidates ?? [];
  return candidates.some((one) => {
    const atom = evidence.atoms[one.atom];
    if (!atom || !one.labelled || one.atom === empty?.start || begun.has(one.atom)) return false;
    return hasTitle(evidence, atom) || evidence.holdsText(one.atom, evidence.nodes[one.node]?.end ?? one.atom + 1);
  });
}

/**
 * Text that no part claims. What stands before the first answer is a title or a name, unless the sheet asks for this part
 * before that answer; where nothing was placed at all, even a title may be an answer.
 */
function isFree(claims: Claims, part: Part, index: number): boolean {
  const { evidence, owners, stretches } = claims;
  const atom = evidence.atoms[index];
  if (!atom || owners[index] !== -1) return false;
  const first = firstOf(stretches);
  if (!first)
    return (
      isLoneItem(evidence, atom) || saysSomething(isOnSheet(evidence, atom) ? atom.text.slice(atom.bodyAt) : atom.text)
    );
  if (isUnreadLabel(claims, atom)) return true;
  if (index >= first.start) return evidence.holdsText(index, index + 1) || isUnreadHead(atom);
  if (!evidence.holdsText(index, index + 1)) return false;
  if (atom.text.length > LONG) return true;
  return part.lastBelow < first.part && evidence.looks(part, index, index + 1) >= SAYS_NOTHING;
}

/** More than a title or a name. */
const LONG = 140;

/** What was read as a label, but is none of the sheet's, and no part begins there, may be a short answer. */
function isUnreadLabel({ evidence, solution }: Claims, atom: Atom): boolean {
  if (atom.kind === 'heading' || atom.kind === 'row-head' || evidence.holdsText(atom.index, atom.index + 1))
    return false;
  const label = evidence.nodes[atom.opened.at(-1) ?? -1]?.label;
  if (!label || label.word !== undefined || !saysSomething(atom.text) || isOnSheet(evidence, atom)) return false;
  return label.source !== 'name' && solution.choices.every((one) => one.at?.atom !== atom.index);
}

function isOnSheet(evidence: Evidence, { opened }: Atom): boolean {
  return opened.some((index) => {
    const node = evidence.nodes[index];
    return node !== undefined && evidence.owners(node, 'sheet').length > 0;
  });
}

/** The head of a row that is neither a label nor a name may hold an answer. */
function isUnreadHead(atom: Atom): boolean {
  return atom.kind === 'row-head' && atom.opened.length === 0 && /^[\s(]*\d/u.test(atom.text);
}

function firstOf(stretches: Claims['stretches']): { readonly start: number; readonly part: number } | undefined {
  let first: { readonly start: number; readonly part: number } | undefined;
  for (const [part, stretch] of stretches.entries())
    if (stretch && (!first || stretch.start < first.start)) first = { start: stretch.start, part };
  return first;
}

/** Whether its own label stands in brackets within the text of other parts: `(i) 4 (ii) 7` on one line. */
function isNamedInside({ evidence }: Claims, part: Part): boolean {
  if (part.kind !== 'counted') return false;
  const labels = part.target.labels.map((label) => `(${label.trim().toLowerCase()})`);
  return evidence.atoms.some(({ text, bodyAt, kind }) => {
    const body = kind === 'heading' ? '' : text.slice(bodyAt).toLowerCase();
    return labels.some((label) => body.includes(label));
  });
}

/**
 * Whether a claimed passage, behind where its own part begins, looks more like this part's answer than like its owner's.
 * Outside of the group's text that takes a surer look: there the labels speak against it. A part that is unsure of its own
 * place proves nothing of another.
 */
function hidesInOthers(claims: Claims, part: Part, empty: Stretch | undefined): boolean {
  const { start, end } = regionOf(claims, part);
  const { evidence, solution, owners, stretches } = claims;
  return evidence.atoms.some((atom, i) => {
    const owner = evidence.parts[owners[i] ?? -1];
    if (!owner || owner.index === part.index || !evidence.holdsText(i, i + 1)) return false;
    const inside = start <= i && i < end;
    if (inside && !empty && (solution.choices[owner.index]?.margin ?? 0) < SURE) return true;
    const begins = stretches[owner.index]?.start ?? i;
    if (i === begins || (atom.block === evidence.atoms[begins]?.block && part.kind === 'counted')) return false;
    const looks = evidence.looks(part, i, i + 1);
    if (inside && looks >= 0.45 && part.kind === 'loose' && /=|\\equiv/u.test(atom.text)) return true;
    if (looks <= (inside ? LOOKS_LIKE : LOOKS_MUCH_LIKE)) return false;
    return looks >= evidence.looks(owner, i, i + 1) + (inside ? 0 : 0.2);
  });
}
