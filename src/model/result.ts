import type { Format } from './document.ts';
import type { FindingData } from './finding.ts';
import type { Place } from './place.ts';
import type { Spelling, Witness } from './verdict.ts';

/** What became of a part. `ungraded`: not graded for a reason that lies with us or with the file as a whole. */
export type PartStatus = 'correct' | 'partial' | 'incorrect' | 'missing' | 'unreadable' | 'undecided' | 'ungraded';

/** A sentence with the stable code that stands behind it. */
export interface Message {
  readonly code: string;
  readonly text: string;
  readonly data?: FindingData;
  readonly places?: readonly Place[];
}

/** A file of a submission. `format` is absent where it was not read as a write-up. */
export interface ResultFile {
  readonly name: string;
  readonly sha256: string;
  readonly format?: Format;
}

/** The answer as it stands in the file, and how it was understood. */
export interface ResultAnswer {
  /** The student's own words, at most 20,000 characters of them. */
  readonly text: string;
  readonly file: string;
  readonly place: Place;
  /** Number of the first line of `text` as it should be shown: in the file, or in the cell of a notebook. */
  readonly firstLine: number;
  readonly readAs?: string;
  readonly readAsLatex?: string;
  /** Each value that was read, where there are several. */
  readonly readings?: readonly Spelling[];
}

/** Words that earned or lost points. */
export interface ResultEvidence {
  readonly code: string;
  readonly criterion: string;
  readonly points: number;
  readonly file: string;
  readonly place: Place;
  /** Where it stands in `answer.text`, in UTF-16 units; absent where it lies outside of it. */
  readonly inAnswer?: { readonly start: number; readonly end: number };
}

/** One criterion of an explanation, or a misconception that was found: its points are negative. */
export interface ResultCriterion {
  readonly name: string;
  readonly score: number;
  readonly points: number;
  readonly openPoints: number;
  /** Whether it is there, for one that earns no points of its own: levels say what criteria earn together. */
  readonly met?: 'yes' | 'open' | 'no';
  readonly hint?: string;
  /** From 0 to 1: how sure the verdict on it is. */
  readonly confidence?: number;
  /** Where points are open: what makes it unsure. Where it was not found: what was found of it. */
  readonly remark?: string;
  /** An example of what was not found of it; only where the rubric reveals all. */
  readonly lacking?: string;
}

/** What one part of the rubric came to. */
export interface PartResult {
  readonly id: string;
  readonly kind: string;
  /** A short name: the label of the part, else its id. */
  readonly title: string;
  readonly ask?: string;
  readonly extra?: boolean;
  /** Certain points; null where the part is ungraded. */
  readonly score: number | null;
  readonly points: number;
  readonly openPoints: number;
  readonly status: PartStatus;
  readonly needsReview: boolean;
  readonly reviewReasons: readonly Message[];
  readonly answer?: ResultAnswer;
  readonly feedback: readonly Message[];
  readonly evidence: readonly ResultEvidence[];
  readonly criteria?: readonly ResultCriterion[];
  /** Only as far as `reveal` allows. */
  readonly expected?: Spelling;
  readonly witness?: Witness;
  readonly tested?: Message;
}

/** A group of parts, for headings. */
export interface ResultGroup {
  readonly id: string;
  readonly title: string;
  readonly ask?: string;
}

/** The outcome of one submission: all that reporters, statistics and exports see of grading. */
export interface Result {
  readonly schemaVersion: 1;
  readonly gradecheck: string;
  readonly rubric: {
    readonly id: string;
    readonly title: string;
    /** sha256 over the rubric, its includes, the reference and what that imports. */
    readonly hash: string;
    readonly groups: readonly ResultGroup[];
  };
  readonly submission: { readonly id: string; readonly files: readonly ResultFile[] };
  readonly score: number | null;
  readonly points: number;
  readonly openPoints: number;
  readonly needsReview: boolean;
  readonly reviewReasons: readonly Message[];
  readonly notes: readonly Message[];
  readonly parts: readonly PartResult[];
}
