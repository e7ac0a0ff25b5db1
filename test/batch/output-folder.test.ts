import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { ForeignFolder, MANIFEST, openOutputFolder } from '../../src/batch/output-folder.ts';
import { addFiles, folderWith } from './folders.ts';

async function listed(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => name !== MANIFEST)
    .toSorted();
}

async function run(folder: string, files: readonly string[], rubric = 'hw2'): Promise<void> {
  const output = await openOutputFolder(folder, rubric, files);
  for (const file of files) await output.write(file, file);
}

test('a folder that is not there is made', async () => {
  const folder = join(await folderWith(), 'a/b');
  await run(folder, ['index.html', 'ada/report.html']);
  expect(await listed(folder)).toEqual(['ada/report.html', 'index.html']);
});

test('a run replaces what an earlier one wrote and leaves the rest', async () => {
  const folder = await folderWith();
  await run(folder, ['index.html', 'ada/report.html', 'ben/report.html']);
  await addFiles(folder, { 'ada/my-notes.txt': 'mine', 'todo.txt': 'mine' });
  await run(folder, ['index.html', 'cy/report.html']);
  expect(await listed(folder)).toEqual(['ada/my-notes.txt', 'cy/report.html', 'index.html', 'todo.txt']);
  expect(await readdir(folder)).not.toContain('ben');
});

test('pieces of a file follow one another, and begin anew in the next run', async () => {
  const folder = await folderWith();
  for (const turn of ['1', '2']) {
    const output = await openOutputFolder(folder, 'hw2', ['results.jsonl']);
    await output.append('results.jsonl', `${turn}a\n`);
    await output.append('results.jsonl', `${turn}b\n`);
  }
  expect(await readFile(join(folder, 'results.jsonl'), 'utf8')).toBe('2a\n2b\n');
});

test('a run that was killed half way leaves nothing that the next one does not know', async () => {
  const folder = await folderWith();
  const output = await openOutputFolder(folder, 'hw2', ['index.html', 'ada/report.html', 'ben/report.html']);
  await output.write('ada/report.html', 'half');
  await run(folder, ['index.html']);
  expect(await listed(folder)).toEqual(['index.html']);
});

describe('a folder that is not ours is left alone:', () => {
  test.each<readonly [string, Record<string, string>]>([
    ['files of somebody else', { 'thesis.tex': 'mine' }],
    ['the reports of another rubric', { [MANIFEST]: '{"rubric":"other","files":[]}' }],
    ['a list that cannot be read', { [MANIFEST]: '{' }],
    ['a list that leads out of the folder', { [MANIFEST]: '{"rubric":"hw2","files":["../victim"]}' }],
    ['a list with an absolute path', { [MANIFEST]: '{"rubric":"hw2","files":["/etc/passwd"]}' }],
    ['a list with a path of Windows', { [MANIFEST]: String.raw`{"rubric":"hw2","files":["C:\\x","..\\x"]}` }],
    ['a file of somebody else in our place', { [MANIFEST]: '{"rubric":"hw2","files":[]}', 'index.html': 'mine' }],
  ])('%s', async (_, files) => {
    const folder = await folderWith(files);
    await expect(run(folder, ['index.html'])).rejects.toThrow(ForeignFolder);
    for (const [name, content] of Object.entries(files))
      expect(await readFile(join(folder, name), 'utf8')).toBe(content);
  });

  test.skipIf(process.platform === 'win32')('a link where our folder was', async () => {
    const folder = await folderWith();
    await run(folder, ['ada/report.html']);
    const other = await folderWith({ 'report.html': 'theirs' });
    const again = await folderWith();
    await writeFile(join(again, MANIFEST), await readFile(join(folder, MANIFEST)));
    await symlink(other, join(again, 'ada'));
    await expect(run(again, ['ada/report.html'])).rejects.toThrow(ForeignFolder);
    expect(await readFile(join(other, 'report.html'), 'utf8')).toBe('theirs');
  });
});
