import { describe, expect, test } from 'vitest';

import { dualArithmetic } from '../../../src/calculus/dual/arithmetic.ts';
import { boundsOfErrors, moving } from '../../../src/calculus/dual/dual.ts';
import { watching } from '../../../src/calculus/dual/watch.ts';
import { isFailure } from '../../../src/math/arithmetic/arithmetic.ts';
import { randomFrom } from '../../../src/math/random.ts';
import { fromNumber } from '../../../src/math/rational.ts';
import { broken, randomExpression, truth, valueOver, type Expression } from './expressions.ts';

/** What a formula that is computed beside 60 digits comes to. */
function heldAt(
  expression: Expression,
  x: number,
): { readonly broken: string[]; readonly useful: boolean } | undefined {
  const watch = watching();
  const found = valueOver(expression, moving(x, 1), dualArithmetic(watch));
  const place = fromNumber(x);
  if (isFailure(found) || !place || watch.tie !== undefined || watch.rounded !== undefined) return undefined;
  if (!Number.isFinite(found.value) || !Number.isFinite(found.slope)) return undefined;
  const wanted = truth(expression, place);
  if (!wanted) return undefined;
  const bounds = boundsOfErrors(found);
  return { broken: broken(found, wanted), useful: bounds.slope <= 1e-6 * Math.max(Math.abs(found.slope), 1e-9) };
}

describe('bounds on rounding errors', () => {
  test('hold for random expressions', () => {
    const random = randomFrom(5);
    let [tried, useful] = [0, 0];
    for (let at = 0; at < 2500; at++) {
      const expression = randomExpression(random, 1 + (at % 4));
      const x = (random() < 0.5 ? -1 : 1) * 10 ** (random() * 3 - 2);
      const held = heldAt(expression, x);
      if (!held) continue;
      expect(
        held.broken,
        `${JSON.stringify(expression, (_, v: unknown) => (typeof v === 'bigint' ? Number(v) : v))} at ${x}`,
      ).toEqual([]);
      tried++;
      if (held.useful) useful++;
    }
    expect(tried).toBeGreaterThan(800);
    expect(useful / tried).toBeGreaterThan(0.85);
  });
});
