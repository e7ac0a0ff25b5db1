import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { comparing, rows, verdictOf, type Comparing } from './comparing.ts';

const POSITIVE: Comparing = { assume: 'positive' };
const IGNORED: Comparing = { multiplicity: 'ignored' };
const COMPLEX: Comparing = { solutions: 'complex' };

describe('statements that say the same', () => {
  it.each(
    rows([
      ['p/3 - 5 = 20', 'p - 75 = 0'],
      ['y = 3x - 4', '3x - y = 4'],
      ['y = sin(x + 2 pi)', 'y = sin(x)'],
      ['0 = 0', 'x = x'],
      ['1 = 2', '3 = 0'],
      ['x = x', 'true'],
      ['5 = 7', 'false'],
      ['x = 3 or x = -5', '(x - 3)(x + 5) = 0'],
      ['x = ±3', 'x^2 = 9'],
      ['x = sqrt(3) or x = -sqrt(3)', 'x^2 - 3 = 0'],
      ['a = ±b', 'a^2 = b^2'],
      ['|a| = |b|', 'a^2 = b^2'],
      ['|x| = 4', 'x = 4 or x = -4'],
      ['x = 2 and y = 5', 'x + y = 7 and x - y = -3'],
      ['x^2 + y^2 = 10 and x y = 3', 'x y = 3 and (x + y)^2 = 16'],
      ['(x = 1 and y = x) or (x = -1 and y = x)', 'x = ±1 and y = x'],
      ['x y = y', 'y = 0 or x = 1'],
      ['(x^2 - 9)/(x - 3) = 0', 'x = -3'],
      ['sqrt(x + 3) = x - 3', 'x = 6'],
      ['ln(x) + ln(x - 2) = ln(8)', 'x = 4'],
      ['x^3 = 27', 'x = 3'],
      ['sqrt(a) = sqrt(b)', 'a = b', POSITIVE],
      ['x = 5', 'x = 5 or x = -5', POSITIVE],
      ['x = sqrt(7)', 'x^2 = 7', POSITIVE],
      ['x = sqrt(a^2 + b)', 'x^2 = a^2 + b', POSITIVE],
      ['x = 3', '(x - 3)^2 = 0', IGNORED],
      ['x = 0', 'x^3 = 0 and x^2 = 0', IGNORED],
      ['1 < x', 'x > 1'],
      ['x > 2 and x < 5', '2 < x < 5'],
      ['x^2 <= 9', '|x| <= 3'],
      ['x^2 > 2', 'x < -sqrt(2) or x > sqrt(2)'],
      ['x ≠ 2', 'x < 2 or x > 2'],
      ['(x - 1)/(x + 2) >= 0', 'x < -2 or x >= 1'],
      ['y < 3x + 1', '2y - 6x < 2'],
      ['x > 1 and x < -1', 'false'],
      ['x ∈ (0, 1)', '0 < x < 1'],
      ['not (x < 1)', 'x >= 1'],
    ]),
  )('$student ~ $expected', ({ student, expected, options }) => {
    expect(verdictOf([student, expected, options])).toBe('equal');
  });
});

describe('statements that differ', () => {
  it.each(
    rows([
      ['x = 4', 'x = 5'],
      ['X = 4', 'x = 4'],
      ['x = y', 'x^2 = y^2'],
      ['x^2 = 9', 'x = 3'],
      ['sqrt(a) = sqrt(b)', 'a = b'],
      ['e^(3x) = 0', 'e^(3x) + c = 0'],
      ['(x^2 - 4)/(x - 2) = 0', 'x^2 - 4 = 0'],
      ['x = 1 and y = 2', 'x = 1 and y = 3'],
      ['x = 2', '(x - 2)^2 = 0', { multiplicity: 'significant' }],
      ['x = 2', 'x^3 = 8', COMPLEX],
      ['x >= 2', 'x > 2'],
      ['x < 5', 'x > 5'],
      ['x^2 < 2', 'x < sqrt(2)'],
      ['|x| < 1', '|x| < 2'],
      ['y < 2x', 'y > 2x'],
      ['x + y < 1', 'x + 2y < 1'],
      ['x ≠ 1', 'x ≠ 0'],
      ['sqrt(3) y = x', 'y = sqrt(3) x'],
    ]),
  )('$student / $expected', ({ student, expected, options }) => {
    expect(verdictOf([student, expected, options])).toBe('different');
  });

  it('shows the end point where only a strict sign differs', () => {
    expect(comparing('x > 2', 'x >= 2').witness).toEqual({
      values: [{ name: 'x', value: '2' }],
      student: 'false',
      expected: 'true',
    });
  });

  it('shows a solution that is none of the other', () => {
    expect(comparing('x^2 = 16', 'x = 4').witness).toMatchObject({ values: [{ name: 'x', value: '-4' }] });
  });
});

describe('what is left to a person', () => {
  it.each(
    rows([
      ['x = 3', '(x - 3)^2 = 0'],
      ['k = 7', '7'],
      ['(0, 1)', '0 < x < 1'],
      ['x = 1 or x = 2', '{1, 2}'],
      ['x = 1, y = 2', 'x + y = 3, x - y = -1'],
    ]),
  )('$student ? $expected', ({ student, expected, options }) => {
    expect(verdictOf([student, expected, options])).toBe('undecided');
  });

  it('may be settled by options', () => {
    expect(verdictOf(['k = 7', '7', { sides: 'value-suffices' }])).toBe('equal');
    expect(verdictOf(['k = 7', '7', { sides: 'both' }])).toBe('different');
    expect(verdictOf(['(0, 1)', '0 < x < 1', { forms: 'interchangeable' }])).toBe('equal');
    expect(verdictOf(['x = 1 or x = 2', '{2, 1}', { forms: 'interchangeable' }])).toBe('equal');
    expect(verdictOf(['(0, 1)', '0 < x < 1', { forms: 'significant' }])).toBe('different');
  });
});

describe('chains of equalities', () => {
  it('have the last value and name their false steps', () => {
    expect(comparing('x = 4 + 5 = 9', 'x = 9')).toMatchObject({ verdict: 'equal', notes: [] });
    expect(comparing('x = 4 + 5 = 8 = 9', 'x = 9')).toMatchObject({
      verdict: 'equal',
      notes: ['false-step:2', 'false-step:3'],
    });
    expect(comparing('x = y = 2', 'x = 2 and y = 2').verdict).toBe('equal');
  });

  it('keep the exact value before it is rounded', () => {
    expect(comparing('x = 1/3 ≈ 0.33', 'x = 1/3').verdict).toBe('equal');
  });
});

describe('formulas of logic', () => {
  it.each(
    rows([
      ['not A or B', 'A implies B'],
      ['not(A and B)', 'not A or not B'],
      ['(A and not B) or (B and not A)', 'A xor B'],
      ['A and (B or C)', '(A and B) or (A and C)'],
    ]),
  )('$student ~ $expected', ({ student, expected, options }) => {
    expect(verdictOf([student, expected, options])).toBe('equal');
  });

  it('shows the row of the truth table that differs', () => {
    const found = comparing('A or B', 'A and B');
    expect(found).toMatchObject({ verdict: 'different', method: 'truth-table' });
    expect(found.witness?.values.map(({ name }) => name)).toEqual(['A', 'B']);
  });
});

describe('random statements', () => {
  const number = fc.integer({ min: -6, max: 6 });
  interface Told {
    readonly text: string;
    readonly holds: (x: number) => boolean;
  }
  const SIGNS: Readonly<Record<string, (value: number) => boolean>> = {
    '<': (value) => value < 0,
    '<=': (value) => value <= 0,
    '=': (value) => value === 0,
    '>': (value) => value > 0,
    '≠': (value) => value !== 0,
  };
  const relation = fc.tuple(number, number, fc.constantFrom(...Object.keys(SIGNS))).map(([a, b, sign]): Told => {
    const holds = (x: number): boolean => SIGNS[sign]?.((x - a) * (x - b)) ?? false;
    return { text: `(x - (${a}))(x - (${b})) ${sign} 0`, holds };
  });
  const statement = fc.tuple(relation, fc.boolean(), relation).map(([left, both, right]): Told => {
    const holds = (x: number): boolean => (both ? left.holds(x) && right.holds(x) : left.holds(x) || right.holds(x));
    return { text: `${left.text} ${both ? 'and' : 'or'} ${right.text}`, holds };
  });

  it('are the same as themselves and compare alike both ways', () => {
    fc.assert(
      fc.property(statement, statement, ({ text: a }, { text: b }) => {
        expect(comparing(a, `${a} and x = x`).verdict).toBe('equal');
        expect(comparing(a, b).verdict).toBe(comparing(b, a).verdict);
      }),
      { numRuns: 25, seed: 11 },
    );
  });

  it('are not called equal where a point tells them apart', () => {
    const points = Array.from({ length: 57 }, (_, at) => (at - 28) / 4);
    fc.assert(
      fc.property(statement, statement, (a, b) => {
        const apart = points.some((x) => a.holds(x) !== b.holds(x));
        const { verdict } = comparing(a.text, b.text, { multiplicity: 'ignored' });
        expect(verdict).toBe(apart ? 'different' : 'equal');
      }),
      { numRuns: 40, seed: 5 },
    );
  });
});
