import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import type { Message } from '../model/result.ts';
import {
  byCodeUnits,
  isClutter,
  leavesFolder,
  linkNotFollowed,
  listFiles,
  type FoundFile,
  type Listing,
} from './list-files.ts';
import { fileId, folderId } from './paths.ts';
import { comparable, unused } from './safe-name.ts';
import { looksLikeDocument, looksLikeWriteup } from './writeup-names.ts';

/** A submission that was found and not read yet. */
export interface FoundSubmission {
  readonly id: string;
  readonly files: readonly FoundFile[];
  readonly notes: readonly Message[];
  /** Why a person should look at it, whatever is in it. */
  readonly reviewReasons: readonly Message[];
  /** Why it cannot be graded at all. */
  readonly ungraded?: Message;
}

/** All submissions of a run. */
export interface Discovery {
  /** In the order of the paths that were given; within a folder in the order of the names. */
  readonly submissions: readonly FoundSubmission[];
  /** What was left aside. */
  readonly notes: readonly string[];
}

/** How folders are taken. */
export interface DiscoverOptions {
  /** Whether a folder is a class or one submission; by default what lies in it tells. */
  readonly folders?: 'class' | 'one';
  /** Each file that lies directly in a folder is a submission. */
  readonly eachFile?: boolean;
}

/** There is nothing to grade at a path, and the user can change that. */
export class NothingThere extends Error {}

/**
 * Finds the submissions at some paths. A file is one. A folder whose sub-folders hold write-ups is a class, each
 * sub-folder being one; any other folder is one submission. Throws `NothingThere` for a path where nothing is.
 */
export async function discover(paths: readonly string[], options: DiscoverOptions = {}): Promise<Discovery> {
  const found: FoundSubmission[] = [];
  const notes: string[] = [];
  for (const path of paths) {
    const status = await stat(path).catch((error: unknown) => {
      throw new NothingThere(`There is no submission at ${path}: ${reasonOf(error)}.`);
    });
    if (status.isFile()) found.push(ofFile(path));
    else if (status.isDirectory()) found.push(...(await ofFolder(path, options, notes)));
    else throw new NothingThere(`${path} is neither a file nor a folder.`);
  }
  return { submissions: withDistinctIds(found), notes };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'no such file or folder';
  return code === 'EACCES' || code === 'EPERM' ? 'it may not be read' : String(code ?? error);
}

function ofFile(path: string): FoundSubmission {
  return { id: fileId(path), files: [{ name: basename(path), path }], notes: [], reviewReasons: [] };
}

async function ofFolder(folder: string, options: DiscoverOptions, notes: string[]): Promise<FoundSubmission[]> {
  const { folders, files } = await entriesOf(folder);
  const { eachFile = false } = options;
  const isClass = options.folders === undefined ? await holdsClass(folder, folders) : options.folders === 'class';
  if (!isClass && !eachFile) return [await one(folder, folderId(folder))];
  if (!eachFile && folders.length === 0)
    throw new NothingThere(
      `${folder} has no sub-folders, so it is not a class. Leave out --class, or add --each-file.`,
    );
  const loose = files.filter((name) => name !== 'expected.yaml');
  if (!isClass && folders.length > 0) notes.push(ignored(folder, folders, { what: 'folder', option: '--class' }));
  if (!eachFile && loose.length > 0)
    notes.push(ignored(folder, loose, { what: 'file', option: '--one or --each-file' }));
  const found = [
    ...(isClass ? folders.map((name) => ofClassFolder(folder, name)) : []),
    ...(eachFile ? loose.map((name) => ofLooseFile(folder, join(folder, name))) : []),
  ];
  if (found.length === 0) throw new NothingThere(`${folder} holds no files.`);
  return Promise.all(found);
}

/** The names of what lies in a folder, without hidden ones; a link to a folder counts as one. */
async function entriesOf(folder: string): Promise<{ folders: string[]; files: string[] }> {
  const folders: string[] = [];
  const files: string[] = [];
  for (const name of (await readdir(folder)).filter((one) => !isClutter(one)).toSorted(byCodeUnits)) {
    const status = await stat(join(folder, name)).catch(() => undefined);
    if (status?.isDirectory() === true) folders.push(name);
    else files.push(name);
  }
  return { folders, files };
}

/** PDFs and photos in sub-folders make a class only where no write-up lies beside these: figures are no students. */
async function holdsClass(folder: string, folders: readonly string[]): Promise<boolean> {
  let documents = false;
  for (const name of folders) {
    if (await leavesFolder(folder, join(folder, name))) continue;
    const { files } = await listing(join(folder, name));
    for (const file of files) {
      if (await looksLikeWriteup(file)) return true;
      documents ||= looksLikeDocument(file);
    }
  }
  if (!documents) return false;
  const { files } = await entriesOf(folder);
  const beside = await Promise.all(files.map((name) => looksLikeWriteup({ name, path: join(folder, name) })));
  return !beside.includes(true);
}

async function ofClassFolder(folder: string, name: string): Promise<FoundSubmission> {
  const path = join(folder, name);
  if (!(await leavesFolder(folder, path))) return one(path, name);
  return refused(name, linkNotFollowed(name));
}

async function ofLooseFile(folder: string, path: string): Promise<FoundSubmission> {
  return (await leavesFolder(folder, path)) ? refused(fileId(path), linkNotFollowed(basename(path))) : ofFile(path);
}

async function one(folder: string, id: string): Promise<FoundSubmission> {
  try {
    return { id, ...(await listFiles(folder)) };
  } catch (error) {
    const text = `The folder ${id} could not be read: ${reasonOf(error)}.`;
    return refused(id, { code: 'files-not-readable', text });
  }
}

function refused(id: string, ungraded: Message): FoundSubmission {
  return { id, files: [], notes: [], reviewReasons: [], ungraded };
}

async function listing(folder: string): Promise<Listing> {
  return listFiles(folder).catch(() => ({ files: [], notes: [], reviewReasons: [] }));
}

function ignored(
  folder: string,
  names: readonly string[],
  { what, option }: { readonly what: string; readonly option: string },
): string {
  const shown = names.slice(0, 3).join(', ');
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  const kind = names.length === 1 ? what : `${what}s`;
  return `Ignored in ${folder}: the ${kind} ${shown}${more} beside the submissions. Use ${option} where that is not what you mean.`;
}

/** The first of several equal ids keeps it, the others get a number; a person looks at all of them. */
function withDistinctIds(found: readonly FoundSubmission[]): FoundSubmission[] {
  const counts = new Map<string, number>();
  for (const { id } of found) counts.set(comparable(id), (counts.get(comparable(id)) ?? 0) + 1);
  const used = new Set(counts.keys());
  const seen = new Set<string>();
  const tries = new Map<string, number>();
  return found.map((submission) => {
    const key = comparable(submission.id);
    if (counts.get(key) === 1) return submission;
    const id = seen.has(key) ? unused(submission.id, used, tries) : submission.id;
    seen.add(key);
    used.add(comparable(id));
    return { ...submission, id, reviewReasons: [sameId(submission.id), ...submission.reviewReasons] };
  });
}

function sameId(id: string): Message {
  return {
    code: 'same-id',
    text: `More than one submission has the id ${id}. A person sees which one counts.`,
    data: { id },
  };
}
