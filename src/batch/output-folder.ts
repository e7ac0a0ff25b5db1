import { appendFile, lstat, mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Name of the file by which an output folder is known as ours, and which lists what we wrote there. */
export const MANIFEST = '.gradecheck.json';

/** Why nothing may be written to a folder. */
export class ForeignFolder extends Error {}

/** A folder that is open for the output of one run. */
export interface OutputFolder {
  /** Writes a file that was announced when the folder was opened. */
  write(path: string, text: string): Promise<void>;
  /** Adds to the end of a file that was announced. */
  append(path: string, text: string): Promise<void>;
}

interface Manifest {
  readonly rubric: string;
  readonly files: readonly string[];
}

/**
 * Opens a folder for the reports of a rubric. What an earlier run of the same rubric wrote is removed, nothing else is
 * touched. `files` are all paths that this run may write, relative and with `/`; they are noted down before the first
 * is written, so that a run that is killed leaves nothing behind that the next one does not know as its own.
 *
 * Throws `ForeignFolder` where the folder holds something that is not ours.
 */
export async function openOutputFolder(
  folder: string,
  rubric: string,
  files: readonly string[],
): Promise<OutputFolder> {
  const earlier = await readManifest(folder, rubric);
  const own = new Set(earlier.files);
  for (const file of files) {
    if (!own.has(file) && (await exists(join(folder, file))))
      throw new ForeignFolder(
        `${join(folder, file)} is in the way and was not written by gradecheck. Move it or choose another --out.`,
      );
  }
  await mkdir(folder, { recursive: true });
  const manifest = { rubric, files: [...new Set([...files, ...own])].toSorted() };
  await writeManifest(folder, manifest);
  for (const file of own) await remove(folder, file);
  await writeManifest(folder, { rubric, files: files.toSorted() });
  return {
    write: (path, text) => write(folder, path, (file) => writeFile(file, text)),
    append: (path, text) => write(folder, path, (file) => appendFile(file, text)),
  };
}

async function readManifest(folder: string, rubric: string): Promise<Manifest> {
  const nothing = { rubric, files: [] };
  const entries = await listFolder(folder);
  if (entries.length === 0) return nothing;
  if (!entries.includes(MANIFEST))
    throw new ForeignFolder(`${folder} is not empty and was not written by gradecheck. Choose another --out.`);
  const manifest = parseManifest(await readFile(join(folder, MANIFEST), 'utf8'));
  if (!manifest)
    throw new ForeignFolder(`${join(folder, MANIFEST)} cannot be read. Choose another --out, or remove the folder.`);
  if (manifest.rubric !== rubric)
    throw new ForeignFolder(`${folder} holds the reports of the rubric ${manifest.rubric}. Choose another --out.`);
  return manifest;
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function parseManifest(text: string): Manifest | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || !('rubric' in value) || !('files' in value)) return undefined;
  const { rubric, files } = value;
  if (typeof rubric !== 'string' || !Array.isArray(files)) return undefined;
  const paths: unknown[] = files;
  return paths.every(isPathWithin) ? { rubric, files: paths } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Guards against a manifest that was tampered with: nothing outside of the folder is ever removed. */
function isPathWithin(path: unknown): path is string {
  return (
    typeof path === 'string' &&
    !/^[/\\]|^[a-z]:|\\|\0/iu.test(path) &&
    !path.split('/').some((name) => name === '..' || name === '' || name === '.')
  );
}

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function remove(folder: string, file: string): Promise<void> {
  if (await behindLink(folder, file)) return;
  await rm(join(folder, file), { force: true });
  for (let parent = dirname(file); parent !== '.'; parent = dirname(parent)) {
    try {
      await rmdir(join(folder, parent));
    } catch {
      return; // It holds something of somebody else's, or is gone already.
    }
  }
}

/** A folder of ours that somebody replaced by a link leads elsewhere; nothing is written or removed through it. */
async function behindLink(folder: string, file: string): Promise<boolean> {
  for (let parent = dirname(file); parent !== '.'; parent = dirname(parent)) {
    const status = await lstat(join(folder, parent)).catch(() => undefined);
    if (status?.isSymbolicLink() === true) return true;
  }
  return false;
}

async function write(folder: string, path: string, to: (file: string) => Promise<void>): Promise<void> {
  if (await behindLink(folder, path))
    throw new ForeignFolder(`${join(folder, dirname(path))} is a link. Remove it or choose another --out.`);
  await mkdir(join(folder, dirname(path)), { recursive: true });
  await to(join(folder, path));
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
