/** The options of a concept part. */
export interface Part {
  readonly criteria: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly within: 'answer';
  readonly expects: 'words';
  readonly spelling: 'exact';
  readonly case?: 'exact';
}

/** What an expression is in criteria. */
export type Converted = { readonly part?: Part; readonly unsupported?: string; readonly error?: string };

/** Options of the pattern match that are set outside of its expression. */
export interface Options {
  readonly ignorecase?: boolean;
  readonly sentencedividers?: string;
  readonly converttospace?: string;
  readonly worddividers?: string;
  readonly synonyms?: Readonly<Record<string, string>>;
}

export function partOf(expression: string, options?: Options): Converted;

/** A row of the cases with the kind `match`. */
export interface Row {
  readonly id: string;
  readonly expression: string;
  readonly response: string;
  readonly expected: boolean;
  readonly options: Options;
}

export interface Compared {
  readonly row: Row;
  readonly part?: Part;
  readonly outcome?: string;
  readonly why?: string;
  readonly agrees: boolean;
}

export function compared(row: Row, judge: (part: Part, response: string) => string | undefined): Compared;
