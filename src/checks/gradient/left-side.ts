import { substituted } from '../../math/substitute.ts';
import type { Tree } from '../../math/tree.ts';
import type { Asked } from './asked.ts';
import { partsOf } from './definitions.ts';
import { withOnlyIndices, type IsSingle } from './single-axes.ts';

/** What a left side names: parts that are not said are undefined, as those of `J`. */
export interface LeftSide {
  readonly of: Tree | undefined;
  readonly wrt: Tree | undefined;
  /** Indices behind the whole: `(∂z/∂x)_{ki}`. */
  readonly places: readonly Tree[];
  /** A custom (`J`, `dW`) rather than a derivative that is written out. */
  readonly isCustom: boolean;
  /** `dz =`: the right side is a linear map of `dx`. */
  readonly isDifferential: boolean;
}

const BARE = { places: [], isCustom: false, isDifferential: false } as const;

/** Names that matter for telling a Jacobian from a quantity. */
export interface Known {
  readonly asked: Asked;
  /** Whether the rubric knows a name. */
  readonly isKnown: (name: string) => boolean;
  readonly isSingle: IsSingle;
}

/** Reads one side of a relation as the name of a derivative; undefined for anything else. */
export function leftSideOf(tree: Tree, known: Known): LeftSide | undefined {
  switch (tree.kind) {
    case 'derivative':
      return { ...BARE, of: tree.of, wrt: tree.wrt };
    case 'call':
      return tree.name === 'gradient' ? { ...BARE, of: tree.arguments[0], wrt: undefined } : slopeSide(tree);
    case 'tuple':
      return tree.items.length === 1 && tree.items[0] ? leftSideOf(tree.items[0], known) : undefined;
    case 'index':
      return indexedSide(tree, known);
    case 'name':
      return isJacobian(tree, known) ? { ...BARE, of: undefined, wrt: undefined, isCustom: true } : undefined;
    case 'binary':
      return tree.operator === '/'
        ? quotientSide(tree, known)
        : tree.operator === '*'
          ? productSide(tree, known)
          : undefined;
    default:
      return undefined;
  }
}

/** `f'(x)` is the derivative of f(x). */
function slopeSide({ name, arguments: [argument, second], span }: Tree & { kind: 'call' }): LeftSide | undefined {
  if (!name.endsWith("'") || !argument || second) return undefined;
  const of: Tree = { kind: 'call', name: name.slice(0, -1), arguments: [argument], span };
  return { ...BARE, of, wrt: argument };
}

/**
 * `\frac{d L}{d W_{kj}}` where `d` is a size and so read as a factor, and `\frac{\delta L}{W}` with a sign that was
 * forgotten: nothing else looks like the asked derivative.
 */
function quotientSide({ left, right }: Tree & { kind: 'binary' }, { asked }: Known): LeftSide | undefined {
  const of = differentialOf(left);
  const wrt = differentialOf(right) ?? right;
  const isAsked = baseName(of) === asked.of.name && baseName(wrt) === asked.wrt.name;
  return isAsked ? { ...BARE, of, wrt } : undefined;
}

const SIGNS: ReadonlySet<string> = new Set(['d', 'delta', 'partial']);

function differentialOf(tree: Tree): Tree | undefined {
  const isDifferential = tree.kind === 'binary' && tree.operator === '*' && tree.written === '';
  return isDifferential && tree.left.kind === 'name' && SIGNS.has(tree.left.name) ? tree.right : undefined;
}

function baseName(tree: Tree | undefined): string | undefined {
  const base = tree?.kind === 'index' ? tree.of : tree;
  return base?.kind === 'name' ? base.name : undefined;
}

function indexedSide({ of, indices }: Tree & { kind: 'index' }, known: Known): LeftSide | undefined {
  const [only, second] = indices;
  if (isJacobian(of, known) && !second && only?.kind === 'name' && only.name === known.asked.of.name)
    return { ...BARE, of: only, wrt: undefined, isCustom: true };
  const inner = leftSideOf(of, known);
  return inner?.places.length === 0 ? { ...inner, places: indices } : undefined;
}

function isJacobian(tree: Tree, { isKnown }: Known): boolean {
  return tree.kind === 'name' && tree.name === 'J' && !isKnown('J');
}

/** `D_x L`, `D z`, `J_z(x)`, `d L`. */
function productSide({ left, right }: Tree & { kind: 'binary' }, known: Known): LeftSide | undefined {
  const { asked, isKnown } = known;
  const parts = partsOf(right);
  if (!parts) return undefined;
  if (left.kind === 'index' && isName(left.of, 'D') && !isKnown('D'))
    return { ...BARE, of: right, wrt: left.indices[0], isCustom: false };
  if (isName(left, 'D') && !isKnown('D')) return { ...BARE, of: right, wrt: undefined };
  if (isName(left, 'd') && !isKnown('d')) {
    const isVariable = parts.name === asked.wrt.name && parts.name !== asked.of.name;
    return isVariable
      ? { ...BARE, of: undefined, wrt: right, isCustom: true }
      : { ...BARE, of: right, wrt: undefined, isDifferential: true };
  }
  const inner = leftSideOf(left, known);
  return inner?.isCustom === true && right.kind === 'name' && right.name === asked.wrt.name ? inner : undefined;
}

function isName(tree: Tree, name: string): boolean {
  return tree.kind === 'name' && tree.name === name;
}

/** How a left side stands to what is asked. */
export type Standing =
  | {
      readonly is: 'asked';
      readonly of: readonly string[];
      readonly wrt: readonly string[];
      readonly places: readonly string[];
      /** A name that we do not know stands for what is asked, or a custom does. */
      readonly isLoose: boolean;
      /** What names that we do not know stand for, as the left side says. */
      readonly renames: ReadonlyMap<string, string>;
    }
  | { readonly is: 'other' }
  /** Numbers as indices, or the same index twice where two are asked. */
  | { readonly is: 'special' };

/**
 * The letters of the entries of a quantity that a formula gives, none where it gives all of it: `∂ tr(AB)/∂A`,
 * `∂ σ(x_i)/∂x_j`. Undefined where it has another value.
 */
export type SameValue = (tree: Tree, name: string) => readonly string[] | undefined;

/** Compares a left side with the derivative that is asked. */
export function standingOf(side: LeftSide, { asked, isKnown, isSingle }: Known, isSame: SameValue): Standing {
  const wrt = partNaming(side.wrt, asked.wrt, { isKnown, isSame });
  const renames = new Map<string, string>();
  if (wrt !== 'other' && wrt.unknown !== undefined) renames.set(wrt.unknown, asked.wrt.name);
  const of = partNaming(side.of && renamedIn(side.of, renames), asked.of, { isKnown, isSame });
  if (of === 'other' || wrt === 'other') return { is: 'other' };
  if (of.unknown !== undefined && of.unknown !== wrt.unknown) renames.set(of.unknown, asked.of.name);
  const letters = [
    withOnlyIndices(of.indices, asked.of.indices, isSingle),
    withOnlyIndices(wrt.indices, asked.wrt.indices, isSingle),
    withOnlyIndices(side.places, [...asked.of.indices, ...asked.wrt.indices], isSingle),
  ].map(lettersOf);
  const [ofLetters, wrtLetters, places] = letters;
  if (!ofLetters || !wrtLetters || !places) return { is: 'special' };
  // `∂L/∂W_{ii}` says nothing of the other entries.
  if (isRepeated(ofLetters, asked.of.indices) || isRepeated(wrtLetters, asked.wrt.indices)) return { is: 'special' };
  const isLoose = side.isCustom || of.unknown !== undefined || wrt.unknown !== undefined;
  return { is: 'asked', of: ofLetters, wrt: wrtLetters, places, isLoose, renames };
}

/** A tree with names that the student chose in the place of those of the rubric. */
export function renamedIn(tree: Tree, renames: ReadonlyMap<string, string>): Tree {
  if (renames.size === 0) return tree;
  const { span } = tree;
  return substituted(tree, new Map([...renames].map(([own, name]) => [own, { kind: 'name', name, span } as const])));
}

/** One letter for two axes of an array, where the question has not the same. */
function isRepeated(letters: readonly string[], asked: readonly string[]): boolean {
  const distinct = new Set(letters).size;
  return distinct < letters.length && (letters.length > asked.length || distinct < new Set(asked).size);
}

interface Part {
  readonly indices: readonly Tree[];
  /** The name of it, where we do not know that name. */
  readonly unknown?: string;
}

function partNaming(
  tree: Tree | undefined,
  asked: Asked['of'],
  { isKnown, isSame }: { readonly isKnown: Known['isKnown']; readonly isSame: SameValue },
): Part | 'other' {
  if (!tree || asked.formula) return { indices: [] };
  const named = partsOf(tree);
  if (!named) {
    const letters = isSame(tree, asked.name);
    return letters ? { indices: letters.map((name) => ({ kind: 'name', name, span: tree.span })) } : 'other';
  }
  if (named.name === asked.name) return { indices: named.indices };
  return isKnown(named.name) ? 'other' : { indices: named.indices, unknown: named.name };
}

function lettersOf(trees: readonly Tree[]): string[] | undefined {
  const letters = trees.flatMap((tree) => (tree.kind === 'name' ? [tree.name] : []));
  return letters.length === trees.length ? letters : undefined;
}
