import { describe, expect, test } from 'vitest';

import { brief, folderWith, HEAD, loadText } from './rubric-folder.ts';
import { loadRubricFile } from '../../src/rubric/load.ts';

const COUNT = 'parts:\n  a:\n    check: count\n    points: 1\n';

/** Mistakes with the one message that each gets, and its place. The text begins in line 3. */
const MISTAKES: readonly (readonly [string, string, string, string])[] = [
  [
    'a misspelt key',
    `${COUNT}    exepct: 30\n`,
    '7:5 unknown-key',
    '`exepct` is no key in a part with check: count. Did you mean `expect`?',
  ],
  [
    'a word of another tool',
    `${COUNT}    answer: 30\n`,
    '7:5 unknown-key',
    '`answer` is no key in a part with check: count. Did you mean `expect`?',
  ],
  [
    'a unit',
    'parts:\n  a: { check: number, points: 1, expect: 3, unit: m }\n',
    '4:45 unknown-key',
    '`unit` is no key in a part with check: number. Did you mean `expect: 9.9 m/s`?',
  ],
  [
    'a misspelt kind',
    'parts:\n  a: { check: gradiant, points: 1, of: z, wrt: x }\n',
    '4:15 unknown-word',
    '`gradiant` is no kind of check. Did you mean `gradient`?',
  ],
  ['no kind', 'parts:\n  a: { points: 1, expect: 30 }\n', '4:3 no-check', 'Part a has no `check`: number, count,'],
  [
    'a misspelt check',
    'parts:\n  a: { points: 1, chek: count, expect: 30 }\n',
    '4:19 unknown-key',
    '`chek` is no key of a part. Did you mean `check`?',
  ],
  [
    'misspelt parts',
    'parts:\n  a: { pats: { b: { check: manual, points: 1 } } }\n',
    '4:8 unknown-key',
    'Did you mean `parts`?',
  ],
  [
    'parts under another word',
    'parts:\n  a: { questions: { b: { check: manual, points: 1 } } }\n',
    '4:8 unknown-key',
    'Did you mean `parts`?',
  ],
  ['no points', 'parts:\n  a: { check: count, expect: 3 }\n', '4:3 no-points', 'Part a has no `points`.'],
  [
    'misspelt points',
    'parts:\n  a: { check: count, expect: 3, pionts: 1 }\n',
    '4:33 unknown-key',
    'Did you mean `points`?',
  ],
  [
    'points of the rubric',
    'points: 3\nparts:\n  a: { check: manual, points: 1 }\n  b: { check: manual, points: 1 }\n',
    '3:9 points-sum',
    'The parts add up to 2 points, not 3.',
  ],
  [
    'points of a group',
    'parts:\n  g: { points: 3, parts: { a: { check: manual, points: 1 } } }\n',
    '4:16 points-sum',
    'The parts of g add up to 1 point, not 3.',
  ],
  [
    'points of criteria',
    'parts:\n  a:\n    check: concept\n    points: 2\n    criteria: { x: [a], y: [b], z: [c] }\n',
    '6:13 criteria-sum',
    'The criteria of a add up to 3 points, the part has 2. If some of them suffice, add `cap: true`.',
  ],
  [
    'a slip that nobody knows',
    'parts:\n  a: { check: count, points: 1, expect: 30, mistakes: { counts-bias: 1/2 } }\n',
    '4:57 unknown-slip',
    '`counts-bias` is no known slip in a part with check: count. Did you mean `counted-bias`?',
  ],
  [
    'a slip in defaults',
    'defaults: { mistakes: { missing-mud: 1/2 } }\nparts:\n  a: { check: manual, points: 1 }\n',
    '3:25 unknown-slip',
    'Did you mean `missing-mod`?',
  ],
  [
    'a share over 1',
    'parts:\n  a: { check: count, points: 1, expect: 30, mistakes: { counted-bias: 50 } }\n',
    '4:71 not-a-share',
    '50 is more than 1: a share of the points is meant, such as 1/2, 0.5 or 50 %.',
  ],
  [
    'a key of another kind',
    'parts:\n  a: { check: count, points: 1, expect: 30, tolerance: 1 % }\n',
    '4:45 misplaced-key',
    '`tolerance` does not belong in a part with check: count; it is known in parts with check: number or code.',
  ],
  [
    'a convention in a part',
    'parts:\n  a: { check: gradient, points: 1, of: z, wrt: x, layout: numerator }\n',
    '4:51 misplaced-key',
    '`layout` does not belong in a part with check: gradient; it is known in `conventions`.',
  ],
  [
    'a check on a group',
    'parts:\n  g: { check: manual, parts: { a: { check: manual, points: 1 } } }\n',
    '4:8 misplaced-key',
    'what holds for all of them goes into `defaults`',
  ],
  [
    'a list of answers',
    'parts:\n  a: { check: count, points: 1, expect: [30, 40] }\n',
    '4:33 several-answers',
    '`expect` is one answer. Further ones go under `also`.',
  ],
  ['a list of parts', 'parts:\n  - id: a\n    check: count\n', '3:1 parts-list', '`parts` is a map'],
  ['an empty value', `${COUNT}    expect:\n`, '7:5 no-value', '`expect` has no value.'],
  [
    'a key that must be there',
    'parts:\n  a: { check: gradient, points: 1, of: z }\n',
    '4:3 missing-key',
    '`wrt` is missing in a part with check: gradient.',
  ],
  [
    'a comma in braces',
    'parts:\n  a: { check: shape, points: 1, expect: (100, 10) }\n',
    '4:47 cut-by-comma',
    'The comma before `10)` cut a value in two.',
  ],
  [
    'a set',
    'parts:\n  a:\n    check: formula\n    points: 1\n    expect: {1, 3}\n',
    '7:13 braces',
    'a set needs quotes',
  ],
  [
    'form alone',
    'parts:\n  a: { check: number, points: 1, expect: 3, form: fraction }\n',
    '4:51 form-without-credit',
    'Add `wrong-form` under `mistakes`',
  ],
  [
    'an example worth too much',
    'parts:\n  a: { check: manual, points: 1, examples: { 2: x } }\n',
    '4:46 example-points',
    'An example of a earns 2 points, but the part is worth 1.',
  ],
  [
    'an example under a word',
    'parts:\n  a: { check: manual, points: 1, examples: { two: x } }\n',
    '4:46 bad-name',
    '`two` is neither a number of points nor `review`.',
  ],
  [
    'a name with a space',
    'parts:\n  f g: { check: manual, points: 1 }\n',
    '4:3 bad-name',
    '`f g` cannot be a name here.',
  ],
  [
    'a level given twice',
    'parts:\n  d.e: { check: manual, points: 1 }\n  d: { check: manual, points: 1 }\n',
    '5:3 two-places',
    'The level d is written out and opened',
  ],
  [
    'a part given twice',
    'parts:\n  a: { check: manual, points: 1 }\n  a: { check: manual, points: 1 }\n',
    '5:3 duplicate-key',
    '`a` stands twice in one map.',
  ],
  [
    'a type that nobody knows',
    'symbols: { x: vektor(n) }\nparts:\n  a: { check: manual, points: 1 }\n  b: { check: manual, points: 1 }\n',
    '3:12 bad-symbol',
    '`vektor(n)` is no type',
  ],
  [
    'a word for a number',
    'parts:\n  a: { check: manual, points: 1, review_below: 3 }\n',
    '4:48 out-of-bounds',
    '3 is too large for `review_below`',
  ],
  [
    'a word for a flag',
    'parts:\n  a: { check: manual, points: 1, extra: maybe }\n',
    '4:41 wrong-type',
    'true or false is expected',
  ],
  [
    'an included file that is not there',
    'include: ../course.yaml\nparts:\n  a: { check: manual, points: 1 }\n',
    '3:10 unreadable-file',
    'There is no file ../course.yaml.',
  ],
  [
    'a reference that is not there',
    'reference: other.ts\nparts:\n  a: { check: manual, points: 1 }\n',
    '3:12 no-reference',
    'There is no file other.ts.',
  ],
];

describe('each mistake gets one message, with its place', () => {
  test.each(MISTAKES)('%s', async (_, text, place, message) => {
    const { diagnostics } = await loadText(text);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(brief(errors)).toEqual([place]);
    expect(`${errors[0]?.message ?? ''} ${errors[0]?.help ?? ''}`).toContain(message);
  });
});

test('all mistakes are named in one run, in the order of the file', async () => {
  const { diagnostics } = await loadText(
    [
      'titel: x',
      'conventions: { index_bas: 0, layout: numeratr }',
      'words: { A b: [x] }',
      'defaults: { pionts: 2 }',
      'parts:',
      '  a: { check: count, points: 1, expect: 3, revael: all }',
      '  b: 3',
      '  c:',
      '  k: { check: concept, criteria: { x: { alll: [a] } } }',
      '  m: { check: manual, points: 1, feedback: { wrong: x } }',
      '',
    ].join('\n'),
  );
  expect(brief(diagnostics)).toEqual([
    '3:1 unknown-key',
    '4:16 unknown-key',
    '4:38 unknown-word',
    '5:10 bad-name',
    '6:13 unknown-key',
    '8:44 unknown-key',
    '9:6 wrong-type',
    '10:3 no-value',
    '11:41 unknown-key',
    '12:46 unknown-key',
  ]);
});

test('a mistake in defaults is named once, however many parts inherit it', async () => {
  const { diagnostics } = await loadText(
    'defaults: { check: number, points: 1, tolerance: [1] }\nparts:\n  a: { expect: 3 }\n  b: { expect: 3 }\n',
  );
  expect(brief(diagnostics)).toEqual(['3:39 wrong-type']);
});

test('a mistake in a file of the course is named there', async () => {
  const { diagnostics } = await loadText('include: course.yaml\nparts:\n  a: { check: manual, points: 1 }\n', {
    'course.yaml': 'gradecheck: 1\ndefaults:\n  revael: all\nparts: {}\n',
  });
  expect(diagnostics.map(({ place, code }) => `${place?.file ?? ''}:${String(place?.start.line)} ${code}`)).toEqual([
    'course.yaml:3 unknown-key',
    'course.yaml:4 misplaced-key',
  ]);
});

test('a diagnostic shows its line with two before it, and how long the mistake is', async () => {
  const { diagnostics } = await loadText(`${COUNT}    exepct: 30\n`);
  expect(diagnostics.find(({ severity }) => severity === 'error')).toMatchObject({
    excerpt: ['    check: count', '    points: 1', '    exepct: 30'],
    place: { file: 'rubric.yaml', start: { line: 7, column: 5 }, end: { line: 7, column: 11 } },
  });
});

describe('versions', () => {
  test('a newer version is refused with what is needed, and nothing else is said of the file', async () => {
    const { rubric, diagnostics } = await loadRubricFile(
      folderWith({ 'rubric.yaml': 'gradecheck: 2\nnew: thing\nparts: 3\n' }),
    );
    expect(rubric).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics.find(({ severity }) => severity === 'error')).toMatchObject({
      code: 'newer-version',
      help: 'A newer gradecheck is needed.',
      place: { start: { line: 1, column: 13 } },
    });
    expect(diagnostics[0]?.message).toContain('version 2 of the rubric language; gradecheck 0.1.0 reads version 1');
  });

  test('a file without a version says what to write', async () => {
    const { diagnostics } = await loadRubricFile(
      folderWith({ 'rubric.yaml': 'id: x\nparts:\n  a: { check: manual, points: 1 }\n' }),
    );
    expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([
      ['missing-key', 'Begin it with `gradecheck: 1`.'],
    ]);
  });
});

describe('where there is no rubric', () => {
  test.each([
    ['nothing', 'nowhere/at-all', 'There is no rubric'],
    ['a folder without one', '.', 'There is no rubric.yaml in the folder'],
  ])('%s', async (_, name, message) => {
    await expect(loadRubricFile(`${folderWith({ 'other.txt': '' })}/${name}`)).rejects.toThrow(message);
  });

  test('bytes that are no text', async () => {
    const { rubric, diagnostics } = await loadRubricFile(
      folderWith({ 'rubric.yaml': new Uint8Array([0x61, 0xff, 0xfe]) }),
    );
    expect(rubric).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['not-utf-8']);
  });

  test('a file of many megabytes', async () => {
    const { diagnostics } = await loadRubricFile(folderWith({ 'rubric.yaml': `${HEAD}${'#\n'.repeat(3_000_000)}` }));
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining('more than 4000000 bytes')]);
  });
});
