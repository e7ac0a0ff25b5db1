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
    const nodes = parseSkeleton(text, latexHoles(text, macros));
    return { text, macros, blocks: blocksOfLatex(text, nodes) };
  } catch (error) {
    // Thousands of open braces overflow the stack of the parser.
    if (!(error instanceof RangeError)) throw error;
    const note = '<file> was read as plain text: it is too long or nested too deeply for LaTeX.';
    return { ...readPlain(text), macros, notes: [{ code: 'read-as-plain-text', text: note }] };
  }
};
