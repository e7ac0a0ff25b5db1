import type { Terminal } from './terminal.ts';

/** What a command is given besides its arguments. */
export interface Session {
  readonly terminal: Terminal;
  /** Sets the exit code of the process; the highest of several counts. */
  readonly finish: (code: number) => void;
}
