import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { align } from '../../src/alignment/align.ts';
import type { Document } from '../../src/model/document.ts';
import type { Placement } from '../../src/model/placement.ts';
import { readDocument } from '../../src/submission/read-document.ts';
import { ANSWERS } from './answers.ts';
import { HW2_Q1 } from './hw2-q1.ts';

/**
 * What is expected where an answer is not simply found: `missing` (proved), `lost` (a person looks), `doubt` (found or
 * lost, with a reason for a person), `foreign` (under the label of another question, with a reason), `rival` (found in two places), `any` (found, with more than its own text).
 */
type Outcome = 'missing' | 'lost' | 'doubt' | 'foreign' | 'rival' | 'any';

const LAYOUTS: Readonly<Record<string, Readonly<Partial<Record<string, Outcome>>>>> = {
  'headings.md': {},
  'bold-labels.md': {},
  'brackets-inline.md': {},
  'shuffled.md': {},
  'relabelled-numbers.md': {},
  'relabelled-headings.md': {},
  'roman.md': {},
  'roman-below-letters.md': {},
  'problem-words.md': {},
  'dotted.md': {},
  'one-heading-level.md': {},
  'nested-twice.md': {},
  'section-above.md': {},
  'table-rows-are-layers.md': {},
  'table-columns-are-layers.md': {},
  'table-of-everything.md': {},
  'by-quantity.md': {},
  'one-line-each.md': {},
  'one-line-commas.md': {},
  'sentences.md': {},
  'labels-quoted.md': {},
  'question-pasted.md': {},
  'question-pasted-bold.md': {},
  'question-on-the-line.md': {},
  'sheet-pasted-first.md': {},
  'placeholders.md': {
    'a.2': 'missing',
    'c.f.shape': 'missing',
    'c.f.params': 'missing',
    'c.g.params': 'missing',
    'c.g.ops': 'missing',
  },
  'part-missing.md': { 'b.dx': 'missing', 'b.dy': 'missing' },
  'layer-missing.md': { 'c.g.shape': 'missing', 'c.g.params': 'missing', 'c.g.ops': 'missing' },
  'bullet-missing.md': { 'c.f.params': 'missing' },
  'label-over-nothing.md': { 'a.2': 'missing', 'b.dx': 'missing', 'b.dy': 'missing' },
  'answered-twice.md': { 'a.2': 'rival' },
  'no-labels.md': {
    'a.1': 'doubt',
    'a.2': 'doubt',
    'c.f.shape': 'doubt',
    'c.f.params': 'doubt',
    'c.f.ops': 'doubt',
    'c.g.shape': 'doubt',
    'c.g.params': 'doubt',
    'c.g.ops': 'doubt',
  },
  'no-labels-but-questions.md': {},
  'no-left-hand-sides.md': { 'b.dx': 'doubt', 'b.dy': 'doubt' },
  'derivatives-labelled.md': {},
  'mathbf-labels.md': {},
  'numbered-list-in-answer.md': {},
  'displays.md': {},
  'plain.txt': {},
  'plain-dashes.txt': {},
  'enumerate.tex': {},
  'sections-starred.tex': {},
  'counters.tex': {},
  'align.tex': {},
  'answer-in-next-cell.ipynb': {},
  'answer-in-same-cell.ipynb': {},
  'dotted-without-stop.md': {},
  'dotted-names.md': {},
  'other-question-follows.md': {},
  'other-question-instead.md': {
    'c.f.shape': 'foreign',
    'c.f.params': 'foreign',
    'c.f.ops': 'foreign',
    'c.g.shape': 'lost',
    'c.g.params': 'lost',
    'c.g.ops': 'lost',
  },
  'page-breaks.txt': {},
  'bold-question-words.md': {},
  'part-ids.md': {},
  'underlined-headings.md': {},
  'keys.yaml': {},
  'keys-missing.yaml': { 'a.2': 'missing', 'b.dy': 'missing' },
  'keys-unknown.yaml': { 'b.dy': 'lost' },
  'keys-of-groups.yaml': {},
  'second-label-forgotten.md': { 'a.1': 'any', 'a.2': 'doubt' },
  'group-label-forgotten.md': {},
  'only-the-end.md': {
    'a.1': 'missing',
    'a.2': 'missing',
    'b.dx': 'missing',
    'b.dy': 'missing',
    'c.f.shape': 'missing',
    'c.f.params': 'missing',
    'c.f.ops': 'missing',
  },
};

const folder = new URL('layouts/', import.meta.url);

describe('layouts', () => {
  test('every layout is listed', () => {
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(LAYOUTS).toSorted());
  });

  test.each(Object.entries(LAYOUTS))('%s', async (name, special) => {
    const { document } = await readDocument([{ name, bytes: readFileSync(new URL(name, folder)) }], { writeups: [] });
    const placements = align(document, HW2_Q1);
    expect(placements.map((one) => one.part)).toEqual(Object.keys(ANSWERS));
    const wrong = placements.flatMap((one) => problemsOf(document, one, special[one.part]));
    expect(wrong).toEqual([]);
  });
});

function problemsOf(document: Document, placement: Placement, special: Outcome | undefined): string[] {
  const { part, status, doubts, rivals, confidence, body } = placement;
  const text = body ? document.text.slice(body.start, body.end) : '';
  const codes = doubts.map((one) => one.code).join(', ');
  const seen = `${part}: ${status} ${confidence.toFixed(2)} [${codes}] ${JSON.stringify(text.slice(0, 90))}`;
  const holds = text.includes(ANSWERS[part] ?? part);
  const clean = doubts.length === 0 && confidence >= 0.8;
  const others = Object.entries(ANSWERS).filter(([other, answer]) => other !== part && text.includes(answer));
  switch (special) {
    case 'missing':
      return status === 'missing' && clean ? [] : [seen];
    case 'lost':
      return status === 'lost' && doubts.length > 0 ? [] : [seen];
    case 'doubt':
      return (status === 'lost' || holds) && doubts.length > 0 ? [] : [seen];
    case 'foreign':
      return status === 'found' && codes.includes('labels-contradict') ? [] : [seen];
    case 'rival':
      return status === 'found' && holds && rivals.length > 0 && codes === 'answered-twice' ? [] : [seen];
    case 'any':
      return status === 'found' && holds && clean ? [] : [seen];
    case undefined:
      return status === 'found' && holds && clean && others.length === 0 ? [] : [seen];
  }
}
