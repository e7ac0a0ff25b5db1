import fc from 'fast-check';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

import { checkAnswer, loadRubric, type PartResult, type Plan } from '../../src/index.ts';

/** Whatever is handed in is graded or goes to a person, in bounded time. */

let rubric: Plan;
beforeAll(async () => {
  rubric = await loadRubric(join(import.meta.dirname, '../../rubrics/hw2-q1'));
});

const RIGHT = 'Locality: a feature depends on a small region of the input. It is as useful at every other position.';

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

/** `nothing`: no points and nobody looks; `some`: points; `review`: a person looks. */
function outcome({ score, needsReview }: PartResult): string {
  return needsReview ? 'review' : (score ?? 0) > 0 ? 'some' : 'nothing';
}

test.each([
  ['a megabyte of right answers', filled(`${RIGHT} `, 1_000_000), 'review'],
  ['a word of 100,000 letters', 'a'.repeat(100_000), 'nothing'],
  ['a word of 100,000 letters that are those of a right one', filled('local', 100_000), 'nothing'],
  ['100,000 short words', filled('ab ', 300_000), 'review'],
  ['thousands of words that count in one sentence', filled('the same filter, ', 80_000), 'nothing'],
  ['thousands of misspelt words', Array.from({ length: 9_000 }, (_, i) => `lacalitg${i}`).join(' '), 'nothing'],
  ['thousands of denials', filled('not ', 60_000), 'nothing'],
  ['Chinese', filled('卷积神经网络假设局部性。', 3_000), 'review'],
  ['Arabic', filled('الشبكة تفترض المحلية ', 3_000), 'review'],
  ['Hebrew, turned around, with an English word', filled('\u202Eהרשת מניחה locality\u202C ', 3_000), 'review'],
  ['Hindi', filled('यह नेटवर्क स्थानीयता मानता है ', 3_000), 'review'],
  ['Russian', filled('Сеть предполагает локальность ', 3_000), 'review'],
  ['a right answer after a line of Chinese', `局部性。\n\n${RIGHT}`, 'some'],
  ['emoji', filled('😀👩‍👩‍👧🏽', 50_000), 'nothing'],
  ['a right answer with emoji', `👍 ${RIGHT} 🎉`, 'some'],
  ['a letter with 100,000 marks', `l${'\u0301'.repeat(100_000)}ocality is assumed`, 'some'],
  ['control characters', filled('\u0000\u0001\u001B[31m ', 50_000), 'review'],
  ['only punctuation', filled('.,;:!?-–—()[]{}', 50_000), 'nothing'],
  ['only line ends', filled('\n', 100_000), 'nothing'],
  ['brackets nested 50,000 deep', `${'('.repeat(50_000)}locality${')'.repeat(50_000)}`, 'some'],
  ['styles nested 10,000 deep', `${'\\textbf{'.repeat(10_000)}locality${'}'.repeat(10_000)}`, 'some'],
  ['quotations nested 20,000 deep', '>'.repeat(20_000), 'nothing'],
  ['backslashes', filled('\\', 50_000), 'nothing'],
  ['open formulas', filled('$x ', 30_000), 'nothing'],
  ['open tags', filled('<div>', 30_000), 'nothing'],
])('%s', async (_, answer, expected) => {
  const start = process.cpuUsage().user;
  expect(outcome(await checkAnswer(rubric, 'a.1', answer))).toBe(expected);
  expect(process.cpuUsage().user - start).toBeLessThan(10_000_000);
});

const PIECES = fc.constantFrom(
  ...(
    'locality;stationarity;feature;small region;depends on;not;no;without;useful;anywhere;every place;,;.;and;but;if;' +
    'were;local;fail;(;);"; ;\n;\n\n;\n- ;\n1. ;# ;$x$;$;**;_;`;\\textbf{;};{;\\;<b>;<!--;-->;neither;nor;?;fewer weights;' +
    "own filter;centered;whether;ö;🙂;lоcal;ﬁ;\u00AD;\u200B;\u202E;\t;|;>;卷积;الشبكة;１２;3.5;…;—;'s;n't;”;That is wrong."
  ).split(';'),
);

test('no answer is too odd to be graded, and no points are without the words that earned them', async () => {
  const anything = fc.oneof(
    fc.array(PIECES, { maxLength: 60 }).map((pieces) => pieces.join(' ')),
    fc.array(PIECES, { maxLength: 60 }).map((pieces) => pieces.join('')),
    fc.tuple(PIECES, fc.nat(200)).map(([piece, times]) => piece.repeat(times)),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );
  await fc.assert(
    fc.asyncProperty(anything, fc.constantFrom('a.1', 'a.2'), async (answer, part) => {
      const result = await checkAnswer(rubric, part, answer);
      const { score, openPoints, needsReview, reviewReasons, evidence } = result;
      expect(score ?? 0).toBeGreaterThanOrEqual(0);
      expect((score ?? 0) + openPoints).toBeLessThanOrEqual(4);
      expect(needsReview).toBe(reviewReasons.length > 0);
      if ((score ?? 0) > 0) expect(evidence.length).toBeGreaterThan(0);
    }),
    { numRuns: 120 },
  );
});
