import type { Macro } from '../../model/document.ts';
import { argumentAt, emit, matchAt, type Scanner } from './scanner.ts';

/** Bounds that no honest macro comes near: calls in one text, calls within calls, characters of one body. */
const MOST_DEPTH = 20;
const MOST_LENGTH = 5_000;
const MOST_CALLS = 1_000;

/** Replaces the call of a student's command by its body. Tokens of the body have the place of the call. */
export function expandMacro(scanner: Scanner, macro: Macro, reach: { start: number; end: number }): void {
  const { body, behind } = fillIn(scanner, macro, reach.end);
  const { expansions } = scanner;
  expansions.left -= Math.ceil(20_000 / MOST_CALLS);
  if (expansions.depth >= MOST_DEPTH || expansions.left <= 0 || body.length > MOST_LENGTH) {
    emit(scanner, 'other', 'macro', { start: reach.start, end: behind });
    return;
  }
  const { text, original, end, fixed } = scanner;
  expansions.depth += 1;
  scanner.fixed = fixed ?? { start: reach.start + scanner.offset, end: behind + scanner.offset };
  scanner.text = body;
  scanner.original = body;
  scanner.at = 0;
  scanner.end = body.length;
  const before = scanner.brackets.splice(0);
  scanner.run(scanner);
  scanner.brackets.unshift(...before);
  expansions.depth -= 1;
  Object.assign(scanner, { text, original, end, fixed, at: behind });
}

/** The body of a macro with its arguments filled in. */
function fillIn(scanner: Scanner, macro: Macro, at: number): { body: string; behind: number } {
  const values: string[] = [];
  let behind = at;
  if (macro.optional !== undefined) {
    const option = matchAt(/\s*\[([^\]]{0,200})\]/y, scanner.text, behind);
    values.push(option?.[1] ?? macro.optional);
    behind += option?.[0].length ?? 0;
  }
  while (values.length < macro.parameters) {
    const argument = argumentAt(scanner, behind);
    if (!argument) break;
    values.push(scanner.text.slice(argument.start, argument.end));
    behind = argument.behind;
  }
  const body = macro.body
    .slice(0, MOST_LENGTH + 1)
    .replaceAll(/#([1-9])/gu, (_, number: string) => values[Number(number) - 1] ?? '');
  return { body, behind };
}
