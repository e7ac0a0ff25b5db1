import type { Scope } from '../../language/match.ts';
import { compilePhrase, isPhrase } from '../../language/phrase.ts';
import type { Spelling } from '../../language/spelling.ts';
import { didYouMean } from '../../language/suggestion.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import { parseShare, share, type Share } from '../../model/share.ts';
import type { Problem } from '../define-check.ts';
import { isSpelling, readSpelling } from './read-spelling.ts';
import { partsOf, wordsOf, type Criterion, type Restrictions, type Rule } from './rule.ts';
import { MOST_IN_ANY_ORDER } from './solve-only.ts';

type Path = readonly (string | number)[];

/** Where rules are read: the vocabulary that they enter their words in, and what was found wrong so far. */
export interface RuleReader {
  readonly vocabulary: Vocabulary;
  readonly problems: Problem[];
  /** How words are spelt where a map says nothing else. */
  readonly spelling: Spelling;
}

/** Reads `criteria`. Everything that is wrong goes to `reader.problems`; a criterion that cannot be read is left out. */
export function readCriteria(written: unknown, within: Scope, reader: RuleReader): Criterion[] {
  if (!isMap(written)) return [];
  return Object.entries(written).flatMap(([name, value]) => readCriterion({ name, value, within }, reader) ?? []);
}

/** Reads a rule: a phrase, a list (any of these) or a map of keys. */
export function readRule(value: unknown, path: Path, reader: RuleReader): Rule | undefined {
  if (isMap(value)) return readMap(value, path, reader);
  return readAny(value, path, reader);
}

interface Entry {
  readonly name: string;
  readonly value: unknown;
  readonly within: Scope;
}

function readCriterion({ name, value, within }: Entry, reader: RuleReader): Criterion | undefined {
  const path = ['criteria', name];
  const keys = isMap(value) ? value : {};
  const rule = readRule(isMap(value) ? without(value, 'within') : value, path, reader);
  const points = readPoints(keys['points'], [...path, 'points'], reader);
  if (!rule || !points) return undefined;
  const own = keys['within'];
  const hint = keys['hint'];
  const feedback = keys['feedback'];
  return {
    name,
    rule,
    points,
    within: isScope(own) ? own : within,
    hint: typeof hint === 'string' ? hint : hintOf(name, rule),
    ...(typeof feedback === 'string' && { feedback }),
    words: wordsOf(rule),
    relational: isRelational(rule),
  };
}

/** Reads points; 1 where none are given. */
export function readPoints(written: unknown, path: Path, { problems }: RuleReader): Share | undefined {
  if (written === undefined) return share(1);
  const points = typeof written === 'string' || typeof written === 'number' ? parseShare(written) : undefined;
  if (!points) problems.push(error(path, 'points-unreadable', 'Points are a number, such as 1, 0.5 or 1/2.'));
  return points;
}

const KEYS: ReadonlySet<string> = new Set(
  'any all order min of only words not except near spelling case formula points within hint feedback penalty'.split(
    ' ',
  ),
);
const CORES = ['any', 'all', 'order', 'of', 'only'] as const;

function readMap(map: Readonly<Record<string, unknown>>, path: Path, around: RuleReader): Rule | undefined {
  const reader = { ...around, spelling: readSpelling(map, around.spelling) };
  const { problems } = reader;
  for (const key of Object.keys(map)) if (!KEYS.has(key)) problems.push(unknownKey(key, path));
  for (const key of ['formula'] as const) {
    if (map[key] === undefined) continue;
    const message = `Criteria with \`${key}\` are not supported yet.`;
    problems.push({ path: [...path, key], severity: 'unsupported', code: 'criterion-unsupported', message });
  }
  const cores = CORES.flatMap((key) => (map[key] === undefined ? [] : [readCore(key, map, { path, reader })]));
  if (cores.length === 0 && map['not'] !== undefined) return readAbsent(map, path, reader);
  const rules = cores;
  if (rules.length === 0 && map['formula'] === undefined)
    problems.push(
      error(
        path,
        'criterion-empty',
        'This says nothing that an answer must have.',
        'Write `any`, `all`, `order` or `min` with `of`.',
      ),
    );
  checkSpelling(map, path, reader);
  const restrictions = readRestrictions(map, path, reader);
  const found = rules.filter((rule) => rule !== undefined);
  const [first, ...others] = found;
  if (!first || found.length < rules.length) return undefined;
  const rule: Rule = others.length === 0 ? first : { kind: 'all', rules: found, ordered: false };
  return Object.keys(restrictions).length === 0 ? rule : { kind: 'restricted', rule, restrictions };
}

function readCore(
  key: (typeof CORES)[number],
  map: Readonly<Record<string, unknown>>,
  { path, reader }: { readonly path: Path; readonly reader: RuleReader },
): Rule | undefined {
  const here = [...path, key];
  if (key === 'any') return readAny(map[key], here, reader);
  if (key === 'only') return readOnly(map[key], here, reader);
  const rules = readList(map[key], here, reader);
  if (!rules) return undefined;
  if (key !== 'of') {
    return { kind: 'all', rules, ordered: key === 'order' };
  }
  const min = typeof map['min'] === 'number' ? map['min'] : rules.length;
  if (min <= rules.length) return { kind: 'at-least', min, rules };
  reader.problems.push(error([...path, 'min'], 'min-too-large', `\`of\` lists ${rules.length}, fewer than ${min}.`));
  return undefined;
}

/** What stands deep in a criterion is seen by no schema. */
function checkSpelling(map: Readonly<Record<string, unknown>>, path: Path, { problems }: RuleReader): void {
  const { spelling, case: letters } = map;
  if (spelling !== undefined && !isSpelling(spelling))
    problems.push(error([...path, 'spelling'], 'spelling-unreadable', SPELLING_HELP));
  if (letters !== undefined && letters !== 'any' && letters !== 'exact')
    problems.push(error([...path, 'case'], 'case-unreadable', '`case` is `any` or `exact`.'));
}

const SPELLING_HELP = '`spelling` is `lenient`, `exact` or a map such as `{ slips: 1, kinds: [missing, swapped] }`.';

function readOnly(written: unknown, path: Path, reader: RuleReader): Rule | undefined {
  const rule = readRule(written, path, reader);
  if (!rule || !hasLongList(rule)) return rule && { kind: 'only', rule };
  const message = `Within \`only\`, at most ${MOST_IN_ANY_ORDER} entries may stand in any order.`;
  reader.problems.push(error(path, 'only-too-many', message, 'Write `order`, or several criteria.'));
  return undefined;
}

function hasLongList(rule: Rule): boolean {
  if ((rule.kind === 'all' && !rule.ordered) || rule.kind === 'at-least')
    if (rule.rules.length > MOST_IN_ANY_ORDER) return true;
  return partsOf(rule)?.some(hasLongList) ?? false;
}

/** `not` alone: none of these anywhere in the answer. */
function readAbsent(map: Readonly<Record<string, unknown>>, path: Path, reader: RuleReader): Rule | undefined {
  const rule = readAny(map['not'], [...path, 'not'], reader);
  const { except, words } = readRestrictions(without(map, 'not'), path, reader);
  if (!rule) return undefined;
  const restrictions = { ...(except && { except }), ...(words !== undefined && { words }) };
  const inner: Rule = except || words !== undefined ? { kind: 'restricted', rule, restrictions } : rule;
  return { kind: 'absent', rule: inner };
}

function without(map: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
}

function readRestrictions(map: Readonly<Record<string, unknown>>, path: Path, reader: RuleReader): Restrictions {
  const not = map['not'] === undefined ? undefined : readAny(map['not'], [...path, 'not'], reader);
  const except = map['except'] === undefined ? undefined : readAny(map['except'], [...path, 'except'], reader);
  const near = map['near'] === undefined ? undefined : readNear(map['near'], [...path, 'near'], reader);
  const words = typeof map['words'] === 'number' ? { words: map['words'] } : {};
  const within = isScope(map['within']) ? { within: map['within'] } : {};
  return { ...words, ...within, ...(not && { not }), ...(except && { except }), ...(near && { near }) };
}

function isScope(written: unknown): written is Scope {
  return written === 'sentence' || written === 'paragraph' || written === 'answer';
}

const NEAR_WORDS = 8;

function readNear(written: unknown, path: Path, reader: RuleReader): Restrictions['near'] {
  const any = isMap(written) ? written['any'] : written;
  const words = isMap(written) && typeof written['words'] === 'number' ? written['words'] : NEAR_WORDS;
  const rule = readAny(any, isMap(written) ? [...path, 'any'] : path, reader);
  return rule && { rule, words };
}

function readAny(written: unknown, path: Path, reader: RuleReader): Rule | undefined {
  if (!Array.isArray(written)) return readPhrase(written, path, reader);
  const rules = readList(written, path, reader);
  return rules?.length === 1 ? rules[0] : rules && { kind: 'any', rules };
}

function readList(written: unknown, path: Path, reader: RuleReader): Rule[] | undefined {
  const entries: readonly unknown[] = Array.isArray(written) ? written : [written];
  if (entries.length === 0) {
    reader.problems.push(error(path, 'list-empty', 'This list is empty.'));
    return undefined;
  }
  const rules = entries.map((entry, i) => readRule(entry, Array.isArray(written) ? [...path, i] : path, reader));
  const found = rules.filter((rule) => rule !== undefined);
  return found.length === rules.length ? found : undefined;
}

function readPhrase(written: unknown, path: Path, { vocabulary, problems, spelling }: RuleReader): Rule | undefined {
  if (typeof written !== 'string' && typeof written !== 'number' && typeof written !== 'boolean') {
    problems.push(error(path, 'phrase-unreadable', 'Words, a list or a map of rules must stand here.'));
    return undefined;
  }
  const phrase = compilePhrase(String(written), vocabulary, spelling);
  if (isPhrase(phrase)) return { kind: 'phrase', phrase, written: String(written) };
  problems.push(error(path, 'phrase-unreadable', phrase.problem, phrase.help));
  return undefined;
}

/** Ideas that must stand together; an alternative that needs only one makes it a name. */
function isRelational(rule: Rule): boolean {
  switch (rule.kind) {
    case 'phrase':
    case 'absent':
      return false;
    case 'any':
      return rule.rules.every((one) => isRelational(one));
    case 'all':
      return rule.rules.length > 1;
    case 'at-least':
      return rule.min > 1;
    case 'restricted':
      return rule.restrictions.near !== undefined || isRelational(rule.rule);
    case 'only':
      return isRelational(rule.rule);
  }
}

/** The name of a criterion in words; where it is only a letter or number, the first phrase of the rule. */
function hintOf(name: string, rule: Rule): string {
  const words = name.replaceAll(/[-_.]+/gu, ' ').trim();
  return /\p{L}{3}/u.test(words) ? words : firstPhrases(rule).join(' … ');
}

function firstPhrases(rule: Rule): string[] {
  if (rule.kind === 'phrase') return [rule.written];
  if (rule.kind === 'absent') return firstPhrases(rule.rule).map((phrase) => `no ${phrase}`);
  const parts = partsOf(rule) ?? [];
  return (rule.kind === 'any' ? parts.slice(0, 1) : parts).flatMap((one) => firstPhrases(one));
}

function unknownKey(key: string, path: Path): Problem {
  const message = `\`${key}\` is no key of a criterion.`;
  return error([...path, key], 'unknown-key', message, didYouMean(key, [...KEYS]));
}

function error(path: Path, code: string, message: string, help?: string): Problem {
  return { path, severity: 'error', code, message, ...(help !== undefined && { help }) };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
