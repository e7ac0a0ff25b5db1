import type { Token, TokenKind } from '../scan/token.ts';

interface Meaning {
  readonly kind: TokenKind;
  readonly text: string;
}

/** Words between two operands. */
const BETWEEN: ReadonlyMap<string, Meaning> = new Map([
  ...meanings('logic', { and: 'and', or: 'or', xor: 'xor', implies: 'implies', iff: 'iff', xnor: 'iff' }),
  ...meanings('logic', { AND: 'and', OR: 'or', XOR: 'xor' }),
  ...meanings('relation', { in: '∈', elementof: '∈', notin: '∉', notelementof: '∉', containselement: '∋' }),
  ...meanings('relation', { subset: '⊂', subseteq: '⊆', superset: '⊃', superseteq: '⊇', notsubset: '⊄' }),
  ...meanings('relation', { notsubseteq: '⊈', notsuperset: '⊅', notsuperseteq: '⊉', neq: '≠', leq: '≤', geq: '≥' }),
  ...meanings('operator', { union: '∪', cup: '∪', intersect: '∩', intersection: '∩', cap: '∩', setminus: '∖' }),
  ...meanings('operator', { mod: 'mod', modulo: 'mod', times: '*', plusminus: '±', choose: 'choose' }),
  ...meanings('operator', { percent: '%' }),
]);

/** Words before an operand. */
const BEFORE: ReadonlyMap<string, Meaning> = new Map([
  ...meanings('logic', { not: 'not', NOT: 'not' }),
  ...meanings('operator', { plusminus: '±', mod: 'mod' }),
]);

/** Words that are operands. */
const OPERANDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ inf: 'infinity', infty: 'infinity', infinity: 'infinity', Infinity: 'infinity', oo: 'infinity' },
    ...{ Inf: 'infinity', emptyset: 'emptyset', true: 'true', True: 'true', TRUE: 'true' },
    ...{ false: 'false', False: 'false', FALSE: 'false', perp: 'perp' },
  }),
);

/** Words whose meaning is known and that cannot be read. */
const UNREAD: ReadonlySet<string> = new Set(
  'nand nor divides angle forall exists if then else otherwise lim integrate'.split(' '),
);

/** Words of English that would give nonsense as products of letters. */
const ENGLISH: ReadonlySet<string> = new Set(
  (
    'of solution solutions undefined DNE none never always real reals number numbers integer integers all every only any ' +
    'even odd yes impossible empty set exist does not answer answers equal equals dollars degree degrees radians deg rad ' +
    'percentage approximately about between the and meters metres seconds minutes hours units unit cannot infinite ' +
    'infinitely many value values'
  ).split(' '),
);

/** What stands on both sides of a word. */
export interface Around {
  readonly before: Token | undefined;
  readonly next: Token | undefined;
  /** An operand ends with the token before. */
  readonly afterOperand: boolean;
  /** Names are letters, so that a longer word is a product or English. */
  readonly letters: boolean;
}

/** The token for a word that is an operator or a known operand, where it stands apart; undefined for any other run. */
export function wordToken(token: Token, around: Around): Token | undefined {
  if (!standsApart(token, around)) return undefined;
  const run = token.written;
  const operand = OPERANDS.get(run);
  if (operand !== undefined) return { ...token, text: operand };
  const meaning = around.afterOperand ? between(run, around) : BEFORE.get(run);
  if (meaning) return { ...token, ...meaning };
  const isUnread = UNREAD.has(run) || (around.letters && ENGLISH.has(run));
  return isUnread ? { ...token, kind: 'other' } : undefined;
}

/** `x not in A`: what the second word means, denied. */
export function deniedMembership(token: Token, next: Token | undefined): Token | undefined {
  const isDenied = token.written === 'not' && (next?.written === 'in' || next?.written === 'elementof');
  return isDenied ? { ...token, kind: 'relation', text: '∉' } : undefined;
}

/** A word of logic also where nothing follows, which is then missed; `in` and others only between operands. */
function between(run: string, { next }: Around): Meaning | undefined {
  const meaning = BETWEEN.get(run);
  return next !== undefined || meaning?.kind === 'logic' || run === 'percent' ? meaning : undefined;
}

function standsApart(token: Token, { before, next }: Around): boolean {
  const apartBefore = token.spaced || before?.kind !== 'name';
  const apartNext = next === undefined || next.spaced || (next.kind !== 'name' && next.kind !== 'number');
  return apartBefore && apartNext;
}

function meanings(kind: TokenKind, words: Readonly<Record<string, string>>): [string, Meaning][] {
  return Object.entries(words).map(([word, text]) => [word, { kind, text }]);
}
