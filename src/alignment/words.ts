/**
 * Words as alignment compares them: lower-case stems without stop words and without the commands of LaTeX. The stems are
 * crude on purpose: they only say that "dimensions" and "dimensionality" are about the same thing.
 */
export function stemsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\\[a-z]+/giu, ' ')
    .replaceAll('#', ' number ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !STOP_WORDS.has(word))
    .map(stem);
}

/** Neighbouring stems as pairs. A copied question shares pairs with the sheet, an answer mostly single words. */
export function pairsOf(stems: readonly string[]): Set<string> {
  return new Set(stems.slice(1).map((one, i) => `${stems[i] ?? ''} ${one}`));
}

/** How much a stem says in a name: what a quantity *is* says more than "number" or "total". */
export function weightOf(stemmed: string): number {
  if (stemmed.startsWith('=')) return 2;
  return GENERIC.has(stemmed) ? 0.25 : 1;
}

/**
 * How well two names agree, from 0 to 1: the weight of the shared stems over that of the shorter name. "Output shape"
 * and "Dimensionality of output space" agree fully; "number of operations" and "number of parameters" hardly.
 */
export function nameAgreement(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [new Set(a), new Set(b)];
  const total = (names: ReadonlySet<string>): number => [...names].reduce((sum, one) => sum + weightOf(one), 0);
  const least = Math.min(total(left), total(right));
  return least < 1 ? 0 : Math.min(1, total(new Set([...left].filter((one) => right.has(one)))) / least);
}

/** How alike two titles are as a whole, from 0 to 1: the weight of the shared stems over that of both (Dice 1945). */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [new Set(a), new Set(b)];
  const total = (stems: Iterable<string>): number => [...stems].reduce((sum, one) => sum + weightOf(one), 0);
  const all = total(left) + total(right);
  return all === 0 ? 0 : (2 * total([...left].filter((one) => right.has(one)))) / all;
}

/** The share of a text's words that a name accounts for, by weight: little where a sentence only mentions the name. */
export function coverage(name: readonly string[], text: readonly string[]): number {
  const total = (stems: readonly string[]): number => stems.reduce((sum, one) => sum + weightOf(one), 0);
  const all = [...new Set(text)];
  return all.length === 0 ? 0 : total(all.filter((one) => name.includes(one))) / total(all);
}

function stem(word: string): string {
  const known = SYNONYMS.find(
    ({ words, beginnings }) => words.has(word) || beginnings.some((one) => word.startsWith(one)),
  );
  if (known) return known.stem;
  return word.length > 4 ? word.replace(/(?:ies|es|s|ing|ed|ly|al)$/u, '') : word;
}

/** What students call the usual quantities. General words only: what is special to a course belongs in its rubric. */
const SYNONYMS = [
  { stem: '=shape', words: new Set(['dim', 'dims', 'size', 'sizes']), beginnings: ['dimension', 'shape'] },
  { stem: '=parameters', words: new Set(['weight', 'weights']), beginnings: ['param'] },
  {
    stem: '=operations',
    words: new Set([
      'op',
      'ops',
      'cost',
      'costs',
      'mac',
      'macs',
      'runtime',
      'time',
      'multiplications',
      'additions',
      'multiplies',
      'adds',
    ]),
    beginnings: ['operation', 'complexit', 'flop', 'comput'],
  },
];

const GENERIC = new Set(
  'number total count amount overall answer final result modul layer part question section exercise'.split(' '),
);

const STOP_WORDS = new Set(
  (
    'a an the of to in is are be and or for on with by we you your it its this that as at from what which do does how ' +
    'can will should would our their these those given let us if then one two each all use only write down following ' +
    'please briefly explain describe show using used have has not eg ie so there per each'
  ).split(' '),
);
