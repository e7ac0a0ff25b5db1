import { runsOf, type Passage } from '../../model/passage.ts';
import { namesFor } from './names.ts';
import { termsIn, type Term } from './terms.ts';
import { earns, type ConceptOptions } from './trial.ts';

/** What could not be put into a criterion, or should be thought over. */
export interface DraftNote {
  readonly code: 'left-out' | 'formula' | 'nothing-new' | 'no-words' | 'short';
  /** The words that it is about. */
  readonly about: string;
}

/** A model answer, word by word. */
export interface ModelAnswer {
  /** What must be told. */
  readonly own: readonly Usable[];
  /** Words of the question. */
  readonly topic: readonly Usable[];
  readonly notes: readonly DraftNote[];
}

/** A word with the phrases that find it in its own model answer. */
export interface Usable {
  readonly term: Term;
  readonly phrases: readonly string[];
}

/** Reads a model answer: each word was tried on it with the real check. */
export function readModelAnswer(answer: Passage, question: readonly string[]): ModelAnswer {
  const terms = termsIn(answer, question);
  const tried = terms.map((term) => ({
    term,
    phrases: term.phrasings.find((phrases) => earns(phrases, answer)),
  }));
  const usable = tried.flatMap(({ term, phrases }) => (phrases ? [{ term, phrases }] : []));
  const leftOut = tried.flatMap(({ term, phrases }) => (phrases ? [] : [note('left-out', term.word)]));
  const formulas = runsOf(answer).flatMap(({ kind, text }) => (kind === 'math' ? [note('formula', text.trim())] : []));
  const own = usable.filter(({ term }) => !term.asked);
  const said = answer.document.text.slice(answer.span.start, answer.span.end).trim();
  if (usable.length === 0) return { own, topic: [], notes: [...leftOut, ...formulas, note('no-words', said)] };
  if (own.length === 0) return { own: usable, topic: [], notes: [...leftOut, ...formulas, note('nothing-new', said)] };
  const topic = usable.filter(({ term }) => term.asked);
  const short = usable.length < FEW ? [note('short', said)] : [];
  return { own, topic, notes: [...leftOut, ...formulas, ...short] };
}

/** A model answer of fewer words is soon met by chance. */
const FEW = 2;

function note(code: DraftNote['code'], about: string): DraftNote {
  return { code, about };
}

/** The criteria of all model answers, by name: what several of them say is one criterion. */
export function criteriaOf(answers: readonly ModelAnswer[]): Named[] {
  const own = distinct(
    answers.flatMap((answer) => answer.own),
    ({ term }) => keyOf(term),
  );
  const topics = distinct(
    answers.filter(({ topic }) => topic.length > 0),
    topicKeyOf,
  );
  const wanted = [
    ...own.map(({ term }) => (term.denied ? `not ${term.word}` : term.word)),
    ...topics.map(() => 'topic'),
  ];
  const names = namesFor(wanted);
  const rules = [
    ...own.map(({ term, phrases }) => ({ key: keyOf(term), criterion: { any: [...phrases] } })),
    ...topics.map((answer) => ({ key: topicKeyOf(answer), criterion: topicCriterion(answer, answers) })),
  ];
  return rules.map((rule, i) => ({ ...rule, name: names[i] ?? '' }));
}

/** A criterion and what it stands for. */
export interface Named {
  readonly key: string;
  readonly name: string;
  readonly criterion: Rule;
}

/** What tells a word from others: two model answers that say the same share it. */
export function keyOf({ word, denied }: Term): string {
  return `${denied ? 'not' : ''} ${word}`;
}

function topicKeyOf({ topic }: Pick<ModelAnswer, 'topic'>): string {
  return `topic ${topic
    .map(({ term }) => term.word)
    .toSorted()
    .join(' ')}`;
}

/** Each once, by its key. */
export function distinct<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  const seen = new Map<string, Item>();
  for (const item of items) if (!seen.has(key(item))) seen.set(key(item), item);
  return [...seen.values()];
}

/**
 * At least half of the question's words, beside something that the question does not say: repeating it is no answer. Its
 * words stand first, so that an answer about the matter that has none of the words looked for goes to a person (see
 * near-miss.ts): it may say the same in other words.
 */
function topicCriterion(answer: ModelAnswer, answers: readonly ModelAnswer[]): Rule {
  const same = answers.filter((other) => topicKeyOf(other) === topicKeyOf(answer));
  const own = distinct(
    same.flatMap((other) => other.own),
    ({ term }) => keyOf(term),
  );
  const words = answer.topic.map(({ term }) => ({ any: [term.word, `not ... ${term.word}`] }));
  return {
    all: [{ min: Math.ceil(words.length / 2), of: words }, { any: own.flatMap(({ phrases }) => phrases) }],
    within: 'answer',
    hint: 'what the question asks about, together with something of the answer',
  };
}

/** The keys of the criteria that a model answer meets. */
export function keysOf({ own, topic }: ModelAnswer): string[] {
  return [...own.map(({ term }) => keyOf(term)), ...(topic.length > 0 ? [topicKeyOf({ topic })] : [])];
}

/** A criterion with all its keys. */
export type Rule = Exclude<ConceptOptions['criteria'][string], string | number | boolean | readonly unknown[]>;
