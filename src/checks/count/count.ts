import type { Finding } from '../../model/finding.ts';
import { spellRational } from '../../math/print.ts';
import { equal, formatRational, isInteger, type Rational } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';
import { nodesOf } from '../../math/walk.ts';
import { defineCheck, type Problem, type Setting } from '../define-check.ts';
import { notSupported, type Expression, type Outcome, type Path } from '../shared/expected.ts';
import { SHARED_MESSAGES, type Reading } from '../shared/judge.ts';
import { judgeNumeric, recogniseNumeric, type NumericJudging } from '../shared/numeric.ts';
import { numberTokens } from '../shared/nouns.ts';
import { ALSO_ANSWERS, FOLLOW_THROUGH, IN_TERMS_OF, mistakesSchema, ONE_ANSWER } from '../shared/options.ts';
import { prepareNumeric, type NumericKey } from '../shared/prepare-numeric.ts';
import { nounsOf } from '../shared/words.ts';
import { COUNT_SLIP_MESSAGES, COUNT_SLIP_VALUES, COUNT_SLIPS } from './slips.ts';

const OPTIONS = {
  kind: 'count',
  summary: 'How many: parameters, operations, anything that is counted exactly.',
  properties: {
    expect: ONE_ANSWER,
    also: ALSO_ANSWERS,
    mistakes: mistakesSchema(COUNT_SLIPS),
    follow_through: FOLLOW_THROUGH,
    in_terms_of: IN_TERMS_OF,
  },
  required: ['expect'],
  slips: COUNT_SLIPS,
} as const;

/** The check of counts: exact whole numbers, with the conventions of counting as known slips. */
export const count = defineCheck(OPTIONS, {
  messages: {
    ...SHARED_MESSAGES,
    ...COUNT_SLIP_MESSAGES,
    'no-whole-number': 'This answer reads as a number that is not whole, so we are not sure that it was meant so.',
    'may-be-grouped': 'A point stands in this number. We are not sure whether it parts thousands or decimals.',
    'other-count': 'Your answer reads as <found>. The count that this part asks for is another one.',
  },
  prepare: (options, setting) =>
    prepareNumeric<NumericJudging>(options, setting, {
      slips: COUNT_SLIP_VALUES,
      later: inTermsOf(options),
      problem: notWhole,
      complete: (key) => ({ prepared: judgingOf(key, setting) }),
    }),
  recognise: (judging, passage) => recogniseNumeric(passage, judging),
  judge: (judging, passage) => judgeNumeric(passage, judging),
});

function inTermsOf({ in_terms_of: names }: { readonly in_terms_of?: readonly string[] }): Problem[] {
  return names === undefined ? [] : [notSupported('A count in symbols', ['in_terms_of'])];
}

function judgingOf({ key, expression, expected }: NumericKey, { symbols, conventions }: Setting): NumericJudging {
  return {
    key,
    matches: (reading, entry) => equal(reading.value, entry.value),
    expected: spellRational(expected),
    unknown: 'other-count',
    context: { symbols, conventions, prepare: numberTokens },
    asked: { nouns: nounsOf(askedOf(expression)) },
    doubt: doubtOf,
  };
}

/** A part of a thing is not counted; and nobody writes `100.000` for 100, but many do for 100,000. */
function doubtOf({ value, side }: Reading<Rational>): Finding | undefined {
  if (!isInteger(value)) return { code: 'no-whole-number' };
  const grouped = side && [...nodesOf(side)].some((node) => node.kind === 'number' && GROUPED.test(node.written));
  return grouped === true ? { code: 'may-be-grouped' } : undefined;
}

const GROUPED = /^\d{1,3}\.\d{3}$/u;

function notWhole(outcome: Outcome, path: Path): Problem | undefined {
  if (outcome.value === undefined || (isInteger(outcome.value) && outcome.value.numerator >= 0n)) return undefined;
  const message = `A count is a whole number; this is ${formatRational(outcome.value)}.`;
  return { path, severity: 'error', code: 'not-whole', message, help: 'Use `check: number` for other numbers.' };
}

/** What the expected count is a count of, as far as its layers tell. */
function askedOf({ items }: Expression): 'parameters' | 'operations' | undefined {
  const counts = items.flatMap(membersIn);
  if (counts.length === 0) return undefined;
  if (counts.every((name) => name === 'parameters')) return 'parameters';
  return counts.includes('parameters') ? undefined : 'operations';
}

function membersIn(tree: Tree): string[] {
  if (tree.kind === 'member') return [tree.name];
  if (tree.kind === 'binary') return [...membersIn(tree.left), ...membersIn(tree.right)];
  return tree.kind === 'negative' ? membersIn(tree.of) : [];
}
