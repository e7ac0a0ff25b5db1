/** Exit codes, the same for every command; scripts rely on them. */
export const EXIT = {
  /** Done. Answers in review do not change it. */
  done: 0,
  /** Done, with something to act on. */
  act: 1,
  /** Nothing was done: usage, a rubric that is not valid, a folder that is not ours. */
  refused: 2,
  /** A fault of gradecheck itself. */
  fault: 3,
  interrupted: 130,
} as const;

/** Nothing can be done, and the user can change that. The message says what and how. */
export class Refusal extends Error {}
