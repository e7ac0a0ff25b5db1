import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, parseDocument, type Pair, type Scalar } from 'yaml';

import type { Diagnostic } from '../model/diagnostic.ts';
import { explainSyntax } from './syntax-errors.ts';
import { trapsIn } from './traps.ts';
import { diagnosticAt, type At, type Entry, type TextFile, type YamlMap, type YamlNode } from './tree.ts';

/** A file as it was read. `root` is absent where nothing can be said about its content. */
export interface ParsedYaml {
  readonly root?: YamlMap;
  readonly diagnostics: readonly Diagnostic[];
}

/** The largest rubric that is read, in UTF-16 units: no real one comes near it. */
export const LONGEST_RUBRIC = 1_000_000;
/** Levels of maps and lists. */
const DEEPEST = 60;
/** Values of a file after its aliases have been put in; a bomb of aliases has billions. */
const MOST_VALUES = 50_000;

/** Reads YAML 1.2 (core schema) into a tree with places, with all that is wrong with it as YAML. Never throws. */
export function parseYaml(file: TextFile): ParsedYaml {
  const whole = { file, start: 0, end: Math.min(file.text.length, file.lineStarts[1] ?? file.text.length) };
  if (file.text.length > LONGEST_RUBRIC)
    return only(
      whole,
      'too-large',
      `A rubric has at most ${LONGEST_RUBRIC} characters; this file has ${file.text.length}.`,
    );
  if (file.text.trim() === '') return only(whole, 'empty-file', 'This file is empty.');
  const document = parseDocument(file.text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: false, // The library compares each key with each other one; the tree finds them in one pass.
    prettyErrors: false,
  });
  const syntax = explainSyntax(file, document);
  if (syntax) return { diagnostics: [syntax] };
  const builder = new TreeBuilder(file);
  const root = builder.build(document.contents, whole);
  if (builder.failed) return { diagnostics: builder.diagnostics };
  const diagnostics = [...trapsIn(file, document), ...builder.diagnostics];
  if (root.kind === 'map') return { root, diagnostics };
  return only(whole, 'not-a-map', 'A rubric is a map of keys such as `gradecheck: 1`, `id:` and `parts:`.');
}

function only(at: At, code: string, message: string): ParsedYaml {
  return { diagnostics: [diagnosticAt(at, { code, message })] };
}

/** Turns the library's nodes into ours and counts what it makes, so that aliases cannot grow without end. */
class TreeBuilder {
  readonly diagnostics: Diagnostic[] = [];
  failed = false;
  private readonly file: TextFile;
  private readonly anchors = new Map<string, unknown>();
  private readonly open = new Set<unknown>();
  private values = 0;

  constructor(file: TextFile) {
    this.file = file;
  }

  /** `before` is the place of what stands in front, for a node that has none. */
  build(node: unknown, before: At, depth = 0): YamlNode {
    const at = this.at(node) ?? { ...before, start: before.end };
    if (this.failed) return nothing(at);
    if (depth > DEEPEST) return this.fail(at, 'too-deep', `Maps and lists are nested more than ${DEEPEST} deep here.`);
    if (++this.values > MOST_VALUES) return this.fail(at, 'too-many-values', TOO_MANY_VALUES);
    if (isAlias(node)) return this.alias(node.source, at, depth);
    if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (isSeq(node)) return this.within(node, () => this.list(node.items, at, depth));
    if (isMap(node)) return this.within(node, () => this.map(node.items, at, depth));
    return isScalar(node) ? scalar(node, at) : nothing(at);
  }

  private alias(name: string, at: At, depth: number): YamlNode {
    const target = this.anchors.get(name);
    if (target === undefined) {
      this.say(at, 'alias', `\`*${name}\`: a value that begins with * is an alias in YAML. Put it in quotes.`);
      return nothing(at);
    }
    if (this.open.has(target)) return this.fail(at, 'endless-alias', 'This alias stands within what it stands for.');
    return this.build(target, at, depth + 1);
  }

  private within(node: unknown, make: () => YamlNode): YamlNode {
    this.open.add(node);
    const made = make();
    this.open.delete(node);
    return made;
  }

  private list(items: readonly unknown[], at: At, depth: number): YamlNode {
    return { kind: 'list', at, items: items.map((item) => this.build(item, at, depth + 1)) };
  }

  private map(pairs: readonly Pair[], at: At, depth: number): YamlNode {
    const entries = new Map<string, Entry>();
    for (const pair of pairs) {
      const key = this.key(pair.key, at);
      if (!key) continue;
      const value = this.build(pair.value, key.at, depth + 1);
      if (entries.has(key.text))
        this.say(key.at, 'duplicate-key', `\`${key.text}\` stands twice in one map. Two parts need two names.`);
      else entries.set(key.text, { at: key.at, value });
    }
    return { kind: 'map', at, entries };
  }

  private key(node: unknown, map: At): { readonly text: string; readonly at: At } | undefined {
    const at = this.at(node) ?? map;
    if (!isScalar(node) || (node.value === null && (node.source ?? '') === '')) {
      this.say(at, 'strange-key', 'A key is a word or a number; here stands something else before the colon.');
      return undefined;
    }
    const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
    if (text !== '__proto__') return { text, at };
    this.say(at, 'forbidden-key', '`__proto__` cannot be a key.');
    return undefined;
  }

  private at(node: unknown): At | undefined {
    if (!isNode(node) || !node.range) return undefined;
    const [start, end] = node.range;
    return { file: this.file, start, end: trimmed(this.file.text, start, end) };
  }

  private fail(at: At, code: string, message: string): YamlNode {
    this.say(at, code, message);
    this.failed = true;
    return nothing(at);
  }

  private say(at: At, code: string, message: string): void {
    this.diagnostics.push(diagnosticAt(at, { code, message }));
  }
}

const TOO_MANY_VALUES = `This file stands for more than ${MOST_VALUES} values. Aliases may repeat each other without end; write the values out.`;

function scalar({ value, source }: Scalar, at: At): YamlNode {
  if (typeof value === 'string') return { kind: 'scalar', at, value, source: value };
  const plain = typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { kind: 'scalar', at, value: plain, source: source ?? '' };
}

function nothing(at: At): YamlNode {
  return { kind: 'scalar', at, value: null, source: '' };
}

/** Block maps reach to the next key; without the white space their place is what one sees. */
function trimmed(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/u.test(text[last - 1] ?? '')) last--;
  return last;
}
