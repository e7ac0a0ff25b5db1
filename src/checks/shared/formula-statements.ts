import type { Run } from '../../model/document.ts';
import { runsOf, type Passage } from '../../model/passage.ts';
import { contains } from '../../model/place.ts';
import { readMath } from '../../math/read-math.ts';
import { statementsIn, type FormulaStatement } from './displays.ts';
import type { Tree } from '../../math/tree.ts';
import { statementsOf, type Statement, type StatementContext } from './statements.ts';

export type { FormulaStatement } from './displays.ts';

/**
 * The statements of a passage for checks that need whole formulas. A run with a LaTeX environment in it (`cases`) is read
 * as one: its rows by themselves say something else.
 */
export function formulaStatements(passage: Passage, context: StatementContext): readonly FormulaStatement[] {
  const statements = statementsOf(passage, context);
  const runs = runsOf(passage).filter(({ kind }) => kind === 'math' || kind === 'code');
  const done = new Set<Statement>();
  return statements.flatMap((statement, at) => {
    if (done.has(statement)) return [];
    const run = runs.find(({ span }) => contains(span, statement.span));
    if (!run) return [{ ...statement, piece: false, torn: isTorn(statements, at, passage) }];
    const pieces = statements.filter((other) => contains(run.span, other.span));
    for (const piece of pieces) done.add(piece);
    const whole = run.kind === 'math' ? wholeRun(run, pieces, { passage, context }) : undefined;
    return (
      whole ??
      pieces.map((piece) => ({
        ...piece,
        piece: pieces.length > 1,
        torn: run.kind === 'code' && isTorn(statements, statements.indexOf(piece), passage),
      }))
    );
  });
}

/**
 * Whether nothing but space on the same line parts a statement from the one before or behind it, or a sign that joins it with
 * something that is no mathematics to us: `δ_{oi}*(a + b)`.
 */
function isTorn(statements: readonly Statement[], at: number, { document }: Passage): boolean {
  const isJoined = [at - 1, at].some((first) => {
    const [before, behind] = [statements[first], statements[first + 1]];
    if (before?.sentence !== behind?.sentence) return false;
    return /^[ \t]*$/u.test(document.text.slice(before?.span.end, behind?.span.start));
  });
  const { start, end } = statements[at]?.span ?? { start: 0, end: 0 };
  const [left, right] = [document.text.slice(Math.max(0, start - 3), start), document.text.slice(end, end + 4)];
  return isJoined || /[^\s*][*·×⋅⊙/^] ?$/u.test(left) || /^ ?[*·×⋅⊙/^+] ?[\p{L}\p{N}(\\]/u.test(right);
}

function hasEnvironment({ text }: Run): boolean {
  return text.includes('\\begin{') || text.includes('\\cases');
}

/** Several lines, an arrow or a condition: what is read of such a run in the usual way falls into pieces. */
function hasSeveral({ text }: Run): boolean {
  return /\\\\|\\newline|\b(?:else|otherwise)\b|=>|⇒|→|\\(?:implies|to|[lL]?ongrightarrow|[rR]ightarrow)(?![A-Za-z])/u.test(
    text,
  );
}

/** A run with a LaTeX environment is read as one where that is possible, else as the statements that its lines hold. */
function wholeRun(
  run: Run,
  pieces: readonly Statement[],
  { passage, context }: { readonly passage: Passage; readonly context: StatementContext },
): readonly FormulaStatement[] | undefined {
  const [first] = pieces;
  const isTornApart = pieces.some(({ unreadable }) => unreadable);
  const isSeveral = hasSeveral(run) || isTornApart;
  if (!first || !(hasEnvironment(run) || isSeveral)) return undefined;
  const { macros } = passage.document;
  const reading = readMath(run.text, { syntax: 'latex', offset: run.span.start, macros, ...context });
  const { sentence, source, before, display } = first;
  const after = pieces.at(-1)?.after ?? '';
  const place = { span: run.span, sentence, source, before, after, display, piece: false, torn: false };
  const isOne = 'tree' in reading && reading.tree.kind !== 'logic' && !hasArrow(reading.tree);
  if (isOne) return hasEnvironment(run) || isTornApart ? [{ ...place, tree: reading.tree }] : undefined;
  const statements = isSeveral || pieces.length > 1 ? statementsIn(run, { passage, context, like: first }) : [];
  if (statements.some(({ tree }) => tree)) return statements;
  return 'unreadable' in reading && hasEnvironment(run) && pieces.length > 1
    ? [{ ...place, unreadable: reading.unreadable }]
    : undefined;
}

function hasArrow(tree: Tree): boolean {
  return tree.kind === 'relation' && tree.operators.includes('->');
}
