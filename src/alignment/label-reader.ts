import { componentOf, quotedLabel, readLabel, type Component, type Label, type LabelSetting } from './labels.ts';
import type { NameRead, Vocabulary } from './vocabulary.ts';

/** A label that the student typed: its place in the text of its block, and how many steps were read. */
export interface TypedLabel {
  readonly key: string;
  readonly steps: number;
}

/** How many steps a label may have, by the place where it stands; 0 where what looks like a label is none. */
export type Muted = ReadonlyMap<string, number>;

/** The place of a label, as a key. */
export function placeKey(block: number, at: number): string {
  return `${block}:${at}`;
}

/** A name of the rubric that leads in to an answer. */
export interface Lead {
  readonly read: NameRead;
  /** Index in the text after it. */
  readonly end: number;
  readonly alone: boolean;
}

/** Reads labels and lead-ins at the beginning of a text, with the names of the rubric in mind. */
export class LabelReader {
  readonly #vocabulary: Vocabulary;
  readonly #muted: Muted;

  constructor(vocabulary: Vocabulary, muted: Muted) {
    this.#vocabulary = vocabulary;
    this.#muted = muted;
  }

  /** The label at the beginning of a piece of text, which stands at `key`. */
  labelAt(
    text: string,
    { strongUntil, key }: { readonly strongUntil: number; readonly key: string },
  ): Label | undefined {
    const most = this.#muted.get(key);
    if (most === 0) return undefined;
    const line = text.split('\n', 1)[0] ?? '';
    const colon = line.indexOf(':');
    const spelled = colon > 0 ? this.spelled(line.slice(0, colon), colon + 1) : this.spelled(line);
    const title = spelled ? undefined : this.#titleAt(line, text);
    return (
      spelled ??
      title ??
      quotedLabel(line) ??
      this.ordinal(text, { place: 'text', strongUntil, ...(most !== undefined && { most }) })
    );
  }

  /** "For the softmax, …" and a line of nothing but a title. */
  #titleAt(line: string, text: string): Label | undefined {
    const lead =
      /^(?:(?:now|next|then|finally|first),? )?(?:for|as for|regarding|consider(?:ing)?) (?:the )?([^,:.]{3,40})[,:]/iu.exec(
        line,
      );
    const alone = line.length < 50 && text.trim() === line.trim() ? line.replace(/[:.]\s*$/u, '') : undefined;
    const found = lead?.[1] ?? alone;
    const label = found === undefined ? undefined : this.titled(found);
    return label && label.strength > 2.2 ? { ...label, end: lead ? lead[0].length : line.length } : undefined;
  }

  /** A label set as mathematics: `$\\mathbf{a)}$`. */
  labelInMath(text: string, key: string): Label | undefined {
    if (this.#muted.get(key) === 0) return undefined;
    return readLabel(text, { place: 'math', limit: this.#vocabulary.limit });
  }

  /** A label that counts. A letter that is a name in the rubric (`f`) is that name and no ordinal. */
  ordinal(text: string, setting: Omit<LabelSetting, 'limit'>): Label | undefined {
    const isName = (step: string): boolean => this.#vocabulary.readName(step)?.agreement === 1;
    const label = readLabel(text, { ...setting, limit: this.#vocabulary.limit, isName });
    if (label?.components.length !== 1) return label;
    return isName(text.slice(0, label.end)) ? undefined : label;
  }

  /** A part's id, written out as in the rubric. */
  spelled(text: string, end = text.length): Label | undefined {
    const part = text.length < 60 ? this.#vocabulary.partSpelled(text) : undefined;
    if (part === undefined || !/[\p{L}\p{N}][._/:\\]+[\p{L}\p{N}]/u.test(text)) return undefined;
    return { components: [], part, source: 'alone', strength: 3, end, form: 'id' };
  }

  /** The title of a counted part, in place of its number. */
  titled(text: string): Label | undefined {
    const found = this.#vocabulary.partTitled(text);
    if (!found) return undefined;
    const { part, agreement } = found;
    return { components: [], part, source: 'name', strength: 2.5 * agreement, end: 0, form: 'title' };
  }

  /** The label that the format itself prints. */
  counter(marker: string | undefined): Label | undefined {
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
  leadOf(text: string): Lead | undefined {
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
}

/** The label of a place that is called by a name of the rubric. */
export function namedLabel({ name, agreement }: NameRead): Label {
  const component: Component = { ordinals: [], name };
  return { components: [component], source: 'name', strength: 2.5 * agreement, end: 0, form: 'name' };
}
