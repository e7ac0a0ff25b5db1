import type { Command } from 'commander';

import { gradeFound } from '../../batch/grade-found.ts';
import { loadRubric } from '../../grading/load.ts';
import { EXIT, Refusal } from '../exit-codes.ts';
import { findSubmissions } from '../find-submissions.ts';
import { sizeOption } from '../options.ts';
import { renderResult } from '../render-result.ts';
import type { Session } from '../session.ts';
import { printable, printableJson } from '../terminal.ts';

interface CheckFlags {
  readonly json?: true;
  readonly maxFileSize: number;
}

const EXAMPLE = `
Example:
  $ gradecheck check rubrics/hw2-q1 submissions/hw2-q1/student-01`;

/** Adds `gradecheck check` to the command line. */
export function addCheck(command: Command, session: Session): void {
  command
    .command('check')
    .description('Show one submission part by part: what was read and where, points, and why.')
    .argument('<rubric>', 'folder of the rubric, or its rubric.yaml')
    .argument('<submission>', 'a file, or a folder with all files of the submission')
    .addOption(sizeOption())
    .option('--json', 'print the result as one JSON document')
    .addHelpText('after', EXAMPLE)
    .action((rubric: string, submission: string, flags: CheckFlags) => check(session, { rubric, submission }, flags));
}

async function check(
  { terminal, finish }: Session,
  given: { readonly rubric: string; readonly submission: string },
  flags: CheckFlags,
): Promise<void> {
  const plan = await loadRubric(given.rubric);
  const [found] = (await findSubmissions([given.submission], { folders: 'one' })).submissions;
  if (!found) throw new Refusal(`There is no submission at ${given.submission}.`);
  const result = await gradeFound(plan, found, {
    fileBytes: flags.maxFileSize,
    onFault: (error) => {
      terminal.err(printable(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    },
  });
  terminal.out(flags.json ? printableJson(result) : renderResult(result, terminal));
  if (result.score === null) finish(EXIT.act);
}
