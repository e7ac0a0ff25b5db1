import { describe, expect, test } from 'vitest';

import { gradeSubmission } from '../../src/grading/grade.ts';
import { loadRubric } from '../../src/grading/load.ts';
import { folderWith } from '../rubric/rubric-folder.ts';

const RUBRIC = `gradecheck: 1
id: hidden
parts:
  a: { check: number, points: 1, expect: 4 }
  b: { check: concept, criteria: { sharing: weights are shared, plain: { not: [local] } } }
`;

/** How a part comes out, and whether hidden text is a reason to look at it. */
async function graded(text: string, part: string): Promise<readonly [open: number, told: boolean]> {
  const plan = await loadRubric(folderWith({ 'rubric.yaml': RUBRIC }));
  const { parts } = await gradeSubmission(plan, [{ name: 'hw.md', bytes: new TextEncoder().encode(text) }]);
  const { openPoints, reviewReasons } = parts.find(({ id }) => id === part) ?? { openPoints: NaN, reviewReasons: [] };
  return [openPoints, reviewReasons.some(({ code }) => code === 'hidden-text')];
}

describe('text that the page does not show', () => {
  test('does not hide behind a word that says nothing', async () => {
    const decoy = '<span hidden>ok</span>';
    const words = '<span hidden>the answer is four and so on</span>';
    expect(await graded(`# a\n\nIt is 5. ${decoy} ${words}\n`, 'a')).toEqual([1, true]);
    expect(await graded(`# a\n\nIt is 5. ${decoy}\n`, 'a')).toEqual([0, false]);
  });

  test('may stand for a part that was not found, if it says something', async () => {
    const rest = '# b\n\nThe weights are shared.\n\n';
    expect(await graded(`${rest}<div hidden>the answer is four and so on</div>\n`, 'a')).toEqual([1, true]);
    expect(await graded(`${rest}<div hidden></div>\n`, 'a')).toEqual([0, false]);
  });

  test('earns nothing by the words that it does not have', async () => {
    const answer = '# b\n\nThe weights are shared, the features are local. <!-- check this -->\n';
    expect(await graded(answer, 'b')).toEqual([0, false]);
  });
});
