import { describe, expect, test } from 'vitest';

import { compareMath, type CompareOptions } from '../../src/math/compare/compare-math.ts';
import { exactValue } from '../../src/math/evaluate.ts';
import { spell } from '../../src/math/print.ts';
import { readMath, type Reading } from '../../src/math/read-math.ts';
import type { Syntax } from '../../src/math/tokens.ts';
import type { Macro } from '../../src/model/document.ts';
import { DEFAULT_CONVENTIONS } from '../../src/model/conventions.ts';
import { declared, treeOf } from './reading.ts';

const OPTIONS: CompareOptions = { symbols: new Map(), conventions: DEFAULT_CONVENTIONS };
const SYNTAXES: readonly Syntax[] = ['typed', 'latex', 'plain'];

function read(text: string, syntax: Syntax = 'typed', macros = new Map<string, Macro>()): Reading {
  return readMath(text, { syntax, macros, symbols: new Map(), conventions: DEFAULT_CONVENTIONS });
}

/** `read`, or the place and what was found there. */
function outcome(reading: Reading): string {
  if ('tree' in reading) return 'read';
  const { at, found } = reading.unreadable;
  return `${found} at ${String(at.start)}`;
}

const latex = (reading: Reading): string => spell(treeOf(reading)).latex;

describe('numbers beyond all bounds', () => {
  test.each([
    '9^9^9^9',
    '2^2^2^2^2^2^2',
    '100!!!!',
    '((100!)!)!',
    '10^(10^(10^10))',
    '(-1)^(9^9^9^9)',
    '9^-9^9^9',
    '1/9^9^9^9',
  ])('%s is read, has no exact value and equals no other number', (text) => {
    const tree = treeOf(read(text));
    expect(exactValue(tree)).toBeUndefined();
    expect(compareMath(tree, treeOf(read('7')), OPTIONS).verdict).not.toBe('equal');
    expect(compareMath(tree, tree, OPTIONS).verdict).not.toBe('different');
  });

  test.each(['1e999999999', '1e-999999999', `1e${'9'.repeat(300)}`, `0.${'0'.repeat(5_000)}1`, '9'.repeat(200_000)])(
    '%.20s… is refused in its place, or read as the number that it is',
    (text) => {
      const reading = read(text);
      if ('tree' in reading) {
        expect(compareMath(reading.tree, treeOf(read('1')), OPTIONS).verdict).not.toBe('equal');
        expect(compareMath(reading.tree, treeOf(read('0')), OPTIONS).verdict).not.toBe('equal');
      } else expect(reading.unreadable.at.start).toBe(0);
    },
  );

  test.each([
    ['sum(1/k, k, 1, 10^12)', '1'],
    [String.raw`\sum_{k=1}^{10^{12}} k^{-2}`, '1'],
    [String.raw`\prod_{k=1}^{10^9} 2`, '2'],
    [String.raw`\binom{10^9}{5 \cdot 10^8}`, '2'],
    ['sin(10^(10^10))', '0'],
    ['x^(10^9) - x^(10^9)', '0.5'],
    ['(x+1)^100000', '(x+1)^100001'],
    ['((((((((x+1)^9+1)^9+1)^9+1)^9+1)^9+1)^9+1)^9+1)^9', 'x'],
    ['ln(10^(10^9))', '3'],
    ['gcd(2^1000, 3^1000) mod 10^300', '17'],
    [`${'sin('.repeat(90)}x${')'.repeat(90)}`, 'x'],
    ['1/0', '2'],
    ['0^0', '0^(-1)'],
  ])('%s is not the same as %s', (text, other) => {
    const syntax = text.includes('\\') ? 'latex' : 'typed';
    const first = read(text, syntax);
    if (!('tree' in first)) {
      expect(first.unreadable.expected).not.toBe('');
      return;
    }
    const second = treeOf(read(other));
    const there = compareMath(first.tree, second, OPTIONS).verdict;
    expect(there).not.toBe('equal');
    expect(compareMath(second, first.tree, OPTIONS).verdict).toBe(there);
  });
});

describe('sizes beyond all bounds', () => {
  const row = `[${'1,'.repeat(999)}1]`;
  const cells = `${'1 & '.repeat(999)}1`;
  const LARGE: readonly [string, string][] = [
    ['brackets', '('.repeat(10_000)],
    ['closed brackets', `${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
    ['closing brackets', ')'.repeat(10_000)],
    ['square brackets', '['.repeat(10_000)],
    ['braces', '{'.repeat(10_000)],
    ['bars', '|'.repeat(10_001)],
    ['fractions', String.raw`\frac{1}{`.repeat(5_000)],
    ['roots', String.raw`\sqrt{`.repeat(5_000)],
    ['left without right', String.raw`\left(`.repeat(5_000)],
    ['a matrix of a million entries', `[${`${row},`.repeat(999)}${row}]`],
    ['a matrix in LaTeX', String.raw`\begin{pmatrix}${`${cells}\\ `.repeat(999)}${cells}\end{pmatrix}`],
    ['environments', String.raw`\begin{matrix}`.repeat(3_000)],
    ['a long sum', `${'x+'.repeat(500_000)}x`],
    ['a megabyte of letters', 'abcde '.repeat(170_000)],
    ['a megabyte of digits', '12345 '.repeat(170_000)],
    ['a megabyte of backslashes', '\\'.repeat(1_000_000)],
    ['a megabyte of control characters', '\u0001'.repeat(1_000_000)],
    ['a megabyte of marks', 'x\u0302'.repeat(500_000)],
    ['a chain of relations', `${'1<'.repeat(10_000)}1`],
    ['towers', `${'x^'.repeat(5_000)}x`],
    ['scripts', 'x_'.repeat(5_000)],
    ['factorials', `x${'!'.repeat(10_000)}`],
    ['primes', `f${"'".repeat(10_000)}`],
    ['transposes', `A${'ᵀ'.repeat(10_000)}`],
    ['superscripts', `x${'²'.repeat(10_000)}`],
    ['signs', `${'-'.repeat(10_000)}1`],
    ['plus-minus', `${'±'.repeat(10_000)}1`],
    ['negations', `${'¬'.repeat(10_000)}p`],
    ['sums in sums', String.raw`\sum_{i=1}^{n}`.repeat(2_000) + 'i'],
  ];

  test.each(LARGE)('%s', (_, text) => {
    for (const syntax of SYNTAXES) {
      const reading = read(text, syntax);
      if ('tree' in reading) {
        expect(['equal', 'undecided']).toContain(compareMath(reading.tree, reading.tree, OPTIONS).verdict);
      } else {
        const { at, found, expected } = reading.unreadable;
        expect(at.end).toBeLessThanOrEqual(text.length);
        expect(found.length + expected.length).toBeLessThan(300);
      }
    }
  });

  test('nothing of a megabyte is read as if it were complete', () => {
    expect('tree' in read(`${'x+'.repeat(500_000)}x`)).toBe(false);
    expect('tree' in read(`${'1+'.repeat(500_000)}1`, 'latex')).toBe(false);
    expect('tree' in read(`[${`${row},`.repeat(999)}${row}]`)).toBe(false);
  });
});

describe('macros', () => {
  const macros = (entries: Readonly<Record<string, string>>, parameters = 0): Map<string, Macro> =>
    new Map(Object.entries(entries).map(([name, body]) => [name, { parameters, body }]));

  test.each<[string, Map<string, Macro>]>([
    ['calls itself', macros({ a: String.raw`\a` })],
    ['calls itself twice', macros({ a: String.raw`\a\a` })],
    ['calls itself behind a number', macros({ a: String.raw`1+\a` })],
    ['is one of two that call each other', macros({ a: String.raw`\b`, b: String.raw`\a` })],
    ['calls itself with its argument', macros({ a: String.raw`\a{#1#1}` }, 1)],
  ])('a macro that %s is refused where it stands', (_, table) => {
    const reading = read(String.raw`2 + \a`, 'latex', table);
    expect(outcome(reading)).toMatch(/ at [45]$/u);
  });

  test('macros that double nine times nine times are refused or cut, not written out', () => {
    const doubling = Object.fromEntries(
      Array.from('abcdefghijklmnop', (name, at, names = 'abcdefghijklmnop') => [
        `m${name}`,
        String.raw`\m${names.charAt(at + 1)}\m${names.charAt(at + 1)}\m${names.charAt(at + 1)}\m${names.charAt(at + 1)}`,
      ]),
    );
    expect('tree' in read(String.raw`\ma`, 'latex', macros({ ...doubling, mp: 'x' }))).toBe(false);
  });
});

describe('what cannot be read is refused in its place', () => {
  test.each<[string, Syntax, number]>([
    [String.raw`x + \foo{3}`, 'latex', 4],
    [String.raw`2 \cdot \unknowncommand`, 'latex', 8],
    [String.raw`\frac{1}{2`, 'latex', 10],
    ['{1 + 2', 'latex', 6],
    ['1 + 2}', 'latex', 5],
    ['(1 + 2', 'typed', 6],
    ['(1 + 2]', 'typed', 6],
    ['2 +* 3', 'typed', 3],
    ['x +', 'typed', 3],
    ['sin', 'typed', 3],
  ])('%s (%s)', (text, syntax, place) => {
    const reading = read(text, syntax);
    expect('unreadable' in reading && reading.unreadable.at.start).toBe(place);
  });

  test.each(['foo', 'unknowncommand', 'includegraphics'])('the unknown command \\%s is named', (command) => {
    const reading = read(`x + \\${command}{3}`, 'latex');
    expect('unreadable' in reading && reading.unreadable.found).toContain(command);
  });
});

describe('characters that are not seen', () => {
  test.each([
    ['zero width', 'x\u200B + 1'],
    ['word joiner', '\u2060x + 1'],
    ['byte order mark', '\uFEFFx + 1'],
    ['no-break space', 'x\u00A0+\u202F1'],
    ['soft hyphen', 'x\u00AD + 1'],
    ['left-to-right mark', 'x\u200E + 1'],
    ['right-to-left mark', '\u200Fx + 1'],
    ['an isolate', '\u2066x + 1\u2069'],
    ['an embedding', '\u202Ax + 1\u202C'],
  ])('%s', (_, text) => {
    for (const syntax of SYNTAXES) expect(latex(read(text, syntax))).toBe('x + 1');
  });

  test.each(['x\u202E + 12', 'x \u202D- 21'])(
    'an override that shows another order than is written is refused: %j',
    (text) => {
      for (const syntax of SYNTAXES) expect('tree' in read(text, syntax)).toBe(false);
    },
  );

  test.each(['x\u0000 + 1', 'x +\u00071', '\u001Bx + 1'])('control characters are spaces: %j', (text) => {
    for (const syntax of SYNTAXES) expect(latex(read(text, syntax))).toBe('x + 1');
  });

  test.each(['x\uD800', '\uDC00 + 1', 'x + \uFFFD'])('halves of characters are refused: %j', (text) => {
    for (const syntax of SYNTAXES) expect('tree' in read(text, syntax)).toBe(false);
  });
});

describe('letters of other alphabets that look alike', () => {
  test.each<[string, string]>([
    ['х + 1', 'x + 1'],
    ['2х', String.raw`2 \, x`],
    ['хy', String.raw`x \, y`],
    ['v + ο', 'v + o'],
    ['Α + Β', 'A + B'],
  ])('%s', (text, expected) => {
    for (const syntax of ['typed', 'latex'] as const) {
      const reading = read(text, syntax);
      expect(latex(reading)).toBe(expected);
      expect('notes' in reading && reading.notes).toContain('look-alike');
    }
  });

  test('a Greek letter is the declared Latin one, unless it is declared itself', () => {
    const readWith = (types: Readonly<Record<string, string>>, syntax: Syntax): Reading =>
      readMath('ν + 1', { syntax, symbols: declared(types), conventions: DEFAULT_CONVENTIONS });
    for (const syntax of SYNTAXES) {
      const asLatin = readWith({ v: 'real' }, syntax);
      expect(latex(asLatin)).toBe('v + 1');
      expect('notes' in asLatin && asLatin.notes).toEqual(['look-alike']);
      expect(latex(readWith({ v: 'real', nu: 'real' }, syntax))).toBe(String.raw`\nu + 1`);
      expect(latex(readWith({}, syntax))).toBe(String.raw`\nu + 1`);
    }
  });

  test('words of other languages stay words', () => {
    const reading = read('сумма х', 'latex');
    expect('tree' in reading ? latex(reading) : '').not.toContain('cymm');
  });
});
