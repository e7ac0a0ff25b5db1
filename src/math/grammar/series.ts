import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { accept, fail, nested, over, peek, type Reader } from './reader.ts';

/** What a sum runs over: an index with bounds as far as they are said, and a condition that its values have to meet. */
interface Index {
  readonly name: string;
  readonly from?: Tree;
  readonly to?: Tree;
}

interface Range {
  readonly indices: readonly Index[];
  readonly conditions: readonly Tree[];
}

/**
 * `\sum_{i=0}^{n-1} x_i`, `Σ_i x[i]`, `\sum_{i,j}`, `\sum_{i \ne j}`: the body goes as far as a product does. Several
 * indices are sums within each other; a condition is a factor of the body that is 1 or 0 (of a product: a case of it).
 */
export function series(reader: Reader): Tree {
  const token = peek(reader);
  if (!token) fail(reader, 'a sum');
  reader.at += 1;
  let range: Range | undefined;
  let to: Tree | undefined;
  for (let script = accept(reader, 'script'); script; script = accept(reader, 'script')) {
    if (script.text === '_') range = nested(reader, lowerBound);
    else to = nested(reader, reader.rules.argument);
  }
  if (!range) fail(reader, 'the index of the sum');
  if (peek(reader)?.kind === 'word' && peek(reader)?.text === 'of') reader.at += 1;
  const body = conditional(token, range.conditions, reader.rules.product(reader));
  return sumOver(token, withEnd(range.indices, to), body);
}

/** `i`, `i = 0`, `0 ≤ i < n`, `i, j = 1`, `i ≠ j`, `i ∈ S`: all between commas belongs together. */
function lowerBound(reader: Reader): Range {
  const open = accept(reader, 'open', 'group') ?? accept(reader, 'open', '(');
  if (!open) return rangeOf(reader, [reader.rules.argument(reader)]);
  const items = [nested(reader, reader.rules.statement)];
  while (accept(reader, 'comma') ?? accept(reader, 'break')) items.push(nested(reader, reader.rules.statement));
  const range = withLast(reader, rangeOf(reader, items));
  if (!accept(reader, 'close', open.text === '(' ? ')' : 'group')) fail(reader, 'a closing brace');
  return range;
}

/** `k = 1 … n` says the end, too. */
function withLast(reader: Reader, range: Range): Range {
  if (!accept(reader, 'other', '…')) return range;
  return { ...range, indices: withEnd(range.indices, nested(reader, reader.rules.sum)) };
}

function rangeOf(reader: Reader, items: readonly Tree[]): Range {
  const indices: Index[] = [];
  const conditions: Tree[] = [];
  for (const item of items) {
    const index = indexOf(item);
    const known = index && indices.findIndex(({ name }) => name === index.name);
    if (index && known === -1) indices.push(index);
    else if (item.kind === 'relation') {
      const [name] = item.sides;
      conditions.push(item);
      if (name?.kind === 'name' && !indices.some((one) => one.name === name.name)) indices.push({ name: name.name });
    } else return fail(reader, 'an index that runs from one number to another');
  }
  if (indices.length === 0) fail(reader, 'an index that runs from one number to another');
  return { indices: withStart(indices), conditions };
}

/** `i`, `i = 0` and `0 ≤ i < n`; undefined for any other condition. */
function indexOf(item: Tree): Index | undefined {
  if (item.kind === 'name') return { name: item.name };
  if (item.kind !== 'relation') return undefined;
  const [first, second, third] = item.sides;
  if (item.sides.length === 2 && item.operators[0] === '=' && first?.kind === 'name' && second) {
    return { name: first.name, from: second };
  }
  const [lower, upper] = item.operators;
  const isChain = item.sides.length === 3 && lower === '≤' && (upper === '≤' || upper === '<');
  if (!isChain || second?.kind !== 'name' || !first || !third) return undefined;
  return { name: second.name, from: first, to: upper === '≤' ? third : before(third) };
}

/** The whole number before another. */
function before(end: Tree): Tree {
  return { kind: 'binary', operator: '-', left: end, right: one(end), written: '', span: end.span };
}

function one({ span }: { readonly span: Tree['span'] }): Tree {
  return { kind: 'number', value: { numerator: 1n, denominator: 1n }, written: '1', span };
}

/** `i, j = 1` starts both at 1. */
function withStart(indices: readonly Index[]): readonly Index[] {
  const from = indices.at(-1)?.from;
  const isShared = from !== undefined && indices.slice(0, -1).every((index) => index.from === undefined);
  return isShared ? indices.map((index) => ({ ...index, from })) : indices;
}

function withEnd(indices: readonly Index[], to: Tree | undefined): readonly Index[] {
  return to ? indices.map((index) => ({ to, ...index })) : indices;
}

/** The body where the conditions hold; where they do not, what changes nothing. */
function conditional(token: Token, conditions: readonly Tree[], body: Tree): Tree {
  return conditions.reduceRight<Tree>((inner, condition) => {
    const { span } = condition;
    if (token.text !== 'sum')
      return { kind: 'cases', branches: [{ value: inner, condition }, { value: one(condition) }], span };
    const left: Tree = { kind: 'indicator', condition, span };
    return { kind: 'binary', operator: '*', left, right: inner, written: '', span: over(condition, inner) };
  }, body);
}

function sumOver(token: Token, indices: readonly Index[], body: Tree): Tree {
  const kind = token.text === 'sum' ? 'sum' : 'product';
  const span = over(token, body);
  return indices.reduceRight<Tree>((inner, { name, from, to }) => {
    return { kind, index: name, ...(from && { from }), ...(to && { to }), body: inner, span };
  }, body);
}
