import path from 'node:path';

import { expect, test } from 'vitest';

import { fileId, folderId, isWithin, toName } from '../../src/batch/paths.ts';

const { posix, win32 } = path;

test.each([
  [posix, '/a/b', '/a/b', true],
  [posix, '/a/b', '/a/b/c', true],
  [posix, '/a/b', '/a/bc', false],
  [posix, '/a/b', '/a', false],
  [posix, '/a/b', '/a/b/..c', true],
  [posix, '/a/b', '/a/b/../c', false],
  [posix, '/', '/a', true],
  [posix, '/a', '', false],
  [win32, 'C:\\a\\b', 'C:\\a\\b\\c', true],
  [win32, 'C:\\a\\b', 'c:\\A\\B\\c', true],
  [win32, 'C:\\a\\b', 'D:\\a\\b\\c', false],
  [win32, 'C:\\a\\b', 'C:\\a\\bc', false],
  [win32, 'C:\\a', '\\\\server\\share\\a', false],
] as const)('case %#: whether a path lies in a folder', (paths, outer, inner, expected) => {
  expect(isWithin(outer, inner, paths)).toBe(expected);
});

test.each([
  [posix, '/class/ada', '/class/ada/sub/hw2.md', 'sub/hw2.md'],
  [win32, 'C:\\class\\ada', 'C:\\class\\ada\\sub\\hw2.md', 'sub/hw2.md'],
  [posix, '/class/ada', '/class/ada/a\\b.md', 'a\\b.md'],
] as const)('case %#: names have slashes on every system', (paths, folder, file, expected) => {
  expect(toName(folder, file, paths)).toBe(expected);
});

test.each([
  [posix, '/class/ada/', 'ada'],
  [posix, '/', 'submission'],
  [win32, 'C:\\class\\ada\\', 'ada'],
  [win32, 'C:\\', 'submission'],
  [win32, 'C:/class/ada', 'ada'],
] as const)('case %#: the id of a folder', (paths, folder, expected) => {
  expect(folderId(folder, paths)).toBe(expected);
});

test.each([
  [posix, '/class/ada.md', 'ada'],
  [posix, 'ada.final.md', 'ada.final'],
  [posix, 'ada', 'ada'],
  [posix, '.ada', '.ada'],
  [win32, 'C:\\class\\ada.md', 'ada'],
] as const)('case %#: the id of a file', (paths, file, expected) => {
  expect(fileId(file, paths)).toBe(expected);
});
