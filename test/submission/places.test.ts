import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOf } from '../../src/model/document.ts';
import { expectPlaces, notebook, read } from './documents.ts';

const TEXT =
  '# Title 𝔸 $x$\n\n(a) first\u00A0words \\_ &amp; $y = 𝔹$ end\nsecond\tline\n\n- item\n  goes on\n\n| a | b |\n|---|---|\n| $|x|$ | 😀 c |\n\n$$\nz = 1\n$$\n';
const TEX =
  '\\section{One 𝔸}\n% hidden\nfirst\u00A0words \\% $y$ end % no\nmore\n\\begin{itemize}\n\\item a \\textbf{b}\n\\end{itemize}\n\\[ x\n= 2 \\]\n';

test.each([
  ['hw.md', TEXT],
  ['hw.txt', TEXT],
  ['hw.tex', TEX],
])('every run stands in its place in %s, whatever the line ends', async (name, text) => {
  for (const source of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r')]) {
    const { document } = await read({ [name]: source });
    expect(expectPlaces(document, { [name]: source })).toBeGreaterThan(5);
    expect(expectPlaces((await read({ [name]: `\uFEFF${source}` })).document, { [name]: source })).toBeGreaterThan(5);
  }
});

test('a notebook maps to the lines of its JSON, escapes included, and to the lines of its cells', async () => {
  const source = notebook([TEXT, ['print("\\n")\nx = 1'], '**(b)** "quoted" \\alpha\n\nlast line']);
  for (const json of [source, source.replaceAll('😀', '\\ud83d\\ude00'), JSON.stringify(JSON.parse(source))]) {
    const { document } = await read({ 'hw.ipynb': json });
    const decode = (text: string): string => JSON.parse(`"${text.replaceAll(/",\s*"/gu, '')}"`) as string;
    expect(expectPlaces(document, { 'hw.ipynb': json }, decode)).toBeGreaterThan(10);
    const last = document.blocks.at(-1);
    expect(last?.cell).toBe(3);
    expect(placeOf(document, last?.span ?? { start: 0, end: 0 }).cell).toEqual({ number: 3, startLine: 3, endLine: 3 });
  }
});

test('answers keep the places of their lines', async () => {
  const source =
    "a: plain $x$ words\nb:\n  c: |\n    first\n    second $y$\n  d: 'it''s'\n  e: \"a \\u00e9 b\"\nf: [100, 10]\ng: 30\n";
  const { document } = await read({ 'answers.yaml': source });
  expect(document.blocks.map(({ key, runs }) => [key, runs.map(({ text }) => text).join('')])).toEqual([
    ['a', 'plain x words'],
    ['b.c', 'first\nsecond y'],
    ['b.d', "it's"],
    ['b.e', 'a é b'],
    ['f', '[100, 10]'],
    ['g', '30'],
  ]);
  const second = document.text.indexOf('second');
  expect(placeOf(document, { start: second, end: second + 6 }).start).toMatchObject({ line: 5, column: 5 });
});

test('several files are read in the order of their names, each with its own places', async () => {
  const files = { 'b.md': '# B', 'a.tex': TEX, 'Z.txt': 'Z' };
  const { document } = await read(files);
  expect(document.files.map(({ name }) => name)).toEqual(['Z.txt', 'a.tex', 'b.md']);
  expectPlaces(document, files);
  expect(document.blocks.map(({ file }) => file)).toEqual(document.blocks.map(({ file }) => file).toSorted());
});

const sample = fc.constantFrom(TEXT, TEX, notebook([TEXT]), 'a: $x$\nb: "\\frac{1}{2}"\nc: |\n  y\n');
const scrap = fc.constantFrom(
  '$',
  '$$',
  '{',
  '}',
  '\\',
  '*',
  '|',
  '`',
  '\n',
  '\n\n',
  '"',
  '[',
  ']',
  '%',
  '>',
  '\\begin{enumerate}',
  '\\item',
  '\\end{align}',
  '&',
  '<!--',
);

test('changed write-ups and random bytes never throw, and blocks stay in order', async () => {
  const changed = fc
    .tuple(sample, fc.array(fc.tuple(fc.nat(600), scrap), { maxLength: 6 }))
    .map(([text, edits]) =>
      edits.reduce((result, [at, piece]) => result.slice(0, at) + piece + result.slice(at + 1), text),
    );
  const name = fc.constantFrom('a.md', 'a.tex', 'a.txt', 'a.ipynb', 'a.yaml', 'a');
  await fc.assert(
    fc.asyncProperty(
      name,
      fc.oneof(changed, fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary' })),
      async (file, content) => {
        const { document } = await read({ [file]: content });
        const blocks = document.blocks.filter(({ kind }) => kind !== 'cell');
        blocks.forEach(({ span, runs }, i) => {
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.start).toBeGreaterThanOrEqual(blocks[i - 1]?.span.end ?? 0);
          for (const run of runs) expect(run.span.end).toBeLessThanOrEqual(document.text.length);
        });
      },
    ),
    { numRuns: 300 },
  );
});
