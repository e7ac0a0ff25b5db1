import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { accept, fail, isNext, peek, toHere, type Reader } from './reader.ts';

/** Matrices and cases: `\begin{pmatrix} a & b \\ c & d \end{pmatrix}`. */
export function environment(reader: Reader, open: Token): Tree {
  reader.at += 1;
  if (open.text.includes('cases')) return cases(reader, open);
  const rows = readRows(reader, open.text);
  return { kind: 'matrix', rows, span: toHere(reader, open) };
}

function readRows(reader: Reader, name: string): Tree[][] {
  const rows: Tree[][] = [[]];
  while (!isNext(reader, 'close')) {
    rows.at(-1)?.push(reader.rules.sum(reader));
    if (accept(reader, 'cell')) continue;
    if (!accept(reader, 'break')) break;
    if (!isNext(reader, 'close')) rows.push([]);
  }
  if (!accept(reader, 'close', name)) fail(reader, 'the next row or the end of the matrix');
  return rows;
}

interface Branch {
  readonly value: Tree;
  readonly condition?: Tree;
}

function cases(reader: Reader, open: Token): Tree {
  const branches: Branch[] = [];
  while (!isNext(reader, 'close')) {
    branches.push(branch(reader));
    if (!accept(reader, 'break')) break;
  }
  if (!accept(reader, 'close', open.text)) fail(reader, 'the next case or the end');
  if (branches.length === 0) fail(reader, 'a case');
  return { kind: 'cases', branches, span: toHere(reader, open) };
}

/** `x & x > 0`, `0, \text{otherwise}` */
function branch(reader: Reader): Branch {
  const value = reader.rules.sum(reader);
  accept(reader, 'comma');
  accept(reader, 'cell');
  while (peek(reader)?.kind === 'word' && /^(?:if|for|when|where)$/u.test(peek(reader)?.text ?? '')) reader.at += 1;
  const word = peek(reader);
  if (word?.kind === 'word' && /^(?:otherwise|else)$/u.test(word.text)) {
    reader.at += 1;
    accept(reader, 'stop');
    return { value };
  }
  if (!word || word.kind === 'break' || word.kind === 'close') return { value };
  const condition = reader.rules.statement(reader);
  accept(reader, 'comma');
  accept(reader, 'stop');
  return { value, condition };
}

/** `{x if x > 0; 0 otherwise}`: undefined (and nothing taken) where no such word is in the braces, of which one was taken. */
export function bracedCases(reader: Reader, open: Token): Tree | undefined {
  if (!hasCondition(reader)) return undefined;
  const branches: Branch[] = [];
  do {
    const value = reader.rules.sum(reader);
    const word = peek(reader);
    if (!word || !CONDITIONAL.test(word.written)) fail(reader, 'if or otherwise');
    reader.at += 1;
    branches.push(word.written === 'otherwise' ? { value } : { value, condition: reader.rules.statement(reader) });
  } while (accept(reader, 'comma'));
  if (!accept(reader, 'close', '}')) fail(reader, 'the next case or the end');
  return { kind: 'cases', branches, span: toHere(reader, open) };
}

const CONDITIONAL = /^(?:if|otherwise)$/u;

function hasCondition(reader: Reader): boolean {
  let depth = 0;
  for (let at = reader.at; at < Math.min(reader.tokens.length, reader.at + 500); at++) {
    const token = reader.tokens[at];
    if (token?.kind === 'open') depth += 1;
    else if (token?.kind === 'close') depth -= 1;
    if (depth < 0) return false;
    if (depth === 0 && token && (token.kind === 'word' || token.kind === 'other') && CONDITIONAL.test(token.written))
      return true;
  }
  return false;
}
