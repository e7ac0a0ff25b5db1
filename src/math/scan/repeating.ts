import { add, divide, fromDecimal, type Rational } from '../rational.ts';
import { argumentAt, emit, last, type Scanner } from './scanner.ts';

/**
 * `0.1\overline{6}`: digits under a bar or dot right behind a decimal point are repeated without end. Over anything else
 * the command is an accent.
 */
export function scanRepeating(scanner: Scanner, reach: { readonly start: number; readonly end: number }): void {
  const argument = argumentAt(scanner, reach.end);
  const period = argument ? scanner.text.slice(argument.start, argument.end).trim() : '';
  const before = DECIMALS.exec(scanner.text.slice(Math.max(0, reach.start - MOST_DIGITS), reach.start));
  const value = before && /^\d{1,30}$/u.test(period) ? valueOf(before[1] ?? '', period) : undefined;
  if (!argument || !before || !value || scanner.fixed) {
    const command = scanner.text.slice(reach.start + 1, reach.end);
    emit(scanner, 'command', command.endsWith('line') ? 'bar' : command, reach);
    return;
  }
  const start = reach.start - before[0].length;
  while ((last(scanner)?.span.start ?? -1) >= start + scanner.offset) scanner.tokens.pop();
  emit(scanner, 'number', 'number', { start, end: argument.behind }, { value });
}

const MOST_DIGITS = 70;
const DECIMALS = /(?<![\w.,}])(\d{0,30}\.\d{0,30})$/u;

/** The value of decimals that end in a period: `0.1` and `6` are 1/6. */
function valueOf(decimals: string, period: string): Rational | undefined {
  const [whole = '', places = ''] = decimals.split('.');
  const start = fromDecimal(`${whole === '' ? '0' : whole}${places === '' ? '' : `.${places}`}`);
  const digits = fromDecimal(period);
  const nines = fromDecimal('9'.repeat(period.length) + '0'.repeat(places.length));
  const rest = digits && nines && divide(digits, nines);
  return start && rest && add(start, rest);
}
