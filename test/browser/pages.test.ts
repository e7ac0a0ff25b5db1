import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { classPage, reportPage } from '../reporters/render.ts';
import { classOf, everyState, hostile, manyParts, onlyOne, ungraded } from '../reporters/results.ts';
import { HAS_BROWSER, openBrowser, openPage, type Look } from './chromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PAGES: readonly (readonly [string, () => Promise<string>])[] = [
  ['report with every state', () => reportPage(everyState())],
  ['report of an ungraded submission', () => reportPage(ungraded())],
  ['report of one part', () => reportPage(manyParts(1))],
  ['report of 60 parts', () => reportPage(manyParts(60))],
  ['report of hostile text', () => reportPage(hostile())],
  ['class of 12', () => classPage(classOf(12), ['scores.csv', 'results.jsonl'])],
  ['class of 180', () => classPage(classOf(180))],
  ['class of one', () => classPage(classOf(1))],
  ['class of none', () => classPage(classOf(0))],
  ['class of hostile text', () => classPage(onlyOne(hostile()))],
];

const LOOKS: readonly Look[] = [
  { width: 1280, theme: 'light' },
  { width: 1280, theme: 'dark' },
  { width: 390, theme: 'light' },
  { width: 390, theme: 'dark' },
];

const WIDTHS = [320, 390, 768, 1280, 1920];
/** What a user may set by WCAG 2.2, 1.4.12. */
const WIDE_SPACING = 'line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em';

describe.skipIf(!HAS_BROWSER)('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(PAGES)('the %s', (_, html) => {
    test.each(LOOKS)('has nothing that axe finds at $width px, $theme', async (look) => {
      const { page, asked, complaints } = await openPage(browser, await html(), look);
      expect(asked).toEqual([]);
      expect(complaints).toEqual([]);
      // The page's policy forbids scripts in it; this one runs outside of it, as a person with a tool does.
      const { violations } = await page.evaluate<AxeResults>(`${AXE}; axe.run(document)`);
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: node }) => node.slice(0, 200)).join(' | ')}`),
      ).toEqual([]);
      await page.context().close();
    });

    test('does not scroll sideways at any width, nor with wide text spacing', async () => {
      const { page } = await openPage(browser, await html(), { width: 320, theme: 'light' });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      }
      await page.setViewportSize({ width: 320, height: 900 });
      await page.evaluate(`document.body.style.cssText = '${WIDE_SPACING}'`);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await page.context().close();
    });

    test('prints on A4 as light, without regions that are cut off', async () => {
      const { page } = await openPage(browser, await html(), { width: 718, theme: 'dark' });
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(26, 29, 32)');
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(718);
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(1_000);
      await page.context().close();
    });
  });

  test('what is small enough to miss is large enough to touch: targets are 24 px', async () => {
    const { page } = await openPage(browser, await reportPage(everyState()), { width: 390, theme: 'light' });
    const heights = await page.evaluate<number[]>(
      `[...document.querySelectorAll('.bar a, .sheet a')].map((one) => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height))`,
    );
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
    await page.context().close();
  });

  test('a link from marked words leads to their idea', async () => {
    const { page } = await openPage(browser, await reportPage(everyState()), { width: 1280, theme: 'light' });
    await page.click('mark .note-link');
    expect(await page.evaluate<string>('document.querySelector(":target").textContent')).toContain('Locality');
    expect(page.url()).toContain('-idea-1');
    await page.context().close();
  });

  test('with forced colours the states stay apart', async () => {
    const { page } = await openPage(browser, await reportPage(everyState()), {
      width: 1280,
      theme: 'light',
      forcedColours: true,
    });
    const fills = await page.evaluate(
      `[...document.querySelectorAll('.segment .fill')].map((one) => getComputedStyle(one).backgroundColor)`,
    );
    expect(fills).not.toContain('rgba(0, 0, 0, 0)');
    await page.context().close();
  });
});
