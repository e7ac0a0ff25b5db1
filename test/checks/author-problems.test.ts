import { expect, test } from 'vitest';

import { gradient } from '../../src/checks/gradient/gradient.ts';
import { number } from '../../src/checks/number/number.ts';
import { readMath } from '../../src/math/read-math.ts';
import { spell } from '../../src/math/print.ts';
import { DEFAULT_CONVENTIONS } from '../../src/model/conventions.ts';
import { referenceOf, settingOf } from './gradient-kit.ts';

const reference = referenceOf({
  l: { parameters: ['x'], run: (x: readonly number[]) => x.reduce((sum, one) => sum + one * one, 0) },
});

test.each([
  ['2 x', []],
  ['x dl/dx', ['error bad-term']],
  ['I', ['unsupported not-supported-yet']],
  ['3 x', ['error expect-differs']],
  ['2 u', ['error cannot-be-proven']],
])('expect: %s gives %j', async (written, codes) => {
  const setting = settingOf({ x: 'vector(n)' }, reference);
  const { problems = [] } = await gradient.prepare({ of: 'l', wrt: 'x', expect: written }, setting);
  expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(codes);
});

test.each([2.345, '2.345', 1.5])('an author who writes %s means a point', async (written) => {
  const setting = settingOf({}, undefined, { decimal: 'point-or-comma' });
  expect((await number.prepare({ expect: written }, setting)).problems ?? []).toEqual([]);
});

test.each([
  ['||x - y||^2', '‖x − y‖^2'],
  ['2 ||x||', '2 ‖x‖'],
  ['‖x‖ ‖y‖', '‖x‖ ‖y‖'],
  ['y[i + k (mod n)]', 'y[(i + k) mod n]'],
  ['y[mod(i + k, n)]', 'y[(i + k) mod n]'],
])('%s reads as %s', (written, read) => {
  const { symbols } = settingOf({ 'x, y': 'vector(n)', 'i, k': 'index(n)' });
  const reading = readMath(written, { syntax: 'plain', symbols, conventions: DEFAULT_CONVENTIONS });
  expect('tree' in reading ? spell(reading.tree).text : reading.unreadable).toBe(read);
});
