import type { Run } from '../../model/document.ts';
import type { Passage } from '../../model/passage.ts';
import type { Span } from '../../model/place.ts';
import { readTokens } from '../../math/read-math.ts';
import { segmentsOf, type Segment } from '../../math/segments.ts';
import { tokensOf, type Token } from '../../math/tokens.ts';
import type { RelationOperator, Tree } from '../../math/tree.ts';
import type { Statement, StatementContext } from './statements.ts';

/** A statement, and whether its run of mathematics fell into several pieces: then something in between was not read. */
export interface FormulaStatement extends Statement {
  readonly piece: boolean;
  /** Another statement touches it, so that both may belong together. */
  readonly torn: boolean;
  /** A later form of the same derivation takes its place. */
  readonly superseded?: boolean;
}

/** What a run is read with. */
export interface DisplayContext {
  readonly passage: Passage;
  readonly context: StatementContext;
  /** What was read of the run in the usual way: its place in the text is taken from there. */
  readonly like: Statement;
}

/**
 * The statements of a run with several lines, arrows or words in it. Of a chain its first and last sides count, so that a
 * side between them which cannot be read is no matter; a matrix that only hints at its entries by dots says what stands in
 * front of it once more.
 */
export function statementsIn(run: Run, { passage, context, like }: DisplayContext): readonly FormulaStatement[] {
  const { macros, text } = passage.document;
  const { conventions } = context;
  const tokens = tokensOf(run.text, { syntax: 'latex', offset: run.span.start, macros, conventions });
  const segments = segmentsOf(tokens, (start, end) => WIDE.test(text.slice(start, end)));
  const read = segments.map((segment) => ({ segment, ...readSegment(segment, context) }));
  const statements = read.map((one, at) => statementOf(one, { like, piece: segments.length > 1, first: at === 0 }));
  return joinedBranches(carriedOn(statements, segments), segments);
}

/** Two spaces side by side, or one that is wide. */
const WIDE = /\\q?quad(?![A-Za-z])|(?:\\[;:, ]\s*){2}|\\hspace/u;

interface Read {
  readonly tree?: Tree;
  readonly unreadable?: NonNullable<Statement['unreadable']>;
  readonly continues?: boolean;
}

function readSegment({ tokens }: Segment, context: StatementContext): Read {
  const whole = readTokens(tokens, context);
  if ('tree' in whole) return { tree: whole.tree, ...(whole.notes.includes('continues') && { continues: true }) };
  const { sides, operators } = sidesOf(tokens);
  const trees = sides.map((side) => {
    const reading = readTokens(side, context);
    return 'tree' in reading ? reading.tree : undefined;
  });
  while (trees.length > 2 && trees.at(-1) === undefined && hasDots(sides[trees.length - 1] ?? [])) trees.pop();
  const [first, last] = [trees[0], trees.at(-1)];
  if (!first || !last || trees.length < 2) return { unreadable: whole.unreadable };
  return { tree: relationOf(trees, operators) };
}

/** The sides that could be read, with what joins each to the one before. */
function relationOf(trees: readonly (Tree | undefined)[], operators: readonly RelationOperator[]): Tree {
  const kept = trees.flatMap((tree, at) => (tree ? [{ tree, operator: operators[at - 1] ?? '=' }] : []));
  const sides = kept.map(({ tree }) => tree);
  const span = { start: sides[0]?.span.start ?? 0, end: sides.at(-1)?.span.end ?? 0 };
  return { kind: 'relation', operators: kept.slice(1).map(({ operator }) => operator), sides, span };
}

function sidesOf(tokens: readonly Token[]): {
  readonly sides: readonly Token[][];
  readonly operators: readonly RelationOperator[];
} {
  const sides: Token[][] = [[]];
  const operators: RelationOperator[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    if (depth === 0 && token.kind === 'relation') {
      sides.push([]);
      operators.push(token.text as RelationOperator);
    } else sides.at(-1)?.push(token);
  }
  return { sides, operators };
}

/** A matrix whose entries are only hinted at. */
function hasDots(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind }) => kind === 'cell' || kind === 'break') && tokens.some(({ text }) => text === '…');
}

interface Place {
  readonly like: Statement;
  readonly piece: boolean;
  readonly first: boolean;
}

function statementOf(
  { segment, tree, unreadable, continues }: Read & { readonly segment: Segment },
  { like, piece, first }: Place,
): FormulaStatement {
  const before = first ? `${like.before} ${segment.before}`.trim() : segment.before;
  return {
    span: spanOf(segment.tokens),
    sentence: like.sentence,
    source: like.source,
    display: like.display,
    before,
    after: segment.after,
    piece,
    torn: false,
    ...(tree && { tree }),
    ...(unreadable && { unreadable }),
    ...(continues === true && { continues }),
  };
}

function spanOf(tokens: readonly Token[]): Span {
  return { start: tokens[0]?.span.start ?? 0, end: tokens.at(-1)?.span.end ?? 0 };
}

/**
 * `∂L/∂W ⇒ (∂L/∂W)_{ij} = … ⇒ G^T X`: a form behind an arrow goes on with what its line began with, and takes the place of
 * the forms before. A relation behind an arrow is a statement of its own.
 */
function carriedOn(statements: readonly FormulaStatement[], segments: readonly Segment[]): FormulaStatement[] {
  const result: FormulaStatement[] = [];
  let left: Tree | undefined;
  let from = 0;
  for (const [at, statement] of statements.entries()) {
    const { tree, span } = statement;
    const isForm = segments[at]?.lead === 'arrow' && tree !== undefined && tree.kind !== 'relation';
    if (segments[at]?.lead === 'row') {
      left = tree?.kind === 'relation' ? tree.sides[0] : tree;
      from = at;
    }
    if (!isForm || left?.kind !== 'derivative') result.push(statement);
    else {
      for (let earlier = from; earlier < at; earlier++)
        result[earlier] = { ...(result[earlier] ?? statement), superseded: true };
      result.push({ ...statement, tree: { kind: 'relation', operators: ['='], sides: [left, tree], span } });
    }
  }
  return result;
}

const IF = /^(?:if|when|for|where)$/u;
const ELSE = /^(?:(?:and|or) )?(?:else|otherwise)$/u;

/** `a if i = j, else 0` and `a if i = j, 0 otherwise` as cases. */
function joinedBranches(statements: readonly FormulaStatement[], segments: readonly Segment[]): FormulaStatement[] {
  const result: FormulaStatement[] = [];
  for (let at = 0; at < statements.length; at++) {
    const statement = statements[at];
    if (!statement) break;
    const joined = isConditional(segments, at + 1)
      ? asCases(statement, statements[at + 1]?.tree, statements[at + 2])
      : undefined;
    result.push(joined ?? statement);
    if (joined) at += 2;
  }
  return result;
}

/** Whether a condition stands at a place, and what holds otherwise behind it. */
function isConditional(segments: readonly Segment[], at: number): boolean {
  const [condition, other] = [segments[at], segments[at + 1]];
  return IF.test(condition?.before ?? '') && (ELSE.test(other?.before ?? '') || ELSE.test(other?.after ?? ''));
}

function asCases(
  statement: FormulaStatement,
  condition: Tree | undefined,
  other: FormulaStatement | undefined,
): FormulaStatement | undefined {
  const { tree } = statement;
  const value = tree?.kind === 'relation' ? tree.sides.at(-1) : tree;
  if (!tree || !value || !condition || !other?.tree) return undefined;
  const span = { start: value.span.start, end: other.span.end };
  const cases: Tree = { kind: 'cases', branches: [{ value, condition }, { value: other.tree }], span };
  const whole: Tree = tree.kind === 'relation' ? { ...tree, sides: [...tree.sides.slice(0, -1), cases] } : cases;
  const after = ELSE.test(other.after) ? '' : other.after;
  return { ...statement, tree: whole, span: { start: statement.span.start, end: other.span.end }, after };
}
