import type { RelationOperator, Tree } from '../../math/tree.ts';
import { namedPart, type Asked } from './asked.ts';
import { definitionOf, type Definition } from './definitions.ts';
import { linearMapIn } from './differentials.ts';
import type { Naming } from './plain-names.ts';
import { leftSideOf, standingOf, type Known, type LeftSide, type SameValue } from './left-side.ts';

/** The letters of a left side by what they stand at. */
export interface NamedLetters {
  readonly of: readonly string[];
  readonly wrt: readonly string[];
  /** Behind the whole derivative: `(∂z/∂x)_{ki}`. */
  readonly places: readonly string[];
}

/** Two sides that an answer says are equal. */
export interface Equation {
  readonly left: Tree;
  readonly right: Tree;
}

/** A formula for those entries of the derivative whose indices are equal. */
export interface Diagonal {
  readonly letter: string;
  readonly tree: Tree;
}

/** A formula for the entry of a derivative at a place that has a name of its own. */
export interface Placed {
  readonly place: string;
  /** The index of the question that stands there. */
  readonly index: string;
  readonly tree: Tree;
}

/** What answers are looked through with. */
export interface Search extends Known, Naming {
  /** Whether a name is that of a place in an array: `o = argmax(y)`. */
  readonly isPlace: (name: string) => boolean;
  /** Whether a formula has the value of a quantity of the rubric, or gives its entries. */
  readonly isSame: SameValue;
}

/** A derivative that is named, and what is said of it. */
export interface Mention {
  readonly is: 'asked' | 'other';
  readonly letters: NamedLetters;
  readonly right: Tree | undefined;
  readonly left: Tree;
  readonly isLoose: boolean;
  readonly isMap: boolean;
  readonly definitions: readonly Definition[];
  /** What names that the rubric does not have stand for, as the left side says. */
  readonly renames: ReadonlyMap<string, string>;
}

/** What a statement is, seen from the derivative that is asked for. */
export type Kind =
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
  | (Placed & { readonly is: 'placed' })
  | { readonly is: 'nothing' };

/** Relations that join a name with its value. */
const JOINING: ReadonlySet<RelationOperator> = new Set(['=', '≈', '->', ':', '≡']);

/** Tells what a statement is: about the asked derivative, about another one, a definition, a formula alone, nothing. */
export function kindOf(whole: Tree, search: Search): Kind {
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
    return side && (at === 0 || !(side.isCustom || side.isDifferential || one.kind === 'call'))
      ? [{ side, at, sides }]
      : [];
  });
  const written = named.filter(({ side }) => !side.isCustom);
  const mentions = (written.length > 0 ? written : named).map((one) => mentionOf(one, search));
  const mention = mentions.find(({ is }) => is === 'asked') ?? mentions[0];
  // `σ'(t) = …` defines a function where it is not what is asked.
  const isOwn = sides[0]?.kind === 'call' && mention?.is !== 'asked';
  return isOwn || !mention ? plainRelation(sides, search) : mention;
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
    return { is: 'other', letters: { of: [], wrt: [], places: [] }, isLoose: false, renames: new Map(), ...place };
  const { of, wrt, places, isLoose, renames } = standing;
  const placed = placedIn(standing, search);
  if (placed) return value ? { is: 'placed', ...placed, tree: value } : { is: 'nothing' };
  const letter = of.find((one) => wrt.includes(one));
  if (letter !== undefined && isRepeated(standing, search))
    return value ? { is: 'diagonal', letter, tree: value } : { is: 'nothing' };
  return { is: 'asked', letters: { of, wrt, places }, isLoose, renames, ...place };
}

/** `∂J/∂u_o` where `∂J/∂u_w` is asked, and o is a place that the rubric names. */
function placedIn(
  { of, wrt }: Pick<NamedLetters, 'of' | 'wrt'>,
  { asked, isPlace }: Search,
): Omit<Placed, 'tree'> | undefined {
  const pairs = [
    ...of.map((letter, at) => ({ place: letter, index: asked.of.indices[at] })),
    ...wrt.map((letter, at) => ({ place: letter, index: asked.wrt.indices[at] })),
  ];
  const found = pairs.find(({ place, index }) => isPlace(place) && place !== index);
  return found?.index === undefined ? undefined : { place: found.place, index: found.index };
}

/** One letter for two indices that the question tells apart. */
function isRepeated({ of, wrt }: Pick<NamedLetters, 'of' | 'wrt'>, { asked: whole, isSingle }: Search): boolean {
  const { of: asked, wrt: by } = whole;
  const letter = of.findIndex((one, at) => wrt.includes(one) && !isSingle(asked.indices[at] ?? ''));
  if (letter < 0) return false;
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
