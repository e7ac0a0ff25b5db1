import { overlaps, type Span } from './place.ts';
import type { Block, Document, HiddenText, Run } from './document.ts';

/** A stretch of a document with the runs in it: what a check reads. Runs and blocks are cut to the span. */
export interface Passage {
  readonly document: Document;
  readonly span: Span;
  readonly blocks: readonly Block[];
  /** What stands before it in the same place: its label and the question as it is printed there. */
  readonly asked?: Passage;
}

/** The passage of a span. A block that is cut keeps its kind; a run that is cut keeps the rest of its text. */
export function passageOf(document: Document, span: Span): Passage {
  const blocks = document.blocks
    .filter((block) => overlaps(block.span, span))
    .map((block) => ({ ...block, span: cut(block.span, span), runs: block.runs.flatMap((run) => cutRun(run, span)) }));
  return { document, span, blocks };
}

/** All runs of a passage in order; those of a table row only once (in its cells). */
export function runsOf(passage: Passage): Run[] {
  return passage.blocks.filter((block) => block.kind !== 'row').flatMap((block) => block.runs);
}

/**
 * What the page hides in a passage, behind it up to the next block, and in front of it down from a heading: what is hidden
 * between two answers belongs to the first.
 */
export function hiddenIn({ document, span }: Passage): readonly HiddenText[] {
  if (!document.hidden) return [];
  const before = document.blocks.findLast((block) => block.span.end <= span.start);
  const next = document.blocks.find((block) => block.span.start >= span.end);
  const start = before && before.kind !== 'heading' ? span.start : (before?.span.end ?? 0);
  const zone = { start, end: next?.span.start ?? document.text.length };
  return document.hidden.filter((one) => overlaps(one.span, zone));
}

function cut(inner: Span, outer: Span): Span {
  return { start: Math.max(inner.start, outer.start), end: Math.min(inner.end, outer.end) };
}

function cutRun(run: Run, span: Span): Run[] {
  if (!overlaps(run.span, span)) return [];
  const rest = cut(run.span, span);
  if (run.text.length !== run.span.end - run.span.start) return [run];
  return [{ ...run, span: rest, text: run.text.slice(rest.start - run.span.start, rest.end - run.span.start) }];
}
