import { stat } from 'node:fs/promises';

import type { Command } from 'commander';

import { checkAnswer } from '../../grading/check-answer.ts';
import { loadRubric } from '../../grading/load.ts';
import type { Example, Plan } from '../../grading/plan.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { toHundredths } from '../../model/share.ts';
import { EXIT, Refusal } from '../exit-codes.ts';
import { renderDiagnostics } from '../render-diagnostics.ts';
import { renderExamples, type ExampleOutcome } from '../render-examples.ts';
import type { Session } from '../session.ts';
import { printable, printableJson } from '../terminal.ts';

import { addDraft } from './rubric-draft.ts';
import { addRubricTune } from './rubric-tune.ts';

interface RubricFlags {
  readonly json?: true;
}

/** Adds `gradecheck rubric` with all that helps to write a rubric to the command line. */
export function addRubric(command: Command, session: Session): void {
  const rubric = command
    .command('rubric')
    .description('Write a rubric, and check it before anybody is graded with it.')
    .addHelpText('after', '\nExample:\n  $ gradecheck rubric lint rubrics/hw2-q1');
  rubric
    .command('lint')
    .description('Find all mistakes in a rubric and its reference.')
    .argument('<rubric>', 'folder of the rubric, or its rubric.yaml')
    .option('--json', 'print the mistakes as one JSON document')
    .addHelpText('after', '\nExample:\n  $ gradecheck rubric lint rubrics/hw2-q1')
    .action((path: string, flags: RubricFlags) => lint(session, path, flags));
  rubric
    .command('test')
    .description("Grade the rubric's own examples and compare them with the points that they should earn.")
    .argument('<rubric>', 'folder of the rubric, or its rubric.yaml')
    .option('--json', 'print the outcomes as one JSON document')
    .addHelpText('after', '\nExample:\n  $ gradecheck rubric test rubrics/hw2-q1')
    .action((path: string, flags: RubricFlags) => test(session, path, flags));
  addRubricTune(rubric, session);
  addDraft(rubric, session);
}

async function lint({ terminal, finish }: Session, path: string, flags: RubricFlags): Promise<void> {
  await stat(path).catch(() => {
    throw new Refusal(`There is no rubric at ${path}.`);
  });
  const diagnostics: readonly Diagnostic[] = await loadRubric(path, { lint: true });
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (flags.json) terminal.out(printableJson({ rubric: path, errors, diagnostics }));
  else if (diagnostics.length === 0) terminal.out(`${printable(path)}: no mistakes found.`);
  else terminal.out(renderDiagnostics(diagnostics, terminal));
  if (errors > 0) finish(EXIT.act);
}

async function test({ terminal, finish }: Session, path: string, flags: RubricFlags): Promise<void> {
  const plan = await loadRubric(path);
  const outcomes: ExampleOutcome[] = [];
  for (const example of plan.examples) outcomes.push(await outcomeOf(plan, example));
  const failed = outcomes.filter(({ passed }) => !passed).length;
  const summary = { rubric: plan.id, passed: outcomes.length - failed, failed };
  terminal.out(flags.json ? printableJson({ ...summary, examples: outcomes }) : renderExamples(outcomes, terminal));
  if (failed > 0) finish(EXIT.act);
}

async function outcomeOf(plan: Plan, { part, answer, expected }: Example): Promise<ExampleOutcome> {
  const result = await checkAnswer(plan, part, answer);
  const { score, openPoints, status, needsReview } = result;
  const wanted = expected === 'review' ? expected : toHundredths(expected) / 100;
  const why = (needsReview ? result.reviewReasons[0] : result.feedback[0])?.text ?? '';
  const passed = wanted === 'review' ? needsReview : !needsReview && score === wanted;
  return { part, answer, expected: wanted, score, openPoints, status, needsReview, why, passed };
}
