import type { AnswerType, CompareOptions } from '../../math/compare/compare-math.ts';
import { spell } from '../../math/print.ts';
import type { Tree } from '../../math/tree.ts';
import type { Finding } from '../../model/finding.ts';
import { ALL, compare, type Share } from '../../model/share.ts';
import type { Spelling } from '../../model/verdict.ts';
import type { OptionsOf, Preparation, Problem, Setting } from '../define-check.ts';
import { readFormula } from '../shared/author-formula.ts';
import { readCredit, slipCredits, type NamedCredit } from '../shared/formula-key.ts';
import type { StatementContext } from '../shared/statements.ts';
import type { FORMULA_OPTIONS } from './options.ts';

/** A right answer, or one that earns a share. */
export interface StructureEntry {
  readonly tree: Tree;
  readonly credit: Share;
  readonly findings: readonly Finding[];
}

/** A part whose answer is more than an expression: an equation, a set, an interval, a tuple, a matrix, a statement. */
export interface PreparedStructure {
  readonly kind: 'structure';
  readonly context: StatementContext;
  readonly options: CompareOptions;
  /** The expected answer first. */
  readonly entries: readonly StructureEntry[];
  readonly expected: Spelling;
  readonly slips: ReadonlyMap<string, NamedCredit>;
}

type Options = OptionsOf<typeof FORMULA_OPTIONS>;

const STRUCTURES: ReadonlySet<Tree['kind']> = new Set([
  'relation',
  'logic',
  'not',
  'tuple',
  'matrix',
  'space',
  'builder',
  'plus-minus',
]);

/** Whether an expected answer is compared as a whole, and not by its values at points. */
export function isStructural({ type, expect, of }: Options, tree: Tree | undefined): boolean {
  if (of !== undefined) return false;
  if (type !== undefined && type !== 'expression') return true;
  return Array.isArray(expect) || typeof expect === 'boolean' || (tree !== undefined && STRUCTURES.has(tree.kind));
}

/** Reads the expected answer and the alternatives. */
export function prepareStructure(options: Options, setting: Setting): Preparation<PreparedStructure> {
  const expect = expectedTree(options.expect ?? '', setting);
  const slips = slipCredits(options.mistakes ?? {}, new Set(Object.keys(options.mistakes ?? {})));
  const also = (options.also ?? []).map((one, index) => alternative(one, index, setting));
  const problems = [expect, ...also].flatMap((one) => ('problem' in one ? [one.problem] : []));
  if ('problem' in expect || problems.length + slips.problems.length > 0) {
    return { problems: [...problems, ...slips.problems] };
  }
  const { symbols, conventions } = setting;
  const entries = also.flatMap((one) => ('entry' in one ? [one.entry] : []));
  const type = typeOf(options.type);
  return {
    prepared: {
      kind: 'structure',
      context: { symbols, conventions },
      options: { symbols, conventions, ...(type && { type }) },
      entries: [{ tree: expect.tree, credit: ALL, findings: [] }, ...entries],
      expected: spell(expect.tree),
      slips: slips.credits,
    },
  };
}

function typeOf(written: Options['type']): AnswerType | undefined {
  return written;
}

type ReadTree = { readonly tree: Tree } | { readonly problem: Problem };

/** A list of YAML is a tuple, a list of lists a matrix. */
function expectedTree(written: NonNullable<Options['expect']>, setting: Setting): ReadTree {
  if (typeof written === 'boolean') return readFormula(String(written), ['expect'], setting);
  if (!Array.isArray(written)) return readFormula(written, ['expect'], setting);
  const text = written.map((item) => (Array.isArray(item) ? `[${item.join(', ')}]` : String(item)));
  const isMatrix = written.every((item) => Array.isArray(item));
  return readFormula(isMatrix ? `[${text.join(', ')}]` : `(${text.join(', ')})`, ['expect'], setting);
}

type AlsoOne = NonNullable<Options['also']>[number];

function alternative(
  one: AlsoOne,
  index: number,
  setting: Setting,
): { readonly entry: StructureEntry } | { readonly problem: Problem } {
  const { expect, credit, feedback } = typeof one === 'object' ? one : { expect: one, credit: 1, feedback: undefined };
  const read = readFormula(expect, ['also', index], setting);
  if ('problem' in read) return read;
  const share = readCredit(credit ?? 1, ['also', index, 'credit']);
  if ('problem' in share) return share;
  const note: Finding[] = feedback === undefined ? [] : [{ code: 'author-note', data: { text: feedback } }];
  const partly: Finding[] = compare(share.credit, ALL) === 0 ? [] : [{ code: 'accepted-in-part' }];
  return { entry: { tree: read.tree, credit: share.credit, findings: note.length > 0 ? note : partly } };
}
