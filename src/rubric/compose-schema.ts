import { DEFINITIONS, GROUP, IDENTITY, LANGUAGE_VERSION, record, SCORING, SHARED, TOP, type Schema } from './frame.ts';

/** What a kind of check declares of its keys; the `options` of a check satisfy it. */
export interface KindOptions {
  readonly kind: string;
  readonly summary: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
  readonly slips: readonly string[];
}

/**
 * The schema of a rubric file for editors: what a file may hold before anything has been filled in. `$defs` holds each
 * kind's keys under its name, `complete_<kind>` what must be there once `defaults` are filled in, and `shared` the files
 * that rubrics include.
 */
export function composeSchema(kinds: readonly KindOptions[]): Schema {
  const names = kinds.map(({ kind }) => kind);
  const check = {
    check: { enum: names, description: 'How the answer is judged; it decides which further keys there are.' },
  };
  const keys = new Map(kinds.map((kind) => [kind.kind, keysOf(kind)]));
  const anyKind = mergeKeys([...keys.values()]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `gradecheck rubric, version ${LANGUAGE_VERSION}`,
    ...record({ ...TOP, ...SHARED, parts: ref('parts') }, { required: ['gradecheck', 'id', 'parts'] }),
    $defs: {
      shared: record(
        { gradecheck: TOP['gradecheck'], include: TOP['include'], ...SHARED },
        { required: ['gradecheck'] },
      ),
      parts: {
        type: 'object',
        description: 'The parts by name, in the order of the sheet. Dots in a name open levels.',
        propertyNames: { pattern: '^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*$' },
        additionalProperties: ref('part'),
        minProperties: 1,
      },
      part: {
        type: 'object',
        if: { required: ['parts'] },
        then: ref('group'),
        else: { if: { required: ['check'] }, then: ref('leaf'), else: ref('leaf_by_default') },
      },
      group: record({ ...IDENTITY, ...GROUP }),
      leaf: {
        properties: check,
        allOf: names.map((name) => ({ if: { properties: { check: { const: name } } }, then: ref(name) })),
      },
      leaf_by_default: record({ ...IDENTITY, ...SCORING, ...anyKind }),
      defaults: record(
        { ...check, ...SCORING, label: IDENTITY['label'], file: IDENTITY['file'], ...anyKind },
        {
          description:
            'Keys for all parts below that know them and do not set them. `mistakes` and `feedback` are added to, name by name.',
        },
      ),
      ...Object.fromEntries(
        kinds.map(({ kind, summary }) => [
          kind,
          record({ ...IDENTITY, ...check, ...SCORING, ...keys.get(kind) }, { description: summary }),
        ]),
      ),
      ...Object.fromEntries(kinds.map(({ kind, required }) => [`complete_${kind}`, { ...ref(kind), required }])),
      ...DEFINITIONS,
    },
  };
}

/**
 * The schema that a rubric is validated with while it is loaded: the frame alone. What stands in a part that is judged
 * is validated afterwards, by `complete_<kind>`, so that no mistake is named twice.
 */
export function composeFrame(kinds: readonly KindOptions[]): Schema {
  const whole = composeSchema(kinds);
  const part = { type: 'object' };
  return { ...whole, $defs: { ...definitionsOf(whole), leaf: part, leaf_by_default: part } };
}

function definitionsOf(schema: Schema): object {
  const definitions = schema['$defs'];
  return typeof definitions === 'object' && definitions !== null ? definitions : {};
}

function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

/** A kind's keys; `mistakes` names the slips that it knows. */
function keysOf({ properties, slips }: KindOptions): Readonly<Record<string, unknown>> {
  const { mistakes } = properties;
  if (typeof mistakes !== 'object' || mistakes === null) return properties;
  return { ...properties, mistakes: { ...mistakes, propertyNames: { enum: slips } } };
}

/** The keys of all kinds, each as wide as it is anywhere. */
function mergeKeys(kinds: readonly Readonly<Record<string, unknown>>[]): Schema {
  const merged: Record<string, unknown> = {};
  for (const [key, schema] of kinds.flatMap((kind) => Object.entries(kind)))
    merged[key] = key in merged ? widest(merged[key], schema) : schema;
  return merged;
}

function widest(a: unknown, b: unknown): unknown {
  if (JSON.stringify(a) === JSON.stringify(b)) return a;
  const names = [...new Set([a, b].flatMap((one) => listAt(propertyOf(one, 'propertyNames'), 'enum')))].toSorted();
  if (names.length > 0) return { ...Object(a), propertyNames: { enum: names } };
  const types = [...new Set([a, b].flatMap((one) => listAt(one, 'type')))];
  const description = propertyOf(a, 'description');
  const typed = [a, b].every((one) => listAt(one, 'type').length > 0);
  return {
    ...(typed && { type: types.length === 1 ? types[0] : types }),
    ...(description !== undefined && { description }),
  };
}

function propertyOf(schema: unknown, key: string): unknown {
  return typeof schema === 'object' && schema !== null
    ? Object.entries(schema).find(([name]) => name === key)?.[1]
    : undefined;
}

function listAt(schema: unknown, key: string): string[] {
  const value = propertyOf(schema, key);
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}
