import type { Tree } from '../../math/tree.ts';
import type { Asked } from './asked.ts';
import { partsOf } from './definitions.ts';

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
}

/** Reads one side of a relation as the name of a derivative; undefined for anything else. */
export function leftSideOf(tree: Tree, known: Known): LeftSide | undefined {
  switch (tree.kind) {
    case 'derivative':
      return { ...BARE, of: tree.of, wrt: tree.wrt };
    case 'call':
      return tree.name === 'gradient' ? { ...BARE, of: tree.arguments[0], wrt: undefined } : undefined;
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

/** `\frac{d L}{d W_{kj}}` where `d` is a size and so read as a factor: nothing else looks like the asked derivative. */
function quotientSide({ left, right }: Tree & { kind: 'binary' }, { asked }: Known): LeftSide | undefined {
  const [of, wrt] = [differentialOf(left), differentialOf(right)];
  const isAsked = baseName(of) === asked.of.name && baseName(wrt) === asked.wrt.name;
  return isAsked ? { ...BARE, of, wrt } : undefined;
}

function differentialOf(tree: Tree): Tree | undefined {
  const isDifferential = tree.kind === 'binary' && tree.operator === '*' && tree.written === '';
  return isDifferential && tree.left.kind === 'name' && tree.left.name === 'd' ? tree.right : undefined;
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
    }
  | { readonly is: 'other' }
  /** Numbers as indices, or the same index twice where two are asked. */
  | { readonly is: 'special' };

/**
 * Compares a left side with the derivative that is asked. `isSame` says whether a formula has the value of a quantity
 * (`∂ tr(AB)/∂A`).
 */
export function standingOf(
  side: LeftSide,
  { asked, isKnown }: Known,
  isSame: (tree: Tree, name: string) => boolean,
): Standing {
  const of = partNaming(side.of, asked.of, { isKnown, isSame });
  const wrt = partNaming(side.wrt, asked.wrt, { isKnown, isSame });
  if (of === 'other' || wrt === 'other') return { is: 'other' };
  const letters = [of.indices, wrt.indices, side.places].map(lettersOf);
  const [ofLetters, wrtLetters, places] = letters;
  if (!ofLetters || !wrtLetters || !places) return { is: 'special' };
  // `∂L/∂W_{ii}` says nothing of the other entries.
  if (isRepeated(ofLetters, asked.of.indices) || isRepeated(wrtLetters, asked.wrt.indices)) return { is: 'special' };
  const isLoose = side.isCustom || of.isUnknown || wrt.isUnknown;
  return { is: 'asked', of: ofLetters, wrt: wrtLetters, places, isLoose };
}

/** One letter for two axes of an array, where the question has not the same. */
function isRepeated(letters: readonly string[], asked: readonly string[]): boolean {
  const distinct = new Set(letters).size;
  return distinct < letters.length && (letters.length > asked.length || distinct < new Set(asked).size);
}

interface Part {
  readonly indices: readonly Tree[];
  readonly isUnknown: boolean;
}

function partNaming(
  tree: Tree | undefined,
  asked: Asked['of'],
  { isKnown, isSame }: { readonly isKnown: Known['isKnown']; readonly isSame: (tree: Tree, name: string) => boolean },
): Part | 'other' {
  if (!tree || asked.formula) return { indices: [], isUnknown: false };
  const named = partsOf(tree);
  if (!named) return isSame(tree, asked.name) ? { indices: [], isUnknown: false } : 'other';
  if (named.name === asked.name) return { indices: named.indices, isUnknown: false };
  return isKnown(named.name) ? 'other' : { indices: named.indices, isUnknown: true };
}

function lettersOf(trees: readonly Tree[]): string[] | undefined {
  const letters = trees.flatMap((tree) => (tree.kind === 'name' ? [tree.name] : []));
  return letters.length === trees.length ? letters : undefined;
}
