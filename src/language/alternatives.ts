import type { Text } from './text.ts';

/**
 * Whether a text states things and their opposites, so that something of it is right whatever is asked: "local or global,
 * stationary or non-stationary, …". At least three times `or`, two of them before an opposite, and hardly anything else.
 */
export function statesEverything({ tokens, words }: Text): boolean {
  let choices = 0;
  let opposites = 0;
  for (const [i, { text, formula }] of tokens.entries()) {
    if (text !== 'or' || formula !== undefined) continue;
    choices++;
    if (isOpposite(tokens, i)) opposites++;
  }
  return choices >= 3 && opposites >= 2 && words <= WORDS_EACH * choices;
}

/** So many words for each choice leave no room for an explanation. */
const WORDS_EACH = 10;

/** `or not`, `or none`, `with it or without it`, `small or large`, `stationary or nonstationary`. */
function isOpposite(tokens: Text['tokens'], or: number): boolean {
  const behind = [1, 2, 3].map((ahead) => tokens[or + ahead]?.text ?? '');
  const before = [1, 2, 3, 4].map((back) => tokens[or - back]?.text ?? '');
  if (behind.some((word) => DENIES.has(word))) return true;
  return behind.some(
    (word) =>
      before.some((other) => other !== '' && isPrefixed(word, other)) || before.includes(OPPOSITES.get(word) ?? '-'),
  );
}

function isPrefixed(word: string, other: string): boolean {
  return (
    word.length > other.length &&
    /^(?:un|non|in|dis|anti|ir|im)$/u.test(word.slice(0, word.length - other.length)) &&
    word.endsWith(other)
  );
}

const DENIES: ReadonlySet<string> = new Set(
  'not no none non never without neither nowhere nothing opposite'.split(' '),
);

const OPPOSITES: ReadonlyMap<string, string> = new Map(
  `small large|small big|local global|locality globality|more fewer|more less|same different|all none|high low|few many|every no
everywhere nowhere|everywhere somewhere|near far|work fail|works fails|true false|right wrong|good bad|up down|before after
increase decrease|increases decreases|positive negative|dependent independent|on off|one many|always sometimes`
    .split(/[|\n]/u)
    .flatMap((pair): [string, string][] => {
      const [one = '', other = ''] = pair.split(' ');
      return [
        [one, other],
        [other, one],
      ];
    }),
);
