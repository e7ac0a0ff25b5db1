import type { Scope } from '../../language/match.ts';
import type { Hit } from '../../language/word-index.ts';
import type { Phrase } from '../../language/phrase.ts';
import { isFunctionWord } from '../../language/structure.ts';
import type { Range } from '../../language/text.ts';
import type { Answer } from './answer.ts';
import type { Rule } from './rule.ts';

/** How much of what a rule asks for an answer has, wherever it stands. */
export interface Portion {
  /** From 0 to 1, and beyond 1 where there is more than was asked for. */
  readonly share: number;
  /** The tokens that were found. */
  readonly at: readonly Range[];
  /** Rules of an `all` or `min of` of which nothing was found. */
  readonly lacking: readonly Rule[];
}

/** Counts ideas, and of an idea that is not found as a whole its words. Of alternatives the one that has most counts. */
export function portionOf(rule: Rule, answer: Answer, scope: Scope): Portion {
  switch (rule.kind) {
    case 'phrase':
      return portionOfPhrase(rule.phrase, answer, scope);
    case 'restricted':
    case 'only':
      return portionOf(rule.rule, answer, scope);
    case 'absent':
      return NOTHING;
    case 'any':
      return rule.rules.map((one) => portionOf(one, answer, scope)).reduce(larger, NOTHING);
    case 'all':
    case 'at-least':
      return together(rule.rules, rule.kind === 'all' ? rule.rules.length : rule.min, { answer, scope });
  }
}

const NOTHING: Portion = { share: 0, at: [], lacking: [] };

function larger(one: Portion, other: Portion): Portion {
  return other.share > one.share ? other : one;
}

function together(
  rules: readonly Rule[],
  need: number,
  { answer, scope }: { readonly answer: Answer; readonly scope: Scope },
): Portion {
  const portions = rules.map((rule) => ({ rule, ...portionOf(rule, answer, scope) }));
  const have = portions.reduce((sum, { share }) => sum + Math.min(1, share), 0);
  return {
    share: have / Math.max(1, need),
    at: portions.flatMap(({ at }) => at),
    lacking: portions.flatMap(({ rule, share }) => (share > 0 ? [] : [rule])),
  };
}

/** A phrase that does not stand there as a whole has the share of its words that do, without those that only join. */
function portionOfPhrase(phrase: Phrase, { reading }: Answer, scope: Scope): Portion {
  const hit = reading.hits(phrase, scope).find(({ slips }) => slips === 0);
  if (hit) return { share: 1, at: [hit], lacking: [] };
  const lines = phrase.kind === 'either' ? phrase.options : [phrase];
  return lines.map((line) => portionOfWords(line, { reading, scope })).reduce(larger, NOTHING);
}

function portionOfWords(
  phrase: Phrase,
  { reading, scope }: Pick<Answer, 'reading'> & { readonly scope: Scope },
): Portion {
  if (phrase.kind !== 'sequence') return NOTHING;
  const items = phrase.items.filter(
    (item) => item.kind === 'either' || (item.kind === 'word' && !isFunctionWord(item.written)),
  );
  const isTelling = ({ start, slips }: Hit): boolean =>
    slips === 0 && !isFunctionWord(reading.text.tokens[start]?.text ?? '');
  const found = items.flatMap((item) => (item.kind === 'gap' ? [] : (reading.hits(item, scope).find(isTelling) ?? [])));
  return { share: found.length / Math.max(1, items.length), at: found, lacking: [] };
}
