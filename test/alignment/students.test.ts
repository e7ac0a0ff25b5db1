import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { align } from '../../src/alignment/align.ts';
import type { Placement } from '../../src/model/placement.ts';
import { readDocument } from '../../src/submission/read-document.ts';
import { GATED_ANSWERS, GATED_UNIT } from './gated-unit.ts';

/**
 * Write-ups in the manner of students, written before it was known what becomes of them. What is named here goes to a person
 * (`person`), or is found together with its neighbours (`wide`); all else is found alone, or proved missing where it is
 * not answered. Nothing may be found in a wrong place.
 */
const STUDENTS: Readonly<Record<string, Readonly<Partial<Record<string, 'person' | 'wide'>>>>> = {
  'empty-titles.tex': { '2.a.encoder': 'wide', '2.a.decoder': 'wide' },
  'half-done.md': {},
  'headings-and-summary.md': {},
  'nested-enumerate.tex': {},
  'numbers-for-letters.md': { '2.a.encoder': 'person' },
  'one-display.tex': {},
  'other-names.md': { '2.a.encoder': 'wide', '2.a.decoder': 'wide' },
  'own-numbers.md': {
    '1.a': 'person',
    '1.b.A': 'wide',
    '1.b.c': 'wide',
    '1.c.i.dim': 'person',
    '1.c.i.val': 'person',
    '1.c.ii': 'person',
    '2.a.encoder': 'person',
    '2.a.decoder': 'person',
    '2.b': 'person',
  },
  'plain-text.txt': { '1.c.i.dim': 'wide', '1.c.i.val': 'wide', '2.a.encoder': 'wide', '2.a.decoder': 'wide' },
  'questions-in-other-words.md': { '1.c.i.dim': 'wide', '1.c.i.val': 'wide' },
  'second-question-first.md': {},
  'starred-and-roman.tex': { '1.b.A': 'person', '1.b.c': 'person', '2.a.encoder': 'wide', '2.a.decoder': 'wide' },
  'table-of-gradients.md': { '1.c.i.dim': 'wide', '1.c.i.val': 'wide', '2.a.encoder': 'wide', '2.a.decoder': 'wide' },
  'titles-only.tex': {
    '1.a': 'person',
    '1.c.i.dim': 'person',
    '1.c.i.val': 'person',
    '1.c.ii': 'person',
    '2.a.encoder': 'person',
    '2.a.decoder': 'person',
    '2.b': 'person',
  },
};

const folder = new URL('students/', import.meta.url);

describe('write-ups in the manner of students', () => {
  test('every write-up is listed', () => {
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(STUDENTS).toSorted());
  });

  test.each(Object.entries(STUDENTS))('%s', async (name, special) => {
    const { document } = await readDocument([{ name, bytes: readFileSync(new URL(name, folder)) }], { writeups: [] });
    const wrong = align(document, GATED_UNIT).flatMap((one) => {
      const outcome = outcomeOf(document.text, one);
      const expected = special[one.part] ?? (isAnswered(document.text, one.part) ? 'alone' : 'missing');
      return outcome === expected ? [] : [`${one.part}: ${outcome}, not ${expected}`];
    });
    expect(wrong).toEqual([]);
  });
});

function isAnswered(text: string, part: string): boolean {
  return GATED_ANSWERS[part]?.test(text) ?? false;
}

function outcomeOf(text: string, { part, status, body, confidence, doubts }: Placement): string {
  if (status === 'missing') return 'missing';
  const sure = status === 'found' && confidence >= 0.8 && doubts.every(({ code }) => code === 'answered-twice');
  if (!sure || !body) return 'person';
  const found = text.slice(body.start, body.end);
  if (!isAnswered(found, part)) return 'wrong';
  return Object.keys(GATED_ANSWERS).some((other) => other !== part && isAnswered(found, other)) ? 'wide' : 'alone';
}
