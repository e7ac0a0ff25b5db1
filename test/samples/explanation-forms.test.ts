import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';

import { checkAnswer, loadRubric, type PartResult, type Plan } from '../../src/index.ts';

/** Equal meaning earns equal points: how an answer is typed changes no credit, whatever the answer is. */

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(import.meta.dirname, 'explanations');
const answers = readdirSync(FOLDER).flatMap(
  (name) => parse(readFileSync(join(FOLDER, name), 'utf8')) as { part: string; answer: string }[],
);

/** Both spellings of words that are spelt differently on the two sides of the Atlantic. */
const SPELLINGS = new Map(
  [
    ['center', 'centre'],
    ['centered', 'centred'],
    ['neighborhood', 'neighbourhood'],
    ['neighborhoods', 'neighbourhoods'],
    ['neighboring', 'neighbouring'],
    ['neighbors', 'neighbours'],
    ['recognize', 'recognise'],
    ['recognizes', 'recognises'],
    ['learned', 'learnt'],
    ['regularization', 'regularisation'],
    ['normalized', 'normalised'],
  ].flatMap(([american = '', british = '']): [string, string][] => [
    [american, british],
    [british, american],
  ]),
);

/** Rewrites the words outside of formulas and commands. */
function words(text: string, rewrite: (word: string, i: number) => string): string {
  let count = 0;
  return text
    .split(/(\$[^$]*\$|\\[a-z]+)/u)
    .map((piece, i) => (i % 2 === 1 ? piece : piece.replaceAll(/[A-Za-z]{3,}/gu, (word) => rewrite(word, count++))))
    .join('');
}

/** Every word of which the number leaves this rest. */
function some(text: string, rest: number, rewrite: (word: string) => string): string {
  return words(text, (word, i) => (i % 4 === rest ? rewrite(word) : word));
}

function shifted(word: string, to: number): string {
  return word.replaceAll(/[a-z]/gu, (letter) => String.fromCodePoint(to + letter.charCodeAt(0) - 97));
}

const LOOK_ALIKES = new Map(Array.from('aeopc', (latin, i) => [latin, 'аеорс'[i] ?? latin]));

const FORMS: Readonly<Record<string, (answer: string, rest: number) => string>> = {
  capitals: (answer) => words(answer, (word) => word.toUpperCase()),
  'small letters': (answer) => answer.toLowerCase(),
  'full-width letters': (answer) => words(answer, (word) => shifted(word, 0xff41)),
  'bold letters of mathematics': (answer) => words(answer, (word) => shifted(word, 0x1d41a)),
  ligatures: (answer) => words(answer, (word) => word.replaceAll('fi', 'ﬁ').replaceAll('ff', 'ﬀ')),
  'soft hyphens': (answer) => words(answer, (word) => `${word.slice(0, 2)}\u00AD${word.slice(2)}`),
  'zero-width spaces': (answer) => words(answer, (word) => `${word.slice(0, 2)}\u200B${word.slice(2)}`),
  'look-alikes': (answer) =>
    words(answer, (word) => word.replace(/[aeopc]/u, (letter) => LOOK_ALIKES.get(letter) ?? letter)),
  'double spaces': (answer) => answer.replaceAll(/(?<=\S) (?=\S)/gu, '  '),
  'no-break spaces': (answer) => answer.replaceAll(/(?<=[a-z]) (?=[a-z])/gu, '\u00A0'),
  'line wraps': (answer, rest) => {
    let count = 0;
    return answer.replaceAll(/(?<=\S) (?=[A-Za-z]{2})/gu, () => (count++ % 4 === rest ? '\n' : ' '));
  },
  'line ends of Windows': (answer) => answer.replaceAll('\n', '\r\n'),
  bold: (answer, rest) => some(answer, rest, (word) => `**${word}**`),
  italics: (answer, rest) => some(answer, rest, (word) => `*${word}*`),
  'bold as in LaTeX': (answer, rest) => some(answer, rest, (word) => `\\textbf{${word}}`),
  'emphasis as in LaTeX': (answer, rest) => some(answer, rest, (word) => `\\emph{${word}}`),
  'curly quotes': (answer) => answer.replaceAll("'", '’').replaceAll(/"([^"]*)"/gu, '“$1”'),
  'the other side of the Atlantic': (answer) => words(answer, (word) => SPELLINGS.get(word) ?? word),
  quoted: (answer) => answer.replaceAll(/^/gmu, '> '),
};

let rubric: Plan;
beforeAll(async () => {
  rubric = await loadRubric(join(ROOT, 'rubrics/hw2-q1'));
});

function credit({ score, openPoints }: PartResult): string {
  return `${score}, ${openPoints} open`;
}

test.each(Object.entries(FORMS))('%s change no credit', async (_, form) => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...answers), fc.nat(3), async ({ part, answer }, rest) => {
      const plain = await checkAnswer(rubric, part, answer);
      expect(credit(await checkAnswer(rubric, part, form(answer, rest)))).toBe(credit(plain));
    }),
    { numRuns: 25 },
  );
});

test('a word that was broken at the end of a line is read whole', async () => {
  const broken = 'Local-\nity: a feature depends on a small re-\ngion of the input.';
  expect(await checkAnswer(rubric, 'a.1', broken)).toMatchObject({ score: 2, openPoints: 0 });
});
