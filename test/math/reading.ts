import { declareSymbols } from '../../src/math/declare.ts';
import { islandsOf } from '../../src/math/islands.ts';
import { readMath, readTokens, type Reading } from '../../src/math/read-math.ts';
import type { SymbolTable } from '../../src/math/symbols.ts';
import { tokensOf, type Syntax, type Token } from '../../src/math/tokens.ts';
import type { Tree } from '../../src/math/tree.ts';
import { DEFAULT_CONVENTIONS, type Conventions } from '../../src/model/conventions.ts';

/** A symbol table from types as rubrics write them. */
export function declared(types: Readonly<Record<string, string>>): SymbolTable {
  const result = declareSymbols(new Map(Object.entries(types)));
  if ('problem' in result) throw new Error(result.problem.message);
  return result.symbols;
}

/** The names of circular correlation: x, y, z vectors, i, j, k indices, n the size. */
export const CORRELATION = declared({ 'x, y, z': 'vector(n)', 'i, j, k': 'index(n)' });

interface Reads {
  readonly syntax?: Syntax;
  readonly symbols?: SymbolTable;
  readonly conventions?: Partial<Conventions>;
  readonly author?: boolean;
}

/** Reads with the defaults. */
export function read(
  text: string,
  { syntax = 'plain', symbols = CORRELATION, conventions, author }: Reads = {},
): Reading {
  const all = { ...DEFAULT_CONVENTIONS, ...conventions };
  return readMath(text, { syntax, symbols, conventions: all, ...(author === true && { author }) });
}

/** Reads what fills a box for formulas. */
export function typed(
  text: string,
  conventions: Partial<Conventions> = {},
  symbols: SymbolTable = declared({}),
): Reading {
  return read(text, { syntax: 'typed', symbols, conventions });
}

/** The structure of what was read, or `unreadable at <offset>`. */
export function structure(reading: Reading): string {
  return 'tree' in reading ? sketch(reading.tree) : `unreadable at ${String(reading.unreadable.at.start)}`;
}

/** The tree that was read; fails the test where there is none. */
export function treeOf(reading: Reading): Tree {
  if ('tree' in reading) return reading.tree;
  throw new Error(`unreadable: ${JSON.stringify(reading.unreadable)}`);
}

/** Tokens of a sentence in which `$…$` is mathematics. */
export function sentenceTokens(sentence: string): Token[] {
  return [...sentence.matchAll(/\$([^$]*)\$|[^$]+/gu)].flatMap((match) => {
    const formula = match[1];
    const options = { conventions: DEFAULT_CONVENTIONS, offset: match.index + (formula === undefined ? 0 : 1) };
    return tokensOf(formula ?? match[0], { ...options, syntax: formula === undefined ? 'plain' : 'latex' });
  });
}

/** The structures of all mathematics in a sentence. */
export function islandsIn(sentence: string, symbols: SymbolTable = CORRELATION): string[] {
  const options = { symbols, conventions: DEFAULT_CONVENTIONS };
  return islandsOf(sentenceTokens(sentence), options).map((island) => structure(readTokens(island, options)));
}

/** Brackets around everything, so that the structure can be seen. */
export function sketch(tree: Tree): string {
  const list = (trees: readonly Tree[]): string => trees.map((one) => sketch(one)).join(', ');
  switch (tree.kind) {
    case 'number':
      return tree.written;
    case 'name':
      return tree.name;
    case 'index':
      return `${sketch(tree.of)}[${list(tree.indices)}]`;
    case 'member':
      return `${sketch(tree.of)}.${tree.name}`;
    case 'call':
      return `${tree.name}(${list(tree.arguments)})`;
    case 'negative':
      return `-(${sketch(tree.of)})`;
    case 'factorial':
    case 'percent':
    case 'transpose':
    case 'prime':
      return `${tree.kind}(${sketch(tree.of)})`;
    case 'binary':
      return `(${sketch(tree.left)} ${tree.operator} ${sketch(tree.right)})`;
    case 'sum':
    case 'product':
      return `${tree.kind} ${tree.index} from ${tree.from ? sketch(tree.from) : '?'} to ${tree.to ? sketch(tree.to) : '?'} of ${sketch(tree.body)}`;
    case 'derivative':
      return `d<${sketch(tree.of)} by ${sketch(tree.wrt)}>`;
    case 'tuple':
      return `tuple${tree.brackets}<${list(tree.items)}>`;
    case 'matrix':
      return `matrix<${tree.rows.map((row) => list(row)).join('; ')}>`;
    case 'space':
      return `space<${list(tree.sizes)}>`;
    case 'cases':
      return `cases<${tree.branches.map((one) => sketch(one.value) + (one.condition ? ` if ${sketch(one.condition)}` : '')).join('; ')}>`;
    case 'indicator':
      return `indicator<${sketch(tree.condition)}>`;
    case 'relation':
      return tree.sides
        .map((side, at) => (at === 0 ? '' : ` ${tree.operators[at - 1] ?? ''} `) + sketch(side))
        .join('');
    case 'logic':
      return `${tree.operator}<${list(tree.items)}>`;
    case 'not':
      return `not<${sketch(tree.of)}>`;
    case 'plus-minus':
      return `${tree.sign}<${sketch(tree.of)}>`;
    case 'integral':
      return `integral ${tree.by} from ${tree.from ? sketch(tree.from) : '?'} to ${tree.to ? sketch(tree.to) : '?'} of ${sketch(tree.of)}`;
    case 'limit':
      return `limit ${tree.index} to ${sketch(tree.to)}${tree.side ?? ''} of ${sketch(tree.of)}`;
    case 'builder':
      return `builder<${sketch(tree.element)} where ${sketch(tree.condition)}>`;
    case 'text':
      return `text<${tree.text}>`;
  }
}
