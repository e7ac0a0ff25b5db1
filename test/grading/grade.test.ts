import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';

import { gradeSubmission } from '../../src/grading/grade.ts';
import { loadRubric } from '../../src/grading/load.ts';
import type { Result } from '../../src/model/result.ts';
import { VERSION } from '../../src/model/version.ts';

const plan = await loadRubric('rubrics/hw2-q1');
const schema: unknown = JSON.parse(readFileSync('schema/result.schema.json', 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(Object(schema));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Grades files given as texts or bytes; every result must satisfy the published schema. */
async function grade(files: Readonly<Record<string, string | Uint8Array>>): Promise<Result> {
  const given = Object.entries(files).map(([name, content]) => ({
    name,
    bytes: typeof content === 'string' ? bytes(content) : content,
  }));
  const result = await gradeSubmission(plan, given);
  validate(JSON.parse(JSON.stringify(result)));
  expect(validate.errors ?? []).toEqual([]);
  return result;
}

const WRITE_UP = `# Question c

## f

- Dimensionality of output space: 1000
- Number of trainable parameters: 101000
- Computational complexity of forward pass: 7

## g

- Dimensionality of output space: 100 x 10
- Number of trainable parameters: 30
- Computational complexity of forward pass: $10 \\times 600 = 6000$

# Question b

dx: $\\frac{\\partial z[k]}{\\partial x[i]} = y[i + k]$
`;

describe('a result', () => {
  test('holds every part once, in the order of the rubric, and adds up', async () => {
    const result = await grade({ 'hw.md': WRITE_UP });
    expect(result.parts.map(({ id }) => id)).toEqual(plan.parts.map(({ id }) => id));
    expect(result).toMatchObject({
      schemaVersion: 1,
      gradecheck: VERSION,
      rubric: { id: 'hw2-q1', hash: plan.hash },
      submission: { id: 'hw', files: [{ name: 'hw.md', format: 'markdown' }] },
      points: 20,
    });
    const sum = (key: 'score' | 'openPoints' | 'points') =>
      result.parts.reduce((total, part) => total + (part[key] ?? 0), 0);
    expect([result.score, result.openPoints, result.points]).toEqual([sum('score'), sum('openPoints'), sum('points')]);
    expect(result.needsReview).toBe(result.parts.some((part) => part.needsReview));
    expect(result.parts.find(({ id }) => id === 'c.f.params')).toMatchObject({ status: 'partial', score: 0.5 });
    expect(result.parts.find(({ id }) => id === 'c.g.ops')).toMatchObject({ status: 'correct', score: 2 });
  });

  test('is the same for the same bytes, whatever the order of the files', async () => {
    const once = await grade({ 'a.md': WRITE_UP, 'b.txt': 'Nothing of interest.' });
    const again = await grade({ 'b.txt': 'Nothing of interest.', 'a.md': WRITE_UP });
    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
  });

  test('never takes points from one part for another', async () => {
    for (const { score, points, openPoints } of (await grade({ 'hw.md': WRITE_UP })).parts) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect((score ?? 0) + openPoints).toBeLessThanOrEqual(points);
    }
  });
});

test.each([
  ['![](answer.png)', 0],
  ['![my notes](answer.png)', 0],
  ['Locality: a feature depends on a small region.\n\n![the rest](rest.png)', 2],
])('an answer with a picture goes to a person: %s', async (answer, certain) => {
  const { parts } = await grade({ 'hw2.md': `# a\n\n## 1\n\n${answer}\n\n## 2\n\nTODO\n` });
  expect(parts[0]).toMatchObject({ id: 'a.1', needsReview: true });
  expect(parts[0]?.score).toBeLessThanOrEqual(certain);
  expect((parts[0]?.score ?? 0) + (parts[0]?.openPoints ?? 0)).toBe(4);
});

describe('bad input', () => {
  test.each([
    ['an empty file', { 'hw.md': '' }],
    ['white space', { 'hw.md': ' \n\n\t' }],
  ])('%s: every part is missing, and nobody needs to look', async (_, files) => {
    const result = await grade(files);
    expect(result).toMatchObject({ score: 0, openPoints: 0, needsReview: false, reviewReasons: [] });
    expect(new Set(result.parts.map(({ status }) => status))).toEqual(new Set(['missing']));
  });

  test.each([
    ['a file that is too large', { 'hw.md': new Uint8Array(10_000_001).fill(0x61) }],
    ['a binary file by the name of a write-up', { 'hw.md': new Uint8Array([0, 1, 2, 0, 255]) }],
    ['a PDF', { 'hw.pdf': '%PDF-1.7\n' }],
    ['a notebook that is cut off', { 'hw.ipynb': '{ "cells": [ { "cell_type": "markdown", "source": ["a"' }],
    ['no file at all', {}],
  ])('%s: ungraded, with a reason, and never 0', async (_, files) => {
    const result = await grade(files);
    expect(result).toMatchObject({ score: null, openPoints: 20, needsReview: true });
    expect(result.reviewReasons).toHaveLength(1);
    for (const part of result.parts)
      expect(part).toMatchObject({
        score: null,
        openPoints: part.points,
        status: 'ungraded',
        needsReview: true,
        reviewReasons: result.reviewReasons,
      });
  });

  test.each([
    [
      '10,000 brackets',
      `# c\n\n## g\n\nNumber of trainable parameters: ${'('.repeat(10_000)}30${')'.repeat(10_000)}\n`,
    ],
    [
      '10,000 braces',
      `# c\n\n## g\n\nNumber of trainable parameters: $${'{'.repeat(10_000)}30${'}'.repeat(10_000)}$\n`,
    ],
    ['a tower of powers', '# c\n\n## g\n\nNumber of trainable parameters: $9^9^9^9$, 9^9^9^9\n'],
    [
      'templates and scripts',
      '# c\n\n## g\n\nNumber of trainable parameters: {{constructor}} <script>alert(1)</script> \u001b[31m\n',
    ],
    ['a definition that doubles itself', '\\def\\a{\\a\\a}\n\n# c\n\n$\\a$\n'],
    ['one line of 90 kB', `# c\n\n${'30 '.repeat(30_000)}\n`],
  ])('%s: graded, and not paid', async (_, text) => {
    const result = await grade({ 'hw.md': text });
    expect(result.score).toBe(0);
  });
});
