import { describe, expect, test } from 'vitest';
import { fitsPatterns } from '../../src/model/name-pattern.ts';
import { outline, read } from './documents.ts';

const lines = async (name: string, text: string): Promise<string[]> => outline((await read({ [name]: text })).document);

describe('Markdown', () => {
  test.each([
    ['money is no formula', 'from $5 and $6 to $x$', ['paragraph: from $5 and $6 to $x$']],
    ['an open display ends at the blank line', '$$x = 1\n\n**(b)** y', ['math: $x = 1$', 'paragraph: (b) y']],
    ['a display is a block', 'so $$a\n- b$$ then', ['paragraph: so', 'math: $a - b$', 'paragraph: then']],
    ['an environment may stand bare', '\\begin{align*}a &= b \\\\ &= c\\end{align*}', ['math: $a &= b \\\\ &= c$']],
    ['text over = is no heading', 'text\n===', ['paragraph: text ===']],
    ['indented text is no code', '    (a) x', ['paragraph: (a) x']],
    [
      'HTML is text, <br> ends a line, comments are hidden',
      '<b>x</b><br>y <!-- z -->',
      ['paragraph: <b>x</b>', 'paragraph: y'],
    ],
    ['lists count on', '2. a\n4. b\n4. c', ['item 1 <2.>: a', 'item 1 <4.>: b', 'item 1 <5.>: c']],
    ['lists nest', '- a\n  - b', ['item 1: a', 'item 2: b']],
    ['bars in formulas do not part cells', '|a|b|\n|-|-|\n|$|x|$|2|', ['cell: a', 'cell: b', 'cell: $|x|$', 'cell: 2']],
    ['a bare command is mathematics', ' \\mathbf{c}', ['paragraph: $\\mathbf{c}$']],
    ['a link definition is text', '[a]: 1000', ['paragraph: [a]: 1000']],
    ['code keeps its dollar signs', '`$x`$y$', ['paragraph: `$x`$y$']],
    ['a picture is a figure, its description is not seen', '![plot](a.png)', ['figure: picture']],
    ['tags with attributes are markup', '<p align="left">x <img src="a.png" alt="b"></p>', ['paragraph: x picture']],
  ])('%s', async (_, text, expected) => {
    expect(await lines('hw.md', text)).toEqual(expected);
  });

  test('bold words are strong', async () => {
    const { document } = await read({ 'hw.md': '**(a)** x' });
    expect(document.blocks[0]?.runs.map(({ strong, text }) => [strong === true, text])).toEqual([
      [true, '(a)'],
      [false, ' x'],
    ]);
  });
});

describe('LaTeX', () => {
  const body = (text: string): string => `\\begin{document}${text}\\end{document}`;
  test.each([
    [
      'empty titles are counted',
      '\\section{}\\subsection{}\\subsection{}',
      ['heading 1 <1>: ', 'heading 2 <1.1>: ', 'heading 2 <1.2>: '],
    ],
    ['a section that never began is left out of the number', '\\subsection{A}', ['heading 2 <1>: A']],
    ['counters are set', '\\setcounter{section}{3}\\stepcounter{section}\\section{A}', ['heading 1 <5>: A']],
    [
      '\\thesubsection',
      '\\renewcommand{\\thesubsection}{\\thesection.\\alph{subsection})}\\section*{S}\\section{A}\\subsection{}',
      ['heading 1: S', 'heading 1 <1>: A', 'heading 2 <1.a)>: '],
    ],
    [
      'label=',
      '\\begin{enumerate}[label=\\textbf{1.\\arabic*}]\\setcounter{enumi}{4}\\item x\\end{enumerate}',
      ['item 1 <1.5>: x'],
    ],
    ['short labels', '\\begin{enumerate}[(a)]\\item x\\item y\\end{enumerate}', ['item 1 <(a)>: x', 'item 1 <(b)>: y']],
    [
      'start and resume',
      '\\begin{enumerate}[start=3]\\item x\\end{enumerate}\\begin{enumerate}[resume]\\item y\\end{enumerate}',
      ['item 1 <3.>: x', 'item 1 <4.>: y'],
    ],
    [
      'nested lists',
      '\\begin{enumerate}\\item a\\begin{enumerate}\\item b\\begin{enumerate}\\item c\\end{enumerate}\\end{enumerate}\\end{enumerate}',
      ['item 1 <1.>: a', 'item 2 <(a)>: b', 'item 3 <i.>: c'],
    ],
    [
      'own labels',
      '\\begin{itemize}\\item[(x)] a\\item[Locality:] b\\end{itemize}',
      ['item 1 <(x)>: a', 'item 1: Locality: b'],
    ],
    ['comments, commands and accents', 'a% b\nc \\emph{d} na\\"ive 5\\%', ['paragraph: ac d naïve 5%']],
    ['verbatim is code', '\\begin{verbatim}\n$x {\n\\end{verbatim}', ['code: `$x {`']],
    ['words in a formula may hold formulas', '$x \\text{ if $y$}$ z', ['paragraph: $x \\text{ if $y$}$ z']],
    [
      'a table',
      '\\begin{tabular}{c|c} a & b \\\\ \\hline 1 & $2$ \\end{tabular}',
      ['cell: a', 'cell: b', 'cell: 1', 'cell: $2$'],
    ],
    ['an environment that stays open', '\\begin{enumerate}\\item a', ['item 1 <1.>: a']],
  ])('%s', async (_, text, expected) => {
    expect(await lines('hw.tex', text.includes('stays') ? text : body(text))).toEqual(expected);
  });

  test('definitions are kept, and shorthands for environments understood', async () => {
    const text =
      '\\newcommand{\\be}{\\begin{equation}}\\newcommand{\\ee}{\\end{equation}}\\def\\R{\\mathbb{R}}\\newcommand{\\p}[2][x]{#1_#2}\n\\be a \\ee';
    const { document } = await read({ 'hw.tex': text });
    expect(outline(document)).toEqual(['math: $a$']);
    expect(document.macros.get('R')).toEqual({ parameters: 0, body: '\\mathbb{R}' });
    expect(document.macros.get('p')).toEqual({ parameters: 2, body: '#1_#2', optional: 'x' });
  });
});

test('items of plain text keep their marks and nest by indentation', async () => {
  expect(await lines('hw.txt', 'Intro\n(a) x\n  1. y\n  goes on\nb) z\n\n2 * 3 * 4')).toEqual([
    'paragraph: Intro',
    'item 1 <(a)>: x',
    'item 2 <1.>: y goes on',
    'item 1 <b)>: z',
    'paragraph: 2 * 3 * 4',
  ]);
});

test.each([
  ['notes.txt', '# A\n\ntext', 'markdown'],
  ['notes.txt', '\\documentclass{article}', 'latex'],
  ['homework', '\\section{A}', 'latex'],
  ['homework', 'only words', 'text'],
  ['hw.md', '\\documentclass{article}\n\\begin{document}x\\end{document}', 'latex'],
  ['q1.json', '{"a": "x", "b": {"dx": 1}}', 'answers'],
  ['package.json', '{"a": "x"}', undefined],
  ['data.csv', 'a,b', undefined],
])('%s of this content is read by what it is', async (name, text, format) => {
  const { files } = await read({ [name]: text });
  expect(files[0]?.format).toBe(format);
});

test('data in JSON beside a write-up is no write-up', async () => {
  const { files } = await read({ 'config.json': '{"learningRate": 0.1}', 'hw.md': 'x' });
  expect(files.map(({ format }) => format)).toEqual([undefined, 'markdown']);
});

test('patterns of names narrow what is read', async () => {
  const { files } = await read({ 'a.md': 'x', 'b.tex': 'y' }, { writeups: ['*.md'] });
  expect(files.map(({ format }) => format)).toEqual(['markdown', undefined]);
  expect(fitsPatterns('x/y/a.md', ['x/**/*.md'])).toBe(true);
  expect(fitsPatterns('x/a.md', ['y/*'])).toBe(false);
  expect(fitsPatterns('A.MD', ['?.md'])).toBe(true);
  expect(fitsPatterns('x/y/a.md', ['x/*.md'])).toBe(false);
});

test('students write LaTeX in double quotes', async () => {
  const { document } = await read({ 'answers.json': '{"a": "$\\frac{1}{2} \\times \\nabla f$", "b": "line\\nnext"}' });
  expect(outline(document)).toEqual(['paragraph: $\\frac{1}{2} \\times \\nabla f$', 'paragraph: line next']);
});
