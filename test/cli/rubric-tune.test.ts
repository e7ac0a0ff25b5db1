import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { stringify } from 'csv-stringify/sync';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { readGraded } from '../../src/authoring/tune/read-graded.ts';
import { tuneRubric, type TuneReport } from '../../src/authoring/tune/tune-rubric.ts';
import { renderTuning } from '../../src/cli/render-tuning.ts';
import { loadRubric } from '../../src/grading/load.ts';
import { variations } from '../authoring/tune-part.ts';
import { folderWith } from '../batch/folders.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { gradecheck, IS_BUILT } from './gradecheck.ts';

const RUBRIC = `gradecheck: 1
id: pooling
parts:
  why:
    ask: Why does it need so few parameters?
    check: concept
    points: 2
    criteria:
      sharing: [(share|reuse) ... weight, weight ... (share|reuse)]
      local: local
  count:
    check: count
    points: 1
    expect: 30
`;

const WHY: readonly (readonly [string, number])[] = [
  ...variations('The filter shares its weights over the <thing>.', 1, 12),
  ...variations('It is local, and its weights are shared over the <thing>.', 2, 6),
  ...variations('The same filter is used for every <thing>.', 1, 12),
  ...variations('A filter has many numbers for the <thing>.', 0, 12),
  ...variations('Each <thing> is small.', 0, 8),
  ['::error:: Each is \u001b[31m small, I think.', 1],
];
const ROWS = [
  ['part', 'answer', 'points', 'student'],
  ...WHY.map(([answer, points], i) => ['why', answer, points, `s${i}`]),
  ['count', '30', 1, 's1'],
  ['count', '31', 0, 's2'],
  ['count', '32', 1, 's3'],
  ['count', '', 0, 's4'],
  ['count', '33', '', 's5'],
];
const GRADED = stringify(ROWS);

/** Colours may be in it, but nothing that a student wrote moves the cursor. */
const CONTROL = /[^\P{Cc}\n]/u;

async function tuned(rubric = RUBRIC): Promise<TuneReport> {
  const folder = await folderWith({ 'pooling/rubric.yaml': rubric });
  const plan = await loadRubric(join(folder, 'pooling'));
  const parts = plan.parts.map(({ id, points }) => ({ id, hundredths: (100 * points.numerator) / points.denominator }));
  return tuneRubric(plan, readGraded(GRADED, parts).answers, 1);
}

describe('what graded answers say of a rubric', () => {
  test('is agreement by part and over all', async () => {
    const report = await tuned();
    expect(report.parts.map(({ part, answers, review }) => [part, answers, review])).toEqual([
      ['why', 51, expect.any(Number)],
      ['count', 4, expect.any(Number)],
    ]);
    expect(report.overall.answers).toBe(55);
    expect(report.overall.decided.answers).toBe(55 - report.overall.review);
  });

  test('is a list of disagreements, points paid though wrong first', async () => {
    const [why] = (await tuned()).parts;
    const sides = why?.disagreements.map(({ ours, theirs }) => Math.sign(ours - theirs));
    expect(sides).toEqual(sides?.toSorted((a, b) => b - a));
    expect(why?.disagreements.filter(({ ours, theirs }) => ours < theirs)).toHaveLength(13);
    expect(why?.disagreements.at(-1)?.criteria).toEqual([
      { name: 'sharing', state: 'missed', words: [] },
      { name: 'local', state: 'missed', words: [] },
    ]);
  });

  test('is YAML that takes the place of the criteria, and mends them', async () => {
    const report = await tuned();
    const { criteria } = parse(report.parts[0]?.yaml ?? '') as { criteria: Record<string, string[]> };
    expect(Object.keys(criteria)).toEqual(['sharing']);
    const pasted = RUBRIC.replace(/sharing: .*\n/u, `sharing: ${JSON.stringify(criteria['sharing'])}\n`);
    const after = await tuned(pasted);
    expect(after.parts[0]?.decided.exact?.value).toBeGreaterThan(report.parts[0]?.decided.exact?.value ?? 1);
  });

  test.each([
    ['80 columns', fakeTerminal()],
    ['120 columns', fakeTerminal({ columns: 120 })],
    ['colours', fakeTerminal({ colour: true })],
    ['ASCII', fakeTerminal({ unicode: false })],
  ])('fits a terminal with %s', async (name, terminal) => {
    const report = await tuned();
    const text = stripVTControlCharacters(renderTuning(report, { ungraded: 1, most: Infinity, terminal }));
    expect(text.split('\n').filter((line) => stringWidth(line) > terminal.columns)).toEqual([]);
    expect(text).not.toMatch(CONTROL);
    expect(text).not.toMatch(/^\s*::| $/mu);
    if (name === 'ASCII') expect(text.replaceAll(/[\u200b␛]/gu, '')).toMatch(/^\p{ASCII}*$/u);
  });

  test('looks as it did', async () => {
    const text = renderTuning(await tuned(), { ungraded: 1, most: 3, terminal: fakeTerminal() });
    await expect(`${text}\n`).toMatchFileSnapshot('../golden/terminal/rubric-tune.txt');
  });
});

describe.skipIf(!IS_BUILT)('gradecheck rubric tune', { timeout: 60_000 }, () => {
  const workplace = (): Promise<string> =>
    folderWith({
      'pooling/rubric.yaml': RUBRIC,
      'graded.csv': GRADED,
      'graded.jsonl': ROWS.slice(1)
        .map(([part, answer, points, student]) => JSON.stringify({ part, answer, points, student }))
        .join('\n'),
      'wrong.csv': 'part,answer,points\nwho,"It is\nlocal",1\nwhy,It is local,3\n',
      'empty.csv': 'part,answer,points\n',
      'scan.csv': '%PDF-1.4\n',
      'latin.csv': new Uint8Array([...new TextEncoder().encode('part,answer,points\nwhy,caf'), 0xe9, 0x2c, 0x31]),
    });

  test('tells, and writes nothing', async () => {
    const cwd = await workplace();
    const { code, out, err } = await gradecheck(['rubric', 'tune', 'pooling', 'graded.csv'], { cwd });
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('pooling: 55 graded answers to 2 parts. 1 row without points left out.');
    expect(out).toContain('same filter');
    expect(out).not.toMatch(CONTROL);
  });

  test('--json prints one document, the same for both formats and each time', async () => {
    const cwd = await workplace();
    const [first, second, lines] = await Promise.all(
      ['graded.csv', 'graded.csv', 'graded.jsonl'].map((file) =>
        gradecheck(['rubric', 'tune', 'pooling', file, '--json', '--seed', '4'], { cwd }),
      ),
    );
    const report = JSON.parse(first?.out ?? '') as TuneReport & { ungraded: number };
    expect(report).toMatchObject({ rubric: 'pooling', seed: 4, ungraded: 1, overall: { answers: 55 } });
    expect(second?.out).toBe(first?.out);
    const others = JSON.parse(lines?.out ?? '') as TuneReport;
    expect(others.overall).toEqual(report.overall);
    expect(others.parts[0]?.yaml).toBe(report.parts[0]?.yaml);
  });

  test.each<readonly [number, string, string]>([
    [0, 'enough agreement', 'graded.csv --fail-under 50'],
    [1, 'too little agreement', 'graded.csv --fail-under 99'],
    [2, 'no such file', 'nobody.csv'],
    [2, 'a folder', 'pooling'],
    [2, 'no answers', 'empty.csv'],
    [2, 'no text', 'scan.csv'],
    [2, 'another encoding', 'latin.csv'],
    [2, 'mistakes in the file', 'wrong.csv'],
    [2, 'a seed that is none', 'graded.csv --seed lucky'],
  ])('exits with %d: %s', async (expected, _, args) => {
    const { code } = await gradecheck(['rubric', 'tune', 'pooling', ...args.split(' ')], { cwd: await workplace() });
    expect(code).toBe(expected);
  });

  test('names every row that it cannot use', async () => {
    const { out, err } = await gradecheck(['rubric', 'tune', 'pooling', 'wrong.csv'], { cwd: await workplace() });
    expect(out).toBe('');
    expect(err).toContain('Line 2: The rubric has no part who. Did you mean why?');
    expect(err).toContain('Line 4: `points` is 3, but why has only 2.');
  });

  test('--help shows an example', async () => {
    const { out } = await gradecheck(['rubric', 'tune', '--help']);
    expect(out).toMatch(/Example:\n +\$ gradecheck rubric tune /u);
  });
});
