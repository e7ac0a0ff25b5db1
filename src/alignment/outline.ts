import type { Block, Document } from '../model/document.ts';
import type { Span } from '../model/place.ts';
import { componentOf, readLabel, type Component, type Label, type LabelSetting } from './labels.ts';
import { OpenLabels, type Node } from './open-labels.ts';
import { piecesOf, readMarker, rowsOf, type Piece } from './pieces.ts';
import { spanIn, visibleOf, type Visible } from './visible.ts';
import type { NameRead, Vocabulary } from './vocabulary.ts';

/** The smallest piece of a document at which an answer may begin. Atoms stand in the order of the text. */
export interface Atom {
  readonly index: number;
  /** Index of its block in the document. */
  readonly block: number;
  readonly file: number;
  readonly kind: 'heading' | 'text' | 'math' | 'cell' | 'row-head' | 'code' | 'figure';
  /** In the document; the first and the last atom of a block reach to its ends. */
  readonly span: Span;
  readonly text: string;
  /** Index in `text` where what follows its labels, lead-in and marker begins. */
  readonly bodyAt: number;
  /** Offsets in the document where what follows its labels, and its labels and lead-in, begins. */
  readonly labelEnd: number;
  readonly bodyStart: number;
  /** Whether it begins with a marker such as "Answer:". */
  readonly marker: boolean;
  /** Whether its first words are bold, as copied questions often are. */
  readonly strong: boolean;
  readonly first: boolean;
  /** Indices of the nodes that begin here, outermost first. */
  readonly opened: readonly number[];
  /** The innermost node that it lies in, -1 for none. */
  readonly node: number;
  /** Names that stand at the atom itself: its lead-in, the head of its column, what its clause is about. */
  readonly names: readonly (NameRead & { readonly from: 'lead' | 'column' | 'words' })[];
}

/** What layout says of a document: its atoms, and the labels that stand over them. */
export interface Outline {
  readonly atoms: readonly Atom[];
  readonly nodes: readonly Node[];
  /** Whether it was too long to be cut up. */
  readonly tooLong: boolean;
}

/** Most atoms that a document may have. */
const MOST_ATOMS = 5000;

/** Reads the outline of some blocks of a document. */
export function outlineOf(document: Document, blocks: readonly number[], vocabulary: Vocabulary): Outline {
  const reader = new OutlineReader(document, vocabulary);
  for (const index of blocks) {
    const block = document.blocks[index];
    if (block) reader.read(block, index);
    if (reader.atoms.length > MOST_ATOMS) return { atoms: [], nodes: [], tooLong: true };
  }
  reader.labels.closeAll(reader.atoms.length);
  reader.labels.demoteCover(reader.atoms.length);
  return { atoms: reader.atoms, nodes: reader.labels.nodes, tooLong: false };
}

interface Lead {
  readonly read: NameRead;
  /** Index in the text after it. */
  readonly end: number;
  readonly alone: boolean;
}

/** Walks the blocks once, with the labels that are open as its state. */
class OutlineReader {
  readonly atoms: Atom[] = [];
  readonly labels = new OpenLabels();
  readonly #document: Document;
  readonly #vocabulary: Vocabulary;
  #file = -1;
  #heads: string[] = [];

  constructor(document: Document, vocabulary: Vocabulary) {
    this.#document = document;
    this.#vocabulary = vocabulary;
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
    const limit = this.#vocabulary.limit;
    const lead = this.#leadOf(text);
    const label = lead
      ? undefined
      : (this.#spelled(text) ?? this.#ordinal(text, { place: 'heading', limit }) ?? this.#counter(block.marker));
    const name = lead?.read ?? (label && label.source !== 'counter' ? undefined : this.#vocabulary.readName(text));
    const opened = [
      this.labels.openHeading({
        label: label ?? (name && namedLabel(name)),
        depth: block.depth,
        atom: this.atoms.length,
        ...(label ? {} : { nameDepth: name?.depth }),
      }),
    ];
    const after = label ? this.#leadOf(text.slice(label.end)) : undefined;
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
      const label = this.#spelled(text) ?? this.#ordinal(text, { place: 'heading', limit: this.#vocabulary.limit });
      const name = this.#leadOf(text)?.read ?? this.#vocabulary.readName(text);
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
    const label = name
      ? undefined
      : (this.#spelled(head) ?? this.#ordinal(head, { place: 'heading', limit: this.#vocabulary.limit }));
    const opened = label ? [this.labels.openRow({ ...label, source: 'row' }, this.atoms.length)] : [];
    this.#add(block, index, { kind: 'cell', visible, opened, names: name ? [{ ...name, from: 'column' }] : [] });
    if (label) this.labels.closeTop(this.atoms.length);
  }

  #readMath(block: Block, index: number): void {
    const visible = visibleOf(this.#document, block.runs);
    const label =
      this.#counter(block.marker) ?? readLabel(visible.text, { place: 'math', limit: this.#vocabulary.limit });
    const opened = label ? [this.labels.place(label, { atom: this.atoms.length })] : [];
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
    const marker = this.#counter(block.marker);
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
    const atom = this.atoms.length;
    const nodes = [...opened];
    if (piece.display) {
      this.#add(block, index, { kind: 'math', visible, piece, opened: nodes });
      return;
    }
    const marker = piece.first ? readMarker(text) : undefined;
    if (marker !== undefined) {
      this.#add(block, index, {
        kind: 'text',
        visible,
        piece,
        opened: nodes,
        marker: true,
        bodyAt: marker.length,
      });
      return;
    }
    let bodyAt = 0;
    if (piece.first) {
      for (let nested = nodes.length > 0; ; nested = true) {
        const label = this.#labelAt(text.slice(bodyAt), Math.max(0, visible.strongUntil - piece.start - bodyAt));
        if (!label || (nested && bodyAt > 0 && !NESTED.test(text.slice(bodyAt)))) break;
        if (nested && bodyAt === 0) this.labels.demoteTop();
        nodes.push(
          nested
            ? this.labels.openChild(label, atom)
            : this.labels.place(label, {
                atom,
                list: block.kind === 'item' ? block.group : undefined,
                depth: block.depth,
              }),
        );
        bodyAt += label.end;
        if (nodes.length > 3 || label.end === 0) break;
      }
    }
    const labelAt = bodyAt;
    const names: Atom['names'][number][] = [];
    for (
      let lead = this.#leadOf(text.slice(bodyAt));
      lead && names.length < 3;
      lead = this.#leadOf(text.slice(bodyAt))
    ) {
      names.push({ ...lead.read, from: 'lead' });
      nodes.push(this.labels.openName(lead.read, atom));
      bodyAt += lead.end;
      if (lead.alone) break;
    }
    const within = /\d/u.test(text) ? this.#vocabulary.nameWithin(text.slice(bodyAt)) : undefined;
    if (within && !names.some((one) => one.depth >= within.depth))
      names.push({ ...within, agreement: within.agreement * IN_A_SENTENCE, from: 'words' });
    this.#add(block, index, { kind: 'text', visible, piece, opened: nodes, labelAt, bodyAt, names });
  }

  #labelAt(text: string, strongUntil: number): Label | undefined {
    const line = text.split('\n', 1)[0] ?? '';
    const colon = line.indexOf(':');
    const spelled = colon > 0 ? this.#spelled(line.slice(0, colon), colon + 1) : this.#spelled(line);
    return spelled ?? this.#ordinal(text, { place: 'text', strongUntil, limit: this.#vocabulary.limit });
  }

  /** A label that counts. A letter that is a name in the rubric (`f`) is that name and no ordinal. */
  #ordinal(text: string, setting: LabelSetting): Label | undefined {
    const label = readLabel(text, setting);
    if (label?.components.length !== 1) return label;
    return this.#vocabulary.readName(text.slice(0, label.end))?.agreement === 1 ? undefined : label;
  }

  /** A part's id, written out as in the rubric. */
  #spelled(text: string, end = text.length): Label | undefined {
    const part = text.length < 60 ? this.#vocabulary.partSpelled(text) : undefined;
    if (part === undefined || !/[._/:\\]/u.test(text.trim())) return undefined;
    return { components: [], part, source: 'alone', strength: 3, end, form: 'id' };
  }

  #counter(marker: string | undefined): Label | undefined {
    if (marker === undefined) return undefined;
    const plain = marker.replace(/^(?:0\.)+/u, '');
    const alone = componentOf(plain);
    if (alone)
      return {
        components: [alone],
        source: 'counter',
        strength: 2,
        end: 0,
        form: `x:${alone.ordinals[0]?.system ?? ''}`,
      };
    const label = readLabel(plain, { place: 'heading', limit: Number.MAX_SAFE_INTEGER });
    return label && { ...label, source: 'counter', strength: 2, end: 0, form: label.form.replace(/^h/u, '') };
  }

  /** A name of the rubric before a colon or a dash, or alone on its line. */
  #leadOf(text: string): Lead | undefined {
    const line = text.slice(0, 160).split('\n', 1)[0] ?? '';
    const alone = line.length <= 60 ? this.#vocabulary.readName(line) : undefined;
    if (alone && alone.agreement >= 0.8 && !/\d/u.test(line) && text.slice(line.length).trim() === '')
      return { read: alone, end: text.length, alone: true };
    const letter = /^[\s(]*([a-z])[).]+\s/iu.exec(line);
    const named = letter ? this.#vocabulary.readName(letter[1] ?? '') : undefined;
    if (letter && named?.agreement === 1) return { read: named, end: letter[0].length, alone: false };
    const separator = /:|\s[-–—→]\s|=/u.exec(line);
    if (!separator || separator.index === 0 || separator.index > 90) return undefined;
    const before = line.slice(0, separator.index);
    const read = this.#vocabulary.readName(before);
    if (!read || /(?:^|\s)\d/u.test(before) || (separator[0] === '=' && read.name.length < 3)) return undefined;
    const end = separator.index + separator[0].length;
    return {
      read,
      end: end + (/^[\s*]*/u.exec(text.slice(end))?.[0].length ?? 0),
      alone: text.slice(end).trim() === '',
    };
  }

  #add(
    block: Block,
    index: number,
    { kind, visible, piece, opened = [], bodyAt = 0, labelAt = bodyAt, marker = false, names = [] }: NewAtom,
  ): void {
    const { start, end, first } = piece ?? { start: 0, end: visible.text.length, first: true };
    const inner = spanIn(this.#document, visible, { start, end });
    const span = {
      start: start === 0 ? block.span.start : inner.start,
      end: end >= visible.text.length ? block.span.end : inner.end,
    };
    const offsetOf = (at: number): number => {
      if (at === 0 && kind === 'heading') return span.end;
      return start + at >= end
        ? span.end
        : Math.min(span.end, spanIn(this.#document, visible, { start: start + at, end }).start);
    };
    this.atoms.push({
      index: this.atoms.length,
      block: index,
      file: block.file,
      kind,
      span,
      text: visible.text.slice(start, end),
      bodyAt,
      labelEnd: offsetOf(labelAt),
      bodyStart: offsetOf(bodyAt),
      marker,
      strong: visible.strongUntil > start + bodyAt + 1,
      first,
      opened,
      node: this.labels.innermost,
      names,
    });
  }
}

interface NewAtom {
  readonly kind: Atom['kind'];
  readonly visible: Visible;
  readonly piece?: Piece;
  readonly opened?: readonly number[];
  readonly labelAt?: number;
  readonly bodyAt?: number;
  readonly marker?: boolean;
  readonly names?: Atom['names'];
}

/** What a name in the words of a sentence counts, against one before a colon. */
const IN_A_SENTENCE = 0.8;

/** What may stand directly behind another label: `1. (b)`, `(a) i)`. */
const NESTED = /^\s*\(?[a-z\d]{1,4}[).]/iu;

function namedLabel({ name, agreement }: NameRead): Label {
  const component: Component = { ordinals: [], name };
  return { components: [component], source: 'name', strength: 2.5 * agreement, end: 0, form: 'name' };
}
