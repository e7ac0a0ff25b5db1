import type { Diagnostic, Severity } from '../model/diagnostic.ts';
import { lineStarts, positionAt, type Place, type Span } from '../model/place.ts';

/** A file that an author wrote. `name` is relative to the folder of the rubric, always with `/`. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** A stretch of one of the author's files. */
export interface At extends Span {
  readonly file: TextFile;
}

/** YAML as it was read. Every node keeps its place, so maps of several files can be laid over each other. */
export type YamlNode = YamlMap | YamlList | YamlScalar;

/** A map in the order of its file; keys are what stands there (`1.10` is not `1.1`). */
export interface YamlMap {
  readonly kind: 'map';
  readonly at: At;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** A key with its place, and its value. */
export interface Entry {
  readonly at: At;
  readonly value: YamlNode;
}

/** A list. */
export interface YamlList {
  readonly kind: 'list';
  readonly at: At;
  readonly items: readonly YamlNode[];
}

/** A single value: what YAML makes of it, and the characters that stand there (`1e5`, `0.10`, `true`). */
export interface YamlScalar {
  readonly kind: 'scalar';
  readonly at: At;
  readonly value: string | number | boolean | null;
  readonly source: string;
}

/** Plain data, as schemas and checks read it. */
export type Data = null | boolean | number | string | readonly Data[] | { readonly [key: string]: Data };

/** A text with its line starts. */
export function textFile(name: string, text: string): TextFile {
  return { name, text, lineStarts: lineStarts(text) };
}

/** The value of a key; undefined where the node is no map or has no such key. */
export function valueOf(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
}

/** Plain data with the types that YAML gives. */
export function dataOf(node: YamlNode): Data {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(dataOf);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, dataOf(entry.value)]));
}

/** The texts of a scalar or of a list of scalars, as they are written. */
export function textsOf(node: YamlNode | undefined): string[] {
  if (!node || node.kind === 'map') return [];
  if (node.kind === 'list') return node.items.flatMap(textsOf);
  return node.value === null && node.source === '' ? [] : [node.source];
}

/** The text of a scalar, as it is written. */
export function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' ? textsOf(node)[0] : undefined;
}

/**
 * The place of what a path leads to, or of the last node on the way that is there. With `key`, the place of that key in
 * the map at the end of the path.
 */
export function find(node: YamlNode, path: readonly (string | number)[], key?: string): At {
  const [step, ...rest] = path;
  if (step === undefined) return (key === undefined ? undefined : keyAt(node, key)) ?? node.at;
  if (node.kind === 'list') {
    const item = node.items[Number(step)];
    return item ? find(item, rest, key) : node.at;
  }
  if (node.kind === 'scalar') return node.at;
  const entry = node.entries.get(String(step));
  if (!entry) return node.at;
  return rest.length === 0 && key === undefined ? valueAt(entry) : find(entry.value, rest, key);
}

/** The node at the end of a path. */
export function nodeAt(node: YamlNode | undefined, path: readonly (string | number)[]): YamlNode | undefined {
  return path.reduce<YamlNode | undefined>((current, step) => {
    if (current?.kind === 'list') return current.items[Number(step)];
    return valueOf(current, String(step));
  }, node);
}

/** A message about a place in one of the author's files, with the lines that show it. */
export function diagnosticAt(
  at: At,
  said: Omit<Diagnostic, 'place' | 'excerpt' | 'severity'> & { readonly severity?: Severity },
): Diagnostic {
  const place = placeOfAt(at);
  const excerpt = excerptOf(at.file, place);
  return { severity: 'error', ...said, place, ...(excerpt && { excerpt }) };
}

/** The place of a stretch of one of the author's files. */
export function placeOfAt({ file, start, end }: At): Place {
  return { file: file.name, start: positionAt(file.lineStarts, start), end: positionAt(file.lineStarts, end) };
}

function keyAt(node: YamlNode, key: string): At | undefined {
  return node.kind === 'map' ? node.entries.get(key)?.at : undefined;
}

/** Where a value is short its own place says most; a map, a list or nothing at all is named by its key. */
function valueAt(entry: Entry): At {
  const { value } = entry;
  return value.kind === 'scalar' && value.at.end > value.at.start ? value.at : entry.at;
}

/** Longer lines than this are not shown: nobody reads them, and the caret would be out of sight. */
const LONGEST_LINE = 300;

function excerptOf(file: TextFile, place: Place): string[] | undefined {
  const last = place.start.line;
  const first = Math.max(1, last - 2);
  const lines = Array.from({ length: last - first + 1 }, (_, i) => lineOf(file, first + i));
  return (lines.at(-1)?.length ?? 0) > LONGEST_LINE ? undefined : lines.map((line) => line.slice(0, LONGEST_LINE));
}

function lineOf({ text, lineStarts: starts }: TextFile, line: number): string {
  return text.slice(starts[line - 1] ?? 0, starts[line] ?? text.length).replace(/[\r\n]+$/u, '');
}
