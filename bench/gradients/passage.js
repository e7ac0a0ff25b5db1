// An answer as checks get it.
import { passageOf } from '../../dist/model/passage.js';
import { readDocument } from '../../dist/submission/read-document.js';

/** The passage that is all of a Markdown file. */
export async function passageFrom(text) {
  const files = [{ name: 'answer.md', bytes: new TextEncoder().encode(text) }];
  const { document } = await readDocument(files, { writeups: [] });
  return passageOf(document, { start: 0, end: document.text.length });
}
