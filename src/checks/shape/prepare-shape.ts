import { spellTuple } from '../../math/print.ts';
import { isInteger, type Rational } from '../../math/rational.ts';
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
import type { ShapeJudging } from './judge-shape.ts';
import { isShape, type KeyShape } from './matches.ts';
import { factorsOf } from './read-shape.ts';
import { SHAPE_SLIP_VALUES } from './slips.ts';
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
export function prepareShape(options: ShapeOptions, setting: Setting): Preparation<ShapeJudging> {
  const later = followThrough(options);
  if (options.in_terms_of !== undefined) later.push(notSupported('A shape in symbols', ['in_terms_of']));
  const expression = readExpression(options.expect, ['expect'], setting);
  if ('problem' in expression) return { problems: [...later, expression.problem] };
  const right = shapeOf(expression, setting);
  const { key, problems } = answerKey<KeyShape>({
    also: options.also ?? [],
    mistakes: options.mistakes ?? {},
    expected: (telling) => {
      const shape = shapeOf(expression, setting, telling);
      return 'problem' in shape ? undefined : shape.value;
    },
    read: (written, path) => {
      const further = readExpression(written, path, setting);
      return 'problem' in further ? further : shapeOf(further, setting);
    },
    slips: SHAPE_SLIP_VALUES,
  });
  const found = [...later, ...('problem' in right ? [right.problem] : []), ...problems];
  if ('problem' in right || found.length > 0) return { problems: found };
  return { prepared: judging({ key, expression, right: right.value }, setting) };
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

function tupleOf(items: readonly Tree[], { span }: Tree): Tree {
  return { kind: 'tuple', items, brackets: '()', span };
}

function isSize(size: Rational): boolean {
  return isInteger(size) && size.numerator >= 0n;
}

function notAShape(path: Path): Problem {
  const message = 'The sizes of a shape are whole numbers.';
  return { path, severity: 'error', code: 'not-a-shape', message };
}
