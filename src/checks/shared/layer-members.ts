import { fromDecimal, rational, type Rational } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';
import { nodesOf } from '../../math/walk.ts';
import { isChange, isCount, retold, type CountOf } from '../../reference/families/layer-family.ts';
import { CHANGES, COUNTS, type Change, type Count, type Layer } from '../../reference/layers/layer.ts';
import type { Value } from '../../reference/reference.ts';
import type { Problem, Setting } from '../define-check.ts';
import { didYouMean } from './nearest.ts';

/** How the layers of an expression are told differently: changes at the end of each chain, counts by another name. */
export interface Telling {
  readonly changes?: readonly Change[];
  readonly counts?: Readonly<Partial<Record<Count, Count>>>;
}

/** The telling that does both. */
export function bothTellings(first: Telling, second: Telling): Telling {
  return {
    changes: [...(first.changes ?? []), ...(second.changes ?? [])],
    counts: { ...first.counts, ...second.counts },
  };
}

/** The sizes that `f.outputShape`, or the name of an exported list of numbers, stands for; undefined for all else. */
export function tellingSizes(tree: Tree, setting: Setting, telling: Telling): readonly Rational[] | undefined {
  const chain = chainOf(tree);
  if (!chain || !setting.reference) return undefined;
  const [base = '', ...members] = chain;
  if (members.length === 0) return sizesOfValue(setting.reference.values.get(base));
  if (members.at(-1) !== 'outputShape') return undefined;
  const layer = layerOf(setting.reference.layers.get(base), members.slice(0, -1), telling);
  return layer?.outputShape.map((size) => rational(size));
}

/** The sizes that the layers of an expression are described with; none where it names no layer. */
export function layerSizes(trees: readonly Tree[], { reference }: Setting): readonly Rational[] {
  const chains = trees.flatMap((tree) => [...nodesOf(tree)].flatMap((node) => chainOf(node) ?? []));
  const layers = chains.flatMap((name) => reference?.layers.get(name) ?? []);
  return layers.flatMap(({ sizes }) => sizes.map((size) => rational(size)));
}

/** Where a name stands: for messages. */
interface Frame {
  readonly setting: Setting;
  readonly telling: Telling;
  readonly path: readonly (string | number)[];
}

/** The number that `f.parameters`, or the name of an exported number, stands for. */
export function valueOfMember(tree: Tree, frame: Frame): { readonly value: Rational } | { readonly problem: Problem } {
  const chain = chainOf(tree);
  if (!chain)
    return trouble(frame, { code: 'not-a-number', message: 'A name of the reference is expected before the dot.' });
  const [base = '', ...members] = chain;
  const { reference } = frame.setting;
  if (members.length === 0) return valueOfName(base, frame);
  const layer = reference?.layers.get(base);
  if (!layer) return noLayer(base, frame);
  const named = countNamed([base, ...members], frame);
  return 'problem' in named ? named : countOf(layer, named, frame);
}

/** Which count `f.withBias.parameters` names, or what is wrong with its members. */
export function countNamed(
  [base = '', ...members]: readonly string[],
  frame: Pick<Frame, 'setting' | 'path'>,
): CountOf | { readonly problem: Problem } {
  const unknown = members.find((member, index) => !isKnown(member, index === members.length - 1));
  if (unknown !== undefined) return noMember({ base, member: unknown, last: unknown === members.at(-1) }, frame);
  const count = members.at(-1);
  if (isCount(count)) return { changes: members.slice(0, -1).filter(isChange), count };
  const isShape = count === 'outputShape';
  return trouble(frame, {
    code: 'not-a-number',
    message: isShape
      ? '`outputShape` is a shape; a number is expected here.'
      : 'A count is missing after the last dot.',
    help: isShape ? undefined : listed(COUNTS),
  });
}

function countOf(layer: Layer, { changes, count }: CountOf, frame: Frame): ReturnType<typeof valueOfMember> {
  const told = retold(layer, [...changes, ...(frame.telling.changes ?? [])]);
  const value = told[frame.telling.counts?.[count] ?? count];
  if (Number.isSafeInteger(value)) return { value: rational(value) };
  const name = [...changes, count].join('.');
  return trouble(frame, { code: 'not-a-number', message: `\`${name}\` of this layer is no whole number.` });
}

function valueOfName(name: string, frame: Frame): ReturnType<typeof valueOfMember> {
  const { reference, symbols } = frame.setting;
  const value = reference?.values.get(name);
  if (typeof value === 'number') {
    const exact = exactly(value);
    if (exact) return { value: exact };
    return trouble(frame, { code: 'not-a-number', message: `\`${name}\` of the reference is ${String(value)}.` });
  }
  if (reference?.layers.has(name) === true)
    return trouble(frame, {
      code: 'not-a-number',
      message: `\`${name}\` is a layer; say which count of it is meant.`,
      help: listed(COUNTS),
    });
  if (symbols.has(name) || reference?.quantities.has(name) === true)
    return trouble(frame, {
      code: 'not-supported-yet',
      message: `\`${name}\` has no fixed value. Answers in symbols are not supported here yet.`,
      severity: 'unsupported',
    });
  return unknownName(name, frame);
}

function unknownName(name: string, { setting, path }: Frame): { readonly problem: Problem } {
  const { reference, symbols } = setting;
  const known = reference
    ? [...reference.layers.keys(), ...reference.values.keys(), ...symbols.keys()]
    : [...symbols.keys()];
  const message = reference
    ? `${reference.file} exports no \`${name}\`.`
    : `\`${name}\` is not known: this rubric has no reference.`;
  return trouble({ path }, { code: 'unknown-name', message, help: didYouMean(name, known) });
}

function noLayer(base: string, frame: Frame): { readonly problem: Problem } {
  const { reference } = frame.setting;
  const family = reference?.families?.get(base);
  if (family)
    return trouble(frame, {
      code: 'not-supported-yet',
      message: `\`${base}\` is a function of ${family.parameters.join(', ')}, so its counts are formulas. They are not supported here yet.`,
      help: 'Use `check: formula`.',
      severity: 'unsupported',
    });
  if (reference?.quantities.has(base) === true)
    return trouble(frame, {
      code: 'not-supported-yet',
      message: `\`${base}\` is a function. Counts of layers whose sizes are symbols are not supported yet.`,
      severity: 'unsupported',
    });
  if (reference?.values.has(base) === true)
    return trouble(frame, {
      code: 'not-a-layer',
      message: `\`${base}\` of ${reference.file} is a value, not a layer.`,
    });
  return unknownName(base, frame);
}

function noMember(
  { base, member, last }: { readonly base: string; readonly member: string; readonly last: boolean },
  frame: Pick<Frame, 'setting' | 'path'>,
): { readonly problem: Problem } {
  const known = last ? [...COUNTS, 'outputShape', ...CHANGES] : CHANGES;
  const file = frame.setting.reference?.file ?? 'The reference';
  const message = `${file} exports the layer ${base}; it has no \`${member}\`.`;
  return trouble(frame, { code: 'unknown-member', message, help: didYouMean(member, known) ?? listed(known) });
}

function layerOf(layer: Layer | undefined, changes: readonly string[], telling: Telling): Layer | undefined {
  if (!layer || !changes.every(isChange)) return undefined;
  return retold(layer, [...changes.filter(isChange), ...(telling.changes ?? [])]);
}

/** `f.withBias.parameters` as its names; undefined where something else than a name stands at the front. */
export function chainOf(tree: Tree): readonly string[] | undefined {
  const names: string[] = [];
  let at = tree;
  while (at.kind === 'member') {
    names.unshift(at.name);
    at = at.of;
  }
  return at.kind === 'name' ? [at.name, ...names] : undefined;
}

function sizesOfValue(value: Value | string | undefined): readonly Rational[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const sizes: Rational[] = [];
  for (const one of value) {
    if (typeof one !== 'number' || !Number.isSafeInteger(one)) return undefined;
    sizes.push(rational(one));
  }
  return sizes;
}

/** An author who exports 0.1 means one tenth, not the double next to it. */
function exactly(value: number): Rational | undefined {
  return fromDecimal(String(value));
}

function isKnown(member: string, last: boolean): boolean {
  return isChange(member) || (last && (isCount(member) || member === 'outputShape'));
}

function listed(words: readonly string[]): string {
  return `Known here: ${words.join(', ')}.`;
}

function trouble(
  { path }: Pick<Frame, 'path'>,
  {
    severity = 'error',
    help,
    ...rest
  }: { code: string; message: string; severity?: Problem['severity']; help?: string | undefined },
): { readonly problem: Problem } {
  return { problem: { path, severity, ...rest, ...(help !== undefined && { help }) } };
}
