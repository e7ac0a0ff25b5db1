import type { Command } from 'commander';

import { compareMath, type CompareOptions } from '../../math/compare/compare-math.ts';
import { faultIn } from '../../math/compare/faults.ts';
import { declareSymbols } from '../../math/declare.ts';
import { spell } from '../../math/print.ts';
import { readAnswer } from '../../math/read-answer.ts';
import { readMath, type Reading } from '../../math/read-math.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import { DEFAULT_CONVENTIONS } from '../../model/conventions.ts';
import { EXIT, Refusal } from '../exit-codes.ts';
import { renderComparison, type Explained, type ExplainedSide } from '../render-comparison.ts';
import type { Session } from '../session.ts';
import { printableJson } from '../terminal.ts';

interface Flags {
  readonly symbols?: string;
  readonly json?: true;
}

/** Adds `gradecheck explain math` to `gradecheck explain`. */
export function addExplainMath(explain: Command, session: Session): void {
  explain
    .command('math')
    .description('Show how two answers are read, whether they are the same, and where they differ.')
    .argument('<answer>', "a student's answer")
    .argument('<expected>', 'the expected answer')
    .option('--symbols <types>', 'types of the names, as in a rubric: "n: positive integer, x: vector(n)"')
    .option('--json', 'print everything as one JSON document')
    .addHelpText('after', '\nExample:\n  $ gradecheck explain math "sin(x)^2" "1 - cos^2 x"')
    .action((answer: string, expected: string, flags: Flags) => {
      explainMath(session, { answer, expected }, flags);
    });
}

function explainMath(
  { terminal, finish }: Session,
  written: { readonly answer: string; readonly expected: string },
  flags: Flags,
): void {
  const symbols = symbolsFrom(flags.symbols ?? '');
  const explained = explainedOf(written, symbols);
  terminal.out(flags.json ? printableJson(explained) : renderComparison(explained, terminal));
  if (explained.comparison?.verdict !== 'equal') finish(EXIT.act);
}

function explainedOf(
  { answer, expected }: { readonly answer: string; readonly expected: string },
  symbols: SymbolTable,
): Explained {
  const [first, second] = [read(answer, symbols), read(expected, symbols)];
  const options = { symbols, conventions: DEFAULT_CONVENTIONS };
  const sides = { answer: sideOf(answer, first, options), expected: sideOf(expected, second, options) };
  if ('unreadable' in first || 'unreadable' in second) return sides;
  return { ...sides, comparison: compareMath(first.tree, second.tree, options) };
}

/** Delimiters make it an answer with formulas in it, a backslash LaTeX; anything else is read as it is typed. */
function read(text: string, symbols: SymbolTable): Reading {
  if (/\$|\\[([]|\\boxed/u.test(text)) return readAnswer(text, { symbols, conventions: DEFAULT_CONVENTIONS });
  return readMath(text, { syntax: text.includes('\\') ? 'latex' : 'typed', symbols });
}

function sideOf(text: string, reading: Reading, options: CompareOptions): ExplainedSide {
  if ('unreadable' in reading) return { text, unreadable: reading.unreadable };
  const fault = faultIn(reading.tree, options);
  return { text, readAs: spell(reading.tree).text, notes: reading.notes, ...(fault && { fault }) };
}

/** `x, y: real > 0, W: matrix(m, n)`: a comma parts declarations where a name and a colon follow. */
function symbolsFrom(text: string): SymbolTable {
  const written = new Map<string, string>();
  let names: string[] = [];
  for (const piece of text.split(/,(?![^(]*\))/u).filter((one) => one.trim() !== '')) {
    const [name = '', type] = piece.split(/:(.*)/su);
    names.push(name.trim());
    if (type === undefined) continue;
    written.set(names.join(', '), type.trim());
    names = [];
  }
  if (names.length > 0) throw new Refusal(`What is \`${names.join(', ')}\` in --symbols? Write \`name: type\`.`);
  const declared = declareSymbols(written);
  if ('problem' in declared) throw new Refusal(declared.problem.message);
  return declared.symbols;
}
