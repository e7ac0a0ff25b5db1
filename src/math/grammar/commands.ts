import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { integral, limit } from './analysis.ts';
import { derivativeFraction, differential, gradient } from './derivative.ts';
import { declaredJoin } from './joined-names.ts';
import { accept, expect, fail, isNext, nested, toHere, type Reader } from './reader.ts';
import { scriptArgument } from './scripts.ts';
import { series } from './series.ts';

/** What a command builds: fractions, roots, sums, derivatives, accents, indicators. */
export function commandOperand(reader: Reader, token: Token): Tree {
  switch (token.text) {
    case 'frac':
      return derivativeFraction(reader) ?? fraction(reader, token);
    case 'binom':
      return binomial(reader, token);
    case 'sqrt':
      return root(reader, token);
    case 'sum':
    case 'product':
      return nested(reader, series);
    case 'partial':
      return differential(reader);
    case 'nabla':
      return gradient(reader);
    case 'indicator':
      return indicator(reader, token);
    case 'integral':
      return nested(reader, integral);
    case 'limit':
      return nested(reader, limit);
    default:
      return accent(reader, token);
  }
}

function fraction(reader: Reader, token: Token): Tree {
  reader.at += 1;
  const left = nested(reader, scriptArgument);
  const right = nested(reader, scriptArgument);
  return { kind: 'binary', operator: '/', left, right, written: token.written, span: toHere(reader, token) };
}

function binomial(reader: Reader, token: Token): Tree {
  reader.at += 1;
  const list = [nested(reader, scriptArgument), nested(reader, scriptArgument)];
  return { kind: 'call', name: 'binom', arguments: list, span: toHere(reader, token) };
}

/** `\sqrt{x}`, `\sqrt[3]{x}`, `√2`, `√(x + 1)` */
function root(reader: Reader, token: Token): Tree {
  reader.at += 1;
  const list: Tree[] = [];
  if (token.written.startsWith('\\') && accept(reader, 'open', '[')) {
    list.push(nested(reader, reader.rules.sum));
    expect(reader, 'close', ']');
  }
  list.unshift(nested(reader, isNext(reader, 'name') && !token.math ? reader.rules.factor : scriptArgument));
  return { kind: 'call', name: list.length > 1 ? 'root' : 'sqrt', arguments: list, span: toHere(reader, token) };
}

/** `𝟙[x > 0]`, `\mathbb{1}\{x > 0\}`, `\mathbb{1}_{x>0}` */
function indicator(reader: Reader, token: Token): Tree {
  reader.at += 1;
  if (accept(reader, 'script', '_')) {
    const condition = nested(reader, scriptArgument);
    return { kind: 'indicator', condition, span: toHere(reader, token) };
  }
  const open = accept(reader, 'open');
  if (!open) fail(reader, 'a condition in brackets');
  const condition = nested(reader, reader.rules.statement);
  if (!accept(reader, 'close')) fail(reader, 'the end of the condition');
  return { kind: 'indicator', condition, span: toHere(reader, token) };
}

/** `\hat{y}` is the name `yhat`; a bar over more than a name is `overline(…)`, whatever it stands for. */
function accent(reader: Reader, token: Token): Tree {
  reader.at += 1;
  const of = nested(reader, scriptArgument);
  if (of.kind !== 'name' && token.text === 'bar') {
    return { kind: 'call', name: 'overline', arguments: [of], span: toHere(reader, token) };
  }
  if (of.kind !== 'name') fail(reader, 'a name under the accent');
  const name = declaredJoin(reader, of.name, token.text) ?? of.name + token.text;
  if (isNext(reader, 'close') && of.span.end === 0) fail(reader, 'a name');
  return { kind: 'name', name, span: toHere(reader, token) };
}
