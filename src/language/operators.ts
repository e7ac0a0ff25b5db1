import { AUXILIARIES } from './clauses.ts';
import { isDenial } from './denials.ts';
import type { Text } from './text.ts';
import { words } from './token-search.ts';

/** A word that denies something ahead of it. */
export interface Operator {
  readonly at: number;
  /** What it denies: the clause that goes on with it (`does not …`), or only an object (`without …`), up to a verb. */
  readonly scope: 'clause' | 'object';
  /** So many words ahead, unless a list carries it further. */
  readonly reach: number;
  /** It denies in part, perhaps, or a word that denies itself: `not all`, `may not`, `not uncommon`. */
  readonly partly: boolean;
}

/** The word that denies at this place, if there is one, and how far it does. `own`: tokens of what is asked for. */
export function operatorAt(text: Text, at: number, own: ReadonlySet<number>): Operator | undefined {
  const word = text.tokens[at]?.text ?? '';
  const row = ROWS.get(word)?.find((one) => stands(one, text, at));
  if (!row || isHarmless(text, at)) return undefined;
  // `far`, where distances are asked for
  if (row.after && own.has(at - 1)) return undefined;
  const scope = row.scope === 'either' ? scopeOf(text, at) : row.scope;
  return { at, scope, reach: row.reach, partly: row.partly ?? isPartial(text, at, own) };
}

interface Row {
  readonly words: string;
  readonly scope: Operator['scope'] | 'either';
  readonly reach: number;
  /** Only where the word before, the word after, and the one after that are such. */
  readonly after?: RegExp;
  readonly before?: RegExp;
  readonly then?: RegExp;
  /** Only where one of the few words before is such: `keeps the network from …`. */
  readonly led?: RegExp;
  readonly partly?: boolean;
}

const FAR = 8;
const NEAR = 5;

/** All that denies ahead. Two words that deny together stand by their second. */
const TABLE: readonly Row[] = [
  {
    words: `never none neither nor nobody nothing nowhere hardly scarcely barely rarely seldom unable kein keine keinen
nicht niet geen ¬ ≠ ✗ ✘ ✕ ❌ 🚫 neg lnot neq`,
    scope: 'clause',
    reach: FAR,
  },
  { words: 'not no', scope: 'either', reach: FAR },
  { words: 'without ohne', scope: 'object', reach: NEAR },
  { words: 'non', scope: 'object', reach: 1 },
  { words: 'anti un dis', scope: 'object', reach: 1, before: /^-$/u },
  {
    words: 'in',
    scope: 'object',
    reach: 1,
    before: /^-$/u,
    then: /^(?:dependent|variant|equal|efficient|correct|accurate|sensitive|stable|complete|consistent|finite|valid)/u,
  },
  {
    words: `avoid avoids avoided avoiding prevent prevents prevented preventing lack lacks lacked lacking ignore ignores
ignored ignoring violate violates violated violating reject rejects rejected rejecting deny denies denied denying destroy
destroys destroyed destroying lose loses lost losing drop drops dropped dropping abandon abandons abandoned break breaks
breaking broke disregard disregards disregarded disregarding discard discards discarded discarding neglect neglects
neglected neglecting forbid forbids forbade contradict contradicts contradicted contradicting refute refutes refuted
eliminate eliminates eliminated eliminating disprove disproves disproved doubt doubts disagree disagrees remove removes
removed removing omit omits omitted omitting forget forgets forgot forgetting exclude excludes excluded excluding skip
skips skipped skipping discourage discourages discouraged discouraging unlike except`,
    scope: 'object',
    reach: NEAR,
  },
  { words: 'useless meaningless worthless irrelevant', scope: 'object', reach: NEAR, before: /^for$/u, partly: true },
  {
    words: 'useless meaningless pointless worthless irrelevant absent insufficient absurd',
    scope: 'object',
    reach: NEAR,
  },
  { words: 'absence', scope: 'object', reach: NEAR, before: /^of$/u },
  { words: 'of', scope: 'object', reach: NEAR, after: /^(?:instead|opposed|opposite|reverse|rid|free|devoid)$/u },
  // `far from the training images` is a distance
  {
    words: 'from',
    scope: 'object',
    reach: NEAR,
    after: /^far$/u,
    before: /^(?!(?:the|all|any|every|each|most|many|both|others?|its|their|these|those|it|them|zero|\d.*)$)/u,
  },
  {
    words: 'from',
    scope: 'object',
    reach: NEAR,
    after: /^far$/u,
    before: /^the$/u,
    then: /^(?:truth|case|only|best)$/u,
  },
  { words: 'from', scope: 'object', reach: NEAR, led: /^(?:keep|kept|stop|hinder|protect)(?:s|ed|ing|ped|ping)?$/u },
  { words: 'but', scope: 'object', reach: NEAR, after: /^(?:everything|anything)$/u },
  { words: 'but', scope: 'object', reach: NEAR, after: /^all$/u, partly: true },
  { words: 'than', scope: 'object', reach: NEAR, after: /^(?:rather|other)$/u },
  { words: 'to', scope: 'object', reach: NEAR, after: /^(?:opposed|contrast|contrary)$/u },
  { words: 'with', scope: 'object', reach: NEAR, after: /^contrast$/u },
  { words: 'as', scope: 'object', reach: NEAR, after: /^opposed$/u },
  { words: 'away', scope: 'object', reach: NEAR, after: /^do(?:es|ing|ne)?$|^did$/u, before: /^with$/u },
  { words: 'against', scope: 'object', reach: NEAR, after: /^(?:run|go|speak|argue|count|is|are)(?:s|es)?$/u },
  {
    words: 'little',
    scope: 'object',
    reach: FAR,
    before: /^(?:reason|evidence|need|use|point|chance|sense|benefit|influence|effect)$/u,
    partly: true,
  },
  { words: 'few', scope: 'clause', reach: NEAR, before: /^of$/u, partly: true },
  { words: 'away', scope: 'object', reach: NEAR, after: /^throw(?:s|n|ing)?$|^threw$/u },
  { words: 'to', scope: 'clause', reach: FAR, after: /^(?:fail|refuse|cease)(?:s|ed|d|ing)?$/u },
  { words: 'of', scope: 'clause', reach: FAR, after: /^incapable$/u },
  { words: 'stop stops stopped', scope: 'clause', reach: FAR, before: /ing$/u },
  { words: 'impossible unlikely', scope: 'clause', reach: FAR, before: /^(?:to|that|for)$/u },
  {
    words: 'wrong false incorrect untrue mistaken misconception myth mistake fallacy error',
    scope: 'clause',
    reach: FAR,
    before: /^(?:that|to|:)$/u,
  },
];

const ROWS = rowsByWord();

function rowsByWord(): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map<string, Row[]>();
  for (const row of TABLE) for (const word of words(row.words)) rows.set(word, [...(rows.get(word) ?? []), row]);
  return rows;
}

function stands({ after, before, then, led }: Row, { tokens }: Text, at: number): boolean {
  const fits = (pattern: RegExp | undefined, i: number): boolean => pattern?.test(tokens[i]?.text ?? '') ?? true;
  if (!fits(after, at - 1) || !fits(before, at + 1) || !fits(then, at + 2)) return false;
  return !led || [2, 3, 4, 5].some((back) => fits(led, at - back));
}

/** `not only`, `no matter where`, `no more than`, `whether or not`, `is ignored here`: nothing ahead is denied. */
function isHarmless({ tokens }: Text, at: number): boolean {
  const word = tokens[at]?.text ?? '';
  const before = tokens[at - 1]?.text ?? '';
  const next = tokens[at + 1]?.text ?? '';
  if (word === 'without') return CERTAINTY.has(next);
  if (word === 'no' && next === ',' && tokens[at - 1]?.kind !== 'word') return true;
  if (word === 'doubt' && isDenial(before)) return true;
  if (COMPOUNDS.has(next) && !NEGATORS.has(word)) return true;
  if (word === 'than' && isDenial(tokens[at - 2]?.text ?? '')) return true;
  if (!NEGATORS.has(word)) return BE.has(before) && PARTICIPLE.test(word) && !/^(?:that|from|to)$/u.test(next);
  if (word === 'not' && before === 'or') return tokens[at - 2]?.text === 'whether' || tokens[at + 1]?.kind !== 'word';
  if (TROUBLE.has(next)) return word === 'no' && tokens[at + 2]?.text !== 'of';
  if (next === 'difference' && word === 'no')
    return /^(?:where|whether|how|which|if|what)$/u.test(tokens[at + 2]?.text ?? '');
  if (HARMLESS_NEXT.has(next)) return next !== 'matter' || word === 'no';
  return COMPARED.has(next) && /^(?:than|but)$/u.test(tokens[at + 2]?.text ?? '');
}

const NEGATORS = words('not no never none nothing nobody nowhere neither nor hardly');
/** After them: `forget gate`, `skip connection`, `drop rate`. */
const COMPOUNDS = words('gate gates connection connections rate rates probability option index out');
const CERTAINTY = words('loss doubt question exception fail');
const BE = words('is are was were be been being gets got');
const PARTICIPLE = /(?:ed|lost|broken|forgotten)$/u;
const HARMLESS_NEXT = words(
  'only just merely simply solely least last doubt matter wonder surprise surprising surprisingly mind but',
);
/** `no problem with …`; `no problem of …` denies. */
const TROUBLE = words('problem problems trouble difficulty difficulties issue issues harm coincidence');
const COMPARED = words('more less other else larger bigger further smaller greater fewer');

/** `not all`, `not always`, `may not`, `almost never`, `not uncommon`, `not sure`. */
function isPartial({ tokens }: Text, at: number, own: ReadonlySet<number>): boolean {
  const word = tokens[at]?.text ?? '';
  if (!NEGATORS.has(word)) return false;
  if (PARTLY_AFTER.has(tokens[at - 1]?.text ?? '')) return true;
  const next = tokens[at + 1]?.text ?? '';
  if (word === 'not' && next === 'be') return PARTLY_BEFORE.has(tokens[at + 2]?.text ?? '');
  return word === 'not' && (PARTLY_BEFORE.has(next) || (NEGATIVE.test(next) && !own.has(at + 1)));
}

const PARTLY_AFTER = words('may might need almost nearly often usually');
const PARTLY_BEFORE = words(
  'all every everything everyone always necessarily entirely exactly quite fully completely totally sure certain clear obvious convinced generally usually often strictly',
);
/** Deny themselves: `not impossible` is possible. */
const NEGATIVE =
  /^(?:un(?:common|usual|likely|reasonable|important|necessary|known|related|affected|true|justified)|im(?:possible|plausible)|ir(?:relevant|regular)|in(?:dependent|valid|correct|sufficient|accurate|frequent)|wrong|false|without|mistaken)$/u;

/** `no filter sees …` and `does not …` deny the clause, `has no bias` and `weights not used` an object. */
function scopeOf({ tokens, sentenceOf }: Text, at: number): Operator['scope'] {
  const before = tokens[at - 1];
  if (tokens[at]?.text === 'not')
    return before?.text === 'to' || (!AUXILIARIES.has(before?.text ?? '') && isModifier(tokens[at + 1]?.text ?? ''))
      ? 'object'
      : 'clause';
  if (tokens[at + 1]?.text === 'longer') return 'clause';
  const begins =
    !before || sentenceOf[at - 1] !== sentenceOf[at] || before.kind === 'mark' || BEFORE_SUBJECT.has(before.text);
  return begins ? 'clause' : 'object';
}

/** Before `no filter` where it is a subject, or `in no case does …`. */
const BEFORE_SUBJECT = words(
  'that and or but because since so if when while as hence therefore thus then in at under on by however although',
);

function isModifier(word: string): boolean {
  return /(?:ed|ing)$/u.test(word) || PREPOSITIONS.has(word);
}

const PREPOSITIONS = words('in at on of from for to within inside part');
