/**
 * Sentences that ask. The sheet's words are rarely those of the rubric, so a copied question is known by its manner: it
 * asks the reader, and an answer does not end with a question.
 */

/** Whether a sentence asks or tells the reader to do something, in a way that answers hardly ever do. */
export function isAsking(sentence: string): boolean {
  const text = sentence.replaceAll(/^[\s*_>]+|[\s*_]+$/gu, '');
  const words = text.split(/\s+/u).length;
  if (/\?["”’)]?$/u.test(text)) return words >= 5;
  return words >= 5 && (TELLS.test(text) || ASKS_WITHIN.test(text));
}

/** Whether a sentence only goes on asking: "Why?", "Explain.", "Justify your answer." */
export function goesOnAsking(sentence: string): boolean {
  return /^[\s*_(]*(?:(?:and )?why(?: not)?\?|(?:briefly |please )*(?:explain|justify|discuss|elaborate)(?: (?:why|briefly|your (?:answer|reasoning|choice|solution)))?[.!:?])[\s*_)]*$/iu.test(
    sentence,
  );
}

const TELLS =
  /^(?:now,? |then,? |next,? |finally,? |please |briefly |also |again,? )*(?:explain|describe|name|discuss|provide|show (?:us|that)|write (?:down|out)|state|suppose|assume that|draw|argue|prove|derive|justify|give)\b(?!.*[=≈])/iu;
const ASKS_WITHIN =
  /(?:^|[,;]\s+)(?:what|why|how)\s+(?:do|does|is|are|can|will|would|should|must)\s+(?:you|we|the|this|these|it)\b/iu;
