import type { RelationOperator, Tree } from '../../math/tree.ts';
import { childrenOf, namesIn } from '../../math/walk.ts';
import type { Span } from '../../model/place.ts';
import type { FormulaStatement } from '../shared/formula-statements.ts';
import { namedPart, type Asked } from './asked.ts';
import { definitionOf, type Definition } from './definitions.ts';
import { linearMapIn } from './differentials.ts';
import { leftSideOf, standingOf, type Known, type LeftSide } from './left-side.ts';

/** The letters of a left side by what they stand at. */
export interface NamedLetters {
  readonly of: readonly string[];
  readonly wrt: readonly string[];
  /** Behind the whole derivative: `(∂z/∂x)_{ki}`. */
  readonly places: readonly string[];
}

/** A formula that a student gives, and what its left side says. */
export interface Given {
  readonly tree: Tree;
  readonly span: Span;
  /** Absent where no left side names the derivative. */
  readonly letters: NamedLetters | undefined;
  /**
   * `named`: the left side names the asked derivative. `alone`: no left side. `odd`: a left side that we do not know, or a
   * piece of something that was not read as a whole. `within`: the left side is an expression, as that of `dz/dx + c = …`.
   * `other`: the left side names another derivative.
   */
  readonly by: 'named' | 'alone' | 'odd' | 'within' | 'other';
  /** The left side, where it names another derivative. */
  readonly left: Tree | undefined;
  /** `dz = W dx`: the formula is what the differential is multiplied by. */
  readonly isMap: boolean;
  /** The words in front of it and behind it. */
  readonly before: string;
  readonly after: string;
}

/** Everything in an answer that matters for one derivative. */
export interface Found {
  readonly given: readonly Given[];
  /** What the answer defines under names of its own: `j = (i + k) mod n`, `q_i = …`, `σ(t) = …`. */
  readonly definitions: readonly Definition[];
  /** What it says of names that the rubric has. */
  readonly restated: readonly Definition[];
  /** What it says of expressions in such names: `W^T = g x^T`. */
  readonly equations: readonly Equation[];
  readonly unreadable: readonly FormulaStatement[];
  /** What it gives for equal indices alone: `∂p_i/∂z_i`. */
  readonly diagonal: readonly Diagonal[];
  /** Another derivative is named on a left side. */
  readonly other: boolean;
  /** Relations that are no formula for anything: `i < k`. */
  readonly conditions: readonly Place[];
  /** The asked derivative is named, even where nothing is said of it that can be read. */
  readonly named: boolean;
}

/** Two sides that an answer says are equal. */
export interface Equation {
  readonly left: Tree;
  readonly right: Tree;
}

/** Something in an answer, and where it stands. */
export interface Place {
  readonly tree: Tree;
  readonly span: Span;
  /** The words in front of it. */
  readonly before: string;
}

/** A formula for those entries of the derivative whose indices are equal. */
export interface Diagonal {
  readonly letter: string;
  readonly tree: Tree;
}

/** What answers are looked through with. */
export interface Search extends Known {
  /** Whether a formula has the value of a quantity of the rubric. */
  readonly isSame: (tree: Tree, name: string) => boolean;
}

/** Finds what an answer gives for a derivative: right sides whose left side names it, or formulas that stand alone. */
export function findAnswers(statements: readonly FormulaStatement[], search: Search): Found {
  const pieces: Piece[] = [];
  let last: Mention | undefined;
  for (const statement of statements.flatMap(separate)) {
    if (!statement.tree) continue;
    const kind = kindOf(statement.tree, search);
    if (kind.is === 'asked' || kind.is === 'other') last = kind;
    pieces.push({ kind, statement, last });
  }
  const definitions = definitionsIn(pieces, search);
  const kept = pieces.filter(
    ({ kind }) => !(kind.is === 'odd' && kind.definition && definitions.includes(kind.definition)),
  );
  return {
    given: kept.flatMap(givenIn),
    definitions,
    restated: pieces.flatMap(({ kind }) => (kind.is === 'restated' ? [kind.definition] : [])),
    equations: pieces.flatMap(({ kind }) => (kind.is === 'odd' && kind.equation ? [kind.equation] : [])),
    unreadable: statements.filter((statement) => statement.unreadable),
    diagonal: pieces.flatMap(({ kind }) => (kind.is === 'diagonal' ? [kind] : [])),
    conditions: pieces.flatMap(conditionIn),
    other: pieces.some(({ kind }) => kind.is === 'other'),
    named: pieces.some(({ kind }) => kind.is === 'asked'),
  };
}

interface Piece {
  readonly kind: Kind;
  readonly statement: FormulaStatement;
  /** The derivative that was named last. */
  readonly last: Mention | undefined;
}

interface Mention {
  readonly is: 'asked' | 'other';
  readonly letters: NamedLetters;
  readonly right: Tree | undefined;
  readonly left: Tree;
  readonly isLoose: boolean;
  readonly isMap: boolean;
  readonly definitions: readonly Definition[];
}

type Kind =
  | Mention
  | { readonly is: 'restated'; readonly definition: Definition }
  | { readonly is: 'definition'; readonly definition: Definition }
  | {
      readonly is: 'odd';
      readonly tree: Tree;
      readonly definition?: Definition | undefined;
      readonly equation?: Equation | undefined;
    }
  | { readonly is: 'alone'; readonly tree: Tree }
  | (Diagonal & { readonly is: 'diagonal' })
  | { readonly is: 'nothing' };

/** A list of relations, `∂z/∂x = a, i = 1`, is several statements. */
function separate(statement: FormulaStatement): FormulaStatement[] {
  const { tree } = statement;
  if (tree?.kind !== 'tuple' || !tree.items.some((item) => item.kind === 'relation')) return [statement];
  return tree.items.map((item) => ({ ...statement, tree: item, span: item.span }));
}

function givenIn({ kind, statement, last }: Piece): Given[] {
  const { span, before, after } = statement;
  const place = { span, before, after, left: undefined, isMap: false };
  if (kind.is === 'asked' || kind.is === 'other') {
    const { right, left, letters, isMap, isLoose } = kind;
    if (!right) return [];
    const by = kind.is === 'other' ? 'other' : isLoose ? 'odd' : 'named';
    return [{ ...place, tree: right, letters, by, left: kind.is === 'other' ? left : undefined, isMap }];
  }
  if ((kind.is !== 'alone' && kind.is !== 'odd') || last?.is === 'other') return [];
  const isWithin = kind.is === 'odd' && kind.equation !== undefined && !isChain(kind.equation.left);
  const by = isWithin ? 'within' : kind.is === 'alone' && !statement.piece ? 'alone' : 'odd';
  return [{ ...place, tree: kind.tree, letters: last?.letters, by }];
}

/** `∂L/∂z ∂z/∂x`: a product of derivatives, which comes to one; or nothing but a derivative of another name. */
function isChain(tree: Tree): boolean {
  if (tree.kind === 'binary' && tree.operator === '*') return isChain(tree.left) && isChain(tree.right);
  if (tree.kind === 'transpose') return isChain(tree.of);
  return tree.kind === 'derivative';
}

function conditionIn({ kind, statement }: Piece): Place[] {
  const { tree, span, before } = statement;
  if (kind.is !== 'nothing' && kind.is !== 'alone') return [];
  const inner = tree?.kind === 'tuple' && tree.items.length === 1 ? tree.items[0] : tree;
  return inner?.kind === 'relation' ? [{ tree: inner, span, before }] : [];
}

/** Definitions that something else in the answer uses. */
function definitionsIn(pieces: readonly Piece[], { isKnown }: Search): readonly Definition[] {
  const offered = pieces.flatMap(({ kind }) => offeredBy(kind));
  const uses = new Set(pieces.flatMap(({ kind }) => usedBy(kind)));
  return offered.filter(({ name, shape }) => shape === 'derivative' || (uses.has(name) && !isKnown(name)));
}

function offeredBy(kind: Kind): readonly Definition[] {
  if (kind.is === 'definition') return [kind.definition];
  if (kind.is === 'asked' || kind.is === 'other') return kind.definitions;
  return kind.is === 'odd' && kind.definition ? [kind.definition] : [];
}

function usedBy(kind: Kind): readonly string[] {
  if (kind.is === 'nothing') return [];
  if (kind.is === 'definition' || kind.is === 'restated') return wordsIn(kind.definition.tree);
  if (kind.is === 'odd' || kind.is === 'alone' || kind.is === 'diagonal') return wordsIn(kind.tree);
  return kind.right ? wordsIn(kind.right) : [];
}

/** Names and functions of a formula. */
function wordsIn(tree: Tree): string[] {
  const calls: string[] = [];
  const walk = [tree];
  for (let node = walk.pop(); node; node = walk.pop()) {
    if (node.kind === 'call') calls.push(node.name);
    walk.push(...childrenOf(node));
  }
  return [...namesIn(tree), ...calls];
}

/** Relations that join a name with its value. */
const JOINING: ReadonlySet<RelationOperator> = new Set(['=', '≈', '->', ':', '≡']);

function kindOf(whole: Tree, search: Search): Kind {
  const tree = withBareLeft(whole);
  if (tree.kind !== 'relation') {
    const side = leftSideOf(tree, search);
    if (side && !side.isCustom && !side.isDifferential) return mentionOf({ side, at: 0, sides: [tree] }, search);
    return isMere(tree, search.asked) ? { is: 'nothing' } : { is: 'alone', tree };
  }
  const { sides, operators } = tree;
  if (!operators.every((operator) => JOINING.has(operator))) return { is: 'nothing' };
  const named = sides.flatMap((one, at) => {
    const side = leftSideOf(one, search);
    return side && (at === 0 || !(side.isCustom || side.isDifferential)) ? [{ side, at, sides }] : [];
  });
  const written = named.filter(({ side }) => !side.isCustom);
  const mentions = (written.length > 0 ? written : named).map((one) => mentionOf(one, search));
  const mention = mentions.find(({ is }) => is === 'asked') ?? mentions[0];
  return mention ?? plainRelation(sides, search);
}

/** `−∂L/∂x = …` and `2 ∂L/∂x = …` by what they say of the derivative itself. */
function withBareLeft(tree: Tree): Tree {
  const [left, right, more] = tree.kind === 'relation' ? tree.sides : [];
  if (tree.kind !== 'relation' || !left || !right || more) return tree;
  const { span } = right;
  if (left.kind === 'negative' && left.of.kind === 'derivative')
    return { ...tree, sides: [left.of, { kind: 'negative', of: right, span }] };
  if (left.kind !== 'binary' || left.operator !== '*' || left.left.kind !== 'number') return tree;
  if (left.right.kind !== 'derivative') return tree;
  return {
    ...tree,
    sides: [left.right, { kind: 'binary', operator: '/', left: right, right: left.left, written: '/', span }],
  };
}

interface NamedSide {
  readonly side: LeftSide;
  readonly at: number;
  readonly sides: readonly Tree[];
}

/** Which derivative is named, and what its letters stand for. */
function mentionOf({ side, at, sides }: NamedSide, search: Search): Kind {
  const [first] = sides;
  const left = sides[at];
  const right = at === sides.length - 1 ? sides[at - 1] : sides.at(-1);
  if (!left || !first) return { is: 'nothing' };
  const map = side.isDifferential ? right && linearMapIn(right, search.isKnown) : undefined;
  if (side.isDifferential && !map) return right ? { is: 'odd', tree: right } : { is: 'nothing' };
  const standing = standingOf(map ? { ...side, wrt: map.variable } : side, search, search.isSame);
  const value = map ? map.tree : right;
  const isNamed = at === 0 ? side.isCustom && left.kind === 'name' : at < sides.length - 1;
  const named = value && isNamed ? definitionOf(first, value) : undefined;
  const derived = value && left.kind === 'derivative' ? definitionOf(left, value) : undefined;
  const definitions = [named, derived].filter((one) => one !== undefined);
  const place = { left, right: value, definitions, isMap: map !== undefined };
  if (standing.is === 'special') return { is: 'nothing' };
  if (standing.is === 'other')
    return { is: 'other', letters: { of: [], wrt: [], places: [] }, isLoose: false, ...place };
  const { of, wrt, places, isLoose } = standing;
  const letter = of.find((one) => wrt.includes(one));
  if (letter !== undefined && isRepeated(standing, search.asked))
    return value ? { is: 'diagonal', letter, tree: value } : { is: 'nothing' };
  return { is: 'asked', letters: { of, wrt, places }, isLoose, ...place };
}

/** One letter for two indices that the question tells apart. */
function isRepeated({ of, wrt }: Pick<NamedLetters, 'of' | 'wrt'>, { of: asked, wrt: by }: Asked): boolean {
  const letter = of.findIndex((one) => wrt.includes(one));
  return asked.indices[letter] === undefined || asked.indices[letter] !== by.indices[wrt.indexOf(of[letter] ?? '')];
}

/** A relation without a derivative: a definition, the question again, or something under a name of the student's. */
function plainRelation(sides: readonly Tree[], { asked, isKnown }: Search): Kind {
  const [left] = sides;
  const right = sides.at(-1);
  if (!left || !right || left.kind === 'number') return { is: 'nothing' };
  const definition = definitionOf(left, right);
  if (right.kind === 'number')
    return definition && isKnown(definition.name) ? { is: 'restated', definition } : { is: 'nothing' };
  const name = definition?.name ?? namedPart(left)?.name;
  if (name !== undefined && (isKnown(name) || name === asked.of.name))
    return definition ? { is: 'restated', definition } : { is: 'nothing' };
  // `\frac{d}{dx} x^2 \ln x`: where the question has a formula, a derivative may be read of its first factor alone.
  const isSplit = asked.of.formula !== undefined && left.kind === 'binary' && left.operator === '*';
  const isLetter = left.kind === 'name' && left.name.length === 1 && !/[dgDJ]/u.test(left.name);
  return isLetter && definition
    ? { is: 'definition', definition }
    : { is: 'odd', tree: right, definition, equation: definition || isSplit ? undefined : { left, right } };
}

/** What only names something: a number, a letter, `z[k]`, `x[i]`. */
function isMere(tree: Tree, { of, wrt }: Asked): boolean {
  if (tree.kind === 'number' || tree.kind === 'name' || tree.kind === 'space') return true;
  const part = namedPart(tree);
  if (part === undefined) return tree.kind === 'tuple';
  const same = (one: Asked['wrt']): boolean => part.name === one.name && part.indices.join() === one.indices.join();
  return part.name === of.name || same(wrt);
}
