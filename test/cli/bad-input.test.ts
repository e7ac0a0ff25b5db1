import { symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import type { PartResult, Result } from '../../src/model/result.ts';
import { addFiles, folderWith } from '../batch/folders.ts';
import { gradecheck, IS_BUILT, RUBRIC, writeUp, type Ran } from './gradecheck.ts';

const PDF = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< >>\nendobj\n';
const WORD = Buffer.from('504b03040a0000000000', 'hex');
const PHOTO = Buffer.from('ffd8ffe000104a46494600010100', 'hex');
/** Text that tries to be markup, a template, a terminal sequence, an order to a CI system or a formula. */
const ATTACK =
  '<script>alert(1)</script> {{constructor}} {{{x}}} {{> report}} \u001b[31mred\u001b[0m ${x} $&\n::error::x\n=HYPERLINK("http://x")\n';

function aliasBomb(): string {
  const levels = Array.from({ length: 12 }, (_, i) => `k${i + 1}: &k${i + 1} [${Array(9).fill(`*k${i}`).join(', ')}]`);
  return ['k0: &k0 [lol]', ...levels, 'a.1: *k12', ''].join('\n');
}

/** A class of bad submissions, one a folder, beside a good one that must not suffer. */
async function badClass(good: string): Promise<Record<string, Record<string, string | Uint8Array>>> {
  const notebook = JSON.stringify({
    cells: [{ cell_type: 'markdown', metadata: {}, source: [good] }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
  return {
    good: { 'hw2.md': good },
    empty: { 'hw2.md': '' },
    'white-space': { 'hw2.md': ' \n\t\n' },
    'one-part-missing': { 'hw2.md': await writeUp((text) => text.slice(0, text.lastIndexOf('\n', text.length / 2))) },
    huge: { 'hw2.md': Buffer.alloc(50_000_000, 'a line of text\n') },
    'invalid-utf8': {
      'hw2.md': Buffer.concat([Buffer.from(good), Buffer.from([0x0a, 0x0a, 0xff, 0xfe, 0xc3, 0x28, 0x0a])]),
    },
    'utf16-le': { 'hw2.md': Buffer.from(`\ufeff${good}`, 'utf16le') },
    'utf16-be': { 'hw2.md': Buffer.from(`\ufeff${good}`, 'utf16le').swap16() },
    'nul-bytes': { 'hw2.md': `a\u0000b${good}` },
    'binary-as-md': { 'hw2.md': new Uint8Array(4096).map((_, i) => (i * 7919) % 256) },
    pdf: { 'hw2.pdf': PDF },
    'pdf-as-md': { 'hw2.md': PDF },
    word: { 'hw2.docx': WORD },
    photo: { 'hw2.jpg': PHOTO },
    'pdf-beside': { 'hw2.md': good, 'scan.pdf': PDF },
    'photo-beside': { 'hw2.md': good, 'photo.jpg': PHOTO },
    'truncated-notebook': { 'hw2.ipynb': notebook.slice(0, -20) },
    notebook: { 'hw2.ipynb': notebook },
    'alias-bomb': { 'answers.yaml': aliasBomb() },
    proto: {
      'answers.json':
        '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "c.f.params": "100000"}',
    },
    'deep-brackets': {
      'hw2.md': `${good}\n\n${'['.repeat(10_000)}x${']'.repeat(10_000)}\n\n${'> '.repeat(10_000)}x\n`,
    },
    'deep-braces': { 'hw2.tex': `\\section*{(c)}\n$${'{'.repeat(10_000)}x${'}'.repeat(10_000)}$\n` },
    'deep-json': { 'answers.json': `{"a.1": ${'['.repeat(10_000)}${']'.repeat(10_000)}}` },
    'deep-fractions': { 'hw2.md': `(c) f(·):\n- parameters: $${'\\frac{1}{'.repeat(10_000)}x${'}'.repeat(10_000)}$\n` },
    tower: { 'hw2.md': '(c) f(·):\n- Number of parameters: $9^{9^{9^9}}$\n- operations: 9^9^9^9\n' },
    'def-bomb': {
      'hw2.tex': String.raw`\def\a{\b\b}\def\b{\c\c}\def\c{\a\a}\newcommand{\x}{\x\x} $\a \x$ (c) f: parameters $\a$`,
    },
    'long-line': { 'hw2.md': `${good}\n\n${'word '.repeat(150_000)}\n` },
    attack: { 'hw2.md': `${good}\n\n${ATTACK}`, 'a<b>{{c}}.txt': ATTACK },
    '=1+1': { 'hw2.md': ATTACK },
    'no-file': { '.DS_Store': 'x' },
  };
}

describe.skipIf(!IS_BUILT)('a class of bad submissions', { timeout: 120_000 }, () => {
  let ran: Ran;
  let results: ReadonlyMap<string, Result>;
  let reference: Result;

  beforeAll(async () => {
    const good = await writeUp();
    const folder = await folderThatStays();
    for (const [id, files] of Object.entries(await badClass(good))) await addFiles(join(folder, 'class', id), files);
    if (process.platform !== 'win32') await symlink('/etc/hostname', join(folder, 'class/good/link.md'));
    ran = await gradecheck(['grade', RUBRIC, 'class', '-o', 'out', '--json'], { cwd: folder });
    const all = JSON.parse(ran.out) as Result[];
    results = new Map(all.map((result) => [result.submission.id, result]));
    reference = of('good');
  }, 180_000);

  const of = (id: string): Result => {
    const result = results.get(id);
    if (!result) throw new Error(`${id} was not graded: ${ran.err}`);
    return result;
  };
  const scores = ({ parts }: Result): (readonly [string, number | null, PartResult['status']])[] =>
    parts.map(({ id, score, status }) => [id, score, status]);

  test('ends, and asks for action', () => {
    expect(ran.code).toBe(1);
    expect(results.size).toBe(30);
    expect(ran.err).not.toContain('fault');
    for (const { parts } of results.values()) expect(parts).toHaveLength(10);
  });

  test('never costs points in silence where nothing was read', () => {
    for (const { submission, score, needsReview } of results.values())
      if (score === null) expect([submission.id, needsReview]).toEqual([submission.id, true]);
  });

  test.each(['good', 'notebook', 'utf16-le', 'utf16-be', 'invalid-utf8', 'pdf-beside', 'photo-beside'])(
    '%s is graded as if nothing were odd',
    (id) => {
      expect(scores(of(id))).toEqual(scores(reference));
      expect(of(id).score).toBe(20);
    },
  );

  test.each(['empty', 'white-space'])('%s: all parts are missing, nobody needs to look', (id) => {
    const { score, needsReview, parts } = of(id);
    expect([score, needsReview]).toEqual([0, false]);
    expect(parts.every(({ status }) => status === 'missing')).toBe(true);
  });

  test.each([
    ['huge', 'file-too-large', /50,000,000.*10,000,000/u],
    ['nul-bytes', 'binary-file', /hw2\.md/u],
    ['binary-as-md', 'binary-file', /hw2\.md/u],
    ['pdf', 'cannot-read-pdf', /cannot read PDF/u],
    ['pdf-as-md', 'cannot-read-pdf', /cannot read PDF/u],
    ['word', /^cannot-read-/u, /hw2\.docx/u],
    ['photo', 'cannot-read-image', /hw2\.jpg/u],
    ['truncated-notebook', /./u, /hw2\.ipynb/u],
    ['no-file', 'no-write-up', /no file|no write-up/u],
  ])('%s is ungraded, and says why', (id, code, text) => {
    const { score, needsReview, reviewReasons, parts, openPoints } = of(id);
    expect([score, needsReview, openPoints]).toEqual([null, true, 20]);
    expect(reviewReasons[0]?.code).toMatch(code);
    expect(reviewReasons[0]?.text).toMatch(text);
    expect(parts.every(({ status, score: points }) => status === 'ungraded' && points === null)).toBe(true);
  });

  test.each([
    ['invalid-utf8', 'hw2.md'],
    ['pdf-beside', 'scan.pdf'],
    ['photo-beside', 'photo.jpg'],
    ...(process.platform === 'win32' ? [] : [['good', 'link.md']]),
  ])('%s has a note that names %s', (id, file) => {
    expect(
      of(id)
        .notes.map(({ text }) => text)
        .join('\n'),
    ).toContain(file);
  });

  test('a bomb of YAML aliases is not set off; a person looks at all of it', () => {
    const { parts, openPoints, reviewReasons } = of('alias-bomb');
    expect(openPoints).toBe(20);
    expect(reviewReasons[0]?.text).toContain('alias');
    expect(parts.every(({ needsReview }) => needsReview)).toBe(true);
    expect(JSON.stringify(of('alias-bomb')).length).toBeLessThan(100_000);
  });

  test('a part that is not there is missing, or a person looks; what is there counts', () => {
    const { parts, score } = of('one-part-missing');
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThan(20);
    for (const { status, score: points, openPoints } of parts)
      if (status !== 'missing') expect((points ?? 0) + openPoints).toBeGreaterThan(0);
  });

  test.each(['tower', 'deep-braces', 'deep-fractions', 'def-bomb', 'deep-json', 'proto', '=1+1'])(
    '%s earns nothing that it should not',
    (id) => {
      const result = of(id);
      const allowed = id === 'proto' ? 1 : 0;
      expect(result.score ?? 0).toBeLessThanOrEqual(allowed);
      expect('polluted' in {}).toBe(false);
    },
  );

  test.each(['deep-brackets', 'long-line', 'attack'])(
    '%s beside good answers takes nothing from them without a person',
    (id) => {
      for (const { score, openPoints, points, id: part } of of(id).parts)
        expect([part, (score ?? 0) + openPoints]).toEqual([part, points]);
    },
  );
});

/** A folder that several tests share; the system clears it away. */
async function folderThatStays(): Promise<string> {
  const { mkdtemp } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  return mkdtemp(join(tmpdir(), 'gradecheck-bad-'));
}

describe.skipIf(!IS_BUILT)('hostile text', { timeout: 60_000 }, () => {
  test('is printed and written as text', async () => {
    const cwd = await folderWith({
      '::set-output name=a::b.md': ATTACK,
      '=1+1.md': ATTACK,
      'x.md': '(a) \u001b[2J ::error::x',
    });
    const { out, err } = await gradecheck(['grade', RUBRIC, '.', '--each-file', '-o', await folderWith()], { cwd });
    for (const text of [out, err]) expect(text).not.toMatch(/^\s*::|[^\P{Cc}\n]/mu);
    const check = await gradecheck(['check', RUBRIC, 'x.md'], { cwd });
    expect(check.out).not.toMatch(/^\s*::|[^\P{Cc}\n]/mu);
  });

  test('two submissions with the same id are both graded and both in review', async () => {
    const good = await writeUp();
    const cwd = await folderWith({ 'a/ada.md': good, 'b/ADA.md': good });
    const { out } = await gradecheck(['grade', RUBRIC, 'a/ada.md', 'b/ADA.md', '-o', 'out', '--json'], { cwd });
    expect(JSON.parse(out)).toMatchObject([
      { submission: { id: 'ada' }, needsReview: true, score: 20 },
      { submission: { id: 'ADA~2' }, needsReview: true, score: 20 },
    ]);
  });
});
