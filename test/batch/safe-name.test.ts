import fc from 'fast-check';
import { expect, test } from 'vitest';

import { safeName, safeNames } from '../../src/batch/safe-name.ts';

test.each([
  ['ada', 'ada'],
  ['Ada Lovelace', 'Ada Lovelace'],
  ['Größe_漢字', 'Größe_漢字'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
  ['..', '__'],
  ['.hidden', '_hidden'],
  ['-rf', '_rf'],
  ['ends.', 'ends_'],
  ['ends ', 'ends_'],
  ['con', '_con'],
  ['CON.tar.gz', '_CON.tar.gz'],
  ['aux.md', '_aux.md'],
  ['com1', '_com1'],
  ['LPT¹', '_LPT¹'],
  ['console', 'console'],
  ['com10', 'com10'],
  ['a\u0000b\u001bc\nd', 'a_b_c_d'],
  ['a\u202eb\u200bc', 'a_b_c'],
  ['lone \ud800 half', 'lone _ half'],
  ['e\u0301', '\u00e9'],
  ['', '_'],
])('%j is kept as %j', (id, name) => {
  expect(safeName(id)).toBe(name);
});

test('a long name is cut between characters and stays different from one that begins the same', () => {
  const [a, b] = safeNames([`${'漢'.repeat(100)}a`, `${'漢'.repeat(100)}b`]);
  expect(Buffer.byteLength(a ?? '')).toBeLessThanOrEqual(80);
  expect(a).not.toBe(b);
  expect(a).toMatch(/^漢+-[\da-f]{10}$/u);
});

test('names that differ only in case or Unicode form get a number', () => {
  expect(safeNames(['Ada', 'ada', 'ADA', 'e\u0301', '\u00e9', 'straße', 'STRASSE'])).toEqual([
    'Ada',
    'ada~2',
    'ADA~3',
    '\u00e9',
    '\u00e9~2',
    'straße',
    'STRASSE~2',
  ]);
});

test('a name that has the number already is not given twice', () => {
  expect(safeNames(['a~2', 'a', 'a', 'A'])).toEqual(['a~2', 'a', 'a~3', 'A~4']);
});

test('the files of the class keep their names', () => {
  expect(safeNames(['index.html', 'SCORES.csv'], ['index.html', 'scores.csv'])).toEqual([
    'index.html~2',
    'SCORES.csv~2',
  ]);
});

test('whatever ids are, the names are safe and different on every system', () => {
  const ids = fc.array(fc.string({ unit: 'binary', maxLength: 120 }), { maxLength: 20 });
  fc.assert(
    fc.property(ids, (all) => {
      const names = safeNames(all);
      expect(names).toHaveLength(all.length);
      expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(all.length);
      for (const name of names) {
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^\.|[. ]$|^$/u);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(90);
        expect(() => encodeURIComponent(name)).not.toThrow();
      }
    }),
    { seed: 7, numRuns: 60 },
  );
});
