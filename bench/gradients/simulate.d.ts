import type { checkAnswer, loadRubric } from '../../src/index.ts';
import type { Task } from './tasks.js';

/** Verdicts in a word, counted. */
export interface Counts {
  readonly accepted: number;
  readonly review: number;
  readonly refused: number;
  readonly paid: number;
}

/** What became of the answers to one task. */
export interface Simulated {
  readonly task: string;
  readonly right: Counts;
  readonly wrong: Counts;
  readonly kinds: Readonly<Record<string, Counts>>;
  readonly shown: readonly { readonly what: string; readonly kind: string; readonly text: string }[];
  readonly problem?: string;
}

/** Judges so many right and wrong answers to a task. */
export function simulate(
  task: Task,
  plan: {
    readonly seed: number;
    readonly right: number;
    readonly wrong: number;
    readonly scale?: number;
    readonly folder: string;
    readonly variants?: number;
  },
  door: { readonly loadRubric: typeof loadRubric; readonly checkAnswer: typeof checkAnswer },
): Promise<Simulated>;
