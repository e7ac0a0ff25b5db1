import type { Command } from 'commander';

import { explainAnswer } from '../../grading/check-answer.ts';
import { loadRubric } from '../../grading/load.ts';
import { EXIT } from '../exit-codes.ts';
import { renderExplanation } from '../render-explanation.ts';
import type { Session } from '../session.ts';
import { printableJson } from '../terminal.ts';
import { refuseOtherKinds } from './part-of-kind.ts';

interface Asked {
  readonly rubric: string;
  readonly part: string;
  readonly answer: string;
}

const EXAMPLE = `
Example:
  $ gradecheck explain concept rubrics/hw2-q1 a.1 "A unit looks at a small window, by localty."`;

/** Adds `gradecheck explain concept` to `gradecheck explain`. */
export function addExplainConcept(explain: Command, session: Session): void {
  explain
    .command('concept')
    .description('Show sentence by sentence how an explanation is read and judged. It shows the criteria.')
    .argument('<rubric>', 'folder of the rubric, or its rubric.yaml')
    .argument('<part>', 'part that asks for an explanation')
    .argument('<answer>', "a student's answer, as Markdown")
    .option('--json', 'print everything as one JSON document')
    .addHelpText('after', EXAMPLE)
    .action((rubric: string, part: string, answer: string, flags: { readonly json?: true }) =>
      explainConcept(session, { rubric, part, answer }, flags.json === true),
    );
}

async function explainConcept({ terminal, finish }: Session, asked: Asked, json: boolean): Promise<void> {
  const plan = await loadRubric(asked.rubric);
  refuseOtherKinds(plan, asked.part, 'concept');
  const { result, explanation = [] } = await explainAnswer(plan, asked.part, asked.answer);
  terminal.out(json ? printableJson({ explanation, result }) : renderExplanation(explanation, result, terminal));
  if (result.needsReview || result.status !== 'correct') finish(EXIT.act);
}
