import { isFunctionWord } from '../../language/structure.ts';
import { spanOf, type Range, type Text } from '../../language/text.ts';
import type { Finding } from '../../model/finding.ts';
import { FEWEST_WORDS, type Sources } from './sources.ts';

/**
 * The tokens of an answer that are copied from a question of the rubric: of a sentence that is mostly copied all stretches
 * of three words, of any other sentence only those of six. Terms of the question in a sentence of one's own are not copied.
 */
export function copiedFromQuestions(text: Text, { questions }: Sources): ReadonlySet<number> {
  const copied = new Set<number>();
  if (questions.length === 0) return copied;
  for (const sentence of text.sentences) {
    const words = wordsIn(text, sentence);
    for (const followers of questions) for (const index of copiedIn(text, words, followers)) copied.add(index);
  }
  return copied;
}

function copiedIn(text: Text, words: readonly number[], followers: Sources['questions'][number]): readonly number[] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (const [i, index] of words.entries()) {
    const word = text.tokens[index]?.text ?? '';
    const before = text.tokens[words[i - 1] ?? -1]?.text ?? '';
    if (run.length > 0 && followers.get(before)?.has(word) === true) run.push(index);
    else {
      runs.push(run);
      run = followers.has(word) ? [index] : [];
    }
  }
  runs.push(run);
  const long = runs.filter((one) => one.length >= 3).flat();
  if (long.length >= FEWEST_WORDS && long.length >= MOSTLY * words.length) return long;
  return runs.filter((one) => one.length >= LONG_RUN).flat();
}

const MOSTLY = 0.6;
const LONG_RUN = 6;

/** The answer is nothing but a question, perhaps with a word or two. */
export function pastedQuestion(text: Text, copied: ReadonlySet<number>): Finding | undefined {
  const words = wordsIn(text, { start: 0, end: text.tokens.length });
  if (copied.size < FEWEST_WORDS || copied.size < MOSTLY * words.length) return undefined;
  const own = words.filter((index) => !copied.has(index) && !isFunctionWord(text.tokens[index]?.text ?? ''));
  return own.length <= 2 ? { code: 'pasted-question' } : undefined;
}

/**
 * The rubric, or a report that was made with it, stands in the answer: its marks for alternatives and lists, its keys, the
 * names of its criteria, or its hints word for word. One hint may be what an answer says; one that asks ("what it means
 * that …") is not, nor are three of them.
 */
export function pastedRubric(text: Text, written: string, sources: Sources): Finding | undefined {
  if (markup(written, sources) >= 2 || names(written, sources) >= 2) return { code: 'pasted-rubric' };
  const hints = hintsIn(text, sources);
  const [first] = hints;
  if (!first || (hints.length < 3 && !hints.some(({ asks }) => asks))) return undefined;
  return { code: 'pasted-rubric', span: spanOf(text, first.range) };
}

/** Alternatives in brackets count double: no answer has them. */
function markup(written: string, { lists }: Sources): number {
  const alternatives =
    written.match(/(?<![\p{L}\p{N}])\((?:<?\p{L}[\p{L} '-]{2,40}>?\|){1,40}<?\p{L}[\p{L} '-]{2,40}>?\)/gu) ?? [];
  const named = lists.filter((list) => written.includes(list));
  const keys = written.match(
    /(?:^|[\n{,])[ \t-]*(?:criteria|any|all|hint|near|within|except|misconceptions|check):(?=\s)/gu,
  );
  return 2 * alternatives.length + named.length + (keys?.length ?? 0);
}

function names(written: string, { names: known }: Sources): number {
  return known.filter((name) => new RegExp(`(?<![\\w-])${escaped(name)}\\s*:`, 'u').test(written)).length;
}

function escaped(name: string): string {
  return name.replaceAll(/[^\w-]/gu, (char) => `\\${char}`);
}

interface HintFound {
  readonly range: Range;
  /** It is an indirect question. */
  readonly asks: boolean;
}

/** Stretches between marks that are a hint, word for word. */
function hintsIn(text: Text, { hints }: Sources): HintFound[] {
  const found = new Map<string, HintFound>();
  if (hints.size === 0) return [];
  const longest = Math.max(...[...hints].map((hint) => hint.split(' ').length));
  for (const sentence of text.sentences)
    for (const range of stretchesOf(text, sentence)) {
      const words = wordsIn(text, range);
      if (words.length > longest || words.length < 3) continue;
      const said = words.map((index) => text.tokens[index]?.text ?? '').join(' ');
      if (hints.has(said)) found.set(said, { range, asks: ASKS.test(said) });
    }
  return [...found.values()];
}

const ASKS = /^(?:what|how|why|which|where|when|whether)(?: \w+){3}/u;

function stretchesOf({ tokens }: Text, { start, end }: Range): Range[] {
  const ranges: Range[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    const parts = i === end || (tokens[i]?.kind === 'mark' && !JOINS.has(tokens[i]?.text ?? ''));
    if (!parts && tokens[i]?.lines === 0) continue;
    if (from < i) ranges.push({ start: from, end: i });
    from = parts ? i + 1 : i;
  }
  return ranges;
}

/** Marks within a hint. */
const JOINS: ReadonlySet<string> = new Set(["'", '-']);

function wordsIn({ tokens }: Text, { start, end }: Range): number[] {
  const words: number[] = [];
  for (let i = start; i < end; i++) if (tokens[i] && tokens[i]?.kind !== 'mark') words.push(i);
  return words;
}
