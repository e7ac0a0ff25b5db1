import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { CHECKS } from '../src/checks/registry.ts';
import { checkAnswer } from '../src/grading/check-answer.ts';
import { loadRubric } from '../src/grading/load.ts';
import { GRADING_MESSAGES } from '../src/grading/messages.ts';
import type { Example, Plan } from '../src/grading/plan.ts';
import { toHundredths } from '../src/model/share.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);

const pages = ['README.md', ...filesIn('docs', '.md')];

/** The rubrics in the pages that stand there whole, each with the page and line where it begins. */
const rubrics = pages.flatMap((page) => {
  const text = read(page);
  return [...text.matchAll(/^```yaml\n(?<rubric>gradecheck:[\s\S]*?)^```$/gmu)].map(({ index, groups }) => ({
    place: `${page}:${text.slice(0, index).split('\n').length}`,
    rubric: groups?.['rubric'] ?? '',
  }));
});

describe('the rubrics in the docs', () => {
  test('are there', () => {
    expect(rubrics.map(({ place }) => place).join()).toContain('README.md');
  });

  test.each(rubrics)('$place has no mistakes, and its examples hold', async ({ rubric }) => {
    const folder = mkdtempSync(join(tmpdir(), 'gradecheck-docs-'));
    writeFileSync(join(folder, 'rubric.yaml'), rubric);
    expect(await loadRubric(folder, { lint: true })).toEqual([]);
    const plan = await loadRubric(folder);
    expect(plan.examples.length).toBeGreaterThan(0);
    for (const example of plan.examples) expect(await outcome(plan, example)).toEqual(wanted(example));
  });
});

async function outcome(plan: Plan, { part, answer }: Example): Promise<unknown> {
  const { needsReview, score } = await checkAnswer(plan, part, answer);
  return { answer, earns: needsReview ? 'review' : score };
}

function wanted({ answer, expected }: Example): unknown {
  return { answer, earns: expected === 'review' ? expected : toHundredths(expected) / 100 };
}

describe('the codes of results', () => {
  const docs = pages.map(read).join('\n');
  const inSources = (folder: string): string[] =>
    filesIn(folder, '.ts').flatMap((file) =>
      [...read(file).matchAll(/\bcode: '(?<code>[a-z0-9-]+)'/gu)].map((one) => one[1] ?? ''),
    );
  const sources: readonly (readonly [string, readonly string[]])[] = [
    ['grading and alignment', [...Object.keys(GRADING_MESSAGES), 'own-feedback', 'earned', 'lost', 'read']],
    [
      'reading files',
      [...inSources('src/submission'), ...['pdf', 'word', 'image', 'archive'].map((kind) => `cannot-read-${kind}`)],
    ],
    ['finding submissions', inSources('src/batch')],
    ...Object.entries(CHECKS).map(([kind, { messages }]) => [`the check ${kind}`, Object.keys(messages)] as const),
  ];

  test.each(sources)('of %s stand in the docs', (_, codes) => {
    expect(codes.filter((code) => !docs.includes(`\`${code}\``))).toEqual([]);
  });
});
