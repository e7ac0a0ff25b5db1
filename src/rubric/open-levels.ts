import type { Diagnostic } from '../model/diagnostic.ts';
import { diagnosticAt, valueOf, type At, type YamlMap, type YamlNode } from './tree.ts';

/** A node of the rubric's tree before anything is filled in. A level that only dots open has no map of its own. */
export interface Level {
  readonly id: string;
  readonly key: string;
  /** Of the key. */
  readonly at: At;
  readonly own?: YamlMap;
  /** Undefined for a part that is judged. */
  readonly levels?: readonly Level[];
}

/** The levels of a `parts` map in its order; `c.f.ops` opens c and f, or joins them where dots have opened them before. */
export function openLevels(parts: YamlNode | undefined, above: string, diagnostics: Diagnostic[]): Level[] {
  const root = draft('', above);
  if (parts?.kind === 'map')
    for (const [key, entry] of parts.entries) place(root, key, { at: entry.at, node: entry.value, diagnostics });
  return finish(root, diagnostics);
}

/** A level while dotted names are put in. */
interface Draft {
  readonly key: string;
  readonly id: string;
  readonly inner: Map<string, Draft>;
  at?: At;
  own?: YamlMap;
}

interface Placing {
  readonly at: At;
  readonly node: YamlNode;
  readonly diagnostics: Diagnostic[];
}

function draft(key: string, id: string): Draft {
  return { key, id, inner: new Map() };
}

function place(root: Draft, dotted: string, { at, node, diagnostics }: Placing): void {
  let level = root;
  for (const key of dotted.split('.')) {
    const next = level.inner.get(key) ?? draft(key, level.id === '' ? key : `${level.id}.${key}`);
    level.inner.set(key, next);
    next.at ??= at;
    level = next;
    if (level.own) break;
  }
  const clash = level.own !== undefined || level.inner.size > 0;
  if (clash)
    diagnostics.push(
      diagnosticAt(at, {
        code: 'two-places',
        message: `The level ${level.id} is written out and opened by a name with dots as well. Put all of its parts beneath it, or write all of them with dots.`,
      }),
    );
  else if (node.kind === 'map') level.own = node;
}

function finish(root: Draft, diagnostics: Diagnostic[]): Level[] {
  return [...root.inner.values()].flatMap((level): Level[] => {
    const { id, key, at, own } = level;
    if (!at) return [];
    if (!own) return level.inner.size > 0 ? [{ id, key, at, levels: finish(level, diagnostics) }] : [];
    const parts = valueOf(own, 'parts');
    return [{ id, key, at, own, ...(parts && { levels: openLevels(parts, id, diagnostics) }) }];
  });
}
