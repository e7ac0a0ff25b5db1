import { schema, validateKind, type Validator } from '../generated/validators.js';
import { asSchema, keysOf, listOf, SchemaWalk } from './schema-walk.ts';
import type { Schema } from './frame.ts';

/** The schema that rubrics are validated with. */
export const LANGUAGE = new SchemaWalk(schema);

/** All kinds of checks, in the order of the registry. */
export const KINDS: readonly string[] = Object.keys(validateKind);

/** What is known of a kind of check. */
export interface Kind {
  readonly rule: Schema | undefined;
  readonly keys: readonly string[];
  readonly slips: readonly string[];
  readonly validate: Validator;
}

/** The kind of that name; undefined where there is none. */
export function kindOf(name: string): Kind | undefined {
  const validate = Object.hasOwn(validateKind, name) ? validateKind[name] : undefined;
  if (!validate) return undefined;
  const rule = LANGUAGE.definition(name);
  const names = asSchema(LANGUAGE.step(rule, 'mistakes')?.['propertyNames']);
  return { rule, keys: keysOf(rule?.['properties']), slips: listOf(names?.['enum']), validate };
}

/** Where a key is known, for one that stands in the wrong place: `parts with check: number or code`. */
export function homeOf(key: string): string | undefined {
  for (const [definition, place] of HOMES) if (keysIn(definition).includes(key)) return place;
  const kinds = KINDS.filter((kind) => keysIn(kind).includes(key));
  if (kinds.length === KINDS.length) return 'a part that has a `check`';
  if (kinds.length > 0) return `parts with check: ${either(kinds)}`;
  if (keysOf(schema['properties']).includes(key)) return 'the top of a rubric';
  return undefined;
}

/** `a`, `a or b`, `a, b or c`. */
export function either(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

const HOMES = [
  ['conventions', '`conventions`'],
  ['policies', '`policies`'],
] as const;

function keysIn(definition: string): string[] {
  return keysOf(LANGUAGE.definition(definition)?.['properties']);
}
