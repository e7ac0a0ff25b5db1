import type { Block } from '../../model/document.ts';
import type { Passage } from '../../model/passage.ts';

/** The options by their numbers, from 1; undefined for one that is printed but none of the rubric's. */
export type Numbering = readonly (string | undefined)[];

/** What numbers stand for in an answer. */
export interface Numbers {
  /** Whether the options are printed beside the answer, so that their texts were recognised. */
  readonly printed: boolean;
  /** One numbering, or those of several years. */
  readonly ways: readonly Numbering[];
}

/** An option by its name, with its words. */
export interface WordedOption {
  readonly name: string;
  readonly text: string;
}

/**
 * What numbers stand for: the options that are printed with the question, each recognised by its words; where none are
 * printed, or the rubric has no words for them, the orders that the rubric knows.
 */
export function numbersIn(
  asked: Passage | undefined,
  options: readonly WordedOption[],
  versions: readonly Numbering[],
): Numbers {
  const printed = asked ? printedOptions(asked) : [];
  const worded = options.filter(({ text }) => wordsOf(text).size > 0 && /\p{L}{2}/u.test(text));
  if (printed.length === 0 || 2 * worded.length < options.length) return { printed: false, ways: versions };
  return { printed: true, ways: [recognise(printed, options)] };
}

/** The longest list in a question: the texts of its items in the order of their numbers. */
function printedOptions({ blocks }: Passage): string[] {
  const lists = new Map<number, Block[]>();
  for (const block of blocks) {
    if (block.kind !== 'item' || block.group === undefined || block.depth > 1) continue;
    const list = lists.get(block.group);
    if (list) list.push(block);
    else lists.set(block.group, [block]);
  }
  const [longest = []] = [...lists.values()].toSorted((a, b) => b.length - a.length);
  return longest.length < 2 ? [] : longest.map(proseOf);
}

function proseOf({ runs }: Block): string {
  return runs
    .filter(({ kind }) => kind !== 'math')
    .map(({ text }) => text)
    .join(' ');
}

/** Each text goes to the option whose words it has; two texts do not share one. */
function recognise(texts: readonly string[], options: readonly WordedOption[]): Numbering {
  const pairs = texts.flatMap((text, at) =>
    options.map(({ name, text: wanted }) => ({ at, name, likeness: likeness(text, wanted) })),
  );
  const names: (string | undefined)[] = texts.map(() => undefined);
  const taken = new Set<string>();
  for (const { at, name, likeness: value } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
    if (value < ALIKE) break;
    if (names[at] !== undefined || taken.has(name)) continue;
    names[at] = name;
    taken.add(name);
  }
  return names;
}

/** From here on a printed text is that of an option. */
const ALIKE = 0.7;

/**
 * How alike the words of two options are, from 0 to 1. Options differ in small words that turn their meaning ("lower
 * than", "lower than or equal to"): where one of those stands in one only, they are two options.
 */
export function likeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const shared = [...left].filter((word) => right.has(word));
  const alone = [...left, ...right].filter((word) => left.has(word) !== right.has(word));
  if (alone.some((word) => TURNING.has(word) || /\d/u.test(word))) return 0;
  return (2 * shared.length) / Math.max(1, left.size + right.size);
}

function wordsOf(text: string): ReadonlySet<string> {
  const plain = text
    .replaceAll(/\$[^$]*\$/gu, ' ')
    .normalize('NFKC')
    .toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !SMALL.has(word)).map(stem));
}

function stem(word: string): string {
  return word.replace(/(?<=\p{L}{3})(?:ing|e?s|e)$/u, '');
}

const SMALL = new Set(
  'a an the of in on to is are be by for with so and that this these will would if it its at as'.split(' '),
);

/** Words that make an option another one. */
const TURNING = new Set(
  [
    'not no never none only equal except without all any always sometimes some true false wrong right',
    'lower higher large larger small smaller greater less more fewer increase decrease reduce better worse best worst',
    'train test first last before after minimum maximum mean variance row column input output',
  ].flatMap((line) => line.split(' ').map(stem)),
);
