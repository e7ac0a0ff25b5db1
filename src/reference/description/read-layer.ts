import type { LayerFamily } from '../families/layer-family.ts';
import { isLayer, isOpenLayer } from '../layers/described-layer.ts';
import type { Layer } from '../layers/layer.ts';
import { LayerMistake } from '../layers/options.ts';
import { isMaker, MAKERS, OTHER_NAMES, OTHER_OPTIONS } from './makers.ts';
import { sizesIn, spelledNode, Unreadable, type DescriptionNode, type DescriptionProblem, type Entry } from './node.ts';
import { readTypescript } from './typescript.ts';
import { plain, readWords } from './words.ts';

/** A layer that was described, or a family where some of its sizes are symbols. */
export interface ReadLayer {
  /** The description as TypeScript for a reference. */
  readonly readAs: string;
  /** The layer; undefined where sizes are symbols. */
  readonly layer: Layer | undefined;
  readonly family: LayerFamily;
}

/** Sizes that most layers can have: to find mistakes in a description with symbols. */
const TRIED = [24, 12, 7, 1, 48, 120];

const LONGEST = 5000;

/**
 * Reads the description of a layer in words (`conv2d in=3x32x32 out=16 kernel=3 bias`) or as in a reference
 * (`conv2d({ in: [3, 32, 32], out: 16, kernel: 3 })`), or says what is wrong with it and where. Nothing in it is run.
 */
export function readLayer(text: string): ReadLayer | { readonly problem: DescriptionProblem } {
  if (text.length > LONGEST)
    return { problem: { message: 'This description is too long.', span: { start: LONGEST, end: text.length } } };
  try {
    const isCode = /^\s*(?:[A-Za-z_]\w*\s*\(\s*(?:[[{'")A-Za-z]|\d+\s*,)|\([\w\s,]*\)\s*=>|[A-Za-z_]\w*\s*=>)/u.test(
      text,
    );
    const { node, parameters = sizesIn(node) } = isCode ? readTypescript(text) : { node: readWords(text) };
    return described(node, parameters);
  } catch (thrown) {
    if (thrown instanceof Unreadable) return { problem: thrown.problem };
    throw thrown;
  }
}

function described(node: DescriptionNode, parameters: readonly string[]): ReadLayer {
  const unknown = sizesIn(node).find((name) => !parameters.includes(name));
  if (unknown !== undefined)
    throw new Unreadable({ message: `\`${unknown}\` is no parameter of the function.`, span: node.span });
  const at = (sizes: readonly number[]): Layer =>
    layerOf(node, new Map(parameters.map((name, i) => [name, sizes[i] ?? 1])));
  const first = firstThat(TRIED, (size) => at(parameters.map(() => size)));
  const family: LayerFamily = { name: 'f', parameters, line: 1, at: (sizes) => quietly(() => at(sizes)) };
  const body = spelledNode(node);
  if (parameters.length === 0) return { readAs: body, layer: first, family };
  return { readAs: `(${parameters.join(', ')}) => ${body}`, layer: undefined, family };
}

/** The first result that comes without a mistake; else the first mistake. */
function firstThat<Result>(tries: readonly number[], make: (size: number) => Result): Result {
  let mistake: unknown;
  for (const size of tries)
    try {
      return make(size);
    } catch (thrown) {
      mistake ??= thrown;
    }
  throw mistake;
}

function quietly<Result>(make: () => Result): Result | undefined {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof Unreadable) return undefined;
    throw thrown;
  }
}

function layerOf(node: DescriptionNode, sizes: ReadonlyMap<string, number>): Layer {
  const built = valueOf(node, sizes);
  if (isLayer(built)) return built;
  if (isOpenLayer(built))
    throw new Unreadable({
      message: `The input of ${built.kind} is not known.`,
      span: node.span,
      help: 'Say its sizes with `in`, or begin with an input: input 3x32x32 -> ….',
    });
  throw new Unreadable({ message: 'This is no layer.', span: node.span });
}

function valueOf(node: DescriptionNode, sizes: ReadonlyMap<string, number>): unknown {
  switch (node.kind) {
    case 'constant':
      return node.value;
    case 'size':
      return sizes.get(node.name);
    case 'list':
      return node.items.map((item) => valueOf(item, sizes));
    case 'options':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, valueOf(value, sizes)]));
    case 'arithmetic':
      return calculated(node, sizes);
    case 'told': {
      const of = valueOf(node.of, sizes);
      if (!isLayer(of))
        throw new Unreadable({
          message: 'Only a layer with a known input can be told differently.',
          span: node.of.span,
        });
      return of[node.change];
    }
    case 'call':
      return called(node, sizes);
  }
}

function calculated(
  { operator, left, right, span }: DescriptionNode & { kind: 'arithmetic' },
  sizes: ReadonlyMap<string, number>,
): number {
  const [a, b] = [valueOf(left, sizes), valueOf(right, sizes)];
  if (typeof a !== 'number' || typeof b !== 'number')
    throw new Unreadable({ message: 'Numbers are expected here.', span });
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  return operator === '*' ? a * b : a / b;
}

function called(node: DescriptionNode & { kind: 'call' }, sizes: ReadonlyMap<string, number>): unknown {
  const { name, span } = node;
  if (!isMaker(name)) throw unknownLayer(name, { start: span.start, end: span.start + name.length });
  const values = node.arguments.map((argument) => valueOf(argument, sizes));
  const make: unknown = MAKERS[name];
  if (typeof make !== 'function') throw new Error(`${name} makes nothing`);
  try {
    return Reflect.apply(make, undefined, values);
  } catch (thrown) {
    if (thrown instanceof LayerMistake) throw misplaced(thrown, node);
    throw thrown;
  }
}

function unknownLayer(name: string, span: DescriptionProblem['span']): Unreadable {
  const other = OTHER_NAMES.get(plain(name));
  return new Unreadable({
    message: `There is no layer \`${name}\`.`,
    span,
    ...(other === undefined ? { written: name, known: Object.keys(MAKERS) } : { help: `Did you mean \`${other}\`?` }),
  });
}

type Call = DescriptionNode & { kind: 'call' };

/** A mistake with the place of the option that it is about: its name where that is wrong, else its value. */
function misplaced(mistake: LayerMistake, outer: Call): Unreadable {
  const { message, option, known } = mistake;
  const node = callMeant(outer, message);
  const entry = entriesOf(node).find(({ key }) => key === option);
  if (!entry) {
    const span = { start: node.span.start, end: Math.min(node.span.end, node.span.start + node.name.length) };
    const isMissing = option !== undefined && message.endsWith('not undefined.');
    return new Unreadable({ message, span, ...(isMissing && { help: `Say \`${option}\`.` }) });
  }
  const isName = message.includes(`has no option ${entry.key}.`);
  const meant = isName ? OTHER_OPTIONS.get(plain(entry.key))?.find((one) => known.includes(one)) : undefined;
  if (meant !== undefined) return new Unreadable({ message, span: entry.span, help: `Did you mean \`${meant}\`?` });
  if (isName) return new Unreadable({ message, span: entry.span, written: entry.key, known });
  const written = entry.value.kind === 'constant' ? { written: String(entry.value.value), known } : {};
  return new Unreadable({ message, span: entry.value.span, ...written });
}

/** The layer that a mistake names: one in a row may be the first to see that it does not fit. */
function callMeant(outer: Call, message: string): Call {
  const who = /^\w+/u.exec(message)?.[0];
  const meant = callsIn(outer).filter(({ name }) => name === who);
  return meant.length === 1 ? (meant[0] ?? outer) : outer;
}

function callsIn(node: Call): Call[] {
  return [node, ...node.arguments.flatMap((one) => (one.kind === 'call' ? callsIn(one) : []))];
}

function entriesOf(node: Call): readonly Entry[] {
  return node.arguments.flatMap((one) => (one.kind === 'options' ? one.entries : []));
}
