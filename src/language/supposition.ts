import { isDenial } from './denials.ts';
import type { Scene } from './scene.ts';
import type { Text } from './text.ts';
import { indexOfToken, someToken, words } from './token-search.ts';

const SUPPOSITIONS = words('if suppose supposing imagine unless whether');
/** `we suppose that …` is a claim, `suppose that …` is none. */
const CLAIMANTS = words('we i they it networks cnns convnets');
const UNREAL = words('were had would could');
const HEARSAY = words('might could would may');
const OPINIONS = words('think believe say claim suppose argue expect assume');
/** `it was believed that …`. */
const REPORTED = words('believed thought claimed said argued supposed');
const PASSIVES = words('is was been once often sometimes');
const PEOPLE = words('some many people one someone others you');

/** Words for networks. */
const NETWORKS = words(
  'network networks net nets layer layers model models architecture architectures method methods perceptron perceptrons',
);
/** What a network is called that is not the one asked about. */
const OTHER_NETWORKS = words('fully dense mlp mlps perceptron perceptrons fc fcn contrast compared comparison');

/** `if features were local`, `one might think that …`, a question, `not sure`, `dense networks assume …`. */
export function supposed(scene: Scene): number | undefined {
  const { text, from, start, last } = scene;
  if (text.tokens[last]?.text === '?') return last;
  for (let i = from; i < start; i++)
    if (TESTS.get(text.tokens[i]?.text ?? '')?.some((test) => test(scene, i)) === true) return i;
  return alsoSo(scene) ?? saidOfOthers(scene);
}

/** `x is violated, and so is y`, `and so does the y`. */
function alsoSo({ text: { tokens }, start }: Scene): number | undefined {
  const so = start - (/^(?:the|a|an)$/u.test(tokens[start - 1]?.text ?? '') ? 3 : 2);
  return tokens[so]?.text === 'so' && DOING.has(tokens[so + 1]?.text ?? '') ? so : undefined;
}

/** `I do not know if …`, `it depends on whether …`. */
const UNKNOWN = words('know sure clear unclear ask wonder tell on of about question');
/** `Had we shared the weights, …`. */
const INVERTED = words('had were should');
const SUBJECTS = words('we it they the this these there one i you');

function isFirst({ tokens, sentenceOf }: Text, at: number): boolean {
  return at === 0 || sentenceOf[at - 1] !== sentenceOf[at] || tokens[at - 1]?.kind === 'mark';
}

/** `dense networks assume …`, `… is assumed by dense networks`. */
function saidOfOthers({ text, from, start, to, end }: Scene): number | undefined {
  for (let i = start - 1; i > from && i >= start - FAR; i--) {
    const word = text.tokens[i]?.text ?? '';
    if (CLAUSE_ENDS.has(word)) break;
    if (NETWORKS.has(word) && isOther(text, i) && isSubject(text, i)) return i;
  }
  for (let i = end; i < Math.min(to, end + 6); i++) {
    if (text.tokens[i]?.text !== 'by') continue;
    if (someToken(text, i + 1, Math.min(to, i + 4), (word) => OTHER_NETWORKS.has(word))) return i;
  }
  return undefined;
}

const FAR = 30;
const DOING = words('is are was were does do did has have');
const CLAUSE_ENDS = words(', ; : . but while whereas because since although');

function isOther({ tokens }: Text, at: number): boolean {
  return [1, 2, 3].some((back) => /^(?:fully|dense|fc|mlp)$/u.test(tokens[at - back]?.text ?? ''));
}

/** No preposition leads up to it: a noun of at most four words, at the beginning of a clause. */
function isSubject({ tokens, sentenceOf }: Text, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 5); i--) {
    const word = tokens[i]?.text ?? '';
    if (sentenceOf[i] !== sentenceOf[at] || CLAUSE_ENDS.has(word) || word === 'and') return true;
    if (!NOUN_PARTS.has(word)) return false;
  }
  return at < 5;
}

const NOUN_PARTS = words('a an the all any fully connected dense fc mlp neural - ordinary standard');

function supposes({ text, start, end, to }: Scene, at: number): boolean {
  const word = text.tokens[at]?.text ?? '';
  if (word === 'suppose' && CLAIMANTS.has(text.tokens[at - 1]?.text ?? '')) return false;
  const comma = indexOfToken(text, at, start, ',');
  if (word === 'whether') return !isEitherWay(text, at, to);
  if (word === 'unless') return comma === undefined;
  const unreal =
    someToken(text, at + 1, comma ?? end, (one) => UNREAL.has(one)) ||
    (isPast(text, at, comma ?? end) && someToken(text, comma ?? end, to, (one) => UNREAL.has(one)));
  return word === 'if' ? unreal : unreal || comma === undefined;
}

/** `whether it stands on the left or on the right`: whatever is so. `I wonder whether x or y` was seen before. */
function isEitherWay(text: Text, at: number, to: number): boolean {
  return someToken(text, at + 2, to, (word) => word === 'or') || text.tokens[at + 1]?.text === 'or';
}

function isHearsay({ tokens }: Text, at: number): boolean {
  const before = tokens[at - 1]?.text ?? '';
  const earlier = tokens[at - 2]?.text ?? '';
  return (HEARSAY.has(before) && PEOPLE.has(earlier)) || (PEOPLE.has(before) && before !== 'you' && before !== 'one');
}

/** `if a network assumed …`, but not `if the input is shifted …`. */
function isPast(text: Text, start: number, end: number): boolean {
  return (
    someToken(text, start, end, (word) => word.endsWith('ed')) &&
    !someToken(text, start, end, (word) => PRESENT.has(word))
  );
}

const PRESENT = words('is are has have be gets get');

const CONDITIONS = words(
  'if when whenever unless where otherwise suppose supposing cases case would once whether while whereas',
);
const LATE_CONDITIONS = words('if when whenever unless');
/** A denial under a condition, or of something else than what is asked about, is no claim of the student's. */
export function conditional({ text, from, to, own }: Scene, at: number): boolean {
  return (
    someToken(text, from, at, (word) => CONDITIONS.has(word)) ||
    someToken(text, at, to, (word) => LATE_CONDITIONS.has(word)) ||
    isOfAnother(text, from, to, own)
  );
}

const OTHER = words('other others traditional ordinary usual standard normal');

function isOfAnother({ tokens }: Text, from: number, to: number, own: ReadonlySet<number>): boolean {
  for (let i = from; i < to; i++) {
    const word = tokens[i]?.text ?? '';
    if (OTHER_NETWORKS.has(word) && !own.has(i)) return true;
    if (OTHER.has(word) && NETWORKS.has(tokens[i + 1]?.text ?? '')) return true;
  }
  return false;
}

type Test = (scene: Scene, at: number) => boolean;

/** What shows that a word supposes rather than says. */
const TABLE: readonly (readonly [ReadonlySet<string>, Test])[] = [
  [SUPPOSITIONS, supposes],
  [words('if whether'), ({ text }, at) => UNKNOWN.has(text.tokens[at - 1]?.text ?? '')],
  [words('as'), ({ text }, at) => /^(?:if|though)$/u.test(text.tokens[at + 1]?.text ?? '')],
  [OPINIONS, ({ text }, at) => isHearsay(text, at)],
  [REPORTED, ({ text }, at) => PASSIVES.has(text.tokens[at - 1]?.text ?? '')],
  [words('sure'), ({ text }, at) => isDenial(text.tokens[at - 1]?.text ?? '')],
  [words('assume'), ({ text }, at) => text.tokens[at - 1]?.text === 'us' || isFirst(text, at)],
  [INVERTED, ({ text }, at) => SUBJECTS.has(text.tokens[at + 1]?.text ?? '') && isFirst(text, at)],
  [words('either'), ({ start }, at) => start - at <= 2],
];

const TESTS = testsByWord();

function testsByWord(): ReadonlyMap<string, readonly Test[]> {
  const tests = new Map<string, Test[]>();
  for (const [list, test] of TABLE) for (const word of list) tests.set(word, [...(tests.get(word) ?? []), test]);
  return tests;
}
