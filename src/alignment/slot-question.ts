import type { Document } from '../model/document.ts';
import type { Question } from './slot-match.ts';
import type { Slot } from './slots.ts';
import type { Span } from '../model/place.ts';
import { contentIn } from './questions.ts';
import { stemsOf } from './words.ts';

/**
 * Where the question of a slot without a marker ends: behind its last line that asks, repeats the rubric's question, or
 * is a label, a hint or a numbered option.
 */
export function questionEnd({ text }: Document, { question }: Slot, { asked }: Question): number {
  const source = text.slice(question.start, question.end);
  let at = 0;
  let end = 0;
  for (const line of source.split('\n')) {
    const begin = at;
    at += line.length + 1;
    const stems = stemsOf(line);
    const shared = stems.filter((one) => asked.stems.has(one)).length;
    const repeats = stems.length > 0 && shared / stems.length >= 0.5;
    const mark = line.lastIndexOf('?');
    if (mark >= 0) end = begin + mark + 1 + (/^[\s*_)]*/u.exec(line.slice(mark + 1))?.[0].length ?? 0);
    else if (begin === 0 || (repeats && stems.length >= 4) || /^\s*\d+[.)]\s|^[\s*_]*hint\b/iu.test(line))
      end = begin + line.length;
  }
  return question.start + Math.min(end, source.length);
}

/**
 * Paragraphs between the end of a question and an empty slot that the question does not seem to hold: the answer may stand
 * above its marker.
 */
export function aboveMarker(document: Document, slot: Slot, question: Question): Span | undefined {
  const from = questionEnd(document, slot, question);
  const rest = document.text.slice(from, slot.question.end);
  const blank = rest.search(/\n[ \t]*\n/u);
  if (blank < 0) return undefined;
  const text = rest.slice(blank);
  const stems = stemsOf(text);
  const shared = stems.filter((one) => question.asked.stems.has(one)).length;
  if (contentIn(text) === '' || stems.length < 2 || shared / stems.length > 0.3 || /select all/iu.test(text))
    return undefined;
  const start = from + blank + (text.length - text.trimStart().length);
  return { start, end: start + text.trim().length };
}
