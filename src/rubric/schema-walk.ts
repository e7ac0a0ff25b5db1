import type { Schema } from './frame.ts';
import { valueOf, type Data, type YamlNode, type YamlScalar } from './tree.ts';

/** Follows a schema beside a tree: which rule holds for which value. References lead into `$defs` of `root`. */
export class SchemaWalk {
  private readonly root: Schema;

  constructor(root: Schema) {
    this.root = root;
  }

  /** The definition of that name; `undefined` where there is none. */
  definition(name: string): Schema | undefined {
    return this.resolve(child(asSchema(this.root['$defs']), name));
  }

  /** The rule for a value inside of one that `schema` is the rule for. */
  step(schema: Schema | undefined, key: string | number): Schema | undefined {
    if (!schema) return undefined;
    if (typeof key === 'number') return this.resolve(schema['items']);
    return this.resolve(child(asSchema(schema['properties']), key) ?? schema['additionalProperties']);
  }

  /** Puts in what a reference or a condition on the keys that are there leads to. */
  resolve(schema: unknown, node?: YamlNode): Schema | undefined {
    const known = asSchema(schema);
    if (!known) return undefined;
    const { $ref: reference, if: condition, then, else: otherwise } = known;
    if (typeof reference === 'string')
      return this.resolve(child(asSchema(this.root['$defs']), reference.replace('#/$defs/', '')), node);
    if (condition === undefined || !node) return known;
    const needed = listOf(asSchema(condition)?.['required']);
    return this.resolve(needed.every((key) => valueOf(node, key)) ? then : otherwise, node);
  }

  /** The rule for what a path from `node` leads to. */
  along(schema: Schema | undefined, node: YamlNode, path: readonly (string | number)[]): Schema | undefined {
    let rule = this.resolve(schema, node);
    let current: YamlNode | undefined = node;
    for (const step of path) {
      current = current?.kind === 'list' ? current.items[Number(step)] : valueOf(current, String(step));
      rule = this.resolve(this.step(rule, step), current);
    }
    return rule;
  }

  /**
   * Plain data for a validator, or with `asWritten` for a check. Where the rule wants a text, a plain value is the
   * characters that stand in the file: `1.10` is no number there. A check gets those characters wherever the rule allows
   * a text, so that `1e5`, `0.10` and `100_000` arrive as the author wrote them.
   */
  data(node: YamlNode, schema: Schema | undefined, asWritten: boolean): Data {
    const rule = this.resolve(schema, node);
    if (node.kind === 'list') return node.items.map((item) => this.data(item, this.step(rule, 0), asWritten));
    if (node.kind === 'scalar') return scalarData(node, listOf(rule?.['type']), asWritten);
    const entries = [...node.entries].map(
      ([key, { value }]) => [key, this.data(value, this.step(rule, key), asWritten)] as const,
    );
    return Object.fromEntries(entries);
  }
}

function scalarData({ value, source }: YamlScalar, types: readonly string[], asWritten: boolean): Data {
  const isNothing = value === null && source === '';
  if (typeof value === 'string' || isNothing || !types.includes('string')) return value;
  const own = value === null ? 'null' : typeof value;
  return asWritten || !types.includes(own) ? source : value;
}

/** The strings of a list, or the one string that stands in its place. */
export function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

/** The names of a map in a schema. */
export function keysOf(value: unknown): string[] {
  return Object.keys(asSchema(value) ?? {});
}

/** The value, if it is a map. */
export function asSchema(value: unknown): Schema | undefined {
  return isSchema(value) ? value : undefined;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function child(schema: Schema | undefined, key: string): unknown {
  return schema && Object.hasOwn(schema, key) ? schema[key] : undefined;
}
