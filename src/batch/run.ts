import type { Plan } from '../grading/plan.ts';
import type { Result } from '../model/result.ts';
import type { OutputFile, Renderer, Reporter, SubmissionContext } from '../reporters/define-reporter.ts';
import { REPORTERS } from '../reporters/registry.ts';
import { classEntry, classRubric, type ClassEntry } from '../statistics/class-entry.ts';
import { summarise, type ClassSummary } from '../statistics/class-summary.ts';
import type { FoundSubmission } from './discover.ts';
import { gradeFound, INTERNAL_FAULT, ungradedResult } from './grade-found.ts';
import { MANIFEST, openOutputFolder, type OutputFolder } from './output-folder.ts';
import { safeNames } from './safe-name.ts';

/** What a class is graded with. */
export interface RunOptions {
  /** The folder for the reports. */
  readonly out: string;
  readonly reporters: readonly Reporter[];
  /** Largest file that is read, in bytes. */
  readonly fileBytes?: number;
  /** Told before each submission is graded, and once at the end with `done` equal to `total`. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly id: string }) => void;
  /** Told of a fault of ours; the submission becomes ungraded and the others go on. */
  readonly onFault?: (id: string, error: unknown) => void;
}

/**
 * Grades submissions one after the other and writes their reports as it goes, so that a class of thousands needs the
 * memory of one submission and a few numbers for each. The files for programs are always written. Throws
 * `ForeignFolder` before the first is graded where the folder holds something that is not ours.
 */
export async function runClass(
  plan: Plan,
  submissions: readonly FoundSubmission[],
  options: RunOptions,
): Promise<ClassSummary> {
  const reporters = [...new Set([...options.reporters, REPORTERS.json])];
  const classFiles = reporters.flatMap(({ files }) => files.class);
  const folders = safeNames(
    submissions.map(({ id }) => id),
    [...classFiles, MANIFEST],
  );
  const announced = [...classFiles, ...folders.flatMap((folder) => filesIn(folder, reporters))];
  const output = await openOutputFolder(options.out, plan.id, announced);
  const run: Run = { plan, options, output, renderers: await Promise.all(reporters.map((one) => one.load())) };
  const entries = await gradeAll(run, submissions, folders);
  const summary = summarise(entries, classRubric(ungradedResult(plan, NOBODY, INTERNAL_FAULT)));
  for (const { renderClass } of run.renderers)
    await writeAll(output, renderClass?.(summary, { files: classFiles }) ?? []);
  return summary;
}

/** Stands for any submission: what all results have in common is the same for this one. */
const NOBODY: FoundSubmission = { id: '', files: [], notes: [], reviewReasons: [] };

interface Run {
  readonly plan: Plan;
  readonly options: RunOptions;
  readonly output: OutputFolder;
  readonly renderers: readonly Renderer[];
}

function filesIn(folder: string, reporters: readonly Reporter[]): string[] {
  return reporters.flatMap(({ files }) => files.submission).map((file) => `${folder}/${file}`);
}

async function gradeAll(
  run: Run,
  submissions: readonly FoundSubmission[],
  folders: readonly string[],
): Promise<ClassEntry[]> {
  const { options, output } = run;
  const entries: ClassEntry[] = [];
  const formulas = new Map<string, string>();
  for (const [index, found] of submissions.entries()) {
    options.onProgress?.({ done: index, total: submissions.length, id: found.id });
    const folder = folders[index] ?? '';
    const { result, files } = await gradeOne(run, found, { folder, formulas });
    await writeAll(output, files);
    entries.push(classEntry(result, folder));
  }
  options.onProgress?.({ done: submissions.length, total: submissions.length, id: '' });
  return entries;
}

/** A result that cannot be shown is a fault of ours like any other; then the result without parts is shown. */
async function gradeOne(
  { plan, options, renderers }: Run,
  found: FoundSubmission,
  context: SubmissionContext,
): Promise<{ result: Result; files: readonly OutputFile[] }> {
  const onFault = (error: unknown): void => options.onFault?.(found.id, error);
  const render = (result: Result): readonly OutputFile[] =>
    renderers.flatMap(({ renderSubmission }) => renderSubmission?.(result, context) ?? []);
  const result = await gradeFound(plan, found, {
    onFault,
    ...(options.fileBytes !== undefined && { fileBytes: options.fileBytes }),
  });
  try {
    return { result, files: render(result) };
  } catch (error) {
    onFault(error);
    const fallback = ungradedResult(plan, found, INTERNAL_FAULT);
    return { result: fallback, files: render(fallback) };
  }
}

async function writeAll(output: OutputFolder, files: readonly OutputFile[]): Promise<void> {
  for (const { path, text, append } of files) await (append ? output.append(path, text) : output.write(path, text));
}
