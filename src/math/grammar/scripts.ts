import { isFunctionName } from '../vocabulary.ts';
import type { Token } from '../tokens.ts';
import type { Tree } from '../tree.ts';
import { declaredJoin } from './joined-names.ts';
import { infix } from './lists.ts';
import { degrees, marked, positivePart } from './marks.ts';
import { scriptText, typedLabel } from './labels.ts';
import { accept, expect, fail, isNext, nested, peek, toHere, type Reader } from './reader.ts';

/** What stands in the braces of a script or an argument of a command, or the one operand there. */
export function scriptArgument(reader: Reader): Tree {
  if (!accept(reader, 'open', 'group')) return singleArgument(reader);
  const tree = infix(reader, nested(reader, reader.rules.statement));
  expect(reader, 'close', 'group');
  return tree;
}

/** One operand without braces. */
function singleArgument(reader: Reader): Tree {
  const sign = accept(reader, 'operator', '-');
  if (sign) {
    const of = nested(reader, singleArgument);
    return { kind: 'negative', of, span: { start: sign.span.start, end: of.span.end } };
  }
  const token = peek(reader);
  if (token?.kind === 'number' && token.value) {
    reader.at += 1;
    return { kind: 'number', value: token.value, written: token.written, span: token.span };
  }
  if (token?.kind === 'name' || token?.kind === 'word') {
    reader.at += 1;
    return { kind: 'name', name: token.text, span: token.span };
  }
  return nested(reader, reader.rules.operand);
}

/** `x_i`, `W_{ij}`, `v_c`: an index, or a part of the name where the symbol table has such a name. */
export function subscript(reader: Reader, base: Tree): Tree {
  const start = reader.at;
  if (base.kind === 'transpose' && base.of.kind === 'name' && namesVector(reader, base.of.name)) {
    const of = subscript(reader, base.of);
    return { kind: 'transpose', of, span: toHere(reader, base) };
  }
  const declared = base.kind === 'name' ? declaredWith(reader, base.name) : undefined;
  if (declared !== undefined) return { kind: 'name', name: declared, span: toHere(reader, base) };
  reader.at = start;
  if (base.kind === 'name' && isFunctionName(base.name)) return base;
  const positive = positivePart(reader, base);
  if (positive) return positive;
  const label = base.kind === 'name' ? (typedLabel(reader, base.name) ?? labelled(reader, base.name)) : undefined;
  if (label !== undefined) return { kind: 'name', name: label, span: toHere(reader, base) };
  reader.at = start;
  return indexed(reader, base, subscriptItems(reader));
}

/** Whether a name with the script that follows is a whole vector: in `u^T_o v` it is u_o that is transposed, not u. */
function namesVector(reader: Reader, name: string): boolean {
  const start = reader.at;
  const isDeclared = declaredWith(reader, name) !== undefined;
  reader.at = start;
  return isDeclared || reader.names.typeOf(name)?.kind === 'slice';
}

/** The declared name that a base and the script after it spell: `v` and `_c` are `vc`. Leaves `at` anywhere if not. */
function declaredWith(reader: Reader, base: string): string | undefined {
  const written = scriptText(reader, 'spelled');
  return written === undefined ? undefined : declaredJoin(reader, base, written);
}

/** `N_{hidden}`, `x_max`: a script of more than one letter that is no index makes a name. */
function labelled(reader: Reader, base: string): string | undefined {
  const type = reader.names.typeOf(base)?.kind;
  if (type === 'array' || type === 'slice') return undefined;
  const inner = isNext(reader, 'open', 'group') ? peek(reader, 1) : peek(reader);
  const isLabel = inner?.kind === 'word' || (inner?.kind === 'name' && /^[A-Za-z]{3,}$/u.test(inner.text));
  if (!isLabel || reader.names.lookup(inner.text) !== undefined) return undefined;
  const text = scriptText(reader);
  return text === undefined ? undefined : `${base}_${text}`;
}

/** The indices in a subscript. `ij` are two, where they are letters side by side. */
function subscriptItems(reader: Reader): Tree[] {
  reader.indices += 1;
  const items = accept(reader, 'open', 'group') ? groupItems(reader) : bareItems(reader);
  reader.indices -= 1;
  return items;
}

function groupItems(reader: Reader): Tree[] {
  const { letters, taken } = adjacentLetters(reader);
  if (letters.length > 1) {
    reader.at += taken;
    expect(reader, 'close', 'group');
    return letters;
  }
  const items: Tree[] = [nested(reader, reader.rules.statement)];
  while (accept(reader, 'comma')) items.push(nested(reader, reader.rules.statement));
  expect(reader, 'close', 'group');
  return items;
}

/** The letters of `ij` and `ij'`, if the group holds nothing else, and how many tokens they are. */
function adjacentLetters(reader: Reader): { readonly letters: Tree[]; readonly taken: number } {
  const letters: Tree[] = [];
  for (let ahead = 0; ; ahead++) {
    const token = peek(reader, ahead);
    if (token?.kind === 'close' && token.text === 'group') return { letters, taken: ahead };
    // Letters that nobody declared look like a word in prose: `W_{rc}`.
    if (token?.kind === 'word' && ahead === 0 && /^[A-Za-z]{2}$/u.test(token.text) && peek(reader, 1)?.text === 'group')
      return { letters: splitIndices(token), taken: 1 };
    if (token?.kind !== 'name') return { letters: [], taken: 0 };
    const name: Tree = { kind: 'name', name: token.text, span: token.span };
    const prime = primeBehind(reader, ahead + 1);
    letters.push(prime === 0 ? name : { kind: 'prime', of: name, span: token.span });
    ahead += prime;
  }
}

/** How many tokens the prime of `i'`, `i^\prime` and `i^{\prime}` is; 0 where there is none. */
function primeBehind(reader: Reader, ahead: number): number {
  const isPrime = (at: number): boolean => peek(reader, at)?.kind === 'operator' && peek(reader, at)?.text === "'";
  if (isPrime(ahead)) return 1;
  if (peek(reader, ahead)?.text !== '^') return 0;
  if (isPrime(ahead + 1)) return 2;
  const isGroup = peek(reader, ahead + 1)?.text === 'group' && peek(reader, ahead + 3)?.kind === 'close';
  return isGroup && isPrime(ahead + 2) ? 4 : 0;
}

/** `x_i`, `x_(i+1)`, and plain `W_ij`, where both letters are indices. */
function bareItems(reader: Reader): Tree[] {
  const token = peek(reader);
  if (token?.kind === 'open' && token.text !== 'group') {
    const tree = nested(reader, reader.rules.operand);
    return tree.kind === 'tuple' ? [...tree.items] : [tree];
  }
  if (token?.kind === 'word' && /^[a-z]{2}$/u.test(token.text)) {
    reader.at += 1;
    return splitIndices(token);
  }
  const items = [singleArgument(reader)];
  let next = peek(reader);
  while (token?.kind === 'name' && next?.kind === 'name' && joinsIndex(reader, next)) {
    items.push(singleArgument(reader));
    next = peek(reader);
  }
  return items;
}

function splitIndices(token: Token): Tree[] {
  return token.text.split('').map((name, at) => {
    const start = token.span.start + at;
    return { kind: 'name', name, span: { start, end: start + 1 } };
  });
}

/** `W_ij`: a declared index right behind another belongs to the script, unless it has a script of its own. */
function joinsIndex(reader: Reader, token: Token): boolean {
  const after = peek(reader, 1);
  const isIndex = reader.names.typeOf(token.text)?.kind === 'index' || /^[i-l]$/u.test(token.text);
  return isIndex && !token.spaced && after?.kind !== 'script' && !(after?.kind === 'open' && !after.spaced);
}

/** A tree with indices; `x[1]` is the name `x1` where that is declared and x is no array. Indices on indices are joined. */
export function indexed(reader: Reader, base: Tree, indices: Tree[]): Tree {
  const span = toHere(reader, base);
  if (indices.length === 0) fail(reader, 'an index');
  const only = indices[0];
  if (base.kind === 'name' && indices.length === 1 && only) {
    const kind = reader.names.typeOf(base.name)?.kind;
    const text = only.kind === 'number' ? only.written : only.kind === 'name' ? only.name : undefined;
    const name =
      text === undefined || kind === 'array' || kind === 'slice' ? undefined : reader.names.lookup(base.name + text);
    if (name !== undefined) return { kind: 'name', name, span };
    if (reader.typed && kind === undefined && only.kind === 'number' && reader.conventions.subscripts === 'joined') {
      return { kind: 'name', name: base.name + only.written, span };
    }
    if (isDelta(reader, base.name)) return { kind: 'index', of: base, indices, span };
  }
  if (base.kind === 'name' && indices.length === 2 && isDelta(reader, base.name)) {
    return { kind: 'call', name: 'kronecker', arguments: indices, span };
  }
  return base.kind === 'index'
    ? { kind: 'index', of: base.of, indices: [...base.indices, ...indices], span }
    : { kind: 'index', of: base, indices, span };
}

/** `δ_{ij}` is 1 where i and j are the same. */
function isDelta(reader: Reader, name: string): boolean {
  return name === 'delta' && reader.names.typeOf('delta') === undefined;
}

/** `A^T`, `x^{(1)}`, `f^{\prime}` and spaces `ℝ^n`; undefined (and nothing taken) for an ordinary power. */
export function superscript(reader: Reader, base: Tree): Tree | undefined {
  const start = reader.at;
  const found =
    marked(reader, base) ??
    degrees(reader, base) ??
    transposed(reader, base) ??
    numberedTranspose(reader, base) ??
    numbered(reader, base) ??
    space(reader, base);
  if (!found) reader.at = start;
  return found;
}

function transposed(reader: Reader, base: Tree): Tree | undefined {
  const group = isNext(reader, 'open', 'group');
  const token = peek(reader, group ? 1 : 0);
  const isT = isTransposeSign(reader, token);
  const isPrime = token?.kind === 'operator' && token.text === "'";
  if ((!isT && !isPrime) || (group && peek(reader, 2)?.kind !== 'close')) return undefined;
  reader.at += group ? 3 : 1;
  return { kind: isT ? 'transpose' : 'prime', of: base, span: toHere(reader, base) };
}

/** `x^{(i)}`, `a^{[l]}`, `x_j^{(i)}`: what is in brackets above a name counts, it does not raise. */
function numbered(reader: Reader, base: Tree): Tree | undefined {
  const start = reader.at;
  const name = base.kind === 'index' ? base.of : base;
  const open = peek(reader, 1);
  if (name.kind !== 'name' || !isNext(reader, 'open', 'group') || (open?.text !== '(' && open?.text !== '[')) {
    return undefined;
  }
  const declared = declaredWith(reader, name.name);
  if (declared !== undefined) {
    const span = toHere(reader, base);
    return base.kind === 'index'
      ? { ...base, of: { ...name, name: declared }, span }
      : { ...name, name: declared, span };
  }
  reader.at = start + 2;
  if (peek(reader, 1)?.kind !== 'close' || peek(reader, 2)?.text !== 'group') return undefined;
  const index = singleArgument(reader);
  reader.at += 2;
  const indices = base.kind === 'index' ? [index, ...base.indices] : [index];
  return { kind: 'index', of: name, indices, span: toHere(reader, base) };
}

/** `W^{(2)T}`: the transpose of `W^{(2)}`. */
function numberedTranspose(reader: Reader, base: Tree): Tree | undefined {
  const [group, open, label, close, sign, end] = [0, 1, 2, 3, 4, 5].map((ahead) => peek(reader, ahead));
  const isLabel = open?.text === '(' && close?.text === ')' && (label?.kind === 'number' || label?.kind === 'name');
  if (group?.text !== 'group' || !isLabel || !isTransposeSign(reader, sign) || end?.text !== 'group') return undefined;
  if (base.kind !== 'name') return undefined;
  const written = label.kind === 'number' ? label.written : label.text;
  const declared = reader.names.lookup(base.name + written);
  reader.at += 2;
  const index = singleArgument(reader);
  reader.at += 3;
  const span = toHere(reader, base);
  const of: Tree =
    declared === undefined ? { kind: 'index', of: base, indices: [index], span } : { ...base, name: declared };
  return { kind: 'transpose', of, span };
}

function isTransposeSign(reader: Reader, token: Token | undefined): boolean {
  if (token?.kind !== 'name') return false;
  return token.text === 'ᵀ' || (token.text === 'T' && reader.names.lookup('T') === undefined);
}

/** `ℝ^{100×10}`, `R^{1000}`: the factors of the exponent are sizes. */
function space(reader: Reader, base: Tree): Tree | undefined {
  if (base.kind !== 'name') return undefined;
  const plain = base.name === 'R' && reader.names.lookup('R') === undefined;
  if (base.name !== 'ℝ' && base.name !== 'ℕ' && base.name !== 'ℤ' && !plain) return undefined;
  const sizes = spaceSizes(reader);
  return { kind: 'space', sizes, span: toHere(reader, base) };
}

function spaceSizes(reader: Reader): Tree[] {
  const group = accept(reader, 'open', 'group');
  if (!group) {
    const only = nested(reader, reader.rules.factor);
    return only.kind === 'tuple' ? [...only.items] : crossed(only);
  }
  const items = [nested(reader, reader.rules.sum)];
  while (accept(reader, 'comma')) items.push(nested(reader, reader.rules.sum));
  expect(reader, 'close', 'group');
  return items.flatMap((item) => (item.kind === 'tuple' ? item.items : crossed(item)));
}

/** The factors of `100 × 10 × 3`. A product with a dot is one size. */
function crossed(tree: Tree): Tree[] {
  const sizes: Tree[] = [];
  let rest = tree;
  while (rest.kind === 'binary' && rest.operator === '*' && /^(?:[×xX*]|\\times|by)$/u.test(rest.written)) {
    sizes.unshift(rest.right);
    rest = rest.left;
  }
  return [rest, ...sizes];
}
