import type { Conventions } from '../../model/conventions.ts';
import { functionNamed, isAlwaysFunction } from '../vocabulary.ts';

/** Names of functions that only boxes for formulas, calculators, programs and spreadsheets use. */
const TYPED: Readonly<Record<string, string>> = {
  sqr: 'sqrt',
  comb: 'binom',
  combin: 'binom',
  perm: 'permutations',
  permut: 'permutations',
  pow: 'power',
  power: 'power',
  matrix: 'matrix',
  conjugate: 'conj',
  ln1p: 'log1p',
  trans: 'transpose',
  fabs: 'abs',
  degrees: 'degrees',
  radians: 'radians',
};

/** What a run of letters calls, and how it was written. */
export interface NamedFunction {
  readonly name: string;
  /** It is mathematics even where no bracket follows. */
  readonly always: boolean;
  /** A code for the note that the spelling deserves. */
  readonly note?: string;
}

/**
 * The function that a whole run of letters names. `SQRT` is read as meant, with a note; so are `Sin` and, where a bracket
 * follows, `In`, unless names are words: then they may be other names.
 */
export function namedFunction(
  written: string,
  bracket: boolean,
  { letter_case, names }: Pick<Conventions, 'letter_case' | 'names'>,
): NamedFunction | undefined {
  const ignoresCase = letter_case === 'ignored';
  const run = ignoresCase && exactFunction(written) === undefined ? written.toLowerCase() : written;
  const name = exactFunction(run);
  if (name !== undefined) {
    return { name, always: isAlwaysFunction(run), ...(run === 'sqr' && { note: 'sqr-as-root' }) };
  }
  if (names === 'words' && !/^[A-Z]+\d*$/u.test(run)) return undefined;
  if (run === 'In') return bracket ? { name: 'ln', always: false, note: 'in-for-ln' } : undefined;
  if (!/^[A-Z](?:[a-z]+|[A-Z]+)\d*$/u.test(run)) return undefined;
  const lower = exactFunction(run.toLowerCase());
  if (lower === undefined) return undefined;
  return { name: lower, always: isAlwaysFunction(run.toLowerCase()) && bracket, note: 'function-case' };
}

/** The canonical name of a function in its usual spelling. */
export function exactFunction(run: string): string | undefined {
  return (Object.hasOwn(TYPED, run) ? TYPED[run] : undefined) ?? functionNamed(run);
}

/** Names that `namedFunction` gives and that no other syntax has. */
const ONLY_TYPED: ReadonlySet<string> = new Set(['matrix', 'power', 'degrees', 'radians']);

/** Whether a canonical name is that of a function which only typed formulas have. */
export function isOnlyTyped(name: string): boolean {
  return ONLY_TYPED.has(name);
}

const INVERSES: ReadonlyMap<string, string> = new Map(
  ['sin', 'cos', 'tan', 'cot', 'sec', 'csc', 'sinh', 'cosh', 'tanh', 'coth', 'sech', 'csch'].flatMap((name) => [
    [name, `arc${name}`],
    [`arc${name}`, name],
  ]),
);

/** The function that undoes another: `arcsin` for `sin`. */
export function inverseOf(name: string): string | undefined {
  return INVERSES.get(name);
}
