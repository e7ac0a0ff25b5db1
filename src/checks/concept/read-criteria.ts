import type { Phrase } from '../../language/phrase.ts';
import type { Scope } from '../../language/match.ts';
import { parseShare, share, type Share } from '../../model/share.ts';
import { error, isMap, readRule, readScope, allBut, type Path, type RuleReader } from './read-rule.ts';
import { partsOf, wordsOf, type Criterion, type Rule } from './rule.ts';

/** Reads `criteria`. Everything that is wrong goes to `reader.problems`; a criterion that cannot be read is left out. */
export function readCriteria(written: unknown, within: Scope, reader: RuleReader): Criterion[] {
  if (!isMap(written)) return [];
  return Object.entries(written).flatMap(
    ([name, value]) => readCriterion({ path: ['criteria', name], value, within, worth: 'points' }, reader) ?? [],
  );
}

/** Reads `misconceptions`: their points are what they cost. */
export function readMisconceptions(written: unknown, within: Scope, reader: RuleReader): Criterion[] {
  if (!isMap(written)) return [];
  return Object.entries(written).flatMap(
    ([name, value]) => readCriterion({ path: ['misconceptions', name], value, within, worth: 'penalty' }, reader) ?? [],
  );
}

interface Entry {
  readonly path: readonly [section: string, name: string];
  readonly value: unknown;
  readonly within: Scope;
  /** The key that says what it is worth, or costs. */
  readonly worth: 'points' | 'penalty';
}

function readCriterion({ path, value, within, worth }: Entry, reader: RuleReader): Criterion | undefined {
  const keys = isMap(value) ? value : {};
  const own = readScope(keys['within'], [...path, 'within'], reader) ?? within;
  const rule = readRule(isMap(value) ? allBut(value, 'within') : value, path, { ...reader, within: own, top: worth });
  const points = readPoints(keys[worth], [...path, worth], reader);
  if (!rule || !points) return undefined;
  const [, name] = path;
  const hint = keys['hint'];
  const feedback = keys['feedback'];
  return {
    name,
    rule,
    points,
    within: own,
    hint: typeof hint === 'string' ? hint : hintOf(name, rule),
    ...(typeof feedback === 'string' && { feedback }),
    words: wordsOf(rule),
    relational: isRelational(rule),
  };
}

/** Reads points; 1 where none are given. */
function readPoints(written: unknown, path: Path, { problems }: RuleReader): Share | undefined {
  if (written === undefined) return share(1);
  const points = typeof written === 'string' || typeof written === 'number' ? parseShare(written) : undefined;
  if (!points) problems.push(error(path, 'points-unreadable', 'Points are a number, such as 1, 0.5 or 1/2.'));
  return points;
}

/** Ideas that must stand together; an alternative that needs only one makes it a name. */
function isRelational(rule: Rule): boolean {
  switch (rule.kind) {
    case 'phrase':
      return hasGap(rule.phrase);
    case 'absent':
    case 'only':
      return false;
    case 'any':
      return rule.rules.every((one) => isRelational(one));
    case 'all':
      return rule.rules.length > 1;
    case 'at-least':
      return rule.min > 1;
    case 'restricted':
      return rule.restrictions.near !== undefined || isRelational(rule.rule);
  }
}

/** `feature ... anywhere` asks for two ideas, whichever of its alternatives is taken. */
function hasGap(phrase: Phrase): boolean {
  if (phrase.kind === 'either') return phrase.options.every(hasGap);
  return phrase.kind === 'sequence' && phrase.items.some((item) => item.kind === 'gap' || hasGap(item));
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
