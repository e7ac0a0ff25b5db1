import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';

import type { ResultFile } from '../model/result.ts';
import type { SubmissionFile } from '../submission/submission.ts';
import type { FoundFile } from './list-files.ts';

/** The files of a submission, as far as grading needs them. */
export interface ReadFiles {
  readonly files: readonly SubmissionFile[];
  /** sha256 of files of which only the beginning was read, by name. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** This much tells what kind of file something is. */
const HEAD = 65_536;

/**
 * Reads the files of a submission. Of a file over the limit, and of one that is no text, only the beginning is kept:
 * enough to tell what it is and that it is too large. Throws where a file cannot be read.
 */
export async function readFiles(found: readonly FoundFile[], fileBytes: number): Promise<ReadFiles> {
  const files: SubmissionFile[] = [];
  const hashes = new Map<string, string>();
  for (const { name, path } of found) {
    const { size } = await stat(path);
    const head = await beginning(path, Math.min(size, HEAD));
    const wanted = size > fileBytes ? fileBytes + 1 : size;
    const whole = wanted > HEAD && !isBinary(head);
    const bytes = whole ? await beginning(path, wanted) : head.subarray(0, Math.max(wanted, 0));
    files.push({ name, bytes, size });
    if (bytes.length < size) hashes.set(name, await hashOf(path));
  }
  return { files, hashes };
}

/** Puts the hashes of whole files where only a beginning was read. */
export function withHashes(files: readonly ResultFile[], hashes: ReadFiles['hashes']): ResultFile[] {
  return files.map((file) => ({ ...file, sha256: hashes.get(file.name) ?? file.sha256 }));
}

/** The files of a submission that was read and not graded. */
export function hashesOf({ files, hashes }: ReadFiles): ResultFile[] {
  const read = files.map(({ name, bytes }) => ({ name, sha256: createHash('sha256').update(bytes).digest('hex') }));
  return withHashes(read, hashes);
}

async function beginning(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await file.read(buffer, filled, length - filled, filled);
      if (bytesRead === 0) break; // The file has become shorter since.
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await file.close();
  }
}

/** UTF-16 holds zeros, too, but begins with a mark of its byte order. */
function isBinary(head: Buffer): boolean {
  const mark = head.length >= 2 ? head.readUInt16BE(0) : 0;
  return mark !== 0xfffe && mark !== 0xfeff && head.includes(0);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) {
    if (Buffer.isBuffer(chunk)) hash.update(chunk);
  }
  return hash.digest('hex');
}
