import { symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { discover, NothingThere, type DiscoverOptions } from '../../src/batch/discover.ts';
import { addFiles, folderWith } from './folders.ts';

/** Ids and the names of their files. */
async function found(paths: readonly string[], options?: DiscoverOptions): Promise<Record<string, string[]>> {
  const { submissions } = await discover(paths, options);
  return Object.fromEntries(submissions.map(({ id, files }) => [id, files.map(({ name }) => name)]));
}

describe('what a submission is', () => {
  test('a file is one; its id is its name without the extension', async () => {
    const folder = await folderWith({ 'hw2.final.md': 'x' });
    expect(await found([join(folder, 'hw2.final.md')])).toEqual({ 'hw2.final': ['hw2.final.md'] });
  });

  test('a folder is a class when its sub-folders hold write-ups', async () => {
    const folder = await folderWith({
      'ben/answers.tex': 'x',
      'ada/deep/er/hw2.md': 'x',
      'ada/figure.png': 'x',
      'cy/': '',
      '.git/notes.md': 'x',
      '__MACOSX/ada/hw2.md': 'x',
      'expected.yaml': 'x',
    });
    const { submissions, notes } = await discover([folder]);
    expect(submissions.map(({ id, files }) => [id, files.map(({ name }) => name)])).toEqual([
      ['ada', ['deep/er/hw2.md', 'figure.png']],
      ['ben', ['answers.tex']],
      ['cy', []],
    ]);
    expect(notes).toEqual([]);
  });

  test('loose files beside a class are ignored with a note, expected.yaml without one', async () => {
    const folder = await folderWith({ 'ada/hw2.md': 'x', 'roster.csv': 'x', 'expected.yaml': 'x' });
    const { submissions, notes } = await discover([folder]);
    expect(submissions).toHaveLength(1);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain('roster.csv');
    expect(notes[0]).not.toContain('expected.yaml');
  });

  test.each([
    ['files alone', { 'b.md': 'x', 'a.md': 'x' }, ['a.md', 'b.md']],
    [
      'figures in a sub-folder',
      { 'a.md': 'x', 'figures/plot.pdf': 'x', 'img/a.png': 'x' },
      ['a.md', 'figures/plot.pdf', 'img/a.png'],
    ],
    ['code in a sub-folder', { 'a.md': 'x', 'code/main.py': 'x' }, ['a.md', 'code/main.py']],
    ['hidden folders', { 'a.md': 'x', '.cache/b.md': 'x', '__MACOSX/a.md': 'x' }, ['a.md']],
  ])('a folder with %s is one submission', async (_, files, names) => {
    const folder = await folderWith(files);
    expect(await found([folder])).toEqual({ [basename(folder)]: names });
  });

  test('a class that handed in nothing but PDFs is a class all the same', async () => {
    expect(await found([await folderWith({ 'ada/hw2.pdf': 'x', 'ben/hw2.pdf': 'x' })])).toEqual({
      ada: ['hw2.pdf'],
      ben: ['hw2.pdf'],
    });
  });

  test('a write-up without an extension counts when it is text', async () => {
    const text = await folderWith({ 'ada/answers': 'a: locality' });
    expect(Object.keys(await found([text]))).toEqual(['ada']);
    const binary = await folderWith({ 'data/weights': new Uint8Array([1, 0, 2]) });
    expect(Object.keys(await found([binary]))).toEqual([basename(binary)]);
  });
});

describe('options', () => {
  test('--each-file makes each file a submission, and names the folders that are left out', async () => {
    const folder = await folderWith({ 'b.md': 'x', 'a.tex': 'x', 'scan.pdf': 'x', '.DS_Store': 'x', 'code/x.py': 'x' });
    expect(await found([folder], { eachFile: true })).toEqual({ a: ['a.tex'], b: ['b.md'], scan: ['scan.pdf'] });
    expect((await discover([folder], { eachFile: true })).notes.join()).toContain('code');
  });

  test('--each-file beside a class takes both', async () => {
    const folder = await folderWith({ 'ada/hw2.md': 'x', 'ben.md': 'x', 'expected.yaml': 'x' });
    expect(await found([folder], { eachFile: true })).toEqual({ ada: ['hw2.md'], ben: ['ben.md'] });
  });

  test('--class takes sub-folders as submissions, --one the folder', async () => {
    const folder = await folderWith({ 'a.md': 'x', 'code/main.py': 'x', 'notes/b.md': 'x' });
    expect(await found([folder], { folders: 'class' })).toEqual({ code: ['main.py'], notes: ['b.md'] });
    expect(await found([folder], { folders: 'one' })).toEqual({
      [basename(folder)]: ['a.md', 'code/main.py', 'notes/b.md'],
    });
  });

  test.each([
    ['a path where nothing is', 'nothing', {}],
    ['--class without sub-folders', '.', { folders: 'class' }],
    ['--each-file without files', 'empty', { eachFile: true }],
  ] as const)('%s is refused', async (_, path, options) => {
    const folder = await folderWith({ 'a.md': 'x' });
    const bare = await folderWith();
    await expect(discover([path === 'empty' ? bare : join(folder, path)], options)).rejects.toThrow(NothingThere);
  });
});

describe('order and ids', () => {
  test('names are ordered by code units, paths stay in the order that was given', async () => {
    const folder = await folderWith({
      'c/x.md': '',
      'a/x.md': '',
      'B/x.md': '',
      'ä/x.md': '',
      'a10/x.md': '',
      'a9/x.md': '',
    });
    const single = await folderWith({ 'z.md': 'x' });
    expect(Object.keys(await found([join(single, 'z.md'), folder]))).toEqual(['z', 'B', 'a', 'a10', 'a9', 'c', 'ä']);
  });

  test('of two equal ids both are graded, the later under a number, both in review', async () => {
    const folder = await folderWith({ 'x/Ren\u00e9.md': '1', 'y/rene\u0301.md': '2', 'z/other.md': '3' });
    const { submissions } = await discover([
      join(folder, 'x/Ren\u00e9.md'),
      join(folder, 'y/rene\u0301.md'),
      join(folder, 'z/other.md'),
    ]);
    expect(submissions.map(({ id }) => id)).toEqual(['Ren\u00e9', 'rene\u0301~2', 'other']);
    expect(submissions.map(({ reviewReasons }) => reviewReasons.map(({ code }) => code))).toEqual([
      ['same-id'],
      ['same-id'],
      [],
    ]);
  });

  test('a number is not given to two', async () => {
    const folder = await folderWith({ '1/a.md': '', '2/a.md': '', '3/a~2.md': '' });
    const paths = ['1/a.md', '2/a.md', '3/a~2.md'].map((name) => join(folder, name));
    expect(Object.keys(await found(paths))).toEqual(['a', 'a~3', 'a~2']);
  });
});

describe.skipIf(process.platform === 'win32')('links', () => {
  test('one that leads out of the submission is not followed, and named', async () => {
    const folder = await folderWith({ 'ada/hw2.md': 'x', 'ben/hw2.md': 'secret' });
    await symlink('../ben/hw2.md', join(folder, 'ada/theirs.md'));
    await symlink('../ben', join(folder, 'ada/folder'));
    await symlink('/etc/passwd', join(folder, 'ada/passwd'));
    await symlink('nowhere', join(folder, 'ada/broken.md'));
    const [ada] = (await discover([folder])).submissions;
    expect(ada?.files.map(({ name }) => name)).toEqual(['hw2.md']);
    expect(ada?.notes.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => 'link-not-followed'));
  });

  test('one that stays within the submission is read', async () => {
    const folder = await folderWith({ 'ada/text/hw2.md': 'x' });
    await symlink('text/hw2.md', join(folder, 'ada/main.md'));
    expect(await found([folder])).toEqual({ ada: ['main.md', 'text/hw2.md'] });
  });

  test('a submission that is a link to elsewhere is there, and not graded', async () => {
    const folder = await folderWith({ 'ada/hw2.md': 'x' });
    const other = await folderWith({ 'hw2.md': 'secret' });
    await symlink(other, join(folder, 'ben'));
    const [, ben] = (await discover([folder])).submissions;
    expect(ben).toMatchObject({ id: 'ben', files: [], ungraded: { code: 'link-not-followed' } });
  });

  test('links that turn in a circle end', async () => {
    const folder = await folderWith({ 'hw2.md': 'x', 'a/b/c.txt': 'x' });
    await symlink('..', join(folder, 'a/b/up'));
    expect(await found([folder], { folders: 'one' })).toEqual({ [basename(folder)]: ['a/b/c.txt', 'hw2.md'] });
  });
});

test('a submission of very many files is cut, and a person looks', async () => {
  const folder = await folderWith();
  await addFiles(folder, Object.fromEntries(Array.from({ length: 2_010 }, (_, i) => [`f${i}.md`, 'x'])));
  const [one] = (await discover([folder], { folders: 'one' })).submissions;
  expect(one?.files).toHaveLength(2_000);
  expect(one?.reviewReasons.map(({ code }) => code)).toEqual(['too-many-files']);
});
