import { canonicalName, plainName, type Part } from './rubric-tree.ts';
import { coverage, likeness, nameAgreement, stemsOf } from './words.ts';

/** A name of the rubric that was read in a document. */
export interface NameRead {
  readonly name: string;
  /** Depth in the rubric, from 0: names of one depth exclude each other. */
  readonly depth: number;
  /** From 0 to 1: how well the words agree. */
  readonly agreement: number;
}

/** The names that a rubric gives to its parts, and how to recognise them in what students write. */
export interface Vocabulary {
  /** Highest ordinal that a bare label may have. */
  readonly limit: number;
  /** The name that a lead-in, heading, row or column head gives; undefined where it is none of the rubric's. */
  readName(text: string): NameRead | undefined;
  /** The name that a short sentence or clause is about ("there are 30 parameters"). */
  nameWithin(text: string): NameRead | undefined;
  /** The index of the counted part whose title a heading gives in place of its number. */
  partTitled(text: string): { readonly part: number; readonly agreement: number } | undefined;
  /** The index of the part whose id a text spells: `c.f.params`, `c/f/params`, `C_f_params`. */
  partSpelled(text: string): number | undefined;
}

/** The vocabulary of a rubric. */
export function vocabularyOf(parts: readonly Part[]): Vocabulary {
  const entries = entriesOf(parts);
  const exact = new Map(entries.flatMap((entry) => entry.spellings.map((spelling) => [spelling, entry] as const)));
  const titles = parts.flatMap((part) =>
    part.titles.map((title) => ({ part: part.index, title, stems: stemsOf(title) })),
  );
  const ids = new Map(parts.map((part) => [spelledId(part.target.id), part.index]));
  const ordinals = parts.flatMap((part) =>
    part.paths.flatMap((path) => path.flatMap((step) => [step.position, ...step.ordinals.map((one) => one.value)])),
  );
  return {
    limit: Math.max(6, ...ordinals.map((value) => value + 2)),
    readName: (text) => {
      const plain = withoutFrame(plainName(text));
      const same = exact.get(plain);
      if (same) return { name: same.name, depth: same.depth, agreement: 1 };
      return plain.length > LONGEST_NAME ? undefined : bestOf(entries, stemsOf(text), LEAST_COVERAGE);
    },
    nameWithin: (text) => {
      const stems = stemsOf(text).filter((stem) => !/^\d+$/u.test(stem));
      return stems.length > 16 ? undefined : bestOf(entries, stems, 0);
    },
    partTitled: (text) => titledBy(titles, text),
    partSpelled: (text) => ids.get(spelledId(text)),
  };
}

/** An id without regard to case and to how its steps are joined. */
export function spelledId(id: string): string {
  return id
    .trim()
    .toLowerCase()
    .replaceAll(/[\s._/\\:()[\]-]+/gu, '.')
    .replaceAll(/^\.|\.$/gu, '');
}

interface Title {
  readonly part: number;
  readonly title: string;
  readonly stems: readonly string[];
}

/** A title must agree as a whole: "Softmax and loss" is not "Softmax". */
function titledBy(
  titles: readonly Title[],
  text: string,
): { readonly part: number; readonly agreement: number } | undefined {
  const plain = withoutFrame(plainName(text));
  if (plain === '' || plain.length > LONGEST_NAME) return undefined;
  const stems = stemsOf(plain);
  const scored = titles
    .map(({ part, title, stems: own }) => ({ part, agreement: title === plain ? 1 : likeness(own, stems) }))
    .toSorted((a, b) => b.agreement - a.agreement);
  const [best] = scored;
  const second = scored.find((one) => one.part !== best?.part);
  if (!best || best.agreement < 0.75 || best.agreement - (second?.agreement ?? 0) < LEAST_LEAD) return undefined;
  return best;
}

interface Entry {
  readonly name: string;
  readonly depth: number;
  readonly spellings: readonly string[];
  readonly stems: readonly (readonly string[])[];
}

const LONGEST_NAME = 80;
const LEAST_AGREEMENT = 0.6;
/** How much of a lead-in its name must account for: "output shape of f" is one, "quick check of the sizes" is not. */
const LEAST_COVERAGE = 0.65;
/** By how much the best name must lead, so that "number of" alone is no name. */
const LEAST_LEAD = 0.15;

function entriesOf(parts: readonly Part[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const part of parts) {
    if (part.kind !== 'named') continue;
    const name = canonicalName(part.target);
    const key = part.target.id.split('.').at(-1) ?? '';
    const spellings = [...part.target.labels, ...(key.length > 2 ? [key] : [])].map(plainName);
    const before = entries.get(name);
    const all = [...new Set([...(before?.spellings ?? []), ...spellings])];
    const stems = all.filter((one) => one.length > 2).map((one) => stemsOf(one));
    entries.set(name, { name, depth: depthOf(parts, part), spellings: all, stems });
  }
  return [...entries.values()];
}

function depthOf(parts: readonly Part[], part: Part): number {
  const above = parts[part.parent];
  return above ? depthOf(parts, above) + 1 : 0;
}

function bestOf(entries: readonly Entry[], stems: readonly string[], leastCoverage: number): NameRead | undefined {
  if (stems.length === 0) return undefined;
  const scored = entries
    .map(({ name, depth, stems: known }) => ({
      name,
      depth,
      agreement: Math.max(0, ...known.map((one) => nameAgreement(one, stems))),
    }))
    .toSorted((a, b) => b.agreement - a.agreement);
  const [best, second] = scored;
  const known = entries.find((one) => one.name === best?.name)?.stems.flat() ?? [];
  if (coverage(known, stems) < leastCoverage) return undefined;
  if (!best || best.agreement < LEAST_AGREEMENT || best.agreement - (second?.agreement ?? 0) < LEAST_LEAD)
    return undefined;
  return best;
}

/** "For the layer f" and "network g" name f and g. */
function withoutFrame(name: string): string {
  return name
    .replace(/^(?:(?:for|the|layer|function|network|map|part|module|of)\s+)+/u, '')
    .replace(/\s+(?:function|layer|network|net|part)$/u, '');
}
