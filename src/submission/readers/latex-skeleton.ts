import { parseMinimal } from '@unified-latex/unified-latex-util-parse';
import type { Span } from '../../model/place.ts';
import type { LatexHole } from './latex-holes.ts';

/** A node of the parsed skeleton with its place in the source. */
export type LatexNode = Leaf | Inner;

interface Leaf {
  readonly type: 'words' | 'space' | 'break' | 'mark' | 'hole';
  readonly span: Span;
  /** Of a mark: `[`, `]`, `*` or `&`. */
  readonly text: string;
  readonly hole?: LatexHole;
}

interface Inner {
  readonly type: 'macro' | 'group' | 'environment';
  readonly span: Span;
  /** Of a macro or environment. */
  readonly name: string;
  /** Empty for a macro: its arguments follow it. */
  readonly content: readonly LatexNode[];
}

/**
 * Parses LaTeX to groups, environments and macros. The parser takes some 10 ms for 1,000 characters, so it is given a
 * skeleton, in which a formula, verbatim text, a stretch of words and the name of a command are one character each;
 * comments and definitions are left out. Throws a RangeError where the nesting or the length is beyond it.
 */
export function parseSkeleton(source: string, holes: readonly LatexHole[]): readonly LatexNode[] {
  const skeleton = skeletonOf(source, holes);
  if (skeleton.text.length > MOST) throw new RangeError('the skeleton is too long');
  return nodesOf(parseMinimal(skeleton.text).content, skeleton);
}

const MOST = 100_000;

/** Private characters and no letters: a word behind a command must not become part of its name. */
const HOLE = '\uE000';
const WORDS = '\uE001';
const COMMAND = '\\\uE002';

interface Skeleton {
  readonly source: string;
  readonly text: string;
  /** Where the token to which a character of the skeleton belongs stands in the source. */
  readonly spans: readonly Span[];
  readonly holes: ReadonlyMap<number, LatexHole>;
}

function skeletonOf(source: string, holes: readonly LatexHole[]): Skeleton {
  const chars: string[] = [];
  const spans: Span[] = [];
  const names = new Map<string, number>();
  const put = (text: string, span: Span): void => {
    chars.push(text);
    for (let left = text.length; left > 0; left--) spans.push(span);
  };
  let at = 0;
  for (const hole of [...holes, undefined]) {
    const end = hole?.span.start ?? source.length;
    while (at < end) {
      const token = tokenAt(source, { start: at, end }, names);
      put(token.text, { start: at, end: token.end });
      at = token.end;
    }
    if (hole && hole.kind !== 'comment') put(HOLE, hole.span);
    at = Math.max(at, hole?.span.end ?? at);
  }
  return { source, text: chars.join(''), spans, holes: new Map(holes.map((hole) => [hole.span.start, hole])) };
}

/** What stands at the beginning of a span, as the skeleton has it, and where it ends. */
function tokenAt(source: string, { start, end }: Span, names: Map<string, number>): { text: string; end: number } {
  const char = source[start] ?? '';
  if (char === '\\') return commandAt(source, { start, end }, names);
  if (MARKS.includes(char)) return { text: char, end: start + 1 };
  const blank = /\s/u.test(char);
  let stop = start;
  let words = false;
  while (stop < end && !SPECIAL.includes(source[stop] ?? '')) {
    if (source[stop] === '\n') {
      const next = /^\s+/u.exec(source.slice(stop, Math.min(end, stop + 1000)))?.[0] ?? '';
      if (next.indexOf('\n', 1) > 0) break;
    }
    words ||= !/\s/u.test(source[stop] ?? '');
    stop++;
  }
  if (words) return { text: WORDS, end: stop };
  while (blank && stop < end && /\s/u.test(source[stop] ?? '')) stop++;
  return { text: /\n\s*\n/u.test(source.slice(start, stop)) ? '\n\n' : ' ', end: stop };
}

const MARKS = '{}[]*&~';
const SPECIAL = `\\${MARKS}`;

function commandAt(source: string, { start, end }: Span, names: Map<string, number>): { text: string; end: number } {
  const rest = source.slice(start, Math.min(end, start + 80));
  const environment = /^\\(begin|end)\s*\{([a-z]+\*?)\}/iu.exec(rest);
  const name = environment?.[2];
  if (!environment || name === undefined) {
    return { text: COMMAND, end: start + (/^\\(?:[a-z@]+|[\s\S])?/iu.exec(rest)?.[0].length ?? 1) };
  }
  const number = names.get(name) ?? names.size;
  names.set(name, number);
  const short = String.fromCharCode(97 + (number % 26)).repeat(1 + Math.floor(number / 26));
  return { text: `\\${environment[1] ?? ''}{${short}}`, end: start + environment[0].length };
}

/** What is needed of the parser's nodes. */
interface Parsed {
  readonly type: string;
  readonly content?: unknown;
  readonly env?: unknown;
  readonly position?: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } };
}

function nodesOf(nodes: readonly Parsed[], skeleton: Skeleton): LatexNode[] {
  return nodes.flatMap((node) => nodeOf(node, skeleton));
}

function nodeOf(node: Parsed, skeleton: Skeleton): LatexNode[] {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  const span = { start: skeleton.spans[start]?.start ?? 0, end: skeleton.spans[end - 1]?.end ?? 0 };
  const { type, content } = node;
  if (type === 'macro') return [{ type, span, name: nameAt(skeleton.source, span.start), content: [] }];
  if (type === 'group') return [{ type, span, name: '', content: nodesIn(content, skeleton) }];
  if (type === 'environment' || type === 'mathenv') {
    return [
      {
        type: 'environment',
        span,
        name: environmentAt(skeleton.source, span.start),
        content: nodesIn(content, skeleton),
      },
    ];
  }
  if (type === 'parbreak') return [{ type: 'break', span, text: '' }];
  if (type === 'whitespace') return [{ type: 'space', span, text: '' }];
  return leavesOf(skeleton, start, end);
}

function nodesIn(content: unknown, skeleton: Skeleton): LatexNode[] {
  return Array.isArray(content) ? nodesOf(content, skeleton) : [];
}

function nameAt(source: string, at: number): string {
  return /^\\([a-z@]+|[\s\S])/iu.exec(source.slice(at, at + 80))?.[1] ?? '';
}

function environmentAt(source: string, at: number): string {
  return /^\\begin\s*\{([a-z]+\*?)\}/iu.exec(source.slice(at, at + 80))?.[1] ?? '';
}

/** A string of the parser can be several tokens. */
function leavesOf({ text, spans, holes }: Skeleton, start: number, end: number): LatexNode[] {
  const leaves: LatexNode[] = [];
  for (let i = start; i < end; i++) {
    const char = text[i] ?? '';
    const span = spans[i] ?? { start: 0, end: 0 };
    const hole = char === HOLE ? holes.get(span.start) : undefined;
    if (hole) leaves.push({ type: 'hole', span, text: '', hole });
    else if (i === start || spans[i - 1] !== span)
      leaves.push({ type: char === WORDS ? 'words' : 'mark', span, text: char });
  }
  return leaves;
}
