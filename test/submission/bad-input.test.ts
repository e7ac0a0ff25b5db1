import { expect, test } from 'vitest';
import { outline, read } from './documents.ts';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([0xff, 0xfe, ...Array.from(text).flatMap((char) => [char.charCodeAt(0), 0])]);

test.each([
  ['a PDF alone', { 'hw.pdf': ascii('%PDF-1.7 \0') }, 'cannot-read-pdf', 'cannot read PDF hw.pdf'],
  ['a PDF named .md', { 'hw.md': ascii('%PDF-1.7 \0') }, 'cannot-read-pdf', 'cannot read PDF hw.md'],
  ['a Word file', { 'hw.docx': ascii('PK\u0003\u0004....word/document.xml') }, 'cannot-read-word', 'Word'],
  ['a photo', { 'hw.jpg': bytes(0xff, 0xd8, 0xff, 0xe0) }, 'cannot-read-image', 'image hw.jpg'],
  ['an archive', { 'hw.zip': ascii('PK\u0003\u0004....a.txt') }, 'cannot-read-archive', 'archive'],
  ['NUL bytes', { 'hw.md': ascii('text\0text') }, 'binary-file', 'looks like a binary file, not text'],
  [
    'a truncated notebook',
    { 'hw.ipynb': '{"cells": [{"cell_type": "markdown", "source": ["a' },
    'cannot-read-notebook',
    'no complete JSON',
  ],
  ['JSON without cells', { 'hw.ipynb': '{"a": 1}' }, 'cannot-read-notebook', 'no list of cells'],
  ['broken YAML', { 'answers.yaml': 'a: [1\nb: 2' }, 'cannot-read-answers', 'line'],
  ['a list in YAML', { 'answers.yaml': '- 1\n- 2' }, 'not-answers', 'no map'],
  ['code alone', { 'a.py': 'x = 1' }, 'no-write-up', 'a.py'],
  ['no file', {}, 'no-write-up', 'no file'],
])('%s is not graded and says why', async (_, files, code, text) => {
  const { ungraded, document } = await read(files);
  expect(ungraded?.code).toBe(code);
  expect(ungraded?.text).toContain(text);
  expect(document.blocks).toEqual([]);
});

test('a YAML alias bomb is not graded', async () => {
  const levels = Array.from(
    { length: 9 },
    (_, i) =>
      `a${i + 1}: &a${i + 1} {${'xyzuvwrst'
        .split('')
        .map((key) => `${key}: *a${i}`)
        .join(', ')}}`,
  );
  const { ungraded } = await read({ 'answers.yaml': ['a0: &a0 {x: lol}', ...levels].join('\n') });
  expect(ungraded?.code).toBe('too-many-aliases');
});

test('limits are named by their setting and value', async () => {
  const large = await read({ 'hw.md': 'x'.repeat(2000) }, { fileBytes: 1000 });
  expect(large.ungraded?.text).toBe(
    'hw.md is 2,000 bytes long; the limit for a file (--max-file-size, fileBytes) is 1,000 bytes.',
  );
  const long = await read({ 'a.md': 'x'.repeat(600), 'b.md': 'y'.repeat(600) }, { textLength: 1000 });
  expect(long.ungraded).toMatchObject({
    code: 'text-too-long',
    text: expect.stringContaining('textLength') as unknown,
  });
});

test.each(['hw.md', 'hw.tex', 'hw.txt', 'hw.ipynb', 'answers.yaml', 'hw'])(
  'an empty %s is an empty document',
  async (name) => {
    const { ungraded, notes, document } = await read({ [name]: '' });
    expect({ ungraded, notes, blocks: document.blocks, files: document.files.length }).toEqual({
      ungraded: undefined,
      notes: [],
      blocks: [],
      files: 1,
    });
  },
);

test('what stands beside a write-up is named in a note; code, data and hidden files are not', async () => {
  const { ungraded, notes, files } = await read({
    'hw.md': 'text',
    'scan.pdf': ascii('%PDF-1.4'),
    'a.py': 'x',
    '.DS_Store': bytes(0, 0, 0, 1),
    '__MACOSX/._hw.md': bytes(0, 5, 22, 7),
  });
  expect(ungraded).toBeUndefined();
  expect(notes.map(({ code }) => code)).toEqual(['cannot-read-pdf']);
  expect(files.map(({ name, format }) => [name, format])).toEqual([
    ['.DS_Store', undefined],
    ['__MACOSX/._hw.md', undefined],
    ['a.py', undefined],
    ['hw.md', 'markdown'],
    ['scan.pdf', undefined],
  ]);
});

test('UTF-16 with a byte order mark is read, invalid UTF-8 is read with a note', async () => {
  expect(outline((await read({ 'hw.md': utf16('# é') })).document)).toEqual(['heading 1: é']);
  const damaged = await read({ 'hw.md': bytes(0x61, 0xff, 0x62) });
  expect(outline(damaged.document)).toEqual(['paragraph: a\uFFFDb']);
  expect(damaged.notes.map(({ code }) => code)).toEqual(['invalid-utf-8']);
});

test('keys of JavaScript objects are ordinary keys', async () => {
  const { document } = await read({ 'answers.yaml': '__proto__:\n  polluted: yes\nconstructor: a\n' });
  expect(document.blocks.map(({ key }) => key)).toEqual(['__proto__.polluted', 'constructor']);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test.each([
  ['hw.md', '> '.repeat(5000)],
  ['hw.md', '('.repeat(9000) + '['.repeat(11_000)],
  ['hw.tex', '{'.repeat(20_000)],
  ['hw.tex', '\\begin{a}'.repeat(20_000)],
])('what nests too deeply in %s is read as plain text with a note', async (name, text) => {
  const { ungraded, notes, document } = await read({ [name]: `First $x$.\n\n${text}` });
  expect(ungraded).toBeUndefined();
  expect(notes.map(({ code }) => code)).toEqual(['read-as-plain-text']);
  expect(outline(document)[0]).toBe('paragraph: First $x$.');
});

test.each(['md', 'tex', 'txt'])(
  '100,000 characters of one pattern in .%s take no more than a few seconds',
  async (extension) => {
    for (const pattern of [
      '[',
      '*',
      '$',
      '`',
      '|',
      '\\(',
      '\\[',
      '{',
      '\n- ',
      '$x$ ',
      '\\begin{align}',
      '<!--',
      '%',
      '\\verb|',
      '\\iffalse ',
      '<span hidden>',
      '<div hidden>',
    ]) {
      const started = performance.now();
      await read({ [`hw.${extension}`]: pattern.repeat(100_000 / pattern.length) });
      expect(performance.now() - started, pattern).toBeLessThan(8000);
    }
  },
);

test.each([1, 3])('hidden text of 90,000 letters in %d words is looked at in bounded time', async (words) => {
  const started = performance.now();
  const text = Array.from({ length: words }, () => 'a'.repeat(90_000 / words)).join(' ');
  const { document } = await read({ 'hw.md': `<div hidden>${text}</div>` });
  expect(outline(document)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(8000);
});
