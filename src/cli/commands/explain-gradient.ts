import type { Command } from 'commander';

import { explainAnswer } from '../../grading/check-answer.ts';
import { loadRubric } from '../../grading/load.ts';
import type { Plan } from '../../grading/plan.ts';
import { nearest } from '../../rubric/nearest.ts';
import { EXIT, Refusal } from '../exit-codes.ts';
import { renderExplanation } from '../render-explanation.ts';
import type { Session } from '../session.ts';
import { printableJson } from '../terminal.ts';

interface Flags {
  readonly rubric: string;
  readonly part: string;
  readonly json?: true;
}

const EXAMPLE = String.raw`
Example:
  $ gradecheck explain gradient "dz_k/dx_i = y_{i+k}" --rubric rubrics/hw2-q1 --part b.dx`;

/** Adds `gradecheck explain gradient` to `gradecheck explain`. */
export function addExplainGradient(explain: Command, session: Session): void {
  explain
    .command('gradient')
    .description('Show step by step how a gradient answer is read, tested and judged. It shows expected answers.')
    .argument('<formula>', "a student's answer, as Markdown or as a lone formula")
    .requiredOption('--rubric <rubric>', 'folder of the rubric, or its rubric.yaml')
    .requiredOption('--part <id>', 'part that asks for a gradient')
    .option('--json', 'print everything as one JSON document')
    .addHelpText('after', EXAMPLE)
    .action((formula: string, flags: Flags) => explainGradient(session, formula, flags));
}

async function explainGradient({ terminal, finish }: Session, formula: string, flags: Flags): Promise<void> {
  const plan = await loadRubric(flags.rubric);
  refuseOtherParts(plan, flags.part);
  const { result, explanation = [] } = await explainAnswer(plan, flags.part, asMarkdown(formula));
  terminal.out(flags.json ? printableJson({ explanation, result }) : renderExplanation(explanation, result, terminal));
  if (result.needsReview || result.status !== 'correct') finish(EXIT.act);
}

function refuseOtherParts({ id, parts }: Plan, wanted: string): void {
  const gradients = parts.filter(({ kind }) => kind === 'gradient').map((part) => part.id);
  if (gradients.includes(wanted)) return;
  const kind = parts.find((part) => part.id === wanted)?.kind;
  const what = kind === undefined ? `The rubric ${id} has no part ${wanted}` : `Part ${wanted} is checked as ${kind}`;
  const likely = nearest(wanted, gradients);
  const known = gradients.length === 0 ? 'It has no gradient parts.' : `Its gradient parts: ${gradients.join(', ')}.`;
  throw new Refusal(`${what}. ${likely === undefined ? known : `Did you mean ${likely}?`}`);
}

/** A lone LaTeX formula is put between dollars, so that it is read as mathematics. */
function asMarkdown(formula: string): string {
  return formula.includes('\\') && !/\$|\\[([]|\\begin/u.test(formula) ? `$${formula}$` : formula;
}
