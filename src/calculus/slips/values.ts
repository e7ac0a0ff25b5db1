import { joined, numberTree } from '../../math/compare/trees.ts';
import { spell } from '../../math/print.ts';
import type { RelationOperator, Tree } from '../../math/tree.ts';
import { evaluatorOf, type Evaluated } from '../agreement.ts';
import type { Case } from '../cases.ts';
import { flattened } from '../draws.ts';
import type { Wrong } from './diagnosis.ts';
import { entriesAt, NOWHERE } from './missing.ts';
import { vocabularyOf, type Vocabulary } from './vocabulary.ts';
import type { SymbolTable } from '../../math/symbols.ts';

/** Share of the largest derivative below which two values are taken for the same, and above which they are apart. */
const SAME = 1e-7;
const APART = 1e-4;

/** The number by which all values of a wrong formula are the right ones multiplied; undefined where there is none. */
export function constantFactor({ formula, cases, reading }: Wrong): number | undefined {
  const valueIn = evaluatorOf(formula, reading);
  let factor: number | undefined;
  for (const one of cases) {
    const value = valueIn(one).value;
    const found = value === undefined ? [] : flattened(value);
    const wanted = flattened(one.reference);
    if (found.length !== wanted.length) return undefined;
    for (const [at, reference] of wanted.entries()) {
      const given = found[at] ?? NaN;
      if (factor === undefined && Math.abs(reference) > APART * one.scale) factor = given / reference;
      const allowed = SAME * one.scale + 2 * (one.bounds[at] ?? Infinity);
      if (!(Math.abs(given - (factor ?? 1) * reference) <= allowed * Math.max(1, Math.abs(factor ?? 1))))
        return undefined;
    }
  }
  return factor === 0 ? undefined : factor;
}

/** Least number of cases on either side of a condition that says something. */
const LEAST = 3;

/** The condition under which a wrong formula is right, and only then: `i + k < n`; undefined where none is found. */
export function regionOf(wrong: Wrong, symbols: SymbolTable): string | undefined {
  const { formula, cases, reading } = wrong;
  const valueIn = evaluatorOf(formula, reading);
  const agrees = cases.map((one) => agreement(valueIn(one).value, one));
  const right = agrees.filter((one) => one === true).length;
  if (agrees.includes(undefined) || right < LEAST || cases.length - right < LEAST) return undefined;
  const vocabulary = vocabularyOf(formula, cases, { symbols, base: reading.base });
  const found = conditionsOf(vocabulary).find((condition) => {
    const tree: Tree = { kind: 'indicator', condition, span: NOWHERE };
    const holdsIn = evaluatorOf({ ...formula, tree }, reading);
    return cases.every((one, at) => holdsIn(one).value === (agrees[at] === true ? 1 : 0));
  });
  return found && spell(found).text;
}

/** Whether a formula is right in a case; undefined where that is too close to tell, or where it is no number. */
function agreement(value: Evaluated['value'], one: Case): boolean | undefined {
  if (typeof value !== 'number' || typeof one.reference !== 'number') return undefined;
  const apart = Math.abs(value - one.reference);
  if (apart <= SAME * one.scale + (one.bounds[0] ?? 0)) return true;
  return apart > APART * one.scale ? false : undefined;
}

function conditionsOf(vocabulary: Vocabulary): Tree[] {
  const { letters, sizes, base } = vocabulary;
  const compared = (left: Tree, right: Tree, operators: readonly RelationOperator[]): Tree[] =>
    operators.map((operator) => ({ kind: 'relation', operators: [operator], sides: [left, right], span: NOWHERE }));
  const all = letters.map((name): Tree => ({ kind: 'name', name, span: NOWHERE }));
  const pairs = all.flatMap((a, at) => all.slice(at + 1).map((b) => [a, b] as const));
  const ends = sizes.map((name): Tree => ({ kind: 'name', name, span: NOWHERE }));
  return [
    ...pairs.flatMap(([a, b]) => [
      ...compared(a, b, ['=', '≠', '<', '>', '≤', '≥']),
      ...ends.flatMap((end) => compared(joined('+', a, b), end, base === 0 ? ['<', '≥'] : ['≤', '>'])),
    ]),
    ...all.flatMap((letter) => compared(letter, numberTree(base), ['=', '>'])),
    ...entriesAt(vocabulary, letters).flatMap((entry) => compared(entry, numberTree(0), ['>', '<'])),
  ];
}
