/** An answer by which somebody tries to be paid for what it does not say. */
export interface Attack {
  readonly part: string;
  readonly answer: string;
  readonly format?: 'md' | 'tex' | 'txt' | 'ipynb';
  /** The points that a person would give at most for what stands there; 0 unless it says otherwise. */
  readonly paid?: number;
  /** Where no person need look: nothing is earned or open, or what is paid is deserved. */
  readonly mayBeUnflagged?: true;
}

/** An answer that nobody may be suspected for. */
export interface Honest {
  readonly part: string;
  readonly answer: string;
  readonly format?: 'md' | 'tex' | 'txt' | 'ipynb';
}
