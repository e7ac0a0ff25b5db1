import { LostTrack } from '../calculus/dual/dual.ts';
import { formulaValueOf, trackedValueOf, type AuthorCode } from '../checks/shared/formula-forward.ts';
import { functionsOf } from '../checks/shared/functions.ts';
import { withVectorProducts } from '../math/vector-products.ts';
import { readMath } from '../math/read-math.ts';
import type { DeclaredSymbol, SymbolTable } from '../math/symbols.ts';
import { namesIn } from '../math/walk.ts';
import type { Tree } from '../math/tree.ts';
import { RubricError, type Diagnostic } from '../model/diagnostic.ts';
import type { Quantity, Reference } from '../reference/reference.ts';
import type { RubricPart } from '../rubric/rubric.ts';
import type { WrittenFormula } from '../rubric/scope.ts';
import { diagnosticAt } from '../rubric/tree.ts';
import { namesFor } from './names.ts';

/** The reference with what `let` puts in the place of its quantities, and what is wrong with that. */
export interface Given {
  readonly reference: Reference | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Puts the formulas of `let` in the place of quantities of the reference, and beside them where their names are new. They
 * may use what formulas may use, and call functions of the reference by their names.
 */
export function withLet(part: RubricPart, reference: Reference | undefined, seed: number): Given {
  if (part.let.size === 0) return { reference, diagnostics: [] };
  const known = namesFor(part, reference, seed);
  const quantities = new Map(reference?.quantities);
  const diagnostics: Diagnostic[] = [];
  for (const [name, written] of part.let) {
    const read = quantityOf(name, written, { part, reference, known, seed });
    if ('diagnostic' in read) diagnostics.push(read.diagnostic);
    else quantities.set(name, read.quantity);
  }
  return { reference: overlaid(reference, quantities), diagnostics };
}

/** Names that have a value without being declared. */
const CONSTANTS: ReadonlySet<string> = new Set(['e', 'pi', 'I']);

interface Scene {
  readonly part: RubricPart;
  readonly reference: Reference | undefined;
  readonly known: SymbolTable;
  readonly seed: number;
}

function quantityOf(
  name: string,
  written: WrittenFormula,
  { part, reference, known, seed }: Scene,
): { readonly quantity: Quantity } | { readonly diagnostic: Diagnostic } {
  const { formula, at } = written;
  const symbols = withCalled(formula, known, reference);
  const text = formula.replaceAll('$', '');
  const syntax = text.includes('\\') ? 'latex' : 'plain';
  const reading = readMath(text, { syntax, symbols, conventions: part.conventions, author: true });
  if ('unreadable' in reading) {
    const { found, expected } = reading.unreadable;
    const where = found === '' ? 'it ends' : `\`${found}\` stands`;
    const message = `\`${text}\` cannot be read: ${where} where ${expected} is expected.`;
    return { diagnostic: diagnosticAt(at, { code: 'unreadable-expression', message }) };
  }
  const unknown = namesIn(reading.tree).find((one) => !symbols.has(one) && !CONSTANTS.has(one));
  if (unknown !== undefined) {
    const message = `\`${unknown}\` in \`let\` is neither declared under \`symbols\` nor exported by the reference.`;
    return { diagnostic: diagnosticAt(at, { code: 'unknown-name', message }) };
  }
  const functions = functionsOf(symbols, reference, seed);
  const code = { tree: withVectorProducts(reading.tree, 'entry by entry'), conventions: part.conventions, functions };
  return { quantity: formulaQuantity(name, code, { symbols, at }) };
}

/** Quantities that a formula calls with arguments of its own are functions there. */
function withCalled(formula: string, known: SymbolTable, reference: Reference | undefined): SymbolTable {
  const symbols = new Map<string, DeclaredSymbol>(known);
  for (const name of reference?.quantities.keys() ?? [])
    if (new RegExp(`(?<![\\w.])${name.replaceAll('$', '\\$')}\\(`, 'u').test(formula))
      symbols.set(name, { name, type: { kind: 'function' }, written: [] });
  return symbols;
}

function formulaQuantity(
  name: string,
  code: AuthorCode,
  { symbols, at }: { readonly symbols: SymbolTable; readonly at: WrittenFormula['at'] },
): Quantity {
  const { tree } = code;
  const parameters = namesIn(tree).filter((one) => symbols.has(one) && symbols.get(one)?.type.kind !== 'function');
  const named = <Value>(inputs: readonly Value[]): Map<string, Value> =>
    new Map(inputs.map((input, place) => [parameters[place] ?? '', input]));
  return {
    name,
    parameters,
    isPosition: isPlace(tree),
    line: 1,
    compute: (...inputs) => {
      const result = formulaValueOf(code, named(inputs));
      if ('value' in result) return result.value;
      if (result.missing === undefined) return NaN;
      const message = `\`${name}\` under \`let\` uses \`${result.missing}\`, which has no value.`;
      throw new RubricError([diagnosticAt(at, { code: 'no-value', message })]);
    },
    tracked: (watch, inputs) => {
      if (isPlace(tree)) throw new LostTrack(`${name} is a place in an array`);
      return trackedValueOf(code, named(inputs), watch);
    },
  };
}

/** `argmax(y)` */
function isPlace(tree: Tree): boolean {
  return tree.kind === 'call' && (tree.name === 'argmax' || tree.name === 'argmin');
}

function overlaid(reference: Reference | undefined, quantities: Reference['quantities']): Reference {
  if (!reference) return { file: 'let', quantities, layers: new Map(), values: new Map() };
  const { file, layers, families, values } = reference;
  return {
    ...{ file, quantities, layers, ...(families && { families }), values },
    get untracked(): string | undefined {
      return reference.untracked;
    },
  };
}
