// What the figures are held against: aims, and what others reach on the same rows (research, section 4: measured once,
// Math-Verify 0.8.0 and SymPy 1.13.3).

const WIDER = new Set(['set', 'interval', 'inequality', 'vector', 'matrix', 'big-o']);
const NUMBERS = new Set(['numeric', 'sigfigs', 'units']);

/**
 * A share of rows that has to be right.
 * @typedef {{ name: string, rows: (row: any) => boolean, aim: number, others?: string }} Bar
 */

/** @type {Bar[]} */
export const BARS = [
  {
    name: 'equivalence that numbers confirm',
    rows: (row) => row.kind === 'equivalence' && row.numeric_check === 'agrees',
    aim: 0.99,
    others: 'SymPy 89 %, Math-Verify 84 %',
  },
  {
    name: 'equivalence and equation',
    rows: (row) => row.kind === 'equivalence' || row.kind === 'equation',
    aim: 0.95,
    others: 'SymPy 83 %, Math-Verify 77 %',
  },
  { name: 'numeric', rows: (row) => row.kind === 'numeric', aim: 0.96 },
  { name: 'numeric, sigfigs, units', rows: (row) => NUMBERS.has(row.kind), aim: 0.96 },
  { name: 'vector, matrix', rows: (row) => row.kind === 'vector' || row.kind === 'matrix', aim: 0.9 },
  {
    name: 'set, interval, inequality, vector, matrix, big-o',
    rows: (row) => WIDER.has(row.kind),
    aim: 0.9,
    others: 'Math-Verify 67 %',
  },
  { name: 'parse', rows: (row) => row.kind === 'parse', aim: 0.93 },
  { name: 'derivative', rows: (row) => row.kind === 'derivative', aim: 0.93 },
  { name: 'Math-Verify without prose', rows: (row) => row.source === 'math-verify' && !row.options?.prose, aim: 0.95 },
  { name: 'refused where it has to be', rows: (row) => row.expect === 'invalid', aim: 0.95 },
];

/** The expressions of STACK's AlgEquiv, on which others were timed. */
export const TIMED = {
  name: 'a verdict on AlgEquiv expressions',
  rows: (row) => row.source === 'stack/answertest' && row.mode === 'AlgEquiv' && row.kind === 'equivalence',
  aim: { median: 1, p99: 20 },
  others: 'SymPy 20 and 8446, Math-Verify 90 and 5023',
};

/** One line for each bar: how many rows of those that count are right, and how the others came out. */
export function barLines(judged) {
  const width = Math.max(...BARS.map(({ name }) => name.length));
  const lines = BARS.flatMap(({ name, rows, aim, others }) => {
    const counted = judged.filter(({ row, outcome }) => rows(row) && outcome !== 'reviewed');
    if (counted.length === 0) return [];
    const count = (outcome) => counted.filter((one) => one.outcome === outcome).length;
    const share = count('right') / counted.length;
    const reviewed = judged.filter(({ row, outcome }) => rows(row) && outcome === 'reviewed').length;
    const details = `${counted.length} rows, ${count('false-accept')} false accepts, ${count('false-refusal')} false refusals, ${count('undecided')} undecided, ${count('unread')} unread, ${reviewed} reviewed`;
    const end = share >= aim ? '' : ', missed';
    return [
      `${name.padEnd(width)}  ${percent(share)}  aim ${percent(aim)}${end}${others ? ` [${others}]` : ''}  (${details})`,
    ];
  });
  return [...lines, ...timeLine(judged)];
}

function timeLine(judged) {
  const times = judged.filter(({ row }) => TIMED.rows(row)).map(({ milliseconds }) => milliseconds);
  if (times.length === 0) return [];
  const { median, p99, most } = spread(times);
  const { aim, name, others } = TIMED;
  const end = median <= aim.median && p99 <= aim.p99 ? '' : ', missed';
  return [
    `${name}: median ${median.toFixed(2)} ms, p99 ${p99.toFixed(1)} ms, most ${most.toFixed(1)} ms; aim ${aim.median} and ${aim.p99} ms${end} [${others}]`,
  ];
}

/** Median, 99th percentile and largest of some times. */
export function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p99: at(0.99), most: sorted.at(-1) ?? 0 };
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`.padStart(7);
}
