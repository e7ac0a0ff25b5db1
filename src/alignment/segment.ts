import type { Span } from '../model/place.ts';
import { isWithin, scopeScore, spanOfAtoms, type Evidence } from './evidence.ts';
import type { Candidate } from './features.ts';
import type { Atom } from './atoms.ts';
import type { Part } from './rubric-tree.ts';
import { scopeEndOf, type Choice } from './solution.ts';

/** The atoms `start` to before `end` of an answer with its label and a copied question. */
export type Stretch = Span;

/** A margin from which on an unlabelled place is taken at all. */
const SURE = 1.2;
/** A margin from which on a place is sure enough to end the answer before it. */
const SURE_ENOUGH = 1.5;

/** The stretch of a choice: to the next sure place of another part, or to the end of its label's scope. */
export function stretchOf(
  evidence: Evidence,
  choices: readonly Choice[],
  choice: Choice & { readonly at: Candidate },
): Stretch {
  const { part, at } = choice;
  const scope = scopeOf(evidence, part, at);
  const cuts = choices
    .filter(
      (other) => other.at !== undefined && !isWithin(evidence.parts, other.part.index, part.index) && ends(other, part),
    )
    .map((other) => other.at?.atom ?? 0);
  const end = Math.min(scope, ...cuts.filter((atom) => atom > at.atom));
  const start = firstStep(choices, choice);
  return { start, end: untilQuestion(evidence, part, { start: at.atom, end: Math.max(end, at.atom + 1) }) };
}

/**
 * A derivation names what it derives more than once: without a label the answer begins with the first of its steps, behind
 * the answers to its siblings.
 */
function firstStep(choices: readonly Choice[], { part, at, candidates }: Choice & { readonly at: Candidate }): number {
  const group = choices[part.parent];
  const begin = group?.at?.atom;
  if (part.kind !== 'loose' || begin === undefined) return at.atom;
  const siblings = choices.filter((one) => one.part !== part && one.part.parent === part.parent);
  const isOnly = siblings.every((one) => one.part.target.kind !== part.target.kind);
  const taken = Math.max(begin, ...siblings.flatMap((one) => (one.at && one.at.atom < at.atom ? [one.at.atom] : [])));
  const steps = candidates.filter(
    (one) => one.atom > taken && one.atom < at.atom && one.looks >= (isOnly ? LOOKS_ALIKE : LOOKS_SAME),
  );
  return Math.min(at.atom, ...steps.map((one) => one.atom));
}

/** From here on a place looks like the same answer; or like it, where no sibling is of its kind. */
const LOOKS_SAME = 0.9;
const LOOKS_ALIKE = 0.55;

/** The copied question of another part ends an answer that has begun. */
function untilQuestion(evidence: Evidence, part: Part, { start, end }: Stretch): number {
  for (let i = start + 1; i < end; i++) {
    const asked = evidence.questionOf[i] ?? -1;
    if (
      asked >= 0 &&
      !isWithin(evidence.parts, part.index, asked) &&
      !isWithin(evidence.parts, asked, part.index) &&
      evidence.holdsText(start, i)
    )
      return i;
  }
  return end;
}

/** The stretch of a rival: its own scope. */
export function stretchOfRival(evidence: Evidence, part: Part, at: Candidate): Stretch {
  return { start: at.atom, end: Math.max(at.atom + 1, scopeOf(evidence, part, at)) };
}

/** What the check reads: the stretch without label, heading, copied question and marker. Empty where nothing is left. */
export function bodyOf(evidence: Evidence, part: Part, { start, end }: Stretch): Span | undefined {
  const { atoms } = evidence;
  if (!evidence.holdsText(start, end)) return headingAnswer(evidence, part, atoms[start]);
  let first = markerIn(evidence, { start, end }) ?? start;
  while (first < end - 1 && isPreamble(evidence, atoms[first])) first++;
  const atom = atoms[first];
  if (!atom) return undefined;
  const own = first === start || atom.marker;
  const from = !own ? atom.span.start : part.kind === 'named' || atom.marker ? atom.bodyStart : atom.labelEnd;
  const to = spanOfAtoms(atoms, { start: first, end: lastWritten(evidence, first, end) + 1 }).end;
  return { start: Math.min(from, to), end: to };
}

function ends(other: Choice, part: Part): boolean {
  if (other.margin >= SURE_ENOUGH || (other.at?.labelled === true && other.margin > 0.8)) return true;
  const isSibling = other.part.parent === part.parent && other.part.kind === part.kind;
  // "So the gradient is in R^{1×n}" is a remark in a derivation, and not its end.
  if (isSibling && part.kind === 'loose' && asksForShape(other.part) && !asksForShape(part)) return false;
  return isSibling && ((part.kind === 'named' && other.margin > 0) || (part.kind === 'loose' && other.margin >= SURE));
}

function asksForShape({ target, wantsShape }: Part): boolean {
  return target.kind === 'shape' || wantsShape;
}

function scopeOf(evidence: Evidence, part: Part, at: Candidate): number {
  const { atoms } = evidence;
  const atom = atoms[at.atom];
  if (!atom) return at.atom + 1;
  if (atom.kind === 'cell' && part.leaf) return at.atom + 1;
  const file = atoms.findIndex((one) => one.index > at.atom && one.file !== atom.file);
  const scope = Math.min(scopeEndOf(evidence, at), file < 0 ? atoms.length : file);
  if (part.kind === 'loose' && at.node < 0 && atom.opened.length === 0 && scopeScoreless(evidence, part, atom))
    return Math.min(scope, endOfFormulas(evidence, at.atom));
  if (part.kind !== 'named' || !part.leaf) return scope;
  const block = endOfBlock(atoms, at.atom);
  if (at.node < 0) return Math.min(block, scope);
  return leadsAlone(atom) ? scope : Math.min(scope, nextItem(evidence, at.atom, scope));
}

/** "Parameters: 30" in one bullet does not reach into the next bullet, but into what is nested below it. */
function nextItem(evidence: Evidence, from: number, to: number): number {
  const own = evidence.document.blocks[evidence.atoms[from]?.block ?? -1];
  for (let i = endOfBlock(evidence.atoms, from); i < to; i++) {
    const block = evidence.document.blocks[evidence.atoms[i]?.block ?? -1];
    if (block?.kind === 'item' && own?.kind === 'item' && block.depth <= own.depth) return i;
  }
  return to;
}

/** Whether no label of its group stands over an atom. */
function scopeScoreless(evidence: Evidence, part: Part, atom: Atom): boolean {
  return (
    scopeScore(evidence, part, atom, 'sheet') === undefined &&
    scopeScore(evidence, part, atom, 'position') === undefined
  );
}

/** The end of the block, and of the formulas that directly follow it. */
function endOfFormulas(evidence: Evidence, from: number): number {
  const { atoms } = evidence;
  let end = endOfBlock(atoms, from);
  while (atoms[end]?.kind === 'math') end++;
  return end;
}

function leadsAlone(atom: Atom): boolean {
  return atom.text.slice(atom.bodyAt).trim() === '';
}

function endOfBlock(atoms: readonly Atom[], from: number): number {
  let end = from + 1;
  while (end < atoms.length && atoms[end]?.block === atoms[from]?.block) end++;
  return end;
}

/** A marker ("Answer:") behind nothing but the copied question begins the answer. */
function markerIn(evidence: Evidence, { start, end }: Stretch): number | undefined {
  const { atoms } = evidence;
  const marker = atoms.findIndex((atom) => atom.index > start && atom.index < end && atom.marker);
  if (marker < 0) return undefined;
  const before = atoms.slice(start, marker);
  const asks = before.some(
    (atom) => evidence.questionOf[atom.index] !== -1 || /\?[*_\s]*$/u.test(atom.text) || atom.kind === 'heading',
  );
  const answers = before.some((atom) => atom.kind === 'math' && atom.text.includes('='));
  return asks && !answers && evidence.holdsText(marker, end) ? marker : undefined;
}

function isPreamble(evidence: Evidence, atom: Atom | undefined): boolean {
  if (!atom) return false;
  if (atom.kind === 'heading' || atom.kind === 'row-head' || evidence.questionOf[atom.index] !== -1) return true;
  return atom.text.slice(atom.bodyAt).trim() === '';
}

/** An answer may stand in the heading itself: `### (b) The output has 10 channels`. */
function headingAnswer(evidence: Evidence, part: Part, atom: Atom | undefined): Span | undefined {
  if (atom?.kind !== 'heading' || evidence.questionOf[atom.index] !== -1 || atom.bodyAt === 0) return undefined;
  const text = atom.text.slice(atom.bodyAt);
  const span = { start: atom.bodyStart, end: atom.span.end };
  return /[\p{L}\p{N}]/u.test(text) && (/\d/u.test(text) || evidence.looksIn(part, span) > 0.55) ? span : undefined;
}

function lastWritten(evidence: Evidence, first: number, end: number): number {
  let last = end - 1;
  while (
    last > first &&
    (evidence.atoms[last]?.kind === 'heading' ||
      evidence.questionOf[last] !== -1 ||
      evidence.atoms[last]?.kind === 'row-head')
  )
    last--;
  return last;
}
