import { spellRational } from '../../math/print.ts';
import { isInteger, type Rational } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';
import { spellUnit } from '../../math/units/print-unit.ts';
import type { Unit } from '../../math/units/unit.ts';
import type { Spelling } from '../../model/verdict.ts';
import { defineCheck, type Preparation, type Problem, type Setting } from '../define-check.ts';
import { valueWith } from '../shared/approximate.ts';
import type { Expression } from '../shared/expected.ts';
import { SHARED_MESSAGES } from '../shared/judge.ts';
import { judgeNumeric, recogniseNumeric, type NumericJudging } from '../shared/numeric.ts';
import { numberTokens } from '../shared/nouns.ts';
import { ALSO_ANSWERS, FOLLOW_THROUGH, mistakesSchema, ONE_ANSWER } from '../shared/options.ts';
import { prepareNumeric, type NumericKey } from '../shared/prepare-numeric.ts';
import { nounsOf } from '../shared/words.ts';
import { agreeing, completed } from './around.ts';
import { doubtOf } from './doubts.ts';
import { formOf, type AskedForm } from './forms.ts';
import { matchOf, type Wanted } from './matching.ts';
import { FORM, TOLERANCE } from './options.ts';
import { NUMBER_SLIP_MESSAGES, NUMBER_SLIP_VALUES, NUMBER_SLIPS } from './slips.ts';
import { toleranceOf } from './tolerance.ts';
import { inUnit, quantityOf, tokensWithoutUnits } from './units.ts';

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
    'unit-unclear': 'We are not sure in which unit this number is given.',
    'form-unclear': 'We are not sure whether this number is written in the form that is asked for.',
  },
  prepare: (options, setting) => {
    const { unit } = quantityOf(options.expect, setting);
    const tolerance = toleranceOf(options.tolerance, setting, unit);
    const { form, problems } = formOf(options.form, options.mistakes);
    const preparation = prepareNumeric<NumericJudging>(options, setting, {
      slips: NUMBER_SLIP_VALUES,
      later: [...problems, ...('problem' in tolerance ? [tolerance.problem] : [])],
      inUnit: (written, path) => inUnit(written, { unit, path, setting }),
      complete: (key) => {
        const closeness = 'problem' in tolerance ? undefined : tolerance.closeness;
        return judgingOf(
          key,
          { ...(unit && { unit }), ...(form && { form }), ...(closeness && { closeness }) },
          setting,
        );
      },
    });
    return unit ? preparation : withWarnings(preparation, unitless(options.mistakes));
  },
  recognise: (judging, passage) => recogniseNumeric(passage, judging),
  judge: (judging, passage) => judgeNumeric(passage, judging),
});

/** Slips about a unit where the expected answer has none are most likely a unit that was forgotten. */
function unitless(mistakes: Readonly<Record<string, unknown>> = {}): Problem[] {
  const names = ['missing-unit', 'wrong-unit'].filter((name) => mistakes[name] !== undefined);
  return names.map((name) => ({
    path: ['mistakes', name],
    severity: 'warning',
    code: 'no-unit',
    message: `\`${name}\` never applies: \`expect\` has no unit.`,
  }));
}

function withWarnings<Prepared>(preparation: Preparation<Prepared>, warnings: Problem[]): Preparation<Prepared> {
  if (warnings.length === 0) return preparation;
  return { ...preparation, problems: [...(preparation.problems ?? []), ...warnings] };
}

interface Asking {
  readonly unit?: Unit;
  readonly form?: AskedForm;
  /** Absent: by default. */
  readonly closeness?: Wanted['closeness'];
}

function judgingOf(
  { key, expression, expected }: NumericKey,
  { closeness, ...asking }: Asking,
  setting: Setting,
): Preparation<NumericJudging> {
  const { symbols, conventions } = setting;
  const wanted: Wanted = {
    ...asking,
    closeness: closeness ?? defaultCloseness(expected, expression, asking.form),
    isGiven: closeness !== undefined,
    symbols,
    conventions,
  };
  const { unit } = asking;
  return {
    prepared: {
      key,
      matches: (reading, entry) => matchOf(reading, entry, wanted) === 'yes',
      expected: spelled(expected, unit),
      unknown: 'other-number',
      context: {
        symbols,
        conventions,
        prepare: unit ? (tokens) => tokensWithoutUnits(tokens, setting) : numberTokens,
      },
      asked: { nouns: { ...nounsOf(undefined), any: true }, toValue: valueWith(conventions) },
      doubt: (reading) => doubtOf(reading, key, wanted),
      ...(unit && {
        complete: (reading, passage) => completed(reading, passage, { unit, setting }),
        agrees: (statement, passage) => agreeing(statement, passage, { unit, setting }),
      }),
    },
  };
}

function spelled(value: Rational, unit: Unit | undefined): Spelling {
  const number = spellRational(value);
  if (!unit) return number;
  const { text, latex } = spellUnit(unit);
  return { text: `${number.text} ${text}`, latex: `${number.latex}\\,${latex}` };
}

/** Whole numbers and fractions are exact; what was written with decimals or has no exact value is rounded. */
function defaultCloseness(expected: Rational, { items }: Expression, form?: AskedForm): Wanted['closeness'] {
  if (form?.exact === true) return {};
  if (form?.precision) return { precision: { ...form.precision, written: 'any' } };
  return isInteger(expected) || items.every(isFraction) ? {} : { asWritten: { fewest: FEWEST_FIGURES } };
}

/** Fewest figures of an answer that is rounded. */
const FEWEST_FIGURES = 3;

function isFraction(tree: Tree): boolean {
  if (tree.kind === 'number') return isInteger(tree.value);
  if (tree.kind === 'negative') return isFraction(tree.of);
  return tree.kind === 'binary' && tree.operator !== '^' && isFraction(tree.left) && isFraction(tree.right);
}
