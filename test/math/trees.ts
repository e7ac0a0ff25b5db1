import fc from 'fast-check';

import { fromDecimal, rational } from '../../src/math/rational.ts';
import type { BinaryOperator, Brackets, LogicOperator, RelationOperator, Tree } from '../../src/math/tree.ts';
import { declared } from './reading.ts';

const NOWHERE = { start: 0, end: 0 };

/** The names of generated trees that are no letters have to be declared. */
export const TREE_SYMBOLS = declared({ 'W1, W2': 'real', 'x, y, z, a, b, n, k': 'real', 'yhat, theta, alpha': 'real' });

const names = fc.constantFrom('x', 'y', 'z', 'a', 'b', 'n', 'k', 'theta', 'alpha', 'W1', 'yhat', 'pi');
const indexable = fc
  .constantFrom('x', 'y', 'z', 'a', 'b', 'n', 'k', 'theta', 'alpha')
  .map((one): Tree => ({ kind: 'name', name: one, span: NOWHERE }));
const name = names.map((one): Tree => ({ kind: 'name', name: one, span: NOWHERE }));

const whole = fc
  .oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5_000_000 }))
  .map((value): Tree => ({ kind: 'number', value: rational(value), written: String(value), span: NOWHERE }));
const decimal = fc
  .tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 99 }))
  .map(([before, behind]): Tree => {
    const written = `${String(before)}.${String(behind).padStart(2, '0')}`;
    return { kind: 'number', value: fromDecimal(written) ?? rational(0), written, span: NOWHERE };
  });

const OPERATORS: readonly BinaryOperator[] = ['+', '-', '*', '/', '^', 'mod', '±', '∓'];
const WRITTEN = ['', '*', '\\cdot', '×', '\\times'];
const FUNCTIONS = ['sin', 'cos', 'ln', 'exp', 'sqrt', 'abs', 'floor', 'ceil', 'tanh', 'relu', 'norm'];
const FUNCTIONS_OF_TWO = ['max', 'min', 'log', 'root', 'binom', 'gcd'];

/** What can be calculated: numbers, names, operators, functions, indices. */
const { term } = fc.letrec<{ term: Tree }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    name,
    whole,
    decimal,
    fc
      .tuple(fc.constantFrom(...OPERATORS), tie('term'), tie('term'), fc.constantFrom(...WRITTEN))
      .map(([operator, left, right, written]): Tree => ({
        kind: 'binary',
        operator,
        left,
        right,
        written,
        span: NOWHERE,
      })),
    tie('term').map((of): Tree => ({ kind: 'negative', of, span: NOWHERE })),
    fc
      .tuple(fc.constantFrom('factorial', 'percent', 'transpose'), tie('term'))
      .map(([kind, of]): Tree => ({ kind, of, span: NOWHERE })),
    fc
      .tuple(fc.constantFrom(...FUNCTIONS), tie('term'))
      .map(([called, one]): Tree => ({ kind: 'call', name: called, arguments: [one], span: NOWHERE })),
    fc
      .tuple(fc.constantFrom(...FUNCTIONS_OF_TWO), tie('term'), tie('term'))
      .map(([called, ...both]): Tree => ({ kind: 'call', name: called, arguments: both, span: NOWHERE })),
    fc
      .tuple(indexable, fc.array(tie('term'), { minLength: 1, maxLength: 2 }))
      .map(([of, indices]): Tree => ({ kind: 'index', of, indices, span: NOWHERE })),
    fc
      .tuple(fc.constantFrom('±', '∓'), tie('term'))
      .map(([sign, of]): Tree => ({ kind: 'plus-minus', sign, of, span: NOWHERE })),
    fc
      .tuple(fc.constantFrom('sum', 'product'), tie('term'), tie('term'), tie('term'))
      .map(([kind, from, to, body]): Tree => ({ kind, index: 'k', from, to, body, span: NOWHERE })),
    fc
      .tuple(tie('term'), tie('term'), tie('term'))
      .map(([from, to, of]): Tree => ({ kind: 'integral', of, by: 'x', from, to, span: NOWHERE })),
    tie('term').map((of): Tree => ({ kind: 'integral', of, by: 'theta', span: NOWHERE })),
    fc
      .tuple(tie('term'), tie('term'), fc.constantFrom('+', '-', undefined))
      .map(([to, of, side]): Tree => ({ kind: 'limit', of, index: 'x', to, ...(side && { side }), span: NOWHERE })),
    fc.tuple(tie('term'), name).map(([of, wrt]): Tree => ({ kind: 'derivative', of, wrt, span: NOWHERE })),
  ),
}));

const BRACKETS: readonly Brackets[] = ['()', '{}', '[]', '<>'];
const HALF_OPEN: readonly Brackets[] = ['(]', '[)'];

/** Lists, intervals, matrices, sets. */
const collection = fc.oneof(
  fc
    .tuple(fc.constantFrom(...BRACKETS), fc.array(term, { minLength: 2, maxLength: 3 }))
    .map(([brackets, items]): Tree => ({ kind: 'tuple', brackets, items, span: NOWHERE })),
  fc
    .tuple(fc.constantFrom(...HALF_OPEN), term, term)
    .map(([brackets, ...items]): Tree => ({ kind: 'tuple', brackets, items, span: NOWHERE })),
  fc
    .array(fc.tuple(term, term), { minLength: 1, maxLength: 2 })
    .map((rows): Tree => ({ kind: 'matrix', rows, span: NOWHERE })),
);

const RELATIONS: readonly RelationOperator[] = ['=', '≈', '≠', '<', '>', '≤', '≥', '->', '∝', '≡'];
const SET_RELATIONS: readonly RelationOperator[] = ['∈', '∉', '⊂', '⊆', '⊃', '⊇', '=', '≠'];
const SET_OPERATORS: readonly BinaryOperator[] = ['∪', '∩', '∖'];

const comparison = fc
  .tuple(term, fc.array(fc.tuple(fc.constantFrom(...RELATIONS), term), { minLength: 1, maxLength: 2 }))
  .map(([first, rest]): Tree => {
    return {
      kind: 'relation',
      operators: rest.map(([one]) => one),
      sides: [first, ...rest.map(([, side]) => side)],
      span: NOWHERE,
    };
  });

const sets = fc
  .tuple(collection, fc.constantFrom(...SET_OPERATORS), fc.oneof(collection, name))
  .map(([left, operator, right]): Tree => ({ kind: 'binary', operator, left, right, written: '', span: NOWHERE }));

const membership = fc
  .tuple(fc.oneof(term, sets), fc.constantFrom(...SET_RELATIONS), fc.oneof(sets, collection, name))
  .map(([left, operator, right]): Tree => ({
    kind: 'relation',
    operators: [operator],
    sides: [left, right],
    span: NOWHERE,
  }));

const JOINING: readonly LogicOperator[] = ['and', 'or', 'implies', 'iff'];

/** Statements and what joins and denies them. */
const { statement } = fc.letrec<{ statement: Tree }>((tie) => ({
  statement: fc.oneof(
    { maxDepth: 2, depthSize: 'small', withCrossShrink: true },
    comparison,
    membership,
    fc
      .tuple(fc.constantFrom(...JOINING), tie('statement'), tie('statement'))
      .map(([operator, ...items]): Tree => ({ kind: 'logic', operator, items, span: NOWHERE })),
    tie('statement').map((of): Tree => ({ kind: 'not', of, span: NOWHERE })),
  ),
}));

const others = fc.oneof(
  fc
    .tuple(name, comparison)
    .map(([element, condition]): Tree => ({ kind: 'builder', element, condition, span: NOWHERE })),
  fc.tuple(term, comparison, term).map(([value, condition, rest]): Tree => ({
    kind: 'cases',
    branches: [{ value, condition }, { value: rest }],
    span: NOWHERE,
  })),
  comparison.map((condition): Tree => ({ kind: 'indicator', condition, span: NOWHERE })),
  fc.constantFrom('an even number', 'for no value').map((text): Tree => ({ kind: 'text', text, span: NOWHERE })),
);

/** Trees of all kinds that students write; flat lists of the same operator as the reader gives them. */
export const trees = fc.oneof({ weight: 4, arbitrary: term }, collection, sets, statement, others);
