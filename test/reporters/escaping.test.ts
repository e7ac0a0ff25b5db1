import fc from 'fast-check';
import { expect, test } from 'vitest';

import { answer, classOf, evidence, hostile, onlyOne, part, result } from './results.ts';
import { classPage, reportPage, scoresCsv, textOf } from './render.ts';

test('hostile text is shown as text on a report', async () => {
  const page = await reportPage(hostile());
  for (const raw of ['<script', '<img', 'onmouseover="', '</textarea>', '\u001b', '\u0000', '\u009b', '\u202e'])
    expect(page).not.toContain(raw);
  const text = textOf(page);
  for (const shown of [
    '<script>alert(1)</script>',
    '{{constructor}} {{{{raw}}}} {{> report}} ${process.exit()} $& $1 $$',
    '␛[31mred',
    '=HYPERLINK("http://example.com","x")',
    'שלום',
  ])
    expect(text).toContain(shown);
});

test('hostile text is shown as text on a class page', async () => {
  const page = await classPage(onlyOne(hostile()));
  for (const raw of ['<script', '<img', 'onmouseover="', '\u001b', '\u0000', '\u202e']) expect(page).not.toContain(raw);
});

test('no text of a student leaves its element', async () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '&',
    '&lt;',
    '{{',
    '}}',
    '{{{',
    '$',
    '$$',
    '\\',
    '`',
    '=',
    '--',
    'a',
    '\n',
    '\r\n',
    ' ',
    '\u0000',
    '\u001b[1m',
    '\ud800',
    '</mark>',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
      async (text) => {
        const whole = answer(`x${text}y`, 1, { readAs: text, readAsLatex: text });
        const page = await reportPage(
          result([part('a', { title: `t${text}`, ask: text, answer: whole, evidence: [evidence(whole, 'x')] })]),
        );
        const plain = await reportPage(
          result([part('a', { title: 'tt', ask: text === '' ? '' : 'q', answer: { ...whole, readAsLatex: '' } })]),
        );
        const names = (html: string): string[] =>
          (html.replaceAll(/<math[\s\S]*?<\/math>/gu, '').match(/<[^\s<>]*/gu) ?? []).filter(
            (name) => !KNOWN.has(name),
          );
        expect(names(page)).toEqual([]);
        expect(names(plain)).toEqual([]);
      },
    ),
    { numRuns: 150, seed: 1 },
  );
});

const KNOWN = new Set(
  'a abbr article b body caption circle dd defs desc details div dl dt figcaption figure footer g h1 h2 h3 h4 head header html i li line link main mark math meta nav ol p path rect section small span style summary svg symbol table tbody td text th thead title tr ul use'
    .split(' ')
    .flatMap((name) => [`<${name}`, `</${name}`])
    .concat('<!doctype'),
);

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('an id %j is no formula in the CSV', async (id) => {
  const csv = await scoresCsv(onlyOne({ ...hostile(), submission: { id, files: [] } }));
  const cell = csv.split('\n')[1] ?? '';
  expect(cell.replace(/^"/u, '').startsWith("'")).toBe(true);
});

test('text with commas, quotes and line breaks stays one cell', async () => {
  const summary = onlyOne({ ...hostile(), submission: { id: 'a,"b"\nc', files: [] } });
  expect(await scoresCsv(summary)).toContain('\n"a,""b""\nc",');
});

test('the CSV has the columns that scripts rely on, and nothing where nothing is graded', async () => {
  const csv = await scoresCsv(classOf(23));
  const rows = csv.trimEnd().split('\n');
  expect(rows[0]).toBe(
    'id,score,points,open_points,needs_review,a.1,a.2,b.dx,b.dy,c.f.shape,c.f.params,c.f.ops,c.g.shape,c.g.params,c.g.ops',
  );
  expect(rows).toHaveLength(24);
  expect(rows[23]).toBe('student-023,,20,20,true,,,,,,,,,,');
  expect(csv.includes('\r')).toBe(false);
});

test('a long run of marks and formulas is rendered in bounded time', async () => {
  const text = '$a$ '.repeat(5_000);
  const whole = answer(text);
  const marks = Array.from({ length: 1_000 }, (_, i) => ({
    ...evidence(whole, '$a$'),
    inAnswer: { start: 4 * i, end: 4 * i + 3 },
  }));
  const started = performance.now();
  await reportPage(result([part('a', { answer: whole, evidence: marks })]));
  expect(performance.now() - started).toBeLessThan(3_000);
});
