import type { ComparedClass, ComparedCriterion, Disagreement } from '../authoring/tune/compare-grades.ts';
import type { HeldBack } from '../authoring/tune/propose.ts';
import type { PartTuning, TuneReport, WordsProposal } from '../authoring/tune/tune-rubric.ts';
import { counted, formatNumber, formatPoints } from '../reporters/numbers.ts';
import type { Agreement, Estimate } from '../statistics/agreement.ts';
import { tableLines } from './table.ts';
import { fit, printable, wrap, type Terminal } from './terminal.ts';

interface Shown {
  /** Rows without points. */
  readonly ungraded: number;
  /** Disagreements of a part at most. */
  readonly most: number;
  readonly terminal: Terminal;
}

/** What graded answers say of a rubric: agreement, disagreements, proposals. */
export function renderTuning(report: TuneReport, shown: Shown): string {
  const { overall, parts, rubric } = report;
  const answers = `${counted(overall.answers, 'graded answer')} to ${counted(parts.length, 'part')}`;
  const left = shown.ungraded === 0 ? '' : ` ${counted(shown.ungraded, 'row')} without points left out.`;
  const text = [
    `${shown.terminal.colours.bold(printable(rubric))}: ${answers}.${left}`,
    '',
    ...agreementLines(report, shown.terminal),
    ...parts.flatMap((part) => ['', ...partLines(part, shown)]),
  ].join('\n');
  return shown.terminal.unicode ? text : text.replaceAll(/[“”–−…]/gu, (mark) => PLAIN[mark] ?? mark);
}

/** Our own marks where a terminal shows ASCII only. */
const PLAIN: Readonly<Record<string, string>> = { '“': '"', '”': '"', '–': '-', '−': '-', '…': '...' };

function agreementLines(
  { overall, parts }: TuneReport,
  { colours: { dim, bold }, unicode, columns }: Terminal,
): string[] {
  const heads = ['part', 'answers', 'review', 'same points', 'kappa', 'correlation'].map((head, i) => ({
    head: dim(head),
    align: i === 0 ? ('left' as const) : ('right' as const),
  }));
  const row = (name: string, one: ComparedClass, of: Agreement): string[] => [
    name,
    formatPoints(one.answers),
    formatPoints(one.review),
    percent(of.exact, unicode),
    decimal(of.kappa, unicode),
    decimal(of.pearson, unicode),
  ];
  const rows = [
    ...parts.map((part) => row(fit(printable(part.part), 16, unicode), part, part.decided)),
    ...(parts.length > 1 ? [row(bold('all'), overall, overall.decided)] : []),
  ];
  const review = percent(overall.all.exact, unicode);
  const note = `Agreement is that of answers decided without a person, with 95% intervals; kappa has quadratic weights. With the certain points of those in review, ${review} have the same points.`;
  return [...tableLines(heads, rows), '', ...wrap(note, Math.min(columns, 80)).map((line) => dim(line))];
}

function percent(estimate: Estimate | undefined, unicode: boolean): string {
  return estimateIn(estimate, unicode, (value) => formatNumber(100 * value, 0), '%');
}

function decimal(estimate: Estimate | undefined, unicode: boolean): string {
  return estimateIn(estimate, unicode, (value) => formatNumber(value, 2), '');
}

function estimateIn(
  estimate: Estimate | undefined,
  unicode: boolean,
  ...[format, unit]: readonly [(value: number) => string, string]
): string {
  if (!estimate) return unicode ? '–' : '-';
  const { value, low, high } = estimate;
  if (low === undefined || high === undefined) return `${format(value)}${unit}`;
  return `${format(value)}${unit} (${format(low)} to ${format(high)})`;
}

function partLines(part: PartTuning, shown: Shown): string[] {
  const { bold, dim } = shown.terminal.colours;
  const count = part.disagreements.length;
  const head = `${bold(printable(part.part))} (${counted(part.points, 'point')})`;
  const first = part.disagreements.slice(0, shown.most);
  const rest = count - first.length;
  return [
    `${head}: ${count === 0 ? 'no answer was decided otherwise than the person did' : `${counted(count, 'answer')} decided otherwise than the person did`}.`,
    ...first.flatMap((one) => disagreementLines(one, shown.terminal)),
    ...(rest > 0 ? [dim(`  ${formatPoints(rest)} more; --all lists them.`)] : []),
    ...proposalLines(part, shown.terminal),
  ];
}

function disagreementLines(one: Disagreement, { colours, columns, unicode }: Terminal): string[] {
  const { line, student, answer, ours, theirs, criteria } = one;
  const what = ours > theirs ? colours.yellow('paid though wrong') : colours.cyan('refused though right');
  const who = student === undefined ? '' : `, ${fit(printable(student), 20, unicode)}`;
  const width = Math.min(columns, 100) - 4;
  const text = wrap(printable(answer.replaceAll(/\s+/gu, ' ').trim()), width);
  const kept = text.length > MOST_LINES ? [...text.slice(0, MOST_LINES - 1), `${text[MOST_LINES - 1] ?? ''} …`] : text;
  return [
    `  ${what}: ${formatPoints(ours)} for the person's ${formatPoints(theirs)} (line ${line}${who})`,
    ...kept.map((part) => `    ${fit(part, width, unicode)}`),
    ...wrap(criteria.map((each) => criterionIn(each)).join('; '), width).map((part) => `    ${colours.dim(part)}`),
  ];
}

/** Lines of an answer that are shown. */
const MOST_LINES = 3;

function criterionIn({ name, state, words }: ComparedCriterion): string {
  const quoted = words.slice(0, 3).map((one) => `“${printable(one.replaceAll(/\s+/gu, ' '))}”`);
  return `${state} ${printable(name)}${quoted.length > 0 ? `: ${quoted.join(', ')}` : ''}`;
}

function proposalLines(
  { answers, proposals, together, yaml, kind, disagreements }: PartTuning,
  terminal: Terminal,
): string[] {
  const { dim, bold } = terminal.colours;
  if (kind !== 'concept' || (proposals.length === 0 && disagreements.length === 0)) return [];
  if (proposals.length === 0 || !together || yaml === undefined)
    return ['', dim(`  ${answers < FEW ? TOO_FEW : 'No words were found that help on answers held back.'}`)];
  return [
    '',
    `  ${bold('Proposals')}, each judged on answers that had no say in it:`,
    ...proposals.flatMap((one, i) => oneProposal(one, i + 1, terminal)),
    ...(proposals.length > 1 ? [`  All together, held back: ${heldBack(together)}`] : []),
    '',
    '  To accept them, put this in place of these criteria:',
    '',
    ...printable(yaml)
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`),
  ];
}

/** Fewer answers hardly ever prove anything about a word. */
const FEW = 30;
const TOO_FEW = 'There are too few answers to tell words from chance.';

function oneProposal(one: WordsProposal, number: number, { colours: { bold, dim } }: Terminal): string[] {
  const { criterion, words, insteadOf, mended, harmed } = one;
  const where = insteadOf === undefined ? '' : `, for “${printable(insteadOf)}”`;
  const lines = mended.slice(0, 5).join(', ') + (mended.length > 5 ? ' …' : '');
  const harm = harmed.length === 0 ? 'harms none' : `harms ${harmed.length} (line ${harmed.slice(0, 5).join(', ')})`;
  return [
    `  ${number}. ${printable(criterion)}${where}: ${bold(printable(words))}`,
    dim(`     mends ${counted(mended.length, 'answer')} (line ${lines}), ${harm}`),
    dim(`     held back: ${heldBack(one.heldBack)}`),
  ];
}

function heldBack({ mended, harmed, change }: HeldBack): string {
  const signed = (value: number): string => (value < 0 ? '' : '+') + formatNumber(100 * value, 1);
  const { value, low, high } = change;
  const interval = low === undefined || high === undefined ? '' : ` (${signed(low)} to ${signed(high)})`;
  return `mends ${mended}, harms ${harmed}; agreement ${signed(value)}%${interval}`;
}
