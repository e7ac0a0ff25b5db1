import type { Result } from '../../src/model/result.ts';
import { REPORTERS } from '../../src/reporters/registry.ts';
import type { ClassSummary } from '../../src/statistics/class-summary.ts';

/** The page of a student. */
export async function reportPage(result: Result): Promise<string> {
  return fileOf(await submissionFiles('html', result), 'folder/report.html');
}

/** The page of a class. */
export async function classPage(summary: ClassSummary, files: readonly string[] = ['scores.csv']): Promise<string> {
  const { renderClass } = await REPORTERS.html.load();
  return fileOf(renderClass?.(summary, { files }) ?? [], 'index.html');
}

/** `scores.csv` of a class. */
export async function scoresCsv(summary: ClassSummary): Promise<string> {
  const { renderClass } = await REPORTERS.csv.load();
  return fileOf(renderClass?.(summary, { files: [] }) ?? [], 'scores.csv');
}

/** All files that a reporter makes of a result. */
export async function submissionFiles(
  name: keyof typeof REPORTERS,
  result: Result,
): Promise<readonly { path: string; text: string; append?: true }[]> {
  const { renderSubmission } = await REPORTERS[name].load();
  return renderSubmission?.(result, { folder: 'folder', formulas: new Map() }) ?? [];
}

function fileOf(files: readonly { path: string; text: string }[], path: string): string {
  const found = files.find((one) => one.path === path);
  if (!found) throw new Error(`there is no ${path}`);
  return found.text;
}

/** The text of a page as a reader sees it: without styles and tags, entities resolved, one space between words. */
export function textOf(page: string): string {
  return page
    .replaceAll(/<style>[^<]*<\/style>/gu, '')
    .replaceAll(/<title>[^<]*<\/title>/gu, '')
    .replaceAll(/<[^<>]*>/gu, ' ')
    .replaceAll(/&(?<name>[a-z]+|#x[\dA-F]+|#\d+);/gu, (_, name: string) => entity(name))
    .replaceAll(/\s+/gu, ' ');
}

function entity(name: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
  if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
  return named[name] ?? '?';
}
