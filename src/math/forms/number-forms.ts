import { compare, isInteger, ONE, rational, type Rational } from '../rational.ts';
import type { Tree } from '../tree.ts';
import { nodesOf } from '../walk.ts';
import { absolute } from '../values/rounding.ts';
import { exponentOfTen } from '../values/figures.ts';

/** How a number may be written. */
export type NumberForm =
  | 'integer'
  | 'fraction'
  | 'proper fraction'
  | 'improper fraction'
  | 'mixed number'
  | 'decimal'
  | 'no decimals'
  | 'scientific'
  | 'percent'
  | 'lowest terms';

/**
 * Whether a number is written in a form. `fraction`: one of two whole numbers, or a whole number; `decimal`: one literal,
 * whole or with a decimal mark; `scientific`: a mantissa from 1 up to 10 times a power of ten; `lowest terms`: no fraction
 * in it can be cut, none has a sign below. Signs in front do not matter.
 */
export function hasNumberForm(tree: Tree, form: NumberForm): boolean {
  const unsigned = tree.kind === 'negative' ? tree.of : tree;
  switch (form) {
    case 'integer':
      return isWhole(unsigned);
    case 'fraction':
      return isWhole(unsigned) || fractionOf(unsigned) !== undefined;
    case 'proper fraction':
      return isProper(unsigned) === true;
    case 'improper fraction':
      return isProper(unsigned) === false;
    case 'mixed number':
      return isMixed(unsigned);
    case 'decimal':
      return unsigned.kind === 'number' && !hasExponent(unsigned);
    case 'no decimals':
      return [...nodesOf(tree)].every((node) => node.kind !== 'number' || !hasMark(node));
    case 'scientific':
      return isScientific(unsigned);
    case 'percent':
      return unsigned.kind === 'percent' && unsigned.of.kind === 'number';
    case 'lowest terms':
      return isInLowestTerms(tree);
  }
}

type NumberTree = Tree & { readonly kind: 'number' };

function hasExponent({ written }: NumberTree): boolean {
  return /e/iu.test(written);
}

/** A decimal mark: what is no whole number is written with one, and so is `2.0`. */
function hasMark({ value, written }: NumberTree): boolean {
  return !isInteger(value) || /^\d+\.0*$/u.test(written);
}

function isWhole(tree: Tree): boolean {
  return tree.kind === 'number' && !hasMark(tree) && !hasExponent(tree);
}

interface Fraction {
  readonly top: Rational;
  readonly bottom: Rational;
}

function fractionOf(tree: Tree): Fraction | undefined {
  if (tree.kind !== 'binary' || tree.operator !== '/') return undefined;
  const top = wholeValue(tree.left);
  const bottom = wholeValue(tree.right);
  return top && bottom && bottom.numerator !== 0n ? { top, bottom } : undefined;
}

function wholeValue(tree: Tree): Rational | undefined {
  if (tree.kind === 'negative') {
    const value = wholeValue(tree.of);
    return value && { numerator: -value.numerator, denominator: 1n };
  }
  return tree.kind === 'number' && isWhole(tree) ? tree.value : undefined;
}

function isProper(tree: Tree): boolean | undefined {
  const fraction = fractionOf(tree);
  return fraction && compare(absolute(fraction.top), absolute(fraction.bottom)) < 0;
}

/** `2 1/3`: read as a sum that has no sign of its own. */
function isMixed(tree: Tree): boolean {
  if (tree.kind !== 'binary' || tree.operator !== '+' || tree.written !== '') return false;
  return isWhole(tree.left) && isProper(tree.right) === true;
}

const TEN = rational(10);

function isScientific(tree: Tree): boolean {
  if (tree.kind === 'binary') {
    const isPower = tree.operator === '*' && exponentOfTen(tree.right) !== undefined;
    return isPower && tree.left.kind === 'number' && !hasExponent(tree.left) && isMantissa(tree.left.value);
  }
  if (tree.kind !== 'number' || !hasExponent(tree)) return false;
  const leading = /^\d+/u.exec(tree.written)?.[0] ?? '';
  return leading.length === 1 && leading !== '0';
}

function isMantissa(value: Rational): boolean {
  return compare(value, ONE) >= 0 && compare(value, TEN) < 0;
}

/** Every fraction of whole numbers is cut down, and its denominator is above one. */
function isInLowestTerms(tree: Tree): boolean {
  return [...nodesOf(tree)].every((node) => {
    const fraction = fractionOf(node);
    if (!fraction) return true;
    const { top, bottom } = fraction;
    return compare(bottom, ONE) > 0 && rational(top.numerator, bottom.numerator).denominator === bottom.numerator;
  });
}
