import { didYouMean } from '../../language/suggestion.ts';
import { createVocabulary, type Vocabulary } from '../../language/vocabulary.ts';
import { add, compare, NONE, type Share } from '../../model/share.ts';
import type { OptionsOf, Preparation, Problem, Setting } from '../define-check.ts';
import { parseCondition } from './levels.ts';
import { readCriteria, readPoints, readRule, type RuleReader } from './read-criteria.ts';
import { readSpelling, USUAL_SPELLING } from './read-spelling.ts';
import type { Criterion } from './rule.ts';
import type { CONCEPT_OPTIONS } from './schema.ts';

/** A concept part, ready to judge. */
export interface PreparedConcept {
  readonly vocabulary: Vocabulary;
  readonly criteria: readonly Criterion[];
  /** A bare list of words is a full answer. */
  readonly expectsWords: boolean;
  /** Points of the part. */
  readonly points: Share;
  /** Confidence from 0 to 1 under which a person decides about a criterion. */
  readonly reviewBelow: number;
}

type Options = OptionsOf<typeof CONCEPT_OPTIONS>;

/** Compiles the criteria and finds every mistake in them. */
export function prepareConcept(options: Options, setting: Setting): Preparation<PreparedConcept> {
  const vocabulary = createVocabulary(setting.words, true);
  const reader: RuleReader = { vocabulary, problems: [], spelling: readSpelling(options, USUAL_SPELLING) };
  const expectsWords = options.expects === 'words';
  const read = readCriteria(options.criteria, options.within ?? 'sentence', reader);
  const criteria = expectsWords ? read.map((one) => ({ ...one, relational: false })) : read;
  readMisconceptions(options.misconceptions, reader);
  checkLevels(options.levels, Object.keys(options.criteria), reader.problems);
  const problems = [...reader.problems, ...unsupported(options)];
  const readable = criteria.length === Object.keys(options.criteria).length;
  if (readable && options.levels === undefined) problems.push(...checkPoints(criteria, options.cap === true, setting));
  if (problems.some(({ severity }) => severity !== 'warning')) return { problems };
  const { points, reviewBelow } = setting;
  return { prepared: { vocabulary, criteria, points, reviewBelow, expectsWords }, problems };
}

function readMisconceptions(written: Options['misconceptions'], reader: RuleReader): void {
  for (const [name, value] of Object.entries(written ?? {})) {
    const path = ['misconceptions', name];
    const { penalty, ...rule } = value;
    readRule(rule, path, reader);
    readPoints(penalty, [...path, 'penalty'], reader);
  }
}

function checkLevels(levels: Options['levels'], names: readonly string[], problems: Problem[]): void {
  for (const [points, condition] of Object.entries(levels ?? {})) {
    const outcome = parseCondition(condition);
    const path = ['levels', points];
    if ('problem' in outcome)
      problems.push({ path, severity: 'error', code: 'level-unreadable', message: outcome.problem });
    else
      for (const name of outcome.names) {
        if (names.includes(name)) continue;
        const help = didYouMean(name, names);
        const message = `There is no criterion \`${name}\`.`;
        problems.push({
          path,
          severity: 'error',
          code: 'level-unknown-criterion',
          message,
          ...(help !== undefined && { help }),
        });
      }
  }
}

const LATER = ['misconceptions', 'levels', 'options'] as const;

function unsupported(options: Options): Problem[] {
  return LATER.filter((key) => options[key] !== undefined).map((key) => ({
    path: [key],
    severity: 'unsupported',
    code: `${key}-unsupported`,
    message: `\`${key}\` in a part with check: concept is not supported yet.`,
  }));
}

function checkPoints(criteria: readonly Criterion[], cap: boolean, { part, points }: Setting): Problem[] {
  const sum = criteria.reduce((all, one) => add(all, one.points), NONE);
  const difference = compare(sum, points);
  if (difference === 0 || (cap && difference > 0)) return [];
  const message = `The criteria of ${part} add up to ${decimal(sum)} points, the part has ${decimal(points)}.`;
  const help = difference > 0 ? 'If some of them suffice, add `cap: true`.' : 'Give some of them more `points`.';
  return [{ path: ['criteria'], severity: 'error', code: 'criteria-points', message, help }];
}

function decimal({ numerator, denominator }: Share): string {
  return String(Math.round((1000 * numerator) / denominator) / 1000);
}
