import { settingAlone, type Setting } from '../../src/checks/define-check.ts';
import { declareSymbols } from '../../src/math/declare.ts';
import { DEFAULT_CONVENTIONS, type Conventions } from '../../src/model/conventions.ts';
import { passageOf, type Passage } from '../../src/model/passage.ts';
import { share } from '../../src/model/share.ts';
import { loadReference } from '../../src/reference/load.ts';
import type { Quantity, Reference, Value } from '../../src/reference/reference.ts';
import { readDocument } from '../../src/submission/read-document.ts';

/** A passage that is a whole Markdown file. */
export async function passageFrom(text: string, name = 'answer.md'): Promise<Passage> {
  const files = [{ name, bytes: new TextEncoder().encode(text) }];
  const { document } = await readDocument(files, { writeups: [] });
  return passageOf(document, { start: 0, end: document.text.length });
}

/** A reference made of plain functions. */
export function referenceOf(
  functions: Record<string, { parameters: readonly string[]; run: (...inputs: never[]) => Value }>,
): Reference {
  const quantities = Object.entries(functions).map(([name, { parameters, run }]): [string, Quantity] => [
    name,
    { name, parameters, line: 1, compute: (...inputs) => run(...(inputs as never[])) },
  ]);
  return { file: 'reference.ts', quantities: new Map(quantities), layers: new Map(), values: new Map() };
}

/** What a check is prepared with. */
export function settingOf(
  symbols: Record<string, string>,
  reference?: Reference,
  conventions: Partial<Conventions> = {},
): Setting {
  const declared = declareSymbols(new Map(Object.entries(symbols)));
  if ('problem' in declared) throw new Error(declared.problem.message);
  return settingAlone(share(2), {
    part: 'p',
    symbols: declared.symbols,
    reference,
    conventions: { ...DEFAULT_CONVENTIONS, ...conventions },
    seed: 7,
  });
}

/** The reference of the sample. */
export async function sampleReference(): Promise<Reference> {
  return (await loadReference('rubrics/hw2-q1/reference.ts')).reference;
}
