import { readFile, stat } from 'node:fs/promises';

import { readGraded, type GradedFile, type GradedPart } from '../authoring/tune/read-graded.ts';
import { decode } from '../submission/decode.ts';
import { Refusal } from './exit-codes.ts';

/** Reads a file of graded answers. Throws a Refusal that names what is wrong with it, line by line. */
export async function readGradedFile(path: string, parts: readonly GradedPart[]): Promise<GradedFile> {
  const file = readGraded(await textOf(path), parts);
  const { problems, answers } = file;
  const shown = problems.slice(0, MOST_PROBLEMS).map((one) => `\n  ${one}`);
  const more = problems.length > MOST_PROBLEMS ? `\n  … and ${problems.length - MOST_PROBLEMS} more.` : '';
  if (problems.length > 0) throw new Refusal(`${path} cannot be read:${shown.join('')}${more}`);
  if (answers.length === 0) throw new Refusal(`There are no graded answers in ${path}.`);
  return file;
}

const MOST_PROBLEMS = 10;

async function textOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) throw new Refusal(`There is no file of graded answers at ${path}.`);
  const decoded = decode(await readFile(path));
  if ('binary' in decoded)
    throw new Refusal(`${path} is no text (${decoded.binary}). Save it as CSV in UTF-8, or write JSON Lines.`);
  if (decoded.damaged) throw new Refusal(`${path} is not in UTF-8. Save it as “CSV UTF-8”.`);
  return decoded.text;
}
