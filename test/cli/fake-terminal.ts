import pc from 'picocolors';

import type { Terminal } from '../../src/cli/terminal.ts';

/** A terminal that keeps what is written to it. */
export function fakeTerminal(
  given: { readonly columns?: number; readonly unicode?: boolean; readonly colour?: boolean } = {},
): Terminal & {
  readonly written: string[];
} {
  const written: string[] = [];
  return {
    columns: given.columns ?? 80,
    unicode: given.unicode ?? true,
    colours: pc.createColors(given.colour ?? false),
    out: (text) => written.push(text),
    err: (text) => written.push(text),
    progress: () => undefined,
    written,
  };
}
