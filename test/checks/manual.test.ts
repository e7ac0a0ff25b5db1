import { expect, test } from 'vitest';

import { manual } from '../../src/checks/manual/manual.ts';
import { ALL, NONE } from '../../src/model/share.ts';
import { passageFrom } from '../language/passages.ts';

test('a part for a person is never decided', () => {
  const passage = passageFrom('Anything.');
  expect(manual.judge({}, passage)).toMatchObject({
    status: 'undecided',
    credit: NONE,
    open: ALL,
    review: [{ code: 'for-a-person' }],
  });
  expect(manual.recognise({}, passage)).toBe(0.5);
});
