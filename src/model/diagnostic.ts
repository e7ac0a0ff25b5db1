import type { Place } from './place.ts';

/**
 * How bad an author's mistake is. `error`: nothing is graded. `unsupported`: the language knows it, this version of
 * gradecheck cannot grade it yet; grading is refused, `rubric lint` only names it. `warning`: worth a look.
 */
export type Severity = 'error' | 'unsupported' | 'warning';

/** A mistake of the person who wrote the rubric or the reference; never of a student. */
export interface Diagnostic {
  /** Stable and documented, in kebab-case. */
  readonly code: string;
  readonly severity: Severity;
  /** One or two whole sentences: what is wrong. */
  readonly message: string;
  readonly place?: Place;
  /** What to do, where that is not plain from the message: `did you mean …`. */
  readonly help?: string;
  /** The line of `place` with up to two lines before it, so that it can be shown without the file. */
  readonly excerpt?: readonly string[];
}

/** Thrown by `loadRubric`: everything that is wrong with a rubric, in one go. */
export class RubricError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((one) => describe(one)).join('\n'));
    this.name = 'RubricError';
    this.diagnostics = diagnostics;
  }
}

function describe({ place, message, help }: Diagnostic): string {
  const where = place ? `${place.file}:${String(place.start.line)}:${String(place.start.column)}: ` : '';
  return `${where}${message}${help === undefined ? '' : ` ${help}`}`;
}
