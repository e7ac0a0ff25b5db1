import type { Document } from '../model/document.ts';
import type { Placement } from '../model/placement.ts';
import type { Span } from '../model/place.ts';
import { contentIn } from './questions.ts';
import { lost, placeIn } from './place.ts';
import type { Target } from './target.ts';
import { spelledId } from './vocabulary.ts';

/**
 * Places the answers of a structured file, which names the part of each text. A key that names a group holds the answers
 * of all its parts and is aligned like a write-up. What other files of the submission say is aligned as usual; where both
 * answer a part, both places are given.
 */
export function alignKeyed(document: Document, plain: readonly number[], targets: readonly Target[]): Placement[] {
  const texts = textsByKey(document);
  const nodes = nodesOf(targets);
  const known = new Set(nodes.map((one) => spelledId(one.id)));
  const unknown = [...texts.keys()].filter((key) => !known.has(key));
  const elsewhere =
    plain.length > 0
      ? new Map(placeIn(document, plain, targets).map((one) => [one.part, one]))
      : new Map<string, Placement>();
  const grouped = new Map(
    nodes.filter((one) => one.parts.length > 0).flatMap((group) => placeGroup(document, texts, group)),
  );
  return nodes
    .filter((one) => one.parts.length === 0)
    .map((target) => {
      const blocks = texts.get(spelledId(target.id));
      const written = blocks ? keyedPlacement(document, target, blocks) : grouped.get(target.id);
      return together(written, elsewhere.get(target.id)) ?? unplaced(target, unknown);
    });
}

function textsByKey(document: Document): Map<string, number[]> {
  const texts = new Map<string, number[]>();
  document.blocks.forEach((block, index) => {
    if (block.key === undefined) return;
    const key = spelledId(block.key);
    texts.set(key, [...(texts.get(key) ?? []), index]);
  });
  return texts;
}

function nodesOf(targets: readonly Target[]): Target[] {
  return targets.flatMap((target) => [target, ...nodesOf(target.parts)]);
}

function placeGroup(
  document: Document,
  texts: ReadonlyMap<string, readonly number[]>,
  group: Target,
): [string, Placement][] {
  const blocks = texts.get(spelledId(group.id));
  return blocks ? placeIn(document, blocks, group.parts).map((one) => [one.part, one]) : [];
}

function keyedPlacement(document: Document, target: Target, blocks: readonly number[]): Placement {
  const written = blocks.flatMap((index) => document.blocks[index] ?? []);
  const span: Span = { start: written[0]?.span.start ?? 0, end: written.at(-1)?.span.end ?? 0 };
  const text = written.map((block) => block.runs.map((run) => run.text).join('')).join('\n');
  const empty = contentIn(text) === '' && written.every((block) => block.kind !== 'figure');
  const shared = { part: target.id, passage: span, coarse: false, confidence: 1, rivals: [], doubts: [] };
  return empty ? { ...shared, status: 'missing' } : { ...shared, status: 'found', body: span };
}

/** The keyed answer comes first; another one that was found surely becomes its rival. */
function together(keyed: Placement | undefined, other: Placement | undefined): Placement | undefined {
  if (!keyed || (keyed.status !== 'found' && other?.status === 'found')) return other;
  if (other?.status !== 'found' || !other.body || other.coarse || keyed.status !== 'found') return keyed;
  return { ...keyed, rivals: [...keyed.rivals, other.body], doubts: [...keyed.doubts, { code: 'answered-twice' }] };
}

/** Every text of the file is claimed by its key, so a part without one is proved absent, unless a key is not known. */
function unplaced(target: Target, unknown: readonly string[]): Placement {
  if (unknown.length > 0)
    return lost({ target }, [], [{ code: 'unknown-key', data: { keys: unknown.slice(0, 5).join(', ') } }]);
  return { part: target.id, status: 'missing', coarse: false, confidence: 1, rivals: [], doubts: [] };
}
