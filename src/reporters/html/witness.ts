import type { PartResult } from '../../model/result.ts';
import type { Witness } from '../../model/verdict.ts';
import { formatNumber, formatPoints } from '../numbers.ts';
import { pictureOf, type Picture } from './index-picture.ts';

/** A cell of the table, or its head. */
interface Cell {
  readonly text: string;
  /** In the column of the case that the sentence names. */
  readonly hit: boolean;
}

/** One case in which two formulas differ, ready to be shown. */
export interface WitnessView {
  readonly id: string;
  readonly sentence: string;
  readonly picture: Picture | undefined;
  readonly table:
    | { readonly label: string; readonly index: string; readonly rows: readonly Row[]; readonly heads: readonly Cell[] }
    | undefined;
  /** How the derivative was worked out. */
  readonly method: string | undefined;
  /** `y = (−1.31, 0.87)`, for each array. */
  readonly inputs: readonly string[];
  /** Why a value in the table is arbitrary. */
  readonly footnote: string | undefined;
}

interface Row {
  readonly name: string;
  /** The name is only for readers who do not see the table. */
  readonly hidden: boolean;
  readonly cells: readonly Cell[];
}

const MOST_VALUES = 8;
const MOST_DECIMALS = 8;

/** What is shown of the case in which an answer and the reference differ. */
export function witnessView({ kind, witness }: PartResult, anchor: string): WitnessView | undefined {
  if (!witness) return undefined;
  const { at, student, reference, outOfRange, method } = witness;
  const decimals = decimalsFor(witness);
  const place = at.map(({ name, value }) => `${name} = ${formatPoints(value)}`).join(', ');
  const key = kind === 'gradient' ? 'the derivative' : 'the expected formula';
  const entry = entryName(witness);
  const values = `${entry === undefined ? 'Your formula' : `In ${entry} your formula`} gives ${formatNumber(student, decimals)}; ${key} is ${formatNumber(reference, decimals)}.`;
  return {
    id: `${anchor}-case`,
    sentence: place === '' ? values : `Take ${place}. ${values}`,
    picture: pictureOf(witness),
    table: tableOf(witness, { key, place, decimals }),
    method: method && METHODS[method],
    inputs: witness.inputs.map(({ name, values: all }) => `${name} = ${listed(all)}`),
    footnote: outOfRange && footnoteOf(outOfRange),
  };
}

const METHODS = {
  exact: 'The derivative was worked out from the reference, exactly but for rounding.',
  'finite-differences': 'The derivative was worked out from the reference by finite differences.',
};

/** `entry 2`, `row 2, column 1` */
function entryName({ entry }: Witness): string | undefined {
  const [first, second] = entry ?? [];
  if (first === undefined) return undefined;
  return second === undefined
    ? `entry ${formatPoints(first)}`
    : `row ${formatPoints(first)}, column ${formatPoints(second)},`;
}

/** Two, or as many as it takes to see the difference. */
function decimalsFor({ student, reference }: Witness): number {
  let decimals = 2;
  while (decimals < MOST_DECIMALS && formatNumber(student, decimals) === formatNumber(reference, decimals)) decimals++;
  return decimals;
}

function tableOf(
  { at, along, outOfRange, entry }: Witness,
  { key, place, decimals }: { readonly key: string; readonly place: string; readonly decimals: number },
): WitnessView['table'] {
  if (!along) return undefined;
  const here = entry?.[0] ?? at.find(({ name }) => name === along.index)?.value;
  const cases = along.cases.map((one) => ({ ...one, hit: one.value === here, agrees: agree(one, decimals) }));
  const star = outOfRange ? '*' : '';
  const row = (name: string, text: (one: (typeof cases)[number]) => string, hidden = false): Row => ({
    name,
    hidden,
    cells: cases.map((one) => ({ text: text(one), hit: one.hit })),
  });
  return {
    label: `Your formula and ${key}${place === '' ? '' : ` near ${place}`}`,
    index: along.index,
    heads: cases.map(({ value, hit }) => ({ text: formatPoints(value), hit })),
    rows: [
      row('Your formula', ({ student, hit }) => `${formatNumber(student, decimals)}${hit ? star : ''}`),
      row(key.charAt(0).toUpperCase() + key.slice(1), ({ reference }) => formatNumber(reference, decimals)),
      row('Outcome', ({ hit, agrees }) => (agrees && !hit ? 'agrees' : 'differs'), true),
    ],
  };
}

/** Finite differences are off in their last digits; a tenth of what is shown is no difference. */
function agree(
  { student, reference }: { readonly student: number; readonly reference: number },
  decimals: number,
): boolean {
  return Math.abs(student - reference) <= 10 ** -(decimals + 1) * Math.max(1, Math.abs(reference));
}

function listed(values: readonly number[]): string {
  const shown = values.slice(0, MOST_VALUES).map((value) => formatNumber(value, 2));
  return `(${[...shown, ...(values.length > MOST_VALUES ? ['…'] : [])].join(', ')})`;
}

function footnoteOf({ array, index }: NonNullable<Witness['outOfRange']>): string {
  return `${array} has no entry ${formatPoints(index)}. To test an index outside of it, the checker puts random numbers there, so that the difference shows.`;
}
