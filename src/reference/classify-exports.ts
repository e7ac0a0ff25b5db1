import { parse, parseExpressionAt, type AnyNode, type Pattern } from 'acorn';

import { RubricError } from '../model/diagnostic.ts';
import { once } from '../model/once.ts';
import type { Evaluated } from './evaluate-modules.ts';
import type { LayerFamily } from './families/layer-family.ts';
import { isLayer } from './layers/described-layer.ts';
import type { Layer } from './layers/layer.ts';
import { LayerMistake } from './layers/options.ts';
import type { Quantity, Reference, Value } from './reference.ts';
import { thrownDiagnostic, type Source } from './source.ts';
import { followed, followModules, type Following } from './tracked/follow-modules.ts';

/**
 * Sorts what a reference exports: functions whose parameters all have names are quantities, and those that give layers are
 * families as well; layers are layers, numbers, strings and arrays of numbers are values. Anything else is a helper of the author's
 * and left alone.
 */
export function classifyExports(evaluated: Evaluated, entry: Source): Reference {
  const { exports, sources } = evaluated;
  const following = once(() => followModules(evaluated, entry));
  const quantities = new Map<string, Quantity>();
  const layers = new Map<string, Layer>();
  const families = new Map<string, LayerFamily>();
  const values = new Map<string, Value | string>();
  const lines = definitionLines(entry.compiled);
  for (const [name, value] of Object.entries(exports)) {
    if (name === 'default') continue;
    if (isLayer(value)) layers.set(name, value);
    else if (typeof value === 'string') values.set(name, value);
    else if (isFunction(value)) {
      const run = (...inputs: Value[]): unknown => evaluated.budgeted(() => value(...inputs));
      const runnable = { name, run, sources };
      const given = namedFunction(name, value, lines.get(name) ?? 1);
      if (given) quantities.set(name, quantityOf(given, runnable, following));
      if (given && givesLayers(run, given.parameters.length))
        families.set(name, { ...given, at: (sizes) => layerAt(runnable, sizes) });
    } else {
      const numbers = numbersIn(value);
      if (numbers !== undefined) values.set(name, numbers);
    }
  }
  return {
    ...{ file: entry.name, quantities, layers, families, values },
    get untracked(): string | undefined {
      const found = following();
      return 'untracked' in found ? found.untracked : undefined;
    },
  };
}

/** The second evaluation, over duals, is made when a quantity is first asked for it: most rubrics have no gradients. */
function quantityOf(
  given: Omit<Quantity, 'compute' | 'tracked'>,
  runnable: Runnable,
  following: () => Following,
): Quantity {
  const compute: Quantity['compute'] = (...inputs) => computed(runnable, inputs);
  return {
    ...given,
    compute,
    get tracked(): Quantity['tracked'] {
      const found = following();
      const follow = 'functions' in found ? found.functions.get(given.name) : undefined;
      return follow && ((watch, inputs) => followed({ compute, follow }, watch, inputs));
    },
  };
}

function namedFunction(name: string, value: unknown, line: number): Omit<Quantity, 'compute' | 'tracked'> | undefined {
  const parameters = parameterNames(value);
  return parameters && { name, parameters, line };
}

function isFunction(value: unknown): value is (...inputs: Value[]) => unknown {
  return typeof value === 'function';
}

/** The names of a function's parameters; undefined where one has none (`{ a }`, `...rest`) or it is no plain function. */
function parameterNames(value: unknown): string[] | undefined {
  const parameters = parametersOf(String(value));
  const names = parameters?.map(nameOf) ?? [undefined];
  const known = names.filter((name) => name !== undefined);
  return known.length === names.length ? known : undefined;
}

function parametersOf(text: string): readonly Pattern[] | undefined {
  try {
    const node: AnyNode = parseExpressionAt(text, 0, { ecmaVersion: 'latest' });
    return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' ? node.params : undefined;
  } catch {
    return undefined;
  }
}

function nameOf(parameter: Pattern): string | undefined {
  const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return pattern.type === 'Identifier' ? pattern.name : undefined;
}

/** Lines, from 1, on which names are declared at the top of a module. */
function definitionLines(code: string): ReadonlyMap<string, number> {
  const program = parse(code, { ecmaVersion: 'latest', locations: true });
  const declared = program.body.flatMap((statement) => {
    if (statement.type === 'FunctionDeclaration') return [statement.id];
    if (statement.type !== 'VariableDeclaration') return [];
    return statement.declarations.map(({ id }) => id);
  });
  return new Map(declared.flatMap((id) => (id.type === 'Identifier' ? [[id.name, id.loc?.start.line ?? 1]] : [])));
}

interface Runnable {
  readonly name: string;
  readonly run: (...inputs: Value[]) => unknown;
  readonly sources: ReadonlyMap<string, Source>;
}

/** A size that many others divide. */
const TRIED = 24;

/** Whether a function gives a layer, or refuses to as only layers do, when it is called with sizes. */
function givesLayers(run: Runnable['run'], parameters: number): boolean {
  try {
    return isLayer(run(...Array.from({ length: parameters }, () => TRIED)));
  } catch (thrown) {
    return thrown instanceof LayerMistake;
  }
}

function layerAt({ name, run, sources }: Runnable, sizes: readonly number[]): Layer | undefined {
  const diagnostic = (thrown: unknown) => thrownDiagnostic(sources.values(), thrown, `${name} throws`);
  let result: unknown;
  try {
    result = run(...sizes);
  } catch (thrown) {
    if (thrown instanceof LayerMistake) return undefined;
    throw new RubricError([diagnostic(thrown)]);
  }
  if (isLayer(result)) return result;
  throw new RubricError([diagnostic(new Error(`it gives ${kindOf(result)} at ${sizes.join(', ')}, and no layer`))]);
}

function computed({ name, run, sources }: Runnable, inputs: Value[]): Value {
  const diagnostic = (thrown: unknown) => thrownDiagnostic(sources.values(), thrown, `${name} throws`);
  let result: unknown;
  try {
    result = run(...inputs);
  } catch (thrown) {
    throw new RubricError([diagnostic(thrown)]);
  }
  const numbers = numbersIn(result);
  if (numbers !== undefined) return numbers;
  throw new RubricError([diagnostic(new Error(`it gives ${kindOf(result)}, and no number or array of numbers`))]);
}

/** The value as plain nested arrays, typed arrays included; undefined where it is made of anything else. */
function numbersIn(value: unknown): Value | undefined {
  if (typeof value === 'number') return value;
  const numbers = entriesOf(value)?.map(numbersIn);
  const whole = numbers?.filter((one) => one !== undefined);
  return whole?.length === numbers?.length ? whole : undefined;
}

function entriesOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return Array.from<unknown>(value);
  const typed = value instanceof Float64Array || value instanceof Float32Array || value instanceof Int32Array;
  return typed ? Array.from(value) : undefined;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value instanceof Promise) return 'a promise';
  return Array.isArray(value) ? 'an array with something else in it' : value === null ? 'null' : `a ${typeof value}`;
}
