import { agreementOf, valueAt, type Agreement, type Reading } from '../../calculus/agreement.ts';
import { compareBounded } from '../../calculus/bounded.ts';
import type { Case } from '../../calculus/cases.ts';
import { flattened } from '../../calculus/draws.ts';
import { boundsOf } from '../../calculus/formula.ts';
import { flat } from '../../math/evaluation/entries.ts';
import { spell } from '../../math/print.ts';
import type { Explanation, ExplanationStep } from '../../model/explanation.ts';
import type { Passage } from '../../model/passage.ts';
import { basesOf } from '../shared/formula-outcome.ts';
import { formulaStatements } from '../shared/formula-statements.ts';
import { findAnswers, type Given } from './answer.ts';
import { spelledName } from './derive.ts';
import { chosenFrom } from './judge.ts';
import { searchFor } from './search.ts';
import type { PreparedGradient } from './prepare.ts';
import { ONLY } from './single-axes.ts';
import type { AnswerReading } from './readings.ts';
import { waysToRead } from './ways.ts';

/** Tells how a gradient answer is read, what it is held against, and what comes out. It shows the expected answer. */
export function explainGradient(prepared: PreparedGradient, passage: Passage): Explanation {
  const found = findAnswers(formulaStatements(passage, prepared.context), searchFor(prepared));
  const [given] = chosenFrom(found, passage.document.text, prepared.asked);
  const tried = given ? triedReadings(waysToRead(given, found, prepared).ways.map(({ reading }) => reading)) : [];
  const best = tried.find(({ agreement }) => agreement.kind === 'equal') ?? tried[0];
  return [
    questionStep(prepared),
    given ? readingStep(given, tried) : { title: 'How the answer is read', lines: ['No formula was found in it.'] },
    referenceStep(prepared),
    ...(best ? [comparisonStep(best)] : []),
  ];
}

/** A way to read a formula, and what came of it. */
interface Tried {
  readonly answer: AnswerReading;
  readonly reading: Reading;
  readonly agreement: Agreement;
}

function triedReadings(answers: readonly AnswerReading[]): Tried[] {
  return answers.flatMap((answer) => {
    const { conventions, sizeOf, cases } = answer.judging;
    return basesOf(conventions).map((base) => {
      const reading = { base, conventions, sizeOf };
      return { answer, reading, agreement: agreementOf(answer.formula, cases, reading) };
    });
  });
}

function questionStep({ asked, judging }: PreparedGradient): ExplanationStep {
  const of = asked.of.formula ? spell(asked.of.formula).text : spelledName(asked.of);
  const expected = judging.expected ? [`The rubric expects ${judging.expected.text}.`] : [];
  return { title: 'The question', lines: [`∂/∂${spelledName(asked.wrt)} of ${of}`, ...expected] };
}

const HOW: Readonly<Record<Given['by'], string>> = {
  named: 'It stands under a left side that names the derivative.',
  alone: 'It stands alone, without a left side.',
  odd: 'It stands under a left side that is not known, or is a piece of something longer.',
  within: 'Its left side is an expression, of which the derivative is only a part.',
  other: 'Its left side names another derivative.',
};

function readingStep(given: Given, tried: readonly Tried[]): ExplanationStep {
  const rows = tried.map(({ answer, reading, agreement }, at) => [
    String(at + 1),
    spell(answer.formula.tree).text,
    `from ${reading.base}`,
    [...answer.formula.letters]
      .filter(([own]) => own !== ONLY)
      .map(([own, asked]) => (own === asked ? own : `${own} = our ${asked}`))
      .join(', '),
    outcomeOf(agreement),
  ]);
  return {
    title: 'How the answer is read',
    lines: [
      `${spell(given.tree).text}. ${HOW[given.by]}`,
      tried.length === 1
        ? 'There is one way to read it.'
        : `${tried.length} ways to read it were tried; the first that fits is taken.`,
    ],
    table: { columns: ['', 'formula', 'indices', 'letters', 'outcome'], rows },
  };
}

function outcomeOf(agreement: Agreement): string {
  switch (agreement.kind) {
    case 'equal':
      return agreement.layout ? `agrees, ${agreement.layout} layout` : 'agrees';
    case 'different':
      return 'differs';
    case 'unsure':
      return 'cannot be told';
    case 'problem':
      return `has no value (${[agreement.code, agreement.name].filter((one) => one !== undefined).join(': ')})`;
  }
}

function referenceStep({ judging, steppedAside }: PreparedGradient): ExplanationStep {
  const { cases } = judging;
  const worlds = new Map(cases.map((one) => [one.values, one]));
  const draws = new Map<string, number>();
  for (const { sizes } of worlds.values()) draws.set(sizesText(sizes), (draws.get(sizesText(sizes)) ?? 0) + 1);
  const isExact = cases.every(({ method }) => method === 'exact');
  const numbers = cases.reduce((sum, { bounds }) => sum + bounds.length, 0);
  return {
    title: 'The derivative of the reference',
    lines: [
      isExact
        ? 'Worked out exactly but for rounding, by dual numbers that follow the code of the reference; one column of each draw was checked by finite differences.'
        : `Worked out by finite differences${steppedAside === undefined ? '' : `, since the code of the reference cannot be followed: ${steppedAside}`}.`,
      `${worlds.size} draws, ${numbers} numbers: ${[...draws].map(([sizes, count]) => `${sizes === '' ? 'no sizes' : sizes} (${count})`).join('; ')}.`,
    ],
  };
}

function sizesText(sizes: Case['sizes']): string {
  return [...sizes].map(([name, value]) => `${name} = ${value}`).join(', ');
}

/** Rows of the table of values: those before the first that differs, and some behind it. */
const MOST_ROWS = 8;

function comparisonStep({ answer, reading, agreement }: Tried): ExplanationStep {
  const { cases } = answer.judging;
  const first = agreement.kind === 'different' ? cases.indexOf(agreement.first.one) : 0;
  const from = Math.max(0, Math.min(first - 2, cases.length - MOST_ROWS));
  const names = [...(cases[0]?.sizes.keys() ?? []), ...(cases[0]?.indices.keys() ?? [])];
  const rows = cases.slice(from, from + MOST_ROWS).map((one) => valueRow(one, { answer, reading, agreement }));
  return {
    title: 'Values side by side',
    lines: [
      'Two values agree where they are apart by no more than both may be off by, and differ where it is 16 times that. What lies between goes to a person.',
    ],
    table: { columns: [...names, 'answer', '± at most', 'derivative', '± at most', 'apart', ''], rows },
  };
}

const WORDS = { equal: 'agrees', different: 'differs', unsure: 'cannot be told' };

/** Of an array the entry that differs, else the first. */
function valueRow(one: Case, { answer, reading, agreement }: Tried): string[] {
  const where = [...one.sizes.values(), ...[...one.indices.values()].map((index) => index + reading.base)].map(String);
  const evaluated = valueAt(answer.formula, one, reading);
  if (evaluated.problem) return [...where, 'no value'];
  const { value, outside } = evaluated;
  const { at, place } = entryIn(one, agreement);
  const bounds = boundsOf(answer.formula, reading)(one);
  const held = bounds === undefined ? undefined : flat(bounds)[place];
  const found = flattened(value)[place] ?? NaN;
  const reference = flattened(one.reference)[at] ?? NaN;
  const bound = one.bounds[at] ?? NaN;
  const { outcome } = compareBounded({ found, reference, bound, scale: one.scale }, () => held);
  const off = held ? Math.max(held.high - found, found - held.low) : Infinity;
  const apart = Math.abs(found - reference);
  const beyond = outside ? `, outside of ${outside.array}` : '';
  return [
    ...where,
    number(found),
    small(off),
    number(reference),
    small(bound),
    small(apart),
    `${WORDS[outcome]}${beyond}`,
  ];
}

/** Places of an entry in the reference and in the answer, which may have the other layout. */
function entryIn(one: Case, agreement: Agreement): { readonly at: number; readonly place: number } {
  const entry = agreement.kind === 'different' && agreement.first.one === one ? agreement.first.entry : undefined;
  const reference = one.reference;
  const columns = typeof reference === 'number' ? 1 : flattened(reference).length / Math.max(1, reference.length);
  const [row, column] = entry ?? [0, 0];
  const at = row * columns + column;
  const isTurned = agreement.kind === 'equal' && agreement.layout === 'numerator';
  return { at, place: isTurned && typeof reference !== 'number' ? column * reference.length + row : at };
}

function number(value: number): string {
  return Number(value.toPrecision(6)).toString().replace('-', '−');
}

function small(value: number): string {
  return value === 0 ? '0' : value.toExponential(0).replace('e-', 'e−').replace('e+', 'e');
}
