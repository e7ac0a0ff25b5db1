import type { Document } from '../model/document.ts';
import type { Message, ResultFile } from '../model/result.ts';

/** A file as it was handed in. `name` is its path within the submission, always with `/`. */
export interface SubmissionFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Its whole length, where `bytes` is only the beginning of a file that is too large or no text. */
  readonly size?: number;
}

/** How much of a submission is read. */
export interface Limits {
  /** Size of one file in bytes (10,000,000); a larger write-up is not graded. */
  readonly fileBytes: number;
  /** Length of all write-ups together in UTF-16 units (1,000,000). */
  readonly textLength: number;
}

/** What became of the files of a submission. */
export interface Submission {
  readonly document: Document;
  /** All files in the order of their names. */
  readonly files: readonly ResultFile[];
  readonly notes: readonly Message[];
  /** Why nothing can be graded; absent where a write-up was read. */
  readonly ungraded?: Message;
}
