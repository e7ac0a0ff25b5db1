import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Message } from '../model/result.ts';
import { isWithin, toName } from './paths.ts';

/** A file of a submission that was found and not opened yet. */
export interface FoundFile {
  /** Its path within the submission, always with `/`. */
  readonly name: string;
  readonly path: string;
}

/** What lies below a folder. */
export interface Listing {
  /** In the order of their names. */
  readonly files: readonly FoundFile[];
  readonly notes: readonly Message[];
  /** What was left unread although it may hold an answer. */
  readonly reviewReasons: readonly Message[];
}

/** More folders in one another than this are not looked into. */
const DEEPEST = 30;
const MOST_FILES = 2_000;
/** What systems and tools leave in folders; never an answer. */
const CLUTTER = new Set(['__macosx', 'thumbs.db', 'desktop.ini', 'node_modules', '__pycache__']);

/** Whether a name is that of a hidden file or folder, or of what systems and tools leave behind. */
export function isClutter(name: string): boolean {
  return name.startsWith('.') || CLUTTER.has(name.toLowerCase());
}

/** Compares by code units, so that the order is the same in every language setting. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * All files below a folder, without hidden ones. A link is followed only to a file that lies within the folder; one
 * that leads out of it could show a student the files of another, and is named in a note.
 */
export async function listFiles(folder: string): Promise<Listing> {
  const walk: Walk = { folder, root: await realpath(folder), waiting: [], files: [], notes: [], reviewReasons: [] };
  walk.waiting.push({ path: folder, depth: 0 });
  for (let next = walk.waiting.pop(); next; next = walk.waiting.pop()) {
    for (const entry of await readdir(next.path, { withFileTypes: true }))
      if (!isClutter(entry.name)) await visit(walk, entry, next);
  }
  const sorted = walk.files.toSorted((a, b) => byCodeUnits(a.name, b.name));
  const left = sorted.length - MOST_FILES;
  if (left > 0) walk.reviewReasons.push(tooMany(left));
  const ordered = (all: readonly Message[]): Message[] => all.toSorted((a, b) => byCodeUnits(a.text, b.text));
  return { files: sorted.slice(0, MOST_FILES), notes: ordered(walk.notes), reviewReasons: ordered(walk.reviewReasons) };
}

interface WaitingFolder {
  readonly path: string;
  readonly depth: number;
}

interface Walk {
  readonly folder: string;
  /** The folder without links on the way to it. */
  readonly root: string;
  readonly waiting: WaitingFolder[];
  readonly files: FoundFile[];
  readonly notes: Message[];
  readonly reviewReasons: Message[];
}

async function visit(walk: Walk, entry: Dirent, { path: parent, depth }: WaitingFolder): Promise<void> {
  const path = join(parent, entry.name);
  const name = toName(walk.folder, path);
  if (entry.isFile()) walk.files.push({ name, path });
  if (entry.isDirectory() && depth < DEEPEST) walk.waiting.push({ path, depth: depth + 1 });
  else if (entry.isDirectory()) walk.reviewReasons.push(tooDeep(name));
  if (!entry.isSymbolicLink()) return;
  if (await leadsToFileIn(walk.root, path)) walk.files.push({ name, path });
  else walk.notes.push(linkNotFollowed(name));
}

/** Whether a path is a link that leads out of a folder, or nowhere. */
export async function leavesFolder(folder: string, path: string): Promise<boolean> {
  if (!(await lstat(path)).isSymbolicLink()) return false;
  return !isWithin(await realpath(folder), await realpath(path).catch(() => ''));
}

/** The note of a link that is left alone. */
export function linkNotFollowed(name: string): Message {
  const text = `${name} is a link that leads out of the submission, or to a folder. It was not followed.`;
  return { code: 'link-not-followed', text, data: { file: name } };
}

async function leadsToFileIn(root: string, path: string): Promise<boolean> {
  const target = await realpath(path).catch(() => undefined);
  return target !== undefined && isWithin(root, target) && (await stat(target)).isFile();
}

function tooDeep(name: string): Message {
  return {
    code: 'folder-too-deep',
    text: `${name} lies more than ${DEEPEST} folders deep. It was not looked into.`,
    data: { file: name },
  };
}

function tooMany(left: number): Message {
  return {
    code: 'too-many-files',
    text: `The submission holds more than ${MOST_FILES} files. The last ${left} of them were not read.`,
    data: { files: left },
  };
}
