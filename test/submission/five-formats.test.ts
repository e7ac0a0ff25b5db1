import { expect, test } from 'vitest';
import { notebook, outline, read } from './documents.ts';

const MARKDOWN =
  'First words with $x_1 + 2$ inside.\n\n1. the *shape* is $(100, 10)$\n2. there are 30\n\n$$y = \\frac{1}{2}$$\n\nThe end.\n';

const LATEX = `\\documentclass{article}
\\begin{document}
First words with $x_1 + 2$ inside. % not shown

\\begin{enumerate}
\\item the \\emph{shape} is $(100, 10)$
\\item there are 30
\\end{enumerate}
\\begin{equation}
y = \\frac{1}{2}
\\end{equation}

The end.
\\end{document}
`;

const OUTLINE = [
  'paragraph: First words with $x_1 + 2$ inside.',
  'item 1 <1.>: the shape is $(100, 10)$',
  'item 1 <2.>: there are 30',
  'math: $y = \\frac{1}{2}$',
  'paragraph: The end.',
];

test.each([
  ['markdown', 'hw.md', MARKDOWN],
  ['latex', 'hw.tex', LATEX],
  ['text', 'hw.txt', MARKDOWN.replaceAll('*', '')],
  ['notebook', 'hw.ipynb', notebook(MARKDOWN.split('\n\n').map((text) => `${text}\n`))],
])('the same write-up in %s gives the same blocks', async (format, name, text) => {
  const { document, files } = await read({ [name]: text });
  expect(files[0]?.format).toBe(format);
  expect(outline(document)).toEqual(OUTLINE);
});

test('a structured file gives a paragraph with its key for each of these', async () => {
  const yaml =
    'a: First words with $x_1 + 2$ inside.\nb:\n  1: the shape is $(100, 10)$\n  2: there are 30\nc: |\n  $$y = \\frac{1}{2}$$\nd: The end.\n';
  const { document, files } = await read({ 'answers.yaml': yaml });
  expect(files[0]?.format).toBe('answers');
  expect(document.blocks.map(({ key }) => key)).toEqual(['a', 'b.1', 'b.2', 'c', 'd']);
  expect(outline(document)).toEqual(OUTLINE.map((line) => `paragraph: ${line.replace(/^[^:]*: /u, '')}`));
});
