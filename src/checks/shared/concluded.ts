/** Words behind which an answer gives its last word: `so the answer is`, `correction:`, `no, it should be`. */
const CONCLUDES =
  /\b(?:so|hence|therefore|thus|answers?|result|correct(?:ion|ed|ly)?|should (?:be|read)|actually|instead|rather|scratch|no|wait|oops|finally)\b[^.;\n$\\]{0,40}[\s$:({]*$/iu;

/** A paragraph of its own that is a formula. */
const ALONE = /\n[ \t]*\n[\s$]*$/u;

/** Whether the words before a place in a text say that what stands there is the answer, or nothing stands before it. */
export function isConcluded(text: string, place: number): boolean {
  const before = text.slice(Math.max(0, place - 80), place);
  return CONCLUDES.test(before) || ALONE.test(before);
}

/** Words that take an answer back without giving another one. */
const TAKES_BACK =
  /\b(?:(?:i|we) made (?:a|an) (?:mistake|error)|oops|(?:this|that|it) (?:is|was) (?:wrong|incorrect|false)|sign error|negative of (?:this|that|it)|must be (?:flipped|negated|reversed))\b/iu;

/** Whether an answer takes itself back in words. */
export function isTakenBack(text: string): boolean {
  return TAKES_BACK.test(text);
}
