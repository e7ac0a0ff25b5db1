import type { Node, Nodes, PhrasingContent } from 'mdast';
import type { HiddenText } from '../../model/document.ts';
import type { Span } from '../../model/place.ts';
import type { Hole } from './formulas.ts';
import { pictureAt, piecesOf, prose, type Piece } from './pieces.ts';

/** A text, the same with its mathematics masked, and where that is. */
export interface Masked {
  readonly text: string;
  readonly masked: string;
  readonly holes: readonly Hole[];
}

/** The runs of what stands within a paragraph, with their markup. */
export function inlinePieces(source: Masked, nodes: readonly PhrasingContent[], strong = false): Piece[] {
  return nodes.flatMap((node) => piecesOfNode(source, node, strong));
}

function piecesOfNode(source: Masked, node: PhrasingContent, strong: boolean): Piece[] {
  if (node.type === 'text') return wordsOf(source, node, { value: node.value, strong });
  if ((node.type === 'strong' || node.type === 'emphasis') && isProduct(source.text, spanOf(node)))
    return withMarkers(source, node, strong);
  if (node.type === 'strong') return inlinePieces(source, node.children, true);
  if (node.type === 'inlineCode') return codeSpan(source, spanOf(node));
  if (node.type === 'image') return [pictureAt(spanOf(node))];
  if ('children' in node) return inlinePieces(source, node.children, strong);
  return prose(source.text, spanOf(node), strong);
}

/**
 * Whether what Markdown takes for emphasis are signs of a product or a power: `g(o)*x(2*o + k)`, `x**2 + y**2`. They stand
 * between operands without a space on either side; letters around letters are emphasis within a word.
 */
function isProduct(text: string, { start, end }: Span): boolean {
  const [before, after] = [text[start - 1] ?? '', text[end] ?? ''];
  if (text[start] !== '*' || !/[\p{L}\p{N})\]}]/u.test(before) || !/[\p{L}\p{N}([{\\∂∑√]/u.test(after)) return false;
  const inside = text.slice(start, end).replaceAll('*', '');
  return !/^\p{L}+$/u.test(`${before}${inside}${after}`);
}

/** The words of an emphasis whose markers belong to the text. */
function withMarkers(
  source: Masked,
  node: Extract<PhrasingContent, { type: 'strong' | 'emphasis' }>,
  strong: boolean,
): Piece[] {
  const { start, end } = spanOf(node);
  const length = node.type === 'strong' ? 2 : 1;
  return [
    ...prose(source.text, { start, end: start + length }, strong),
    ...inlinePieces(source, node.children, strong),
    ...prose(source.text, { start: end - length, end }, strong),
  ];
}

/**
 * The words of a text node. Its value leaves out what the source has besides: the space and `>` at the beginning of a
 * line, backslashes before punctuation; a character reference is one or two characters for many. Both are walked side
 * by side, so that all but references keep their exact places.
 */
function wordsOf(source: Masked, node: Node, { value, strong }: { value: string; strong: boolean }): Piece[] {
  const { start, end } = spanOf(node);
  const slice = source.masked.slice(start, end);
  if (slice === value) return piecesOf(source.text, { start, end }, { holes: source.holes, strong });
  const pieces: Piece[] = [];
  let from = 0;
  let at = 0;
  const flush = (to: number): void => {
    pieces.push(...piecesOf(source.text, { start: start + from, end: start + to }, { holes: source.holes, strong }));
  };
  for (let i = 0; i < value.length;) {
    const escaped = slice[at] === '\\' && slice[at + 1] === value[i] && /[\p{P}\p{S}]/u.test(value[i] ?? '');
    const reference = slice[at] === '&' ? /^&[#\w]{1,40};/u.exec(slice.slice(at, at + 42))?.[0] : undefined;
    const length = reference !== undefined ? referenceLength(value.slice(i), slice.slice(at + reference.length)) : 0;
    if (reference !== undefined && length > 0) {
      flush(at);
      const span = { start: start + at, end: start + at + reference.length };
      pieces.push({
        run: { kind: 'prose', span, text: value.slice(i, i + length), ...(strong && { strong }) },
        outer: span,
      });
      at += reference.length;
      from = at;
      i += length;
    } else if (!escaped && slice[at] === value[i]) {
      at++;
      i++;
    } else if (at >= slice.length) {
      break;
    } else {
      flush(at);
      at++;
      from = at;
    }
  }
  flush(at);
  return pieces;
}

/** How many characters of the value stand for a reference: as many as let what follows fit; 0 where it is literal. */
function referenceLength(value: string, rest: string): number {
  if (value.startsWith('&') && /^&[#\w]{1,40};/u.test(value)) return 0;
  const next = rest.slice(0, 1);
  if (next !== '' && value[1] !== next && value[2] === next) return 2;
  return next === '' ? Math.min(value.length, 2) : 1;
}

function codeSpan({ text }: Masked, outer: Span): Piece[] {
  const ticks = /^`+/u.exec(text.slice(outer.start, outer.end))?.[0].length ?? 0;
  const inner = { start: outer.start + ticks, end: outer.end - ticks };
  if (inner.start >= inner.end) return [];
  return [{ run: { kind: 'code', span: inner, text: text.slice(inner.start, inner.end) }, outer }];
}

/** The descriptions of pictures and the titles of links, which are not seen. */
export function descriptionsIn(node: Nodes): HiddenText[] {
  if ('children' in node) return [...titleOf(node), ...node.children.flatMap(descriptionsIn)];
  return titleOf(node);
}

function titleOf(node: Nodes): HiddenText[] {
  const span = spanOf(node);
  if (node.type === 'image' && (node.alt ?? '') !== '')
    return [{ span, kind: 'description', how: 'the description of a picture' }];
  if (node.type === 'link' && (node.title ?? '') !== '')
    return [{ span, kind: 'description', how: 'the title of a link' }];
  return [];
}

/** Where a node stands. The parser gives every node a position. */
export function spanOf({ position }: Node): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}
