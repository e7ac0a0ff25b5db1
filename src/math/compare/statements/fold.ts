import { compareValues, type Context } from '../context.ts';
import { freeNames } from '../expressions.ts';
import { isList } from '../../evaluation/entries.ts';
import { difference, numberTree } from '../trees.ts';
import { isStructured } from '../kinds.ts';
import { mapParts, simplified, type Relation, type Statement } from './statement.ts';
import { truthAt } from './truth.ts';
import { drawWorlds, type World } from '../worlds.ts';

/** A statement without the relations that always hold or never do: `0 = 3`, `x = x`, `2 < 1`. */
export function folded(statement: Statement, context: Context): Statement {
  return simplified(
    mapParts(statement, (part) => {
      const truth = part.kind === 'relation' ? truthOf(part, context) : undefined;
      return truth === undefined ? part : { kind: 'constant', value: truth };
    }),
  );
}

/** The world without names. */
const NOWHERE: World = { values: new Map(), sizes: new Map(), special: false };

/** Whether a relation always holds or never; undefined where it depends on the names or cannot be told. */
function truthOf(relation: Relation, context: Context): boolean | undefined {
  const { left, right, operator } = relation;
  if (isStructured(left) || isStructured(right)) return ofStructures(relation, context);
  const names = freeNames([left, right], context.options);
  const quick = names.length > 0 && isApart(relation, names, context);
  if (quick) return undefined;
  const { verdict } = compareValues(left, right, context);
  if (verdict === 'equal') return operator === '=' || operator === '≤';
  if (names.length > 0 || verdict === 'undecided') return undefined;
  if (operator === '=' || operator === '≠') return operator === '≠';
  const truth = truthAt(relation, { world: NOWHERE, bench: context.bench });
  return truth === 'unsure' ? undefined : truth;
}

/** Whether the sides differ at some point, which is the case for nearly all relations with names. */
function isApart({ left, right }: Relation, names: readonly string[], { bench }: Context): boolean {
  const differs: Relation = { kind: 'relation', operator: '≠', left: difference(left, right), right: numberTree(0) };
  const worlds = drawWorlds({ names, symbols: bench.symbols, complex: false, whole: false, seed: bench.seed });
  for (const world of worlds.slice(0, 4)) {
    if ([...world.values.values()].some(isList)) return false;
    if (truthAt(differs, { world, bench }) === true) return true;
  }
  return false;
}

/** `[0, 1] = [0, 1, 2]`: part by part, where no names occur. */
function ofStructures({ left, right, operator }: Relation, context: Context): boolean | undefined {
  if (operator !== '=' && operator !== '≠') return undefined;
  const { verdict } = context.compare(left, right);
  if (verdict === 'equal') return operator === '=';
  return verdict === 'different' && freeNames([left, right], context.options).length === 0
    ? operator === '≠'
    : undefined;
}
