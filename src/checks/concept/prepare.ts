import { createVocabulary, type Vocabulary } from '../../language/vocabulary.ts';
import { add, compare, NONE, type Share } from '../../model/share.ts';
import type { OptionsOf, Preparation, Problem, Setting } from '../define-check.ts';
import { contradictionsIn } from './contradictions.ts';
import { createFormulaReader, type WantedFormulas } from './formulas.ts';
import type { Level } from './levels.ts';
import { readCriteria, readMisconceptions } from './read-criteria.ts';
import type { RuleReader } from './read-rule.ts';
import { readLevels } from './read-levels.ts';
import { readSpelling, USUAL_SPELLING } from './read-spelling.ts';
import type { Criterion } from './rule.ts';
import type { CONCEPT_OPTIONS } from './schema.ts';
import { sourcesOf, type Sources } from './sources.ts';
import { hinted, type Reveal } from './withhold.ts';
import { checkWays, type Way } from './ways.ts';

/** A concept part, ready to judge. */
export interface PreparedConcept {
  readonly vocabulary: Vocabulary;
  readonly formulas: WantedFormulas | undefined;
  readonly criteria: readonly Criterion[];
  readonly misconceptions: readonly Criterion[];
  /** In place of points for each criterion. */
  readonly levels?: readonly Level[];
  /** In place of points for each criterion, too: the best one counts. */
  readonly ways?: readonly Way[];
  /** A bare list of words is a full answer. */
  readonly expectsWords: boolean;
  /** Points of the part. */
  readonly points: Share;
  /** Confidence from 0 to 1 under which a person decides about a criterion. */
  readonly reviewBelow: number;
  /** What a student may paste instead of an answer. */
  readonly sources: Sources;
  readonly reveal: Reveal;
  /** What numbers in an answer stand for. */
  readonly options: readonly string[];
}

type Options = OptionsOf<typeof CONCEPT_OPTIONS>;

/** Compiles the criteria and finds every mistake in them. */
export function prepareConcept(options: Options, setting: Setting): Preparation<PreparedConcept> {
  const vocabulary = createVocabulary(setting.words, true);
  const reader: RuleReader = {
    vocabulary,
    problems: [],
    spelling: readSpelling(options, USUAL_SPELLING),
    cost: { steps: 0 },
    formulas: createFormulaReader(setting),
  };
  const expectsWords = options.expects === 'words';
  const within = options.within ?? 'sentence';
  const read = readCriteria(options.criteria, within, reader);
  const criteria = expectsWords ? read.map((one) => ({ ...one, relational: false })) : read;
  const misconceptions = readMisconceptions(options.misconceptions, within, reader);
  const levels = options.levels && readLevels(options.levels, namesIn(options), setting);
  const problems = [...reader.problems, ...(levels?.problems ?? []), ...checkNames(options)];
  if (reader.cost.steps > MOST_STEPS) problems.push(TOO_LARGE);
  const readable = criteria.length === Object.keys(options.criteria).length;
  if (options.ways) problems.push(...checkWays(options.ways, Object.keys(options.criteria)));
  if (options.ways && levels) problems.push(levelsBesideWays());
  if (levels ?? options.ways) problems.push(...uselessPoints(options));
  else if (readable) problems.push(...checkPoints(criteria, options.cap === true, setting));
  if (problems.some(({ severity }) => severity !== 'warning')) return { problems };
  const addsUp = !levels && !options.ways && options.cap !== true;
  problems.push(...contradictionsIn({ vocabulary, criteria, misconceptions, addsUp }));
  if (problems.some(({ severity }) => severity !== 'warning')) return { problems };
  const { points, reviewBelow, reveal = 'all' } = setting;
  return {
    prepared: {
      vocabulary,
      formulas: reader.formulas.wanted(),
      criteria: hinted(criteria, (name) => hintIn(options.criteria[name]), reveal),
      reveal,
      misconceptions,
      ...(levels && { levels: levels.levels }),
      ...(options.ways && { ways: Object.values(options.ways) }),
      points,
      reviewBelow,
      expectsWords,
      sources: sourcesOf(criteria, setting),
      options: Object.values(options.options ?? []).map(String),
    },
    problems,
  };
}

function hintIn(criterion: Options['criteria'][string] | undefined): unknown {
  return typeof criterion === 'object' && 'hint' in criterion ? criterion.hint : undefined;
}

/** Most places that the phrases of a part are looked for in, so that an answer is judged in bounded time. */
const MOST_STEPS = 20_000;
const TOO_LARGE: Problem = {
  path: ['criteria'],
  severity: 'error',
  code: 'criteria-too-large',
  message: 'The phrases of these criteria stand for too many alternatives to be looked for.',
  help: 'Shorten the word lists that they use.',
};

function namesIn({ criteria, misconceptions }: Options): { criteria: string[]; misconceptions: string[] } {
  return { criteria: Object.keys(criteria), misconceptions: Object.keys(misconceptions ?? {}) };
}

/** Reports tell criteria and misconceptions apart by their names. */
function checkNames(options: Options): Problem[] {
  const { criteria, misconceptions } = namesIn(options);
  return misconceptions
    .filter((name) => criteria.includes(name))
    .map((name) => ({
      path: ['misconceptions', name],
      severity: 'error',
      code: 'same-name',
      message: `A criterion is called \`${name}\` as well.`,
      help: 'Give the misconception a name of its own.',
    }));
}

function levelsBesideWays(): Problem {
  const message = '`levels` and `ways` both say what criteria earn together.';
  return { path: ['ways'], severity: 'error', code: 'ways-beside-levels', message, help: 'Keep one of them.' };
}

/** With `levels` or `ways`, points of a criterion or a cap would never be looked at. */
function uselessPoints({ criteria, cap, ways }: Options): Problem[] {
  const key = ways ? 'ways' : 'levels';
  const paths = Object.entries(criteria).flatMap(([name, value]) =>
    typeof value === 'object' && 'points' in value ? [['criteria', name, 'points']] : [],
  );
  return [...paths, ...(cap === undefined ? [] : [['cap']])].map((path) => ({
    path,
    severity: 'error',
    code: `points-beside-${key}`,
    message: `\`${key}\` say what criteria earn together, so \`${path.at(-1) ?? ''}\` means nothing here.`,
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
