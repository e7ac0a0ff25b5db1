import type { Document, Run } from '../model/document.ts';
import { fitsPatterns } from '../model/name-pattern.ts';
import { passageOf, runsOf, type Passage } from '../model/passage.ts';
import type { Span } from '../model/place.ts';
import type { Component } from './labels.ts';
import { leftSidesOf } from './left-sides.ts';
import type { Atom, Outline } from './atoms.ts';
import type { Node } from './label-seats.ts';
import { NO_FIT, pathFit, worth, type Numbering, type PathFit } from './path-fit.ts';
import { contentOf, copiesIn } from './questions.ts';
import type { Part } from './rubric-tree.ts';
import { stemsOf } from './words.ts';

/** What a name over or at an atom says: how surely it was read, and whether it begins there. */
export interface NameHere {
  readonly agreement: number;
  readonly here: boolean;
}

/** Everything that scores, segments and doubts ask about one document; answers are remembered. */
export interface Evidence {
  readonly document: Document;
  readonly parts: readonly Part[];
  readonly atoms: readonly Atom[];
  readonly nodes: readonly Node[];
  /** For each atom the part whose question it repeats, -1 for none. */
  readonly questionOf: readonly number[];
  /** Whether an atom may hold the answer to a part: only its file counts here. */
  inFile(part: Part, atom: Atom): boolean;
  /** The node and those around it, innermost first. */
  chain(node: number): readonly Node[];
  /** How the labels of a node fit a part. */
  fit(part: Part, node: Node, numbering: Numbering): PathFit;
  /** Whether a node is the only one with exactly the labels of a part. */
  isAlone(part: Part, node: Node, numbering: Numbering): boolean;
  /** The counted parts whose labels stand exactly as on the sheet at a node. */
  owners(node: Node, numbering: Numbering): readonly number[];
  /** The words of an atom. */
  stemsAt(atom: number): ReadonlySet<string>;
  /** The names of the rubric over and at an atom. */
  namesAt(atom: Atom): ReadonlyMap<string, NameHere>;
  /** How much atoms `from` to before `to` look like the answer; 0.5 where nothing can be said. */
  looks(part: Part, from: number, to: number): number;
  /** The same of any stretch of the document. */
  looksIn(part: Part, span: Span): number;
  /** Whether so many passages were looked at that nothing more can be said of further ones. */
  exhausted(part: Part): boolean;
  /** How much a cell looks like the answer when it is read as the right side of a relation with the head of its row. */
  looksAsRow(part: Part, head: number, cell: number): number;
  /** Whether there is anything but labels, questions and placeholders in the atoms `from` to before `to`. */
  holdsText(from: number, to: number): boolean;
  /** The labels of a node as ordinals, with those of a part id that is written out. */
  pathOf(node: Node): readonly Component[];
}

/** How often one part may look at passages of one document. */
const MOST_LOOKS = 600;

/** Gathers the evidence. */
export function evidenceOf(document: Document, outline: Outline, parts: readonly Part[]): Evidence {
  const { atoms, nodes } = outline;
  const { questionOf } = copiesIn(atoms, parts);
  const fits = new Map<string, PathFit>();
  const looked = new Map<string, number>();
  const looks = new Map<number, number>();
  const stems = new Map<number, ReadonlySet<string>>();
  const names = new Map<number, ReadonlyMap<string, NameHere>>();

  const nextWritten = new Int32Array(atoms.length + 1).fill(atoms.length);
  for (const atom of atoms.toReversed()) {
    const written = questionOf[atom.index] === -1 && atom.kind !== 'heading' && atom.kind !== 'row-head' && holds(atom);
    nextWritten[atom.index] = written ? atom.index : (nextWritten[atom.index + 1] ?? atoms.length);
  }

  const leftSides = leftSidesOf(document, atoms, parts);
  const pathOf = (node: Node): readonly Component[] =>
    node.part === undefined ? node.path : [...(parts[node.part]?.paths[0] ?? []), ...node.path];
  const passages = new Map<string, Passage>();
  const passage = (from: number, to: number): Passage =>
    remember(passages, `${from}:${to}`, () => passageAt(document, atoms, { start: from, end: to }));

  const fit = (part: Part, node: Node, numbering: Numbering): PathFit =>
    remember(fits, `${numbering}:${part.index}:${node.index}`, () => {
      if (node.label?.part === part.index) return { own: 1.25, up: 1, against: 0, exact: true, whole: true };
      return node.label?.part !== undefined ? NO_FIT : pathFit(part, pathOf(node), numbering);
    });
  const counted = parts.filter((part) => part.kind === 'counted');
  const exacts = new Map<string, number>();
  const owners = new Map<string, readonly number[]>();
  const inFiles = parts.map(({ files }) => document.files.map(({ name }) => fitsPatterns(name, files)));

  return {
    document,
    parts,
    atoms,
    nodes,
    questionOf,
    inFile: (part, atom) => inFiles[part.index]?.[atom.file] ?? part.files.length === 0,
    chain: (node) => chainOf(nodes, node),
    fit,
    isAlone: (part, node, numbering) =>
      fit(part, node, numbering).exact &&
      remember(exacts, `${numbering}:${part.index}`, () =>
        nodes.reduce((count, one) => count + (fit(part, one, numbering).exact ? 1 : 0), 0),
      ) === 1,
    owners: (node, numbering) =>
      remember(owners, `${numbering}:${node.index}`, () =>
        counted.filter((part) => fit(part, node, numbering).whole).map((part) => part.index),
      ),
    stemsAt: (atom) => remember(stems, atom, () => new Set(stemsOf(atoms[atom]?.text ?? ''))),
    namesAt: (atom) => remember(names, atom.index, () => namesOf(atom, nodes, parts)),
    looks: (part, from, to) => {
      if (from >= to) return 0.5;
      return remember(looked, `${part.index}:${from}:${to}`, () => {
        const { recognise } = part.target;
        const left = leftSides.verdict(part, { start: from, end: to });
        if (left?.is === 'named' || left?.is === 'other' || !recognise) return left?.looks ?? 0.5;
        if (part.wantsShape && part.target.kind === 'manual') return looksLikeShape(atoms, from, to) ? 0.75 : 0.3;
        const count = looks.get(part.index) ?? 0;
        looks.set(part.index, count + 1);
        const content = count >= MOST_LOOKS ? 0.5 : recognise(passage(from, to));
        return Math.max(content, left?.looks ?? 0);
      });
    },
    looksIn: (part, span) => part.target.recognise?.(passageOf(document, span)) ?? 0.5,
    exhausted: (part) => (looks.get(part.index) ?? 0) >= MOST_LOOKS,
    looksAsRow: (part, head, cell) =>
      part.target.recognise?.(rowPassage(document, passage(head, head + 1), passage(cell, cell + 1))) ?? 0.5,
    holdsText: (from, to) => {
      const next = nextWritten[from];
      return next !== undefined && next < to;
    },
    pathOf,
  };
}

/** No check looks for a shape that a person judges. */
function looksLikeShape(atoms: readonly Atom[], from: number, to: number): boolean {
  return atoms.slice(from, to).some(({ text }) => SHAPE.test(text));
}

const SHAPE = /\\mathbb\s*\{?R|\\R(?![a-z])|ℝ|\bR\^|\d\s*(?:×|x|\\times)\s*\d|\\in(?![a-z])|∈|dimension|shape/iu;

/** The span of the atoms `start` to before `end` in the document. */
export function spanOfAtoms(atoms: readonly Atom[], { start, end }: Span): Span {
  const [first, last] = [atoms[start], atoms[end - 1]];
  return { start: first?.span.start ?? 0, end: last?.span.end ?? first?.span.end ?? 0 };
}

/**
 * The score of the labels above a place for a part that has none of its own; undefined where none of them is its group's,
 * or agrees less than `least` with it.
 */
export function scopeScore(
  evidence: Evidence,
  part: Part,
  atom: Atom,
  numbering: Numbering,
  least = 0,
): number | undefined {
  if (part.paths.every((path) => path.length === 0)) return 0;
  let best: number | undefined;
  for (const node of evidence.chain(atom.node)) {
    if (node.part !== undefined && node.part >= part.parent && isWithin(evidence.parts, part.index, node.part))
      return 3;
    const group = evidence.parts[part.parent];
    const fit = group && node.label?.part === undefined ? evidence.fit(part, node, numbering) : NO_FIT;
    if (fit.own === 0 || fit.own < least) continue;
    const value = 1.6 * fit.own + 0.75 * fit.up - 2.2 * fit.against;
    if (best === undefined || value > best) best = value;
  }
  return best;
}

/** Whether a part lies in a group, at any depth. */
export function isWithin(parts: readonly Part[], part: number, group: number): boolean {
  return group <= part && part <= (parts[group]?.lastBelow ?? -1);
}

/** What the labels of an atom are worth for a counted part: the best node that begins there. */
export function labelFit(
  evidence: Evidence,
  part: Part,
  atom: Atom,
  numbering: Numbering,
): { readonly fit: PathFit; readonly node: Node } | undefined {
  let best: { readonly fit: PathFit; readonly node: Node } | undefined;
  for (const index of atom.opened) {
    const node = evidence.nodes[index];
    if (
      !node?.label ||
      (node.label.part === undefined && !node.label.components.some((one) => one.ordinals.length > 0))
    )
      continue;
    const fit = evidence.fit(part, node, numbering);
    if (fit.own > 0 && (!best || worth(fit) > worth(best.fit))) best = { fit, node };
  }
  return best;
}

function holds(atom: Atom): boolean {
  return atom.kind === 'figure' || contentOf(atom) !== '';
}

function chainOf(nodes: readonly Node[], node: number): Node[] {
  const chain: Node[] = [];
  for (let at = nodes[node]; at; at = nodes[at.parent]) chain.push(at);
  return chain;
}

/** A name at the atom itself is surer than one around it; a cell takes the heads of its row and column as its own. */
function namesOf(atom: Atom, nodes: readonly Node[], parts: readonly Part[]): ReadonlyMap<string, NameHere> {
  const found = new Map<string, NameHere>();
  const add = (name: string, one: NameHere): void => {
    const before = found.get(name);
    if (!before || (one.here && !before.here)) found.set(name, one);
  };
  for (const { name, agreement } of atom.names) add(name, { agreement, here: true });
  for (const node of chainOf(nodes, atom.node)) {
    const here = atom.opened.includes(node.index) || (atom.kind === 'cell' && node.label?.source === 'row');
    for (const name of node.part === undefined ? [] : (parts[node.part]?.names ?? []))
      add(name, { agreement: 1, here });
    for (const { name } of node.label?.components ?? [])
      if (name !== undefined) add(name, { agreement: Math.min(1, (node.label?.strength ?? 0) / 2.5), here });
  }
  return found;
}

/** Looks only at the blocks of the atoms: a passage of a long document must not cost its whole length. */
function passageAt(document: Document, atoms: readonly Atom[], { start, end }: Span): Passage {
  const span = spanOfAtoms(atoms, { start, end });
  const blocks = document.blocks.slice(atoms[start]?.block ?? 0, (atoms[end - 1]?.block ?? 0) + 1);
  return { document, span, blocks: passageOf({ ...document, blocks }, span).blocks };
}

/** `∂z/∂x | y[i]` as one relation, `∂z/∂x = y[i]`. */
function rowPassage(document: Document, head: Passage, cell: Passage): Passage {
  const span = { start: head.span.start, end: cell.span.end };
  const [left, right] = [runsOf(head), runsOf(cell)];
  const [first] = cell.blocks;
  if (!first) return cell;
  const math = [...left, ...right].every((run) => run.kind === 'math' || run.text.trim() === '');
  const text = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');
  const runs: readonly Run[] = math
    ? [{ kind: 'math', span, text: `${text(left)} = ${text(right)}` }]
    : [...left, { kind: 'prose', span: { start: cell.span.start, end: cell.span.start }, text: ' = ' }, ...right];
  return { document, span, blocks: [{ ...first, kind: 'paragraph', span, runs }] };
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  known.set(key, value);
  return value;
}
