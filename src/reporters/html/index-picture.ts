import type { Witness } from '../../model/verdict.ts';
import { formatNumber, formatPoints } from '../numbers.ts';

/** A box of the drawing. Lengths are in its units. */
interface Box {
  readonly x: number;
  readonly middle: number;
  readonly value: string;
  readonly label: string;
  /** The place past the ends of the array. */
  readonly outside: boolean;
}

/** The boxes of an array and the place past its ends that an index named. */
export interface Picture {
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly boxes: readonly Box[];
  /** The middle of the box that is meant. */
  readonly target: number;
  /** Which case leads there: `i = 3`. */
  readonly label: string;
}

const BOX_WIDTH = 72;
const BOX_STRIDE = 84;
const MOST_VALUES = 5;

/** Where the index of a formula ran out of a short array; undefined where it did not. */
export function pictureOf(witness: Witness): Picture | undefined {
  const { outOfRange, inputs } = witness;
  const values = inputs.find(({ name }) => name === outOfRange?.array)?.values;
  if (!outOfRange || values?.length !== outOfRange.length) return undefined;
  if (values.length === 0 || values.length > MOST_VALUES) return undefined;
  const { array, index, length } = outOfRange;
  const side = index < 0 ? 'before start' : 'past end';
  const beyond = { value: side, label: `${array}[${formatPoints(index)}]`, outside: true };
  const inside = values.map((value, i) => ({ value: formatNumber(value, 2), label: `${array}[${i}]`, outside: false }));
  const boxes = (index < 0 ? [beyond, ...inside] : [...inside, beyond]).map(placed);
  const label = caseLabel(witness);
  return {
    title: 'Where the index lands',
    description: `Boxes ${array}[0] to ${array}[${length - 1}]. With ${label} the index lands on ${beyond.label}, ${side}.`,
    width: BOX_STRIDE * length + BOX_WIDTH + 2,
    boxes,
    target: boxes.find(({ outside }) => outside)?.middle ?? 0,
    label,
  };
}

function placed<Content>(box: Content, position: number): Content & Pick<Box, 'x' | 'middle'> {
  const x = 1 + position * BOX_STRIDE;
  return { ...box, x, middle: x + BOX_WIDTH / 2 };
}

/** The index that the table runs along is the one to name; else the last. */
function caseLabel({ at, along }: Witness): string {
  const varied = at.find(({ name }) => name === along?.index) ?? at.at(-1);
  return varied ? `${varied.name} = ${formatPoints(varied.value)}` : 'these values';
}
