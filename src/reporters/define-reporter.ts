import type { Result } from '../model/result.ts';
import type { ClassSummary } from '../statistics/class-summary.ts';

/** A file that a reporter made. `path` is relative to the output folder, always with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** The text is the next piece of its file; pieces stand in the order of the submissions. */
  readonly append?: true;
}

/** What a reporter may know besides the result of a submission. */
export interface SubmissionContext {
  /** Name of the folder for the files of this submission, safe on every system. */
  readonly folder: string;
  /** Formulas that were typeset in this run, by their LaTeX; a reporter may add to it. Empty where there was no MathML. */
  readonly formulas: Map<string, string>;
}

/** What a reporter may know besides the summary of a class. */
export interface ClassContext {
  /** Files of the class that are made in this run, so that pages may link to them. */
  readonly files: readonly string[];
}

/** Makes files. Pure: the same results give the same bytes. */
export interface Renderer {
  readonly renderSubmission?: (result: Result, context: SubmissionContext) => readonly OutputFile[];
  readonly renderClass?: (summary: ClassSummary, context: ClassContext) => readonly OutputFile[];
}

/** A kind of report. What it is made with is loaded only when it is asked for. */
export interface Reporter {
  /** As `--format` names it. */
  readonly name: string;
  readonly summary: string;
  /** Names of all files that it makes, so that they can be announced before the first is written. */
  readonly files: {
    /** In the folder of each submission. */
    readonly submission: readonly string[];
    /** In the output folder itself. */
    readonly class: readonly string[];
  };
  load(): Promise<Renderer>;
}

/** Gives a reporter its type. */
export function defineReporter(reporter: Reporter): Reporter {
  return reporter;
}
