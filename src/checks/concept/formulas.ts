import type { FormulaHits } from '../../language/match.ts';
import type { Hit } from '../../language/word-index.ts';
import type { Phrase } from '../../language/phrase.ts';
import type { Text } from '../../language/text.ts';
import { compareMath } from '../../math/compare/compare-math.ts';
import type { Tree } from '../../math/tree.ts';
import type { Passage } from '../../model/passage.ts';
import type { Span } from '../../model/place.ts';
import type { Problem, Setting } from '../define-check.ts';
import { readFormula } from '../shared/author-formula.ts';
import { formulaStatements, type FormulaStatement } from '../shared/formula-statements.ts';
import type { StatementContext } from '../shared/statements.ts';

/** Formulas that criteria look for, and how answers are read for them. */
export interface WantedFormulas {
  readonly context: StatementContext;
  /** By the numbers of their phrases. */
  readonly trees: readonly Tree[];
}

/** Reads formulas of criteria while a rubric is loaded. */
export interface FormulaReader {
  /** The phrase that stands for a formula, or what is wrong with it. */
  read(written: unknown, path: Problem['path']): Phrase | { readonly problem: Problem };
  /** All that was read; undefined where no criterion has a formula. */
  wanted(): WantedFormulas | undefined;
}

/** A reader of the formulas of one part. */
export function createFormulaReader(setting: Setting): FormulaReader {
  const { symbols, conventions } = setting;
  const trees: Tree[] = [];
  return {
    read(value, path) {
      const written = typeof value === 'string' || typeof value === 'number' ? value : '';
      const outcome = readFormula(written, path, setting);
      if ('problem' in outcome) return outcome;
      return { kind: 'formula', id: trees.push(outcome.tree) - 1, written: String(written) };
    },
    wanted: () => (trees.length === 0 ? undefined : { context: { symbols, conventions, factors: true }, trees }),
  };
}

/**
 * Where an answer has a formula that equals a wanted one: as a whole, or as one side of an equation. Formulas of which a
 * piece may not have been read stand for nothing.
 */
export function formulaHitsIn(wanted: WantedFormulas | undefined, passage: Passage, text: Text): FormulaHits {
  if (!wanted) return new Map();
  const statements = formulaStatements(passage, wanted.context).filter(({ piece, torn }) => !piece && !torn);
  return new Map(
    wanted.trees.flatMap((tree, id): [number, Hit[]][] => {
      const hits = statements.flatMap((one) => (isEqual(one, tree, wanted.context) ? hitAt(one.span, text) : []));
      return hits.length > 0 ? [[id, hits]] : [];
    }),
  );
}

function isEqual({ tree }: FormulaStatement, wanted: Tree, { symbols, conventions }: StatementContext): boolean {
  if (!tree) return false;
  const sides = tree.kind === 'relation' && tree.operators.every((one) => one === '=') ? tree.sides : [];
  return [tree, ...sides].some((one) => compareMath(one, wanted, { symbols, conventions }).verdict === 'equal');
}

/** The tokens of a span. */
function hitAt({ start, end }: Span, { tokens }: Text): Hit[] {
  const first = tokens.findIndex(({ span }) => span.end > start);
  const behind = tokens.findIndex(({ span }) => span.start >= end);
  const last = behind < 0 ? tokens.length : behind;
  return first < 0 || first >= last ? [] : [{ start: first, end: last, slips: 0, denials: [] }];
}
