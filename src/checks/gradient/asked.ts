import type { Tree } from '../../math/tree.ts';
import type { Problem, Setting } from '../define-check.ts';
import { authorError, readFormula } from '../shared/author-formula.ts';
import { notSupported } from '../shared/expected.ts';
import { didYouMean } from '../shared/nearest.ts';

/** A name with the letters of its indices: `z[k]`. */
export interface AskedName {
  readonly name: string;
  readonly indices: readonly string[];
  readonly tree: Tree;
}

/** The derivative that a part asks for. */
export interface Asked {
  /** `formula` is set where no quantity is differentiated but what stands there. */
  readonly of: AskedName & { readonly formula?: Tree };
  readonly wrt: AskedName;
}

/** Reads `of` and `wrt`. */
export function readAsked(
  written: { readonly of: string; readonly wrt: string },
  setting: Setting,
): { readonly asked: Asked } | { readonly problems: readonly Problem[] } {
  const mistyped = unknownWord(written.of, setting);
  if (mistyped !== undefined) return { problems: [unknownQuantity(mistyped, setting)] };
  const [of, wrt] = [readFormula(written.of, ['of'], setting), readFormula(written.wrt, ['wrt'], setting)];
  const problems = [of, wrt].flatMap((one) => ('problem' in one ? [one.problem] : []));
  if ('problem' in of || 'problem' in wrt) return { problems };
  const variable = variableOf(wrt.tree, setting);
  const quantity = quantityOf(of.tree, setting);
  if ('problem' in variable) problems.push(variable.problem);
  if ('problem' in quantity) problems.push(quantity.problem);
  return 'problem' in variable || 'problem' in quantity ? { problems } : { asked: { of: quantity, wrt: variable } };
}

/** `loss`, `zz[k]`: one word that nobody knows is a slip of the author's, and no product of letters. */
function unknownWord(written: string, { symbols, reference }: Setting): string | undefined {
  const word = /^([A-Za-z]\w+)(?:\[[^\]]*\])?$/u.exec(written)?.[1];
  const isKnown = word === undefined || symbols.has(word) || reference?.quantities.has(word) === true;
  return isKnown ? undefined : word;
}

/** The name and index letters of `x`, `x[i]` or `W[i, j]`; undefined for anything else. */
export function namedPart(tree: Tree): AskedName | undefined {
  if (tree.kind === 'name') return { name: tree.name, indices: [], tree };
  if (tree.kind !== 'index' || tree.of.kind !== 'name') return undefined;
  const letters = tree.indices.flatMap((index) => (index.kind === 'name' ? [index.name] : []));
  return letters.length === tree.indices.length ? { name: tree.of.name, indices: letters, tree } : undefined;
}

function quantityOf(tree: Tree, setting: Setting): Asked['of'] | { readonly problem: Problem } {
  const quantities = setting.reference?.quantities ?? new Map<string, unknown>();
  const named = namedPart(tree);
  if (named && quantities.has(named.name)) return named;
  const base = tree.kind === 'index' && tree.of.kind === 'name' ? tree.of.name : undefined;
  if (base !== undefined && quantities.has(base))
    return { problem: notSupported('An index that is more than a letter', ['of']) };
  const lone = named?.name ?? base;
  if (lone !== undefined) return { problem: unknownQuantity(lone, setting) };
  return { name: '', indices: [], tree, formula: tree };
}

function unknownQuantity(name: string, { reference }: Setting): Problem {
  const from = reference
    ? `${reference.file} exports no function ${name}`
    : `There is no reference that exports ${name}`;
  const help = didYouMean(name, reference?.quantities.keys() ?? []);
  return authorError(['of'], 'unknown-quantity', `${from}, so it cannot be differentiated.`, help);
}

function variableOf(tree: Tree, setting: Setting): AskedName | { readonly problem: Problem } {
  const named = namedPart(tree);
  if (!named) return { problem: notSupported('A variable that is more than a name with letters as indices', ['wrt']) };
  const { symbols, reference } = setting;
  const type = symbols.get(named.name)?.type;
  if (reference?.quantities.has(named.name) === true) return named;
  if (type?.kind === 'array' || type?.kind === 'slice' || (type?.kind === 'number' && !type.integer)) return named;
  const help = didYouMean(named.name, [...symbols.keys(), ...(reference?.quantities.keys() ?? [])]);
  const reason = type
    ? 'is nothing that one can differentiate by'
    : 'is neither declared under `symbols` nor exported by the reference';
  return { problem: authorError(['wrt'], 'unknown-name', `${named.name} ${reason}.`, type ? undefined : help) };
}
