import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { DEFAULT_CONVENTIONS } from '../../src/model/conventions.ts';
import { readMath } from '../../src/math/read-math.ts';
import { declared, typed } from './reading.ts';

describe('what is refused says where', () => {
  test.each([
    ['x+', 2, {}],
    ['sin', 3, {}],
    ['2+exp', 5, {}],
    ['cos*n', 3, {}],
    ['2+*3', 2, {}],
    ['(1+2]', 4, {}],
    ['1..2', 1, {}],
    ['a = b =', 7, {}],
    ['x && y', 2, {}],
    ['x & y', 2, {}],
    ['x ? y', 2, {}],
    ['(1, 2', 5, {}],
    ['[1, 2, 3)', 8, {}],
    ['3,14159', 0, {}],
    ['12 3.7', 3, {}],
    ['1.23', 1, { decimal: 'comma' }],
    ["1'2", 1, {}],
    ['()x', 1, {}],
    ['[1 2; 3]', 7, {}],
    ['[[1,2],[3]]', 10, {}],
    ['(x,y)+3', 6, {}],
    ['2x', 1, { products: 'written' }],
    ['2x y', 3, { products: 'adjacent' }],
    ['1---2', 3, { repeated_signs: 'refused' }],
    ['1-+2', 2, { repeated_signs: 'refused' }],
    ['2^--2', 3, { repeated_signs: 'refused' }],
    ['x + q', 4, { undeclared_names: 'refused' }],
    ['x + f(2)', 4, { undeclared_names: 'refused' }],
    ['sim(2)', 0, { names: 'words' }],
    ['Sin(2)', 0, { names: 'words' }],
    ['x nor y', 2, {}],
    ['diff(x^2, x)', 0, {}],
    ['no solution', 3, {}],
    ['x => 3', 5, {}],
    ['lim x->0 sin x', 0, {}],
    ['7%', 1, { percent: 'refused' }],
  ] as const)('%s', (text, at, conventions) => {
    const reading = typed(text, conventions, declared({ x: 'real' }));
    expect('unreadable' in reading && reading.unreadable.at.start).toBe(at);
    expect('unreadable' in reading && reading.unreadable.expected).not.toBe('');
  });

  test.each([
    ['x = 1', 'expression', 0],
    ['2 + {1}', 'expression', 4],
    ['[1,2,3]', 'set', 0],
    ['[1,(2,3)]', 'set', 0],
    ['1, 2', 'single', 0],
  ] as const)('%s where it has to be: %s', (text, expects, at) => {
    const options = { syntax: 'typed' as const, symbols: declared({}), conventions: DEFAULT_CONVENTIONS };
    const reading = readMath(text, { ...options, expect: expects });
    expect('unreadable' in reading && reading.unreadable.at.start).toBe(at);
    expect('tree' in readMath(text, options)).toBe(true);
  });
});

test.each([
  ['x(t+1)', 'call-or-product'],
  ['sinx', 'function-in-run'],
  ['Sin(x)', 'function-case'],
  ['f^2(x)', 'function-power'],
  ['sin^-1 x', 'inverse-function'],
  ['In(x)', 'in-for-ln'],
  ['sqr(4)', 'sqr-as-root'],
  ['6k + 1', 'letter-as-factor'],
  ['2x3', 'letter-times'],
  ['x = +-3', 'plus-minus'],
  ['n!=2', 'not-equal-or-factorial'],
  ['x = 1 or 2', 'carried-equation'],
  ['5€', 'currency'],
  ['area', 'letters-as-product'],
  ['0.1(6)', 'repeating-or-product'],
  ['~p', 'not-or-about'],
  ['2х', 'look-alike'],
])('%s was a choice: %s', (text, note) => {
  const reading = typed(text);
  expect('tree' in reading && reading.notes).toContain(note);
});

describe('no text takes long or throws', () => {
  const BOMBS = [
    '[1 2;',
    ']1,',
    '<1,',
    '|x|+',
    'd x∫',
    'x_abc ',
    '{x|',
    '1k,',
    '+-',
    '∫ x d',
    'xsin',
    'np.exp(',
    '[a]+',
    '!(',
  ];

  test.each(BOMBS)('%s', (piece) => {
    const reading = typed(piece.repeat(4_000));
    expect('tree' in reading || reading.unreadable.expected !== '').toBe(true);
  });

  test('on pieces of formulas in any order', () => {
    const pieces =
      "x y2 sin ln( ( ) [ ] { } | , ; . 1 2.5 1e3 + - * / ^ ** _ = < > <= => and or not ! % ' ∪ U ∫ dx √ ² ".split(' ');
    const texts = fc.array(fc.constantFrom(...pieces, ' '), { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const reading = typed(text);
        if ('tree' in reading) expect(reading.span.end).toBeLessThanOrEqual(text.length);
        else expect(reading.unreadable.at.end).toBeLessThanOrEqual(text.length);
      }),
      { seed: 4, numRuns: 3_000 },
    );
  });
});
