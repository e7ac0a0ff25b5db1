import { isList, type Entries } from '../evaluation/entries.ts';
import type { Evaluated } from '../evaluation/evaluate-over.ts';
import { formatRational, toNumber, type Rational } from '../rational.ts';
import type { Tree } from '../tree.ts';
import { namesIn } from '../walk.ts';
import type { Witness } from './comparison.ts';
import { evaluateIn, type Bench, type Scale } from './evaluation.ts';
import type { Drawn, World } from './worlds.ts';

/** Most numbers of an array that are spelled; the rest is dots. */
const MOST_SPELLED = 12;

/** The values at a world and what both sides give there; undefined where a name has a value too large to show. */
export function witnessAt<T>(
  world: World,
  sides: readonly [Tree, Tree],
  on: { scale: Scale<T>; bench: Bench },
): Witness | undefined {
  const used = new Set(sides.flatMap((side) => namesIn(side)));
  const values = [...world.values]
    .filter(([name]) => used.has(name))
    .map(([name, value]) => ({ name, value: spelled(value, spelledDrawn) }));
  const [student, expected] = sides.map((side) => outcome(evaluateIn(side, world, on), on.scale));
  return student === undefined || expected === undefined ? undefined : { values, student, expected };
}

function outcome<T>(evaluated: Evaluated<T>, scale: Scale<T>): string {
  if ('value' in evaluated) return spelled(evaluated.value, scale.spell);
  return evaluated.failure === 'undefined' ? 'no real value' : 'no value';
}

function spelled<T>(value: Entries<T>, spell: (number: T) => string): string {
  if (!isList(value)) return spell(value);
  const shown = value.slice(0, MOST_SPELLED).map((entry) => spelled(entry, spell));
  return `[${[...shown, ...(value.length > MOST_SPELLED ? ['…'] : [])].join(', ')}]`;
}

function spelledDrawn({ real, imaginary }: Drawn): string {
  return imaginary === undefined ? spelledNumber(real) : `${spelledNumber(real)} + ${spelledNumber(imaginary)}i`;
}

/** A fraction as a person reads it: a decimal where it ends soon, else about six digits. */
export function spelledNumber(value: Rational): string {
  const exact = formatRational(value);
  if (exact.length <= 15) return exact;
  const short = toNumber(value);
  return Number.isFinite(short) ? short.toPrecision(6) : `about ${exact.slice(0, 12)}…`;
}
