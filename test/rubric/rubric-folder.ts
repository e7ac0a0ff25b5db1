import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { onTestFinished } from 'vitest';

import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { loadRubricFile } from '../../src/rubric/load.ts';
import type { LoadedRubric, Rubric, RubricNode, RubricPart } from '../../src/rubric/rubric.ts';

/** A folder with these files, gone when the test is over. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gradecheck-rubric-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

export const HEAD = 'gradecheck: 1\nid: test\n';

/** Loads a rubric of which only the lines below `gradecheck:` and `id:` are given; they begin at line 3. */
export function loadText(text: string, others: Readonly<Record<string, string>> = {}): Promise<LoadedRubric> {
  return loadRubricFile(folderWith({ 'rubric.yaml': HEAD + text, ...others }));
}

/** Diagnostics as `line:column code`, without the warnings. */
export function brief(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .filter(({ severity }) => severity !== 'warning')
    .map(({ place, code }) => `${String(place?.start.line)}:${String(place?.start.column)} ${code}`);
}

/** The part of that id. */
export function partOf(rubric: Rubric | undefined, id: string): RubricPart {
  const part = allParts(rubric?.nodes ?? []).find((one) => one.id === id);
  if (!part) throw new Error(`there is no part ${id}`);
  return part;
}

export function allParts(nodes: readonly RubricNode[]): RubricPart[] {
  return nodes.flatMap((node) => ('nodes' in node ? allParts(node.nodes) : [node]));
}
