import { checkAnswer } from '../../src/grading/check-answer.ts';
import { gradeSubmission } from '../../src/grading/grade.ts';
import { loadRubric } from '../../src/grading/load.ts';
import type { PartResult } from '../../src/model/result.ts';
import type { Honest } from './attack.ts';

const sample = await loadRubric('rubrics/hw2-q1');
const training = await loadRubric('test/attacks/training.rubric.yaml');

/** Reasons for review that tell of an answer made for the machine. */
export const GAMING: ReadonlySet<string> = new Set([
  'keyword-list',
  'speaks-to-grader',
  'letters-apart',
  'hidden-text',
  'pasted-question',
  'pasted-rubric',
  'pasted-feedback',
  'repeats-itself',
  'states-everything',
  'words-in-disorder',
  'only-listed',
]);

/** How the answer comes out in a write-up of its format, and, where it is Markdown, alone as well. */
export async function gradedWays(one: Honest): Promise<readonly PartResult[]> {
  const plan = one.part.startsWith('a') ? sample : training;
  const written = await gradeSubmission(plan, [{ name: `hw.${one.format ?? 'md'}`, bytes: bytesOf(writeUp(one)) }]);
  const inWriteUp = written.parts.filter(({ id }) => id === one.part);
  return one.format === undefined ? [...inWriteUp, await checkAnswer(plan, one.part, one.answer)] : inWriteUp;
}

function writeUp({ part, answer, format = 'md' }: Honest): string {
  if (format === 'md') return `# ${part}\n\n${answer}\n`;
  if (format === 'txt') return `${part}\n\n${answer}\n`;
  if (format === 'tex')
    return `\\documentclass{article}\n\\begin{document}\n\\section*{${part}}\n${answer}\n\\end{document}\n`;
  const cells = [`# ${part}`, answer].map((source) => ({ cell_type: 'markdown', metadata: {}, source: [source] }));
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
