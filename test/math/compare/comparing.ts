import { expect } from 'vitest';

import { compareMath, type Comparison, type CompareOptions } from '../../../src/math/compare/compare-math.ts';
import { faultIn, type Fault } from '../../../src/math/compare/faults.ts';
import { declareSymbols } from '../../../src/math/declare.ts';
import { readMath } from '../../../src/math/read-math.ts';
import type { SymbolTable } from '../../../src/math/symbols.ts';
import type { Tree } from '../../../src/math/tree.ts';
import { DEFAULT_CONVENTIONS, type Conventions } from '../../../src/model/conventions.ts';

/** How two written answers are to be compared. */
export interface Comparing extends Partial<Omit<CompareOptions, 'symbols' | 'conventions'>> {
  /** Types by name, as in a rubric. */
  readonly symbols?: Readonly<Record<string, string>>;
  readonly conventions?: Partial<Conventions>;
}

/** Compares two answers as they are typed. */
export function comparing(student: string, expected: string, options: Comparing = {}): Comparison {
  const { symbols, conventions, ...rest } = options;
  const declared = symbolsOf(symbols ?? {});
  const meant = { ...DEFAULT_CONVENTIONS, ...conventions };
  const read = (text: string): Tree => typed(text, declared, meant);
  return compareMath(read(student), read(expected), { symbols: declared, conventions: meant, ...rest });
}

function symbolsOf(written: Readonly<Record<string, string>>): SymbolTable {
  const declared = declareSymbols(new Map(Object.entries(written)));
  if ('problem' in declared) throw new Error(declared.problem.message);
  return declared.symbols;
}

function typed(text: string, symbols: SymbolTable, conventions: Conventions): Tree {
  const reading = readMath(text, { syntax: text.includes('\\') ? 'latex' : 'typed', symbols, conventions });
  if ('unreadable' in reading) throw new Error(`${text}: ${reading.unreadable.found}`);
  return reading.tree;
}

/** What is wrong with a formula that reads well. */
export function faultOf(text: string, options: Comparing = {}): Fault | undefined {
  const symbols = symbolsOf(options.symbols ?? {});
  const conventions = { ...DEFAULT_CONVENTIONS, ...options.conventions };
  return faultIn(typed(text, symbols, conventions), { symbols, conventions });
}

/** A case of a table: two answers and how they are to be compared. */
export type Row = readonly [student: string, expected: string, options?: Comparing | undefined];

/** Rows with names for their titles. */
export function rows(list: readonly Row[]): { student: string; expected: string; options: Comparing | undefined }[] {
  return list.map(([student, expected, options]) => ({ student, expected, options }));
}

/** The verdict, which has to be the same with the sides exchanged. */
export function verdictOf([student, expected, options]: Row): string {
  const { verdict } = comparing(student, expected, options);
  expect(comparing(expected, student, options).verdict).toBe(verdict);
  return verdict;
}
