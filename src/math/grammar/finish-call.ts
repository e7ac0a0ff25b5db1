import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { fail, toHere, type Reader } from './reader.ts';

/** What was called, with the script below it. */
export interface Called {
  readonly called: string;
  readonly base: Tree | undefined;
  readonly token: Token;
}

/** The tree of a call: some functions have a kind of their own, `log_2 x` a second argument. */
export function finishCall(reader: Reader, called: Called, list: readonly Tree[]): Tree {
  const span = toHere(reader, called.token);
  return (
    asKind(reader, called, { list, span }) ?? { kind: 'call', name: nameOf(reader, called), arguments: list, span }
  );
}

interface Arguments {
  readonly list: readonly Tree[];
  readonly span: Tree['span'];
}

function asKind(reader: Reader, { called, base }: Called, { list, span }: Arguments): Tree | undefined {
  const [first, second] = list;
  if (!first) return undefined;
  switch (called) {
    case 'sum':
      return series('sum', list, span);
    case 'prod':
      return series('product', list, span);
    case 'transpose':
      return { kind: 'transpose', of: first, span };
    case 'factorial':
      return list.length === 1 ? { kind: 'factorial', of: first, span } : undefined;
    case 'sqrt':
      return second && { kind: 'call', name: 'root', arguments: list, span };
    case 'root':
      return second ? undefined : { kind: 'call', name: 'sqrt', arguments: list, span };
    case 'power':
      return second && { kind: 'binary', operator: '^', left: first, right: second, written: 'power', span };
    case 'degrees':
    case 'radians':
      return turned(called, first, span);
    case 'matrix':
      return matrixOf(reader, list, span);
    case 'log':
    case 'log10':
      return logarithm(list, base, span);
    default:
      return undefined;
  }
}

/** `sum(k, x[k])`, `sum(k, 1, n, k^2)` and, as Maxima has it, `sum(k^2, k, 1, n)`; undefined for another spelling. */
function series(kind: 'sum' | 'product', list: readonly Tree[], span: Tree['span']): Tree | undefined {
  const [first, second, third, fourth] = list;
  if (list.length === 2 && kind === 'sum' && first?.kind === 'name' && second) {
    return { kind, index: first.name, body: second, span };
  }
  if (list.length !== 4 || !first || !second || !third || !fourth) return undefined;
  if (second.kind === 'name') return { kind, index: second.name, from: third, to: fourth, body: first, span };
  return first.kind === 'name' ? { kind, index: first.name, from: second, to: third, body: fourth, span } : undefined;
}

/** `log_a(b)`, `lg(b, a)`: the base is the second argument. */
function logarithm(list: readonly Tree[], base: Tree | undefined, span: Tree['span']): Tree | undefined {
  if (base) return { kind: 'call', name: 'log', arguments: [...list, base], span };
  return list.length > 1 ? { kind: 'call', name: 'log', arguments: list, span } : undefined;
}

/** `degrees(x)` is x · 180/π, `radians(x)` is x · π/180. */
function turned(called: 'degrees' | 'radians', angle: Tree, span: Tree['span']): Tree {
  const half: Tree = { kind: 'number', value: { numerator: 180n, denominator: 1n }, written: '180', span };
  const pi: Tree = { kind: 'name', name: 'pi', span };
  const [by, per] = called === 'degrees' ? [half, pi] : [pi, half];
  const times: Tree = { kind: 'binary', operator: '*', left: angle, right: by, written: called, span };
  return { kind: 'binary', operator: '/', left: times, right: per, written: called, span };
}

/** `matrix([a, b], [c, d])` */
function matrixOf(reader: Reader, list: readonly Tree[], span: Tree['span']): Tree {
  const rows = list.map((row) => (row.kind === 'tuple' ? row.items : []));
  const length = rows[0]?.length ?? 0;
  if (length === 0 || rows.some((row) => row.length !== length)) fail(reader, 'rows of the same length');
  return { kind: 'matrix', rows, span };
}

/** `f_2(x)` calls another function than `f(x)`; elsewhere scripts below a function only say over what it runs. */
function nameOf(reader: Reader, { called, base }: Called): string {
  if (!base || !reader.typed) return called;
  if (base.kind !== 'name' && base.kind !== 'number') fail(reader, 'a function without an index');
  const label = base.kind === 'name' ? base.name : base.written;
  return `${called}_${label}`;
}
