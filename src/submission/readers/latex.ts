import type { HiddenText } from '../../model/document.ts';
import type { Read } from './define-reader.ts';
import { latexHoles } from './latex-holes.ts';
import { parseSkeleton } from './latex-skeleton.ts';
import { blocksOfLatex } from './latex-walk.ts';
import { macrosIn } from './macros.ts';
import { readPlain } from './text.ts';

/** Reads LaTeX: sections and enumerations as LaTeX counts them, mathematics with the student's own commands. */
export const read: Read = (text) => {
  const macros = macrosIn(text);
  try {
    const holes = latexHoles(text, macros);
    const blocks = blocksOfLatex(text, parseSkeleton(text, holes));
    const hidden = [...holes.flatMap((hole) => hole.hidden ?? []), ...behindTheEnd(text)];
    return { text, macros, blocks, hidden };
  } catch (error) {
    // Thousands of open braces overflow the stack of the parser.
    if (!(error instanceof RangeError)) throw error;
    const note = '<file> was read as plain text: it is too long or nested too deeply for LaTeX.';
    return { ...readPlain(text), macros, notes: [{ code: 'read-as-plain-text', text: note }] };
  }
};

/** LaTeX reads nothing behind the end of the document. */
function behindTheEnd(text: string): HiddenText[] {
  const end = text.indexOf('\\end{document}');
  const span = { start: end + '\\end{document}'.length, end: text.length };
  if (end < 0 || text.slice(span.start).trim() === '') return [];
  return [{ span, kind: 'comment', how: 'text behind the end of the document' }];
}
