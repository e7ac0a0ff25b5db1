import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { folderWith } from '../batch/folders.ts';
import { gradecheck, IS_BUILT } from './gradecheck.ts';

const MODEL = 'The water was evaporated, and the salt was left behind in the dish.\n';
const OTHER = 'We boiled it away until only crystals remained.\n';
const QUESTION = 'How did you separate the salt from the water?';

describe.skipIf(!IS_BUILT)('gradecheck rubric draft', () => {
  test('prints a rubric that passes its own examples', async () => {
    const folder = await folderWith({ 'model.md': `${MODEL}\n---\n\n${OTHER}` });
    const drafted = await gradecheck([
      'rubric',
      'draft',
      join(folder, 'model.md'),
      '--question',
      QUESTION,
      '--points',
      '2',
    ]);
    expect(drafted).toMatchObject({ code: 0, err: '' });
    const rubric = await folderWith({ 'rubric.yaml': drafted.out });
    expect(await gradecheck(['rubric', 'lint', rubric])).toMatchObject({ code: 0 });
    const tested = await gradecheck(['rubric', 'test', rubric, '--json']);
    expect(JSON.parse(tested.out)).toMatchObject({ passed: 2, failed: 0 });
  });

  test('fits points to graded answers', async () => {
    const rows = [1, 2, 3].flatMap((n) => [`"It boiled away, ${n}.",1`, `"It was salty, ${n}.",0`]);
    const folder = await folderWith({ 'model.md': MODEL, 'graded.csv': ['answer,points', ...rows].join('\n') });
    const graded = ['--graded', join(folder, 'graded.csv')];
    const drafted = await gradecheck(['rubric', 'draft', join(folder, 'model.md'), ...graded, '--json']);
    expect(drafted.code).toBe(0);
    expect(Object.keys((JSON.parse(drafted.out) as { options: { criteria: object } }).options.criteria)).toContain(
      'boiled',
    );
  });

  test.each([
    [['rubric', 'draft', 'nowhere.md'], 'There is no file that can be read at nowhere.md.'],
    [['rubric', 'draft', 'package.json', '--points', '-1'], 'is no number of points'],
    [['rubric', 'draft', 'package.json', '--part', 'a b'], 'is no id of a part'],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await gradecheck(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
