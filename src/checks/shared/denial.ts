import { DENYING, DENYING_NOUNS } from './words.ts';

/** How many words a denial reaches. */
export const NEAR = 3;

/** Whether the words in front of a number deny it: `not 30`, `instead of 30`. */
export function isDenied(before: readonly string[]): boolean {
  const near = before.slice(-NEAR);
  if (near.some((word) => DENYING.has(word) && !DENYING_NOUNS.has(word))) return true;
  const [second, last] = near.slice(-2);
  if (last === 'unlike' || last === 'no') return true;
  return (second === 'instead' && last === 'of') || ((second === 'rather' || second === 'other') && last === 'than');
}

/** Whether they only bound it: `at least 30`, `more than 30`, `up to 30` */
export function isBounded(before: readonly string[]): boolean {
  const [second = '', last = ''] = before.slice(-2);
  return (
    BOUNDED.has(`${second} ${last}`) || BOUNDED.has(last) || (last === 'than' && !['other', 'rather'].includes(second))
  );
}

const BOUNDED: ReadonlySet<string> = new Set([
  'at least',
  'at most',
  'up to',
  'below',
  'above',
  'between',
  'under',
  'over',
]);
