import type { Explanation, ExplanationStep } from '../model/explanation.ts';
import type { PartResult } from '../model/result.ts';
import { tableLines } from './table.ts';
import { printable, wrap, type Terminal } from './terminal.ts';

/** An explanation step by step, and the verdict that it ends in. */
export function renderExplanation(explanation: Explanation, result: PartResult, terminal: Terminal): string {
  return [...explanation, verdictStep(result)].map((step, at) => renderStep(step, at + 1, terminal)).join('\n\n');
}

function renderStep({ title, lines, table }: ExplanationStep, number: number, terminal: Terminal): string {
  const { bold, dim } = terminal.colours;
  const width = Math.min(110, Math.max(60, terminal.columns)) - 3;
  const text = lines.flatMap((line) => wrap(printable(line), width));
  const columns = table?.columns.map((head) => ({ head: dim(head), align: 'right' }) as const) ?? [];
  const rows = table
    ? tableLines(
        columns,
        table.rows.map((row) => row.map(printable)),
      )
    : [];
  return [bold(`${number}  ${title}`), ...[...text, ...rows].map((line) => `   ${line}`)].join('\n');
}

function verdictStep({ status, score, points, feedback, reviewReasons }: PartResult): ExplanationStep {
  const scored = score === null ? 'no score' : `${score} of ${points}`;
  return {
    title: `Verdict: ${status}, ${scored}`,
    lines: [...feedback.map(({ text }) => text), ...reviewReasons.map(({ text }) => `A person looks: ${text}`)],
  };
}
