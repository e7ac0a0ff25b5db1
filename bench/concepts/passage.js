// An answer as checks get it, without the rest of a document: every line is prose.
import { passageOf } from '../../dist/model/passage.js';

/** The passage that is all of a plain text: each stretch between line breaks is a paragraph. */
export function passageFrom(text) {
  const blocks = [...text.matchAll(/[^\r\n]*\S[^\r\n]*/gu)].map(({ 0: line, index }) => {
    const span = { start: index, end: index + line.length };
    return { kind: 'paragraph', span, runs: [{ kind: 'prose', span, text: line }], depth: 0, file: 0 };
  });
  const length = text.length;
  const segments = [{ start: 0, length, source: 0, sourceLength: length }];
  const file = { name: 'answer.txt', format: 'text', span: { start: 0, end: length }, segments, lineStarts: [0] };
  const document = { text, files: [file], blocks, macros: new Map(), notes: [] };
  return passageOf(document, { start: 0, end: length });
}
