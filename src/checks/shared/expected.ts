import type { Conventions } from '../../model/conventions.ts';
import { readMath } from '../../math/read-math.ts';
import type { Rational } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';
import type { Problem, Setting } from '../define-check.ts';
import { valueWith } from './approximate.ts';
import { tellingSizes, valueOfMember, type Telling } from './layer-members.ts';
import { numberTree } from './number-tree.ts';

/** Where a value of the author's stands: keys from the part's map to the value. */
export type Path = readonly (string | number)[];

/** What an author may write where one answer is meant. A list is a shape. */
export type Written = string | number | readonly (string | number)[];

/** An author's expression that was read and is known to have a value. */
export interface Expression {
  /** One tree for each written item; a shape that was written as one expression has one. */
  readonly items: readonly Tree[];
  /** Whether it was written as a list. */
  readonly list: boolean;
  readonly path: Path;
}

/** What an expression comes to: sizes for a shape, one number otherwise. */
export type Outcome =
  | { readonly value: Rational; readonly sizes?: undefined }
  | { readonly sizes: readonly Rational[]; readonly value?: undefined }
  | { readonly problem: Problem; readonly value?: undefined; readonly sizes?: undefined };

/** Reads what an author wrote, with the reader that reads students, and names what it cannot read. */
export function readExpression(
  written: Written,
  path: Path,
  setting: Setting,
): Expression | { readonly problem: Problem } {
  const all: readonly (string | number)[] = typeof written === 'object' ? written : [written];
  const items: Tree[] = [];
  for (const [index, one] of all.entries()) {
    const text = String(one);
    const at = Array.isArray(written) ? [...path, index] : path;
    const reading = readMath(text, {
      syntax: 'plain',
      symbols: setting.symbols,
      conventions: conventionsOfAuthor(one, setting),
      author: true,
    });
    if ('unreadable' in reading) return { problem: unreadable(text, reading.unreadable, at) };
    items.push(reading.tree);
  }
  return { items, list: Array.isArray(written), path };
}

/** Where students may write either, an author's own number has a point; a number of YAML always has. */
export function conventionsOfAuthor(
  written: string | number,
  { conventions }: Pick<Setting, 'conventions'>,
): Conventions {
  const point = typeof written === 'number' || conventions.decimal === 'point-or-comma';
  return point ? { ...conventions, decimal: 'point' } : conventions;
}

/**
 * The exact value of an author's expression. `telling` says how its layers are told differently: that is how known
 * slips get their values.
 */
export function outcomeOf(expression: Expression, setting: Setting, telling: Telling = {}): Outcome {
  const values: Rational[] = [];
  for (const [index, tree] of expression.items.entries()) {
    const at = expression.list ? [...expression.path, index] : expression.path;
    const outcome = outcomeOfTree(tree, { setting, telling, path: at });
    if (!expression.list || outcome.value === undefined) return outcome;
    values.push(outcome.value);
  }
  return { sizes: values };
}

/** What evaluation needs to know besides the tree. */
interface Frame {
  readonly setting: Setting;
  readonly telling: Telling;
  readonly path: Path;
}

function outcomeOfTree(tree: Tree, frame: Frame): Outcome {
  if (tree.kind === 'tuple') return sizesOf(tree.items, frame);
  if (tree.kind === 'space') return sizesOf(tree.sizes, frame);
  if (tree.kind === 'member' || tree.kind === 'name') {
    const whole = tellingSizes(tree, frame.setting, frame.telling);
    if (whole) return { sizes: whole };
  }
  const filled = withValues(tree, frame);
  if ('problem' in filled) return filled;
  const value = valueWith(frame.setting.conventions)(filled.tree);
  return value === undefined ? { problem: notANumber(frame.path) } : { value };
}

function sizesOf(items: readonly Tree[], frame: Frame): Outcome {
  const sizes: Rational[] = [];
  for (const item of items) {
    const outcome = outcomeOfTree(item, frame);
    if ('problem' in outcome) return outcome;
    if (outcome.value === undefined) return { problem: notANumber(frame.path) };
    sizes.push(outcome.value);
  }
  return { sizes };
}

type Filled = { readonly tree: Tree } | { readonly problem: Problem };

/** Puts the numbers of the reference in the place of its names. */
function withValues(tree: Tree, frame: Frame): Filled {
  switch (tree.kind) {
    case 'number':
      return { tree };
    case 'name':
    case 'member': {
      const found = valueOfMember(tree, frame);
      return 'problem' in found ? found : { tree: numberTree(found.value, tree.span) };
    }
    case 'negative':
    case 'factorial':
    case 'percent':
      return filledParts([tree.of], frame, ([of]) => (of ? { ...tree, of } : tree));
    case 'binary':
      return filledParts([tree.left, tree.right], frame, ([left, right]) =>
        left && right ? { ...tree, left, right } : tree,
      );
    case 'call':
      if (tree.name === 'answer') return { problem: notSupported('answer(…)', frame.path) };
      return filledParts(tree.arguments, frame, (filled) => ({ ...tree, arguments: filled }));
    default:
      return { problem: notANumber(frame.path) };
  }
}

function filledParts(parts: readonly Tree[], frame: Frame, rebuild: (filled: readonly Tree[]) => Tree): Filled {
  const filled: Tree[] = [];
  for (const part of parts) {
    const one = withValues(part, frame);
    if ('problem' in one) return one;
    filled.push(one.tree);
  }
  return { tree: rebuild(filled) };
}

function unreadable(text: string, where: { readonly found: string; readonly expected: string }, path: Path): Problem {
  const { found, expected } = where;
  const message = `\`${text}\` cannot be read: ${found === '' ? 'it ends' : `\`${found}\` stands`} where ${expected} is expected.`;
  return { path, severity: 'error', code: 'unreadable-expression', message };
}

function notANumber(path: Path): Problem {
  return {
    path,
    severity: 'error',
    code: 'not-a-number',
    message: 'A number is expected here, or an expression that comes to one.',
  };
}

/** The problem of a thing that the language knows and this version cannot grade. */
export function notSupported(what: string, path: Path): Problem {
  return { path, severity: 'unsupported', code: 'not-supported-yet', message: `${what} is not supported here yet.` };
}
