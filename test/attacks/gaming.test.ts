import { describe, expect, test } from 'vitest';

import { ATTACKS } from './attacks.ts';
import { BLIND_ATTACKS } from './blind-attacks.ts';
import { BLIND_HONEST } from './blind-honest.ts';
import { GAMING, gradedWays } from './grade-part.ts';
import { HONEST } from './honest.ts';

describe('an attack earns no more than a person would give, and a person looks', () => {
  test.each([...BLIND_ATTACKS, ...ATTACKS])('$part: $answer', async (attack) => {
    for (const { score, reviewReasons } of await gradedWays(attack)) {
      expect(score ?? 0).toBeLessThanOrEqual(attack.paid ?? 0);
      if (!attack.mayBeUnflagged) expect(reviewReasons.some(({ code }) => GAMING.has(code))).toBe(true);
    }
  });
});

test.each(['Which two assumptions does a convolutional network make about its input?', 'Fewer parameters!'])(
  'alone, without a write-up around it, a pasted question is told: %s',
  async (answer) => {
    const [, alone] = await gradedWays({ part: 'a.1', answer });
    const pasted = alone?.reviewReasons.some(({ code }) => code === 'pasted-question');
    expect(pasted).toBe(answer.includes('?'));
  },
);

describe('an honest answer is not suspected', () => {
  test.each([...BLIND_HONEST, ...HONEST])('$part: $answer', async (honest) => {
    for (const { reviewReasons } of await gradedWays(honest))
      expect(reviewReasons.filter(({ code }) => GAMING.has(code))).toEqual([]);
  });
});
