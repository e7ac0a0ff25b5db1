import { open } from 'node:fs/promises';
import { extname } from 'node:path';

import type { FoundFile } from './list-files.ts';

const WRITEUPS = new Set(
  '.md .markdown .mdown .mkd .rmd .qmd .tex .latex .ltx .txt .text .ipynb .yaml .yml .json'.split(' '),
);
/** Documents that are not read, but that students hand in as if they were. */
const DOCUMENTS = new Set('.pdf .doc .docx .odt .rtf .pages .heic .jpg .jpeg .png'.split(' '));
/** A file without an extension is read this far to see whether it is text. */
const HEAD = 1024;

/**
 * Whether a file looks like a write-up. Only for the guess whether a folder is a class; what is read in the end is
 * found out from the content of all files.
 */
export async function looksLikeWriteup({ name, path }: FoundFile): Promise<boolean> {
  const extension = extname(name).toLowerCase();
  return extension === '' ? isText(path) : WRITEUPS.has(extension);
}

/** Whether a file is a document or photo that stands in place of a write-up. */
export function looksLikeDocument({ name }: FoundFile): boolean {
  return DOCUMENTS.has(extname(name).toLowerCase());
}

async function isText(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (!file) return false;
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return bytesRead > 0 && !buffer.subarray(0, bytesRead).includes(0);
  } catch {
    return false;
  } finally {
    await file.close();
  }
}
