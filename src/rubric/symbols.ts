import type { Diagnostic } from '../model/diagnostic.ts';
import { declareSymbols } from '../math/declare.ts';
import type { SymbolTable } from '../math/symbols.ts';
import type { Scope, WrittenSymbol } from './scope.ts';
import { diagnosticAt } from './tree.ts';

/** The names that a part's formulas may use, as far as the rubric declares them. */
export interface DeclaredNames {
  readonly symbols: SymbolTable;
  /** Spellings of names that are declared elsewhere: quantities of the reference. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
}

/** Reads the declarations; one that cannot be read is named and left out, so that the others are read all the same. */
export function symbolsOf(written: Scope['symbols'], diagnostics: Diagnostic[]): DeclaredNames {
  const typed = [...written].filter(([, { type }]) => type !== undefined);
  const spellings = new Map(
    [...written].flatMap(([name, one]) => (one.type === undefined ? [[name, one.written] as const] : [])),
  );
  return { symbols: declared(new Map(typed), diagnostics), spellings };
}

function declared(written: ReadonlyMap<string, WrittenSymbol>, diagnostics: Diagnostic[]): SymbolTable {
  const outcome = declareSymbols(
    new Map([...written].map(([name, one]) => [name, { type: one.type ?? '', written: one.written }])),
  );
  if ('symbols' in outcome) return outcome.symbols;
  const { name, message } = outcome.problem;
  const culprit = written.get(name) ?? [...written.values()][0];
  if (culprit) diagnostics.push(diagnosticAt(culprit.at, { code: 'bad-symbol', message }));
  const rest = new Map([...written].filter(([key]) => key !== name));
  return rest.size < written.size ? declared(rest, diagnostics) : new Map();
}
