import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { readFiles, withHashes } from '../../src/batch/read-files.ts';
import { folderWith } from './folders.ts';

const LIMIT = 200_000;

async function read(content: string | Uint8Array): Promise<{ length: number; sha256: string | undefined }> {
  const folder = await folderWith({ 'a.md': content });
  const { files, hashes } = await readFiles([{ name: 'a.md', path: join(folder, 'a.md') }], LIMIT);
  const sha256 = withHashes([{ name: 'a.md', sha256: 'of what was read' }], hashes)[0]?.sha256;
  return { length: files[0]?.bytes.length ?? -1, sha256 };
}

test.each([
  ['an empty file', ''],
  ['a short file', 'abc'],
  ['a file of several blocks', 'a'.repeat(150_000)],
  ['a file as large as is allowed', 'a'.repeat(LIMIT)],
  ['UTF-16, which holds zeros', Buffer.from(`\ufeff${'ab'.repeat(50_000)}`, 'utf16le').subarray(0, 190_000)],
])('%s is read whole', async (_, content) => {
  expect(await read(content)).toEqual({ length: Buffer.from(content).length, sha256: 'of what was read' });
});

test('of a file that is too large, a byte over the limit is read, and all of it is hashed', async () => {
  const content = 'a'.repeat(3 * LIMIT);
  const sha256 = createHash('sha256').update(content).digest('hex');
  expect(await read(content)).toEqual({ length: LIMIT + 1, sha256 });
});

test('of a file that is no text, the beginning is read, and all of it is hashed', async () => {
  const content = new Uint8Array(150_000).fill(7).fill(0, 100, 101);
  const sha256 = createHash('sha256').update(content).digest('hex');
  expect(await read(content)).toEqual({ length: 65_536, sha256 });
});

test('a file that is gone is an error for the one who grades', async () => {
  await expect(readFiles([{ name: 'a.md', path: '/nowhere/a.md' }], LIMIT)).rejects.toThrow('ENOENT');
});
