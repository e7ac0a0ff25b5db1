import type { Document } from '../model/document.ts';
import type { Span } from '../model/place.ts';
import type { Atom } from './atoms.ts';
import { derivativeFit, derivativesIn, type DerivativeRead } from './derivatives.ts';
import { nameFit } from './quantity-names.ts';
import type { Part } from './rubric-tree.ts';

/** What the left sides of formulas say of whose answer a stretch of atoms is. */
export interface LeftSides {
  /** Whose answer the atoms are, for one part, with how much they look like its own; undefined where nothing is said. */
  verdict(part: Part, stretch: Span): { readonly is: 'named' | 'alike' | 'other'; readonly looks: number } | undefined;
}

/** From here on a derivative is the one that is wanted. */
const SAME = 0.85;
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
  const read = announcedLeftOut(
    atoms.map(({ text }) => derivativesIn(text, document.macros).filter(({ role }) => role !== 'mention')),
  );
  const exact = (part: Part, one: DerivativeRead): number =>
    Math.max(0, ...part.wanted.map((wanted) => derivativeFit(wanted, one)));
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
      if (part.wanted.length === 0) return undefined;
      let best = 0;
      let other = false;
      for (let i = start; i < end; i++) {
        const { byPart, inAnyRole, isWanted } = at(i);
        best = Math.max(best, byPart.get(part.index) ?? 0);
        other ||= isWanted && (inAnyRole.get(part.index) ?? 0) < ALIKE;
      }
      if (best >= SAME) return { is: 'named', looks: best >= 0.94 ? 0.98 : 0.92 };
      if (best >= ALIKE) return { is: 'alike', looks: 0.7 };
      return other ? { is: 'other', looks: 0.1 } : undefined;
    },
  };
}

/** A list of derivatives and nothing else says what will be derived. */
function announcedLeftOut(read: readonly (readonly DerivativeRead[])[]): readonly (readonly DerivativeRead[])[] {
  const isLead = (all: readonly DerivativeRead[] | undefined): boolean =>
    all !== undefined && all.length > 0 && all.every(({ role, of }) => role === 'lead' && of !== undefined);
  return read.map((all, i) => (isLead(all) && (isLead(read[i - 1]) || isLead(read[i + 1])) ? [] : all));
}

function isOfSame(part: Part, { of }: DerivativeRead): boolean {
  return of !== undefined && part.wanted.some((wanted) => !wanted.of || nameFit(wanted.of, of) >= SAME);
}

/** A part that asks for a shape has it behind `∈`, one that asks for a value behind `=`. */
function inRole(part: Part, { role }: DerivativeRead, fit: number): number {
  if (role === 'lead') return 0.93 * fit;
  return (role === 'member') === part.wantsShape ? fit : 0.5 * fit;
}
