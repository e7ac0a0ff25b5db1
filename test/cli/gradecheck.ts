import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { execa } from 'execa';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The sample rubric and class. */
export const RUBRIC = join(ROOT, 'rubrics/hw2-q1');
export const SAMPLES = join(ROOT, 'submissions/hw2-q1');
/** A complete write-up in Markdown that is right in every part. */
export const WRITE_UP = join(SAMPLES, 'student-01/hw2.md');

/** Whether the command line was built; `npm run build` does. */
export const IS_BUILT = existsSync(join(ROOT, 'dist/cli/main.js'));
if (!IS_BUILT) console.warn('Skipped: dist is missing. Run `npm run build`.');

/** What a run of the command left. */
export interface Ran {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** Runs `gradecheck` as a user does, without a terminal. */
export async function gradecheck(
  args: readonly string[],
  { cwd = ROOT, env = {} }: { readonly cwd?: string; readonly env?: Record<string, string> } = {},
): Promise<Ran> {
  const bin = join(ROOT, 'bin/gradecheck.js');
  const neutral = { CI: undefined, FORCE_COLOR: undefined, NO_COLOR: undefined, ...env };
  const ran = await execa(process.execPath, [bin, ...args], {
    cwd,
    env: neutral,
    reject: false,
    stripFinalNewline: false,
  });
  return { code: ran.exitCode, out: ran.stdout, err: ran.stderr };
}

/** The right write-up with something changed. */
export async function writeUp(change: (text: string) => string = (text) => text): Promise<string> {
  return change(await readFile(WRITE_UP, 'utf8'));
}
