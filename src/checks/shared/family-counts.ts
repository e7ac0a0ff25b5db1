import type { Drawn } from '../../calculus/draws.ts';
import type { Random } from '../../math/random.ts';
import type { World } from '../../calculus/world.ts';
import { memberPath } from '../../math/exact.ts';
import { toNumber } from '../../math/rational.ts';
import type { Tree } from '../../math/tree.ts';
import { mapTree, nodesOf } from '../../math/walk.ts';
import { countFormula, drawSize } from '../../reference/families/count-formula.ts';
import { countAt, type CountOf, type LayerFamily } from '../../reference/families/layer-family.ts';
import type { Problem, Setting } from '../define-check.ts';
import type { Path } from './expected.ts';
import { chainOf, countNamed, valueOfMember } from './layer-members.ts';

/** An author's formula and where it stands. */
export interface AuthorFormula {
  readonly tree: Tree;
  readonly path: Path;
}

/** The counts of layers that formulas name, by their whole path (`network.withBias.parameters`). */
export interface NamedCounts {
  /** Names of the sizes that have to be whole numbers for which the layers can be built. */
  readonly sizes: readonly string[];
  /** Values of all counts where names have these values; undefined where a layer does not exist at these sizes. */
  readonly valuesAt: (values: ReadonlyMap<string, Drawn>) => ReadonlyMap<string, number> | undefined;
  /** The formula with its counts written out, where that is exact; else the counts stay names. */
  readonly written: (tree: Tree) => Tree;
}

interface FamilyCount {
  readonly family: LayerFamily;
  readonly count: CountOf;
}

/** Finds the counts of layers and families that formulas name, and everything that is wrong with them. */
export function countsNamedIn(
  formulas: readonly AuthorFormula[],
  setting: Setting,
): NamedCounts | { readonly problems: readonly Problem[] } {
  const fixed = new Map<string, number>();
  const open = new Map<string, FamilyCount>();
  const problems = new Map<string, Problem>();
  for (const { tree, path } of formulas)
    for (const node of outermostMembers(tree)) {
      const name = memberPath(node) ?? '';
      const found = countOf(node, path, setting);
      if ('problem' in found) problems.set(`${name} ${path.join('.')}`, found.problem);
      else if ('value' in found) fixed.set(name, found.value);
      else open.set(name, found);
    }
  if (problems.size > 0) return { problems: [...problems.values()] };
  return {
    sizes: [...new Set([...open.values()].flatMap(({ family }) => family.parameters))],
    valuesAt: (values) => valuesOf(open, fixed, values),
    written: (tree) => writtenOut(tree, open),
  };
}

/** `f.withBias.parameters`, and not the `f.withBias` in it. */
function outermostMembers(tree: Tree): Tree[] {
  const members = [...nodesOf(tree)].filter((node) => node.kind === 'member');
  const inner = new Set(members.map((node) => node.of));
  return members.filter((node) => !inner.has(node));
}

function countOf(
  node: Tree,
  path: Path,
  setting: Setting,
): FamilyCount | { readonly value: number } | { readonly problem: Problem } {
  const chain = chainOf(node);
  const family = setting.reference?.families?.get(chain?.[0] ?? '');
  if (!chain || !family) {
    const found = valueOfMember(node, { setting, telling: {}, path });
    return 'problem' in found ? found : { value: toNumber(found.value) };
  }
  const count = countNamed(chain, { setting, path });
  if ('problem' in count) return count;
  const problem = family.parameters.map((name) => sizeProblem(name, { family, path, setting })).find((one) => one);
  return problem ? { problem } : { family, count };
}

interface SizeFrame {
  readonly family: LayerFamily;
  readonly path: Path;
  readonly setting: Setting;
}

function sizeProblem(name: string, { family, path, setting }: SizeFrame): Problem | undefined {
  const type = setting.symbols.get(name)?.type;
  const isWhole = type?.kind === 'size' || (type?.kind === 'number' && type.integer);
  if (isWhole || Number.isSafeInteger(setting.reference?.values.get(name))) return undefined;
  const what = type ? 'is declared, but not as a whole number' : 'is not declared';
  return {
    path,
    severity: 'error',
    code: type ? 'not-a-size' : 'unknown-name',
    message: `\`${family.name}\` takes ${family.parameters.join(', ')}; \`${name}\` ${what}.`,
    help: `Write \`${name}: positive integer\` under \`symbols\`.`,
  };
}

function valuesOf(
  open: ReadonlyMap<string, FamilyCount>,
  fixed: ReadonlyMap<string, number>,
  values: ReadonlyMap<string, Drawn>,
): ReadonlyMap<string, number> | undefined {
  const all = new Map(fixed);
  for (const [name, { family, count }] of open) {
    const sizes = family.parameters.map((parameter) => values.get(parameter));
    const numbers = sizes.filter((size) => typeof size === 'number');
    const value = numbers.length === sizes.length ? countAt(family, count, numbers) : undefined;
    if (value === undefined) return undefined;
    all.set(name, value);
  }
  return all;
}

function writtenOut(tree: Tree, open: ReadonlyMap<string, FamilyCount>): Tree {
  return mapTree(tree, (node) => {
    const found = node.kind === 'member' ? open.get(memberPath(node) ?? '') : undefined;
    return (found && countFormula(found.family, found.count)) ?? node;
  });
}

/** The world with other sizes for layers: wider apart than numbers are drawn elsewhere, and often easy to divide. */
export function withLayerSizes(world: World, { symbols }: Setting, sizes: readonly string[], random: Random): World {
  const drawn = new Map(world.drawn);
  for (const name of sizes) {
    const type = symbols.get(name)?.type;
    if (type?.kind !== 'number') continue;
    const { from, to, openFrom, openTo } = type.domain;
    const size = drawSize(random);
    const isAllowed = (openFrom ? size > from : size >= from) && (openTo ? size < to : size <= to);
    if (isAllowed) drawn.set(name, size);
  }
  return { ...world, drawn };
}
