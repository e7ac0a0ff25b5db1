import { namesIn } from '../../math/walk.ts';
import type { Passage } from '../../model/passage.ts';
import { defineCheck } from '../define-check.ts';
import { FORMULA_MESSAGES } from '../shared/formula-messages.ts';
import { formulaStatements } from '../shared/formula-statements.ts';
import { givenFormulas, judgeFormula } from './judge.ts';
import { judgeStructure, recogniseStructure } from './judge-structure.ts';
import { FORMULA_OPTIONS } from './options.ts';
import { prepareFormula, type PreparedFormula } from './prepare.ts';

/** `check: formula`: a formula, compared with the expected one at random points. */
export const formula = defineCheck(FORMULA_OPTIONS, {
  messages: {
    ...FORMULA_MESSAGES,
    'differs-at': 'At <at> this gives <student>, which is not what is expected there.',
    'differs-as-a-whole': 'This is not the expected answer.',
    'missing-element': 'An element of the expected answer is not here; the others are.',
    'extra-element': 'There is an element here that the expected answer does not have.',
    'wrong-bracket': 'The bounds are those asked for. One of them is counted in or left out the other way.',
    'wrong-bound': 'One of the bounds is the one asked for. The other one differs.',
    'missing-constant': 'This is the expected answer but for its constant of integration.',
    differs: 'At the point shown this formula gives another value than the expected one.',
  },
  prepare: prepareFormula,
  recognise,
  judge: (prepared, passage) =>
    prepared.kind === 'structure' ? judgeStructure(prepared, passage) : judgeFormula(prepared, passage),
});

/** A formula over known names looks like an answer; one under the name that was asked for is one. */
function recognise(prepared: PreparedFormula, passage: Passage): number {
  if (prepared.kind === 'structure') return recogniseStructure(prepared, passage);
  const { given } = givenFormulas(formulaStatements(passage, prepared.context), prepared, passage.document.text);
  if (given.length === 0) return 0.2;
  if (given.some(({ left }) => left !== '' && left === prepared.name)) return 0.95;
  const known = prepared.judging.cases[0]?.values;
  return given.some(({ tree }) => namesIn(tree).some((name) => known?.has(name) === true)) ? 0.6 : 0.4;
}
