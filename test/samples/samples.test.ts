import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { gradeSubmission, loadRubric } from '../../src/index.ts';
import type { Result } from '../../src/model/result.ts';

const ROOT = join(import.meta.dirname, '../..');
const CLASSES = readdirSync(join(ROOT, 'submissions')).filter((name) =>
  existsSync(join(ROOT, 'submissions', name, 'expected.yaml')),
);

/** Share of parts that a person may be asked about beyond those written to provoke it, where it is not none. */
const MOST_REVIEWED: Readonly<Record<string, number>> = { 'hw2-q1': 0.05 };
/** Of classes that write as they like. */
const USUAL_REVIEWED = 0.5;

/** What a result says of its parts, as expected.yaml writes it: `0.5 partial`, `0 undecided review`. */
function outcome({ parts }: Result): Record<string, string> {
  return Object.fromEntries(
    parts.map(({ id, score, status, needsReview }) => [id, `${score} ${status}${needsReview ? ' review' : ''}`]),
  );
}

function filesOf(folder: string): { name: string; bytes: Uint8Array }[] {
  return readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

describe.each(CLASSES)('the sample class %s', (name) => {
  const folder = join(ROOT, 'submissions', name);
  const expected = parse(readFileSync(join(folder, 'expected.yaml'), 'utf8')) as Record<string, Record<string, string>>;
  const results = new Map<string, Result>();
  beforeAll(async () => {
    const rubric = await loadRubric(join(ROOT, 'rubrics', name));
    for (const id of Object.keys(expected))
      results.set(id, await gradeSubmission(rubric, filesOf(join(folder, id)), { id }));
  });

  test('has the submissions that expected.yaml names', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((entry) => entry.name).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  test.each(Object.entries(expected))('%s is graded as a fair grader would, or left to a person', (id, parts) => {
    const result = results.get(id);
    const found = result ? outcome(result) : {};
    const isExact = MOST_REVIEWED[name] !== undefined;
    const decided = Object.entries(parts).filter(([part]) => isExact || found[part]?.endsWith(' review') !== true);
    expect(Object.keys(found).toSorted()).toEqual(Object.keys(parts).toSorted());
    expect(Object.fromEntries(decided.map(([part]) => [part, found[part]]))).toEqual(Object.fromEntries(decided));
  });

  test('asks for a person in few of the parts beyond those written to provoke it', () => {
    const unasked = [...results].flatMap(([id, { parts }]) =>
      parts.filter((part) => part.needsReview && expected[id]?.[part.id]?.endsWith('review') !== true),
    );
    const all = [...results.values()].reduce((count, { parts }) => count + parts.length, 0);
    expect(unasked.length / all).toBeLessThanOrEqual(MOST_REVIEWED[name] ?? USUAL_REVIEWED);
  });
});

const CASES = process.env['GRADECHECK_CASES'];

describe('the write-up that the assignment grew from', () => {
  test.skipIf(CASES === undefined)('scores 20 of 20 and needs nobody (skipped without GRADECHECK_CASES)', async () => {
    const rubric = await loadRubric(join(ROOT, 'rubrics/hw2-q1'));
    const bytes = readFileSync(join(CASES ?? '', 'seed/answers.md'));
    const result = await gradeSubmission(rubric, [{ name: 'answers.md', bytes }]);
    expect(result.parts.map(({ id, score, needsReview }) => ({ id, score, needsReview }))).toEqual(
      result.parts.map(({ id, points }) => ({ id, score: points, needsReview: false })),
    );
    expect(result).toMatchObject({ score: 20, points: 20, openPoints: 0, needsReview: false });
  });
});
