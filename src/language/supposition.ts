import { isDenial } from './denials.ts';
import type { Scene, Standing } from './scene.ts';
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
export const NETWORKS = words(
  'network networks net nets layer layers model models architecture architectures method methods perceptron perceptrons',
);
/** What a network is called that is not the one asked about. */
export const OTHER_NETWORKS = words('fully dense mlp mlps perceptron perceptrons fc fcn contrast compared comparison');

/** `if features were local`, `one might think that …`, a question, `not sure`, `dense networks assume …`. */
export function supposed(scene: Scene): Standing | undefined {
  const { text, from, start, last } = scene;
  if (text.tokens[last]?.text === '?') return { kind: 'doubtful', by: last };
  for (let i = from; i < start; i++) {
    const word = text.tokens[i]?.text ?? '';
    const next = text.tokens[i + 1]?.text ?? '';
    if (SUPPOSITIONS.has(word) && supposes(scene, i)) return { kind: 'doubtful', by: i };
    if (word === 'as' && (next === 'if' || next === 'though')) return { kind: 'doubtful', by: i };
    if (OPINIONS.has(word) && isHearsay(text, i)) return { kind: 'doubtful', by: i };
    if (REPORTED.has(word) && PASSIVES.has(text.tokens[i - 1]?.text ?? '')) return { kind: 'doubtful', by: i };
    if (word === 'sure' && isDenial(text.tokens[i - 1]?.text ?? '')) return { kind: 'doubtful', by: i };
    if (word === 'either' && start - i <= 2) return { kind: 'doubtful', by: i };
  }
  // `x is violated, and so is y`
  if (text.tokens[start - 2]?.text === 'so' && BE.has(text.tokens[start - 1]?.text ?? ''))
    return { kind: 'doubtful', by: start - 2 };
  return saidOfOthers(scene);
}

/** `… That is wrong.`, `…, which is not the case`: what was said is taken back. */
export function takenBack({ text, start, end }: Scene): Standing | undefined {
  const sentence = text.sentenceOf[start] ?? 0;
  const stop = Math.min(text.sentences[sentence + 1]?.end ?? text.tokens.length, end + 2 * FAR);
  for (let i = end; i < stop; i++) {
    if (!REFERRING.has(text.tokens[i]?.text ?? '') || !beginsClause(text, i)) continue;
    if (!BE.has(text.tokens[i + 1]?.text ?? '')) continue;
    const rest = [2, 3, 4].map((ahead) => text.tokens[i + ahead]?.text ?? '');
    const [first = ''] = rest;
    if (UNTRUE.has(first) || (first === 'not' && rest.some((word) => TRUE.has(word))))
      return { kind: 'doubtful', by: i };
  }
  return undefined;
}

const FAR = 30;
const REFERRING = words('that this it they which these both');
const BE = words('is are was were');
const UNTRUE = words('wrong false incorrect untrue mistaken nonsense');
const TRUE = words('true right correct case so');

function beginsClause({ tokens, sentenceOf }: Text, at: number): boolean {
  const before = tokens[at - 1];
  return !before || sentenceOf[at] !== sentenceOf[at - 1] || /^(?:[,;—–(]|but|and)$/u.test(before.text);
}

/** `dense networks assume …`, `… is assumed by dense networks`. */
function saidOfOthers({ text, from, start, to, end }: Scene): Standing | undefined {
  for (let i = start - 1; i > from && i >= start - FAR; i--) {
    const word = text.tokens[i]?.text ?? '';
    if (CLAUSE_ENDS.has(word)) break;
    if (NETWORKS.has(word) && isOther(text, i) && isSubject(text, i)) return { kind: 'doubtful', by: i };
  }
  for (let i = end; i < Math.min(to, end + 6); i++) {
    if (text.tokens[i]?.text !== 'by') continue;
    if (someToken(text, i + 1, Math.min(to, i + 4), (word) => OTHER_NETWORKS.has(word)))
      return { kind: 'doubtful', by: i };
  }
  return undefined;
}

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
  if (word === 'unless' || word === 'whether') return comma === undefined;
  const unreal =
    someToken(text, at + 1, comma ?? end, (one) => UNREAL.has(one)) ||
    (isPast(text, at, comma ?? end) && someToken(text, comma ?? end, to, (one) => UNREAL.has(one)));
  return word === 'if' ? unreal : unreal || comma === undefined;
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
