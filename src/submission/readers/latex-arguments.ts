import type { Span } from '../../model/place.ts';
import type { LatexNode } from './latex-skeleton.ts';

/** Nodes of one level, and where among them the walk stands. */
export interface Cursor {
  readonly nodes: readonly LatexNode[];
  next: number;
}

/** The group that follows, behind space. */
export function takeGroup(cursor: Cursor): (LatexNode & { type: 'group' | 'macro' | 'environment' }) | undefined {
  const at = afterSpace(cursor);
  const node = cursor.nodes[at];
  if (node?.type !== 'group') return undefined;
  cursor.next = at + 1;
  return node;
}

/** Where the content of the brackets that follow stands, without them. A bracket that is not closed is none. */
export function takeOptional(cursor: Cursor): Span | undefined {
  const at = afterSpace(cursor);
  const open = cursor.nodes[at];
  if (open?.type !== 'mark' || open.text !== '[') return undefined;
  let depth = 0;
  for (let i = at; i < Math.min(cursor.nodes.length, at + 200); i++) {
    const node = cursor.nodes[i];
    if (node?.type === 'break') return undefined;
    if (node?.type !== 'mark') continue;
    if (node.text === '[') depth++;
    if (node.text === ']' && --depth === 0) {
      cursor.next = i + 1;
      return { start: open.span.end, end: node.span.start };
    }
  }
  return undefined;
}

/** Whether a star follows at once. */
export function takeStar(cursor: Cursor): boolean {
  const node = cursor.nodes[cursor.next];
  const star = node?.type === 'mark' && node.text === '*';
  if (star) cursor.next++;
  return star;
}

function afterSpace({ nodes, next }: Cursor): number {
  return nodes[next]?.type === 'space' ? next + 1 : next;
}
