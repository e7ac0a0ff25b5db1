/** A derivative that the simulation asks for. */
export interface Task {
  readonly name: string;
  readonly of: string;
  readonly wrt: string;
  readonly symbols: Readonly<Record<string, string>>;
  readonly reference: string;
  readonly conventions?: Readonly<Record<string, unknown>>;
  readonly whole?: boolean;
  readonly right: readonly string[];
}

export const TASKS: readonly Task[];
