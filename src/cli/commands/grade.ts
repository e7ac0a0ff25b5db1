import { realpath } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

import { Option, type Command } from 'commander';

import type { DiscoverOptions } from '../../batch/discover.ts';
import { ForeignFolder } from '../../batch/output-folder.ts';
import { isWithin } from '../../batch/paths.ts';
import { runClass, type RunOptions } from '../../batch/run.ts';
import { safeName } from '../../batch/safe-name.ts';
import { loadRubric } from '../../grading/load.ts';
import type { Reporter } from '../../reporters/define-reporter.ts';
import { counted } from '../../reporters/numbers.ts';
import type { ClassSummary } from '../../statistics/class-summary.ts';
import { EXIT, Refusal } from '../exit-codes.ts';
import { findSubmissions } from '../find-submissions.ts';
import { parseFormats, parsePercent, sizeOption } from '../options.ts';
import { renderClass } from '../render-class.ts';
import { renderProgress } from '../render-progress.ts';
import type { Session } from '../session.ts';
import { printable, printableJson, type Terminal } from '../terminal.ts';

interface GradeFlags {
  readonly out?: string;
  readonly format: readonly Reporter[];
  readonly failUnder?: number;
  readonly maxFileSize: number;
  readonly json?: true;
  readonly eachFile?: true;
  readonly class?: true;
  readonly one?: true;
}

const EXAMPLES = `
A file is one submission. A folder is a class where its sub-folders hold write-ups, else one submission.
The reference of a rubric is TypeScript that runs with your rights: grade with rubrics that you trust.

Examples:
  $ gradecheck grade rubrics/hw2-q1 submissions/hw2-q1
  $ gradecheck grade rubrics/hw2-q1 ada.md ben.tex --out reports/tuesday --fail-under 50`;

/** Adds `gradecheck grade` to the command line. */
export function addGrade(command: Command, session: Session): void {
  command
    .command('grade')
    .description('Grade submissions and write a report for each, and one for the class.')
    .argument('<rubric>', 'folder of the rubric, or its rubric.yaml')
    .argument('<submission...>', 'files or folders')
    .option('-o, --out <dir>', 'folder for the reports (default: reports/<id of the rubric>)')
    .addOption(
      new Option('--format <list>', FORMAT_HELP).argParser(parseFormats).default(parseFormats('html,csv'), 'html,csv'),
    )
    .option('--fail-under <percent>', 'exit with 1 where a certain score is below this', parsePercent)
    .addOption(sizeOption())
    .option('--json', 'print the results as one JSON array instead of the table')
    .option('--each-file', 'each file that lies directly in a folder is a submission')
    .addOption(new Option('--class', 'each sub-folder is a submission').conflicts('one'))
    .addOption(new Option('--one', 'each folder is one submission').conflicts(['class', 'eachFile']))
    .addHelpText('after', EXAMPLES)
    .action((rubric: string, submissions: string[], flags: GradeFlags) =>
      grade(session, { rubric, submissions }, flags),
    );
}

const FORMAT_HELP = 'reports to write, of html, csv and json, with commas between';

interface GradeArguments {
  readonly rubric: string;
  readonly submissions: readonly string[];
}

async function grade({ terminal, finish }: Session, given: GradeArguments, flags: GradeFlags): Promise<void> {
  const plan = await loadRubric(given.rubric);
  const { submissions, notes } = await findSubmissions(given.submissions, discoverOptions(flags));
  const out = flags.out ?? join('reports', safeName(plan.id));
  await refuseOutAmong(given.submissions, out);
  const { length: warnings } = plan.warnings;
  if (warnings > 0)
    terminal.err(printable(`The rubric has ${counted(warnings, 'warning')}: gradecheck rubric lint ${given.rubric}`));
  for (const note of notes) terminal.err(printable(note));
  const summary = await runClass(plan, submissions, {
    out,
    reporters: flags.format,
    fileBytes: flags.maxFileSize,
    ...reportTo(terminal),
  }).catch(refuseForeign);
  if (flags.json) await printResults(join(out, 'results.jsonl'), terminal);
  else terminal.out(renderClass(summary, { out, formats: flags.format.map(({ name }) => name), terminal }));
  if (needsAction(summary, flags.failUnder)) finish(EXIT.act);
}

function discoverOptions(flags: GradeFlags): DiscoverOptions {
  return {
    ...(flags.class && { folders: 'class' }),
    ...(flags.one && { folders: 'one' }),
    ...(flags.eachFile && { eachFile: true }),
  };
}

/** Reports among the submissions would be graded as one of them the next time. */
async function refuseOutAmong(submissions: readonly string[], out: string): Promise<void> {
  const place = await realPlace(out);
  for (const submission of submissions) {
    if (isWithin(await realpath(submission), place))
      throw new Refusal(`The reports would lie in ${submission}, among the submissions. Choose another --out.`);
  }
}

/** A path without links, also where its last folders are yet to be made. */
async function realPlace(path: string): Promise<string> {
  const whole = resolve(path);
  const real = await realpath(whole).catch(() => undefined);
  if (real !== undefined || dirname(whole) === whole) return real ?? whole;
  return join(await realPlace(dirname(whole)), basename(whole));
}

function reportTo(terminal: Terminal): Pick<RunOptions, 'onFault' | 'onProgress'> {
  return {
    onProgress: (progress) => {
      terminal.progress(renderProgress(progress, terminal));
    },
    onFault: (id, error) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      terminal.err(printable(`A fault of gradecheck kept ${id} from being graded; the others go on.\n${message}`));
    },
  };
}

const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written to',
  EEXIST: 'a file is in the way',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file is in the way',
  EPERM: 'it may not be written to',
  EROFS: 'it may not be written to',
};

function refuseForeign(error: unknown): never {
  if (error instanceof ForeignFolder) throw new Refusal(error.message);
  const { code, path = 'the output folder' } = { ...systemError(error) };
  const reason = code === undefined ? undefined : SYSTEM_REASONS[code];
  throw reason === undefined
    ? error
    : new Refusal(`The reports cannot be written to ${path}: ${reason}. Choose another --out.`);
}

function systemError(error: unknown): { readonly code?: string; readonly path?: string } {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return {};
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  return { code: error.code, ...(path !== undefined && { path }) };
}

/** The array of all results, one line of the file after the other, so that a large class does not fill the memory. */
async function printResults(file: string, terminal: Terminal): Promise<void> {
  let opened = '[\n';
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const result: unknown = JSON.parse(line);
    terminal.out(`${opened}${printableJson(result)}`);
    opened = ',\n';
  }
  terminal.out(']');
}

/** Whether a submission is ungraded, or has a certain score below a percentage of the points. */
function needsAction({ entries }: ClassSummary, failUnder = 0): boolean {
  return entries.some(({ score, points }) => {
    if (score === null) return true;
    return Math.round(score * 100) * 100 < failUnder * Math.round(points * 100);
  });
}
