/** Words with which a hand-out asks for an answer. */
export interface Marker {
  /** `explanation` asks for a further part of the same answer. */
  readonly kind: 'answer' | 'explanation';
  /** Offset behind it in the line. */
  readonly end: number;
}

/**
 * The marker at the beginning of a line as it is typed, with its markup: `## Answer:`, `**Your Answer:**`,
 * `$\color{blue}{\textit Your Answer:}$`, `<b>Answer</b>:`. Without a colon it stands alone on its line.
 */
export function markerAt(line: string): Marker | undefined {
  const found = MARKER.exec(line.slice(0, LONGEST));
  if (!found) return undefined;
  const kind = EXPLAINS.test(found[1] ?? '') ? 'explanation' : 'answer';
  return { kind, end: found[0].length };
}

const LONGEST = 160;

/** Headings, quotes, list marks, emphasis, mathematics, colours and tags that stand before the words. */
const BEFORE = String.raw`(?:[\s>#*_$~{+-]|<[^<>\n]{1,80}>|\\(?:text)?color\s*\{\w+\}|\\(?:text(?:it|bf|rm|sf)?|mathbf|mathrm|emph|underline|bf|it|large)(?![a-z]))*`;
const WHOSE = String.raw`(?:(?:your|my|our|the|student'?s?|tu|ihre|votre|ma)\s+)?(?:(?:short|final|written)\s+)?`;
const ANSWER =
  'answers?|anwsers?|anwers?|asnwers?|anser|ans|solution|response|reply|respuesta|antwort|réponse|risposta|答案|回答|答|답변|정답|답';
const EXPLANATION =
  'explanations?|reasoning|reasons?|justification|explicación|erklärung|begründung|explication|解释|说明|理由|설명';
const NUMBER = String.raw`(?:\s?#?\d{1,2}|\s(?:here|to (?:inline )?question\s?#?\d{0,2}))?`;
const CLOSING = String.raw`(?:[ \t*_}$~]|<\/[^<>\n]{1,20}>)*`;
/** Closes what stood before; white space and the emphasis of what follows is left. */
const BEHIND = String.raw`\}{0,3}\$?(?:[*_]{1,3}(?=\s|$)|[*_]{2,3})?(?:<\/[^<>\n]{1,20}>)*`;
const MARKER = new RegExp(`^${BEFORE}${WHOSE}(${ANSWER}|${EXPLANATION})${NUMBER}${CLOSING}(?:[:：]${BEHIND}|$)`, 'iu');
const EXPLAINS = new RegExp(`^(?:${EXPLANATION})$`, 'iu');
