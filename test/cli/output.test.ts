import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { Result } from '../../src/model/result.ts';
import { folderWith } from '../batch/folders.ts';
import { gradecheck, IS_BUILT, RUBRIC, SAMPLES, WRITE_UP } from './gradecheck.ts';

async function contents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file.slice(folder.length), await readFile(file, 'utf8')] as const)),
  );
}

describe.skipIf(!IS_BUILT)('what commands print and write', { timeout: 60_000 }, () => {
  test('grade: a table, and where the report lies', async () => {
    const folder = await folderWith();
    const { code, out, err } = await gradecheck(['grade', RUBRIC, SAMPLES, '-o', join(folder, 'out')]);
    expect(code).toBe(0);
    expect(err).toBe('');
    for (const id of (await readdir(SAMPLES)).filter((name) => name.startsWith('student'))) expect(out).toContain(id);
    expect(out).toContain(`${join(folder, 'out')}/index.html`);
    expect((await stat(join(folder, 'out/index.html'))).isFile()).toBe(true);
    expect(out).not.toMatch(/[^\P{Cc}\n]/u);
  });

  test('grade --json: the results of results.jsonl as one array', async () => {
    const folder = await folderWith();
    const { out } = await gradecheck(['grade', RUBRIC, SAMPLES, '-o', 'out', '--json'], { cwd: folder });
    const lines = (await readFile(join(folder, 'out/results.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(JSON.parse(out)).toEqual(lines.map((line) => JSON.parse(line) as unknown));
    for (const result of JSON.parse(out) as Result[])
      expect(JSON.parse(await readFile(join(folder, `out/${result.submission.id}/result.json`), 'utf8'))).toEqual(
        result,
      );
  });

  test('check --json: one result, the same as grade gives', async () => {
    const folder = await folderWith();
    const one = await gradecheck(['check', RUBRIC, join(SAMPLES, 'student-03'), '--json']);
    const all = await gradecheck(['grade', RUBRIC, join(SAMPLES, 'student-03'), '--one', '-o', 'out', '--json'], {
      cwd: folder,
    });
    expect([JSON.parse(one.out)]).toEqual(JSON.parse(all.out));
  });

  test('rubric lint --json and rubric test --json: one document', async () => {
    const lint = await gradecheck(['rubric', 'lint', RUBRIC, '--json']);
    expect(JSON.parse(lint.out)).toMatchObject({ errors: 0 });
    const examples = await gradecheck(['rubric', 'test', RUBRIC, '--json']);
    expect(JSON.parse(examples.out)).toMatchObject({ rubric: 'hw2-q1', failed: 0 });
  });

  test('without --out reports go to reports/<id of the rubric>', async () => {
    const cwd = await folderWith();
    const { out } = await gradecheck(['grade', RUBRIC, WRITE_UP], { cwd });
    expect(out).toContain('reports/hw2-q1/index.html');
    expect((await stat(join(cwd, 'reports/hw2-q1/hw2/report.html'))).isFile()).toBe(true);
  });

  test('--format chooses reports; results are always there', async () => {
    const cwd = await folderWith();
    await gradecheck(['grade', RUBRIC, WRITE_UP, '-o', 'out', '--format', 'csv'], { cwd });
    expect((await readdir(join(cwd, 'out'))).toSorted()).toEqual([
      '.gradecheck.json',
      'hw2',
      'results.jsonl',
      'scores.csv',
    ]);
    expect(await readdir(join(cwd, 'out/hw2'))).toEqual(['result.json']);
  });

  test('the same bytes twice, whatever the language, zone and place', async () => {
    const cwd = await folderWith();
    const other = await folderWith();
    const env = { LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8', TZ: 'Asia/Tokyo' };
    const first = await gradecheck(['grade', RUBRIC, SAMPLES, '-o', 'out', '--json'], { cwd });
    const second = await gradecheck(['grade', RUBRIC, SAMPLES, '-o', 'out', '--json'], { cwd: other, env });
    expect(second.out).toBe(first.out);
    const [a, b] = [await contents(join(cwd, 'out')), await contents(join(other, 'out'))];
    expect(Object.keys(b)).toEqual(Object.keys(a));
    for (const [name, text] of Object.entries(a)) expect(b[name] === text, name).toBe(true);
    expect(Object.values(a).join('')).not.toContain(cwd);
  });

  test('colours go to a terminal, or where they are forced, and NO_COLOR has the last word', async () => {
    for (const env of [{ NO_COLOR: '1', FORCE_COLOR: '1' }, { CI: 'true' }, {}])
      expect((await gradecheck(['check', RUBRIC, WRITE_UP], { env })).out).not.toContain('\u001b');
    const forced = await gradecheck(['check', RUBRIC, WRITE_UP], { env: { FORCE_COLOR: '1' } });
    expect(forced.out).toContain('\u001b[36mComplete');
  });

  test.each(['', 'grade', 'check', 'rubric', 'rubric lint', 'rubric test'])(
    'gradecheck %s --help shows an example',
    async (command) => {
      const { code, out } = await gradecheck([...command.split(' ').filter((one) => one !== ''), '--help']);
      expect(code).toBe(0);
      expect(out).toMatch(/Examples?:\n +\$ gradecheck /u);
    },
  );

  test('the scores of the table are those of the CSV', async () => {
    const cwd = await folderWith();
    const { out } = await gradecheck(['grade', RUBRIC, SAMPLES, '-o', 'out'], { cwd });
    const rows = (await readFile(join(cwd, 'out/scores.csv'), 'utf8')).trimEnd().split('\n').slice(1);
    for (const row of rows) {
      const [id = '', score = '', points = ''] = row.split(',');
      expect(out).toMatch(new RegExp(`^${id} +${score.replace('.', String.raw`\.`)} / ${points}`, 'mu'));
    }
  });
});
