import type { Block, Document } from '../model/document.ts';
import { atomOf, type Atom, type NewAtom, type Outline } from './atoms.ts';
import { LabelReader, namedLabel, placeKey, type Muted, type TypedLabel } from './label-reader.ts';
import type { Label } from './labels.ts';
import { OpenLabels } from './open-labels.ts';
import { piecesOf, readMarker, rowsOf, type Piece } from './pieces.ts';
import { visibleOf, type Visible } from './visible.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Most atoms that a document may have. */
const MOST_ATOMS = 5000;

/** Reads the outline of some blocks of a document, with the labels in `muted` cut short or read as text. */
export function outlineOf(
  document: Document,
  blocks: readonly number[],
  { vocabulary, muted }: { readonly vocabulary: Vocabulary; readonly muted: Muted },
): Outline {
  const reader = new OutlineReader(document, vocabulary, muted);
  for (const index of blocks) {
    const block = document.blocks[index];
    if (block) reader.read(block, index);
    if (reader.atoms.length > MOST_ATOMS) return { atoms: [], nodes: [], typed: new Map(), tooLong: true };
  }
  reader.labels.closeAll(reader.atoms.length);
  reader.labels.demoteCover(reader.atoms.length);
  return { atoms: reader.atoms, nodes: reader.labels.nodes, typed: reader.typed, tooLong: false };
}

/** Walks the blocks once, with the labels that are open as its state. */
class OutlineReader {
  readonly atoms: Atom[] = [];
  readonly labels = new OpenLabels();
  readonly #document: Document;
  readonly #vocabulary: Vocabulary;
  readonly #reads: LabelReader;
  readonly typed = new Map<number, TypedLabel>();
  #file = -1;
  #heads: string[] = [];

  constructor(document: Document, vocabulary: Vocabulary, muted: Muted) {
    this.#document = document;
    this.#vocabulary = vocabulary;
    this.#reads = new LabelReader(vocabulary, muted);
  }

  read(block: Block, index: number): void {
    if (block.file !== this.#file) this.labels.closeAll(this.atoms.length);
    this.#file = block.file;
    if (block.kind !== 'row' && block.kind !== 'cell') this.labels.closeRows(this.atoms.length);
    switch (block.kind) {
      case 'row':
        if (block.header === true) this.#heads = [];
        return;
      case 'cell': {
        this.#readCell(block, index);
        return;
      }
      case 'heading': {
        this.#readHeading(block, index);
        return;
      }
      case 'code':
      case 'figure': {
        this.#add(block, index, { kind: block.kind, visible: visibleOf(this.#document, block.runs) });
        return;
      }
      case 'math': {
        this.#readMath(block, index);
        return;
      }
      case 'paragraph':
      case 'item': {
        this.#readText(block, index);
        return;
      }
    }
  }

  #readHeading(block: Block, index: number): void {
    const visible = visibleOf(this.#document, block.runs);
    const { text } = visible;
    if (text.length < 60 && readMarker(text) !== undefined) {
      this.#add(block, index, { kind: 'text', visible, marker: true });
      return;
    }
    const lead = this.#reads.leadOf(text);
    const label = lead
      ? undefined
      : (this.#reads.spelled(text) ??
        this.#reads.ordinal(text, { place: 'heading' }) ??
        this.#reads.counter(block.marker));
    const title = lead || (label && label.source !== 'counter') ? undefined : this.#reads.titled(text);
    const name = lead?.read ?? (label && label.source !== 'counter' ? undefined : this.#vocabulary.readName(text));
    const opened = [
      this.labels.openHeading({
        label: title ?? label ?? (name && namedLabel(name)),
        depth: block.depth,
        atom: this.atoms.length,
        ...(label ? {} : { nameDepth: name?.depth }),
      }),
    ];
    const after = label ? this.#reads.leadOf(text.slice(label.end)) : undefined;
    if (after) opened.push(this.labels.openName(after.read, this.atoms.length));
    this.#add(block, index, {
      kind: 'heading',
      visible,
      opened,
      bodyAt: label?.source === 'counter' ? 0 : (label?.end ?? 0),
    });
  }

  /** Column 0 opens a label for its row; other cells take the name at the head of their column with them. */
  #readCell(block: Block, index: number): void {
    const visible = visibleOf(this.#document, block.runs);
    const { text } = visible;
    const column = block.column ?? 0;
    if (block.header === true) {
      this.#heads[column] = text;
      this.#add(block, index, { kind: 'row-head', visible });
      return;
    }
    if (column === 0) {
      this.labels.closeRows(this.atoms.length);
      const label = this.#reads.spelled(text) ?? this.#reads.ordinal(text, { place: 'heading' });
      const name = this.#reads.leadOf(text)?.read ?? this.#vocabulary.readName(text);
      const row = label ?? (name && namedLabel(name));
      const opened = row ? [this.labels.openRow({ ...row, source: 'row' }, this.atoms.length)] : [];
      if (label && !label.components.some((one) => one.name !== undefined)) {
        const rest = this.#vocabulary.readName(text.slice(label.end));
        if (rest) opened.push(this.labels.openName(rest, this.atoms.length));
      }
      this.#add(block, index, { kind: 'row-head', visible, opened });
      return;
    }
    const head = this.#heads[column] ?? '';
    const name = this.#vocabulary.readName(head);
    const label = name ? undefined : (this.#reads.spelled(head) ?? this.#reads.ordinal(head, { place: 'heading' }));
    const opened = label ? [this.labels.openRow({ ...label, source: 'row' }, this.atoms.length)] : [];
    this.#add(block, index, { kind: 'cell', visible, opened, names: name ? [{ ...name, from: 'column' }] : [] });
    if (label) this.labels.closeTop(this.atoms.length);
  }

  #readMath(block: Block, index: number): void {
    const visible = visibleOf(this.#document, block.runs);
    const label = this.#reads.counter(block.marker) ?? this.#reads.labelInMath(visible.text, placeKey(index, 0));
    const opened = label ? [this.labels.place(label, { atom: this.atoms.length })] : [];
    if (label && block.marker === undefined) this.#remember(opened, label, placeKey(index, 0));
    const cuts = [0, ...rowsOf(visible.text), visible.text.length];
    cuts.slice(1).forEach((end, i) => {
      const piece = { start: cuts[i] ?? 0, end, first: i === 0, display: true };
      if (visible.text.slice(piece.start, end).trim() === '' && i > 0) return;
      this.#add(block, index, {
        kind: 'math',
        visible,
        piece,
        opened: i === 0 ? opened : [],
        bodyAt: i === 0 && label && block.marker === undefined ? label.end : 0,
      });
    });
  }

  #readText(block: Block, index: number): void {
    const visible = visibleOf(this.#document, block.runs);
    const marker = this.#reads.counter(block.marker);
    const pieces = piecesOf(visible, this.#vocabulary);
    const opened: number[] = [];
    if (marker)
      opened.push(
        this.labels.place(
          { ...marker, source: 'list', strength: 2.5 },
          { atom: this.atoms.length, list: block.group, depth: block.depth },
        ),
      );
    else if (block.marker !== undefined) {
      const name = this.#vocabulary.readName(block.marker);
      if (name) opened.push(this.labels.openName(name, this.atoms.length));
    }
    if (pieces.length === 0) {
      this.#add(block, index, { kind: 'text', visible, opened });
      return;
    }
    pieces.forEach((piece, i) => {
      this.#readPiece(block, index, { visible, piece, opened: i === 0 ? opened : [] });
    });
  }

  #readPiece(
    block: Block,
    index: number,
    { visible, piece, opened }: { visible: Visible; piece: Piece; opened: readonly number[] },
  ): void {
    const text = visible.text.slice(piece.start, piece.end);
    if (piece.display) {
      this.#add(block, index, { kind: 'math', visible, piece, opened });
      return;
    }
    const marker = piece.first ? readMarker(text) : undefined;
    if (marker !== undefined) {
      this.#add(block, index, { kind: 'text', visible, piece, opened, marker: true, bodyAt: marker.length });
      return;
    }
    const nodes = [...opened];
    const labelAt = piece.first ? this.#openLabels(block, index, { visible, piece, nodes }) : 0;
    const behind = labelAt > 0 ? readMarker(text.slice(labelAt)) : undefined;
    if (behind !== undefined) {
      this.#add(block, index, {
        kind: 'text',
        visible,
        piece,
        opened: nodes,
        labelAt,
        bodyAt: labelAt + behind.length,
        marker: true,
      });
      return;
    }
    const { names, bodyAt } = this.#openNames(text, labelAt, nodes);
    const within = /\d/u.test(text) ? this.#vocabulary.nameWithin(text.slice(bodyAt)) : undefined;
    if (within && !names.some((one) => one.depth >= within.depth))
      names.push({ ...within, agreement: within.agreement * IN_A_SENTENCE, from: 'words' });
    this.#add(block, index, { kind: 'text', visible, piece, opened: nodes, labelAt, bodyAt, names });
  }

  /** Opens the labels at the beginning of a piece, puts them into `nodes` and says where the text after them begins. */
  #openLabels(
    block: Block,
    index: number,
    { visible, piece, nodes }: { visible: Visible; piece: Piece; nodes: number[] },
  ): number {
    const text = visible.text.slice(piece.start, piece.end);
    const atom = this.atoms.length;
    let at = 0;
    for (let nested = nodes.length > 0; nodes.length <= 3; nested = true) {
      const key = placeKey(index, piece.start + at);
      const strongUntil = Math.max(0, visible.strongUntil - piece.start - at);
      const label = this.#reads.labelAt(text.slice(at), { strongUntil, key });
      if (!label || (nested && at > 0 && !NESTED.test(text.slice(at)))) break;
      if (nested && at === 0) this.labels.demoteTop();
      const list = block.kind === 'item' ? block.group : undefined;
      nodes.push(
        nested ? this.labels.openChild(label, atom) : this.labels.place(label, { atom, list, depth: block.depth }),
      );
      this.#remember(nodes, label, key);
      at += label.end;
      if (label.end === 0) break;
    }
    return at;
  }

  /** Opens the names that lead in to the text at `from`. */
  #openNames(text: string, from: number, nodes: number[]): { names: Atom['names'][number][]; bodyAt: number } {
    const names: Atom['names'][number][] = [];
    let bodyAt = from;
    for (let lead = this.#reads.leadOf(text.slice(bodyAt)); lead && names.length < 3;) {
      names.push({ ...lead.read, from: 'lead' });
      nodes.push(this.labels.openName(lead.read, this.atoms.length));
      bodyAt += lead.end;
      lead = lead.alone ? undefined : this.#reads.leadOf(text.slice(bodyAt));
    }
    return { names, bodyAt };
  }

  /** Keeps where a label of the last node was typed, unless a word ("Question 2") shows it to be one. */
  #remember(nodes: readonly number[], label: Label, key: string): void {
    const node = nodes.at(-1);
    if (node !== undefined && label.part === undefined && (label.word === undefined || label.components.length > 1))
      this.typed.set(node, { key, steps: label.components.length });
  }

  #add(block: Block, blockIndex: number, made: Omit<NewAtom, 'block' | 'blockIndex'>): void {
    const seat = { index: this.atoms.length, node: this.labels.innermost };
    this.atoms.push(atomOf(this.#document, { ...made, block, blockIndex }, seat));
  }
}

/** What a name in the words of a sentence counts, against one before a colon. */
const IN_A_SENTENCE = 0.8;

/** What may stand directly behind another label: `1. (b)`, `(a) i)`. */
const NESTED = /^\s*\(?[a-z\d]{1,4}(?:[).]|\s*$)/iu;
