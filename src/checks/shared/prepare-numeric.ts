import { multiply, type Rational } from '../../math/rational.ts';
import type { Preparation, Problem, Setting } from '../define-check.ts';
import {
  notSupported,
  outcomeOf,
  readExpression,
  type Expression,
  type Outcome,
  type Path,
  type Written,
} from './expected.ts';
import { answerKey, type Also, type KeyEntry, type Slip, type SlipCredit } from './mistakes.ts';

/** The options that checks of one number share. */
export interface NumericOptions {
  readonly expect: string | number;
  readonly also?: readonly Also[];
  readonly mistakes?: Readonly<Record<string, SlipCredit>>;
  readonly follow_through?: unknown;
}

/** What is known of the right answer once its expression was read. */
export interface NumericKey {
  readonly key: readonly KeyEntry<Rational>[];
  readonly expression: Expression;
  readonly expected: Rational;
}

/** How a kind of check completes it. */
export interface NumericKind<Prepared> {
  readonly slips: Readonly<Record<string, Slip<Rational>>>;
  /** Keys of the options that this version cannot grade yet. */
  readonly later: readonly Problem[];
  /** What its expressions must come to, besides a number. */
  readonly problem?: (outcome: Outcome, path: Path) => Problem | undefined;
  readonly complete: (key: NumericKey) => Preparation<Prepared>;
  /** Takes the unit off what an author wrote; `factor` brings the rest to the unit of the expected answer. */
  readonly inUnit?: (
    written: string | number,
    path: Path,
  ) => { readonly written: string | number; readonly factor: Rational } | { readonly problem: Problem };
}

/** Reads the expected answer and all further ones, and names every mistake in them. */
export function prepareNumeric<Prepared>(
  options: NumericOptions,
  setting: Setting,
  kind: NumericKind<Prepared>,
): Preparation<Prepared> {
  const later = [...kind.later, ...followThrough(options)];
  const own = kind.inUnit?.(options.expect, ['expect']) ?? { written: options.expect };
  const expression = 'problem' in own ? own : readExpression(own.written, ['expect'], setting);
  if ('problem' in expression) return { problems: [...later, expression.problem] };
  const right = readNumber({ expression, setting, kind });
  const { key, problems } = answerKey<Rational>({
    also: options.also ?? [],
    mistakes: options.mistakes ?? {},
    expected: (telling) => outcomeOf(expression, setting, telling).value,
    read: (written, path) => readFurther(written, path, { setting, kind }),
    slips: kind.slips,
  });
  const found = [...later, ...('problem' in right ? [right.problem] : []), ...problems];
  if ('problem' in right || found.length > 0) return { problems: found };
  return kind.complete({ key, expression, expected: right.value });
}

/** A further answer, in the unit of the expected one. */
function readFurther<Prepared>(
  written: Written,
  path: Path,
  { setting, kind }: Omit<Source<Prepared>, 'expression'>,
): { value: Rational } | { problem: Problem } {
  const own = typeof written === 'object' ? undefined : kind.inUnit?.(written, path);
  if (own && 'problem' in own) return own;
  const expression = readExpression(own?.written ?? written, path, setting);
  if ('problem' in expression) return expression;
  const number = readNumber({ expression, setting, kind });
  return own && 'value' in number ? { value: multiply(number.value, own.factor) } : number;
}

interface Source<Prepared> {
  readonly expression: Expression;
  readonly setting: Setting;
  readonly kind: NumericKind<Prepared>;
}

function readNumber<Prepared>({
  expression,
  setting,
  kind,
}: Source<Prepared>): { value: Rational } | { problem: Problem } {
  const outcome = outcomeOf(expression, setting);
  const problem = kind.problem?.(outcome, expression.path) ?? ('problem' in outcome ? outcome.problem : undefined);
  if (problem) return { problem };
  if (outcome.value) return { value: outcome.value };
  const message = 'This is a shape; one number is expected here.';
  return { problem: { path: expression.path, severity: 'error', code: 'not-a-number', message } };
}

/** Follow-through needs the student's other answers. */
export function followThrough({ follow_through: written }: Pick<NumericOptions, 'follow_through'>): Problem[] {
  return written === undefined ? [] : [notSupported('`follow_through`', ['follow_through'])];
}
