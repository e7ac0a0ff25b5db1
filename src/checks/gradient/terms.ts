import { derivativeValues, type DerivativeForm } from '../../calculus/derivative-values.ts';
import { differentiate, type Goal } from '../../calculus/differentiate.ts';
import type { Drawn } from '../../calculus/draws.ts';
import type { Names, World } from '../../calculus/world.ts';
import type { Tree } from '../../math/tree.ts';
import { mapTree, nodesOf } from '../../math/walk.ts';
import type { Problem, Setting } from '../define-check.ts';
import { authorError, readFormula } from '../shared/author-formula.ts';
import { didYouMean } from '../shared/nearest.ts';
import { quietly } from '../shared/worlds.ts';
import { partsOf } from './definitions.ts';

/** A derivative that stands in a formula as if it were a name: `dl/dyhat`. */
export interface Term {
  readonly of: string;
  readonly by: string;
}

/** What `in_terms_of` allows. */
export interface AllowedTerms {
  readonly names: readonly string[];
  readonly derivatives: readonly Term[];
}

const NAME = /^[A-Za-z]\w*$/u;

/** Reads `in_terms_of`: names, and derivatives of names that the rubric or its reference has. */
export function readTerms(
  written: readonly string[],
  setting: Setting,
): { readonly allowed: AllowedTerms; readonly problems: readonly Problem[] } {
  const read = written.map((term, index) => (NAME.test(term) ? term : readTerm(term, ['in_terms_of', index], setting)));
  return {
    allowed: {
      names: read.flatMap((one) => (typeof one === 'string' ? [one] : [])),
      derivatives: read.flatMap((one) => (typeof one === 'object' && 'by' in one ? [one] : [])),
    },
    problems: read.flatMap((one) => (typeof one === 'object' && 'problem' in one ? [one.problem] : [])),
  };
}

function readTerm(written: string, path: Problem['path'], setting: Setting): Term | { readonly problem: Problem } {
  const read = readFormula(written, path, setting);
  if ('problem' in read) return read;
  const term = read.tree.kind === 'derivative' ? termOf(read.tree) : undefined;
  if (!term || read.tree.kind !== 'derivative' || termOf(read.tree)?.places.length !== 0) {
    const message = `\`${written}\` is neither a name nor the derivative of one name by another.`;
    return { problem: authorError(path, 'bad-term', message, 'Write `dl/dyhat`.') };
  }
  const { of, by } = term;
  const unknown = [of, by].find((name) => !hasValue(name, setting));
  if (unknown === undefined) return { of, by };
  const { symbols, reference } = setting;
  const help = didYouMean(unknown, [...symbols.keys(), ...(reference?.quantities.keys() ?? [])]);
  const message = `\`${unknown}\` in \`${written}\` is neither declared under \`symbols\` nor exported by the reference.`;
  return { problem: authorError(path, 'unknown-name', message, help) };
}

/** Whether the rubric or its reference has a number or an array of that name. */
export function hasValue(name: string, { symbols, reference }: Setting): boolean {
  const kind = symbols.get(name)?.type.kind;
  return reference?.quantities.has(name) === true || kind === 'number' || kind === 'array';
}

/** What a derivative in a formula is of and by, with its indices, those of what is differentiated first. */
export interface WrittenTerm extends Term {
  readonly form: Exclude<DerivativeForm, 'numerator' | 'denominator'> | 'whole';
  readonly places: readonly Tree[];
}

/** Reads a node as a derivative of one name by another; undefined for derivatives of anything else. */
export function termOf({ of, wrt }: Tree & { readonly kind: 'derivative' }): WrittenTerm | undefined {
  const [above, below] = [partsOf(of), partsOf(wrt)];
  if (!above || !below) return undefined;
  const [first, second] = [above.indices, below.indices];
  const form =
    first.length > 0 ? (second.length > 0 ? 'entries' : 'entries-of') : second.length > 0 ? 'entries-by' : 'whole';
  return { of: above.name, by: below.name, form, places: [...first, ...second] };
}

/** Whether two derivatives are the same. */
export function isSameTerm(a: Term, b: Term): boolean {
  return a.of === b.of && a.by === b.by;
}

/** The derivatives of names by names in a formula, each once. */
export function termsIn(tree: Tree): readonly WrittenTerm[] {
  const found: WrittenTerm[] = [];
  for (const node of nodesOf(tree)) {
    const term = node.kind === 'derivative' ? termOf(node) : undefined;
    if (term && !found.some((one) => isSameTerm(one, term) && one.form === term.form)) found.push(term);
  }
  return found;
}

/** The layout in which derivatives as a whole are read. */
export type Layout = 'numerator' | 'denominator';

/** A formula in which derivatives are names that have values. */
export function withTerms(tree: Tree, terms: readonly Term[], layout: Layout): Tree {
  return mapTree(tree, (node) => {
    const term = node.kind === 'derivative' ? termOf(node) : undefined;
    if (!term || !terms.some((one) => isSameTerm(one, term))) return node;
    const { form, places } = term;
    const name = valueName(term, form === 'whole' ? layout : form);
    const named: Tree = { kind: 'name', name, span: node.span };
    return places.length === 0 ? named : { kind: 'index', of: named, indices: places, span: node.span };
  });
}

/** Under which name a form of a derivative has its value. No text is read as this name. */
function valueName({ of, by }: Term, form: DerivativeForm): string {
  return `d${of}/d${by}|${form}`;
}

/** Whether a name that formulas got for a derivative stands for one in numerator layout, in which vectors are rows. */
export function isRowValue(name: string): boolean {
  return name.endsWith('|numerator');
}

/** The values of derivatives in one world by the names that formulas get for them, and what they are off by. */
export interface TermValues {
  readonly values: ReadonlyMap<string, Drawn>;
  readonly errors: ReadonlyMap<string, number>;
}

/** Differentiates all terms in one world; undefined where one of them has no derivative there. */
export function termValues(terms: readonly Term[], world: World, names: Names): TermValues | undefined {
  const values = new Map<string, Drawn>();
  const errors = new Map<string, number>();
  for (const term of terms) {
    const { of, by } = term;
    const goal: Goal = { indices: [], compute: (valueOf) => valueOf(of), track: (valueOf) => valueOf(of) };
    const ground = { wrt: { name: by, indices: [] }, world, names };
    const found = quietly(() => derivativeValues(differentiate(goal, ground, 0)));
    if (!found) return undefined;
    for (const [form, array] of found.arrays) {
      values.set(valueName(term, form), array);
      errors.set(valueName(term, form), found.error);
    }
  }
  return { values, errors };
}

/** The names that a formula gets for derivatives. */
export function termNames(terms: readonly Term[]): string[] {
  const forms: readonly DerivativeForm[] = ['numerator', 'denominator', 'entries', 'entries-of', 'entries-by'];
  return terms.flatMap((term) => forms.map((form) => valueName(term, form)));
}
