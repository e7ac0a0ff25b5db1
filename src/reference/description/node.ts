import type { Span } from '../../model/place.ts';
import type { Change } from '../layers/layer.ts';

/** A description of a layer, as it was written: calls of what the library exports, with constant arguments. */
export type DescriptionNode =
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly arguments: readonly DescriptionNode[];
      readonly span: Span;
    }
  | { readonly kind: 'options'; readonly entries: readonly Entry[]; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly DescriptionNode[]; readonly span: Span }
  | { readonly kind: 'constant'; readonly value: number | string | boolean; readonly span: Span }
  /** A size that is a symbol. */
  | { readonly kind: 'size'; readonly name: string; readonly span: Span }
  | {
      readonly kind: 'arithmetic';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: DescriptionNode;
      readonly right: DescriptionNode;
      readonly span: Span;
    }
  /** A layer told differently: `….withBias`. */
  | { readonly kind: 'told'; readonly of: DescriptionNode; readonly change: Change; readonly span: Span };

/** One option of a layer. `span` is that of its name. */
export interface Entry {
  readonly key: string;
  readonly value: DescriptionNode;
  readonly span: Span;
}

/** What is wrong with a description, and where. */
export interface DescriptionProblem {
  readonly message: string;
  readonly span: Span;
  /** What was written there, and what could have been meant. */
  readonly written?: string;
  readonly known?: readonly string[];
  /** What to do, where that is known without guessing. */
  readonly help?: string;
}

/** Ends the reading of a description. Caught by `readLayer`. */
export class Unreadable extends Error {
  readonly problem: DescriptionProblem;

  constructor(problem: DescriptionProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A description as TypeScript, to be copied into a reference. */
export function spelledNode(node: DescriptionNode): string {
  switch (node.kind) {
    case 'call':
      return `${node.name}(${node.arguments.map(spelledNode).join(', ')})`;
    case 'options':
      return `{ ${node.entries.map(({ key, value }) => `${key}: ${spelledNode(value)}`).join(', ')} }`;
    case 'list':
      return `[${node.items.map(spelledNode).join(', ')}]`;
    case 'constant':
      return typeof node.value === 'string' ? `'${node.value}'` : String(node.value);
    case 'size':
      return node.name;
    case 'arithmetic':
      return `(${spelledNode(node.left)} ${node.operator} ${spelledNode(node.right)})`;
    case 'told':
      return `${spelledNode(node.of)}.${node.change}`;
  }
}

/** The symbols of a description in the order in which they stand there. */
export function sizesIn(node: DescriptionNode): string[] {
  return [...new Set(namesIn(node))];
}

function namesIn(node: DescriptionNode): string[] {
  switch (node.kind) {
    case 'call':
      return node.arguments.flatMap(namesIn);
    case 'options':
      return node.entries.flatMap(({ value }) => namesIn(value));
    case 'list':
      return node.items.flatMap(namesIn);
    case 'constant':
      return [];
    case 'size':
      return [node.name];
    case 'arithmetic':
      return [...namesIn(node.left), ...namesIn(node.right)];
    case 'told':
      return namesIn(node.of);
  }
}
