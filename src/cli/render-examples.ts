import type { PartResult } from '../model/result.ts';
import { counted, formatPoints } from '../reporters/numbers.ts';
import { tableLines } from './table.ts';
import { fit, printable, type Terminal } from './terminal.ts';

/** What became of an example of the author's. */
export interface ExampleOutcome {
  readonly part: string;
  readonly answer: string;
  /** Points, or that it must go to a person. */
  readonly expected: number | 'review';
  readonly score: number | null;
  readonly openPoints: number;
  readonly status: PartResult['status'];
  readonly needsReview: boolean;
  /** Why it came out so. */
  readonly why: string;
  readonly passed: boolean;
}

/** What became of the examples of a rubric, the ones that failed with their reason. */
export function renderExamples(outcomes: readonly ExampleOutcome[], terminal: Terminal): string {
  if (outcomes.length === 0) return 'The rubric has no examples. Add `examples:` to a part to test it.';
  const { dim, yellow, cyan, bold } = terminal.colours;
  const columns = [
    { head: dim(''), align: 'left' },
    { head: dim('part'), align: 'left' },
    { head: dim('expected'), align: 'right' },
    { head: dim('got'), align: 'right' },
    { head: dim('answer'), align: 'left' },
  ] as const;
  const room = Math.max(20, terminal.columns - 48);
  const rows = outcomes.map((one) => [
    one.passed ? cyan('as expected') : yellow('differs'),
    fit(printable(one.part), 16, terminal.unicode),
    one.expected === 'review' ? 'review' : formatPoints(one.expected),
    one.needsReview ? 'review' : formatPoints(one.score ?? 0),
    fit(printable(one.answer.replaceAll(/\s+/gu, ' ').trim()), room, terminal.unicode),
  ]);
  const [head = '', ...lines] = tableLines(columns, rows);
  const body = lines.flatMap((line, index) => {
    const { passed, why } = outcomes[index] ?? { passed: true, why: '' };
    return passed || why === '' ? [line] : [line, `             ${printable(why)}`];
  });
  const failed = outcomes.filter(({ passed }) => !passed).length;
  const total = counted(outcomes.length, 'example');
  const end =
    failed === 0 ? `${total}, all as expected.` : `${total}, ${yellow(`${formatPoints(failed)} not as expected`)}.`;
  return [head, ...body, '', bold(end)].join('\n');
}
