import { compilePhrase } from '../../language/compile-phrase.ts';
import { isPhrase, type Phrase, type PhraseProblem } from '../../language/phrase.ts';
import { stepsOf, writtenOut } from '../../language/phrase-size.ts';
import type { Spelling } from '../../language/spelling.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import { MOST_WORDS } from '../../language/word-lists.ts';

/** Most places that one phrase is looked for in. */
const MOST_STEPS = 5_000;
/** Most words of a phrase that stand next to each other: longer ones are sentences, which no student writes alike. */
const LONGEST = 200;
const MOST_GAPS = 10;
const MOST_STARS = 5;

/** Compiles a phrase, unless it is a pattern of another language, says nothing, or would take too long to look for. */
export function readPhraseSafely(
  written: string,
  vocabulary: Vocabulary,
  spelling: Spelling | undefined,
): Phrase | (PhraseProblem & { readonly code?: string }) {
  const foreign = foreignPattern(written);
  if (foreign) return foreign;
  if (writtenOut(written, vocabulary.lists) > MOST_WORDS || written.split(/\s+/u).length > LONGEST) return TOO_LARGE;
  const phrase = compilePhrase(written, vocabulary, spelling);
  return isPhrase(phrase) && stepsOf(phrase) > MOST_STEPS ? TOO_LARGE : phrase;
}

const TOO_LARGE = {
  code: 'phrase-too-large',
  problem: 'This phrase stands for too many words or alternatives to be looked for.',
  help: 'Write a few shorter phrases, or put alternatives under `any` and `all`.',
};

function foreignPattern(written: string): (PhraseProblem & { readonly code: string }) | undefined {
  if (REGULAR_EXPRESSION.test(written.trim()))
    return {
      code: 'regular-expression',
      problem: 'Regular expressions are not part of this language.',
      help: 'Phrases match all forms of their words; write `word*` for endings, `(a|b)` for either, `...` for what may stand between.',
    };
  if (/^[*?\s.…]*$/u.test(written) && /[*?]/u.test(written)) return ANYTHING;
  if (/\p{L}{3,}\s+[*?]+\s+\p{L}{3,}/u.test(written)) return ANYTHING;
  if (/(?:\*[^\s*]*){6}/u.test(written)) return TOO_MANY_STARS;
  if ((written.match(/\.\.\.|…/gu)?.length ?? 0) > MOST_GAPS) return TOO_MANY_GAPS;
  if (written.trim() !== '' && !/[\p{L}\p{N}\p{S}/%*…]/u.test(written)) return NO_WORD;
  return undefined;
}

/** `/…/`, or what stands in one: classes, any character, boundaries. */
const REGULAR_EXPRESSION = /^\/.+\/[a-z]*$|\\[bwdsWDS](?![a-zA-Z])|\.[*+]|\[[a-z0-9]-[a-z0-9]/u;

const ANYTHING = {
  code: 'matches-anything',
  problem: 'A `*` or `?` by itself stands for no word.',
  help: 'Write `...` for whatever may stand between two words, `word*` for endings.',
};
const TOO_MANY_STARS = {
  code: 'phrase-too-large',
  problem: `A word has more than ${MOST_STARS} \`*\`.`,
  help: 'Write the beginning of the word and one `*`.',
};
const TOO_MANY_GAPS = {
  code: 'phrase-too-large',
  problem: `A phrase has more than ${MOST_GAPS} gaps.`,
  help: 'Put what it asks for under `all` or `order`.',
};
const NO_WORD = {
  code: 'phrase-without-words',
  problem: 'There is no word, number or sign in this phrase that an answer could have.',
};
