import type { Entry, YamlMap, YamlNode } from './tree.ts';

/** Maps whose entries are added to, name by name, where another level has the same key. */
const ADDED_TO: ReadonlySet<string> = new Set([
  'mistakes',
  'feedback',
  'words',
  'conventions',
  'symbols',
  'let',
  'policies',
  'defaults',
]);

/** A map with the entries of `above` that `own` does not set itself. Places stay those of the files they come from. */
export function layOver(above: YamlMap | undefined, own: YamlMap | undefined): YamlMap | undefined {
  if (!above || !own) return own ?? above;
  const entries = new Map<string, Entry>([...own.entries]);
  for (const [key, entry] of above.entries) {
    const mine = own.entries.get(key);
    if (!mine) entries.set(key, entry);
    else if (ADDED_TO.has(key) && mine.value.kind === 'map' && entry.value.kind === 'map')
      entries.set(key, { at: mine.at, value: layOver(entry.value, mine.value) ?? mine.value });
  }
  return { kind: 'map', at: own.at, entries };
}

/** Only the entries whose key is wanted. */
export function pick(map: YamlMap, wanted: (key: string) => boolean): YamlMap {
  return { ...map, entries: new Map([...map.entries].filter(([key]) => wanted(key))) };
}

/** The node, if it is a map. */
export function asMap(node: YamlNode | undefined): YamlMap | undefined {
  return node?.kind === 'map' ? node : undefined;
}
