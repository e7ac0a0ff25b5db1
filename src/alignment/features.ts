import { isWithin, labelFit, scopeScore, type Evidence } from './evidence.ts';
import type { Atom } from './atoms.ts';
import { hintScore } from './hints.ts';
import { worth, type Numbering } from './path-fit.ts';
import type { Part } from './rubric-tree.ts';

/** A place where the answer to a part may begin. */
export interface Candidate {
  readonly atom: number;
  readonly score: number;
  /** The node whose label is the part's own, -1 where none is. */
  readonly node: number;
  /** Whether the part's own label or name stands there. */
  readonly labelled: boolean;
  /** Whether labels above it contradict the sheet. */
  readonly contradicted: boolean;
  /** How much what stands there looks like the answer. */
  readonly looks: number;
}

/** Most places that are kept for one part. */
const MOST_CANDIDATES = 40;

/**
 * The places for one part with their scores, best first. A score is what the evidence is worth beyond the part being
 * missing (0): labels carry most, then content, names and copied questions. The weights come from write-ups of several
 * courses; no result hangs on their fine values.
 */
export function candidatesFor(evidence: Evidence, part: Part, numbering: Numbering): Candidate[] {
  const score = { counted: scoreCounted, named: scoreNamed, loose: scoreLoose }[part.kind];
  const setting: Setting = {
    evidence,
    part,
    numbering,
    scoped: part.kind !== 'counted' && isScopeKnown(evidence, part, numbering),
  };
  const found = evidence.atoms.flatMap((atom) => {
    const candidate = evidence.inFile(part, atom) && mayHold(part, atom) ? score(setting, atom) : undefined;
    return candidate && candidate.score > WORST ? [candidate] : [];
  });
  const labelled = found.some((one) => one.labelled);
  const known = new Set(found.map((one) => one.atom));
  const more =
    part.kind !== 'loose' && part.leaf && !labelled ? unlabelled(setting).filter((one) => !known.has(one.atom)) : [];
  const ranked = [...found, ...more, ...spelledRows(setting)].toSorted((a, b) => b.score - a.score || a.atom - b.atom);
  const least = (ranked[0]?.score ?? 0) - HOPELESS;
  return ranked.filter((one) => one.score >= least).slice(0, MOST_CANDIDATES);
}

interface Setting {
  readonly evidence: Evidence;
  readonly part: Part;
  readonly numbering: Numbering;
  /** Whether the labels of the group are found anywhere in the document. */
  readonly scoped: boolean;
}

const WORST = -2.5;
/** By how much a place may be worse than the best one and still be considered. */
const HOPELESS = 8;
const BASE = -2.4;

/** The head of a row carries labels of groups and of counted parts; what is called by words stands in the cells. */
function mayHold(part: Part, atom: Atom): boolean {
  return atom.kind !== 'row-head' || (atom.opened.length > 0 && (part.kind === 'counted' || !part.leaf));
}

function scoreCounted({ evidence, part, numbering }: Setting, atom: Atom): Candidate | undefined {
  const labels = labelFit(evidence, part, atom, numbering);
  if (!labels) return askedCandidate({ evidence, part, numbering, scoped: true }, atom);
  const { fit, node } = labels;
  const group = evidence.parts[part.parent];
  const onSheet = evidence.fit(part, node, 'sheet').own >= 0.9;
  if (
    group &&
    !onSheet &&
    (evidence.fit(group, node, numbering).exact || (fit.own < 0.9 && evidence.fit(group, node, numbering).own >= 0.9))
  )
    return undefined;
  const isAlone = evidence.isAlone(part, node, numbering);
  const strength = Math.min(1, (node.label?.strength ?? 2) / 2.5);
  let score = BASE + worth(fit) - 4 * fit.own * (1 - strength);
  if (liesInOther(evidence, part, node.index, numbering)) score -= 3;
  score += questionScore(evidence, part, atom, node.end);
  const looks = part.leaf ? looksOfScope(evidence, part, atom.index, node.end) : 0.5;
  // A left side that names something else is a slip under a label that stands nowhere else.
  score += Math.max(2 * (2 * looks - 1), isAlone && looks >= ANNOUNCED ? -0.8 : -2);
  if (isAlone && part.leaf && evidence.holdsText(atom.index, node.end)) score += 0.5;
  if (!evidence.holdsText(atom.index, node.end)) score -= part.leaf ? 2.5 : 1.5;
  return {
    atom: atom.index,
    score,
    node: node.index,
    labelled: fit.own >= 0.9,
    contradicted: fit.against > 0.2,
    looks,
  };
}

/** What only announces answers looks less like one than this. */
const ANNOUNCED = 0.05;

/** A part that is called by words is found by its name, together with the name of its group and the labels above. */
function scoreNamed(setting: Setting, atom: Atom): Candidate | undefined {
  const { evidence, part } = setting;
  const spelled = labelFit(evidence, part, atom, setting.numbering);
  const names = evidence.namesAt(atom);
  const own = part.names.at(-1) ?? '';
  const read = names.get(own);
  if (spelled?.node.label?.part === part.index)
    return { atom: atom.index, score: 6, node: spelled.node.index, labelled: true, contradicted: false, looks: 0.5 };
  if (!read || !part.names.some((name) => names.get(name)?.here === true)) return askedCandidate(setting, atom);
  if ((atom.kind === 'heading' && !read.here) || (atom.kind === 'cell' && !part.leaf)) return undefined;
  let score = BASE + 4 * read.agreement + aboveScore(setting, atom) + placeScore(atom);
  if (rivalNameHere(evidence, part, atom)) score -= 3;
  const node = atom.opened.find((index) => evidence.nodes[index]?.path.at(-1)?.name === own) ?? -1;
  const end = evidence.nodes[node]?.end ?? atom.index + 1;
  const looks = part.leaf ? looksOfScope(evidence, part, atom.index, Math.min(end, atom.index + 6)) : 0.5;
  if (part.leaf) score += 1.4 * (2 * looks - 1);
  if (part.leaf && !evidence.holdsText(atom.index, end)) score -= 1.5;
  score += questionScore(evidence, part, atom, end);
  return { atom: atom.index, score, node, labelled: read.agreement > 0.6, contradicted: false, looks };
}

/** A part without a label is known by its content, under the label of its group. */
function scoreLoose(setting: Setting, atom: Atom): Candidate | undefined {
  const { evidence, part, numbering, scoped } = setting;
  const scope = scopeScore(evidence, part, atom, numbering, scoped ? 0.9 : 0);
  if (atom.kind === 'heading' || (atom.strong && evidence.questionOf[atom.index] !== -1)) return undefined;
  if (scope === undefined && liesUnderOther(evidence, part, atom, numbering)) return undefined;
  if (scope === undefined && !/[\d=]/u.test(atom.text) && atom.kind !== 'math') return undefined;
  const looks = looksOfAtom(evidence, part, atom);
  const hinted = hintScore(evidence, part, atom);
  let score =
    BASE +
    0.2 +
    hinted +
    4 * (2 * looks - 1) +
    (looks >= UNMISTAKABLE ? 1.5 : 0) +
    placeScore(atom) +
    summaryScore(atom, looks);
  score += scope ?? (scoped ? -3 : -0.4);
  if (evidence.questionOf[atom.index] !== -1) score -= 3;
  if (looks < 0.5 && scope === undefined) return undefined;
  return { atom: atom.index, score, node: -1, labelled: false, contradicted: false, looks };
}

/** Whether the label of a part that has nothing to do with this one stands over an atom. */
function liesUnderOther(evidence: Evidence, part: Part, atom: Atom, numbering: Numbering): boolean {
  return evidence
    .chain(atom.node)
    .some((node) =>
      [...evidence.owners(node, numbering), ...(node.label?.part === undefined ? [] : [node.label.part])].some(
        (owner) => !isWithin(evidence.parts, part.index, owner),
      ),
    );
}

const UNMISTAKABLE = 0.95;

/** The head of a row belongs to its cells: `∂z/∂x | y[…]`. */
function looksOfAtom(evidence: Evidence, part: Part, atom: Atom): number {
  const own = evidence.looks(part, atom.index, atom.index + 1);
  if (atom.kind !== 'cell') return own;
  const head =
    evidence.chain(atom.node).find((node) => node.label?.source === 'row')?.atom ?? previousHead(evidence, atom);
  return head === undefined ? own : Math.max(own, evidence.looksAsRow(part, head, atom.index));
}

function previousHead(evidence: Evidence, atom: Atom): number | undefined {
  for (let i = atom.index - 1; i >= 0 && i > atom.index - 12; i--) if (evidence.atoms[i]?.kind === 'row-head') return i;
  return undefined;
}

/** `c.f.params` or `b.dx` written out at the head of a row, item or line names a part surely, whatever its kind. */
function spelledRows({ evidence, part }: Setting): Candidate[] {
  if (part.kind !== 'loose') return [];
  return evidence.nodes
    .filter((node) => node.label?.part === part.index)
    .map((node) => ({ atom: node.atom, score: 6, node: node.index, labelled: true, contradicted: false, looks: 0.5 }));
}

/** Where neither label nor name of a part stands anywhere, blocks that look like its answer are all there is. */
function unlabelled({ evidence, part, numbering }: Setting): Candidate[] {
  const { atoms } = evidence;
  const found: Candidate[] = [];
  atoms.forEach((atom, i) => {
    if (!atom.first || atom.kind === 'heading' || atom.kind === 'row-head' || !evidence.inFile(part, atom)) return;
    let end = i + 1;
    while (end < atoms.length && atoms[end]?.block === atom.block && atoms[end]?.first === false) end++;
    if (!evidence.holdsText(i, end)) return;
    const looks = evidence.looks(part, i, end);
    if (looks <= 0.55) return;
    const scope = scopeScore(evidence, part, atom, numbering);
    found.push({
      atom: i,
      score: BASE - 0.4 + 4 * (2 * looks - 1) + (scope ?? -0.4) + summaryScore(atom, looks),
      node: -1,
      labelled: false,
      contradicted: false,
      looks,
    });
  });
  return found;
}

/** A copied question without a label is a label itself. */
function askedCandidate({ evidence, part }: Setting, atom: Atom): Candidate | undefined {
  if (evidence.questionOf[atom.index] !== part.index || !atom.first) return undefined;
  const end = endOfFollowing(evidence, atom);
  const looks = part.leaf ? looksOfScope(evidence, part, atom.index, end) : 0.5;
  return {
    atom: atom.index,
    score: BASE + 4.6 + (2 * looks - 1),
    node: -1,
    labelled: false,
    contradicted: false,
    looks,
  };
}

/** The block behind a copied question. */
function endOfFollowing({ atoms }: Evidence, atom: Atom): number {
  const following = atoms.find((one) => one.index > atom.index && one.block !== atom.block)?.block;
  let end = atom.index + 1;
  while (end < atoms.length && (atoms[end]?.block === atom.block || atoms[end]?.block === following)) end++;
  return end;
}

function questionScore(evidence: Evidence, part: Part, atom: Atom, end: number): number {
  for (let i = atom.index; i < Math.min(end, atom.index + 4); i++) {
    if (i > atom.index && evidence.holdsText(atom.index, i)) break;
    const asked = evidence.questionOf[i] ?? -1;
    if (asked === part.index) return 1.5;
    if (asked >= 0 && !isWithin(evidence.parts, part.index, asked) && !isWithin(evidence.parts, asked, part.index))
      return -2.5;
  }
  return 0;
}

function looksOfScope(evidence: Evidence, part: Part, from: number, end: number): number {
  return evidence.looks(part, from, Math.max(from + 1, Math.min(end, from + 40)));
}

/** What stands in a table is a result, what stands elsewhere under the same name may be a step to it. */
function summaryScore(atom: Atom, looks: number): number {
  return atom.kind === 'cell' && looks >= 0.9 ? 0.3 : 0;
}

function placeScore(atom: Atom): number {
  return (atom.first ? 0.15 : 0) - (atom.kind === 'code' || atom.kind === 'figure' ? 1.5 : 0);
}

/** For a part that is called by words: the names of its groups and the labels over them. */
function aboveScore({ evidence, part, numbering, scoped }: Setting, atom: Atom): number {
  const names = evidence.namesAt(atom);
  let score = scopeScore(evidence, part, atom, numbering) ?? (scoped ? -1.2 : -0.4);
  for (let group = evidence.parts[part.parent]; group; group = evidence.parts[group.parent]) {
    if (group.kind !== 'named') continue;
    const name = group.names.at(-1) ?? '';
    if (names.has(name)) score += 1.2;
    else score -= siblingsOf(evidence, group).some((one) => names.has(one)) ? 3 : 0.5;
  }
  return score;
}

function siblingsOf(evidence: Evidence, part: Part): string[] {
  return evidence.parts
    .filter((one) => one.parent === part.parent && one.index !== part.index && one.kind === 'named')
    .map((one) => one.names.at(-1) ?? '');
}

/** Whether the place is called by the name of a sibling, and by the part's own only from further out. */
function rivalNameHere(evidence: Evidence, part: Part, atom: Atom): boolean {
  const names = evidence.namesAt(atom);
  if (names.get(part.names.at(-1) ?? '')?.here === true) return false;
  return siblingsOf(evidence, part).some((name) => names.get(name)?.here === true);
}

/**
 * A numbered list inside the answer to one part does not answer its sibling of the same number, and a label that is
 * exactly that of another part is not this part's with something left out.
 */
function liesInOther(evidence: Evidence, part: Part, node: number, numbering: Numbering): boolean {
  const [own, ...around] = evidence.chain(node);
  const owners = own ? evidence.owners(own, numbering) : [];
  if (owners.length > 0 && !owners.includes(part.index)) return true;
  return around.some((one) =>
    evidence.owners(one, numbering).some((owner) => owner !== part.index && evidence.parts[owner]?.leaf === true),
  );
}

function isScopeKnown(evidence: Evidence, part: Part, numbering: Numbering): boolean {
  const group = evidence.parts[part.parent];
  if (!group || part.paths.every((path) => path.length === 0)) return true;
  return evidence.nodes.some((node) => evidence.fit(group, node, numbering).own >= 0.9);
}
