import type { Document } from '../model/document.ts';
import type { Span } from '../model/place.ts';
import { cellsIn, type Cell } from './cells.ts';
import { readLabel, type Label } from './labels.ts';
import { markerAt } from './markers.ts';
import { isAnswered } from './slot-answer.ts';

/** The place that a hand-out notebook leaves for the answer to one question. */
export interface Slot {
  readonly file: number;
  /** What stands there before the answer: the label, the question, its options. */
  readonly question: Span;
  readonly label: Label | undefined;
  /** From behind its marker to the end of the cell; undefined where no marker stands. */
  readonly answer: Span | undefined;
  /** A cell that follows and is neither a new section nor a question: the answer may stand or go on there. */
  readonly next: Span | undefined;
}

/** Finds the slots in the notebooks of a document: cells with an answer marker, and cells that begin as a question. */
export function slotsIn(document: Document): readonly Slot[] {
  const cells = cellsIn(document);
  const slots: Slot[] = [];
  let before: Cell | undefined;
  for (const [i, cell] of cells.entries()) {
    if (cell.kind === 'code') continue;
    const next = cells[i + 1];
    const setting = { cell, before, next: next && goesOn(cell, next) ? next.span : undefined };
    const stretches = stretchesOf(cell);
    const last = slots.at(-1);
    if (stretches[0] && isBlank(document, stretches[0].question)) {
      const open = last && before && last.question.start >= before.span.start ? last : undefined;
      if (open) slots.pop();
      slots.push(answered(document, open, { ...setting, answer: stretches[0].answer }));
      stretches.shift();
    }
    slots.push(...stretches.map((one, j) => slotOf(document, one, { ...setting, last: j === stretches.length - 1 })));
    if (
      last?.answer &&
      stretches.length === 0 &&
      explains(cell.text) &&
      before &&
      last.question.start >= before.span.start
    ) {
      slots[slots.length - 1] = { ...last, answer: { ...last.answer, end: cell.span.end }, next: setting.next };
    }
    if (stretches.length === 0 && isQuestion(cell.text) && !hasMarker(cell.text))
      slots.push(slotOf(document, { question: cell.span, answer: undefined }, { ...setting, last: true }));
    before = cell;
  }
  return slots;
}

interface Setting {
  readonly cell: Cell;
  /** The cell of text before it. */
  readonly before: Cell | undefined;
  readonly next: Span | undefined;
}

interface Stretch {
  readonly question: Span;
  readonly answer: Span | undefined;
}

function slotOf(
  document: Document,
  { question, answer }: Stretch,
  setting: Setting & { readonly last: boolean },
): Slot {
  const { cell, next, last } = setting;
  const text = document.text.slice(question.start, question.end);
  return { file: cell.file, question, label: labelOf(text), answer, next: last ? next : undefined };
}

/** The slot of a cell that begins with a marker: it answers the cell before, or goes on with what stands there. */
function answered(
  document: Document,
  open: Slot | undefined,
  given: Setting & { readonly answer: Span | undefined },
): Slot {
  const { cell, before, next, answer } = given;
  if (!open) {
    const question = before?.file === cell.file ? before.span : { start: cell.span.start, end: cell.span.start };
    return slotOf(document, { question, answer }, { ...given, last: true });
  }
  const isOpen = !open.answer || !isAnswered(document, open.answer, open.question);
  const start = (isOpen ? answer : open.answer)?.start ?? cell.span.start;
  return { ...open, answer: { start, end: cell.span.end }, next };
}

/** The questions of a cell with the answers behind their markers; empty where no marker stands. */
function stretchesOf({ text, span }: Cell): Stretch[] {
  const lines = linesOf(text);
  const stretches: { question: Span; answer: Span }[] = [];
  let from = 0;
  for (const { start, end } of answerMarkers(lines)) {
    const last = stretches.at(-1);
    const begins = last ? questionBetween(lines, last.answer.start - span.start, start) : from;
    if (begins === undefined) continue;
    if (last) stretches[stretches.length - 1] = { ...last, answer: { ...last.answer, end: span.start + begins } };
    const own = text.slice(begins, start).trim() === '' && isNumbered(text.slice(start));
    stretches.push({
      question: { start: span.start + begins, end: span.start + (own ? end : start) },
      answer: { start: span.start + end, end: span.end },
    });
    from = end;
  }
  return stretches;
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function linesOf(text: string): Line[] {
  let start = 0;
  let fenced = false;
  return text.split('\n').flatMap((line) => {
    const at = start;
    start += line.length + 1;
    if (/^\s*(?:```|~~~)/u.test(line)) fenced = !fenced;
    return fenced ? [] : [{ text: line, start: at }];
  });
}

function answerMarkers(lines: readonly Line[]): Span[] {
  return lines.flatMap(({ text, start }) => {
    const marker = markerAt(text);
    return marker?.kind === 'answer' ? [{ start, end: start + marker.end }] : [];
  });
}

function hasMarker(text: string): boolean {
  return linesOf(text).some((line) => markerAt(line.text) !== undefined);
}

/**
 * Where the next question begins between an answer and a further marker: at a line with the label of a question, else at
 * the last paragraph that asks. Undefined where nothing there is a question: the marker belongs to the same answer.
 */
function questionBetween(lines: readonly Line[], from: number, to: number): number | undefined {
  const between = lines.filter((line) => line.start > from && line.start < to);
  const labelled = between.find((line) => isQuestion(line.text));
  if (labelled) return labelled.start;
  const asks = between.findLastIndex((line) => /\?[\s*_]*$/u.test(line.text));
  if (asks < 0) return undefined;
  const blank = between.slice(0, asks).findLastIndex((line) => line.text.trim() === '');
  return between[blank + 1]?.start;
}

function isBlank({ text }: Document, { start, end }: Span): boolean {
  return text.slice(start, end).trim() === '';
}

function labelOf(text: string): Label | undefined {
  return readLabel(text.trimStart().split('\n', 1)[0] ?? '', { place: 'heading', limit: Number.MAX_SAFE_INTEGER });
}

/** Whether a text begins with a marker that says which question it answers: `Answer 2:`. */
function isNumbered(text: string): boolean {
  return labelOf(text) !== undefined;
}

/** Whether a text begins with the marker of an explanation. */
function explains(text: string): boolean {
  return markerAt(text.trimStart().split('\n', 1)[0] ?? '')?.kind === 'explanation';
}

/** Whether a text begins with the label of a question: `**Inline Question 2**`, `## Problem 3`. */
function isQuestion(text: string): boolean {
  return labelOf(text)?.word === 'question' || QUESTION.test(text);
}

const QUESTION = /^[\s>#*_]*(?:inline\s+)?(?:question|problem|exercise)\b/iu;

/** Whether what stands in a cell may belong to the cell before: prose, or code that only comments. */
function goesOn(before: Cell, { file, kind, text }: Cell): boolean {
  if (file !== before.file) return false;
  if (kind === 'code') return text.split('\n').every((line) => /^\s*(?:#(?!\s*%)|$)/u.test(line)) && text.trim() !== '';
  return !/^\s*(?:#{1,6}\s|-{3,}|\*{3,}|<h\d)/iu.test(text) && !isQuestion(text) && !hasMarker(text);
}
