import { DEFAULT_CONVENTIONS, type Conventions } from '../model/conventions.ts';
import { parseShare } from '../model/share.ts';
import { DEFAULT_REVIEW_BELOW } from '../model/verdict.ts';
import type { Feedback, RubricExample, RubricPart } from './rubric.ts';
import { textOf, textsOf, valueOf, type YamlMap, type YamlNode } from './tree.ts';
import { LANGUAGE } from './vocabulary.ts';

type Settings = Pick<RubricPart, 'extra' | 'selfCheck' | 'reviewBelow' | 'reveal' | 'feedback' | 'examples'>;

/** The settings of a part that do not depend on its kind. */
export function settingsOf(part: YamlMap): Settings {
  const word = <Word extends string>(key: string, words: readonly Word[], fallback: Word): Word =>
    words.find((one) => one === textOf(valueOf(part, key))) ?? fallback;
  const reviewBelow = Number(textOf(valueOf(part, 'review_below')) ?? DEFAULT_REVIEW_BELOW);
  return {
    extra: textOf(valueOf(part, 'extra')) === 'true',
    selfCheck: word('self_check', ['none', 'readable', 'verdict'], 'readable'),
    reviewBelow: Number.isFinite(reviewBelow) ? reviewBelow : DEFAULT_REVIEW_BELOW,
    reveal: word('reveal', ['all', 'hint', 'nothing'], 'all'),
    feedback: feedbackOf(valueOf(part, 'feedback')),
    examples: examplesOf(valueOf(part, 'examples')),
  };
}

/** The conventions that hold where these are written; what is not said is the default. */
export function conventionsOf(written: YamlMap | undefined): Conventions {
  if (!written) return DEFAULT_CONVENTIONS;
  const own: unknown = LANGUAGE.data(written, LANGUAGE.definition('conventions'), true);
  return isConventions(own) ? { ...DEFAULT_CONVENTIONS, ...own } : DEFAULT_CONVENTIONS;
}

/** The schema has seen the keys and values; where it objected, nothing is graded. */
function isConventions(own: unknown): own is Partial<Conventions> {
  return typeof own === 'object' && own !== null;
}

/** One text speaks for every loss of points. */
function feedbackOf(node: YamlNode | undefined): Feedback {
  const text = textOf(node);
  if (text !== undefined) return { partial: text, incorrect: text, missing: text };
  const outcomes = ['correct', 'partial', 'incorrect', 'missing'] as const;
  return Object.fromEntries(
    outcomes.flatMap((outcome) => {
      const own = textOf(valueOf(node, outcome));
      return own === undefined ? [] : [[outcome, own]];
    }),
  );
}

function examplesOf(node: YamlNode | undefined): RubricExample[] {
  if (node?.kind !== 'map') return [];
  return [...node.entries].flatMap(([points, { value }]) => {
    const expected = points === 'review' ? points : parseShare(points);
    const answers = value.kind === 'list' ? value.items.map(answerOf) : [answerOf(value)];
    return expected === undefined ? [] : answers.map((answer) => ({ answer, expected }));
  });
}

/** A list inside of the list of answers is a tuple. */
function answerOf(node: YamlNode): string {
  if (node.kind === 'list') return `(${node.items.map(answerOf).join(', ')})`;
  return textsOf(node).join('');
}
