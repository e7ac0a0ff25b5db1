// The tables of the simulation.
import { noCounts } from './simulate.js';

function sumOf(all) {
  const total = noCounts();
  for (const counts of all) for (const key of Object.keys(total)) total[key] += counts[key];
  return total;
}

export function totalsOf(tallies) {
  return { right: sumOf(tallies.map(({ right }) => right)), wrong: sumOf(tallies.map(({ wrong }) => wrong)) };
}

const sizeOf = ({ accepted, review, refused, paid }) => accepted + review + refused + paid;
const refusedIn = ({ refused, paid }) => refused + paid;
const paidIn = ({ accepted, paid }) => accepted + paid;

function line(name, width, cells) {
  return `${name.padEnd(width)}  ${cells.map((cell) => String(cell).padStart(8)).join(' ')}`;
}

/** The table of tasks, that of kinds, the totals with their limits. */
export function printTables(title, tallies) {
  const width = Math.max(30, ...tallies.map(({ task }) => task.length));
  const isPlural = tallies.length !== 1;
  console.log(`\n${title}: ${tallies.length} task${isPlural ? 's' : ''}\n`);
  console.log(line('', width, ['right:', '', '', 'wrong:']));
  console.log(line('task', width, ['accepted', 'review', 'refused', 'refused', 'review', 'paid', 'ms each']));
  for (const { task, right, wrong, apart, milliseconds } of tallies) {
    const judged = sizeOf(right) + sizeOf(wrong) + Object.values(apart).reduce((sum, one) => sum + sizeOf(one), 0);
    const each = (milliseconds.judging / Math.max(1, judged)).toFixed(1);
    console.log(
      line(task, width, [
        right.accepted,
        right.review,
        refusedIn(right),
        wrong.refused,
        wrong.review,
        paidIn(wrong),
        each,
      ]),
    );
  }
  const { right, wrong } = totalsOf(tallies);
  console.log(
    line('all', width, [right.accepted, right.review, refusedIn(right), wrong.refused, wrong.review, paidIn(wrong)]),
  );
  printKinds(tallies, width);
  printFeatures(tallies, width);
  printApart(tallies, width);
  printReasons(tallies, width);
  for (const { task, problem } of tallies) if (problem !== undefined) console.log(`\nnot loaded: ${task}: ${problem}`);
  console.log('');
  console.log(limitLine('false accepts', paidIn(wrong), sizeOf(wrong), 'wrong formulas'));
  console.log(limitLine('false refusals', refusedIn(right), sizeOf(right), 'right formulas'));
  console.log(shareLine('inconclusive on right formulas', right));
  console.log(shareLine('inconclusive on wrong formulas', wrong));
}

function printKinds(tallies, width) {
  const kinds = merged(tallies.map((one) => one.kinds));
  console.log(`\n${line('kind of slip', width, ['refused', 'review', 'paid'])}`);
  for (const [kind, counts] of kinds) console.log(line(kind, width, [counts.refused, counts.review, paidIn(counts)]));
}

function printFeatures(tallies, width) {
  const features = merged(tallies.map((one) => one.features));
  if (features.length === 0) return;
  console.log(`\n${line('right ones with', width, ['accepted', 'review', 'refused'])}`);
  for (const [feature, counts] of features)
    console.log(line(feature, width, [counts.accepted, counts.review, refusedIn(counts)]));
}

function printApart(tallies, width) {
  const apart = merged(tallies.map((one) => one.apart));
  if (apart.length === 0) return;
  console.log(`\n${line('made, but not graded', width, ['accepted', 'review', 'refused'])}`);
  for (const [why, counts] of apart) console.log(line(why, width, [paidIn(counts), counts.review, counts.refused]));
}

function printReasons(tallies, width) {
  const reasons = new Map();
  for (const one of tallies)
    for (const [reason, count] of Object.entries(one.reasons)) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  if (reasons.size === 0) return;
  console.log(`\n${line('why right ones are reviewed', width, ['answers'])}`);
  for (const [reason, count] of [...reasons].toSorted((a, b) => b[1] - a[1])) console.log(line(reason, width, [count]));
}

function merged(records) {
  const names = [...new Set(records.flatMap((one) => Object.keys(one)))].toSorted();
  return names.map((name) => [name, sumOf(records.flatMap((one) => (one[name] ? [one[name]] : [])))]);
}

/** With none found, the true rate is below 3/n with a probability of 95 %. */
function limitLine(what, found, of, things) {
  const limit = found === 0 ? `, so below ${((100 * 3) / Math.max(1, of)).toFixed(3)} % (95 %)` : '';
  return `${what}: ${found} of ${of} ${things}${limit}`;
}

function shareLine(what, counts) {
  return `${what}: ${((100 * counts.review) / Math.max(1, sizeOf(counts))).toFixed(1)} %`;
}

/** Each answer that is worth a look, as far as `kinds` says. */
export function printShown(tallies, kinds) {
  for (const { task, scale, shown } of tallies)
    for (const { what, kind, text, readAs, reason } of shown)
      if (kinds.has(what))
        console.log(
          `${what} | ${task}${scale === 1 ? '' : ` × ${scale}`} | ${kind} | ${text.replaceAll('\n', '⏎')} | ${readAs} | ${reason}`,
        );
}

/** Whether a wrong formula was paid or a right one refused. */
export function isBroken(tallies) {
  const { right, wrong } = totalsOf(tallies);
  return paidIn(wrong) + refusedIn(right) > 0;
}
