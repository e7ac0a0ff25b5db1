import { describe, expect, it } from 'vitest';

import { comparing, rows, verdictOf, type Comparing } from './comparing.ts';

const INTERVAL: Comparing = { type: 'interval' };

describe('sets', () => {
  it.each(
    rows([
      ['{1, 2, 3}', '{3, 1, 2}'],
      ['{1, 2, 1}', '{1, 2}'],
      ['{1/2, x + x}', '{2x, 0.5}'],
      ['{3 ± 1}', '{2, 4}'],
      ['{(1, 2), (3, 4)}', '{(3, 4), (1, 2)}'],
      ['{1} ∪ {2}', '{1, 2}'],
      ['(1, 2] ∪ [2, 4)', '(1, 4)', INTERVAL],
      ['[0, 3] ∩ [2, 5]', '[2, 3]', INTERVAL],
      ['[0, 1] ∩ [3, 4]', '{}'],
      ['(-infinity, 3) ∪ (-1, infinity)', '(-infinity, infinity)'],
      ['[0, 6] ∖ (2, 3)', '[0, 2] ∪ [3, 6]'],
      ['(0, sqrt(8)]', '(0, 2 sqrt(2)]'],
      ['[m, 2] ∪ (m + 2, 9]', '(2 + m, 9] ∪ [m, 2]'],
    ]),
  )('$student ~ $expected', ({ student, expected, options }) => {
    expect(verdictOf([student, expected, options])).toBe('equal');
  });

  it.each(
    rows([
      ['{1, 2}', '{1, 2, 3}'],
      ['[1, 2]', '[1, 2)', INTERVAL],
      ['(1, 2)', '(1, 3)', INTERVAL],
      ['(1, 2) ∪ (2, 3)', '(1, 3)', INTERVAL],
      ['{1, 3}', '[1, 3)'],
      ['x', '{1, 2}'],
      ['4', '±4'],
    ]),
  )('$student / $expected', ({ student, expected, options }) => {
    expect(verdictOf([student, expected, options])).toBe('different');
  });

  it('names the element that only one set has', () => {
    expect(comparing('[1, 2]', '[1, 2)', INTERVAL).witness).toEqual({
      values: [{ name: 'element', value: '2' }],
      student: 'contains it',
      expected: 'does not contain it',
    });
  });

  it('never takes reversed bounds for right', () => {
    expect(comparing('(3, 2)', '{}', INTERVAL)).toMatchObject({ verdict: 'undecided', notes: ['reversed-bounds'] });
  });

  it('leaves it to a person whether a pair is an interval', () => {
    expect(verdictOf(['(0, 1)', '[0, 1]'])).toBe('undecided');
    expect(verdictOf(['(0, 1)', '[0, 1]', { type: 'tuple' }])).toBe('equal');
    expect(verdictOf(['(0, 1)', '[0, 1]', INTERVAL])).toBe('different');
  });
});

describe('lists', () => {
  it.each(
    rows([
      ['(1, 2, x + x)', '(1, 2, 2x)'],
      ['<1, 2, 3>', '(1, 2, 3)'],
      ['[[1, 2], [3, 4]]', '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}'],
      ['(1, 2, 3)', '[[1], [2], [3]]'],
      ['(x > 4, {1, y})', '(4 < x, {y, 1})'],
    ]),
  )('$student ~ $expected', ({ student, expected, options }) => {
    expect(verdictOf([student, expected, options])).toBe('equal');
  });

  it.each(
    rows([
      ['(1, 2, 3)', '(1, 3, 2)'],
      ['(1, 2)', '(1, 2, 3)'],
      ['[[1, 2, 3]]', '[[1], [2], [3]]'],
      ['[1, 2]', '(1, 2)', { brackets: 'significant' }],
    ]),
  )('$student / $expected', ({ student, expected, options }) => {
    expect(verdictOf([student, expected, options])).toBe('different');
  });

  it('names the entry and what it is', () => {
    const found = comparing('[[1, 2], [3, 5]]', '[[1, 2], [3, 4]]');
    expect(found.witness).toEqual({ values: [{ name: 'entry', value: '2, 2' }], student: '5', expected: '4' });
  });

  it('tells a row from a column', () => {
    expect(comparing('[[1, 2]]', '[[1], [2]]').notes).toContain('row-for-column');
    expect(comparing('[[1, 2]]', '[[1], [2]]', { conventions: { orientation: 'ignored' } }).verdict).toBe('equal');
  });
});

describe('texts', () => {
  it('are the same but for case and spaces', () => {
    expect(verdictOf(['\\text{It is}', '\\text{it  is}'])).toBe('equal');
    expect(verdictOf(['\\text{it is}', '\\text{it was}'])).toBe('different');
  });
});

describe('functions by cases', () => {
  const absolute = '\\begin{cases} x & \\text{if } x \\ge 0 \\\\ -x & \\text{if } x < 0 \\end{cases}';
  const shifted = '\\begin{cases} x & \\text{if } x > 1 \\\\ 1 & \\text{if } x < 1 \\end{cases}';
  const whole = '\\begin{cases} x & \\text{if } x > 1 \\\\ 1 & \\text{if } x \\le 1 \\end{cases}';

  it('agree with expressions on each side of their bounds', () => {
    expect(comparing(absolute, '\\left|x\\right|').verdict).toBe('equal');
    expect(comparing(absolute, 'x').verdict).toBe('different');
  });

  it('differ at a bound that belongs to no case', () => {
    expect(comparing(shifted, whole)).toMatchObject({ verdict: 'different', notes: ['domain-differs'] });
  });
});
