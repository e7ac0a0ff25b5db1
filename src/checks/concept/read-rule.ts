import type { Scope } from '../../language/match.ts';
import { isPhrase } from '../../language/phrase.ts';
import { stepsOf } from '../../language/phrase-size.ts';
import type { Spelling } from '../../language/spelling.ts';
import { didYouMean } from '../../language/suggestion.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import type { Problem } from '../define-check.ts';
import { readPhraseSafely } from './check-phrase.ts';
import type { FormulaReader } from './formulas.ts';
import { isSpelling, readSpelling } from './read-spelling.ts';
import { partsOf, type Restrictions, type Rule } from './rule.ts';
import { MOST_IN_ANY_ORDER } from './solve-only.ts';

/** Where a value stands, from the map of the part. */
export type Path = readonly (string | number)[];

/** Where rules are read: the vocabulary that they enter their words in, and what was found wrong so far. */
export interface RuleReader {
  readonly vocabulary: Vocabulary;
  readonly problems: Problem[];
  /** How words are spelt where a map says nothing else. */
  readonly spelling: Spelling;
  /** Places that phrases are looked for in, counted over the whole part. */
  readonly cost: { steps: number };
  readonly formulas: FormulaReader;
}

/** What holds for a rule from the outside. */
export interface Context extends RuleReader {
  readonly within: Scope;
  /** At the top of a criterion or misconception: the key of its worth, which belongs there only. */
  readonly top?: 'points' | 'penalty';
}

/** Reads a rule: a phrase, a list (any of these) or a map of keys. */
export function readRule(value: unknown, path: Path, context: Context): Rule | undefined {
  return isMap(value) ? readMap(value, path, context) : readAny(value, path, context);
}

const CORES = ['any', 'all', 'order', 'of', 'only', 'formula'] as const;
const RULE_KEYS: readonly string[] = [
  ...CORES,
  ...['min', 'words', 'near', 'not', 'except', 'without', 'denied', 'within', 'spelling', 'case'],
];
const TOP_KEYS: readonly string[] = ['hint', 'feedback'];

function readMap(map: RuleMap, path: Path, around: Context): Rule | undefined {
  const within = readInnerScope(map, path, around);
  const context = inside(around, { within: within ?? around.within, spelling: readSpelling(map, around.spelling) });
  around.problems.push(...misfits(map, path, around));
  const there = CORES.filter((key) => map[key] !== undefined);
  if (there.length === 0 && map['not'] !== undefined) return readAbsent(map, path, context);
  const rules = there.map((key) => readCore(key, map, { path, context }));
  const restrictions = { ...readRestrictions(map, path, context), ...(within && { within }) };
  const found = rules.filter((rule) => rule !== undefined);
  const [first, ...others] = found;
  if (!first || found.length < rules.length) return undefined;
  const rule: Rule = others.length === 0 ? first : { kind: 'all', rules: found, ordered: false };
  return Object.keys(restrictions).length === 0 ? rule : { kind: 'restricted', rule, restrictions };
}

/** The context of what stands inside of a map. */
function inside(
  { vocabulary, problems, cost, formulas }: Context,
  { within, spelling }: Pick<Context, 'within' | 'spelling'>,
): Context {
  return { vocabulary, problems, cost, formulas, within, spelling };
}

type RuleMap = Readonly<Record<string, unknown>>;

const SCOPES = ['sentence', 'paragraph', 'answer'] as const;

/** Reads `within`; undefined where it is not said. */
export function readScope(written: unknown, path: Path, { problems }: RuleReader): Scope | undefined {
  const scope = SCOPES.find((one) => one === written);
  if (written !== undefined && !scope)
    problems.push(error(path, 'within-unreadable', '`within` is `sentence`, `paragraph` or `answer`.'));
  return scope;
}

/** A part of a rule may stand together more closely than the whole, never further apart. */
function readInnerScope(map: RuleMap, path: Path, context: Context): Scope | undefined {
  const within = readScope(map['within'], [...path, 'within'], context);
  if (!within || SCOPES.indexOf(within) <= SCOPES.indexOf(context.within)) return within;
  const message = `This stands within one ${context.within}, so a part of it cannot be looked for in the whole ${within}.`;
  const help = `Give the whole criterion \`within: ${within}\`.`;
  context.problems.push(error([...path, 'within'], 'within-too-wide', message, help));
  return undefined;
}

/** Keys that are none, cannot be read, or mean nothing without or beside another one. */
function misfits(map: RuleMap, path: Path, { top }: Context): Problem[] {
  const has = (key: string): boolean => map[key] !== undefined;
  const known = [...RULE_KEYS, ...(top === undefined ? [] : [top, ...TOP_KEYS])];
  const problems = Object.keys(map).flatMap((key) => (known.includes(key) ? [] : [unknownKey(key, path, known)]));
  if (![...CORES, 'not', 'min'].some(has)) problems.push(error(path, 'criterion-empty', ...NOTHING_ASKED));
  if (has('min') && !has('of')) problems.push(error([...path, 'min'], 'min-without-of', ...NOTHING_COUNTED));
  if (has('only'))
    for (const key of ['any', 'all', 'order', 'min', 'of', 'near'].filter(has)) {
      const message = `\`only\` says what the whole answer is; \`${key}\` beside it cannot hold as well.`;
      problems.push(error([...path, key], 'only-with-others', message, `Put it inside: \`only: { ${key}: … }\`.`));
    }
  return [...problems, ...checkSpelling(map, path)];
}

const NOTHING_ASKED = [
  'This says nothing that an answer must have.',
  'Write `any`, `all`, `order` or `min` with `of`.',
] as const;
const NOTHING_COUNTED = [
  '`min` counts what stands under `of`, which is not there.',
  'Write `min: 2` and `of: […]`.',
] as const;

/** What stands deep in a criterion is seen by no schema. */
function checkSpelling({ spelling, case: letters, denied }: RuleMap, path: Path): Problem[] {
  const problems: Problem[] = [];
  if (spelling !== undefined && !isSpelling(spelling))
    problems.push(error([...path, 'spelling'], 'spelling-unreadable', SPELLING_HELP));
  if (letters !== undefined && letters !== 'any' && letters !== 'exact')
    problems.push(error([...path, 'case'], 'case-unreadable', '`case` is `any` or `exact`.'));
  if (denied !== undefined && denied !== 'counts')
    problems.push(error([...path, 'denied'], 'denied-unreadable', '`denied` can only be `counts`.'));
  return problems;
}

const SPELLING_HELP = '`spelling` is `lenient`, `exact` or a map such as `{ slips: 1, kinds: [missing, swapped] }`.';

function readOnly(written: unknown, path: Path, context: Context): Rule | undefined {
  const rule = readRule(written, path, { ...context, within: 'answer' });
  if (!rule || !hasLongList(rule)) return rule && { kind: 'only', rule };
  const message = `Within \`only\`, at most ${MOST_IN_ANY_ORDER} entries may stand in any order.`;
  context.problems.push(error(path, 'only-too-many', message, 'Write `order`, or several criteria.'));
  return undefined;
}

function hasLongList(rule: Rule): boolean {
  if ((rule.kind === 'all' && !rule.ordered) || rule.kind === 'at-least')
    if (rule.rules.length > MOST_IN_ANY_ORDER) return true;
  return partsOf(rule)?.some(hasLongList) ?? false;
}

/** `not` alone: none of these anywhere in the answer. */
function readAbsent(map: RuleMap, path: Path, context: Context): Rule | undefined {
  const rule = readAny(map['not'], [...path, 'not'], context);
  const { except, words } = readRestrictions(allBut(map, 'not'), path, context);
  if (!rule) return undefined;
  const restrictions = { ...(except && { except }), ...(words !== undefined && { words }) };
  const inner: Rule = except || words !== undefined ? { kind: 'restricted', rule, restrictions } : rule;
  return { kind: 'absent', rule: inner };
}

/** A map but for one of its keys. */
export function allBut(map: RuleMap, key: string): RuleMap {
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
}

function readCore(
  key: (typeof CORES)[number],
  map: RuleMap,
  { path, context }: { readonly path: Path; readonly context: Context },
): Rule | undefined {
  const here = [...path, key];
  if (key === 'any') return readAny(map[key], here, context);
  if (key === 'only') return readOnly(map[key], here, context);
  if (key === 'formula') return readFormulaRule(map[key], here, context);
  const rules = readList(map[key], here, context);
  if (!rules) return undefined;
  if (key !== 'of') return { kind: 'all', rules, ordered: key === 'order' };
  const min = readCount(map['min'], [...path, 'min'], context) ?? rules.length;
  if (min >= 1 && min <= rules.length) return { kind: 'at-least', min, rules };
  const message = min < 1 ? '`min` is at least 1.' : `\`of\` lists ${rules.length}, fewer than ${min}.`;
  context.problems.push(error([...path, 'min'], min < 1 ? 'min-too-small' : 'min-too-large', message));
  return undefined;
}

/** A formula is looked for by its value, and stands among words like a phrase. */
function readFormulaRule(written: unknown, path: Path, { formulas, problems }: Context): Rule | undefined {
  const phrase = formulas.read(written, path);
  if (!('problem' in phrase)) return { kind: 'phrase', phrase, written: String(written) };
  problems.push(phrase.problem);
  return undefined;
}

function readRestrictions(map: RuleMap, path: Path, context: Context): Restrictions {
  const one = (key: 'not' | 'except' | 'without'): Rule | undefined =>
    map[key] === undefined ? undefined : readAny(map[key], [...path, key], context);
  const not = one('not');
  const except = one('except');
  const without = one('without');
  const near = map['near'] === undefined ? undefined : readNear(map['near'], [...path, 'near'], context);
  const words = readCount(map['words'], [...path, 'words'], context);
  return {
    ...(words !== undefined && { words }),
    ...(not && { not }),
    ...(except && { except }),
    ...(without && { without }),
    ...(map['denied'] === 'counts' && { named: true }),
    ...(near && { near }),
  };
}

/** A whole number; undefined where there is none. */
function readCount(written: unknown, path: Path, { problems }: RuleReader): number | undefined {
  if (written === undefined) return undefined;
  const count = typeof written === 'string' ? Number(written) : written;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0) return count;
  problems.push(error(path, 'count-unreadable', `\`${String(path.at(-1))}\` is a whole number, such as 2.`));
  return undefined;
}

const NEAR_WORDS = 8;

function readNear(written: unknown, path: Path, context: Context): Restrictions['near'] {
  if (!isMap(written)) {
    const rule = readAny(written, path, context);
    return rule && { rule, words: NEAR_WORDS };
  }
  for (const key of Object.keys(written))
    if (key !== 'any' && key !== 'words') context.problems.push(unknownKey(key, path, ['any', 'words']));
  const rule = readAny(written['any'], [...path, 'any'], context);
  return rule && { rule, words: readCount(written['words'], [...path, 'words'], context) ?? NEAR_WORDS };
}

function readAny(written: unknown, path: Path, context: Context): Rule | undefined {
  if (isMap(written)) return readMap(written, path, context);
  if (!Array.isArray(written)) return readPhrase(written, path, context);
  const rules = readList(written, path, context);
  return rules?.length === 1 ? rules[0] : rules && { kind: 'any', rules };
}

function readList(written: unknown, path: Path, context: Context): Rule[] | undefined {
  const entries: readonly unknown[] = Array.isArray(written) ? written : [written];
  if (entries.length === 0) {
    context.problems.push(error(path, 'list-empty', 'This list is empty.'));
    return undefined;
  }
  const inner = inside(context, context);
  const rules = entries.map((entry, i) => readRule(entry, Array.isArray(written) ? [...path, i] : path, inner));
  const found = rules.filter((rule) => rule !== undefined);
  return found.length === rules.length ? found : undefined;
}

function readPhrase(written: unknown, path: Path, context: Context): Rule | undefined {
  const { vocabulary, problems, spelling, cost } = context;
  if (typeof written !== 'string' && typeof written !== 'number' && typeof written !== 'boolean') {
    problems.push(error(path, 'phrase-unreadable', 'Words, a list or a map of rules must stand here.'));
    return undefined;
  }
  const phrase = readPhraseSafely(String(written), vocabulary, spelling);
  if (isPhrase(phrase)) {
    cost.steps += stepsOf(phrase);
    return { kind: 'phrase', phrase, written: String(written) };
  }
  problems.push(error(path, phrase.code ?? 'phrase-unreadable', phrase.problem, phrase.help));
  return undefined;
}

function unknownKey(key: string, path: Path, known: readonly string[]): Problem {
  const elsewhere = ['points', 'penalty', ...TOP_KEYS].includes(key) && !known.includes(key);
  const message = elsewhere
    ? `\`${key}\` belongs to a whole criterion, not to a part of one.`
    : `\`${key}\` is no key of a criterion.`;
  return error([...path, key], 'unknown-key', message, elsewhere ? undefined : didYouMean(key, known));
}

/** A mistake of the author's. */
export function error(path: Path, code: string, message: string, help?: string): Problem {
  return { path, severity: 'error', code, message, ...(help !== undefined && { help }) };
}

/** Whether a value is a map of keys. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
