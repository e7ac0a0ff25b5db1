import { readText, type Range, type Text } from '../../language/text.ts';
import type { Token } from '../../language/tokens.ts';
import type { Passage } from '../../model/passage.ts';
import type { Choice, Option } from './chosen.ts';
import { segmentsIn, type Segment } from './segments.ts';

/** The two options of a question that is answered by true or false, yes or no. */
export interface TrueOrFalse {
  readonly yes: string;
  readonly no: string;
}

/** Whether the options are no more than true and false. */
export function trueOrFalse(options: readonly Option[]): TrueOrFalse | undefined {
  const named = (wanted: RegExp): string | undefined =>
    options.find(({ name, text }) => wanted.test(text) || wanted.test(name))?.name;
  const [yes, no] = [named(/^(?:true|yes|t)$/iu), named(/^(?:false|no|f)$/iu)];
  return options.length === 2 && yes !== undefined && no !== undefined ? { yes, no } : undefined;
}

/**
 * Which of the two an answer says: by the word with which it or one of its sentences begins, or by "the statement is
 * true". Where both are said, neither is.
 */
export function readTruth({ yes, no }: TrueOrFalse, passage: Passage): Choice {
  const text = readText(passage);
  const segments = segmentsIn(passage, text);
  const own = segments.filter((one) => !one.explains);
  const answers = own.some((one) => saysTruth(text, one) !== undefined) ? own : segments;
  const found = answers.flatMap((segment) => {
    const value = saysTruth(text, segment);
    return value === undefined ? [] : [{ value, segment }];
  });
  const [first] = found;
  if (!first) return { unclear: 'none-found' };
  if (found.some(({ value, segment }) => value !== first.value || leavesOpen(text, segment)))
    return { unclear: 'mixed' };
  const range: Range = { start: first.segment.start, end: Math.min(first.segment.end, first.segment.start + 4) };
  return {
    chosen: new Map([[first.value ? yes : no, range]]),
    sure: !segments.some((one) => one.explains && contradicts(text, one, first.value)),
  };
}

/** `True?`, `T/F`, `True, but not …`. */
function leavesOpen({ tokens }: Text, { start, end }: Segment): boolean {
  return tokens
    .slice(start, end)
    .some(({ text }) => text === '?' || text === '/' || text === 'but' || text === 'maybe');
}

function contradicts(text: Text, segment: Segment, value: boolean): boolean {
  const other = saysTruth(text, segment);
  return other !== undefined && other !== value;
}

const YES = new Set(
  'true yes yep possible correct right agree agreed t 对 正确 참 verdadero wahr richtig vrai'.split(' '),
);
const NO = new Set(
  'false no nope impossible incorrect wrong untrue disagree f 错 错误 거짓 falso falsch faux'.split(' '),
);
/** `It is …`, `I think that is …`, `The statement is …`. */
const LEADING = new Set(
  `i we would think believe say that so it this the answer statement claim option choice is are s 's be indeed definitely
clearly of course a my given above : - – * _ " “ ( [ ,`.split(/\s+/u),
);

/** True, false, or nothing of the kind at the beginning of a stretch. */
function saysTruth({ tokens }: Text, { start, end }: Segment): boolean | undefined {
  let denied = false;
  for (let i = start; i < Math.min(end, start + 9); i++) {
    const word = tokens[i]?.text ?? '';
    if (YES.has(word) || NO.has(word)) {
      if (lengthens(tokens[i + 1], i + 1 < end)) return undefined;
      return YES.has(word) !== denied;
    }
    if (word === 'not' || word === 'never') denied = !denied;
    else if (!LEADING.has(word)) return undefined;
  }
  return undefined;
}

/** `True loaves …`, `False positives …`, `True for …`: the word belongs to what follows, or holds for a part only. */
function lengthens(next: Token | undefined, inside: boolean): boolean {
  if (!inside || !next || next.kind === 'mark' || next.lines > 0) return false;
  return !BEHIND.has(next.text);
}

const BEHIND = new Set('because since as due it this that we i you the there adding suppose consider'.split(' '));
