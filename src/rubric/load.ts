import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import { RubricError, type Diagnostic } from '../model/diagnostic.ts';
import { parseYaml } from './parse-yaml.ts';
import { resolve, type RubricSources } from './resolve.ts';
import type { LoadedRubric, RubricFile } from './rubric.ts';
import { tidy } from './tidy.ts';
import { diagnosticAt, find, textFile, textsOf, valueOf, textOf, type At, type YamlMap } from './tree.ts';

/** More bytes than the longest rubric can have. */
const LARGEST_FILE = 4_000_000;
/** Files of a course include each other at most this deep. */
const DEEPEST_INCLUDE = 10;

/**
 * Reads a rubric: a folder that holds `rubric.yaml`, or the file itself. All that is wrong with it comes in
 * `diagnostics`; RubricError is thrown only where there is no rubric to read.
 */
export async function loadRubricFile(given: string): Promise<LoadedRubric> {
  const file = await rubricPath(given);
  const folder = path.dirname(file);
  const reading: Reading = { folder, files: [], diagnostics: [] };
  const main = await readYaml(file, reading);
  if (!main) return { diagnostics: tidy(reading.diagnostics), files: reading.files };
  const includes = await readIncludes(main, { file, depth: 0, open: [file] }, reading);
  const reference = findReference(main, reading);
  const { rubric, diagnostics } = resolve({ main, includes } satisfies RubricSources);
  return {
    ...(rubric && { rubric }),
    diagnostics: tidy([...reading.diagnostics, ...diagnostics]),
    ...(reference !== undefined && { reference }),
    files: reading.files,
  };
}

/** What is gathered while the files of a rubric are read. */
interface Reading {
  readonly folder: string;
  readonly files: RubricFile[];
  readonly diagnostics: Diagnostic[];
}

async function rubricPath(given: string): Promise<string> {
  const absolute = path.resolve(given);
  const found = await stat(absolute).catch(() => undefined);
  if (!found) throw missing(`There is no rubric ${given}.`);
  if (!found.isDirectory()) return absolute;
  const file = ['rubric.yaml', 'rubric.yml'].map((name) => path.join(absolute, name)).find((name) => existsSync(name));
  if (file === undefined) throw missing(`There is no rubric.yaml in the folder ${given}.`);
  return file;
}

function missing(message: string): RubricError {
  return new RubricError([
    { code: 'no-rubric', severity: 'error', message, help: 'Give the folder of a rubric, or its YAML file.' },
  ]);
}

async function readYaml(file: string, reading: Reading, from?: At): Promise<YamlMap | undefined> {
  const name = nameOf(file, reading.folder);
  const bytes = await readBytes(file);
  if (typeof bytes === 'string') {
    const said = {
      code: 'unreadable-file',
      message: bytes === 'missing' ? `There is no file ${name}.` : `The file ${name} cannot be read: ${bytes}.`,
    };
    reading.diagnostics.push(from ? diagnosticAt(from, said) : { ...said, severity: 'error' });
    return undefined;
  }
  reading.files.push({ name, bytes });
  const text = decode(bytes);
  if (text === undefined) {
    reading.diagnostics.push({
      code: 'not-utf-8',
      severity: 'error',
      message: `The file ${name} is no text in UTF-8.`,
    });
    return undefined;
  }
  const { root, diagnostics } = parseYaml(textFile(name, text));
  reading.diagnostics.push(...diagnostics);
  return root;
}

/** The content of a file, or why it cannot be read. */
async function readBytes(file: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(file);
    return size > LARGEST_FILE ? `it has more than ${LARGEST_FILE} bytes` : await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return code === 'ENOENT' ? 'missing' : code === 'EISDIR' ? 'it is a folder' : `the system says ${code}`;
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // Drops a byte order mark.
  } catch {
    return undefined;
  }
}

interface Including {
  readonly file: string;
  readonly depth: number;
  /** Files that are being read, so that a circle is seen. */
  readonly open: readonly string[];
}

/** The files that a file includes, each after those that it includes itself; a later one wins over an earlier one. */
async function readIncludes(map: YamlMap, { file, depth, open }: Including, reading: Reading): Promise<YamlMap[]> {
  const found: YamlMap[] = [];
  for (const name of textsOf(valueOf(map, 'include'))) {
    const at = find(map, ['include']);
    const target = path.resolve(path.dirname(file), name);
    if (open.includes(target) || depth >= DEEPEST_INCLUDE) {
      reading.diagnostics.push(
        diagnosticAt(at, { code: 'include-circle', message: `${name} is included by way of itself.` }),
      );
      continue;
    }
    const course = await readYaml(target, reading, at);
    if (!course) continue;
    found.push(
      ...(await readIncludes(course, { file: target, depth: depth + 1, open: [...open, target] }, reading)),
      course,
    );
  }
  return found;
}

/** The reference that the rubric names, else `reference.ts` beside it. */
function findReference(main: YamlMap, { folder, diagnostics }: Reading): string | undefined {
  const named = textOf(valueOf(main, 'reference'));
  const file = path.resolve(folder, named ?? 'reference.ts');
  if (existsSync(file)) return file;
  if (named !== undefined)
    diagnostics.push(
      diagnosticAt(find(main, ['reference']), { code: 'no-reference', message: `There is no file ${named}.` }),
    );
  return undefined;
}

/** A path relative to the rubric, with `/` on every system. */
function nameOf(file: string, folder: string): string {
  return path.relative(folder, file).split(path.sep).join('/');
}
