import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { inputOf } from '../../bench/math/fuzz-inputs.js';
import { compareMath } from '../../src/math/compare/compare-math.ts';
import { readMath, type Reading } from '../../src/math/read-math.ts';
import type { Tree } from '../../src/math/tree.ts';
import { DEFAULT_CONVENTIONS } from '../../src/model/conventions.ts';

/** Texts of third-party cases, where a folder of them is named. */
function corpusOf(folder: string | undefined): string[] | undefined {
  const math = folder === undefined ? undefined : join(folder, 'math');
  if (math === undefined || !existsSync(math)) return undefined;
  const files = readdirSync(math).filter((name) => name.endsWith('.jsonl'));
  const fields = files.flatMap((name) =>
    readFileSync(join(math, name), 'utf8').match(/"(?:student|teacher)": "[^"]+"/gu),
  );
  return fields.filter((field) => field !== null).map((field) => field.slice(11, -1));
}

/** What is wrong with a reading, if anything. */
function flawOf(reading: Reading, text: string): string | undefined {
  if ('tree' in reading)
    return reading.span.start >= 0 && reading.span.end <= text.length ? undefined : 'a span outside';
  const { at, found, expected } = reading.unreadable;
  if (at.start < 0 || at.end < at.start || at.end > text.length) return 'a place outside';
  return found === '' || expected === '' ? 'no reason' : undefined;
}

test('20,000 inputs that nobody would type are read or refused with a place, and compared', () => {
  const corpus = corpusOf(process.env['GRADECHECK_CASES']);
  const flaws: string[] = [];
  let readable = 0;
  let before: Tree | undefined;
  for (let seed = 0; seed < 20_000; seed++) {
    const { text, conventions: changed, ...input } = inputOf(seed, corpus);
    const conventions = { ...DEFAULT_CONVENTIONS, ...changed };
    const symbols = new Map<string, never>();
    try {
      const reading = readMath(text, { ...input, conventions, symbols });
      const flaw = flawOf(reading, text);
      if (flaw !== undefined) flaws.push(`${String(seed)}: ${flaw}`);
      if (!('tree' in reading)) continue;
      readable += 1;
      // One pair in ten, since a comparison takes far longer than a reading.
      if (before && readable % 10 === 0) {
        const { verdict } = compareMath(reading.tree, before, { symbols, conventions });
        if (!['equal', 'different', 'undecided'].includes(verdict)) flaws.push(`${String(seed)}: ${verdict}`);
      }
      before = reading.tree;
    } catch (error) {
      flaws.push(`${String(seed)}: ${String(error)}`);
    }
  }
  expect(flaws).toEqual([]);
  expect(readable).toBeGreaterThan(3_000);
}, 60_000);
