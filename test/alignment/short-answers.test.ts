import { describe, expect, test } from 'vitest';

import { align } from '../../src/alignment/align.ts';
import type { Target } from '../../src/alignment/target.ts';
import type { Placement } from '../../src/model/placement.ts';
import { readDocument } from '../../src/submission/read-document.ts';
import { textOf } from './hw2-q1.ts';

/** A number, a choice and an explanation: two of the answers look like labels. */
const SHEET: readonly Target[] = [
  target('1', 'How many neurons does the hidden layer have?', /\d/u),
  target('2', 'Which activation suffers most from vanishing gradients?', /\b[abc]\b/iu),
  target('3', 'Explain why dropout reduces overfitting.', /ensemble|rely/u),
];
const ONE: readonly Target[] = [target('a', 'How many sides has a square?', /\d/u)];
const WHY = 'It averages an ensemble, so units cannot rely on each other.';

function target(id: string, ask: string, answer: RegExp): Target {
  return { id, labels: [id], ask, recognise: (passage) => (answer.test(textOf(passage)) ? 0.8 : 0.3), parts: [] };
}

async function place(
  name: string,
  text: string,
  targets: readonly Target[],
): Promise<(Placement & { readonly text: string })[]> {
  const { document } = await readDocument([{ name, bytes: new TextEncoder().encode(text) }], { writeups: [] });
  return align(document, targets).map((one) => ({
    ...one,
    text: one.body ? document.text.slice(one.body.start, one.body.end) : '',
  }));
}

describe('answers that look like labels', () => {
  test.each([
    ['list.md', `1. 4\n2. b\n3. ${WHY}\n`],
    ['brackets.md', `1) 4\n2) B\n3) ${WHY}\n`],
    ['plain.txt', `1. 4\n2. b\n3. ${WHY}\n`],
    ['headings.md', `# 1\n\n4\n\n# 2\n\nb\n\n# 3\n\n${WHY}\n`],
    ['bold.md', `# 1\n\n**4**\n\n# 2\n\n**b**\n\n# 3\n\n${WHY}\n`],
    ['mathematics.md', `# 1\n\n$4$\n\n# 2\n\n$b$\n\n# 3\n\n${WHY}\n`],
    ['in-brackets.md', `(1) 4\n(2) (b)\n(3) ${WHY}\n`],
    ['sections.tex', `\\section{}\n4\n\\section{}\nb\n\\section{}\n${WHY}\n`],
    ['enumerate.tex', `\\begin{enumerate}\n\\item 4\n\\item b\n\\item ${WHY}\n\\end{enumerate}\n`],
    ['letters.md', `a. 4\n\nb. b\n\nc. ${WHY}\n`],
  ])('%s', async (name, text) => {
    const placements = await place(name, text, SHEET);
    expect(placements.map((one) => one.status)).toEqual(['found', 'found', 'found']);
    expect(placements.flatMap((one) => one.doubts)).toEqual([]);
    expect(
      placements.map((one) =>
        one.text
          .toLowerCase()
          .replaceAll(/[^a-z\d ]/gu, '')
          .trim(),
      ),
    ).toEqual(['4', 'b', WHY.toLowerCase().replaceAll(/[^a-z\d ]/gu, '')]);
  });

  test.each([
    ['empty items', '1.\n\n2.\n\n3.\n'],
    ['empty headings', '# 1\n\n# 2\n\n# 3\n'],
    ['empty file', ''],
    ['blank file', ' \n\n\t\n'],
  ])('%s are missing without a doubt', async (_, text) => {
    const placements = await place('a.md', text, SHEET);
    expect(placements.map((one) => one.status)).toEqual(['missing', 'missing', 'missing']);
    expect(placements.flatMap((one) => one.doubts)).toEqual([]);
  });
});

describe('one part', () => {
  test.each(['# a\n\n4\n', 'a\n4\n', '(a)\n\n4\n', '# a\n\n**4**\n', '# a\n\n(4)\n', '# a\n\n1. 4\n', '1. 4\n'])(
    '%j is found',
    async (text) => {
      const [one] = await place('a.md', text, ONE);
      expect(one?.status).toBe('found');
      expect(one?.text).toContain('4');
    },
  );

  test.each(['x', '!!!', '😀', '$z = 3$', '4', '# 4', 'no idea', '# b\n\n4', '# a\n\n4.\n', '| a |\n|---|\n| 4 |\n'])(
    '%j is no proof of absence',
    async (text) => {
      const [one] = await place('a.md', text, ONE);
      expect(one?.status).not.toBe('missing');
    },
  );

  test('an answer in the words of the question is not dropped in silence', async () => {
    const targets = [target('a', 'Is it true that deeper networks always have more parameters?', /true/u)];
    const [one] = await place('a.md', 'a) It is true that deeper networks always have more parameters.', targets);
    expect(one?.status).not.toBe('missing');
  });
});
