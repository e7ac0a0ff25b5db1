import type { Tree } from '../../math/tree.ts';
import { childrenOf, namesIn } from '../../math/walk.ts';
import type { Span } from '../../model/place.ts';
import type { FormulaStatement } from '../shared/formula-statements.ts';
import type { Definition } from './definitions.ts';
import { withPlainNames } from './plain-names.ts';
import {
  kindOf,
  type Diagonal,
  type Equation,
  type Kind,
  type Mention,
  type NamedLetters,
  type Placed,
  type Search,
} from './statement-kind.ts';

/** A formula that a student gives, and what its left side says. */
export interface Given {
  readonly tree: Tree;
  readonly span: Span;
  /** Absent where no left side names the derivative. */
  readonly letters: NamedLetters | undefined;
  /**
   * `named`: the left side names the asked derivative. `alone`: no left side. `odd`: a left side that we do not know, or a
   * piece of something that was not read as a whole. `within`: the left side is an expression, as that of `dz/dx + c = …`.
   * `other`: the left side names another derivative.
   */
  readonly by: 'named' | 'alone' | 'odd' | 'within' | 'other';
  /** The left side, where it names another derivative. */
  readonly left: Tree | undefined;
  /** `dz = W dx`: the formula is what the differential is multiplied by. */
  readonly isMap: boolean;
  /** What names that the rubric does not have stand for, as the left side says. */
  readonly renames: ReadonlyMap<string, string>;
  /** The words in front of it and behind it. */
  readonly before: string;
  readonly after: string;
}

/** Everything in an answer that matters for one derivative. */
export interface Found {
  readonly given: readonly Given[];
  /** What the answer defines under names of its own: `j = (i + k) mod n`, `q_i = …`, `σ(t) = …`. */
  readonly definitions: readonly Definition[];
  /** What it says of names that the rubric has. */
  readonly restated: readonly Definition[];
  /** What it says of expressions in such names: `W^T = g x^T`. */
  readonly equations: readonly Equation[];
  readonly unreadable: readonly FormulaStatement[];
  /** What it gives for equal indices alone: `∂p_i/∂z_i`. */
  readonly diagonal: readonly Diagonal[];
  /** What it gives for single places: `∂J/∂u_o`. */
  readonly placed: readonly Placed[];
  /** Another derivative is named on a left side. */
  readonly other: boolean;
  /** Relations that are no formula for anything: `i < k`. */
  readonly conditions: readonly Place[];
  /** The asked derivative is named, even where nothing is said of it that can be read. */
  readonly named: boolean;
}

/** Something in an answer, and where it stands. */
export interface Place {
  readonly tree: Tree;
  readonly span: Span;
  /** The words in front of it. */
  readonly before: string;
}

/** Finds what an answer gives for a derivative: right sides whose left side names it, or formulas that stand alone. */
export function findAnswers(statements: readonly FormulaStatement[], search: Search): Found {
  const pieces: Piece[] = [];
  let last: Mention | undefined;
  for (const given of statements.flatMap(separate)) {
    if (!given.tree) continue;
    const statement = { ...given, tree: withPlainNames(given.tree, search) };
    const kind = kindOf(statement.tree, search);
    if (kind.is === 'asked' || kind.is === 'other') last = kind;
    pieces.push({ kind, statement, last });
  }
  const definitions = definitionsIn(pieces, search);
  const kept = pieces.filter(
    ({ kind }) => !(kind.is === 'odd' && kind.definition && definitions.includes(kind.definition)),
  );
  return {
    given: kept.flatMap(givenIn),
    definitions,
    restated: pieces.flatMap(({ kind }) => (kind.is === 'restated' ? [kind.definition] : [])),
    equations: pieces.flatMap(({ kind }) => (kind.is === 'odd' && kind.equation ? [kind.equation] : [])),
    unreadable: statements.filter((statement) => statement.unreadable),
    diagonal: pieces.flatMap(({ kind }) => (kind.is === 'diagonal' ? [kind] : [])),
    placed: pieces.flatMap(({ kind }) => (kind.is === 'placed' ? [kind] : [])),
    conditions: pieces.flatMap(conditionIn),
    other: pieces.some(({ kind }) => kind.is === 'other'),
    named: pieces.some(({ kind }) => kind.is === 'asked'),
  };
}

interface Piece {
  readonly kind: Kind;
  readonly statement: FormulaStatement;
  /** The derivative that was named last. */
  readonly last: Mention | undefined;
}

/** A list of relations, `∂z/∂x = a, i = 1`, is several statements. */
function separate(statement: FormulaStatement): FormulaStatement[] {
  const { tree } = statement;
  if (tree?.kind !== 'tuple' || !tree.items.some((item) => item.kind === 'relation')) return [statement];
  return tree.items.map((item) => ({ ...statement, tree: item, span: item.span }));
}

function givenIn({ kind, statement, last }: Piece): Given[] {
  const { span, before, after } = statement;
  if (statement.superseded === true) return [];
  const place = {
    span,
    before,
    after,
    left: undefined,
    isMap: false,
    renames: last?.renames ?? new Map<string, string>(),
  };
  if (kind.is === 'asked' || kind.is === 'other') {
    const { right, left, letters, isMap, isLoose } = kind;
    if (!right) return [];
    const by = kind.is === 'other' ? 'other' : isLoose ? 'odd' : 'named';
    return [{ ...place, tree: right, letters, by, left: kind.is === 'other' ? left : undefined, isMap }];
  }
  if ((kind.is !== 'alone' && kind.is !== 'odd') || last?.is === 'other') return [];
  const isWithin = kind.is === 'odd' && kind.equation !== undefined && !isChain(kind.equation.left);
  const by = isWithin ? 'within' : kind.is === 'alone' && !statement.piece ? 'alone' : 'odd';
  return [{ ...place, tree: kind.tree, letters: last?.letters, by }];
}

/** `∂L/∂z ∂z/∂x`: a product of derivatives, which comes to one; or nothing but a derivative of another name. */
function isChain(tree: Tree): boolean {
  if (tree.kind === 'binary' && tree.operator === '*') return isChain(tree.left) && isChain(tree.right);
  if (tree.kind === 'transpose') return isChain(tree.of);
  return tree.kind === 'derivative';
}

function conditionIn({ kind, statement }: Piece): Place[] {
  const { tree, span, before } = statement;
  if (kind.is !== 'nothing' && kind.is !== 'alone') return [];
  const inner = tree?.kind === 'tuple' && tree.items.length === 1 ? tree.items[0] : tree;
  return inner?.kind === 'relation' ? [{ tree: inner, span, before }] : [];
}

/** Definitions that something else in the answer uses. */
function definitionsIn(pieces: readonly Piece[], { isKnown }: Search): readonly Definition[] {
  const offered = pieces.flatMap(({ kind }) => offeredBy(kind));
  const uses = new Set(pieces.flatMap(({ kind }) => usedBy(kind)));
  return offered.filter(({ name, shape }) => shape === 'derivative' || (uses.has(name) && !isKnown(name)));
}

function offeredBy(kind: Kind): readonly Definition[] {
  if (kind.is === 'definition') return [kind.definition];
  if (kind.is === 'asked' || kind.is === 'other') return kind.definitions;
  return kind.is === 'odd' && kind.definition ? [kind.definition] : [];
}

function usedBy(kind: Kind): readonly string[] {
  if (kind.is === 'nothing') return [];
  if (kind.is === 'definition' || kind.is === 'restated') return wordsIn(kind.definition.tree);
  if (kind.is === 'odd' || kind.is === 'alone' || kind.is === 'diagonal' || kind.is === 'placed')
    return wordsIn(kind.tree);
  return kind.right ? wordsIn(kind.right) : [];
}

/** Names and functions of a formula. */
function wordsIn(tree: Tree): string[] {
  const calls: string[] = [];
  const walk = [tree];
  for (let node = walk.pop(); node; node = walk.pop()) {
    if (node.kind === 'call') calls.push(node.name);
    walk.push(...childrenOf(node));
  }
  return [...namesIn(tree), ...calls];
}
