import { positionsOf, type Axis } from './description.ts';

/** Refuses options that no layer can have, in words for the author. `who` is the layer's kind. */
export interface Options {
  readonly who: string;
  /** A whole number of at least `least`. */
  whole(name: string, value: number, least: number): number;
  /** One of some words. */
  oneOf<Word extends string>(name: string, value: Word, words: readonly Word[]): Word;
  /** True or false. */
  flag(name: string, value: boolean): boolean;
  /** No other keys than these. */
  only(given: object, known: readonly string[]): void;
}

/** The checks of one kind of layer. Everything throws an Error that names layer, option and value. */
export function optionsOf(who: string): Options {
  const refuse = (name: string, value: unknown, wanted: string): never => {
    throw new Error(`${who}: ${name} must be ${wanted}, not ${spelled(value)}.`);
  };
  return {
    who,
    whole: (name, value, least) =>
      Number.isSafeInteger(value) && value >= least
        ? value
        : refuse(name, value, least === 0 ? 'a whole number, 0 or more' : `a whole number, ${least} or more`),
    oneOf: (name, value, words) => (words.includes(value) ? value : refuse(name, value, `one of ${words.join(', ')}`)),
    flag: (name, value) => (typeof value === 'boolean' ? value : refuse(name, value, 'true or false')),
    only: (given, known) => {
      const other = Object.keys(given).find((key) => !known.includes(key));
      if (other !== undefined) throw new Error(`${who} has no option ${other}. It knows ${known.join(', ')}.`);
    },
  };
}

/** An axis whose kernel fits. */
export function checkedAxis(options: Options, axis: Axis): Axis {
  options.whole('length', axis.length, 1);
  options.whole('kernel', axis.kernel, 1);
  options.whole('stride', axis.stride, 1);
  options.whole('padding', axis.padding, 0);
  options.whole('dilation', axis.dilation, 1);
  if (positionsOf(axis) >= 1) return axis;
  const reach = axis.dilation * (axis.kernel - 1) + 1;
  const padded = axis.length + 2 * axis.padding;
  throw new Error(
    `${options.who}: the kernel reaches over ${reach} places, but the padded input has only ${padded} of them.`,
  );
}

/** Checks that groups divide both numbers of channels. */
export function checkedGroups(options: Options, groups: number, channels: { in: number; out: number }): number {
  options.whole('groups', groups, 1);
  for (const [name, count] of [
    ['in', channels.in],
    ['out', channels.out],
  ] as const)
    if (count % groups !== 0)
      throw new Error(`${options.who}: groups (${groups}) must divide ${name} (${count}) without a remainder.`);
  return groups;
}

function spelled(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : typeof value;
}
