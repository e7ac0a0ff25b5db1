import type { Atom, Outline } from './atoms.ts';
import type { Muted, TypedLabel } from './label-reader.ts';
import { continues, sameComponent } from './labels.ts';
import type { Node } from './label-seats.ts';
import { pathFit } from './path-fit.ts';
import { contentOf } from './questions.ts';
import type { Part } from './rubric-tree.ts';

/**
 * A short answer looks like a label: `4` under "Question 1", `(b)` behind "2.", `c` on a line of its own. What stands over
 * nothing, and is no label that the sheet would have there, is text. Gives the labels to be cut short or muted, with
 * those of `before`; undefined where there are no more.
 */
export function hollowLabels(outline: Outline, parts: readonly Part[], before: Muted): Muted | undefined {
  const setting = settingOf(outline, parts);
  const found = outline.nodes.flatMap((node): TypedLabel[] => {
    const typed = outline.typed.get(node.index);
    return typed && setting.hollow(node) && speaks(setting, node) ? [typed] : [];
  });
  if (found.length === 0) return undefined;
  return new Map([...before, ...found.map(({ key, steps }) => [key, steps - 1] as const)]);
}

interface Setting {
  readonly nodes: readonly Node[];
  /** Whether nothing stands under a label but, at most, other such labels. */
  readonly hollow: (node: Node) => boolean;
  /** The counted parts whose labels stand exactly so on the sheet. */
  readonly owners: (node: Node) => readonly Part[];
  /** The labels before and after it under the same parent. */
  readonly neighbours: (node: Node) => readonly [Node | undefined, Node | undefined];
}

/** Whether a label over nothing is an answer. */
function speaks(setting: Setting, node: Node): boolean {
  const [previous, next] = setting.neighbours(node);
  const counts = (previous !== undefined && follows(previous, node)) || (next !== undefined && follows(node, next));
  const owners = setting.owners(node);
  if (liesInLeaf(setting, node)) return owners.length === 0 || !counts;
  if (owners.length === 0) return !counts;
  const filled = setting.nodes.some(
    (one) => one !== node && !setting.hollow(one) && setting.owners(one).some((owner) => owners.includes(owner)),
  );
  if (!filled || (next && isSame(node, next))) return false;
  return previous === undefined ? liesUnderHollow(setting, node) : setting.hollow(previous) && !isSame(previous, node);
}

/** Under the label of a leaf the sheet has no further labels. */
function liesInLeaf({ nodes, owners }: Setting, node: Node): boolean {
  for (let at = nodes[node.parent]; at; at = nodes[at.parent]) if (owners(at).some((part) => part.leaf)) return true;
  return false;
}

function liesUnderHollow({ nodes, hollow, owners }: Setting, node: Node): boolean {
  const parent = nodes[node.parent];
  return parent !== undefined && hollow(parent) && owners(parent).length > 0;
}

function follows(before: Node, next: Node): boolean {
  const [one, two] = [before.path.at(-1), next.path.at(-1)];
  return one !== undefined && two !== undefined && continues(one, two) && before.label?.source === next.label?.source;
}

function isSame(a: Node, b: Node): boolean {
  const [one, two] = [a.path.at(-1), b.path.at(-1)];
  return one !== undefined && two !== undefined && sameComponent(one, two) && a.label?.source === b.label?.source;
}

function settingOf({ nodes, atoms }: Outline, parts: readonly Part[]): Setting {
  const counted = parts.filter((part) => part.kind === 'counted');
  const owners = new Map<number, readonly Part[]>();
  const written = writtenBefore(atoms);
  const places = placesOf(nodes);
  return {
    nodes,
    hollow: ({ atom, end }) => written[atom] === written[Math.max(end, atom + 1)],
    owners: (node) => {
      const known = owners.get(node.index);
      if (known) return known;
      const found = counted.filter((part) => pathFit(part, node.path, 'sheet').whole);
      owners.set(node.index, found);
      return found;
    },
    neighbours: (node) => places[node.index] ?? [undefined, undefined],
  };
}

/** For each atom how many before it hold text. */
function writtenBefore(atoms: readonly Atom[]): Int32Array {
  const counts = new Int32Array(atoms.length + 2);
  atoms.forEach((atom, i) => {
    counts[i + 1] = (counts[i] ?? 0) + (atom.kind === 'figure' || contentOf(atom) !== '' ? 1 : 0);
  });
  counts[atoms.length + 1] = counts[atoms.length] ?? 0;
  return counts;
}

function placesOf(nodes: readonly Node[]): [Node | undefined, Node | undefined][] {
  const last = new Map<number, Node>();
  const places = nodes.map((): [Node | undefined, Node | undefined] => [undefined, undefined]);
  for (const node of nodes) {
    if (!node.label) continue;
    const previous = last.get(node.parent);
    const [place, before] = [places[node.index], previous && places[previous.index]];
    if (place) place[0] = previous;
    if (before) before[1] = node;
    last.set(node.parent, node);
  }
  return places;
}
