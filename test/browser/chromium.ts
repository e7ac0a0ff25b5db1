import { existsSync } from 'node:fs';

import { chromium, type Browser, type Page } from 'playwright-core';

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Whether there is a browser to look with. */
export const HAS_BROWSER = existsSync(EXECUTABLE);

if (!HAS_BROWSER)
  console.warn(`Skipped: there is no Chromium at ${EXECUTABLE}. Install it, or set CHROMIUM to its path.`);

/** How a page is looked at. */
export interface Look {
  readonly width: number;
  readonly theme: 'light' | 'dark';
  /** As a user sets it who needs high contrast. */
  readonly forcedColours?: boolean;
}

/** Starts Chromium. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox'] });
}

/** Opens a page from its text; what it asks of the network, and what it complains of, is kept. */
export async function openPage(
  browser: Browser,
  html: string,
  { width, theme, forcedColours = false }: Look,
): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    forcedColors: forcedColours ? 'active' : 'none',
    bypassCSP: false,
  });
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await context.route('http://report.test/', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  await page.goto('http://report.test/');
  return { page, asked: asked.filter((url) => url !== 'http://report.test/' && !url.startsWith('data:')), complaints };
}
