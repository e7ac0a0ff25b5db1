import type { Finding } from '../../model/finding.ts';
import type { Rational } from '../../math/rational.ts';
import type { Reading } from '../shared/judge.ts';
import type { KeyEntry } from '../shared/mistakes.ts';
import { isCut, matchOf, type Wanted } from './matching.ts';

/** Why a person should look at a number that no entry of the key has. */
export function doubtOf(
  reading: Reading<Rational>,
  key: readonly KeyEntry<Rational>[],
  wanted: Wanted,
): Finding | undefined {
  const isUnclear = reading.unit?.kind === 'unclear' || (wanted.unit && isCut(reading, wanted.unit));
  if (isUnclear === true) return { code: 'unit-unclear' };
  const unsure = key.find((entry) => matchOf(reading, entry, wanted) === 'unsure');
  if (unsure) return { code: isUnitDoubtful(reading, unsure, wanted) ? 'unit-unclear' : 'form-unclear' };
  const [right] = key;
  if (!right) return undefined;
  const rounded: Wanted = { ...wanted, closeness: { asWritten: { fewest: FEWEST_FIGURES } } };
  const { form, ...unformed } = rounded;
  const isRounded = matchOf(reading, right, form ? unformed : rounded) === 'yes';
  return isRounded ? { code: 'rounded-answer' } : undefined;
}

/** A right value that is rounded to fewer figures is nothing that we decide. */
const FEWEST_FIGURES = 1;

function isUnitDoubtful(reading: Reading<Rational>, entry: KeyEntry<Rational>, { form, ...wanted }: Wanted): boolean {
  return form === undefined || matchOf(reading, entry, wanted) === 'unsure';
}
