import { isWithin, type Evidence } from './evidence.ts';
import { candidatesFor, type Candidate } from './features.ts';
import type { Numbering } from './path-fit.ts';
import type { Part } from './rubric-tree.ts';
import { solve, type Marginals, type Stop } from './solve.ts';

/** What the optimisation says of one part. */
export interface Choice {
  readonly part: Part;
  /** Where it begins; undefined where it is better to call it missing. */
  readonly at: Candidate | undefined;
  /** By how much the whole document's total beats that of the runner-up for this part: another block, or missing. */
  readonly margin: number;
  /** Other places with the same label and content. */
  readonly rivals: readonly Candidate[];
  /** All places that were considered, best first. */
  readonly candidates: readonly Candidate[];
}

/** The placement of all parts at once. */
export interface Solution {
  readonly choices: readonly Choice[];
  readonly numbering: Numbering;
  /** Parts that another reading of the numbering, nearly as good, places elsewhere. */
  readonly contested: ReadonlySet<number>;
}

/** By how much a student's own numbering must explain the document better than the sheet's. */
const OWN_NUMBERING: Readonly<Record<Numbering, number>> = { sheet: 0, inner: 0.7, position: 1.5 };
/** A lead under which two readings are both possible. */
const SURE = 1.2;
/** How often two parts that fell on one place are told apart. */
const MOST_ROUNDS = 8;

/** Solves under each reading of the numbering and keeps the best one. */
export function solutionOf(evidence: Evidence): Solution {
  const sheet = solveUnder(evidence, 'sheet');
  const counts = evidence.nodes.some((node) => node.path.some((one) => one.ordinals.length > 0));
  const readings =
    counts && !explainsAll(evidence, sheet)
      ? [sheet, solveUnder(evidence, 'inner'), solveUnder(evidence, 'position')]
      : [sheet];
  const ranked = readings.toSorted((a, b) => b.worth - a.worth);
  const [best = sheet] = ranked;
  const close = ranked.filter((one) => best.worth - one.worth < SURE);
  const contested = best.choices.filter(({ part, at }) =>
    close.some((one) => (one.choices[part.index]?.at?.atom ?? at?.atom) !== at?.atom),
  );
  return {
    choices: best.choices,
    numbering: best.numbering,
    contested: new Set(contested.map((one) => one.part.index)),
  };
}

/** The atom at which a choice ends at the latest: the scope of its label, or of the labels around it. */
export function scopeEndOf(evidence: Evidence, { atom, node }: Pick<Candidate, 'atom' | 'node'>): number {
  const own = evidence.nodes[node];
  if (own) return own.end;
  return evidence.nodes[evidence.atoms[atom]?.node ?? -1]?.end ?? evidence.atoms.length;
}

/** Whether each counted part was found under its label as on the sheet: then no other numbering is thought of. */
function explainsAll(evidence: Evidence, { choices }: Reading): boolean {
  return choices.every(
    ({ part, at }) =>
      part.kind !== 'counted' ||
      (at !== undefined && evidence.nodes[at.node] !== undefined && at.labelled && !at.contradicted),
  );
}

interface Reading {
  readonly choices: readonly Choice[];
  readonly numbering: Numbering;
  /** The total of the document, less what the reading costs. */
  readonly worth: number;
}

function solveUnder(evidence: Evidence, numbering: Numbering): Reading {
  const { parts } = evidence;
  const all = parts.map((part) => candidatesFor(evidence, part, numbering));
  const banned = parts.map(() => new Set<number>());
  for (let round = 0; ; round++) {
    const allowed = all.map((candidates, i) => candidates.filter((one) => banned[i]?.has(one.atom) !== true));
    const marginals = solve(
      allowed.map((candidates, i) => stopOf(parts[i], candidates)),
      (part, atom) => {
        const candidate = allowed[part]?.find((one) => one.atom === atom);
        return candidate ? scopeEndOf(evidence, candidate) : evidence.atoms.length;
      },
    );
    const chosen = marginals.map((one, i) => bestOf(one, allowed[i] ?? []));
    const clash = round < MOST_ROUNDS ? clashOf(evidence, chosen) : undefined;
    if (clash) {
      banned[clash.part]?.add(clash.atom);
      continue;
    }
    const choices = parts.map((part, i) =>
      choiceOf({ evidence, part, chosen, all: all[i] ?? [], marginals: marginals[i] }),
    );
    const total = Math.max(0, ...marginals.slice(0, 1).map((one) => Math.max(one.missing, ...one.through.values())));
    return { choices, numbering, worth: total - OWN_NUMBERING[numbering] };
  }
}

function stopOf(part: Part | undefined, candidates: readonly Candidate[]): Stop {
  return {
    parent: part?.parent ?? -1,
    loose: part?.kind === 'loose' && part.leaf,
    labelled: part?.kind !== 'loose',
    candidates,
  };
}

function bestOf({ through, missing }: Marginals, candidates: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined;
  let most = missing;
  for (const one of candidates) {
    const value = through.get(one.atom) ?? -Infinity;
    if (value > most || (value === most && best && one.atom < best.atom)) [best, most] = [one, value];
  }
  return best;
}

/** Two parts on one place, neither within the other: the weaker must look elsewhere. Unlabelled siblings may share one. */
function clashOf(
  { parts }: Evidence,
  chosen: readonly (Candidate | undefined)[],
): { part: number; atom: number } | undefined {
  const taken = new Map<number, number[]>();
  for (const [i, one] of chosen.entries()) {
    if (!one) continue;
    const [part, others] = [parts[i], taken.get(one.atom) ?? []];
    for (const j of others) {
      const other = parts[j];
      if (!part || !other || isWithin(parts, i, j)) continue;
      if (part.kind === 'loose' && other.kind === 'loose' && part.parent === other.parent) continue;
      return { part: one.score > (chosen[j]?.score ?? 0) ? j : i, atom: one.atom };
    }
    taken.set(one.atom, [...others, i]);
  }
  return undefined;
}

interface Chosen {
  readonly evidence: Evidence;
  readonly part: Part;
  readonly chosen: readonly (Candidate | undefined)[];
  readonly all: readonly Candidate[];
  readonly marginals: Marginals | undefined;
}

function choiceOf({ evidence, part, chosen, all, marginals }: Chosen): Choice {
  const at = chosen[part.index];
  const { through = new Map<number, number>(), missing = 0 } = marginals ?? {};
  if (!at)
    return { part, at, margin: missing - Math.max(missing - 5, ...through.values()), rivals: [], candidates: all };
  const others = new Set(
    chosen.filter((_, i) => i !== part.index && !isWithin(evidence.parts, part.index, i)).map((one) => one?.atom),
  );
  const rivals = all.filter((one) => isRival(evidence, part, at, one) && !others.has(one.atom));
  const own = through.get(at.atom) ?? 0;
  const blockOf = (atom: number): number => evidence.atoms[atom]?.block ?? -1;
  const elsewhere = [...through].filter(
    ([atom]) =>
      blockOf(atom) !== blockOf(at.atom) &&
      !rivals.some((one) => one.atom === atom) &&
      !sameScope(
        evidence,
        at,
        all.find((one) => one.atom === atom),
      ),
  );
  return { part, at, margin: own - Math.max(missing, ...elsewhere.map(([, value]) => value)), rivals, candidates: all };
}

/** Another place with the same right to be the answer: as surely labelled, with text under it, outside of this one. */
function isRival(evidence: Evidence, part: Part, at: Candidate, other: Candidate): boolean {
  if (other.atom === at.atom || !part.leaf || other.score < at.score - 2.2 || other.score < 0.5) return false;
  if (other.atom > at.atom && other.atom < ownEnd(evidence, at)) return false;
  if (at.atom > other.atom && at.atom < ownEnd(evidence, other)) return false;
  if (other.contradicted && !at.contradicted) return false;
  const sure = other.labelled || (other.looks >= 0.9 && (part.kind === 'loose' || !at.labelled));
  return sure && other.looks >= 0.2 && evidence.holdsText(other.atom, ownEnd(evidence, other));
}

/** Whether one place lies under the label of the other: both mean the same answer. */
function sameScope(evidence: Evidence, at: Candidate, other: Candidate | undefined): boolean {
  if (!other) return false;
  return (
    (at.node >= 0 && other.atom > at.atom && other.atom < ownEnd(evidence, at)) ||
    (other.node >= 0 && at.atom > other.atom && at.atom < ownEnd(evidence, other))
  );
}

function ownEnd(evidence: Evidence, { atom, node }: Candidate): number {
  return evidence.nodes[node]?.end ?? atom + 1;
}
