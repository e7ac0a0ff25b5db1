import { describe, expect, test } from 'vitest';

import { loadRubric } from '../../src/grading/load.ts';
import { folderWith, HEAD } from '../rubric/rubric-folder.ts';
import { prepared, type part } from './concept-part.ts';

type Criteria = Parameters<typeof part>[0]['criteria'];

const codesOf = (criteria: Criteria, words: Record<string, string[]> = {}, more = {}): string[] => {
  const { problems = [] } = prepared({ criteria, ...more }, Object.keys(criteria).length, words);
  return problems.map(
    ({ path, code, severity }) => `${severity === 'error' ? '' : `${severity} `}${path.join('.')} ${code}`,
  );
};

describe('patterns that can match nothing', () => {
  test.each([
    ['all and not the same', { a: { all: ['one', 'two'], not: ['one'] } }, ['criteria.a never-holds']],
    ['not what every hit has', { a: { any: ['one two'], not: ['two'] } }, ['criteria.a never-holds']],
    ['an except over all of it', { a: { any: ['ReLU'], except: ['ReLU'] } }, ['criteria.a never-holds']],
    [
      'an except over each of it',
      { a: { any: ['a ReLU', 'no ReLU'], except: ['ReLU', 'a ReLU', 'no ReLU'] } },
      ['criteria.a never-holds'],
    ],
    ['min above the list', { a: { min: 3, of: ['one', 'two'] } }, ['criteria.a.min min-too-large']],
    ['only with order', { a: { only: 'one', order: ['one', 'two'] } }, ['criteria.a.order only-with-others']],
    ['no word', { a: '?!' }, ['criteria.a matches-anything', 'criteria.a phrase-without-words'].slice(1)],
    ['dots only', { a: '. ,' }, ['criteria.a phrase-without-words']],
    ['a not with a gap that is wider', { a: { any: 'one ... two', not: 'one two' } }, []],
    ['except inside a longer phrase', { a: { any: ['ReLU'], except: ['leaky ReLU'] } }, []],
    ['a phrase that asks for a denial', { a: ['not affected by', 'never fails'] }, []],
    ['near with words that overlap', { a: { all: ['one two', 'two three'], near: 'four' } }, []],
    ['names with stops', { a: { any: ['torch.nn.Linear', 'torch.nn.ReLU'], not: ['forward', 'step'] } }, []],
    ['mathematics', { a: ['|x|', '< 0', 'max(0, x)', '=ReLU', 'y_o = 1'] }, []],
  ] satisfies [string, Criteria, string[]][])('%s', (_, criteria, codes) => {
    expect(codesOf(criteria)).toEqual(codes);
  });
});

describe('patterns that contradict each other', () => {
  test('a misconception that is a criterion', () => {
    const misconceptions = { m: { any: ['local', 'locality'], penalty: 1 } };
    expect(codesOf({ a: ['locality', 'local'] }, {}, { misconceptions })).toEqual([
      'misconceptions.m costs-what-it-earns',
    ]);
    expect(codesOf({ a: ['locality', 'small region'] }, {}, { misconceptions })).toEqual([]);
  });

  test.each([
    ['the same phrase twice', { a: ['kink', 'corner'], b: ['corner', 'edge'] }, ['warning criteria.b paid-twice']],
    [
      'the same words in another order',
      { a: { all: ['one', 'two'] }, b: { all: ['two', 'one'] } },
      ['warning criteria.b paid-twice'],
    ],
    ['one inside of the other', { a: ['parameters'], b: ['fewer parameters'] }, []],
    ['different ones', { a: ['kink'], b: ['edge'] }, []],
  ] satisfies [string, Criteria, string[]][])('two criteria with %s', (_, criteria, codes) => {
    expect(codesOf(criteria)).toEqual(codes);
  });

  test('where some suffice, nothing is paid twice', () => {
    expect(prepared({ criteria: { a: 'kink', b: 'kink' }, cap: true }, 1).problems).toEqual([]);
  });
});

describe('patterns that would take too long', () => {
  const doubling = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`l${i}`, i === 0 ? ['word'] : [`<l${i - 1}>`, `<l${i - 1}> x`]]),
  );
  const nested = (depth: number): string =>
    depth === 0 ? 'stop' : `alpha beta (gamma delta ${nested(depth - 1)}|omega)`;

  test.each([
    ['lists that double', '<l39>', doubling],
    ['brackets in brackets, with compounds', nested(16), {}],
    ['a list of thousands', '<long>', { long: Array.from({ length: 5000 }, (_, i) => `word${i}`) }],
    ['many gaps', Array.from({ length: 30 }, () => 'word').join(' ... '), {}],
    ['many stars', `${'a*'.repeat(20)}b`, {}],
    ['a phrase as long as a page', 'word '.repeat(5000), {}],
  ])('%s', (_, phrase, words) => {
    const start = process.cpuUsage().user;
    expect(codesOf({ a: phrase }, words)).toEqual(['criteria.a phrase-too-large']);
    expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
  });

  test('too much in all', () => {
    const long = Array.from({ length: 900 }, (_, i) => `word${i}`);
    expect(codesOf({ a: { all: Array.from({ length: 30 }, (_, i) => `<long> x${i}`) } }, { long })).toEqual([
      'criteria criteria-too-large',
    ]);
  });

  test.each(['/local(ity)?/', String.raw`\blocal\b`, 'local.*', '[a-z]+ity', String.raw`local\w+`])(
    'a regular expression: %s',
    (phrase) => {
      expect(codesOf({ a: phrase })).toEqual(['criteria.a regular-expression']);
    },
  );

  test.each(['*', '** ?', 'reduce * parameters'])('a lone star: %s', (phrase) => {
    expect(codesOf({ a: phrase })).toEqual(['criteria.a matches-anything']);
  });
});

describe('mistakes and their places', () => {
  const lint = async (text: string, others = {}): Promise<string[]> => {
    const found = await loadRubric(folderWith({ 'rubric.yaml': HEAD + text, ...others }), { lint: true });
    return found
      .filter(({ code }) => code !== 'no-examples')
      .map(({ place, code, excerpt }) => {
        const line = excerpt?.at(-1)?.slice((place?.start.column ?? 1) - 1, (place?.end.column ?? 1) - 1) ?? '';
        return `${place?.file ?? ''}:${String(place?.start.line)} ${code} “${line}”`;
      });
  };

  test('all of them in one run', async () => {
    const text = `words:
  places: [location, <positons>]
  positions: [<places>, spot]
  empty: []
parts:
  a:
    check: concept
    points: 3
    criteria:
      one: [kink, /corner/]
      two: { all: [edge, flat], not: flat }
      three: { any: [{ all: [big, small], points: 2 }] }
    misconceptions:
      one: { any: round, penalty: 1 }
`;
    expect(await lint(text)).toEqual([
      'rubric.yaml:4 list-unknown “<positons>”',
      'rubric.yaml:6 list-empty “empty”',
      'rubric.yaml:12 regular-expression “/corner/”',
      'rubric.yaml:14 unknown-key “2”',
      'rubric.yaml:16 same-name “one”',
    ]);
  });

  test('contradictions show when the rest can be read', async () => {
    const text = `parts:
  a:
    check: concept
    criteria:
      one: { all: [edge, flat], not: flat }
    levels: { 1: one and two }
    points: 1
`;
    expect(await lint(text)).toEqual(['rubric.yaml:8 level-unknown-criterion “one and two”']);
    expect(await lint(text.replace(' and two', ''))).toEqual(['rubric.yaml:7 never-holds “one”']);
  });

  test('word lists of a course: one that uses another, and rings', async () => {
    const rubric = (phrase: string): string => `include: course.yaml
words: { near-by: [close, <small>] }
parts:
  a: { check: concept, criteria: { one: "${phrase}" } }
`;
    const course = 'gradecheck: 1\nwords:\n  small: [small, tiny]\n';
    expect(await lint(rubric('<near-by> region'), { 'course.yaml': course })).toEqual([]);
    const ring = 'gradecheck: 1\nwords:\n  small: [tiny, <near-by>]\n';
    expect(await lint(rubric('some region'), { 'course.yaml': ring })).toEqual([
      'course.yaml:3 list-ring “<near-by>”',
      'rubric.yaml:4 list-ring “<small>”',
    ]);
    expect(await lint(rubric('<near-bay> region'), { 'course.yaml': course })).toEqual([
      'rubric.yaml:6 phrase-unreadable “"<near-bay> region"”',
    ]);
  });
});
