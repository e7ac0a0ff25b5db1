/** The words around a formula. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

/** Words that begin an explanation: what follows says why, and changes nothing. */
const EXPLAINING: ReadonlySet<string> = new Set(['since', 'because', 'as', 'so', 'this', 'therefore', 'hence', 'due']);

/** Words that restrict a formula to some cases. */
const RESTRICTING: ReadonlySet<string> = new Set(
  'if when whenever otherwise else unless except provided only assuming elsewhere'.split(' '),
);

/** Words that may repair a formula which looks wrong: `y[i + k], with indices taken modulo n`. */
const REPAIRING: ReadonlySet<string> = new Set(
  'where with modulo mod modulus wrap wraps wrapped wrapping wraparound wrap-around circular circularly cyclic cyclically periodic periodically indices index subscript subscripts padded padding zero let denote denotes define defined meaning'.split(
    ' ',
  ),
);

const DENYING: ReadonlySet<string> = new Set([
  'not',
  'never',
  'wrong',
  'incorrect',
  "isn't",
  'isnt',
  'instead',
  'false',
]);

/** Words right in front of a formula that make another one of it: `minus`, `the sum of`, `proportional to`. */
const OPERATING_BEFORE =
  /(?:^| )(minus|negative|plus|times|twice|thrice|double|half|reciprocal|inverse|opposite|proportional to|depends on|(?:negative|reciprocal|inverse|opposite|half|double|square|root|value|norm|magnitude|transpose|sum|mean|average|multiple|logarithm|part|piece|portion|fraction|(?:one|first|last|second) (?:term|part|piece)|one) of(?: the)?)$/u;

/** Words right behind a formula that make another one of it. */
const OPERATING_AFTER =
  /^(plus|minus|times|divided|multiplied|squared|cubed|summed|averaged|transposed|inverted|negated|scaled|up to (?:an? |the |its |some )?(?:sign|constant|factor|scal|transpos|first|second|leading|higher)|with (?:an? |the )?(?:minus|negative|opposite)|(?:this|that|it) (?:is|was) (?:wrong|incorrect|false))/u;

/** Words behind a formula that exchange or replace something in it: `where z and x are swapped`, `with y set to zero`. */
const CHANGING =
  /\b(?:where|with|but) .{0,30}\b(?:is|are|means?|denotes?|stands? for)(?: an?| the| its| now)* (reversed?|flipped|inverted|inverse|negated|negative|transposed?|shifted)\b|\b(swapped|exchanged|interchanged|replaced|substituted|set to|changed to|normali[sz]ed|clipped|masked|mask|truncated|all but)\b/u;

/** `depending on whether i = j or not` denies nothing. */
const OR_NOT = /\bor not$/u;

/**
 * The word around a formula that seems to change what it says; undefined where there is none. Words of an explanation
 * are left out. A formula that is wrong as it stands is doubted for more words than one that is right.
 */
export function qualifierOf({ before, after }: Around, outcome: 'right' | 'wrong'): string | undefined {
  const words = after.split(' ');
  const end = words.findIndex((word) => EXPLAINING.has(word));
  const near = end < 0 ? words : words.slice(0, end);
  const denied = [...before.replace(OR_NOT, '').split(' ').slice(-4), ...near.slice(0, 4)].find((word) =>
    DENYING.has(word),
  );
  const repaired = outcome === 'wrong' ? near.find((word) => REPAIRING.has(word)) : undefined;
  const operating = OPERATING_BEFORE.exec(before)?.[1] ?? OPERATING_AFTER.exec(after)?.[1];
  const changing = CHANGING.exec(near.join(' '));
  return (
    denied ?? operating ?? changing?.[1] ?? changing?.[2] ?? near.find((word) => RESTRICTING.has(word)) ?? repaired
  );
}
