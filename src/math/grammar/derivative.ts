import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { behindOperand } from '../resolve.ts';
import { accept, expect, fail, isNext, nested, over, peek, toHere, type Reader } from './reader.ts';
import { scriptArgument } from './scripts.ts';

/**
 * Whether a quotient of differentials begins at a token: `∂z[k]/∂x[i]`, `dz/dx`, `d/dx`. Only looks ahead, so that
 * nesting cannot make it slow.
 */
export function startsDifferential(reader: Reader, at: number): boolean {
  if (!isDifferentialSign(reader, at)) return false;
  const { tokens } = reader;
  const slash = tokens[at + 1]?.text === '/' ? at + 1 : behindOperand(tokens, at + 2);
  return tokens[slash]?.text === '/' && isDifferentialSign(reader, slash + 1);
}

/** `∂`, and `d` and `δ` where they are no declared names, or stand right before one: `dJ/dv` is one with a size d too. */
function isDifferentialSign(reader: Reader, at: number): boolean {
  const token = reader.tokens[at];
  if (token?.kind === 'command') return token.text === 'partial';
  if (token?.kind !== 'name' || !/^(?:d|delta)$/u.test(token.text)) return false;
  const next = reader.tokens[at + 1];
  const isJoined = next?.kind === 'name' && !next.spaced;
  return (isJoined || reader.names.typeOf(token.text) === undefined) && next !== undefined && startsQuantity(next);
}

function startsQuantity(token: Token): boolean {
  return ['name', 'word', 'command', 'open'].includes(token.kind) || token.text === '/';
}

/** `∂z[k]/∂x[i]` in one line, and `∂/∂x[i] z[k]`. */
export function differential(reader: Reader): Tree {
  const first = peek(reader);
  if (!first) fail(reader, 'a derivative');
  reader.at += 1;
  if (isNext(reader, 'script', '_')) return operatorWithIndex(reader, first);
  if (accept(reader, 'operator', '/')) return applied(reader, first, denominator(reader));
  const of = nested(reader, quantity);
  if (!accept(reader, 'operator', '/')) fail(reader, 'the / of a derivative');
  const wrt = denominator(reader);
  return { kind: 'derivative', of, wrt, span: over(first, wrt) };
}

/** `∂_x z` */
function operatorWithIndex(reader: Reader, first: Token): Tree {
  reader.at += 1;
  const wrt = nested(reader, scriptArgument);
  return applied(reader, first, wrt);
}

function denominator(reader: Reader): Tree {
  if (!isDifferentialSign(reader, reader.at)) fail(reader, 'the ∂ of a derivative');
  reader.at += 1;
  return nested(reader, quantity);
}

/** What an operator such as `d/dx` stands before: one factor. */
function applied(reader: Reader, first: Token, wrt: Tree): Tree {
  const of = nested(reader, reader.rules.factor);
  return { kind: 'derivative', of, wrt, span: over(first, of) };
}

/** What is derived, or by what: a name with indices and arguments, or something in brackets. */
function quantity(reader: Reader): Tree {
  return reader.rules.factor(reader);
}

/** `\frac{\partial z_k}{\partial x_i}`, `\frac{d}{dx} z`; undefined for any other fraction. */
export function derivativeFraction(reader: Reader): Tree | undefined {
  const start = reader.at;
  const frac = peek(reader);
  const over1 = peek(reader, 1);
  if (!frac || over1?.text !== 'group' || !isFractionSign(reader, start + 2)) return undefined;
  const close = closingGroup(reader, start + 1);
  const isBare = isBareSign(reader, start + 2) && isBareSign(reader, close + 2);
  if (reader.tokens[close + 1]?.text !== 'group' || !(isBare || isFractionSign(reader, close + 2))) return undefined;
  reader.at = start + 3;
  const order = derivativeOrder(reader);
  const of = isNext(reader, 'close', 'group') ? undefined : nested(reader, reader.rules.product);
  expect(reader, 'close', 'group');
  expect(reader, 'open', 'group');
  reader.at += 1;
  if (order > 1) return higherDerivative(reader, { frac, of, order });
  const wrt = nested(reader, quantity);
  expect(reader, 'close', 'group');
  if (!of) return applied(reader, frac, wrt);
  return { kind: 'derivative', of, wrt, span: toHere(reader, frac) };
}

/** Like `isDifferentialSign`, with `d^2` and a bare `d` too. */
function isFractionSign(reader: Reader, at: number): boolean {
  const token = reader.tokens[at];
  const next = reader.tokens[at + 1];
  if (token?.kind === 'command') return token.text === 'partial';
  const isAlone = next?.kind === 'close' || next?.kind === 'script';
  return (isAlone && isBareSign(reader, at)) || isDifferentialSign(reader, at);
}

/** A `d` that is no declared name, or a size: `\frac{d}{d x}` is hardly a quotient of sizes. */
function isBareSign(reader: Reader, at: number): boolean {
  const kind = reader.names.typeOf('d')?.kind;
  return reader.tokens[at]?.text === 'd' && (kind === undefined || kind === 'size');
}

function closingGroup(reader: Reader, open: number): number {
  let depth = 0;
  for (let at = open; at < reader.tokens.length; at++) {
    const kind = reader.tokens[at]?.kind;
    if (kind === 'open') depth += 1;
    else if (kind === 'close') depth -= 1;
    if (depth === 0) return at;
  }
  return reader.tokens.length;
}

/** The 2 of `∂²`; 1 without one. */
function derivativeOrder(reader: Reader): number {
  if (!accept(reader, 'script', '^')) return 1;
  return orderOf(reader, nested(reader, scriptArgument));
}

const HIGHEST_ORDER = 10;

function orderOf(reader: Reader, tree: Tree): number {
  const order = tree.kind === 'number' && tree.value.denominator === 1n ? Number(tree.value.numerator) : 0;
  return order >= 1 && order <= HIGHEST_ORDER ? order : fail(reader, 'a derivative of an order that is a number');
}

/** `\frac{∂²f}{∂x²}` and `\frac{∂³f}{∂x² ∂y}`: as many variables as the order says, the last of them derived by first. */
function higherDerivative(reader: Reader, parts: { frac: Token; of: Tree | undefined; order: number }): Tree {
  const { frac, of, order } = parts;
  const variables: Tree[] = [];
  do {
    const wrt = nested(reader, quantity);
    const isPower = wrt.kind === 'binary' && wrt.operator === '^';
    const times = isPower ? orderOf(reader, wrt.right) : 1;
    for (let count = 0; count < times; count++) variables.push(isPower ? wrt.left : wrt);
  } while (isDifferentialSign(reader, reader.at) && accept(reader, peek(reader)?.kind ?? 'command'));
  expect(reader, 'close', 'group');
  if (variables.length !== order) fail(reader, `${String(order)} variables that are derived by`);
  const whole = of ?? nested(reader, reader.rules.factor);
  const span = toHere(reader, frac);
  return variables.reduceRight<Tree>((inner, wrt) => ({ kind: 'derivative', of: inner, wrt, span }), whole);
}

/** `\nabla_x z` */
export function gradient(reader: Reader): Tree {
  const token = peek(reader);
  if (!token) fail(reader, 'a gradient');
  reader.at += 1;
  if (accept(reader, 'script', '_')) {
    const wrt = nested(reader, scriptArgument);
    return applied(reader, token, wrt);
  }
  const of = nested(reader, reader.rules.factor);
  return { kind: 'call', name: 'gradient', arguments: [of], span: over(token, of) };
}
