import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { execa } from 'execa';
import { describe, expect, test } from 'vitest';

import { addFiles, folderWith } from '../batch/folders.ts';
import { gradecheck, IS_BUILT, ROOT, RUBRIC, SAMPLES, WRITE_UP, writeUp } from './gradecheck.ts';

const TINY = `gradecheck: 1
id: tiny
parts:
  a: { check: number, points: 2, expect: 4, examples: { 2: "4", 0: "5" } }
`;

/** A folder with rubrics that are right and wrong, and write-ups. */
async function workplace(): Promise<string> {
  return folderWith({
    'tiny/rubric.yaml': TINY,
    'failing/rubric.yaml': TINY.replace('2: "4"', '2: "7"'),
    'misspelt/rubric.yaml': TINY.replace('expect', 'expectt'),
    'later/rubric.yaml': TINY.replace('gradecheck: 1', 'gradecheck: 99'),
    'thrower/rubric.yaml': 'gradecheck: 1\nid: thrower\nparts:\n  a: { check: shape, points: 1, of: f }\n',
    'thrower/reference.ts': "export const f = 1;\nthrow new Error('the reference is broken');\n",
    'right.md': '# a\n\nThe answer is 4.\n',
    'wrong.md': '# a\n\nThe answer is 5.\n',
    'scan.pdf': '%PDF-1.4\n',
    'mine/thesis.tex': 'mine',
  });
}

describe.skipIf(!IS_BUILT)('exit codes', { timeout: 60_000 }, () => {
  test.each<readonly [number, string, string]>([
    [0, 'done', 'grade tiny right.md wrong.md -o out'],
    [0, 'help', '--help'],
    [0, 'version', '--version'],
    [0, 'a score that is just high enough', 'grade tiny right.md -o out --fail-under 100'],
    [0, 'checked', 'check tiny wrong.md'],
    [0, 'no mistakes', 'rubric lint tiny'],
    [0, 'examples as expected', 'rubric test tiny'],
    [1, 'a score below the limit', 'grade tiny right.md wrong.md -o out --fail-under 60'],
    [1, 'an ungraded submission', 'grade tiny right.md scan.pdf -o out'],
    [1, 'an ungraded submission, checked', 'check tiny scan.pdf'],
    [1, 'a failed example', 'rubric test failing'],
    [1, 'mistakes found', 'rubric lint misspelt'],
    [2, 'no command', ''],
    [2, 'an unknown command', 'grad tiny right.md'],
    [2, 'an unknown option', 'grade tiny right.md -o out --fast'],
    [2, 'nothing to grade', 'grade tiny'],
    [2, 'an unknown format', 'grade tiny right.md -o out --format html,docx'],
    [2, 'a percentage that is none', 'grade tiny right.md -o out --fail-under most'],
    [2, 'two options that contradict each other', 'grade tiny . -o out --class --one'],
    [2, 'a rubric that is not valid', 'grade misspelt right.md -o out'],
    [2, 'a rubric for a newer version', 'grade later right.md -o out'],
    [2, 'a rubric that is not there', 'grade nothing right.md -o out'],
    [2, 'a rubric that is not there, lint', 'rubric lint nothing'],
    [2, 'a reference that throws', 'grade thrower right.md -o out'],
    [2, 'a submission that is not there', 'grade tiny right.md nobody.md -o out'],
    [2, 'a folder of somebody else', 'grade tiny right.md -o mine'],
    [2, 'a file in place of the folder', 'grade tiny right.md -o wrong.md'],
    [2, 'reports among the submissions', 'grade tiny mine -o mine/reports'],
  ])('%d: %s', async (code, _, line) => {
    const cwd = await workplace();
    const args = line.split(' ').filter((one) => one !== '');
    const ran = await gradecheck(args, { cwd });
    expect([ran.code, ran.err]).toEqual([code, code === 2 ? expect.stringMatching(/\S/u) : expect.any(String)]);
    if (code === 2) {
      expect(ran.out).toBe('');
      expect(ran.err).not.toContain('fault of gradecheck');
      const json = await gradecheck([...args, '--json'], { cwd });
      expect(json.code).toBe(2);
      expect(JSON.parse(json.out)).toHaveProperty('error.code');
    }
  });

  test('0: answers in review do not change it', async () => {
    const { code, out } = await gradecheck(['check', RUBRIC, join(SAMPLES, 'student-09')]);
    expect(out).toContain('With a person');
    expect(code).toBe(0);
  });

  test('a reference that throws is named with its place, before anything is graded', async () => {
    const cwd = await workplace();
    const { err } = await gradecheck(['grade', 'thrower', 'right.md', '-o', 'out'], { cwd });
    expect(err).toMatch(/reference\.ts:2:\d+/u);
    expect(err).toContain('the reference is broken');
    await expect(readFile(join(cwd, 'out/results.jsonl'))).rejects.toThrow('ENOENT');
  });

  test('a folder of somebody else is as it was', async () => {
    const cwd = await workplace();
    await gradecheck(['grade', 'tiny', 'right.md', '-o', 'mine'], { cwd });
    expect(await readFile(join(cwd, 'mine/thesis.tex'), 'utf8')).toBe('mine');
  });

  test('3: a fault of ours says that it is one', async () => {
    const broken =
      'const real = JSON.stringify; let first = true; JSON.stringify = (value, ...rest) => { if (first && value?.schemaVersion) { first = false; throw new Error("broken on purpose"); } return real(value, ...rest); };';
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(broken)}` };
    const { code, out, err } = await gradecheck(['check', RUBRIC, WRITE_UP, '--json'], { env });
    expect(code).toBe(3);
    expect(JSON.parse(out)).toEqual({ error: { code: 'fault', message: 'broken on purpose' } });
    expect(err).toContain('fault of gradecheck');
  });

  test.skipIf(process.platform === 'win32')('130: interrupted; the next run knows what was left', async () => {
    const folder = await folderWith();
    const text = await writeUp();
    await addFiles(folder, Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`class/s${i}/hw2.md`, text])));
    const args = [join(ROOT, 'bin/gradecheck.js'), 'grade', RUBRIC, 'class', '-o', 'out', '--json'];
    const running = execa(process.execPath, args, { cwd: folder, reject: false });
    for (let tries = 0; tries < 600; tries++) {
      if (await readFile(join(folder, 'out/s3/result.json')).catch(() => undefined)) break;
      await wait(20);
    }
    running.kill('SIGINT');
    const { exitCode, stdout } = await running;
    expect([exitCode, stdout]).toEqual([130, '']);
    await writeFile(join(folder, 'only.md'), text);
    const again = await gradecheck(['grade', RUBRIC, 'only.md', '-o', 'out'], { cwd: folder });
    expect(again.code).toBe(0);
    await expect(readFile(join(folder, 'out/s0/report.html'))).rejects.toThrow('ENOENT');
  });
});
