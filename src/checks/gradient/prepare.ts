import { agreementOf, type Difference, type Formula, type Reading } from '../../calculus/agreement.ts';
import type { Case } from '../../calculus/cases.ts';
import { spell } from '../../math/print.ts';
import type { SymbolTable } from '../../math/symbols.ts';
import type { Tree } from '../../math/tree.ts';
import type { OptionsOf, Preparation, Problem, Setting } from '../define-check.ts';
import { authorError, readFormula, roundedForAuthors, unproven } from '../shared/author-formula.ts';
import { notSupported } from '../shared/expected.ts';
import { basesOf, type FormulaJudging } from '../shared/formula-outcome.ts';
import { rangeOf } from '../shared/worlds.ts';
import type { StatementContext } from '../shared/statements.ts';
import { codeTokens } from './code-tokens.ts';
import { readAsked, type Asked } from './asked.ts';
import { derive, spelledName, type Derived } from './derive.ts';
import { askedFormula, gradientKey } from './key.ts';
import { tellsSigma } from '../shared/notation.ts';
import { withAuthorNotation } from './author-notation.ts';
import type { GRADIENT_OPTIONS } from './options.ts';
import {
  hasValue,
  readTerms,
  termNames,
  termsIn,
  withTerms,
  type AllowedTerms,
  type Layout,
  type Term,
} from './terms.ts';

/** A form that a question may ask for. */
export type Form = 'index form' | 'matrix form';

/** A gradient part, ready to judge. */
export interface PreparedGradient {
  readonly asked: Asked;
  readonly context: StatementContext;
  readonly judging: FormulaJudging;
  /** The rubric's own formulas say that σ is the logistic function. */
  readonly sigmaIsTold: boolean;
  /** Why finite differences were taken, where the derivative is not exact. */
  readonly steppedAside: string | undefined;
  readonly terms: PreparedTerms;
  /** The form that a right answer must have. */
  readonly form?: Form;
}

/** The derivatives that answers may use as symbols, and those that they may not. */
export interface PreparedTerms {
  readonly allowed: readonly Term[];
  /** Whether a name has a value that one can differentiate, or differentiate by. */
  readonly isKnown: (name: string) => boolean;
  readonly further: Derived['furtherTerms'];
}

type Options = OptionsOf<typeof GRADIENT_OPTIONS>;

/** Differentiates the reference, proves the expected formula against it and works out what slips lead to. */
export function prepareGradient(options: Options, setting: Setting): Preparation<PreparedGradient> {
  const { allowed, problems: wrongTerms } = readTerms(options.in_terms_of ?? [], setting);
  const unsupported = [...unsupportedKeys(options), ...wrongTerms];
  const read = readAsked(options, setting);
  const expect = options.expect === undefined ? undefined : readFormula(options.expect, ['expect'], setting);
  const unread = [
    ...('problems' in read ? read.problems : []),
    ...(expect && 'problem' in expect ? [expect.problem] : []),
  ];
  if ('problems' in read || (expect && 'problem' in expect)) return { problems: [...unsupported, ...unread] };
  const tree = expect && withAuthorNotation(expect.tree, setting.symbols, read.asked);
  const outcome = proveAndFinish(options, { asked: read.asked, tree, setting, allowed });
  return 'problems' in outcome || unsupported.length > 0
    ? { problems: [...unsupported, ...('problems' in outcome ? outcome.problems : [])] }
    : outcome;
}

function proveAndFinish(
  options: Options,
  { asked, tree, setting, allowed }: Omit<Claim, 'derived' | 'terms'> & { readonly allowed: AllowedTerms },
): { readonly prepared: PreparedGradient } | { readonly problems: readonly Problem[] } {
  const terms = [...allowed.derivatives, ...(tree ? termsIn(tree) : [])];
  if (terms.some(({ of, by }) => of === asked.of.name && by === asked.wrt.name))
    return { problems: [authorError(['expect'], 'bad-term', 'This uses the very derivative that is asked for.')] };
  const all = derive(asked, setting, terms);
  if ('problem' in all) return { problems: [all.problem] };
  const derived = tree ? withoutVague(all, askedFormula(tree, asked), setting) : all;
  const proof = proven({ asked, tree, derived, setting, terms });
  if ('problem' in proof) return { problems: [proof.problem] };
  const parts = { asked, derived, setting, terms, reading: proof.reading, expect: proof.tree };
  const { known, credits, problems } = gradientKey(parts, options.also ?? [], options.mistakes ?? {});
  if (problems.length > 0) return { problems };
  const { symbols, conventions } = setting;
  const names = options.in_terms_of && new Set([...allowed.names, ...sizeNames(symbols), ...termNames(terms)]);
  const { sizeOf } = proof.reading;
  const expected = tree && spell(tree);
  const judging = { cases: derived.cases, conventions, sizeOf, known, credits, expected, allowed: names };
  const context = { symbols, conventions, factors: true, prepare: codeTokens };
  const { steppedAside, furtherTerms: further } = derived;
  const isKnown = (name: string): boolean => hasValue(name, setting);
  const sigmaIsTold = tellsSigma([tree, asked.of.formula].filter((one) => one !== undefined));
  const own = { allowed: terms, isKnown, further };
  const form = formAsked(options.form);
  return { prepared: { asked, context, judging, sigmaIsTold, steppedAside, terms: own, ...(form && { form }) } };
}

function unsupportedKeys({ form, follow_through: follow }: Options): Problem[] {
  return [
    ...(form === undefined || formAsked(form)
      ? []
      : [notSupported('`form` other than index form and matrix form', ['form'])]),
    ...(follow === undefined ? [] : [notSupported('`follow_through`', ['follow_through'])]),
  ];
}

function formAsked(form: Options['form']): Form | undefined {
  return form === 'index form' || form === 'matrix form' ? form : undefined;
}

function sizeNames(symbols: SymbolTable): string[] {
  return [...symbols.values()].filter(({ type }) => type.kind === 'size').map(({ name }) => name);
}

interface Claim {
  readonly asked: Asked;
  readonly tree: Tree | undefined;
  readonly derived: Derived;
  readonly setting: Setting;
  readonly terms: readonly Term[];
}

interface Proof {
  readonly reading: Reading;
  readonly tree: Tree | undefined;
}

/** How the author's formulas are read: in the first layout and index base in which `expect` is the derivative. */
function proven({ asked, tree, derived, setting, terms }: Claim): Proof | { readonly problem: Problem } {
  const readings = readingsFor(tree, setting);
  const [first] = readings;
  if (!first) throw new Error('there is no index base to read with');
  if (!tree) return { reading: first.reading, tree };
  const agreements = readings.map(({ reading, layout }) => {
    const read = withTerms(tree, terms, layout);
    const agreement = agreementOf(askedFormula(read, asked), casesForProof(derived.cases), reading);
    return { reading, tree: read, agreement };
  });
  const fit = agreements.find(({ agreement }) => agreement.kind === 'equal');
  if (fit) return { reading: fit.reading, tree: fit.tree };
  const failed = agreements[0];
  if (failed?.agreement.kind === 'different')
    return { problem: counterexample(asked, failed.agreement.first, failed.reading.base) };
  return { problem: unproven(failed?.agreement) };
}

/** Each base that indices may have, and each layout that derivatives as a whole may have. */
function readingsFor(
  tree: Tree | undefined,
  { symbols, conventions }: Setting,
): readonly { readonly reading: Reading; readonly layout: Layout }[] {
  const { layout: said } = conventions;
  const hasTerms = tree !== undefined && termsIn(tree).length > 0;
  const layouts = said !== 'either' ? [said] : (['denominator', 'numerator'] as const);
  return layouts.slice(0, hasTerms ? 2 : 1).flatMap((layout) =>
    basesOf(conventions).map((base) => {
      const read = hasTerms ? { ...conventions, layout } : conventions;
      return { layout, reading: { base, conventions: read, sizeOf: rangeOf(symbols) } };
    }),
  );
}

/** Fewer draws than this are too few. */
const LEAST_DRAWS = 3;

/**
 * Leaves out draws at which even the right formula is too close to tell: where a softmax is saturated, `p - 1` has no figure
 * left.
 */
function withoutVague(derived: Derived, right: Formula, { conventions, symbols }: Setting): Derived {
  const draws = new Map<Case['values'], Case[]>();
  for (const one of derived.cases) draws.set(one.values, [...(draws.get(one.values) ?? []), one]);
  const clear = [...draws.values()].filter((cases) =>
    basesOf(conventions).every(
      (base) => agreementOf(right, cases, { base, conventions, sizeOf: rangeOf(symbols) }).kind !== 'unsure',
    ),
  );
  if (clear.length < LEAST_DRAWS || clear.length === draws.size) return derived;
  const kept = new Set(clear.map(([one]) => one?.values));
  const others = derived.others.map(({ name, cases }) => ({
    name,
    cases: () => cases().filter(({ values }) => kept.has(values)),
  }));
  return { ...derived, cases: clear.flat(), others };
}

/** Every entry of the first draw of each assignment of sizes; all draws where there is but one. Judging takes them all. */
function casesForProof(cases: readonly Case[]): readonly Case[] {
  const first = new Map<Case['sizes'], Case['values']>();
  for (const { sizes, values } of cases) if (!first.has(sizes)) first.set(sizes, values);
  return first.size < 2 ? cases : cases.filter(({ sizes, values }) => first.get(sizes) === values);
}

function counterexample({ of, wrt }: Asked, { one, student, reference }: Difference, base: number): Problem {
  const at = [...one.sizes, ...[...one.indices].map(([name, value]) => [name, value + base] as const)];
  const where =
    at.length === 0 ? 'At a random point' : `At ${at.map(([name, value]) => `${name} = ${value}`).join(', ')}`;
  const what = of.formula ? 'the formula' : spelledName(of);
  const message = `${where} this is ${roundedForAuthors(student)}, but the derivative of ${what} with respect to ${spelledName(wrt)} is ${roundedForAuthors(reference)}. Nothing is graded until they agree.`;
  return authorError(['expect'], 'expect-differs', message);
}
