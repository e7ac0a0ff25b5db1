import type { Spelling } from '../../model/verdict.ts';
import { spell, spellTuple } from '../../math/print.ts';
import { isInteger, type Rational } from '../../math/rational.ts';
import { substituted } from '../../math/substitute.ts';
import type { Tree } from '../../math/tree.ts';
import type { Preparation, Problem, Setting } from '../define-check.ts';
import {
  notSupported,
  outcomeOf,
  readExpression,
  type Expression,
  type Path,
  type Written,
} from '../shared/expected.ts';
import { bothTellings, layerSizes, type Telling } from '../shared/layer-members.ts';
import { answerKey, type Also, type KeyEntry, type SlipCredit } from '../shared/mistakes.ts';
import { followThrough } from '../shared/prepare-numeric.ts';
import type { PreparedShape, ShapeJudging } from './judge-shape.ts';
import { isShape, type KeyShape } from './matches.ts';
import { factorsOf } from './read-shape.ts';
import { SHAPE_SLIP_VALUES } from './slips.ts';
import { sizeWorlds, type SizeWorld } from './symbolic-sizes.ts';
import { shapeTokens } from './tokens.ts';

/** The options of a shape. */
export interface ShapeOptions {
  readonly expect: Written;
  readonly also?: readonly Also[];
  readonly mistakes?: Readonly<Record<string, SlipCredit>>;
  readonly follow_through?: unknown;
  readonly in_terms_of?: readonly string[];
}

/** Reads the expected shape and all further ones, and names every mistake in them. */
export function prepareShape(options: ShapeOptions, setting: Setting): Preparation<PreparedShape> {
  const later = followThrough(options);
  if (options.in_terms_of !== undefined) later.push(notSupported('The names that a shape may use', ['in_terms_of']));
  const expression = readExpression(options.expect, ['expect'], setting);
  if ('problem' in expression) return { problems: [...later, expression.problem] };
  const read = sizeWorlds(expression.items, setting.symbols).map((world) =>
    inWorld(options, expression, { setting, world }),
  );
  const wrong = read.find((one) => 'problems' in one);
  if (wrong || later.length > 0) return { problems: [...later, ...(wrong?.problems ?? [])] };
  const worlds = read.flatMap((one) => ('judging' in one ? [one.judging] : []));
  return { prepared: { worlds, expected: spelledShape(expression, worlds) } };
}

/** With the symbols that the rubric has, or in numbers. */
function spelledShape({ items, list }: Expression, [first]: PreparedShape['worlds']): Spelling {
  const [item] = items;
  if (first && (first.world.size === 0 || !item)) return first.expected;
  return spell(list || !item ? tupleOf(items, item ?? NOTHING) : item);
}

const NOTHING = { span: { start: 0, end: 0 } };

interface InWorld {
  readonly setting: Setting;
  readonly world: SizeWorld;
}

function inWorld(
  options: ShapeOptions,
  written: Expression,
  { setting, world }: InWorld,
): { readonly judging: PreparedShape['worlds'][number] } | { readonly problems: readonly Problem[] } {
  const filled = (one: Expression): Expression => ({
    ...one,
    items: one.items.map((item) => substituted(item, world)),
  });
  const expression = filled(withFactors(written));
  const right = shapeOf(expression, setting);
  const { key, problems } = answerKey<KeyShape>({
    also: options.also ?? [],
    mistakes: options.mistakes ?? {},
    expected: (telling) => {
      const shape = shapeOf(expression, setting, telling);
      return 'problem' in shape ? undefined : shape.value;
    },
    read: (further, path) => {
      const read = readExpression(further, path, setting);
      return 'problem' in read ? read : shapeOf(filled(withFactors(read)), setting);
    },
    slips: SHAPE_SLIP_VALUES,
  });
  const found = [...('problem' in right ? [right.problem] : []), ...problems];
  if ('problem' in right || found.length > 0) return { problems: found };
  return { judging: { ...judging({ key, expression, right: right.value }, setting), world } };
}

interface ShapeKey {
  readonly key: readonly KeyEntry<KeyShape>[];
  readonly expression: Expression;
  readonly right: KeyShape;
}

function judging({ key, expression, right }: ShapeKey, setting: Setting): ShapeJudging {
  const { symbols, conventions } = setting;
  const either = conventions.channels === 'either' ? otherOrders(key, expression, setting) : [];
  return {
    key: [...key.slice(0, 1), ...either, ...key.slice(1)],
    right,
    own: layerSizes(expression.items, setting),
    matches: (reading, entry) => isShape(reading.value, entry.value, conventions.singleton_axes),
    expected: spellTuple(right.sizes),
    unknown: 'other-shape',
    context: { symbols, conventions, prepare: shapeTokens },
  };
}

/** Both orders of the channels are right where the rubric says so. */
function otherOrders(
  key: readonly KeyEntry<KeyShape>[],
  expression: Expression,
  setting: Setting,
): KeyEntry<KeyShape>[] {
  const [right] = key;
  if (!right) return [];
  return (['channelsFirst', 'channelsLast'] as const).flatMap((change) => {
    const shape = shapeOf(expression, setting, { changes: [change] });
    return 'problem' in shape ? [] : [{ ...right, value: shape.value }];
  });
}

function shapeOf(
  expression: Expression,
  setting: Setting,
  telling: Telling = {},
): { readonly value: KeyShape } | { readonly problem: Problem } {
  const { batch_axis: batch, channels } = setting.conventions;
  const base: Telling = channels === 'first' ? FIRST : channels === 'last' ? LAST : {};
  const outcome = outcomeOf(withFactors(expression), setting, bothTellings(base, telling));
  if ('problem' in outcome) return outcome;
  const sizes = outcome.sizes ?? [outcome.value];
  if (!sizes.every(isSize)) return { problem: notAShape(expression.path) };
  return { value: { sizes, ...(batch !== 'optional' && { batch: batch === 'required' }) } };
}

const FIRST: Telling = { changes: ['channelsFirst'] };
const LAST: Telling = { changes: ['channelsLast'] };

/** `100 x 10` is a shape here, not a product. */
function withFactors(expression: Expression): Expression {
  const [only] = expression.items;
  if (!only || expression.list) return expression;
  const items = factorsOf(only);
  return items.length > 1 ? { ...expression, items: [tupleOf(items, only)] } : expression;
}

function tupleOf(items: readonly Tree[], { span }: Pick<Tree, 'span'>): Tree {
  return { kind: 'tuple', items, brackets: '()', span };
}

function isSize(size: Rational): boolean {
  return isInteger(size) && size.numerator >= 0n;
}

function notAShape(path: Path): Problem {
  const message = 'The sizes of a shape are whole numbers.';
  return { path, severity: 'error', code: 'not-a-shape', message };
}
