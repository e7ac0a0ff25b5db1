import { stripVTControlCharacters } from 'node:util';

import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';

import { renderClass } from '../../src/cli/render-class.ts';
import { renderDiagnostics } from '../../src/cli/render-diagnostics.ts';
import { renderExamples } from '../../src/cli/render-examples.ts';
import { renderProgress } from '../../src/cli/render-progress.ts';
import { renderResult } from '../../src/cli/render-result.ts';
import { fit, pad, printable, printableJson, wrap } from '../../src/cli/terminal.ts';
import { classOf, everyState, hostile, manyParts, onlyOne, ungraded } from '../reporters/results.ts';
import { fakeTerminal } from './fake-terminal.ts';

const wide = fakeTerminal({ columns: 120 });
const narrow = fakeTerminal();
const ascii = fakeTerminal({ unicode: false });
const told = (terminal = narrow, formats = ['html', 'csv']): Parameters<typeof renderClass>[1] => ({
  out: 'reports/hw2-q1',
  formats,
  terminal,
});

test.each([
  ['check-80', () => renderResult(everyState(), narrow)],
  ['check-ungraded', () => renderResult(ungraded(), narrow)],
  ['grade-12-at-80', () => renderClass(classOf(12), told())],
  ['grade-180-at-120', () => renderClass(classOf(180), told(wide))],
  ['grade-12-ascii', () => renderClass(classOf(12), told(ascii))],
])('%s looks as it did', async (name, text) => {
  await expect(`${text()}\n`).toMatchFileSnapshot(`../golden/terminal/${name}.txt`);
});

describe('what a terminal shows', () => {
  const texts: readonly (readonly [string, (terminal: ReturnType<typeof fakeTerminal>) => string])[] = [
    ['a result', (terminal) => renderResult(everyState(), terminal)],
    ['60 parts', (terminal) => renderResult(manyParts(60), terminal)],
    ['a class', (terminal) => renderClass(classOf(180), told(terminal))],
    ['a small class', (terminal) => renderClass(classOf(12), told(terminal))],
    ['one submission', (terminal) => renderClass(classOf(1), told(terminal))],
    ['no submission', (terminal) => renderClass(classOf(0), told(terminal))],
    ['an ungraded one', (terminal) => renderClass(onlyOne(ungraded()), told(terminal))],
  ];

  test.each(texts)('of %s is the same text without colour', (_, text) => {
    expect(stripVTControlCharacters(text(fakeTerminal({ colour: true })))).toBe(text(fakeTerminal()));
  });

  test.each(texts)('of %s fits 80 columns', (_, text) => {
    expect(
      text(narrow)
        .split('\n')
        .filter((line) => stringWidth(line) > 80 && !line.includes('a-long-name')),
    ).toEqual([]);
  });

  test.each(texts)('of %s has no space at the end of a line', (_, text) => {
    expect(text(narrow)).not.toMatch(/ $/mu);
  });

  test('of hostile text holds no control characters and no workflow command', () => {
    for (const text of [renderResult(hostile(), narrow), renderClass(onlyOne(hostile()), told())]) {
      expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
      expect(text).not.toMatch(/^\s*::|##\[/mu);
    }
  });

  test('is ASCII where the locale is not UTF-8', () => {
    expect(renderClass(classOf(12), told(ascii))).toMatch(/^\p{ASCII}*$/u);
  });

  test('names where the report lies, or the results where there is none', () => {
    expect(renderClass(classOf(3), told())).toContain('reports/hw2-q1/index.html');
    expect(renderClass(classOf(3), told(narrow, ['csv']))).toContain('reports/hw2-q1/results.jsonl');
  });
});

describe('student text', () => {
  test.each([
    ['::set-output name=x::y', ':\u200b:set-output name=x::y'],
    ['  ::error::x', '  :\u200b:error::x'],
    ['a\n::b', 'a\n:\u200b:b'],
    ['a\r::b', 'a␍::b'],
    ['##[error]x', '#\u200b#[error]x'],
    ['\u001b[31mred\u0007', '␛[31mred␇'],
    ['\u009b31m', '\ufffd31m'],
    ['a\u202eb', 'a\ufffdb'],
    ['a\u2028b', 'a\ufffdb'],
    ['tab\there', 'tab here'],
    ['∂z/∂x = y', '∂z/∂x = y'],
  ])('%j is written as %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test('in JSON is escaped and parses to the same', () => {
    const value = { text: '::a\u001b[31m\u009b\u202e##[group]\u2028"\\', list: ['::x'] };
    const text = printableJson(value);
    expect(JSON.parse(text)).toEqual(value);
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202e\u2028]|##\[|^\s*::/mu);
  });
});

describe('text is laid out by columns of the terminal', () => {
  test.each([
    ['漢字', 6, '漢字  '],
    ['abcdef', 3, 'abcdef'],
  ])('pad %s to %d', (text, width, padded) => {
    expect(pad(text, width)).toBe(padded);
  });

  test.each([
    ['abcdef', 6, true, 'abcdef'],
    ['abcdefg', 6, true, 'abcde…'],
    ['abcdefg', 6, false, 'abc...'],
    ['漢字漢字', 5, true, '漢字…'],
  ])('fit %s to %d', (text, width, unicode, fitted) => {
    expect(fit(text, width, unicode)).toBe(fitted);
  });

  test.each([
    ['one two three', 7, ['one two', 'three']],
    ['  one\n two ', 20, ['one two']],
    ['abcdefghij', 5, ['abcd…']],
    ['', 5, []],
  ])('wrap %j to %d', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});

test('progress is one line that names the submission, and nothing at the end', () => {
  expect(renderProgress({ done: 1, total: 4, id: 'ada\u001b[31m' }, narrow)).toBe(
    'grading ━━━━━━━───────────────────── 1 of 4   ada␛[31m',
  );
  expect(renderProgress({ done: 4, total: 4, id: '' }, narrow)).toBe('');
});

test('a mistake of the author is shown with its line, a caret and what to do', () => {
  const start = { line: 42, column: 5, offset: 0 };
  const text = renderDiagnostics(
    [
      {
        code: 'unknown-key',
        severity: 'error',
        message: 'unknown key "tolerence"',
        place: { file: 'rubric.yaml', start, end: { ...start, column: 14 } },
        help: 'did you mean "tolerance"?',
        excerpt: ['  - id: a', '    value: 2', '    tolerence: 0'],
      },
      { code: 'no-examples', severity: 'warning', message: 'the part a has no examples' },
    ],
    narrow,
  );
  expect(text.split('\n')).toEqual([
    'rubric.yaml:42:5: error: unknown key "tolerence"',
    '',
    '  40 |   - id: a',
    '  41 |     value: 2',
    '  42 |     tolerence: 0',
    '     |     ^^^^^^^^^',
    '  did you mean "tolerance"?',
    '',
    'warning: the part a has no examples',
    '',
    '1 error, 1 warning.',
  ]);
});

test('examples are shown with what was expected, and why one came out otherwise', () => {
  const text = renderExamples(
    [
      {
        part: 'a',
        answer: 'Right.',
        expected: 2,
        score: 2,
        openPoints: 0,
        status: 'correct',
        needsReview: false,
        why: '',
        passed: true,
      },
      {
        part: 'b',
        answer: 'x\ny',
        expected: 'review',
        score: 0,
        openPoints: 0,
        status: 'incorrect',
        needsReview: false,
        why: 'It differs.',
        passed: false,
      },
    ],
    narrow,
  );
  expect(text).toContain('as expected  a');
  expect(text).toMatch(/differs\s+b\s+review\s+0\s+x y\n\s+It differs\./u);
  expect(text).toContain('2 examples, 1 not as expected.');
});
