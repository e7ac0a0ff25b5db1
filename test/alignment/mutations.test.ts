import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { align } from '../../src/alignment/align.ts';
import { readDocument } from '../../src/submission/read-document.ts';
import { HW2_Q1 } from './hw2-q1.ts';
import { ANSWERS } from './answers.ts';

/**
 * No placement may be wrong with confidence, whatever happens to a write-up: a body that holds the answer to another part
 * and not its own, with confidence of 0.8 or more and without a doubt; or `missing` though the answer stands there.
 */
const folder = new URL('layouts/', import.meta.url);
const SOURCES = readdirSync(folder).filter(
  (name) =>
    /\.(?:md|tex|txt)$/u.test(name) &&
    !/missing|placeholders|nothing|only-the-end|answered-twice|forgotten|numbered-list/u.test(name),
);
const MUTATED = SOURCES.filter((_, i) => i % 7 === 0);
const LABEL = /^(?:[\s#*\\]|Q1|Part|Problem|Question)*\(?(?:[abc123fg]|i{1,3})[\s.:)*]*$/iu;

test.each(MUTATED)('mutations of %s', async (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const wrong: string[] = [];
  for (const [what, mutant] of mutantsOf(text)) {
    const { document } = await readDocument([{ name, bytes: new TextEncoder().encode(mutant) }], { writeups: [] });
    for (const one of align(document, HW2_Q1)) {
      const own = ANSWERS[one.part] ?? one.part;
      const body = one.body ? document.text.slice(one.body.start, one.body.end) : '';
      const silent = one.doubts.length === 0 && one.confidence >= 0.8;
      const taken = Object.values(ANSWERS).some((answer) => answer !== own && body.includes(answer));
      if (one.status === 'found' && silent && taken && !body.includes(own))
        wrong.push(`${what}: ${one.part} found in ${body.slice(0, 60)}`);
      if (one.status === 'missing' && mutant.includes(own)) wrong.push(`${what}: ${one.part} missing`);
    }
  }
  expect(wrong).toEqual([]);
});

/** Every label line deleted, doubled, swapped with the next one; every paragraph deleted, doubled, moved to the end. */
function* mutantsOf(text: string): Generator<readonly [string, string]> {
  const lines = text.split('\n');
  const labels = lines.flatMap((line, i) => (LABEL.test(line) && line.trim() !== '' ? [i] : []));
  for (const [n, i] of labels.entries()) {
    yield [`without label line ${i + 1}`, lines.filter((_, j) => j !== i).join('\n')];
    yield [`label line ${i + 1} twice`, lines.toSpliced(i, 0, lines[i] ?? '', '').join('\n')];
    const next = labels[n + 1];
    if (next !== undefined && !/[fg]/u.test(`${lines[i] ?? ''}${lines[next] ?? ''}`))
      yield [
        `label lines ${i + 1} and ${next + 1} swapped`,
        lines
          .with(i, lines[next] ?? '')
          .with(next, lines[i] ?? '')
          .join('\n'),
      ];
  }
  const paragraphs = text.split(/\n{2,}/u);
  for (const [i, paragraph] of paragraphs.entries()) {
    yield [`without paragraph ${i + 1}`, paragraphs.toSpliced(i, 1).join('\n\n')];
    if (/^\s*\d\.|^\\(?:end|begin|document)/mu.test(paragraph)) continue;
    yield [`paragraph ${i + 1} twice`, paragraphs.toSpliced(i, 0, paragraph).join('\n\n')];
    if (!text.includes('\\begin{document}'))
      yield [`paragraph ${i + 1} at the end`, [...paragraphs.toSpliced(i, 1), paragraph].join('\n\n')];
  }
}
