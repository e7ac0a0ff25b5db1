import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { accept, expect, fail, nested, over, peek, toHere, type Reader } from './reader.ts';
import { startsOperand } from './expression.ts';
import { scriptArgument } from './scripts.ts';

/** How many tokens ahead the end of an integral is looked for. */
const FARTHEST = 2_000;

/** `\int_a^b f\,dx`, `∫ x dx`, `\int \frac{dx}{x}`: the integrand goes as far as the differential that belongs to the sign. */
export function integral(reader: Reader): Tree {
  const sign = peek(reader);
  if (!sign) fail(reader, 'an integral');
  reader.at += 1;
  const bounds = integralBounds(reader);
  const end = differentialAt(reader, reader.at);
  if (end === undefined) return withInnerDifferential(reader, sign, bounds);
  const leads = end === reader.at && startsOperand(reader, 2);
  if (leads) return differentialFirst(reader, sign, bounds);
  const of = end === reader.at ? one(sign) : within(reader, end, reader.rules.sum);
  reader.at = end + 1;
  return differentials(reader, { sign, bounds }, of);
}

/** `∫ dx f(x)`: the integrand follows the differential, as far as a product goes. */
function differentialFirst(reader: Reader, sign: Token, bounds: Bounds): Tree {
  reader.at += 1;
  const by = accept(reader, 'name');
  if (!by) fail(reader, 'the variable of the integral');
  const of = nested(reader, reader.rules.product);
  return { kind: 'integral', of, by: by.text, ...bounds, span: over(sign, of) };
}

/** The variable of the integral; each of `\iint f\,dx\,dy` is one. */
function differentials(reader: Reader, { sign, bounds }: { sign: Token; bounds: Bounds }, of: Tree): Tree {
  const by = accept(reader, 'name');
  if (!by) fail(reader, 'the variable of the integral');
  const isInner = /^\\i{2,}nt$/u.test(sign.written) && isDifferential(reader, reader.at);
  const found: Tree = { kind: 'integral', of, by: by.text, ...(!isInner && bounds), span: toHere(reader, sign) };
  if (!isInner) return found;
  reader.at += 1;
  return differentials(reader, { sign, bounds }, found);
}

interface Bounds {
  readonly from?: Tree;
  readonly to?: Tree;
}

function integralBounds(reader: Reader): Bounds {
  let bounds: Bounds = {};
  for (let script = accept(reader, 'script'); script; script = accept(reader, 'script')) {
    const bound = nested(reader, scriptArgument);
    bounds = script.text === '_' ? { ...bounds, from: bound } : { ...bounds, to: bound };
  }
  return bounds;
}

function one({ span }: Token): Tree {
  return { kind: 'number', value: { numerator: 1n, denominator: 1n }, written: '1', span };
}

/** The `d` of the differential that ends an integrand: outside of brackets, and not that of an integral in it. */
function differentialAt(reader: Reader, from: number): number | undefined {
  let depth = 0;
  let open = 1;
  for (let at = from; at < Math.min(reader.tokens.length, from + FARTHEST); at++) {
    const token = reader.tokens[at];
    if (token?.kind === 'open') depth += 1;
    else if (token?.kind === 'close') depth -= 1;
    if (depth < 0 || (depth === 0 && token?.kind === 'relation')) return undefined;
    if (depth > 0) continue;
    if (token?.kind === 'command' && token.text === 'integral') open += 1;
    else if (isDifferential(reader, at)) open -= 1;
    if (open === 0) return at;
  }
  return undefined;
}

function isDifferential(reader: Reader, at: number): boolean {
  const [sign, name] = [reader.tokens[at], reader.tokens[at + 1]];
  return sign?.kind === 'name' && sign.text === 'd' && reader.names.typeOf('d') === undefined && name?.kind === 'name';
}

/** Reads the tokens before an offset by a rule that has to take them all. */
export function within(reader: Reader, end: number, rule: (reader: Reader) => Tree): Tree {
  const part: Reader = { ...reader, tokens: reader.tokens.slice(reader.at, end), at: 0 };
  const tree = nested(part, rule);
  if (part.at < part.tokens.length) fail(part, 'an operator or the end');
  reader.at = end;
  return tree;
}

/** `\int \frac{dx}{x}`: the differential is a factor of the numerator. */
function withInnerDifferential(reader: Reader, sign: Token, bounds: Bounds): Tree {
  const body = nested(reader, reader.rules.product);
  const found = body.kind === 'binary' && body.operator === '/' ? withoutDifferential(body.left) : undefined;
  if (!found || body.kind !== 'binary') return fail(reader, 'the differential of the integral, such as dx');
  const of: Tree = { ...body, left: found.rest ?? one(sign) };
  return { kind: 'integral', of, by: found.by, ...bounds, span: over(sign, body) };
}

/** A product without its last two factors, `d` and a name. */
function withoutDifferential(tree: Tree): { readonly by: string; readonly rest?: Tree } | undefined {
  if (tree.kind !== 'binary' || tree.operator !== '*' || tree.right.kind !== 'name') return undefined;
  const { left, right } = tree;
  if (left.kind === 'name' && left.name === 'd') return { by: right.name };
  const isProduct = left.kind === 'binary' && left.operator === '*';
  return isProduct && left.right.kind === 'name' && left.right.name === 'd'
    ? { by: right.name, rest: left.left }
    : undefined;
}

/** `\lim_{x \to 0^+} f`: what is meant goes as far as a product does. */
export function limit(reader: Reader): Tree {
  const sign = peek(reader);
  if (!sign) fail(reader, 'a limit');
  reader.at += 1;
  const below = accept(reader, 'script', '_') ? accept(reader, 'open') : accept(reader, 'open', '(');
  if (!below) fail(reader, 'what goes where, such as x \\to 0');
  const index = accept(reader, 'name');
  if (!index || !accept(reader, 'relation', '->')) fail(reader, 'what goes where, such as x \\to 0');
  const end = closeOf(reader);
  const side = sideAt(reader, end);
  const to = within(reader, side ? side.from : end, reader.rules.sum);
  reader.at = end;
  expect(reader, 'close', below.text === '(' ? ')' : below.text);
  const of = nested(reader, reader.rules.product);
  return { kind: 'limit', of, index: index.text, to, ...(side && { side: side.sign }), span: over(sign, of) };
}

/** The bracket that closes the one that is open. */
function closeOf(reader: Reader): number {
  let depth = 0;
  for (let at = reader.at; at < reader.tokens.length; at++) {
    const kind = reader.tokens[at]?.kind;
    if (kind === 'open') depth += 1;
    else if (kind === 'close' && depth === 0) return at;
    else if (kind === 'close') depth -= 1;
  }
  return fail(reader, 'the end of what goes where');
}

/** `0^+`, `0^{-}`, `0+`: from which side. */
function sideAt(reader: Reader, end: number): { readonly from: number; readonly sign: '+' | '-' } | undefined {
  const group = reader.tokens[end - 1]?.kind === 'close' && reader.tokens[end - 3]?.text === 'group' ? 1 : 0;
  const sign = reader.tokens[end - 1 - group];
  if (sign?.kind !== 'operator' || (sign.text !== '+' && sign.text !== '-')) return undefined;
  const script = end - 2 - 2 * group;
  const from = reader.tokens[script]?.kind === 'script' ? script : end - 1;
  return from > reader.at ? { from, sign: sign.text } : undefined;
}
