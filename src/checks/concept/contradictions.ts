import { readWith } from '../../language/match.ts';
import { readText } from '../../language/text.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import type { Document } from '../../model/document.ts';
import { passageOf } from '../../model/passage.ts';
import type { Problem } from '../define-check.ts';
import { exemplarsOf } from './exemplars.ts';
import { partsOf, phrasesOf, type Criterion, type Rule } from './rule.ts';
import { solve, tokensOfHits } from './solve.ts';

/** What criteria and misconceptions say together. */
export interface Said {
  readonly vocabulary: Vocabulary;
  readonly criteria: readonly Criterion[];
  readonly misconceptions: readonly Criterion[];
  /** Points are added up, and all of them count: what is found twice is paid twice. */
  readonly addsUp: boolean;
}

/**
 * Finds rules that contradict themselves or each other, by trying them on made-up answers that have just the words that
 * they ask for: a criterion that not even these earn can be earned by nothing.
 */
export function contradictionsIn({ vocabulary, criteria, misconceptions, addsUp }: Said): Problem[] {
  const tried = [...criteria, ...misconceptions].map((criterion) => ({
    criterion,
    answers: exemplarsOf(criterion.rule),
  }));
  const answersOf = (one: Criterion): readonly string[] =>
    tried.find(({ criterion }) => criterion === one)?.answers ?? [];
  const impossible = tried.flatMap(({ criterion, answers }): Problem[] => {
    if (
      !rulesOut(criterion.rule) ||
      hasFormula(criterion.rule) ||
      answers.some((answer) => holds(criterion, answer, vocabulary))
    )
      return [];
    const section = criteria.includes(criterion) ? 'criteria' : 'misconceptions';
    return [neverHolds([section, criterion.name], answers[0] ?? '')];
  });
  if (impossible.length > 0) return impossible;
  const costly = misconceptions.flatMap((misconception) =>
    criteria.flatMap((criterion): Problem[] => {
      const always = answersOf(criterion).every((answer) => holds(misconception, answer, vocabulary));
      return always ? [costsWhatItEarns(misconception.name, criterion.name)] : [];
    }),
  );
  return [...costly, ...(addsUp ? paidTwice(criteria, answersOf) : [])];
}

/**
 * The same phrase in the lists of two criteria, or two criteria that ask for the same altogether. An idea that may be
 * named and also be told by explaining it is no mistake.
 */
function paidTwice(criteria: readonly Criterion[], answersOf: (one: Criterion) => readonly string[]): Problem[] {
  return criteria.flatMap((one, i): Problem[] => {
    const own = new Set(answersOf(one).map(sameWords));
    const names = new Set(namesIn(one.rule).map(sameWords));
    for (const before of criteria.slice(0, i)) {
      const answers = answersOf(before);
      const same = answers.filter((answer) => own.has(sameWords(answer)));
      const all = same.length === Math.max(own.size, answers.length);
      const twice = all ? same[0] : namesIn(before.rule).find((answer) => names.has(sameWords(answer)));
      if (twice !== undefined) return [isPaidTwice(one.name, before.name, twice)];
    }
    return [];
  });
}

/** The phrases of which one is enough. */
function namesIn(rule: Rule): string[] {
  if (rule.kind === 'restricted') return namesIn(rule.rule);
  const phrases = rule.kind === 'any' ? rule.rules : [rule];
  return phrases.filter(({ kind }) => kind === 'phrase').flatMap(exemplarsOf);
}

function sameWords(answer: string): string {
  return answer.toLowerCase().split(' ').toSorted().join(' ');
}

/** What a formula may look like is not made up. */
function hasFormula(rule: Rule): boolean {
  return phrasesOf(rule).some(({ phrase }) => phrase.kind === 'formula');
}

/** Whether anything in a rule can contradict the rest: else the made-up answers are at fault. */
function rulesOut(rule: Rule): boolean {
  if (rule.kind === 'absent') return true;
  const { not, except, without, words, within } = rule.kind === 'restricted' ? rule.restrictions : {};
  return (not ?? except ?? without ?? words ?? within) !== undefined || (partsOf(rule)?.some(rulesOut) ?? false);
}

/** Whether an answer satisfies a criterion, or at least leaves it to a person. */
function holds({ rule, within }: Criterion, answer: string, vocabulary: Vocabulary): boolean {
  const text = readText(passageOf(documentOf(answer), { start: 0, end: answer.length }));
  const reading = readWith(vocabulary, text);
  const own = tokensOfHits(rule, reading, within);
  return solve(rule, { reading, within, own }).some(({ standing }) => standing !== 'denied');
}

function documentOf(text: string): Document {
  const span = { start: 0, end: text.length };
  const runs = [{ kind: 'prose' as const, span, text }];
  return {
    text,
    files: [],
    blocks: [{ kind: 'paragraph', span, runs, depth: 0, file: 0 }],
    macros: new Map(),
    notes: [],
  };
}

function neverHolds(path: Problem['path'], answer: string): Problem {
  const message = `Nothing can satisfy this: not even “${answer}” does.`;
  const help = 'Look at `not`, `except`, `without` and `words`: they rule out what the rest asks for.';
  return { path, severity: 'error', code: 'never-holds', message, help };
}

function costsWhatItEarns(misconception: string, criterion: string): Problem {
  const message = `Whatever earns \`${criterion}\` is a misconception here as well.`;
  const help = 'Make the misconception narrower, or leave one of the two out.';
  return { path: ['misconceptions', misconception], severity: 'error', code: 'costs-what-it-earns', message, help };
}

function isPaidTwice(name: string, other: string, answer: string): Problem {
  const message = `“${answer}” alone earns \`${other}\` and \`${name}\`: one thought is paid twice.`;
  const help = 'Ask for different words, or join the two.';
  return { path: ['criteria', name], severity: 'warning', code: 'paid-twice', message, help };
}
