import type { Command } from 'commander';

import { explainAnswer } from '../../grading/check-answer.ts';
import { loadRubric } from '../../grading/load.ts';
import { EXIT } from '../exit-codes.ts';
import { renderExplanation } from '../render-explanation.ts';
import type { Session } from '../session.ts';
import { printableJson } from '../terminal.ts';
import { refuseOtherKinds } from './part-of-kind.ts';

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
  refuseOtherKinds(plan, flags.part, 'gradient');
  const { result, explanation = [] } = await explainAnswer(plan, flags.part, asMarkdown(formula));
  terminal.out(flags.json ? printableJson({ explanation, result }) : renderExplanation(explanation, result, terminal));
  if (result.needsReview || result.status !== 'correct') finish(EXIT.act);
}

/** A lone LaTeX formula is put between dollars, so that it is read as mathematics. */
function asMarkdown(formula: string): string {
  return formula.includes('\\') && !/\$|\\[([]|\\begin/u.test(formula) ? `$${formula}$` : formula;
}
