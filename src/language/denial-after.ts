import { AUXILIARIES, CLAUSE_WORDS, STOPS } from './clauses.ts';
import { isDenial } from './denials.ts';
import { operatorAt } from './operators.ts';
import type { Denial, Scene } from './scene.ts';
import type { Text } from './text.ts';
import { words } from './token-search.ts';

/** `… is not assumed`, `… does not hold`, `… is violated`, `…: it fails`, `… (not assumed)`, `… and y fail`. */
export function denialsAfter(scene: Scene): Denial[] {
  const { text, end, to } = scene;
  if (text.tokens[end]?.text === 'nowhere') return [{ at: end, unsure: false }];
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
  const word = text.tokens[at]?.text ?? '';
  if (mark === ':' && FAILED.has(word) && at >= last - 1) return { at, unsure: false };
  if (!ASIDES.has(mark) || own.has(at) || !isDenial(word)) return undefined;
  const next = text.tokens[at + 1]?.text ?? '';
  return at >= last - 1 || FAILED.has(next) || HELD.has(next) ? { at, unsure: false } : undefined;
}

/** `is not assumed`, `does not always hold`, `is violated`, from this token. */
function predicateDenied(scene: Scene, from: number): Denial[] {
  const { text, to, own } = scene;
  const first = text.tokens[from]?.text ?? '';
  if (from >= to || own.has(from)) return [];
  if (FAILING.has(first)) return [{ at: from, unsure: false }];
  if (isDenial(first)) return holdsAfter(scene, from);
  if (!AUXILIARIES.has(first)) return [];
  const at = afterAdverbs(text, from + 1, to);
  const next = text.tokens[at]?.text ?? '';
  if (at >= to || own.has(at)) return [];
  if (FAILED.has(next)) return [{ at, unsure: false }];
  if (BAD.has(next)) return [{ at, unsure: true }];
  if (next === 'what' || next === 'something') return deniedClause(scene, at);
  const operator = isDenial(next) ? operatorAt(text, at, own) : undefined;
  if (!operator) return [];
  const held = afterAdverbs(text, at + 1, to);
  const isShort = held >= to || text.tokens[held]?.kind === 'mark' || STOPS.has(text.tokens[held]?.text ?? '');
  const isHeld = isShort || HELD.has(text.tokens[held]?.text ?? '') || HELD.has(text.tokens[held + 1]?.text ?? '');
  return [{ at, unsure: operator.partly || !isHeld }];
}

/** `no longer holds`, `never applies`. */
function holdsAfter({ text, to }: Scene, at: number): Denial[] {
  const next = text.tokens[at + 1]?.text ?? '';
  const verb = next === 'longer' ? at + 2 : at + 1;
  return verb < to && HELD.has(text.tokens[verb]?.text ?? '') ? [{ at, unsure: false }] : [];
}

function afterAdverbs({ tokens }: Text, from: number, to: number): number {
  let i = from;
  while (i < to && ADVERBS.has(tokens[i]?.text ?? '')) i++;
  return i;
}

/** `locality is what a network does not care about`. */
function deniedClause({ text, to, own }: Scene, from: number): Denial[] {
  for (let i = from; i < Math.min(to, from + CLAUSE_REACH); i++) {
    const word = text.tokens[i]?.text ?? '';
    if (STOPS.has(word)) break;
    if (isDenial(word) && !own.has(i)) return [{ at: i, unsure: true }];
  }
  return [];
}

const CLAUSE_REACH = 8;

/** Where the predicate of a phrase may begin: after `assumption`, after `: it`, after `, which`. */
function predicateAfter({ text, end, to }: Scene): number {
  let i = end;
  while (i < to && i < end + 4 && NOUNS.has(text.tokens[i]?.text ?? '')) i++;
  const apart = text.tokens[i]?.kind === 'mark' ? 1 : 0;
  return REFERRING.has(text.tokens[i + apart]?.text ?? '') ? i + apart + 1 : i;
}

/** Nouns that may stand between the phrase and its predicate. */
const NOUNS = words(
  `assumption assumptions property properties principle prior bias of the data input inputs itself both everywhere here there " ” ’ »`,
);
/** What is denied of an assumption by `not` before it. */
const HELD = words(
  `hold holds true valid assumed assume apply applies exist exists required needed necessary case satisfied met present
work works used given guaranteed fulfilled important relevant made correct right make`,
);
/** What denies without `not`. */
const FAILED = words(
  `violated wrong false absent ignored lost irrelevant unnecessary impossible broken missing destroyed untrue incorrect
invalid denied dropped abandoned refuted rejected inapplicable unneeded unimportant meaningless useless pointless opposite removed excluded omitted eliminated avoided prevented neglected disregarded myth
misconception fallacy nonsense mistake error`,
);
/** Say that something should not be so: perhaps it is not, perhaps it is none the less. */
const BAD = words('bad harmful inappropriate unsuitable unhelpful unreasonable unjustified counterproductive');
const ASIDES = words(': – — - ( ? = [');
const ADVERBS = words(
  'the always really necessarily usually then also simply generally often still completely clearly just a an be been',
);

const REFERRING = words('it this that which they these');
const FAILING = words('fail fails failed break breaks vanishes disappears');
