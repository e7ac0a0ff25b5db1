import type { RelationOperator, Tree } from '../../math/tree.ts';
import type { Span } from '../../model/place.ts';
import type { FormulaStatement } from '../shared/formula-statements.ts';
import { namedPart, type Asked } from './asked.ts';

/** A formula that a student gives, and whose letters its left side explains. */
export interface Given {
  readonly tree: Tree;
  readonly span: Span;
  /** Index letter of the student's to the asked one, as far as a left side says. */
  readonly letters: ReadonlyMap<string, string>;
  /**
   * `named`: the left side names the asked derivative. `alone`: no left side. `odd`: a left side that we do not know, or a
   * piece of something that was not read as a whole.
   */
  readonly by: 'named' | 'alone' | 'odd';
  /** The words in front of it and behind it. */
  readonly before: string;
  readonly after: string;
}

/** Everything in an answer that matters for one derivative. */
export interface Found {
  readonly given: readonly Given[];
  /** Letters that the answer defines: `j = (i + k) mod n`. */
  readonly definitions: ReadonlyMap<string, Tree>;
  readonly unreadable: readonly FormulaStatement[];
  /** Another derivative is named on a left side. */
  readonly other: boolean;
  /** The asked derivative is named, even where nothing is said of it that can be read. */
  readonly named: boolean;
}

/** Finds what an answer gives for a derivative: right sides whose left side names it, or formulas that stand alone. */
export function findAnswers(statements: readonly FormulaStatement[], asked: Asked): Found {
  const given: Given[] = [];
  const definitions = new Map<string, Tree>();
  let last: Mention | undefined;
  let other = false;
  let named = false;
  for (const statement of statements.flatMap(separate)) {
    const kind = statement.tree ? kindOf(statement.tree, asked) : undefined;
    if (!kind) continue;
    if (kind.is === 'asked') named = true;
    if (kind.is === 'other') other = true;
    if (kind.is === 'asked' || kind.is === 'other') last = kind;
    if (kind.is === 'definition') definitions.set(kind.letter, kind.tree);
    const found = answerIn(kind, last);
    if (!found) continue;
    const by = found.by === 'alone' && statement.piece ? 'odd' : found.by;
    given.push({ ...found, by, span: statement.span, before: statement.before, after: statement.after });
  }
  const unreadable = statements.filter((statement) => statement.unreadable);
  return { given, definitions, unreadable, other, named };
}

interface Mention {
  readonly is: 'asked' | 'other';
  readonly letters: ReadonlyMap<string, string>;
  readonly right: Tree | undefined;
}

type Kind =
  | Mention
  | { readonly is: 'definition'; readonly letter: string; readonly tree: Tree }
  | { readonly is: 'alone' | 'odd'; readonly tree: Tree }
  | { readonly is: 'nothing' };

/** A list of relations, `∂z/∂x = a, i = 1`, is several statements. */
function separate(statement: FormulaStatement): FormulaStatement[] {
  const { tree } = statement;
  if (tree?.kind !== 'tuple' || !tree.items.some((item) => item.kind === 'relation')) return [statement];
  return tree.items.map((item) => ({ ...statement, tree: item, span: item.span }));
}

function answerIn(kind: Kind, last: Mention | undefined): Pick<Given, 'tree' | 'letters' | 'by'> | undefined {
  if (kind.is === 'asked' && kind.right) return { tree: kind.right, letters: kind.letters, by: 'named' };
  if (kind.is !== 'alone' && kind.is !== 'odd') return undefined;
  if (last?.is === 'other') return undefined;
  return { tree: kind.tree, letters: last?.letters ?? new Map(), by: kind.is };
}

/** Relations that join a name with its value. */
const JOINING: ReadonlySet<RelationOperator> = new Set(['=', '≈', '->', ':', '≡']);

function kindOf(tree: Tree, asked: Asked): Kind {
  if (tree.kind === 'derivative') return mentionOf(tree, asked, undefined);
  if (tree.kind !== 'relation') return isMere(tree, asked) ? { is: 'nothing' } : { is: 'alone', tree };
  const { sides, operators } = tree;
  const at = sides.findIndex((side) => side.kind === 'derivative');
  const joined = operators.every((operator) => JOINING.has(operator));
  const side = sides[at];
  if (side?.kind === 'derivative') {
    const right = at === sides.length - 1 ? sides[at - 1] : sides.at(-1);
    return mentionOf(side, asked, joined ? right : undefined);
  }
  return joined ? plainRelation(sides, asked) : { is: 'nothing' };
}

/** A relation without a derivative: a definition, the question again, or something under a name of the student's. */
function plainRelation(sides: readonly Tree[], { of, wrt }: Asked): Kind {
  const [left] = sides;
  const right = sides.at(-1);
  if (!left || !right) return { is: 'nothing' };
  const name = namedPart(left)?.name;
  if (left.kind === 'number' || right.kind === 'number') return { is: 'nothing' };
  if (left.kind === 'name' && left.name.length === 1 && !/[dgDJ]/u.test(left.name))
    return { is: 'definition', letter: left.name, tree: right };
  if (name === of.name || name === wrt.name) return { is: 'nothing' };
  return { is: 'odd', tree: right };
}

/** What only names something: a number, a letter, `z[k]`, `x[i]`. */
function isMere(tree: Tree, { of, wrt }: Asked): boolean {
  if (tree.kind === 'number' || tree.kind === 'name' || tree.kind === 'space') return true;
  const part = namedPart(tree);
  if (part === undefined) return tree.kind === 'tuple';
  const same = (one: Asked['wrt']): boolean => part.name === one.name && part.indices.join() === one.indices.join();
  return part.name === of.name || same(wrt);
}

/** Which derivative is named, and what its letters stand for. */
function mentionOf(tree: Tree & { kind: 'derivative' }, asked: Asked, right: Tree | undefined): Kind {
  const [of, wrt] = [partOf(tree.of), partOf(tree.wrt)];
  const ofFits = asked.of.formula ? true : of?.name === asked.of.name;
  if (!ofFits || wrt?.name !== asked.wrt.name) return { is: 'other', letters: new Map(), right: undefined };
  const letters = new Map<string, string>();
  const pairs = [...lettersOf(of?.indices ?? [], asked.of.indices), ...lettersOf(wrt.indices, asked.wrt.indices)];
  for (const [letter, index] of pairs) {
    if (letter === undefined || (letters.has(letter) && letters.get(letter) !== index)) return { is: 'nothing' };
    letters.set(letter, index);
  }
  return { is: 'asked', letters, right };
}

function lettersOf(written: readonly Tree[], asked: readonly string[]): (readonly [string | undefined, string])[] {
  return written.flatMap((index, place) => {
    const name = asked[place];
    return name === undefined ? [] : [[index.kind === 'name' ? index.name : undefined, name] as const];
  });
}

/** `z[k]` with whatever stands in its brackets. */
function partOf(tree: Tree): { readonly name: string; readonly indices: readonly Tree[] } | undefined {
  if (tree.kind === 'name') return { name: tree.name, indices: [] };
  if (tree.kind === 'index' && tree.of.kind === 'name') return { name: tree.of.name, indices: tree.indices };
  return undefined;
}
