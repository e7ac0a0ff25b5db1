import { normalise } from '../../language/normalise.ts';
import type { Range, Text } from '../../language/text.ts';
import { AFFIRMING, CONNECTING, DENYING, FILLERS, REFUSING } from './words.ts';

/** Whether the options of a sentence are chosen, refused, or neither can be told. */
export type Polarity = 'chosen' | 'refused' | 'unknown';

/** What a stretch says of its options, and whether it does so by a verdict such as "true". */
export interface Said {
  readonly polarity: Polarity;
  readonly isVerdict: boolean;
}

/** What a question asks of its options: its verbs, and whether each is denied there ("will not change"). */
export interface Asked {
  readonly verbs: ReadonlyMap<string, boolean>;
  /** Whether it asks which options are false. */
  readonly forFalse: boolean;
}

/** Reads the question as far as it says how an answer may speak of its options. */
export function askedIn(question: string): Asked {
  const plain = question.toLowerCase().replaceAll(/n['’]t\b/gu, ' not');
  const words: readonly string[] = plain.match(/\p{L}+/gu) ?? [];
  const verbs = new Map<string, boolean | undefined>();
  for (const [i, word] of words.entries()) {
    if (!BEFORE_VERB.has(words[i - 1] ?? '') || BEFORE_VERB.has(word) || FILLERS.has(word)) continue;
    const verb = verbOf(word);
    const denied = words.slice(Math.max(0, i - 3), i).some((one) => DENYING.has(one));
    verbs.set(verb, verbs.has(verb) && verbs.get(verb) !== denied ? undefined : denied);
  }
  const clear = [...verbs].flatMap(([verb, denied]): [string, boolean][] =>
    denied === undefined ? [] : [[verb, denied]],
  );
  const isFalse = words.some((word) => REFUSING.has(word)) && !words.includes('true');
  const forFalse = isFalse || /\bnot\s+true\b/u.test(plain);
  return { verbs: new Map(clear), forFalse };
}

const BEFORE_VERB = new Set(
  'will would can could do does may might should must to not we you always never likely be'.split(' '),
);

/** Verbs that say the same of what is asked. */
const SAME: readonly (readonly [string, RegExp])[] = [
  ['change', /^(?:chang|affect|alter|influenc|impact|modif|matter)/u],
  ['decrease', /^(?:decreas|reduc|lower|shrink|narrow|lessen|minimi|diminish|clos(?:e|es|ed|ing)$)/u],
  ['increase', /^(?:increas|enlarg|widen|grow|rais)/u],
  ['help', /^(?:help|improv|benefi)/u],
  ['hurt', /^(?:hurt|harm|worsen|damag)/u],
];
/** Words that deny a verb within themselves. */
const DENIED: ReadonlyMap<string, string> = new Map([
  ['unchanged', 'change'],
  ['unaffected', 'change'],
  ['unaltered', 'change'],
  ['invariant', 'change'],
]);

function verbOf(word: string): string {
  const known = SAME.find(([, pattern]) => pattern.test(word))?.[0];
  return known ?? word.replace(/(?<=\p{L}{3})(?:ing|ed|es|s|e)$/u, '');
}

/** What a stretch says of its options; words that `masked` holds belong to the options themselves. */
export function polarityOf(
  { tokens }: Text,
  { start, end }: Range,
  { asked, masked }: { readonly asked: Asked; readonly masked: (index: number) => boolean },
): Said {
  const truths = new Set<Polarity>();
  const verbs = new Set<Polarity>();
  for (let i = start; i < end; i++) {
    const word = tokens[i]?.text ?? '';
    if (masked(i)) continue;
    const denied = isDenied(tokens.slice(start, i).map((one) => one.text));
    const affirms = AFFIRMING.has(word);
    const refuses = REFUSING.has(word) || (word === 'no' && i === start);
    if ((affirms || refuses) && isVerdict(tokens, i, { start, end })) {
      const is = affirms !== denied;
      truths.add(is !== asked.forFalse ? 'chosen' : 'refused');
      continue;
    }
    const inside = DENIED.get(word);
    const verb = inside ?? verbOf(normalise(word));
    const wanted = asked.verbs.get(verb);
    const says = denied !== (inside !== undefined);
    if (wanted !== undefined) verbs.add(says === wanted ? 'chosen' : 'refused');
  }
  if (truths.size > 0) return { polarity: only(truths), isVerdict: true };
  return { polarity: only(verbs), isVerdict: false };
}

/** A verdict stands among the first words, or behind `is`: not the one in "with the right temperature". */
function isVerdict(tokens: Text['tokens'], i: number, { start, end }: Range): boolean {
  const before = tokens[i - 1]?.text ?? '';
  const next = i + 1 < end ? tokens[i + 1] : undefined;
  if (/^(?:is|are|be|was|were|not)$/u.test(before)) return true;
  if (i - start >= EARLY) return false;
  return next?.kind !== 'word' || next.lines > 0 || BEHIND_VERDICT.has(next.text);
}

const EARLY = 8;
const BEHIND_VERDICT = new Set(
  'because since as and or but it this that the we statement statements option options answer answers ones one step steps'.split(
    ' ',
  ),
);

function only(said: ReadonlySet<Polarity>): Polarity {
  const [first, ...others] = said;
  return first !== undefined && others.length === 0 ? first : 'unknown';
}

/** Whether one of the last three words denies, with no mark between. */
function isDenied(before: readonly string[]): boolean {
  const near = before.slice(-3);
  const mark = near.findLastIndex((word) => /^[,;:.()–—]$/u.test(word));
  return near.slice(mark + 1).filter((word) => DENYING.has(word) || word === 'no').length % 2 === 1;
}

/** Whether a stretch says nothing but options, words that choose, and words that tell true from false. */
export function isPlain({ tokens }: Text, { start, end }: Range, masked: (index: number) => boolean): boolean {
  for (let i = start; i < end; i++) {
    const token = tokens[i];
    if (!token || masked(i) || token.kind === 'mark') continue;
    const { text } = token;
    const says = FILLERS.has(text) || CONNECTING.has(text) || AFFIRMING.has(text) || REFUSING.has(text);
    if (!says && !DENYING.has(text) && text !== 'no') return false;
  }
  return true;
}

/** Whether a word among the first few of a stretch denies, before it gives a reason. */
export function deniesEarly({ tokens }: Text, { start, end }: Range): boolean {
  const early = tokens.slice(start, Math.min(end, start + 6)).map(({ text }) => text);
  const reason = early.findIndex((word) => /^(?:because|since|as|due)$/u.test(word));
  return early
    .slice(0, reason < 0 ? early.length : reason)
    .some((word) => DENYING.has(word) || word === 'no' || REFUSING.has(word));
}

/** Whether a stretch is written in another script, so that its words tell us nothing. */
export function isForeign({ tokens }: Text, { start, end }: Range): boolean {
  return tokens
    .slice(start, end)
    .some(
      ({ kind, text }) =>
        kind === 'word' &&
        /[^\P{L}\p{Script=Latin}\p{Script=Greek}]/u.test(text) &&
        !FILLERS.has(text) &&
        !CONNECTING.has(text) &&
        !AFFIRMING.has(text) &&
        !REFUSING.has(text),
    );
}
