import type { Run } from '../../model/document.ts';
import { runsOf, type Passage } from '../../model/passage.ts';
import { defineCheck } from '../define-check.ts';
import { FORMULA_MESSAGES } from '../shared/formula-messages.ts';
import { formulaStatements } from '../shared/formula-statements.ts';
import { findAnswers } from './answer.ts';
import { explainGradient } from './explain.ts';
import { GRADIENT_OPTIONS } from './options.ts';
import { searchFor } from './search.ts';
import { judgeDerivatives, prepareDerivatives, type PreparedDerivatives } from './other-derivatives.ts';
import type { PreparedGradient } from './prepare.ts';

/** `check: gradient`: a derivative as a formula, held against the derivative of the reference at random points. */
export const gradient = defineCheck(GRADIENT_OPTIONS, {
  messages: {
    ...FORMULA_MESSAGES,
    differs: 'At the point shown this formula gives another value than the derivative has.',
    'other-variable':
      'This is the derivative with respect to <other>, and the question asks for that with respect to <asked>.',
    'other-left-side': 'You name <yours> here, and the question asks for <asked>.',
    'letters-read': 'No left side says what <letters> stand for; we read them as the indices of the question.',
    'letters-unclear': 'We are not sure which indices <letters> stand for; no left side says it.',
    'name-read': 'We read your <name> as the <meaning> of the question.',
    'sigma-read': 'We read <name> as <meaning>.',
    'unknown-word': 'We do not know what <name> stands for in this formula. Did you mean <likely>?',
    'taken-back': 'Words of the answer take it back.',
    'own-meaning': 'You give <name> another meaning than the question does.',
    'base-contradicted':
      'This is right if indices count from <read>, and elsewhere in your answer they count from <said>.',
    'layout-contradicted': 'This is right in the other layout than the one that you name.',
    'right-where': 'This formula is right where <where>. Elsewhere it gives another value than the derivative has.',
    'wrong-form': 'The value is the one asked for. The question asks for it in <form>.',
    'form-unclear':
      'The value is the one asked for. We are not sure whether this is <form>, which the question asks for.',
    'mixed-layouts':
      'This is right if the derivatives that it uses are rows where it is written in columns, or the other way round.',
    'chain-rule-only': 'This is the chain rule; <name> in it is still to be worked out.',
    'diagonal-only': 'This is right where the two indices are equal; elsewhere the derivative is not zero.',
  },
  prepare: prepareDerivatives,
  recognise,
  judge: judgeDerivatives,
  explain: explainGradient,
});

/** A passage that names the derivative is its answer; one that names another is not. */
function recognise(part: PreparedDerivatives, passage: Passage): number {
  if (!runsOf(passage).some(mayBeMathematics)) return 0.3;
  return Math.max(
    ...[part, ...(part.others ?? []).map(({ prepared }) => prepared)].map((one) => likeness(one, passage)),
  );
}

function likeness(prepared: PreparedGradient, passage: Passage): number {
  const { given, other, named } = findAnswers(formulaStatements(passage, prepared.context), searchFor(prepared));
  if (given.some(({ by }) => by === 'named')) return 0.98;
  if (named) return 0.8;
  if (other) return 0.05;
  return given.length > 0 ? 0.6 : 0.3;
}

/** Words alone are no formula; most passages of a write-up are words alone. */
function mayBeMathematics({ kind, text }: Run): boolean {
  return kind !== 'prose' || /[^\p{L}\p{P}\s]|[\\()[\]{}/*%_:]/u.test(text);
}
