import { expect, test } from 'vitest';

import { CHECKS } from '../../src/checks/registry.ts';
import { loadRubric } from '../../src/index.ts';
import { folderWith } from '../rubric/rubric-folder.ts';

const RUBRIC = `gradecheck: 1
id: code
parts:
  a: { check: code, points: 1, file: gradients.ts, function: gradX, against: z, examples: { 1: "" } }
`;

test('a part with code is known, and grading with it is refused as long as it cannot be graded', async () => {
  expect(Object.keys(CHECKS)).toContain('code');
  const folder = folderWith({ 'rubric.yaml': RUBRIC });
  await expect(loadRubric(folder)).rejects.toMatchObject({
    diagnostics: [{ code: 'unsupported-check', severity: 'unsupported', place: { start: { line: 4 } } }],
  });
});
