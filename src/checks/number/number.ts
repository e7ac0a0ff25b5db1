import type { Finding } from '../../model/finding.ts';
import { spellRational } from '../../math/print.ts';
import { isInteger, rational, type Rational } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';
import { defineCheck, type Preparation, type Problem, type Setting } from '../define-check.ts';
import { valueWith } from '../shared/approximate.ts';
import { notSupported, outcomeOf, readExpression, type Expression } from '../shared/expected.ts';
import { SHARED_MESSAGES } from '../shared/judge.ts';
import { judgeNumeric, recogniseNumeric, type NumericJudging } from '../shared/numeric.ts';
import { numberTokens } from '../shared/nouns.ts';
import { ALSO_ANSWERS, FOLLOW_THROUGH, mistakesSchema, ONE_ANSWER } from '../shared/options.ts';
import { prepareNumeric, type NumericKey } from '../shared/prepare-numeric.ts';
import { nounsOf } from '../shared/words.ts';
import { NUMBER_SLIP_MESSAGES, NUMBER_SLIP_VALUES, NUMBER_SLIPS } from './slips.ts';
import { isRounded, isWithin, type Tolerance } from './tolerance.ts';
import { FORM, TOLERANCE, type WrittenTolerance } from './options.ts';
import { unitIn } from './units.ts';

const OPTIONS = {
  kind: 'number',
  summary: 'One number, exact or within a tolerance.',
  properties: {
    expect: ONE_ANSWER,
    also: ALSO_ANSWERS,
    mistakes: mistakesSchema(NUMBER_SLIPS),
    follow_through: FOLLOW_THROUGH,
    form: FORM,
    tolerance: TOLERANCE,
  },
  required: ['expect'],
  slips: NUMBER_SLIPS,
} as const;

/** The check of one number. */
export const number = defineCheck(OPTIONS, {
  messages: {
    ...SHARED_MESSAGES,
    ...NUMBER_SLIP_MESSAGES,
    'other-number': 'Your answer reads as <found>. The number that this part asks for is another one.',
    'rounded-answer': 'This answer is the number asked for, but rounded further than the rubric foresees.',
  },
  prepare: (options, setting) => {
    const tolerance = toleranceOf(options.tolerance, setting);
    const unit = unitIn(options.expect, setting);
    if (unit !== undefined) return { problems: [notSupported(`A unit (${unit})`, ['expect'])] };
    return prepareNumeric<NumericJudging>(options, setting, {
      slips: NUMBER_SLIP_VALUES,
      later: [
        ...(options.form === undefined ? [] : [notSupported('`form`', ['form'])]),
        ...('problem' in tolerance ? [tolerance.problem] : []),
      ],
      complete: (key) => completed(key, 'problem' in tolerance ? undefined : tolerance.tolerance, setting),
    });
  },
  recognise: (judging, passage) => recogniseNumeric(passage, judging),
  judge: (judging, passage) => judgeNumeric(passage, judging),
});

function completed(
  { key, expression, expected }: NumericKey,
  given: Tolerance | undefined,
  { symbols, conventions }: Setting,
): Preparation<NumericJudging> {
  const tolerance = given ?? defaultTolerance(expected, expression);
  return {
    prepared: {
      key,
      matches: (reading, entry) => isWithin(reading, entry.value, tolerance),
      expected: spellRational(expected),
      unknown: 'other-number',
      context: { symbols, conventions, prepare: numberTokens },
      asked: { nouns: { ...nounsOf(undefined), any: true }, toValue: valueWith(conventions) },
      doubt: (reading): Finding | undefined =>
        isRounded(reading, expected, FEWEST_FIGURES) ? { code: 'rounded-answer' } : undefined,
    },
  };
}

/** A right value that is rounded to fewer figures is nothing that we decide. */
const FEWEST_FIGURES = 1;

/** Whole numbers and fractions are exact; what was written with decimals or has no exact value is rounded. */
function defaultTolerance(expected: Rational, { items }: Expression): Tolerance {
  if (isInteger(expected) || items.every(isFraction)) return { kind: 'exact' };
  return { kind: 'as-written' };
}

function isFraction(tree: Tree): boolean {
  if (tree.kind === 'number') return isInteger(tree.value);
  if (tree.kind === 'negative') return isFraction(tree.of);
  return tree.kind === 'binary' && tree.operator !== '^' && isFraction(tree.left) && isFraction(tree.right);
}

type ReadTolerance = { readonly tolerance: Tolerance | undefined } | { readonly problem: Problem };

function toleranceOf(written: WrittenTolerance | undefined, setting: Setting): ReadTolerance {
  if (written === undefined) return { tolerance: undefined };
  if (typeof written !== 'object') return lengthOf(written, ['tolerance'], setting);
  const absolute =
    written.absolute === undefined ? undefined : lengthOf(written.absolute, ['tolerance', 'absolute'], setting);
  const relative =
    written.relative === undefined ? undefined : lengthOf(written.relative, ['tolerance', 'relative'], setting);
  if (absolute && 'problem' in absolute) return absolute;
  if (relative && 'problem' in relative) return relative;
  return {
    tolerance: {
      kind: 'within',
      ...(absolute?.absolute && { absolute: absolute.absolute }),
      ...(relative && { relative: relative.relative ?? relative.absolute ?? rational(0) }),
    },
  };
}

type Length =
  | { readonly tolerance: Tolerance; readonly absolute?: Rational; readonly relative?: Rational }
  | { readonly problem: Problem };

/** `1 %` is relative, a plain number absolute. */
function lengthOf(written: string | number, path: readonly string[], setting: Setting): Length {
  const expression = readExpression(written, path, setting);
  if ('problem' in expression) return expression;
  const outcome = outcomeOf(expression, setting);
  if ('problem' in outcome) return outcome;
  const { value } = outcome;
  if (!value || value.numerator < 0n) {
    const message = 'A tolerance is a number that is not negative, or a percentage.';
    return { problem: { path, severity: 'error', code: 'bad-tolerance', message } };
  }
  const relative = expression.items[0]?.kind === 'percent';
  const part = relative ? { relative: value } : { absolute: value };
  return { tolerance: { kind: 'within', ...part }, ...part };
}
