import { agreementOf, type Formula, type Reading } from '../../calculus/agreement.ts';
import { NO_VOCABULARY } from '../../calculus/slips/vocabulary.ts';
import { transposed } from '../../math/evaluation/entries.ts';
import { spell } from '../../math/print.ts';
import type { Tree } from '../../math/tree.ts';
import { namesIn, nodesOf } from '../../math/walk.ts';
import type { OptionsOf, Preparation, Problem, Setting } from '../define-check.ts';
import { authorError, readFormula, roundedForAuthors, unproven } from '../shared/author-formula.ts';
import { notSupported } from '../shared/expected.ts';
import { countsNamedIn, type AuthorFormula, type NamedCounts } from '../shared/family-counts.ts';
import { alternativeEntries } from '../shared/formula-alternative.ts';
import { slipAmong, slipCredits, valueSlips, valueTest, writtenSlips, type SlipValue } from '../shared/formula-key.ts';
import { basesOf, type FormulaJudging } from '../shared/formula-outcome.ts';
import { didYouMean } from '../shared/nearest.ts';
import { tellsSigma, withUsualNotation } from '../shared/notation.ts';
import type { StatementContext } from '../shared/statements.ts';
import { rangeOf } from '../shared/worlds.ts';
import { formulaCases, type Wanted } from './cases.ts';
import { RECOGNISED, type FORMULA_OPTIONS } from './options.ts';
import { isStructural, prepareStructure, type PreparedStructure } from './structure.ts';

/** A formula part, ready to judge: by values at points, or as a whole. */
export type PreparedFormula = PreparedExpression | PreparedStructure;

/** A part whose answer is compared by its values. */
export interface PreparedExpression {
  readonly kind: 'expression';
  /** The name under which the answer may stand on a left side; empty where there is none. */
  readonly name: string;
  readonly indices: readonly string[];
  readonly context: StatementContext;
  readonly judging: FormulaJudging;
  /** The rubric's own formula says what σ is. */
  readonly sigmaIsTold: boolean;
}

type Options = OptionsOf<typeof FORMULA_OPTIONS>;

/** Finds the values that an answer must have, and proves `expect` against `of` where both are there. */
export function prepareFormula(options: Options, setting: Setting): Preparation<PreparedFormula> {
  const unsupported = unsupportedKeys(options);
  if (unsupported.length > 0) return { problems: unsupported };
  const { expect: written, of } = options;
  if (written === undefined && of === undefined)
    return {
      problems: [
        authorError([], 'nothing-expected', 'A formula needs `expect`, or `of` with a quantity of the reference.'),
      ],
    };
  const expect =
    typeof written === 'string' || typeof written === 'number' ? readProven(written, options, setting) : undefined;
  if (expect && 'problem' in expect) return { problems: [expect.problem] };
  if (isStructural(options, expect?.tree)) return prepareStructure(options, setting);
  const kind = expect && unsupportedTree(expect.tree);
  if (kind) return { problems: [kind] };
  const wanted = wantedFrom(of, expect?.tree, setting);
  if ('problem' in wanted) return { problems: [wanted.problem] };
  const counts = countsNamedIn(
    [...(expect ? [{ tree: expect.tree, path: ['expect'] }] : []), ...furtherOf(options, setting)],
    setting,
  );
  if ('problems' in counts) return counts;
  const found = formulaCases(wanted, setting, counts);
  if ('problem' in found) return { problems: [found.problem] };
  return finished({ options, setting, wanted, cases: found.cases, tree: expect?.tree, counts });
}

/** What is proven against a quantity may leave out what its products are: another meaning would be seen. */
function readProven(written: string | number, { of }: Options, setting: Setting): ReturnType<typeof readFormula> {
  const read = readFormula(written, ['expect'], setting);
  return 'tree' in read && of !== undefined ? { tree: withUsualNotation(read.tree, setting.symbols) } : read;
}

/** The formulas under `also` that can be read; what is wrong with the others is said where they are used. */
function furtherOf({ also = [] }: Options, setting: Setting): AuthorFormula[] {
  return also.flatMap((one, index) => {
    const path = ['also', index];
    const read = readFormula(typeof one === 'object' ? one.expect : one, path, setting);
    return 'problem' in read ? [] : [{ tree: read.tree, path }];
  });
}

interface Parts {
  readonly options: Options;
  readonly setting: Setting;
  readonly wanted: Wanted;
  readonly cases: FormulaJudging['cases'];
  readonly tree: Tree | undefined;
  readonly counts: NamedCounts;
}

function finished(parts: Parts): Preparation<PreparedExpression> {
  const { options, setting, wanted, cases, tree, counts } = parts;
  const { symbols, conventions } = setting;
  const reading: Reading = { base: basesOf(conventions)[0] ?? 0, conventions, sizeOf: rangeOf(symbols) };
  const proof = tree && 'quantity' in wanted ? disproof(withLetters(tree, wanted), parts, reading) : undefined;
  const { known, credits, problems } = keyOf(parts, reading);
  if (proof || problems.length > 0) return { problems: [...(proof ? [proof] : []), ...problems] };
  return {
    prepared: {
      kind: 'expression',
      name: 'quantity' in wanted ? wanted.quantity : '',
      indices: wanted.indices,
      context: { symbols, conventions, factors: true },
      sigmaIsTold: tree !== undefined && tellsSigma([tree]),
      judging: {
        cases,
        conventions,
        sizeOf: reading.sizeOf,
        known,
        credits,
        expected: tree && spell(counts.written(tree)),
        allowed: options.in_terms_of && new Set(options.in_terms_of),
      },
    },
  };
}

function unsupportedKeys({ form, follow_through: follow, in_terms_of: terms }: Options): Problem[] {
  const derivatives = (terms ?? []).flatMap((term, index) =>
    /^[A-Za-z]\w*$/u.test(term) ? [] : [notSupported(`\`${term}\` in \`in_terms_of\``, ['in_terms_of', index])],
  );
  return [
    ...(form === undefined ? [] : [notSupported('`form`', ['form'])]),
    ...(follow === undefined ? [] : [notSupported('`follow_through`', ['follow_through'])]),
    ...derivatives,
  ];
}

const KINDS: ReadonlyMap<Tree['kind'], string> = new Map([
  ['derivative', 'A derivative'],
  ['prime', 'A derivative'],
]);

function unsupportedTree(tree: Tree): Problem | undefined {
  const inside = tree.kind === 'relation' ? [tree] : [...nodesOf(tree)].filter((node) => node.kind !== 'relation');
  const kind = inside.map((node) => KINDS.get(node.kind)).find((name) => name !== undefined);
  return kind === undefined ? undefined : notSupported(`${kind} as the expected formula`, ['expect']);
}

function wantedFrom(
  of: string | undefined,
  tree: Tree | undefined,
  setting: Setting,
): Wanted | { readonly problem: Problem } {
  const { symbols, reference } = setting;
  if (of === undefined) {
    if (!tree) throw new Error('a formula without of needs an expected one');
    const indices = namesIn(tree).filter((name) => symbols.get(name)?.type.kind === 'index');
    return { formula: tree, indices };
  }
  const read = readFormula(of, ['of'], setting);
  if ('problem' in read) return read;
  const base = read.tree.kind === 'index' ? read.tree.of : read.tree;
  const letters = read.tree.kind === 'index' ? read.tree.indices : [];
  const indices = letters.flatMap((index) => (index.kind === 'name' ? [index.name] : []));
  const quantities = reference?.quantities;
  if (base.kind === 'name' && quantities?.has(base.name) === true && indices.length === letters.length)
    return { quantity: base.name, indices };
  const help = didYouMean(of, quantities?.keys() ?? []);
  return { problem: authorError(['of'], 'unknown-quantity', `The reference exports no function \`${of}\`.`, help) };
}

/** A formula of the author's, in which the letters of the wanted indices mean themselves. */
function withLetters(tree: Tree, { indices }: Wanted): Formula {
  return { tree, letters: new Map(indices.map((index) => [index, index])), definitions: new Map() };
}

function disproof(formula: Formula, { cases }: Parts, reading: Reading): Problem | undefined {
  const agreements = basesOf(reading.conventions).map((base) => agreementOf(formula, cases, { ...reading, base }));
  if (agreements.some(({ kind }) => kind === 'equal')) return undefined;
  const [first] = agreements;
  if (first?.kind !== 'different') return unproven(first);
  const { one, student, reference } = first.first;
  const at = [...one.sizes, ...one.indices].map(([name, value]) => `${name} = ${value}`);
  const where = at.length === 0 ? 'At a random point' : `At ${at.join(', ')}`;
  const message = `${where} this is ${roundedForAuthors(student)}, but the reference gives ${roundedForAuthors(reference)}. Nothing is graded until they agree.`;
  return authorError(['expect'], 'expect-differs', message);
}

function keyOf(
  { options, setting, wanted, tree, counts }: Parts,
  reading: Reading,
): {
  readonly known: FormulaJudging['known'];
  readonly credits: FormulaJudging['credits'];
  readonly problems: readonly Problem[];
} {
  const formulaOf = (changed: Tree): Formula => withLetters(changed, wanted);
  const alternatives = alternativeEntries(options.also ?? [], { setting, reading, formulaOf });
  const { credits, problems } = slipCredits(options.mistakes ?? {}, RECOGNISED);
  const written = tree ? writtenSlips(formulaOf(counts.written(tree)), NO_VOCABULARY, reading) : [];
  const turned: SlipValue = { slips: ['transposed'], valueAt: ({ reference }) => transposed(reference) };
  const slips = [...valueSlips(), turned, ...written.filter(({ slips: [slip] }) => slip === 'missing-term')];
  return {
    known: (wrong) => {
      const hasValues = valueTest(wrong);
      const suspects = slips.map((one) => ({ ...one, fits: () => hasValues(one) }));
      return alternatives.entries.find(hasValues) ?? slipAmong(suspects, credits);
    },
    credits,
    problems: [...problems, ...alternatives.problems],
  };
}
