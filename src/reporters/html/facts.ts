import type { PartResult } from '../../model/result.ts';
import type { Spelling } from '../../model/verdict.ts';
import { stateOf } from '../../statistics/part-state.ts';
import { typeset } from './formulas.ts';

/** Something as text, and typeset where that could be done. */
export interface Shown {
  readonly text: string;
  /** Empty where there is only the text. */
  readonly mathml: string;
}

/** A line of what is told beside an answer. */
export interface Fact {
  readonly name: string;
  readonly values: readonly Shown[];
  /** Set larger: what was read. */
  readonly large: boolean;
}

/** A reading may be as long as an answer; beside the text there is room for this much. */
const LONGEST_TEXT = 400;

/** How an answer was read and tested, and the key as far as the result holds it. */
export function factsOf(part: PartResult, formulas: Map<string, string>): Fact[] {
  const { tested, expected } = part;
  const state = stateOf(part);
  const readings = readingsOf(part).map((one) => shown(one, formulas));
  const facts: Fact[] = [];
  if (readings.length > 0) facts.push({ name: 'Read as', values: readings, large: true });
  if (tested) facts.push({ name: 'Tested', values: [plain(tested.text)], large: false });
  if (expected && state === 'review') facts.push({ name: 'Key', values: [plain(KEY_HIDDEN)], large: false });
  const repeated = state === 'full' && part.answer?.readAs === expected?.text; // The key would say the same again.
  if (expected && state !== 'review' && !repeated)
    facts.push({ name: 'Key', values: [shown(expected, formulas)], large: false });
  if (state === 'missing') facts.push({ name: 'If it is elsewhere', values: [plain(ELSEWHERE)], large: false });
  return facts;
}

const KEY_HIDDEN = 'Shown once a person has decided.';
const ELSEWHERE = 'Tell us the line; a person will read it.';

function readingsOf({ answer }: PartResult): readonly Spelling[] {
  if (!answer) return [];
  const { readings, readAs, readAsLatex } = answer;
  if (readings && readings.length > 1) return readings;
  return readAs === undefined ? [] : [{ text: readAs, latex: readAsLatex ?? '' }];
}

function shown({ text, latex }: Spelling, formulas: Map<string, string>): Shown {
  return { ...plain(text), mathml: latex === '' ? '' : typeset(latex, formulas) };
}

function plain(text: string): Shown {
  return { text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)} …` : text, mathml: '' };
}
