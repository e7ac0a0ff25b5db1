import { describe, expect, test } from 'vitest';

import { standingOf } from '../../src/language/negation.ts';
import type { Standing } from '../../src/language/scene.ts';
import { readText } from '../../src/language/text.ts';
import { FIRST_BATCH, SECOND_BATCH, THIRD_BATCH, FOURTH_BATCH, REPORTED, type Row } from './denial-sentences.ts';
import { passageFrom } from './passages.ts';

const ALL = [...FIRST_BATCH, ...SECOND_BATCH, ...THIRD_BATCH, ...FOURTH_BATCH, ...REPORTED];

const ACCEPTED: Readonly<Record<Row['expected'], readonly Standing['kind'][]>> = {
  A: ['affirmed'],
  D: ['denied'],
  '?': ['doubtful'],
  'A?': ['affirmed', 'doubtful'],
  'D?': ['denied', 'doubtful'],
};

/** Read wrongly, and known to be. */
const KNOWN: ReadonlySet<string> = new Set([
  'All layers but [the last] use ReLU.',
  'Actually, I take back that [weights are shared].',
  'It ignores where a feature is, which pixel it starts at and [how large it is].',
]);

function standing(sentence: string): Standing['kind'] {
  const from = sentence.indexOf('[');
  const to = sentence.indexOf(']') - 1;
  const text = readText(passageFrom(sentence.replace('[', '').replace(']', '')));
  const inside = text.tokens.flatMap(({ span }, i) => (span.start < to && span.end > from ? [i] : []));
  const denying = inside.some((i) => /^(?:not|no|never|without)$/u.test(text.tokens[i]?.text ?? ''));
  const own = new Set(inside);
  return standingOf(text, { start: inside[0] ?? 0, end: (inside.at(-1) ?? 0) + 1, own, denying }).kind;
}

describe('no sentence is read as the opposite, and none that is open is decided', () => {
  test.each(ALL.filter(({ sentence }) => !KNOWN.has(sentence)))('$expected: $sentence', ({ expected, sentence }) => {
    expect([...ACCEPTED[expected], 'doubtful']).toContain(standing(sentence));
  });
});

test('nine in ten are read exactly, not only with a doubt', () => {
  const right = ALL.filter(({ expected, sentence }) => ACCEPTED[expected].includes(standing(sentence)));
  expect(right.length / ALL.length).toBeGreaterThan(0.9);
});

test('what is known to be read wrongly still is: take it off the list where it is mended', () => {
  const wrong = ALL.filter(({ expected, sentence }) => !ACCEPTED[expected].includes(standing(sentence)));
  for (const sentence of KNOWN) expect(wrong.map((row) => row.sentence)).toContain(sentence);
});
