import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseYaml } from '../../src/rubric/parse-yaml.ts';
import { dataOf, textFile, textsOf, valueOf } from '../../src/rubric/tree.ts';

const parse = (text: string) => parseYaml(textFile('rubric.yaml', text));

function said(text: string): string[] {
  return parse(text).diagnostics.map(
    ({ place, code, message }) => `${place?.start.line ?? 0}:${place?.start.column ?? 0} ${code}: ${message}`,
  );
}

describe('what is not YAML is explained in the terms of a rubric', () => {
  test.each([
    ['brackets in braces', 'a: { of: z[k], wrt: x[i] }\n', '1:11 brackets-in-braces: Between { } and [ ] a value'],
    ['an interval', 'a:\n  expect: [0, 1)\n', '2:11 bracket: This [ is not closed. A value that begins with [ or {'],
    ['a brace that is not closed', 'a: { b: 1\nc: 3\n', '1:4 bracket: This { is not closed.'],
    ['an escape that YAML does not have', 'a: "\\sigma(x)"\n', '1:5 escape: In double quotes `\\s` is not'],
    ['a colon in a text', 'ask: Part one: the mean\n', '1:6 colon: A value with ": " in it needs quotes'],
    ['a tab', 'a:\n\tb: 1\n', '2:1 tab: YAML is indented with spaces'],
    ['a tag', 'a: !important x\n', '1:4 tag: A value that begins with !'],
    ['a back-tick', 'a: `x`\n', '1:4 needs-quotes: A value cannot begin with `'],
    ['an absolute value', 'a: |x| < 3\n', '1:5 needs-quotes: A value that begins with | or >'],
    ['a sentence that begins with >', 'a: > 3 items\n', '1:6 needs-quotes: A value that begins with | or >'],
    ['a text behind quotes', 'a: "x" and y\n', '1:8 text-after-quotes: The quotes end before'],
    ['a minus with a space', 'a: - 3\n', '1:4 needs-quotes: A value that begins with "- "'],
    ['a line that is indented too far', 'a: x\n  b: y\n', '1:4 indent: This line is indented'],
    ['no space behind a colon', 'a:b\nc: 1\n', '1:1 no-colon: A key and its value'],
    ['two documents', 'a: 1\n---\nb: 2\n', '2:1 several-documents: A rubric is one'],
    ['an open quote', "a: 'x\n", '2:1 yaml: This is not valid YAML'],
  ])('%s', (_, text, expected) => {
    const found = said(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });
});

describe('traps that YAML takes without a word', () => {
  test.each([
    [
      'a comma in braces',
      'a: { expect: (100, 10) }\n',
      '1:20 cut-by-comma: The comma before `10)` cut a value in two.',
    ],
    ['a set', 'a:\n  expect: {1, 3}\n', '2:11 braces: `{1, 3}`: a set needs quotes'],
    ['an escape that YAML has', 'a: "\\frac{1}{2} \\theta"\n', '1:5 escape: In double quotes `\\f` is not'],
    ['a # in a text', 'ask: value of #3\nb: 1\n', '1:15 comment: `#3`: from # on this is a comment'],
    ['a # at the beginning', 'ask: #3\nb: 1\n', '1:6 comment: `#3`'],
    ['a star', 'a:\n  - *variance\n', '2:5 alias: `*variance`: a value that begins with *'],
    ['a key given twice', 'a: 1\nb: 2\na: 3\n', '3:1 duplicate-key: `a` stands twice'],
    ['a key that is no word', '? [a]\n: 3\n', '1:3 strange-key'],
    ['__proto__', '__proto__: { x: 1 }\n', '1:1 forbidden-key'],
  ])('%s', (_, text, expected) => {
    const found = said(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  test('several traps are all named in one run', () => {
    const found = said('a: { expect: (1, 2) }\nb: value of #3\nc: "\\theta"\nb: 4\n');
    expect(found.map((one) => one.split(':', 2).join(':')).toSorted()).toEqual([
      '1:18 cut-by-comma',
      '2:13 comment',
      '3:5 escape',
      '4:1 duplicate-key',
    ]);
  });

  test.each([
    ['a comment with a space', 'a: x # fine\n# so is this\n#and this\nb: y\n'],
    ['escapes that mean what they look like', 'a: "say \\"hi\\" \\\\ there"\n'],
    ['a # inside of a word', 'a: C#\n'],
    ['no, yes, on, 0100 and 2:30', 'a: [no, yes, on, 0100, 2:30]\n'],
  ])('harmless: %s', (_, text) => {
    expect(said(text)).toEqual([]);
  });
});

describe('keys and values are what stands in the file', () => {
  test('1.1 and 1.10 are two keys', () => {
    const { root, diagnostics } = parse('1.1: a\n1.10: b\n');
    expect(diagnostics).toEqual([]);
    expect(root && [...root.entries.keys()]).toEqual(['1.1', '1.10']);
  });

  test('keys keep the order of the file, numbers too', () => {
    const { root } = parse('b: 1\n2: 1\n1: 1\na: 1\n');
    expect(root && [...root.entries.keys()]).toEqual(['b', '2', '1', 'a']);
  });

  test.each(['1e5', '100_000', '0.10', '2:30', '.5', '007', 'true', 'null', '~', '-1/K (y . log(yhat))'])(
    '%s',
    (written) => {
      const { root } = parse(`a: ${written}\n`);
      expect(textsOf(root && valueOf(root, 'a'))).toEqual([written]);
    },
  );

  test('quotes are not part of a text', () => {
    const { root } = parse(`a: '{1, 3}'\nb: "x"\nc: |\n  two\n  lines\n`);
    expect(root && dataOf(root)).toEqual({ a: '{1, 3}', b: 'x', c: 'two\nlines\n' });
  });

  test('an alias stands for its anchor', () => {
    const { root, diagnostics } = parse('a: &base { points: 2 }\nb: *base\n');
    expect(diagnostics).toEqual([]);
    expect(root && dataOf(root)).toEqual({ a: { points: 2 }, b: { points: 2 } });
  });
});

describe('hostile files are refused', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x,x]',
    ...'bcdefghijk'
      .split('')
      .map(
        (name, i) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefghij'[i] ?? ''}`).join(',')}]`,
      ),
  ].join('\n');

  test.each([
    ['an alias bomb', bomb, 'too-many-values'],
    ['an alias of itself', 'a: &a [*a]\n', 'endless-alias'],
    ['500 lists in each other', `a: ${'['.repeat(500)}${']'.repeat(500)}`, 'too-deep'],
    ['10,000 open brackets', `a: ${'['.repeat(10_000)}`, 'too-deep'],
    ['10,000 open braces', `a: ${'{'.repeat(10_000)}`, 'too-deep'],
    ['a file of more than a million characters', `a: ${'x'.repeat(1_000_000)}`, 'too-large'],
    ['an empty file', ' \n', 'empty-file'],
    ['a list', '- a\n', 'not-a-map'],
    ['a word', 'hello\n', 'not-a-map'],
  ])('%s', (_, text, code) => {
    const { root, diagnostics } = parse(text);
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
    expect(root).toBeUndefined();
  });

  test('20,000 keys are read in one pass', () => {
    const started = performance.now();
    parse(Array.from({ length: 20_000 }, (_, i) => `k${i}: v`).join('\n'));
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('no text makes it throw', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '*',
      '&b',
      '!',
      '|',
      '>',
      '#',
      '\\',
      '\t',
      '<<',
      '1.10',
      '?',
      '%',
      '---',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { root, diagnostics } = parse(pieces.join(''));
        expect(root !== undefined || diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
