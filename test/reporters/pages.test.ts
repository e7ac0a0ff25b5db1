import { expect, test } from 'vitest';

import { classOf, everyState, hostile, manyParts, onlyOne, part, result, ungraded } from './results.ts';
import { classPage, reportPage, scoresCsv, submissionFiles, textOf } from './render.ts';

const PAGES: readonly (readonly [string, () => Promise<string>])[] = [
  ['report-every-state', () => reportPage(everyState())],
  ['report-ungraded', () => reportPage(ungraded())],
  ['report-hostile', () => reportPage(hostile())],
  ['report-one-part', () => reportPage(manyParts(1))],
  ['class-of-twelve', () => classPage(classOf(12), ['index.html', 'scores.csv', 'results.jsonl'])],
  ['class-of-none', () => classPage(classOf(0))],
];

test.each(PAGES)('%s looks as it did', async (name, page) => {
  await expect(await page()).toMatchFileSnapshot(`../golden/reports/${name}.html`);
});

const ALL: typeof PAGES = [
  ...PAGES,
  ['report of 10 parts', () => reportPage(manyParts(10))],
  ['report of 60 parts', () => reportPage(manyParts(60))],
  ['class of one', () => classPage(classOf(1))],
  ['class of 600', () => classPage(classOf(600))],
  ['hostile class', () => classPage(onlyOne(hostile()))],
];

test.each(ALL)('%s is one file without scripts that loads nothing', async (_, page) => {
  const html = await page();
  const policy = /<meta http-equiv="Content-Security-Policy" content="(?<policy>[^"]*)">/u.exec(html);
  expect(policy?.groups?.['policy']).toContain("default-src 'none'");
  expect(policy?.groups?.['policy']).not.toContain('script-src');
  const tags = html.match(/<[^<>]*>/gu) ?? [];
  expect(tags.filter((tag) => /^<(?:script|iframe|img|object|embed|base|form|video|audio)\b/iu.test(tag))).toEqual([]);
  expect(
    tags.filter((tag) => /\s(?:on[a-z]+|src|srcset|action|formaction|xlink:href)\s*=/iu.test(attributeNames(tag))),
  ).toEqual([]);
  const links = tags.flatMap((tag) => /\shref="(?<to>[^"]*)"/u.exec(tag)?.groups?.['to'] ?? []);
  expect(links.filter((link) => /^[a-z+.-]*:/iu.test(link) && link !== 'data:,')).toEqual([]);
  expect(links.filter((link) => link.startsWith('/') || link.includes('..'))).toEqual([]);
  expect(html.match(/url\(|@import/gu)).toBeNull();
});

test.each(ALL)('%s has headings in order and no id twice', async (_, page) => {
  const html = await page();
  const levels = [...html.matchAll(/<h(?<level>[1-6])\b/gu)].map(({ groups }) => Number(groups?.['level']));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  levels.forEach((level, index) => {
    expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  });
  const ids = [...html.matchAll(/\sid="(?<id>[^"]*)"/gu)].map(({ groups }) => groups?.['id']);
  expect(new Set(ids).size).toBe(ids.length);
  const targets = [...html.matchAll(/\shref="#(?<id>[^"]*)"/gu)].map(({ groups }) => groups?.['id']);
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
});

test('a report names every state in words', async () => {
  const text = textOf(await reportPage(everyState()));
  for (const word of ['Complete', 'Partly there', 'Not yet right', 'With a person', 'Not found'])
    expect(text).toContain(word);
});

test.each([
  ['full', { status: 'correct' }, 'Complete'],
  ['part', { status: 'partial', score: 0.5 }, 'Partly there'],
  ['zero', { status: 'incorrect', score: 0 }, 'Not yet right'],
  ['missing', { status: 'missing', score: 0 }, 'Not found'],
  ['missing, in review', { status: 'missing', score: 0, openPoints: 1, needsReview: true }, 'With a person'],
  ['correct, in review', { status: 'correct', needsReview: true }, 'With a person'],
  ['unreadable', { status: 'unreadable', score: 0, openPoints: 1, needsReview: true }, 'With a person'],
  ['undecided', { status: 'undecided', score: 0, openPoints: 1, needsReview: true }, 'With a person'],
] as const)('a part that is %s is shown as such', async (_, given, word) => {
  const page = await reportPage(result([part('a', given)]));
  expect(/<p class="state">(?<state>.*?)<\/p>/u.exec(page)?.groups?.['state']).toContain(word);
});

test('the words that earned points are marked in place, with the number of their idea', async () => {
  const page = await reportPage(everyState());
  expect(page).toContain('<mark class="earned">the same filter weights<a class="note-link"');
  expect(textOf(page)).toContain('What is missing is the reason');
});

test('mathematics is typeset as MathML, and shown as text where it cannot be', async () => {
  const shown = (latex: string): Promise<string> =>
    reportPage(result([part('a', { answer: { ...manyParts(1).parts[0]?.answer, ...READ, readAsLatex: latex } })]));
  expect(await shown(String.raw`\frac{1}{2}`)).toContain('<mfrac>');
  expect(textOf(await shown(String.raw`\frac{1}{`))).toContain('Read as one half');
  expect(textOf(await shown(String.raw`\href{https://example.com}{x}`))).toContain('Read as one half');
});

const READ = {
  text: 'one half',
  file: 'a.md',
  place: { file: 'a.md', start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 9, offset: 8 } },
  firstLine: 1,
  readAs: 'one half',
};

test('where the index ran out of an array, a picture shows where it landed', async () => {
  const text = textOf(await reportPage(everyState()));
  expect(text).toContain('past end');
  expect(text).toContain('Your formula gives 0.52; the derivative is −1.31.');
  expect(text).toContain('differs');
});

test('the key is hidden while a person decides', async () => {
  const [whole] = [everyState()];
  const waiting = whole.parts.find(({ id }) => id === 'c.f.ops');
  if (!waiting) throw new Error('the part is gone');
  const text = textOf(
    await reportPage({ ...whole, parts: [{ ...waiting, expected: { text: '424,242', latex: '424242' } }] }),
  );
  expect(text).toContain('Shown once a person has decided.');
  expect(text).not.toContain('424,242');
});

test('the sums of groups on the page are those of the parts and of the CSV', async () => {
  const whole = everyState();
  const page = await reportPage(whole);
  const groups = [
    ...page.matchAll(/<span class="label"><b>(?<score>[\d.]+)<span class="most"> \/ (?<points>[\d.]+)</gu),
  ];
  const sum = (key: string): number => groups.reduce((total, { groups: one }) => total + Number(one?.[key]), 0);
  expect(sum('score')).toBe(whole.score);
  expect(sum('points')).toBe(whole.points);
  expect(textOf(page)).toContain(
    '13.5 of 20 so far. 1 point is still open, so the final score is between 13.5 and 14.5.',
  );
  const [, row = ''] = (await scoresCsv(classOf(1))).split('\n');
  const [, total, ...rest] = row.split(',');
  expect(rest.slice(3).reduce((all, one) => all + Number(one), 0)).toBe(Number(total));
});

test('a class page links to each report, also under an awkward name', async () => {
  const summary = classOf(3);
  const odd = { ...summary, entries: summary.entries.map((entry) => ({ ...entry, folder: 'a b#c?%' })) };
  expect(await classPage(odd)).toContain('href="a%20b%23c%3F%25/report.html"');
});

test('a page of another student is never named in a report', async () => {
  const page = await reportPage(everyState());
  expect(page.match(/student-\d+/gu)?.every((one) => one === 'student-017')).toBe(true);
});

test('results for programs are one document, and one line of a list', async () => {
  const whole = hostile();
  const [file, line] = await submissionFiles('json', whole);
  expect(file?.path).toBe('folder/result.json');
  expect(JSON.parse(file?.text ?? '')).toEqual(whole);
  expect(line).toMatchObject({ path: 'results.jsonl', append: true });
  expect(line?.text.match(/\n/gu)).toHaveLength(1);
  expect(JSON.parse(line?.text ?? '')).toEqual(whole);
});

/** A tag without the values of its attributes. */
function attributeNames(tag: string): string {
  return tag.replaceAll(/"[^"]*"/gu, '""');
}
