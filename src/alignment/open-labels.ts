import {
  besideLabel,
  besideListItem,
  completed,
  hasOrdinals,
  isLeftBy,
  pathUnder,
  type Node,
  type Open,
} from './label-seats.ts';
import { continues, isFirst, type Label } from './labels.ts';
import type { NameRead } from './vocabulary.ts';

interface NewHeading {
  readonly label: Label | undefined;
  readonly depth: number;
  readonly atom: number;
  readonly nameDepth?: number | undefined;
}

/** The depth of what is no name of the rubric. */
const NO_NAME = -1;

interface Place {
  readonly atom: number;
  readonly list?: number | undefined;
  readonly depth?: number;
}

/**
 * The labels that are open at a point of a document, and the rules by which the next one closes them. Each rule answers
 * to a habit that was seen in real write-ups: a heading closes what is below it; labels of one form are siblings; a list
 * that begins at 1 is a child of what is open; a question's own numbered options do not close the question.
 */
export class OpenLabels {
  readonly nodes: Node[] = [];
  readonly #stack: Open[] = [];

  get innermost(): number {
    return this.#stack.at(-1)?.node.index ?? -1;
  }

  closeAll(atom: number): void {
    this.#closeFrom(0, atom);
  }

  closeTop(atom: number): void {
    this.#closeFrom(this.#stack.length - 1, atom);
  }

  closeRows(atom: number): void {
    const row = this.#stack.findIndex((one) => one.kind === 'row');
    if (row >= 0) this.#closeFrom(row, atom);
  }

  openHeading({ label, depth, atom, nameDepth = NO_NAME }: NewHeading): number {
    this.#closeFrom(label ? this.#headingSeat(label, depth) : this.#plainHeadingSeat(depth), atom);
    return this.#push(label, atom, { kind: 'heading', depth, nameDepth });
  }

  openRow(label: Label, atom: number): number {
    return this.#push(label, atom, { kind: 'row' });
  }

  /**
   * A name closes the open names of its own depth: `g:` ends `f:`, and "parameters" ends "output shape". Where the same
   * name comes again below another one, its first occurrence was but a mention.
   */
  openName(read: NameRead, atom: number): number {
    for (let i = this.#stack.length - 1; i >= 0; i--) {
      const open = this.#stack[i];
      if (!open || (open.kind === 'heading' && open.nameDepth === NO_NAME) || hasOrdinals(open)) break;
      if (open.nameDepth === read.depth && i < this.#stack.length - 1 && open.node.path.at(-1)?.name === read.name) {
        open.nameDepth = NO_NAME;
        break;
      }
      if (open.nameDepth === read.depth) {
        const lowest = this.#stack.findIndex(
          (one, j) =>
            j <= i && one.nameDepth === read.depth && this.#stack.slice(j, i).every((other) => !hasOrdinals(other)),
        );
        this.#closeFrom(Math.max(lowest, 0), atom);
        break;
      }
    }
    const label: Label = {
      components: [{ ordinals: [], name: read.name }],
      source: 'name',
      strength: 2.5 * read.agreement,
      end: 0,
      form: 'name',
    };
    return this.#push(label, atom, { kind: 'name', nameDepth: read.depth });
  }

  /** A label directly behind another one. */
  openChild(label: Label, atom: number): number {
    return this.#push({ ...label, components: label.components.slice(-1) }, atom, { kind: 'label' });
  }

  /** The number of a list item that begins with a label may be mere layout. */
  demoteTop(): void {
    const node = this.#stack.at(-1)?.node;
    if (node?.label?.source === 'list')
      node.path = node.path.map((one, i) => (i === node.path.length - 1 ? { ...one, layout: true } : one));
  }

  /** One heading "Problem 1" over the whole document is the name of the sheet, not of its first part. */
  demoteCover(atoms: number): void {
    const counted = this.nodes.filter(
      ({ label, path }) => label !== undefined && path.some((one) => one.ordinals.length > 0),
    );
    const tops = counted.filter(({ label, path }) => path.length === label?.components.length && path.length === 1);
    const [cover] = tops;
    const [component] = cover?.path ?? [];
    if (!cover || !component || tops.length > 1 || counted.length < 4) return;
    if (cover.label?.word !== 'question' && cover.label?.source !== 'heading') return;
    if (cover.end - cover.atom < 0.7 * atoms) return;
    const optional = { ...component, layout: true };
    for (const node of this.nodes) node.path = node.path.map((one) => (one === component ? optional : one));
  }

  /** A label that is no heading: a sibling of the nearest open label of its form or that it continues, else a child. */
  place(label: Label, { atom, list, depth = 0 }: Place): number {
    if (label.source === 'quote') return this.#placeQuote(label, atom);
    const seat =
      label.part === undefined
        ? label.word === 'question'
          ? this.#wordSeat(label)
          : this.#seat(label, list, depth)
        : this.#firstBelowHeadings();
    const before = seat === undefined ? undefined : this.#stack[seat]?.node.label;
    if (seat !== undefined) this.#closeFrom(seat, atom);
    return this.#push(completed(label, before), atom, { kind: 'label', list, depth });
  }

  /** A quoted label is below whatever is open, save another quoted one. */
  #placeQuote(label: Label, atom: number): number {
    const before = this.#stack.findIndex((one) => one.node.label?.source === 'quote');
    if (before >= 0) this.#closeFrom(before, atom);
    return this.openChild(label, atom);
  }

  #closeFrom(index: number, atom: number): void {
    for (const open of this.#stack.splice(Math.max(0, index))) open.node.end = atom;
  }

  #push(label: Label | undefined, atom: number, open: Partial<Open> & Pick<Open, 'kind'>): number {
    const parent = this.#stack.at(-1)?.node;
    const node: Node = {
      index: this.nodes.length,
      atom,
      end: atom + 1,
      parent: parent?.index ?? -1,
      label,
      path: label?.part !== undefined ? [] : label ? pathUnder(parent?.path ?? [], label) : (parent?.path ?? []),
      part: label?.part ?? parent?.part,
    };
    this.nodes.push(node);
    this.#stack.push({ depth: 0, list: undefined, nameDepth: NO_NAME, ...open, node });
    return node.index;
  }

  #plainHeadingSeat(depth: number): number {
    const seat = this.#stack.findIndex((one) => one.kind !== 'heading' || one.depth >= depth);
    return seat < 0 ? this.#stack.length : seat;
  }

  /** `### (a)` then `#### (b)` are siblings; `# a` then `# (1)` are parent and child, though of one level. */
  #headingSeat(label: Label, depth: number): number {
    const last = label.components.at(-1);
    for (let i = this.#stack.length - 1; i >= 0 && last; i--) {
      const open = this.#stack[i];
      const before = open?.node.label;
      const ordinal = before?.components.at(-1);
      if (open?.kind !== 'heading' || !before || !ordinal) continue;
      const sameLength = before.components.length === label.components.length;
      if (sameLength && before.form === label.form && continues(ordinal, last)) return i;
      if (
        open.depth === depth &&
        sameLength &&
        before.form !== label.form &&
        isFirst(last) &&
        ordinal.ordinals.length > 0
      )
        return i + 1;
    }
    return this.#plainHeadingSeat(depth);
  }

  /** A label with a word (`Question 2`) closes all labels that are no headings and have not another word. */
  #wordSeat(label: Label): number | undefined {
    let seat: number | undefined;
    for (let i = this.#stack.length - 1; i >= 0; i--) {
      const open = this.#stack[i];
      const word = open?.node.label?.word;
      if (!open || open.kind === 'heading' || (word !== undefined && word !== label.word)) break;
      seat = i;
    }
    return seat;
  }

  #firstBelowHeadings(): number | undefined {
    const seat = this.#stack.findIndex((one) => one.kind !== 'heading');
    return seat < 0 ? undefined : seat;
  }

  #seat(label: Label, list: number | undefined, depth: number): number | undefined {
    const whole = label.components.length > 1 ? this.#stack.findIndex((open) => isLeftBy(open, label)) : -1;
    if (whole >= 0) return whole;
    for (let i = this.#stack.length - 1; i >= 0; i--) {
      const open = this.#stack[i];
      if (!open || (open.kind === 'heading' && !open.node.label)) return undefined;
      if (!hasOrdinals(open) || open.node.label?.source === 'quote') continue;
      if (list !== undefined && open.list === list) return i;
      const verdict = label.source === 'list' ? besideListItem(label, open, depth) : besideLabel(label, open);
      if (verdict === 'sibling') return i;
      if (verdict === 'child') return undefined;
    }
    return undefined;
  }
}
