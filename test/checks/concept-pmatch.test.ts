import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { compared, partOf, type Part, type Row } from '../../bench/concepts/pmatch.js';
import { numberAt } from '../../src/language/numbers.ts';
import { tokensOf } from '../../src/language/tokens.ts';
import { judged, outcome, part, prepared } from './concept-part.ts';

/** Whether the one criterion of a converted expression is met. */
function judge(converted: Part, response: string): string | undefined {
  const criteria = converted.criteria as Parameters<typeof part>[0]['criteria'];
  if (!prepared({ ...converted, criteria }, 1).prepared) return undefined;
  const found = outcome(judged(part({ ...converted, criteria }, 1), response));
  return found === 'it' ? 'met' : found === '' ? 'missing' : 'open';
}

describe('the pattern match of the Open University in criteria', () => {
  test.each([
    ['match(local)', { only: '=local', words: 0 }],
    ['match_w(local)', { any: ['=local'] }],
    ['match_w(weight|kernel shared)', { order: [['=weight', '=kernel'], '=shared'] }],
    ['match_ow(weight shared)', { all: ['=weight', '=shared'] }],
    ['match_wp1(weight_shared)', { any: [{ order: ['=weight', '=shared'], words: 1, within: 'sentence' }].flat() }],
    ['match_mtxw(kernel)', { any: ['=kernel'], spelling: { slips: 1, kinds: ['extra', 'swapped'] } }],
    ['match_c(act)', { only: '*a*c*t*', words: 0 }],
    [
      'match_o([weight sharing]|tying rocks)',
      { only: { all: [[{ all: ['=weight', '=sharing'], words: 0 }, '=tying'], '=rocks'] }, words: 0 },
    ],
    ['not(match_w(global))', { not: [{ any: ['=global'] }] }],
    [
      'match_any(match(a) match(b))',
      {
        any: [
          { only: '=a', words: 0 },
          { only: '=b', words: 0 },
        ],
      },
    ],
    ['match(2.6ml)', { only: '2.6 =ml', words: 0 }],
  ])('%s', (expression, it) => {
    expect(partOf(expression).part?.criteria).toEqual({ it });
  });

  test.each([
    ['match_w(local)', 'It is local, I think', true],
    ['match_w(local)', 'It is locale, I think', false],
    ['match_o(small dense)', 'dense small', true],
    ['match_o(small dense)', 'dense small net', false],
    ['match_o(small small)', 'small', false],
    ['match_o(small|dense dense)', 'dense small', true],
    ['match(small_dense)', 'small. Dense', false],
    ['match_ow(dense_net small)', 'A small one is a dense big net', true],
    ['match_ow(dense_net small)', 'A small one is dense. A net', false],
    ['match_m2(kernel)', 'kernell', true],
    ['match_m2(kernel)', 'kernnell', false],
    ['match_all(match_w(a) not(match_w(b)))', 'a c', true],
    ['match_all(match_w(a) not(match_w(b)))', 'a b', false],
    ['match_w(not dense)', 'It is not dense', true],
    ['match(1e3)', '1000', true],
  ] as const)('%s against “%s”: %s', (expression, response, expected) => {
    const found = compared({ id: '', expression, response, expected, options: { ignorecase: true } }, judge);
    expect(found.outcome === 'met').toBe(expected);
  });

  test.each([
    'match_w()',
    'match_w(a',
    'match_w(a|)',
    'match_w([a b)',
    'match_q(a)',
    'match_w(a ) ',
    'a',
    'match(a) b',
  ])('%s has a mistake', (expression) => {
    expect(partOf(expression).error).toBeDefined();
  });
});

const CASES = process.env['GRADECHECK_CASES'];
const FILE = join(CASES ?? '', 'pattern-matching', 'pmatch.jsonl');

interface Case extends Row {
  readonly kind: string;
  readonly error?: boolean;
  readonly formatted?: string;
}

describe.skipIf(CASES === undefined || !existsSync(FILE))(
  'third-party cases (skipped without GRADECHECK_CASES)',
  () => {
    const rows = CASES === undefined ? [] : readRows();
    const ofKind = (kind: string): Case[] => rows.filter((row) => row.kind === kind);

    test('expresses 90 % of the matches, and agrees with 97 % of those', () => {
      const results = ofKind('match').map((row) => compared(row, judge));
      const expressed = results.filter((one) => one.outcome !== undefined);
      const disagree = expressed.filter(({ agrees }) => !agrees).map(({ row }) => row.id);
      expect(expressed.length / results.length).toBeGreaterThanOrEqual(0.9);
      expect(disagree.length / expressed.length, disagree.join(' ')).toBeLessThanOrEqual(0.03);
    });

    test('finds the mistakes in expressions', () => {
      const wrong = ofKind('parse').filter(
        ({ expression, error }) => (partOf(expression).error !== undefined) !== error,
      );
      expect(wrong.map(({ expression }) => expression)).toEqual([]);
    });

    test('reads another way to write the same options as the same', () => {
      for (const { expression, formatted = '' } of ofKind('format'))
        expect(partOf(expression)).toEqual(partOf(formatted.trim()));
    });

    test('reads the same numbers', () => {
      const wrong = ofKind('number').filter(({ response, expected }) => isNumber(response) !== expected);
      expect(wrong.map(({ response }) => response)).toEqual([]);
    });
  },
);

function readRows(): Case[] {
  const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').split('\n') : [];
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Case);
}

/** Whether all of a text is one number. */
function isNumber(text: string): boolean {
  const tokens = tokensOf([{ kind: 'prose', text, span: { start: 0, end: text.length } }]);
  const at = tokens.findIndex(({ kind }) => kind !== 'mark');
  return numberAt(tokens, at)?.readings.some(({ start, end }) => start === 0 && end === tokens.length) ?? false;
}
