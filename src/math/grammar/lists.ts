import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { accept, isNext, over, toHere, type Reader } from './reader.ts';

/** `{a + b \over c}`, `{n \choose k}`: all that stands on both sides of the command within the braces. */
export function infix(reader: Reader, left: Tree): Tree {
  const command = accept(reader, 'operator', 'over') ?? accept(reader, 'operator', 'choose');
  if (!command) return left;
  const right = reader.rules.statement(reader);
  const span = over(left, right);
  if (command.text === 'choose') return { kind: 'call', name: 'binom', arguments: [left, right], span };
  return { kind: 'binary', operator: '/', left, right, written: command.written, span };
}

/** Items between commas, to the end of a bracket. */
export function listItems(reader: Reader): { items: Tree[]; trailing: boolean } {
  const items: Tree[] = [];
  while (!isNext(reader, 'close')) {
    items.push(infix(reader, reader.rules.statement(reader)));
    if (!accept(reader, 'comma')) return { items, trailing: false };
  }
  return { items, trailing: items.length > 0 };
}

/** The tree with another span, that of its brackets. */
export function withSpan(reader: Reader, tree: Tree, open: Token): Tree {
  return { ...tree, span: toHere(reader, open) };
}
