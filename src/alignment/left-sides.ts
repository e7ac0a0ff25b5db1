import type { Document } from '../model/document.ts';
import type { Span } from '../model/place.ts';
import type { Atom } from './atoms.ts';
import { derivativeFit, derivativesIn, renamedIn, type Derivative, type DerivativeRead } from './derivatives.ts';
import { plainFormula } from './plain-formula.ts';
import { nameFit, quantityName } from './quantity-names.ts';
import type { Part } from './rubric-tree.ts';

/** What the left sides of formulas say of whose answer a stretch of atoms is. */
export interface LeftSides {
  /** Whose answer the atoms are, for one part, with how much they look like its own; undefined where nothing is said. */
  verdict(part: Part, stretch: Span): { readonly is: 'named' | 'alike' | 'other'; readonly looks: number } | undefined;
}

/** From here on a derivative is the one that is wanted. */
const SAME = 0.8;
/** From here on it may be. */
const ALIKE = 0.55;

/** What stands on the left at one atom: how well it agrees with each part, and with parts that ask for it in another role. */
interface AtomFits {
  readonly byPart: ReadonlyMap<number, number>;
  readonly inAnyRole: ReadonlyMap<number, number>;
  readonly isWanted: boolean;
}

/** Looks at the derivatives that stand on left sides and in lead-ins. */
export function leftSidesOf(document: Document, atoms: readonly Atom[], parts: readonly Part[]): LeftSides {
  const wanting = parts.filter((part) => part.leaf && part.wanted.length > 0);
  if (wanting.length === 0) return { verdict: () => undefined };
  const written = atoms.map((atom) => [
    ...derivativesIn(atom.text.slice(atom.kind === 'heading' ? 0 : atom.bodyAt), document.macros).filter(
      ({ role }) => role !== 'mention',
    ),
    ...inTable(document, atoms, atom),
  ]);
  const renamed = atoms.map((atom) => renamedIn(atom.text, document.macros));
  const isAnnounced = announcedIn(written).map((is, i) => is || (renamed[i] ?? []).length > 0);
  const read = written.map((all, i) => (isAnnounced[i] === true ? [] : all));
  const wanted = wanting.map((part) => namedBy(part, renamed.flat()));
  const exact = (part: Part, one: DerivativeRead): number =>
    Math.max(0, ...(wanted[wanting.indexOf(part)] ?? []).map((derivative) => derivativeFit(derivative, one)));
  const isNamed = new Set(
    wanting.filter((part) => read.some((all) => all.some((one) => exact(part, one) >= SAME))).map(({ index }) => index),
  );
  const known = new Map<number, AtomFits>();
  const at = (index: number): AtomFits => {
    const before = known.get(index);
    if (before) return before;
    const here = read[index] ?? [];
    const all = here.map((one) => {
      const fits = wanting.map((part) => exact(part, one));
      // A variable under a name of the student's own may be that of a part whose own name stands nowhere.
      const isStrange = one.role === 'left' && fits.every((fit) => fit < ALIKE);
      return wanting.map((part, i) => {
        const same = fits[i] ?? 0;
        const renamed = isStrange && !isNamed.has(part.index) && isOfSame(part, one) ? ALIKE : 0;
        return Math.max(same, renamed);
      });
    });
    const best = (weigh: (part: Part, one: DerivativeRead, fit: number) => number): Map<number, number> =>
      new Map(
        wanting.map((part, i) => [
          part.index,
          Math.max(0, ...here.map((one, j) => weigh(part, one, all[j]?.[i] ?? 0))),
        ]),
      );
    const byPart = best((part, one, fit) => inRole(part, one, fit));
    const inAnyRole = best((_, __, fit) => fit);
    const fits = { byPart, inAnyRole, isWanted: [...byPart.values()].some((fit) => fit >= SAME) };
    known.set(index, fits);
    return fits;
  };
  return {
    verdict: (part, { start, end }) => {
      if (end - start <= 2 && isAnnounced.slice(start, end).every(Boolean)) return { is: 'other', looks: 0.02 };
      if (part.wanted.length === 0) return undefined;
      let best = 0;
      let other = false;
      let mine = false;
      for (let i = start; i < end; i++) {
        const { byPart, inAnyRole, isWanted } = at(i);
        best = Math.max(best, byPart.get(part.index) ?? 0);
        mine ||= (inAnyRole.get(part.index) ?? 0) >= SAME;
        other ||= isWanted && (inAnyRole.get(part.index) ?? 0) < ALIKE;
      }
      if (best >= SAME) return { is: 'named', looks: best >= 0.94 ? 0.98 : 0.92 };
      if (best >= ALIKE) return { is: 'alike', looks: 0.7 };
      // Its own derivative in another role: `∂L/∂W : 3 × 2` is the shape, not the value.
      if (mine) return { is: 'other', looks: 0.2 };
      return other ? { is: 'other', looks: 0.1 } : undefined;
    },
  };
}

/** The student's own name for what a part wants, where a change of notation says it. */
function namedBy(part: Part, renamed: readonly (readonly [Derivative, Derivative])[]): readonly Derivative[] {
  const own = renamed.filter(([from]) => part.wanted.some((one) => derivativeFit(one, from) >= SAME));
  return own.length > 0 ? own.map(([, to]) => to) : part.wanted;
}

/**
 * In a table of gradients the head of the row is the variable: `| W | δ xᵀ |`. The head of the column says whether the cell
 * holds a gradient or its shape.
 */
function inTable(document: Document, atoms: readonly Atom[], atom: Atom): DerivativeRead[] {
  if (atom.kind !== 'cell') return [];
  const cell = document.blocks[atom.block];
  const head = document.blocks.find(
    (one) => one.group === cell?.group && one.header === true && one.column === cell?.column,
  );
  const title = head?.runs.map((run) => run.text).join('') ?? '';
  if (cell?.group === undefined || !/gradient|derivative|∂|\\partial/iu.test(title)) return [];
  const row = atoms
    .slice(Math.max(0, atom.index - MOST_COLUMNS), atom.index)
    .findLast(({ kind }) => kind === 'row-head');
  const wrt = row && quantityName(plainFormula(row.text.replaceAll('`', ''), document.macros));
  return wrt ? [{ of: undefined, wrt, role: /shape|size|dim/iu.test(title) ? 'member' : 'left' }] : [];
}

const MOST_COLUMNS = 8;

/** A list of derivatives and nothing else says what will be derived. */
function announcedIn(read: readonly (readonly DerivativeRead[])[]): readonly boolean[] {
  const isLead = (all: readonly DerivativeRead[] | undefined): boolean =>
    all !== undefined && all.length > 0 && all.every(({ role, of }) => role === 'lead' && of !== undefined);
  return read.map((all, i) => isLead(all) && (isLead(read[i - 1]) || isLead(read[i + 1])));
}

function isOfSame(part: Part, { of }: DerivativeRead): boolean {
  return of !== undefined && part.wanted.some((wanted) => !wanted.of || nameFit(wanted.of, of) >= SAME);
}

/** A part that asks for a shape has it behind `∈`, one that asks for a value behind `=`. */
function inRole(part: Part, { role }: DerivativeRead, fit: number): number {
  if (role === 'lead') return 0.93 * fit;
  return (role === 'member') === part.wantsShape ? fit : 0.5 * fit;
}
