import { positionsOf, reachOf, type Axis } from './axis.ts';

/** A mistake in the description of a layer: the author's. */
export class LayerMistake extends Error {
  /** The option that is meant, where it is one. */
  readonly option: string | undefined;
  /** What could stand there instead. */
  readonly known: readonly string[];

  constructor(message: string, { option, known = [] }: { option?: string; known?: readonly string[] } = {}) {
    super(message);
    this.name = 'LayerMistake';
    this.option = option;
    this.known = known;
  }
}

/** Refuses options that no layer can have, in words for the author. `who` is the layer's kind. */
export interface Options {
  readonly who: string;
  /** A whole number of at least `least`. */
  whole(name: string, value: unknown, least: number): number;
  /** One of some words. */
  oneOf<Word extends string>(name: string, value: unknown, words: readonly Word[]): Word;
  /** True or false. */
  flag(name: string, value: unknown): boolean;
  /** A function's own refusal, about one option. */
  refuse(name: string, message: string): never;
}

/** The checks of one kind of layer, after none but the `known` keys were found. Everything throws a LayerMistake. */
export function optionsOf(who: string, given: unknown, known: readonly string[]): Options {
  const refuse = (option: string, message: string, words: readonly string[] = []): never => {
    throw new LayerMistake(`${who}: ${message}`, { option, known: words });
  };
  const unfit = (
    name: string,
    value: unknown,
    { wanted, words }: { wanted: string; words?: readonly string[] },
  ): never => refuse(name, `${name} must be ${wanted}, not ${spelled(value)}.`, words);
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new LayerMistake(`${who} takes its options in braces: ${who}({ ${known[0] ?? ''}: … }).`);
  const other = Object.keys(given).find((key) => !known.includes(key));
  if (other !== undefined)
    throw new LayerMistake(`${who} has no option ${other}. It knows ${known.join(', ')}.`, { option: other, known });
  return {
    who,
    whole: (name, value, least) =>
      typeof value === 'number' && Number.isSafeInteger(value) && value >= least
        ? value
        : unfit(name, value, { wanted: `a whole number, ${least} or more` }),
    oneOf: (name, value, words) =>
      words.find((word) => word === value) ?? unfit(name, value, { wanted: `one of ${words.join(', ')}`, words }),
    flag: (name, value) => (typeof value === 'boolean' ? value : unfit(name, value, { wanted: 'true or false' })),
    refuse: (name, message) => refuse(name, message),
  };
}

/** An axis whose window fits. */
export function checkedAxis(options: Options, axis: Axis): Axis {
  options.whole('length', axis.length, 1);
  if (axis.length + axis.before + axis.after >= reachOf(axis) && positionsOf(axis) >= 1) return axis;
  const padded = axis.length + axis.before + axis.after;
  return options.refuse(
    'kernel',
    `the kernel reaches over ${reachOf(axis)} places, but the padded input has only ${padded} of them.`,
  );
}

/** Checks that groups divide both numbers of channels. */
export function checkedGroups(options: Options, groups: unknown, channels: { in: number; out: number }): number {
  const whole = options.whole('groups', groups, 1);
  for (const [name, count] of [
    ['in', channels.in],
    ['out', channels.out],
  ] as const)
    if (count % whole !== 0)
      options.refuse('groups', `groups (${whole}) must divide ${name} (${count}) without a remainder.`);
  return whole;
}

/** A value as messages show it. */
function spelled(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelled).join(', ')}]`;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : typeof value;
}
