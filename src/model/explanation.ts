/** One step of an explanation: a heading, sentences, and a table where numbers are to be compared. */
export interface ExplanationStep {
  readonly title: string;
  readonly lines: readonly string[];
  readonly table?: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
}

/** How a check came to its verdict on one answer, step by step, for a person who doubts it. Plain text. */
export type Explanation = readonly ExplanationStep[];
