import type { Token } from '../tokens.ts';
import type { LogicOperator, Tree } from '../tree.ts';
import { nested, over, peek, type Reader } from './reader.ts';

/**
 * Statements that are joined by words or signs of logic; `relation` reads one of them. From loose to tight: `iff`,
 * `implies` (to the right), `or` with `xor`, `and`, `not`. Items of the same operator are one list.
 */
export function logical(reader: Reader, relation: (reader: Reader) => Tree): Tree {
  return equivalence(reader, relation);
}

type Rule = (reader: Reader) => Tree;

function equivalence(reader: Reader, relation: Rule): Tree {
  return joined(reader, ['iff'], (inner) => implication(inner, relation));
}

function implication(reader: Reader, relation: Rule): Tree {
  const left = joined(reader, ['or', 'xor'], (inner) =>
    joined(inner, ['and'], (deepest) => negation(deepest, relation)),
  );
  if (logicSign(reader) !== 'implies') return left;
  reader.at += 1;
  const right = nested(reader, (inner) => implication(inner, relation));
  return { kind: 'logic', operator: 'implies', items: [left, right], span: over(left, right) };
}

/** Items between operators of one level, from left to right. */
function joined(reader: Reader, operators: readonly LogicOperator[], item: Rule): Tree {
  let left = item(reader);
  for (let sign = logicSign(reader); sign && sign !== 'not' && operators.includes(sign); sign = logicSign(reader)) {
    const items = [left];
    const operator = sign;
    while (logicSign(reader) === operator) {
      reader.at += 1;
      items.push(item(reader));
    }
    left = { kind: 'logic', operator, items, span: over(left, items.at(-1) ?? left) };
  }
  return left;
}

function negation(reader: Reader, relation: Rule): Tree {
  const token = peek(reader);
  if (!token || logicSign(reader) !== 'not') return relation(reader);
  reader.at += 1;
  const of = nested(reader, (inner) => negation(inner, relation));
  return { kind: 'not', of, span: over(token, of) };
}

const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'xor', 'not', 'implies', 'iff']);

/** What the next token says in logic: a sign, or a word of a formula (`\text{or}`). */
export function logicSign(reader: Reader): LogicOperator | 'not' | undefined {
  const token = peek(reader);
  return token && isLogic(token) ? SIGNS.get(token.text) : undefined;
}

function isLogic({ kind, text }: Token): boolean {
  return kind === 'logic' || (kind === 'word' && WORDS.has(text));
}

const SIGNS: ReadonlyMap<string, LogicOperator | 'not'> = new Map(
  (['and', 'or', 'xor', 'not', 'implies', 'iff'] as const).map((one) => [one, one]),
);
