import { compare, NONE, type Share } from '../../model/share.ts';
import { isMet, type Condition, type Fact } from './condition.ts';

/** What a course gives for criteria taken together: these points where the condition holds. */
export interface Level {
  readonly points: Share;
  readonly condition: Condition;
}

/** The fewest and the most points that the levels may come to, while a person has not decided what is open. */
export interface Reach {
  readonly least: Share;
  readonly most: Share;
}

/** The highest level that surely holds, and the highest that may hold: what is open could turn out either way. */
export function reachOf(levels: readonly Level[], factOf: (name: string) => Fact): Reach {
  const facts = levels.map((level) => ({ level, fact: isMet(level.condition, factOf) }));
  const highest = (wanted: readonly Fact[]): Share =>
    facts
      .filter(({ fact }) => wanted.includes(fact))
      .reduce<Share>((best, { level }) => (compare(level.points, best) > 0 ? level.points : best), NONE);
  return { least: highest(['yes']), most: highest(['yes', 'open']) };
}
