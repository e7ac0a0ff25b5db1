import { InvalidArgumentError, Option, type Command } from 'commander';

import { tuneRubric } from '../../authoring/tune/tune-rubric.ts';
import { loadRubric } from '../../grading/load.ts';
import type { Plan } from '../../grading/plan.ts';
import { toHundredths } from '../../model/share.ts';
import { EXIT } from '../exit-codes.ts';
import { readGradedFile } from '../graded-file.ts';
import { parsePercent } from '../options.ts';
import { renderTuning } from '../render-tuning.ts';
import type { Session } from '../session.ts';
import { printableJson } from '../terminal.ts';

interface Flags {
  readonly seed: number;
  readonly failUnder?: number;
  readonly all?: true;
  readonly json?: true;
}

const EXAMPLE = `
The file is CSV with a header, or JSON Lines with the same keys:
  part,answer,points,student
  a.1,"The weights of a filter are shared.",1,s01
\`part\` is not needed where the rubric has only one, \`student\` never.

Nothing is written: what is proposed is yours to paste into the rubric.

Example:
  $ gradecheck rubric tune rubrics/hw2-q1 graded.csv`;

/** Adds `gradecheck rubric tune` to `gradecheck rubric`. */
export function addRubricTune(rubric: Command, session: Session): void {
  rubric
    .command('tune')
    .description('Compare a rubric with answers that a person has graded, and propose synonyms for its criteria.')
    .argument('<rubric>', 'folder of the rubric, or its rubric.yaml')
    .argument('<graded answers>', 'CSV or JSON Lines with part, answer and points')
    .addOption(new Option('--seed <number>', 'which answers are held back together').argParser(parseSeed).default(1))
    .option('--all', 'list all disagreements, not only the first ones')
    .option(
      '--fail-under <percent>',
      'exit with 1 where fewer of the decided answers have the same points',
      parsePercent,
    )
    .option('--json', 'print everything as one JSON document')
    .addHelpText('after', EXAMPLE)
    .action((path: string, answers: string, flags: Flags) => tune(session, { path, answers }, flags));
}

async function tune(
  { terminal, finish }: Session,
  { path, answers }: { readonly path: string; readonly answers: string },
  flags: Flags,
): Promise<void> {
  const plan = await loadRubric(path);
  const file = await readGradedFile(answers, partsOf(plan));
  terminal.progress(`Grading ${file.answers.length} answers …`);
  const report = await tuneRubric(plan, file.answers, flags.seed);
  terminal.progress('');
  const { ungraded } = file;
  if (flags.json === true) terminal.out(printableJson({ ...report, ungraded }));
  else terminal.out(renderTuning(report, { ungraded, most: flags.all === true ? Infinity : MOST_SHOWN, terminal }));
  const same = report.overall.decided.exact?.value ?? 0;
  if (flags.failUnder !== undefined && 100 * same < flags.failUnder) finish(EXIT.act);
}

/** Disagreements listed for each part. */
const MOST_SHOWN = 6;

function parseSeed(written: string): number {
  if (!/^\d{1,9}$/u.test(written)) throw new InvalidArgumentError('It is a whole number, such as 1.');
  return Number(written);
}

function partsOf({ parts }: Plan): { readonly id: string; readonly hundredths: number }[] {
  return parts.map(({ id, points }) => ({ id, hundredths: toHundredths(points) }));
}
