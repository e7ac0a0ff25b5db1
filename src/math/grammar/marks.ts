import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { declaredJoin } from './joined-names.ts';
import { accept, fail, isNext, peek, toHere, type Reader } from './reader.ts';

const MARKS: Readonly<Record<string, string>> = { '*': 'star', '+': 'plus', '-': 'minus', '\\dagger': 'dagger' };

/** `x^*`, `x^{+}`: a sign alone above a name belongs to the name; above a bracket `+` is the positive part. */
export function marked(reader: Reader, base: Tree): Tree | undefined {
  const group = isNext(reader, 'open', 'group') ? 1 : 0;
  const sign = peek(reader, group);
  const mark = sign && Object.hasOwn(MARKS, sign.text) ? MARKS[sign.text] : undefined;
  const isAlone = group > 0 ? peek(reader, 2)?.kind === 'close' : sign?.text === '*' || !startsFactor(peek(reader, 1));
  if (mark === undefined || !isAlone) return undefined;
  const isBracket = /^[)\]]$/u.test(reader.tokens[reader.at - 2]?.text ?? '');
  reader.at += group > 0 ? 3 : 1;
  if (isBracket && mark === 'plus')
    return { kind: 'call', name: 'relu', arguments: [inner(base)], span: toHere(reader, base) };
  return renamed(reader, base, mark);
}

function startsFactor(token: Token | undefined): boolean {
  return token !== undefined && ['number', 'name', 'open', 'command', 'word'].includes(token.kind);
}

/** The name of a base, or of what has indices, with a mark behind it. */
function renamed(reader: Reader, base: Tree, mark: string): Tree {
  if (base.kind === 'index') return { ...base, of: renamed(reader, base.of, mark), span: toHere(reader, base) };
  if (base.kind !== 'name') return fail(reader, 'an exponent');
  const name = declaredJoin(reader, base.name, mark) ?? base.name + mark;
  return { kind: 'name', name, span: toHere(reader, base) };
}

/** What a pair of square brackets only groups. */
function inner(tree: Tree): Tree {
  const only = tree.kind === 'tuple' && tree.brackets === '[]' && tree.items.length === 1 ? tree.items[0] : undefined;
  return only ?? tree;
}

/** `90^\circ` and `90^{\circ}`: a number of degrees. */
export function degrees(reader: Reader, base: Tree): Tree | undefined {
  const group = accept(reader, 'open', 'group');
  const sign = peek(reader);
  const isDegree = sign?.written === '\\circ' || (sign?.kind === 'name' && sign.text === 'degree');
  if (!sign || !isDegree || (group && peek(reader, 1)?.kind !== 'close')) {
    reader.at -= group ? 1 : 0;
    return undefined;
  }
  reader.at += group ? 2 : 1;
  const right: Tree = { kind: 'name', name: 'degree', span: sign.span };
  return { kind: 'binary', operator: '*', left: base, right, written: '°', span: toHere(reader, base) };
}

/** `[x]_+` */
export function positivePart(reader: Reader, base: Tree): Tree | undefined {
  const group = isNext(reader, 'open', 'group') ? 1 : 0;
  const isBracket = /^[)\]]$/u.test(reader.tokens[reader.at - 2]?.text ?? '');
  if (!isBracket || peek(reader, group)?.text !== '+' || peek(reader, group)?.kind !== 'operator') return undefined;
  if (group > 0 && peek(reader, 2)?.kind !== 'close') return undefined;
  reader.at += group > 0 ? 3 : 1;
  return { kind: 'call', name: 'relu', arguments: [inner(base)], span: toHere(reader, base) };
}
