import type { Span } from '../../model/place.ts';
import type { ReadBlock } from './define-reader.ts';
import { takeGroup, takeOptional, takeStar } from './latex-arguments.ts';
import { blockBuilder, pieceOf, type BlockBuilder } from './latex-blocks.ts';
import {
  ARGUMENTS,
  BOLD,
  ENVIRONMENT_ARGUMENTS,
  isDropped,
  LINE_BREAKS,
  LISTS,
  PLAIN_BLOCKS,
  SHOWN,
  WORD_COMMANDS,
  type ListKind,
} from './latex-commands.ts';
import { counterCommand } from './latex-counter-commands.ts';
import { latexCounters, printNumber, SECTIONS, wordsOnly, type Counters } from './latex-counters.ts';
import type { LatexHole } from './latex-holes.ts';
import type { LatexNode } from './latex-skeleton.ts';
import { tableOf } from './latex-table.ts';
import { prose, runsOfPieces } from './pieces.ts';

/** What is open while the nodes are walked. */
interface Walk {
  readonly text: string;
  readonly builder: BlockBuilder;
  readonly counters: Counters;
  /** Lists that are open, innermost last. */
  readonly lists: { readonly kind: ListKind; readonly group: number }[];
  /** Between \begin{document} and \end{document}, or anywhere where there is no such thing. */
  body: boolean;
}

/** Nodes of one level, and where among them the walk stands. */
interface Level {
  readonly nodes: readonly LatexNode[];
  next: number;
  strong: boolean;
}

/** The blocks of a parsed LaTeX source. */
export function blocksOfLatex(text: string, nodes: readonly LatexNode[]): readonly ReadBlock[] {
  const whole =
    !nodes.some((node) => node.type === 'environment' && node.name === 'document') &&
    !/\\begin\s*\{document\}/u.test(text);
  const walk: Walk = { text, builder: blockBuilder(), counters: latexCounters(), lists: [], body: whole };
  walkNodes(walk, nodes, false);
  walk.builder.close();
  return walk.builder.blocks;
}

/** Walks the nodes of one level. */
function walkNodes(walk: Walk, nodes: readonly LatexNode[], strong: boolean): void {
  const level: Level = { nodes, next: 0, strong };
  while (level.next < nodes.length) {
    const node = nodes[level.next++];
    if (node) walkNode(walk, level, node);
  }
}

function walkNode(walk: Walk, level: Level, node: LatexNode): void {
  switch (node.type) {
    case 'macro':
      macro(walk, level, node);
      break;
    case 'environment':
      environment(walk, node, level.strong);
      break;
    case 'group':
      walkNodes(walk, node.content, level.strong);
      break;
    case 'break':
      walk.builder.close();
      break;
    case 'hole':
      if (walk.body && node.hole) hole(walk, node.hole, level.strong);
      break;
    case 'words':
    case 'space':
    case 'mark':
      if (walk.body) words(walk, node.span, level.strong);
      break;
  }
}

/** A tie is a space; ties and words keep their places. */
function words({ text, builder }: Walk, span: Span, strong: boolean): void {
  for (const piece of prose(text, span, strong)) {
    builder.add(text[span.start] === '~' ? { ...piece, run: { ...piece.run, text: ' ' } } : piece);
  }
}

function hole({ builder }: Walk, { span, inner, kind, display, text }: LatexHole, strong: boolean): void {
  const style = strong && { strong };
  if (kind === 'char') builder.add(pieceOf({ kind: 'prose', span, text, ...style }));
  else if (kind === 'code' && display) {
    const runs = text === '' ? [] : [{ kind: 'code' as const, span: inner, text }];
    builder.push({ kind: 'code', span, depth: 0, runs });
  } else if (text !== '') {
    const run = { kind: kind === 'math' ? ('math' as const) : ('code' as const), span: inner, text, ...style };
    builder.add(pieceOf({ ...run, ...(display && { display }) }, span));
  }
}

function environment(walk: Walk, node: LatexNode & { type: 'environment' | 'macro' | 'group' }, strong: boolean): void {
  const { name, content, span } = node;
  const level: Level = { nodes: content, next: 0, strong };
  const kind = LISTS[name.replace('*', '')];
  const before = walk.body;
  walk.builder.close();
  if (name === 'document') walk.body = true;
  if (kind !== undefined) list(walk, level, kind, name);
  else if (walk.body && /^(?:tabular|longtable|tabularx|tabulary|supertabular)\*?$/u.test(name))
    tableOf(
      {
        builder: walk.builder,
        walk: (nodes) => {
          walkNodes(walk, nodes, false);
        },
      },
      level,
      name,
    );
  else if (walk.body && /^(?:figure|wrapfigure|tikzpicture|picture|pgfpicture)\*?$/u.test(name))
    figure(walk, level, span);
  else if (name !== 'thebibliography') block(walk, level, name);
  walk.builder.close();
  if (name === 'document') walk.body = before;
}

function list(walk: Walk, level: Level, kind: ListKind, name: string): void {
  const options = takeOptional(level);
  openList(walk, kind, options ? walk.text.slice(options.start, options.end) : name === 'parts' ? '(a)' : '');
  walkNodes(walk, level.nodes.slice(level.next), level.strong);
  walk.builder.close();
  closeList(walk);
}

function openList({ counters, lists, builder }: Walk, kind: ListKind, options: string): void {
  counters.beginList(options, kind);
  lists.push({ kind, group: builder.group() });
}

function closeList({ counters, lists }: Walk): void {
  if (lists.pop()) counters.endList();
}

/** A picture shows its caption. */
function figure(walk: Walk, level: Level, span: Span): void {
  const runs = runsOfPieces(
    walk.builder.capture(() => {
      level.nodes.forEach((node, i) => {
        const caption =
          node.type === 'macro' && node.name === 'caption'
            ? level.nodes.slice(i + 1).find(({ type }) => type === 'group')
            : undefined;
        if (caption && 'content' in caption) walkNodes(walk, caption.content, false);
      });
    }),
  );
  walk.builder.push({ kind: 'figure', span, depth: 0, runs });
}

/** Any other environment is a paragraph of its own; what stands in brackets behind its name is shown: [Problem 2]. */
function block(walk: Walk, level: Level, name: string): void {
  const plain = name.replace('*', '');
  const skipped = ENVIRONMENT_ARGUMENTS[plain];
  const title = takeOptional(level);
  if (skipped !== undefined) for (let i = 0; i < skipped; i++) takeGroup(level);
  else if (title && walk.body && !PLAIN_BLOCKS.has(plain)) {
    words(walk, title, true);
    walk.builder.close();
  }
  walkNodes(walk, level.nodes.slice(level.next), level.strong);
}

function macro(walk: Walk, level: Level, node: LatexNode & { name?: string }): void {
  const name = 'name' in node && typeof node.name === 'string' ? node.name : '';
  if (counterCommand(walk, level, name)) return;
  if (name === 'begin' || name === 'end') brokenEnvironment(walk, level, node.span);
  else if (!walk.body) return;
  else if (SECTIONS.includes(name) || name === 'chapter') section(walk, level, { name, span: node.span });
  else if (name === 'item' || /^(?:question|part|subpart)$/u.test(name)) item(walk, level, node.span);
  else if (name === 'par') walk.builder.close();
  else if (LINE_BREAKS.has(name)) lineBreak(walk, level, node.span);
  else inlineMacro(walk, level, { name, span: node.span });
}

function section(walk: Walk, level: Level, { name, span }: { name: string; span: Span }): void {
  const starred = takeStar(level);
  takeOptional(level);
  const title = takeGroup(level);
  const number = starred || name === 'chapter' ? undefined : walk.counters.section(name);
  const depth = Math.max(1, SECTIONS.indexOf(name) + 1);
  const markup = { start: span.start, end: title?.span.end ?? span.end };
  walk.builder.open({ kind: 'heading', depth, ...(number !== undefined && { marker: number }) }, markup);
  // A blank line within a title does not end it.
  const words = walk.builder.capture(() => {
    walkNodes(walk, title?.content ?? [], false);
  });
  for (const piece of words) walk.builder.add(piece);
  walk.builder.close();
}

function item(walk: Walk, level: Level, span: Span): void {
  const open = walk.lists.at(-1);
  const label = takeOptional(level);
  const given = label ? wordsOnly(walk.text.slice(label.start, label.end)) : undefined;
  const short =
    given !== undefined &&
    open?.kind !== 'description' &&
    /^\W{0,3}[\p{L}\d.]{1,5}\W{0,3}$/u.test(given) &&
    !walk.text.slice(label?.start, label?.end).includes('$');
  const marker = short ? given : given === undefined ? walk.counters.item() : undefined;
  const depth = Math.max(1, walk.counters.depth());
  walk.builder.open(
    { kind: 'item', depth, ...(open && { group: open.group }), ...(marker !== undefined && { marker }) },
    span,
  );
  if (label && !short) {
    walkNodes(
      walk,
      level.nodes.filter((node) => node.span.start >= label.start && node.span.end <= label.end),
      true,
    );
  }
}

/** An environment that is not closed, or closed by another name, stays a command with its name. */
function brokenEnvironment(walk: Walk, level: Level, span: Span): void {
  takeGroup(level);
  const [, word, name = ''] =
    /^\\(begin|end)\s*\{([a-z]+)\*?\}/iu.exec(walk.text.slice(span.start, span.start + 60)) ?? [];
  walk.builder.close();
  if (name === 'document') walk.body = word === 'begin';
  const kind = LISTS[name];
  if (kind === undefined) return;
  if (word === 'begin') {
    const options = takeOptional(level);
    openList(walk, kind, options ? walk.text.slice(options.start, options.end) : '');
  }
  if (word === 'end') closeList(walk);
}

function lineBreak({ builder }: Walk, level: Level, span: Span): void {
  takeStar(level);
  takeOptional(level);
  builder.add({ run: { kind: 'prose', span, text: '\n' }, outer: span, lineBreak: true });
}

function inlineMacro(walk: Walk, level: Level, { name, span }: { name: string; span: Span }): void {
  const { builder, text } = walk;
  const shown = SHOWN[name];
  if (BOLD.has(name)) {
    const group = takeGroup(level);
    if (group) walkNodes(walk, group.content, true);
  } else if (name === 'bf' || name === 'bfseries') level.strong = true;
  else if (name === 'romannumeral') romanNumeral(walk, level, span);
  else if (shown !== undefined)
    builder.add(pieceOf({ kind: 'prose', span, text: shown, ...(level.strong && { strong: true }) }));
  else if (/^[&%$#_{}]$/u.test(name)) words(walk, { start: span.start + 1, end: span.end }, level.strong);
  else if (/^[\s,;:]$/u.test(name)) builder.add(pieceOf({ kind: 'prose', span, text: ' ' }));
  else if (WORD_COMMANDS.has(name)) takeOptional(level);
  else if (isDropped(name)) {
    takeStar(level);
    for (let i = 0; i < (ARGUMENTS[name] ?? 0); i++) {
      takeOptional(level);
      takeGroup(level);
    }
  } else if (text[span.start] === '\\' && level.nodes[level.next]?.type === 'mark') takeOptional(level);
}

/** `\romannumeral2` prints ii. */
function romanNumeral(walk: Walk, level: Level, span: Span): void {
  const node = level.nodes[level.next];
  const digits =
    node?.type === 'words' ? /^\d{1,4}/u.exec(walk.text.slice(node.span.start, node.span.end))?.[0] : undefined;
  if (!node || digits === undefined) return;
  level.next++;
  const end = node.span.start + digits.length;
  const outer = { start: span.start, end };
  walk.builder.add(
    pieceOf({
      kind: 'prose',
      span: outer,
      text: printNumber('roman', Number(digits)),
      ...(level.strong && { strong: true }),
    }),
  );
  words(walk, { start: end, end: node.span.end }, level.strong);
}
