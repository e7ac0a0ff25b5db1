import type { Case } from '../../calculus/cases.ts';
import { shapeOf } from '../../calculus/world.ts';
import type { Tree } from '../../math/tree.ts';
import type { Conventions } from '../../model/conventions.ts';
import type { Flaw } from '../shared/formula-outcome.ts';
import type { PreparedGradient } from './prepare.ts';
import { isSameTerm, termsIn, withTerms, type Layout, type Term, type WrittenTerm } from './terms.ts';

/** One way to read the derivatives in a formula. */
export interface TermWay {
  /** The formula with names in their place. */
  readonly tree: Tree;
  readonly layout: Conventions['layout'];
  /** Cases in which derivatives have values that the rubric does not allow. */
  readonly cases?: readonly Case[];
  /**
   * What is wrong with a formula that is right in this way. `chain-rule-only`: a derivative by the asked variable is left.
   * `other-symbols`: the question does not allow a derivative that is used. `transposed`: all is in the other layout.
   * `mixed-layouts`: the formula has one layout and the derivatives in it the other.
   */
  readonly flaw?: Flaw;
}

/**
 * The ways to read the derivatives in a formula: in the layout of the rubric, or either, the same one for all of them and
 * for the formula; then in the other layout, and in both. Those that the rubric does not allow have their values too, so that it can be said whether
 * the formula would be right with them.
 */
export function waysWithTerms(tree: Tree, prepared: PreparedGradient): readonly TermWay[] {
  const { terms, judging } = prepared;
  const { layout } = judging.conventions;
  const used = termsIn(tree);
  const foreign = used.filter((one) => !terms.allowed.some((term) => isSameTerm(term, one)));
  const isKnown = foreign.every((term) => terms.isKnown(term.of) && terms.isKnown(term.by));
  if (used.length === 0 || !isKnown) return [{ tree, layout }];
  const cases = foreign.length > 0 ? extendedCases(foreign, prepared) : judging.cases;
  if (!cases) return [{ tree, layout }];
  const flaw = flawOf(foreign, prepared);
  const read = (one: Layout): Tree => withTerms(tree, used, one);
  const more = foreign.length > 0 ? { cases } : {};
  if (used.every(({ form }) => form !== 'whole')) return [{ tree: read('numerator'), layout, ...more, ...flaw }];
  const way = (symbols: Layout, whole: Layout, slip?: string): TermWay => {
    const doubt = slip === undefined ? {} : { flaw: { slip } };
    return { tree: read(symbols), layout: whole, ...more, ...doubt, ...flaw };
  };
  if (layout === 'either')
    return [
      way('denominator', 'denominator'),
      way('numerator', 'numerator'),
      way('denominator', 'numerator', 'mixed-layouts'),
      way('numerator', 'denominator', isByMatrix(prepared) ? undefined : 'mixed-layouts'),
    ];
  const other = layout === 'numerator' ? 'denominator' : 'numerator';
  return [way(layout, layout), way(other, other, 'transposed'), way(other, layout, 'mixed-layouts')];
}

/**
 * Whether a number is differentiated by a matrix: where no layout is asked for, rows for vectors and a result in the shape
 * of the matrix are what most people use.
 */
function isByMatrix({ asked, judging }: PreparedGradient): boolean {
  const [one] = judging.cases;
  const variable = one?.values.get(asked.wrt.name);
  const axes = variable === undefined ? 0 : shapeOf(variable).length;
  return one !== undefined && axes === 2 && shapeOf(one.reference).length === 2;
}

function flawOf(foreign: readonly WrittenTerm[], { asked }: PreparedGradient): Pick<TermWay, 'flaw'> {
  const undone = foreign.find(({ by }) => by === asked.wrt.name);
  if (undone) return { flaw: { slip: 'chain-rule-only', data: { name: spelledTerm(undone) } } };
  const [first] = foreign;
  return first ? { flaw: { slip: 'other-symbols', data: { name: spelledTerm(first) } } } : {};
}

/** `∂l/∂yhat` */
export function spelledTerm({ of, by }: Term): string {
  return `∂${of}/∂${by}`;
}

/** The cases with values for further derivatives; undefined where those have none. */
function extendedCases(foreign: readonly Term[], { terms, judging }: PreparedGradient): readonly Case[] | undefined {
  const values = terms.further(foreign);
  if (!values) return undefined;
  const made = new Map<Case['values'], Pick<Case, 'values' | 'errors'>>();
  for (const [world, more] of values)
    made.set(world, { values: new Map([...world, ...more.values]), errors: more.errors });
  return judging.cases.map((one) => {
    const more = made.get(one.values);
    if (!more) throw new Error('a case of no world');
    return { ...one, values: more.values, errors: new Map([...(one.errors ?? []), ...(more.errors ?? [])]) };
  });
}
