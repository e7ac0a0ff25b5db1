import type { Document } from '../model/document.ts';
import type { Question } from './slot-match.ts';
import type { Slot } from './slots.ts';
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
