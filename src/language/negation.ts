import { isDenial } from './denials.ts';
import type { Scene, Standing, Stated } from './scene.ts';
import { NETWORKS, OTHER_NETWORKS, supposed, takenBack } from './supposition.ts';
import type { Text } from './text.ts';
import { someToken, words } from './token-search.ts';

/**
 * Whether a phrase is affirmed or denied where it stands. A window before it is searched for words that deny, as in
 * NegEx (Chapman et al. 2001): at most 8 words back, not beyond a word that begins another clause. What follows the
 * phrase is searched for a predicate that denies it (`… does not hold`). Where a list or a second clause makes the reach
 * of a denial unsure, the phrase is doubtful.
 */
export function standingOf(text: Text, stated: Stated): Standing {
  const sentence = text.sentences[text.sentenceOf[stated.start] ?? 0] ?? { start: 0, end: text.tokens.length };
  const from = Math.max(sentence.start, stated.start - VIEW);
  const scene: Scene = { ...stated, text, from, to: Math.min(sentence.end, stated.end + VIEW), last: sentence.end - 1 };
  const denials = [...denialsBefore(scene), ...denialsWithin(scene), ...denialsAfter(scene)];
  const [first, second] = denials;
  if (!first) return supposed(scene) ?? takenBack(scene) ?? { kind: 'affirmed' };
  if (second || first.unsure || conditional(scene, first.at)) return { kind: 'doubtful', by: first.at };
  return { kind: stated.denying ? 'doubtful' : 'denied', by: first.at };
}

/** How many tokens around the phrase are looked at, so that the time does not grow with the sentence. */
const VIEW = 60;

interface Denial {
  readonly at: number;
  readonly unsure: boolean;
}

/** Begin another clause: a denial before them does not reach beyond. */
const STOPS = words(
  `but however though although because since which who whose where when whenever while whereas if unless so therefore
thus hence then yet only just instead by due ; : ( ) — . ? !`,
);
/** May begin another clause or go on with a list. */
const LINKS = words('and or nor , & – /');
/** Show that a clause has a subject or predicate of its own. */
const CLAUSE_WORDS = words(
  `is are was were be been am 's has have had do does did can could will would shall should may might must
it they we you i he she this these those there each every all one everything`,
);
/** Deny what comes next, for a few words. */
const SHORT_DENIALS = words(
  `unlike except without avoid avoids avoided avoiding prevent prevents prevented preventing lack lacks lacked lacking
ignore ignores ignored ignoring violate violates violated violating reject rejects rejected deny denies denied denying
destroy destroys destroyed destroying lose loses lost losing drop drops dropped dropping abandon abandons abandoned break
breaks breaking broke disregard disregards disregarding discard discards discarding neglect neglects neglected neglecting
forbid forbids contradict contradicts contradicting refute refutes eliminate eliminates eliminating disprove disproves
absent absence useless meaningless irrelevant impossible worthless pointless insufficient doubt doubts disagree disagrees
remove removes removed removing neglecting omit omits`,
);
/** Two words that deny together, by their second. */
const PAIRS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['of', words('instead opposed opposite reverse rid free')],
  ['from', words('far')],
  ['but', words('everything anything all')],
  ['than', words('rather other')],
  ['to', words('fail fails failed failing refuse refuses opposed contrast contrary cease ceases')],
  ['with', words('contrast')],
  ['as', words('opposed')],
]);
/** `do away with`; who gets away with something denies nothing. */
const DOING = words('do does did doing done');
/** Deny with a hyphen. */
const PREFIXES = words('anti un non in dis');
/** Judge the sentence that follows: `it is wrong that …`. */
const REFUTALS = words('wrong false incorrect untrue mistaken misconception myth mistake fallacy');

const REACH = 8;
const SHORT_REACH = 5;

/** Words that deny and stand before the phrase, nearest first. Two that belong together count once. */
function denialsBefore(scene: Scene): Denial[] {
  const { text, start, from, own } = scene;
  const found: Denial[] = [];
  let link: number | undefined;
  let between = 0;
  let reach = REACH;
  for (let i = start - 1; i >= from && between < reach; i--) {
    const token = text.tokens[i];
    if (!token) break;
    if (token.formula !== undefined && !isDenial(token.text)) continue;
    const denial = !own.has(i) && deniesFrom(scene, i, between);
    if (denial) {
      const over = reachOf(scene, i, link);
      if (over === 'none') break;
      if (!continues(text, i, found.at(-1))) found.push({ at: i, unsure: over === 'unsure' || isIgnorance(text, i) });
      continue;
    }
    if (LINKS.has(token.text) && token.text !== 'nor') {
      link ??= i;
      // `does not say that … and that …` reaches over the first clause.
      if (text.tokens[i + 1]?.text === 'that') reach = 3 * REACH;
    }
    if (STOPS.has(token.text) && !stopIsDenied(text, i)) break;
    if (token.kind !== 'mark') between++;
  }
  return found;
}

function deniesFrom(scene: Scene, at: number, between: number): boolean {
  const { text, start } = scene;
  const word = text.tokens[at]?.text ?? '';
  if (word === 'with' && text.tokens[at - 1]?.text === 'away') return DOING.has(text.tokens[at - 2]?.text ?? '');
  if (PREFIXES.has(word) && text.tokens[at + 1]?.text === '-') return start - at === 2;
  if (word === 'non') return start - at <= 2;
  if (isDenial(word)) return !isHarmless(text, at) && !(word === 'without' && between >= SHORT_REACH);
  if (SHORT_DENIALS.has(word)) return between < SHORT_REACH && !isDenial(text.tokens[at - 1]?.text ?? '');
  if (PAIRS.get(word)?.has(text.tokens[at - 1]?.text ?? '') === true) return between < SHORT_REACH;
  return REFUTALS.has(word) && /^(?:that|to|:)$/u.test(text.tokens[at + 1]?.text ?? '');
}

/** `not only`, `no matter where`, `no more than`: nothing is denied. */
function isHarmless({ tokens }: Text, at: number): boolean {
  const next = tokens[at + 1]?.text ?? '';
  const after = tokens[at + 2]?.text ?? '';
  if (next === 'matter') return tokens[at]?.text === 'no';
  if (HARMLESS_NEXT.has(next)) return true;
  return after === 'than' && COMPARED.has(next);
}

/** `not sure`, `not clear`: nothing is denied, and nothing is claimed. */
function isIgnorance({ tokens }: Text, at: number): boolean {
  return /^(?:sure|certain|clear|obvious)$/u.test(tokens[at + 1]?.text ?? '');
}

const HARMLESS_NEXT = words(
  'only just merely simply solely doubt matter wonder surprise surprising surprisingly mind but',
);
const COMPARED = words('more less other larger bigger further smaller greater fewer');

/** `neither … nor`, `not … nor`: one denial. */
function continues(text: Text, at: number, last: Denial | undefined): boolean {
  if (!last) return false;
  const later = text.tokens[last.at]?.text;
  return later === 'nor' || later === 'neither' || text.tokens[at]?.text === 'no';
}

/** Whether a denial reaches over the link (`and`, a comma) that stands between it and the phrase. */
function reachOf(scene: Scene, at: number, link: number | undefined): 'sure' | 'unsure' | 'none' {
  if (link === undefined || link < at) return 'sure';
  const { text, start, end } = scene;
  const short = !isDenial(text.tokens[at]?.text ?? '') || text.tokens[at]?.text === 'without';
  if (short && text.tokens[link]?.text === ',') return 'none';
  const thatBefore = someToken(text, at, link, (word) => word === 'that');
  if (someToken(text, link + 1, end, (word) => CLAUSE_WORDS.has(word))) return thatBefore ? 'unsure' : 'none';
  return start - link > 2 ? 'unsure' : 'sure';
}

/** `not because of …`, `not when …`: the stop is part of what is denied. */
function stopIsDenied(text: Text, at: number): boolean {
  const before = text.tokens[at - 1]?.text ?? '';
  return isDenial(before) && !HARMLESS_NEXT.has(text.tokens[at]?.text ?? '');
}

/** Denials in the middle of a phrase with a gap: sure where they stand right before its end, in the same clause. */
function denialsWithin({ text, start, end, own }: Scene): Denial[] {
  for (let i = Math.max(start + 1, end - VIEW); i < end - 1; i++) {
    const word = text.tokens[i]?.text ?? '';
    if (own.has(i) || !isDenial(word) || isHarmless(text, i)) continue;
    const parted = someToken(text, i + 1, end, (one) => LINKS.has(one) || STOPS.has(one) || CLAUSE_WORDS.has(one));
    return [{ at: i, unsure: parted || end - i > SHORT_REACH }];
  }
  return [];
}

const AUXILIARIES = words(
  'is are was were be been has have had do does did can could will would shall should may might must',
);
/** Nouns that may stand between the phrase and its predicate. */
const NOUNS = words(
  'assumption assumptions property properties principle prior bias of the data input inputs itself both',
);
/** What is denied of an assumption by `not` before it. */
const HELD = words(
  `hold holds true valid assumed assume apply applies exist exists required needed necessary case satisfied met present
work works used given guaranteed fulfilled important relevant made correct right make`,
);
/** What denies without `not`. */
const FAILED = words(
  `violated wrong false absent ignored lost irrelevant unnecessary impossible broken missing destroyed untrue incorrect
invalid denied dropped abandoned refuted rejected inapplicable unneeded unimportant meaningless useless pointless opposite`,
);
const ASIDES = words(': – — - ( ? = [');
const ADVERBS = words(
  'the always really necessarily usually then also simply generally often still completely clearly just',
);

const REFERRING = words('it this that which they these');
const FAILING = words('fail fails failed break breaks vanishes disappears');

/** `… is not assumed`, `… does not hold`, `… is violated`, `…: it fails`, `… (not assumed)`, `… and y fail`. */
function denialsAfter(scene: Scene): Denial[] {
  const { text, end, to } = scene;
  const aside = asideAfter(scene);
  if (aside) return [aside];
  const found = predicateDenied(scene, predicateAfter(scene));
  if (found.length > 0 || !/^(?:and|or)$/u.test(text.tokens[end]?.text ?? '')) return found;
  // `locality and stationarity are violated`: said of both, perhaps.
  for (let i = end + 2; i < Math.min(to, end + 4); i++)
    if (!CLAUSE_WORDS.has(text.tokens[i - 1]?.text ?? ''))
      for (const { at } of predicateDenied(scene, i)) return [{ at, unsure: true }];
  return [];
}

/** `locality: no`, `locality – not assumed`, `locality (not assumed)`, `locality ✗`. */
function asideAfter({ text, end, last, own }: Scene): Denial | undefined {
  const mark = text.tokens[end]?.text ?? '';
  if (isDenial(mark) && text.tokens[end]?.kind === 'mark') return { at: end, unsure: false };
  const at = end + 1;
  if (!ASIDES.has(mark) || own.has(at) || !isDenial(text.tokens[at]?.text ?? '')) return undefined;
  const next = text.tokens[at + 1]?.text ?? '';
  return at >= last - 1 || FAILED.has(next) || HELD.has(next) ? { at, unsure: false } : undefined;
}

function predicateDenied(scene: Scene, from: number): Denial[] {
  const { text, to, own } = scene;
  let i = from;
  const first = text.tokens[i]?.text ?? '';
  if (i >= to || own.has(i)) return [];
  if (FAILING.has(first)) return [{ at: i, unsure: false }];
  if (!AUXILIARIES.has(first)) return [];
  const skip = (): void => {
    while (i + 1 < to && ADVERBS.has(text.tokens[i + 1]?.text ?? '')) i++;
  };
  skip();
  const next = text.tokens[++i]?.text ?? '';
  if (i >= to || own.has(i)) return [];
  if (FAILED.has(next)) return [{ at: i, unsure: false }];
  if (next === 'what' || next === 'something') return deniedClause(scene, i);
  if (!isDenial(next) || isHarmless(text, i)) return [];
  const at = i;
  skip();
  const held = [text.tokens[i + 1]?.text ?? '', text.tokens[i + 2]?.text ?? ''];
  return [{ at, unsure: !held.some((word) => HELD.has(word)) }];
}

/** `locality is what a network does not care about`. */
function deniedClause({ text, to, own }: Scene, from: number): Denial[] {
  for (let i = from; i < Math.min(to, from + REACH); i++) {
    const word = text.tokens[i]?.text ?? '';
    if (STOPS.has(word)) break;
    if (isDenial(word) && !own.has(i)) return [{ at: i, unsure: true }];
  }
  return [];
}

/** Where the predicate of a phrase may begin: after `assumption`, after `: it`, after `, which`. */
function predicateAfter({ text, end, to }: Scene): number {
  let i = end;
  while (i < to && i < end + 4 && NOUNS.has(text.tokens[i]?.text ?? '')) i++;
  const apart = text.tokens[i]?.kind === 'mark' ? 1 : 0;
  return REFERRING.has(text.tokens[i + apart]?.text ?? '') ? i + apart + 1 : i;
}

const CONDITIONS = words(
  'if when whenever unless where otherwise suppose supposing cases case would once whether while whereas unlike',
);
const LATE_CONDITIONS = words('if when whenever unless');
/** A denial under a condition, or of something else than what is asked about, is no claim of the student's. */
function conditional({ text, from, to }: Scene, at: number): boolean {
  return (
    someToken(text, from, at, (word) => CONDITIONS.has(word)) ||
    someToken(text, at, to, (word) => LATE_CONDITIONS.has(word)) ||
    someToken(text, from, to, (word) => OTHER_NETWORKS.has(word)) ||
    isOfAnother(text, from, to)
  );
}

const OTHER = words('other others traditional ordinary usual standard normal');

function isOfAnother({ tokens }: Text, from: number, to: number): boolean {
  for (let i = from; i + 1 < to; i++)
    if (OTHER.has(tokens[i]?.text ?? '') && NETWORKS.has(tokens[i + 1]?.text ?? '')) return true;
  return false;
}
