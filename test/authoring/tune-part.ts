import type { Marked, Options, Tunable } from '../../src/authoring/tune/tunable.ts';
import { concept } from '../../src/checks/concept/concept.ts';
import { prepared } from '../checks/concept-part.ts';
import { passageFrom } from '../language/passages.ts';

/** A concept part that can be tuned. */
export function tunable(options: Options, points = 1, ask?: string): Tunable {
  return {
    id: 'a',
    ...(ask !== undefined && { ask }),
    options,
    prepare(changed) {
      const { prepared: ready } = prepared(changed as Parameters<typeof prepared>[0], points);
      return ready && ((passage) => concept.judge(ready, passage));
    },
  };
}

/** Answers with the share of the points that a person gave. */
export function marked(answers: readonly (readonly [answer: string, share: number])[]): Marked[] {
  return answers.map(([answer, share]) => ({ passage: passageFrom(answer), share }));
}

/** The sentence with each of some words in turn, so that no two answers are the same. */
export function variations(sentence: string, share: number, count: number): [string, number][] {
  return Array.from({ length: count }, (_, i) => [sentence.replace('<thing>', THINGS[i % THINGS.length] ?? ''), share]);
}

const THINGS = (
  'layer image channel window picture map grid input signal frame tensor batch sample region scene photo column row ' +
  'block unit'
).split(' ');
