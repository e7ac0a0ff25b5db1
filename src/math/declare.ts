import { keyOf } from './names.ts';
import type { DeclaredSymbol, Domain, Size, SymbolTable, SymbolType } from './symbols.ts';

/** A type as it stands in a rubric: `vector(n)`, or with spellings. */
export type WrittenType = string | { readonly type: string; readonly written: readonly string[] };

/** What is wrong with a declaration. `name` is the key where it stands, `found` the piece that is not understood. */
export interface DeclarationProblem {
  readonly code: 'symbol-name' | 'symbol-type' | 'symbol-domain' | 'symbol-twice';
  readonly name: string;
  readonly found: string;
  /** A whole sentence for the author. */
  readonly message: string;
}

/**
 * Reads the declarations of a rubric: `x, y, z: vector(n)`, `p: real in (0, 1)`, `u: columns(U)`. A name that is used as
 * a size and not declared otherwise becomes a size.
 */
export function declareSymbols(
  written: ReadonlyMap<string, WrittenType>,
): { readonly symbols: SymbolTable } | { readonly problem: DeclarationProblem } {
  const symbols = new Map<string, DeclaredSymbol>();
  for (const [key, value] of written) {
    const [type, spellings] = typeof value === 'string' ? [value, []] : [value.type, value.written];
    const parsed = parseType(type.trim(), key);
    if ('problem' in parsed) return parsed;
    for (const part of key.split(',')) {
      const problem = addSymbol(symbols, part.trim(), { type: parsed.type, written: spellings });
      if (problem) return { problem };
    }
  }
  return { symbols: withSizes(symbols) };
}

function addSymbol(
  symbols: Map<string, DeclaredSymbol>,
  written: string,
  rest: { type: SymbolType; written: readonly string[] },
): DeclarationProblem | undefined {
  const name = keyOf(written);
  if (name === '' || /^\d/u.test(name)) {
    return { code: 'symbol-name', name: written, found: written, message: `\`${written}\` is no name for a symbol.` };
  }
  if (symbols.has(name)) {
    return { code: 'symbol-twice', name: written, found: written, message: `\`${written}\` is declared twice.` };
  }
  const spellings = written === name ? rest.written : [written, ...rest.written];
  symbols.set(name, { name, type: rest.type, written: spellings });
  return undefined;
}

type Parsed = { readonly type: SymbolType } | { readonly problem: DeclarationProblem };

const EVERYWHERE: Domain = { from: -Infinity, to: Infinity, openFrom: true, openTo: true };

/** A word or two, sizes in brackets right behind it, and a domain. */
function parseType(text: string, name: string): Parsed {
  const simple = SIMPLE.get(text);
  if (simple) return { type: simple };
  const word = /^(?:positive )?[a-z-]*/u.exec(text)?.[0] ?? '';
  const brackets = /^\(([^()]*)\)/u.exec(text.slice(word.length));
  const domain = domainOf(text.slice(word.length + (brackets?.[0].length ?? 0)).trim());
  const list = brackets?.[1];
  const type =
    list === undefined ? scalarType(word, domain ?? EVERYWHERE) : arrayType(word, list, domain ?? EVERYWHERE);
  if (!type) return typeProblem(name, text);
  return domain ? { type } : domainProblem(name, text);
}

const SIMPLE: ReadonlyMap<string, SymbolType> = new Map([
  ['boolean', { kind: 'boolean' }],
  ['function', { kind: 'function' }],
  ['size', { kind: 'size' }],
]);

function scalarType(word: string, domain: Domain): SymbolType | undefined {
  const [, positive, kind] = /^(positive )?(real|integer|complex)$/u.exec(word) ?? [];
  if (kind === undefined || (positive !== undefined && kind === 'complex')) return undefined;
  const integer = kind === 'integer';
  const from = positive === undefined ? domain : { ...domain, from: integer ? 1 : 0, openFrom: !integer };
  return { kind: 'number', integer, complex: kind === 'complex', domain: from };
}

function arrayType(word: string, list: string, domain: Domain): SymbolType | undefined {
  const sizes = list.split(',').map((one) => sizeOf(one.trim()));
  const known = sizes.filter((size) => size !== undefined);
  const [first] = known;
  if (first === undefined || known.length !== sizes.length) return undefined;
  if (word === 'columns' || word === 'rows') return { kind: 'slice', of: String(first), axis: word };
  if (word === 'index') return known.length === 1 ? { kind: 'index', size: first } : undefined;
  const axes = Object.hasOwn(AXES, word) ? AXES[word] : undefined;
  if (axes === undefined || (axes > 0 && axes !== known.length)) return undefined;
  const special = word === 'one-hot' || word === 'probabilities' ? word : undefined;
  return { kind: 'array', sizes: known, domain, ...(special && { special }) };
}

/** How many sizes a type takes; 0 for any number. */
const AXES: Readonly<Record<string, number>> = { vector: 1, matrix: 2, tensor: 0, 'one-hot': 1, probabilities: 1 };

function sizeOf(text: string): Size | undefined {
  if (/^\d{1,6}$/u.test(text)) return Number(text);
  return /^[\p{L}\\][\w\\{}]{0,30}$/u.test(text) ? keyOf(text) : undefined;
}

const BOUND = '(-?(?:\\d+(?:\\.\\d+)?(?:e-?\\d+)?|infinity|∞))';
const INTERVAL = new RegExp(`^in ([([])\\s?${BOUND}\\s?,\\s?${BOUND}\\s?([)\\]])$`, 'u');
const RANGE = new RegExp(`^in ${BOUND}\\s?\\.\\.\\s?${BOUND}$`, 'u');
const COMPARED = new RegExp(`^([<>]=?|[≤≥])\\s?${BOUND}$`, 'u');

/** `> 0`, `>= 1`, `in (0, 1)`, `in 1..8`; everything where nothing is said. */
function domainOf(text: string): Domain | undefined {
  if (text === '') return EVERYWHERE;
  const interval = INTERVAL.exec(text);
  if (interval) {
    const [, open, from = '', to = '', close] = interval;
    return { from: bound(from), to: bound(to), openFrom: open === '(', openTo: close === ')' };
  }
  const range = RANGE.exec(text);
  if (range) return { from: bound(range[1] ?? ''), to: bound(range[2] ?? ''), openFrom: false, openTo: false };
  const compared = COMPARED.exec(text);
  if (!compared) return undefined;
  const [, sign = '', written = ''] = compared;
  const open = sign === '<' || sign === '>';
  return /[<≤]/u.test(sign)
    ? { ...EVERYWHERE, to: bound(written), openTo: open }
    : { ...EVERYWHERE, from: bound(written), openFrom: open };
}

function bound(text: string): number {
  return Number(text.replace('∞', 'Infinity').replace('infinity', 'Infinity'));
}

function typeProblem(name: string, found: string): Parsed {
  const known =
    'real, integer, positive integer, complex, boolean, vector(n), matrix(m, n), tensor(c, h, w), index(n), ' +
    'one-hot(n), probabilities(n), columns(U), rows(W) and function';
  return {
    problem: { code: 'symbol-type', name, found, message: `\`${found}\` is no type of a symbol. Known are ${known}.` },
  };
}

function domainProblem(name: string, found: string): Parsed {
  const message = `\`${found}\` is no range of numbers. Write \`> 0\`, \`in (0, 1)\` or \`in 1..8\`.`;
  return { problem: { code: 'symbol-domain', name, found, message } };
}

/** Adds the sizes that are only used, not declared. */
function withSizes(symbols: Map<string, DeclaredSymbol>): SymbolTable {
  for (const { type } of [...symbols.values()]) {
    const sizes = type.kind === 'array' ? type.sizes : type.kind === 'index' ? [type.size] : [];
    for (const size of sizes) {
      if (typeof size === 'string' && !symbols.has(size)) {
        symbols.set(size, { name: size, type: { kind: 'size' }, written: [] });
      }
    }
  }
  return symbols;
}
