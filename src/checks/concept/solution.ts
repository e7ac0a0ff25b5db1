import type { Reading, Scope } from '../../language/match.ts';
import type { Hit } from '../../language/word-index.ts';
import type { Standing } from '../../language/scene.ts';
import type { Range } from '../../language/text.ts';
import type { Rule } from './rule.ts';

/** A place in an answer where a rule holds, as far as its words go. */
export interface Solution extends Range {
  /** What stands for it, in the order of the rule. */
  readonly hits: readonly Hit[];
  readonly standing: Standing['kind'];
  /** The token that denies or casts doubt. */
  readonly by?: number;
  /** The worst slip of the pen that was forgiven. */
  readonly slips: number;
}

/** Where and how a rule is looked for. */
export interface Search {
  readonly reading: Reading;
  readonly within: Scope;
  /** Tokens that deny nothing, since they belong to what the criterion asks for. */
  readonly own: ReadonlySet<number>;
  readonly except?: Rule;
  /** What must not stand between neighbours, in the order of the text. */
  readonly without?: readonly Solution[];
  /** Words between neighbours at most. */
  readonly most?: number;
  /** Whether denials are looked for (default), or all hits are taken as affirmed. */
  readonly judgeStanding?: boolean;
}

/** The order of standings: what is affirmed goes first. */
export const WORST: readonly Standing['kind'][] = ['affirmed', 'doubtful', 'denied'];

/** Affirmed before doubtful before denied; few slips before many; early before late. */
export function bestOf(solutions: readonly Solution[]): Solution {
  return solutions.reduce((best, one) => {
    const better = WORST.indexOf(one.standing) - WORST.indexOf(best.standing) || one.slips - best.slips;
    return better < 0 ? one : best;
  });
}

/** Several solutions as one: as doubtful as the most doubtful of them. */
export function together(parts: readonly Solution[]): Solution {
  const worst = parts.reduce((a, b) => (WORST.indexOf(b.standing) > WORST.indexOf(a.standing) ? b : a));
  return {
    start: Math.min(...parts.map((part) => part.start)),
    end: Math.max(...parts.map((part) => part.end)),
    hits: parts.flatMap((part) => part.hits),
    standing: worst.standing,
    ...(worst.by !== undefined && { by: worst.by }),
    slips: Math.max(...parts.map((part) => part.slips)),
  };
}

/** The sentence, paragraph or answer that a token stands in, as a number. */
export function unitOf({ reading, within }: Pick<Search, 'reading' | 'within'>, token: number): number {
  const { sentenceOf, paragraphOf } = reading.text;
  if (within === 'answer') return 0;
  return (within === 'sentence' ? sentenceOf : paragraphOf)[token] ?? 0;
}
