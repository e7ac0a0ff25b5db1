import { chmod, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { discover, type FoundSubmission } from '../../src/batch/discover.ts';
import { ForeignFolder } from '../../src/batch/output-folder.ts';
import { runClass, type RunOptions } from '../../src/batch/run.ts';
import type { Plan } from '../../src/grading/plan.ts';
import { runsOf } from '../../src/model/passage.ts';
import type { Result } from '../../src/model/result.ts';
import { ALL, NONE, share } from '../../src/model/share.ts';
import { REPORTERS } from '../../src/reporters/registry.ts';
import type { ClassSummary } from '../../src/statistics/class-summary.ts';
import { addFiles, folderWith } from './folders.ts';

/** A rubric of one part: the word `yes` earns two points, the word `fault` is a fault of ours. */
const PLAN: Plan = {
  id: 'yes-or-no',
  title: 'Yes or no',
  hash: 'ab'.repeat(32),
  points: share(2),
  groups: [],
  parts: [
    {
      id: 'a',
      kind: 'test',
      title: 'Say yes',
      points: share(2),
      extra: false,
      reviewBelow: 0,
      reveal: 'all',
      feedback: {},
      messages: {},
      options: {},
      judgeWith: () => undefined,
      judge: (passage) => {
        const text = runsOf(passage)
          .map((run) => run.text)
          .join(' ');
        if (text.includes('fault')) throw new Error('this is broken');
        const right = text.includes('yes');
        const common = { open: NONE, findings: [], evidence: [], review: [], confidence: 1 };
        return { ...common, status: right ? 'correct' : 'incorrect', credit: right ? ALL : NONE };
      },
    },
  ],
  targets: [{ id: 'a', labels: ['a'], recognise: () => 0.9, parts: [] }],
  examples: [],
  writeups: [],
  warnings: [],
};

async function grade(
  folder: string,
  options: Partial<RunOptions> = {},
): Promise<{ out: string; summary: ClassSummary }> {
  const out = options.out ?? join(await folderWith(), 'out');
  const { submissions } = await discover([folder]);
  const reporters = [REPORTERS.html, REPORTERS.csv];
  return { out, summary: await runClass(PLAN, submissions, { reporters, ...options, out }) };
}

async function results(out: string): Promise<Result[]> {
  const lines = (await readFile(join(out, 'results.jsonl'), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Result);
}

async function contents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files.map(async (file) => [file.slice(folder.length), await readFile(file, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(read));
}

const CLASS = { 'ada/hw.md': '# a\n\nyes, of course', 'ben/hw.md': '# a\n\nno, never', 'cyd/hw.md': '# a\n\nyes' };

test('every submission gets its report and result, the class its page, table and list', async () => {
  const { out, summary } = await grade(await folderWith(CLASS));
  expect(Object.keys(await contents(out)).toSorted()).toEqual([
    '/.gradecheck.json',
    ...['ada', 'ben', 'cyd'].flatMap((id) => [`/${id}/report.html`, `/${id}/result.json`]),
    '/index.html',
    '/results.jsonl',
    '/scores.csv',
  ]);
  expect(await readFile(join(out, 'scores.csv'), 'utf8')).toBe(
    'id,score,points,open_points,needs_review,a\nada,2,2,0,false,2\nben,0,2,0,false,0\ncyd,2,2,0,false,2\n',
  );
  expect((await results(out)).map(({ submission }) => submission.id)).toEqual(['ada', 'ben', 'cyd']);
  expect(summary.entries.map(({ score }) => score)).toEqual([2, 0, 2]);
});

test('results are written whatever the format', async () => {
  const { out } = await grade(await folderWith(CLASS), { reporters: [] });
  expect(Object.keys(await contents(out)).filter((name) => !name.includes('json'))).toEqual([]);
  expect(await results(out)).toHaveLength(3);
});

test('the same input gives the same bytes', async () => {
  const folder = await folderWith(CLASS);
  const [first, second] = [await grade(folder), await grade(folder)];
  expect(await contents(first.out)).toEqual(await contents(second.out));
});

test("a student's folder holds nothing of another student", async () => {
  const { out } = await grade(await folderWith(CLASS));
  for (const [name, text] of Object.entries(await contents(out))) {
    const owner = /^\/(?<id>ada|ben|cyd)\//u.exec(name)?.groups?.['id'];
    if (owner === undefined) continue;
    for (const other of ['ada', 'ben', 'cyd'].filter((id) => id !== owner))
      expect(text).not.toMatch(new RegExp(`\\b${other}\\b`, 'u'));
  }
});

describe('what goes wrong with one submission is the outcome of this one:', () => {
  const outcome = async (
    folder: string,
    id: string,
    options: Partial<RunOptions> = {},
  ): Promise<Result | undefined> => {
    const { out } = await grade(folder, options);
    const all = await results(out);
    expect(all.filter(({ score }) => score === 2).map(({ submission }) => submission.id)).toContain('ada');
    return all.find(({ submission }) => submission.id === id);
  };

  test('a fault of ours makes it ungraded, and is told', async () => {
    const told: string[] = [];
    const folder = await folderWith({ ...CLASS, 'dee/hw.md': '# a\n\nfault' });
    const result = await outcome(folder, 'dee', { onFault: (id, error) => told.push(`${id}: ${String(error)}`) });
    expect(result).toMatchObject({
      score: null,
      needsReview: true,
      openPoints: 2,
      reviewReasons: [{ code: 'internal-fault' }],
    });
    expect(result?.parts[0]).toMatchObject({ status: 'ungraded', score: null, needsReview: true });
    expect(result?.submission.files).toMatchObject([{ name: 'hw.md' }]);
    expect(told).toEqual(['dee: Error: this is broken']);
    expect(JSON.stringify(result)).not.toContain('this is broken');
  });

  test('a file that is too large is named with its size and the limit', async () => {
    const folder = await folderWith({ ...CLASS, 'big/hw.md': 'a'.repeat(100_000) });
    const result = await outcome(folder, 'big', { fileBytes: 70_000 });
    expect(result).toMatchObject({ score: null, reviewReasons: [{ code: 'file-too-large' }] });
    expect(result?.reviewReasons[0]?.text).toMatch(/100,000.*70,000/u);
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a file that may not be read', async () => {
    const folder = await folderWith({ ...CLASS, 'dee/hw.md': 'yes' });
    await chmod(join(folder, 'dee/hw.md'), 0);
    expect(await outcome(folder, 'dee')).toMatchObject({
      score: null,
      reviewReasons: [{ code: 'files-not-readable' }],
    });
  });

  test.skipIf(process.platform === 'win32')('a link to elsewhere', async () => {
    const folder = await folderWith(CLASS);
    await symlink(await folderWith({ 'hw.md': 'yes' }), join(folder, 'dee'));
    expect(await outcome(folder, 'dee')).toMatchObject({ score: null, reviewReasons: [{ code: 'link-not-followed' }] });
  });

  test('a file that went away since it was found', async () => {
    const gone: FoundSubmission = {
      id: 'gone',
      files: [{ name: 'a.md', path: '/nowhere/a.md' }],
      notes: [],
      reviewReasons: [],
    };
    const out = join(await folderWith(), 'out');
    await runClass(PLAN, [gone], { out, reporters: [] });
    expect(await results(out)).toMatchObject([{ score: null, reviewReasons: [{ code: 'files-not-readable' }] }]);
  });
});

test('two submissions with one id are both graded, and both in review', async () => {
  const folder = await folderWith({ '1/ada.md': '# a\n\nyes', '2/Ada.md': '# a\n\nno' });
  const { submissions } = await discover([join(folder, '1/ada.md'), join(folder, '2/Ada.md')]);
  const out = join(folder, 'out');
  await runClass(PLAN, submissions, { out, reporters: [] });
  expect(await results(out)).toMatchObject([
    { submission: { id: 'ada' }, score: 2, needsReview: true, reviewReasons: [{ code: 'same-id' }] },
    { submission: { id: 'Ada~2' }, score: 0, needsReview: true, reviewReasons: [{ code: 'same-id' }] },
  ]);
});

test('a submission may be called like a file of the class', async () => {
  const { out } = await grade(await folderWith({ 'index.html/hw.md': '# a\n\nyes', 'scores.csv/hw.md': '# a\n\nno' }));
  expect((await results(out)).map(({ submission }) => submission.id)).toEqual(['index.html', 'scores.csv']);
  expect(await readFile(join(out, 'index.html'), 'utf8')).toContain('href="index.html~2/report.html"');
});

test('nothing is graded where the folder is not ours', async () => {
  const out = await folderWith({ 'thesis.tex': 'mine' });
  await expect(grade(await folderWith(CLASS), { out })).rejects.toThrow(ForeignFolder);
  expect(Object.keys(await contents(out))).toEqual(['/thesis.tex']);
});

test('progress names each submission before it is graded', async () => {
  const seen: string[] = [];
  await grade(await folderWith(CLASS), { onProgress: ({ done, total, id }) => seen.push(`${done}/${total} ${id}`) });
  expect(seen).toEqual(['0/3 ada', '1/3 ben', '2/3 cyd', '3/3 ']);
});

test.skipIf(process.platform === 'win32')('two ids whose safe names are equal do not collide on disk', async () => {
  const folder = await folderWith();
  await addFiles(folder, { 'a:b/hw.md': '# a\n\nyes', 'a_b/hw.md': '# a\n\nno' });
  const { out } = await grade(folder);
  expect(Object.keys(await contents(out))).toEqual(expect.arrayContaining(['/a_b/result.json', '/a_b~2/result.json']));
});
