import { describe, expect, test } from 'vitest';

import { DEFAULT_CONVENTIONS } from '../../src/model/conventions.ts';
import { share } from '../../src/model/share.ts';
import type { RubricNode } from '../../src/rubric/rubric.ts';
import { seedOf } from '../../src/rubric/seed.ts';
import { allParts, brief, loadText, partOf } from './rubric-folder.ts';

/** The tree of ids with labels: `c[c](c.f[f](…))`. */
function outline(nodes: readonly RubricNode[]): string {
  return nodes
    .map((node) => `${node.id}[${node.labels.join('|')}]${'nodes' in node ? `(${outline(node.nodes)})` : ''}`)
    .join(' ');
}

describe('the tree', () => {
  test('dots open levels, and join those that dots have opened', async () => {
    const { rubric } = await loadText(
      'parts:\n  c.f.x: { check: manual, points: 1 }\n  c.f.y: { check: manual, points: 1 }\n  c.g: { check: manual, points: 1 }\n  d: { parts: { e.f: { check: manual, points: 1 } } }\n',
    );
    expect(outline(rubric?.nodes ?? [])).toBe('c[c](c.f[f](c.f.x[x] c.f.y[y]) c.g[g]) d[d](d.e[e](d.e.f[f]))');
  });

  test('parts keep the order of the file, also where their names are numbers', async () => {
    const { rubric } = await loadText(
      'parts:\n  b: { check: manual, points: 1 }\n  2: { check: manual, points: 1 }\n  3: { check: manual, points: 1 }\n  1.10: { check: manual, points: 1 }\n',
    );
    expect(allParts(rubric?.nodes ?? []).map(({ id }) => id)).toEqual(['b', '2', '3', '1.10']);
  });

  test.each([
    ['', ['a'], 'a'],
    ['label: (a)', ['(a)'], '(a)'],
    ['label: [mean, the mean]', ['mean', 'the mean'], 'mean'],
    ['label: none', [], 'a'],
    ['label: 1.10', ['1.10'], '1.10'],
  ])('%s', async (label, labels, title) => {
    const { rubric } = await loadText(`parts:\n  a:\n    check: manual\n    points: 1\n    ${label}\n`);
    expect(partOf(rubric, 'a')).toMatchObject({ labels, title });
  });

  test('a question and a file', async () => {
    const { rubric } = await loadText(
      'parts:\n  a:\n    check: manual\n    points: 1\n    file: knn.ipynb\n    ask: |\n      Two\n      lines\n',
    );
    expect(partOf(rubric, 'a')).toMatchObject({ ask: 'Two\nlines', files: ['knn.ipynb'] });
  });

  test('several files, also for the parts of a group', async () => {
    const { rubric } = await loadText(
      'defaults: { check: manual, points: 1, file: [a.md, "*b.md"] }\nparts:\n  x: {}\n  y: { file: c.md }\n',
    );
    expect(partOf(rubric, 'x')).toMatchObject({ files: ['a.md', '*b.md'] });
    expect(partOf(rubric, 'y')).toMatchObject({ files: ['c.md'] });
  });
});

describe('defaults', () => {
  test('come from the course, the rubric and the groups; the nearest wins', async () => {
    const course = 'gradecheck: 1\ndefaults: { reveal: hint, review_below: 0.5, self_check: none }\n';
    const { rubric } = await loadText(
      [
        'include: course.yaml',
        'defaults: { check: manual, points: 1, review_below: 0.6 }',
        'parts:',
        '  a: {}',
        '  g:',
        '    defaults: { points: 2, self_check: verdict }',
        '    parts:',
        '      b: {}',
        '      c: { points: 1/2, reveal: nothing }',
        '',
      ].join('\n'),
      { 'course.yaml': course },
    );
    const settings = ['a', 'g.b', 'g.c'].map((id) => {
      const { points, reviewBelow, selfCheck, reveal } = partOf(rubric, id);
      return [points, reviewBelow, selfCheck, reveal];
    });
    expect(settings).toEqual([
      [share(1), 0.6, 'none', 'hint'],
      [share(2), 0.6, 'verdict', 'hint'],
      [share(1, 2), 0.6, 'verdict', 'nothing'],
    ]);
    expect(rubric?.points).toEqual(share(7, 2));
  });

  test('mistakes are added to, name by name, and those that a kind does not know are left out', async () => {
    const { rubric, diagnostics } = await loadText(
      [
        'defaults: { points: 1, mistakes: { counted-bias: 1/2, channels-first: 1/2, transposed: 1/4 } }',
        'parts:',
        '  n: { check: count, expect: 3, mistakes: { counted-bias: 1/3, off-by-one: 1/4 } }',
        '  s: { check: shape, expect: 3 }',
        '  m: { check: manual }',
        '',
      ].join('\n'),
    );
    expect(brief(diagnostics)).toEqual([]);
    expect(partOf(rubric, 'n').options).toEqual({
      expect: '3',
      mistakes: { 'counted-bias': '1/3', 'off-by-one': '1/4' },
    });
    expect(partOf(rubric, 's').options).toEqual({
      expect: '3',
      mistakes: { 'channels-first': '1/2', transposed: '1/4' },
    });
    expect(partOf(rubric, 'm').options).toEqual({});
  });

  test('keys that a kind does not have are left out', async () => {
    const { rubric, diagnostics } = await loadText(
      'defaults: { check: manual, points: 1, tolerance: 1 %, guide: look }\nparts:\n  a: {}\n  b: { check: number, expect: 3 }\n',
    );
    expect(brief(diagnostics)).toEqual([]);
    expect([partOf(rubric, 'a').options, partOf(rubric, 'b').options]).toEqual([
      { guide: 'look' },
      { expect: '3', tolerance: '1 %' },
    ]);
  });

  test('what comes from defaults has its place there', async () => {
    const { rubric } = await loadText(
      'defaults: { mistakes: { counted-bias: 1/2 } }\nparts:\n  a: { check: count, points: 1, expect: 30, mistakes: { off-by-one: 1/2 } }\n',
    );
    const { at, text } = {
      at: partOf(rubric, 'a').at,
      text: (start: { file: { text: string }; start: number; end: number }) =>
        start.file.text.slice(start.start, start.end),
    };
    expect(
      [
        at(['mistakes', 'counted-bias']),
        at(['mistakes', 'off-by-one']),
        at(['expect']),
        at(['nothing', 'here']),
        at([]),
      ].map(text),
    ).toEqual(['1/2', '1/2', '30', 'a', 'a']);
    expect(at(['mistakes', 'counted-bias']).start).toBeLessThan(at(['mistakes', 'off-by-one']).start);
  });
});

describe('answers arrive as they are written', () => {
  test.each(['1e5', '100_000', '0.10', '2:30', '.5', '3/8', '9.9 m/s', '-3', '2 f.parameters'])(
    '%s',
    async (written) => {
      const { rubric } = await loadText(
        `parts:\n  a:\n    check: number\n    points: 1\n    expect: ${written}\n    also: [${written}, { expect: ${written}, credit: 0.5 }]\n`,
      );
      expect(partOf(rubric, 'a').options).toEqual({
        expect: written,
        also: [written, { expect: written, credit: '0.5' }],
      });
    },
  );

  test('also inside of lists, examples and criteria; switches and counts keep their types', async () => {
    const { rubric } = await loadText(
      [
        'parts:',
        '  s: { check: shape, points: 1, expect: [1e2, 10], examples: { 1: [[100, 10], 1e3], 0: 007, review: [yes, 3] } }',
        '  c:',
        '    check: concept',
        '    points: 2',
        '    cap: true',
        '    criteria: { one: [1.0, yes], two: { any: [2.50], min: 2, of: [1e5] }, three: 3.0 }',
        '',
      ].join('\n'),
    );
    const part = partOf(rubric, 's');
    expect(part.options).toEqual({ expect: ['1e2', '10'] });
    expect(part.examples).toEqual([
      { expected: share(1), answer: '(100, 10)' },
      { expected: share(1), answer: '1e3' },
      { expected: share(0), answer: '007' },
      { expected: 'review', answer: 'yes' },
      { expected: 'review', answer: '3' },
    ]);
    expect(partOf(rubric, 'c').options).toEqual({
      cap: true,
      criteria: { one: ['1.0', 'yes'], two: { any: ['2.50'], min: 2, of: ['1e5'] }, three: '3.0' },
    });
  });
});

describe('conventions, symbols, words', () => {
  test('conventions are those of the level, then of the rubric, the course, and the defaults', async () => {
    const { rubric } = await loadText(
      'include: course.yaml\nconventions: { layout: numerator, decimal: comma }\nparts:\n  g:\n    conventions: { index_base: 0 }\n    parts: { a: { check: manual, points: 1, conventions: { decimal: point } } }\n  b: { check: manual, points: 1 }\n',
      { 'course.yaml': 'gradecheck: 1\nconventions: { layout: denominator, angles: degrees }\n' },
    );
    expect(partOf(rubric, 'g.a').conventions).toEqual({
      ...DEFAULT_CONVENTIONS,
      layout: 'numerator',
      decimal: 'point',
      angles: 'degrees',
      index_base: 0,
    });
    expect(partOf(rubric, 'b').conventions).toEqual({
      ...DEFAULT_CONVENTIONS,
      layout: 'numerator',
      decimal: 'comma',
      angles: 'degrees',
    });
  });

  test('symbols are inherited, one name at a time; spellings may be given without a type', async () => {
    const { rubric, diagnostics } = await loadText(
      "symbols: { yhat: { written: ['\\hat y'] }, b: real }\nparts:\n  g:\n    symbols:\n      x, z: vector(n)\n      b: { written: beta }\n    parts: { a: { check: manual, points: 1, symbols: { z: real } } }\n  c: { check: manual, points: 1 }\n",
    );
    expect(brief(diagnostics)).toEqual([]);
    const kinds = (id: string) =>
      Object.fromEntries(
        [...partOf(rubric, id).symbols].map(([name, { type, written }]) => [
          name,
          `${type.kind} ${written.join()}`.trim(),
        ]),
      );
    expect(kinds('g.a')).toEqual({ b: 'number beta', x: 'array', z: 'number', n: 'size' });
    expect(kinds('c')).toEqual({ b: 'number' });
    expect(partOf(rubric, 'g.a').spellings).toEqual(new Map([['yhat', ['\\hat y']]]));
  });

  test('word lists of several files are put together', async () => {
    const { rubric } = await loadText(
      'include: [one.yaml, two.yaml]\nwords: { own: [a, 1] }\nparts:\n  a: { check: manual, points: 1 }\n',
      {
        'one.yaml': 'gradecheck: 1\nwords: { more: [x], less: [y] }\n',
        'two.yaml': 'gradecheck: 1\nwords: { less: [z] }\n',
      },
    );
    expect(Object.fromEntries(rubric?.words ?? [])).toEqual({ own: ['a', '1'], more: ['x'], less: ['z'] });
  });

  test('files of a course may include each other, but not in a circle', async () => {
    const files = {
      'one.yaml': 'gradecheck: 1\ninclude: two.yaml\n',
      'two.yaml': 'gradecheck: 1\ninclude: one.yaml\nwords: { deep: [x] }\n',
    };
    const {
      rubric,
      diagnostics,
      files: read,
    } = await loadText('include: one.yaml\nparts:\n  a: { check: manual, points: 1 }\n', files);
    expect(diagnostics.map(({ code, place }) => `${place?.file ?? ''} ${code}`)).toEqual(['two.yaml include-circle']);
    expect(rubric?.words.get('deep')).toEqual(['x']);
    expect(read.map(({ name }) => name)).toEqual(['rubric.yaml', 'one.yaml', 'two.yaml']);
  });
});

describe('points', () => {
  test('a concept part is worth its criteria, unless it says otherwise', async () => {
    const { rubric, diagnostics } = await loadText(
      [
        'parts:',
        '  sum: { check: concept, criteria: { x: a, y: { any: [b], points: 1.5 }, z: { any: [c], points: 1/2 } } }',
        '  capped: { check: concept, points: 1, cap: true, criteria: { x: a, y: b } }',
        '  levels: { check: concept, points: 3, criteria: { x: a, y: b }, levels: { 3: x and y, 1: x } }',
        '',
      ].join('\n'),
    );
    expect(brief(diagnostics)).toEqual([]);
    expect(['sum', 'capped', 'levels'].map((id) => partOf(rubric, id).points)).toEqual([share(3), share(1), share(3)]);
  });

  test('extra parts are not in the total, nor in that of their group', async () => {
    const { rubric, diagnostics } = await loadText(
      'points: 1\nparts:\n  g:\n    points: 1\n    parts:\n      a: { check: manual, points: 1 }\n      b: { check: manual, points: 5, extra: true }\n',
    );
    expect(brief(diagnostics)).toEqual([]);
    expect(rubric?.points).toEqual(share(1));
    expect(partOf(rubric, 'g.b').extra).toBe(true);
  });
});

describe('feedback', () => {
  test.each([
    ['feedback: Look again.', { partial: 'Look again.', incorrect: 'Look again.', missing: 'Look again.' }],
    ['feedback: { correct: Well done., missing: Where is it? }', { correct: 'Well done.', missing: 'Where is it?' }],
    ['', {}],
  ])('%s', async (feedback, expected) => {
    const { rubric } = await loadText(`parts:\n  a:\n    check: manual\n    points: 1\n    ${feedback}\n`);
    expect(partOf(rubric, 'a').feedback).toEqual(expected);
  });
});

describe('what is not supported yet is named, but is no error', () => {
  test.each([
    [
      'a policy',
      'policies: { late: { per_day: 10 % } }\nparts:\n  a: { check: manual, points: 1 }\n',
      ['3:13 unsupported-policy'],
    ],
    [
      'policies that change nothing',
      'policies: { attempts: latest, negative_points: false }\nparts:\n  a: { check: manual, points: 1 }\n',
      [],
    ],
  ])('%s', async (_, text, expected) => {
    const { rubric, diagnostics } = await loadText(text);
    expect(rubric).toBeDefined();
    expect(brief(diagnostics)).toEqual(expected);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('a part without examples is a warning; one for a person is not', async () => {
    const { diagnostics } = await loadText(
      'parts:\n  a: { check: count, points: 1, expect: 3 }\n  b: { check: manual, points: 1 }\n  c: { check: count, points: 1, expect: 3, examples: { 1: 3 } }\n',
    );
    expect(diagnostics.map(({ severity, code, place }) => [severity, code, place?.start.line])).toEqual([
      ['warning', 'no-examples', 4],
    ]);
  });
});

describe('the seed', () => {
  test('is made from the id, the same on every machine, or given', async () => {
    const parts = 'parts:\n  a: { check: manual, points: 1 }\n';
    expect((await loadText(parts)).rubric?.seed).toBe(seedOf('test'));
    expect((await loadText(`seed: 12\n${parts}`)).rubric?.seed).toBe(12);
    // The test vectors of the algorithm's authors.
    expect([seedOf(''), seedOf('a'), seedOf('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  });
});

test('the patterns of write-ups, the title and the reference', async () => {
  const { rubric, reference } = await loadText(
    'title: Homework\nsubmission: { writeup: [a.ipynb, "*.md"] }\nreference: ref/own.ts\nparts:\n  a: { check: manual, points: 1 }\n',
    { 'ref/own.ts': '' },
  );
  expect(rubric).toMatchObject({ title: 'Homework', writeups: ['a.ipynb', '*.md'] });
  expect(reference?.replaceAll('\\', '/')).toMatch(/\/ref\/own\.ts$/u);
});
