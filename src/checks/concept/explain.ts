import { isDenial } from '../../language/denials.ts';
import { beginningOf, isFunctionWord, isKeywordList, structureOf } from '../../language/structure.ts';
import type { Range } from '../../language/text.ts';
import type { Explanation, ExplanationStep } from '../../model/explanation.ts';
import type { Passage } from '../../model/passage.ts';
import { answerOf, spelt, type Answer } from './answer.ts';
import { factorOf, inWords } from './features.ts';
import { judgeCriteria } from './judge-criterion.ts';
import type { Judgement } from './judgement.ts';
import { inPlainWords } from './plain-words.ts';
import type { PreparedConcept } from './prepare.ts';
import type { Rule } from './rule.ts';

/** Tells how an explanation is read, sentence by sentence, and what came of each criterion. It shows the criteria. */
export function explainConcept(prepared: PreparedConcept, passage: Passage): Explanation {
  const { criteria, reviewBelow } = prepared;
  const answer = answerOf(prepared, passage);
  const judgements = judgeCriteria(criteria, answer, reviewBelow);
  return [readingStep(prepared, answer), ...judgements.map((one) => criterionStep(one, answer, reviewBelow))];
}

/** Of an endless answer the beginning is told. */
const MOST_SENTENCES = 40;

function readingStep({ criteria }: PreparedConcept, answer: Answer): ExplanationStep {
  const { text } = answer.reading;
  const words = new Map(criteria.flatMap((criterion) => [...criterion.words]));
  const told = text.sentences
    .slice(0, MOST_SENTENCES)
    .map((sentence, i) => sentenceLine(sentence, i + 1, { answer, words }));
  const left = text.sentences.length - told.length;
  return {
    title: 'How the answer is read, sentence by sentence',
    lines: [...told, ...(left > 0 ? [`and ${left} more`] : [])],
  };
}

interface Known {
  readonly answer: Answer;
  readonly words: ReadonlyMap<number, string>;
}

function sentenceLine(sentence: Range, number: number, known: Known): string {
  const { answer } = known;
  const { text } = answer.reading;
  const list = isKeywordList(structureOf(text, beginningOf(sentence))) ? ['a list of keywords'] : [];
  const notes = [...list, ...denialsIn(sentence, answer), ...wordsIn(beginningOf(sentence), known)];
  const quoted = `${number}: “${spelt(answer, sentence)}”`;
  return notes.length === 0 ? quoted : `${quoted} – ${notes.join('; ')}`;
}

function denialsIn({ start, end }: Range, { reading }: Answer): string[] {
  const denials = reading.text.tokens.slice(start, end).flatMap(({ text }) => (isDenial(text) ? [`“${text}”`] : []));
  return denials.length === 0 ? [] : [`denies with ${denials.join(', ')}`];
}

/** Words that are not as the criteria write them: forms, and slips that are forgiven. */
function wordsIn({ start, end }: Range, { answer, words }: Known): string[] {
  const told = new Map<string, string>();
  for (let i = start; i < end; i++) {
    const token = answer.reading.text.tokens[i];
    const [first] = token ? answer.vocabulary.read(token).filter(({ id }) => words.has(id)) : [];
    const meant = first && words.get(first.id);
    if (!first || meant === undefined || !token || token.text === meant || isFunctionWord(token.text)) continue;
    const written = spelt(answer, { start: i, end: i + 1 });
    told.set(written, `${written} = ${meant}${first.slips === 0 ? '' : ` (${first.slips} misspelt)`}`);
  }
  return [...told.values()];
}

const OUTCOMES: Readonly<Record<Judgement['state'], string>> = {
  met: 'met',
  open: 'open',
  denied: 'denied',
  missing: 'not found',
};

function criterionStep(judgement: Judgement, answer: Answer, reviewBelow: number): ExplanationStep {
  const { criterion, state, leaning, assurance } = judgement;
  const { confidence, features } = assurance;
  const leans = state === 'open' ? `, would be ${OUTCOMES[leaning]}` : '';
  return {
    title: `${criterion.name}: ${OUTCOMES[state]}${leans}, confidence ${confidence}${state === 'open' && confidence > 0 ? ` (below ${reviewBelow})` : ''}`,
    lines: [
      `Looked for within ${criterion.within === 'answer' ? 'the answer' : `a ${criterion.within}`}: ${soughtIn(criterion.rule, answer)}`,
      ...foundLines(judgement, answer),
      ...features.map((feature) => `× ${factorOf(feature)}: ${inWords([feature])}`),
    ],
  };
}

/** What stands in the rule, with an example of each idea that it joins. */
function soughtIn(rule: Rule, answer: Answer): string {
  const { lists } = answer.vocabulary;
  const plain = (one: Rule): string => `“${inPlainWords(one, lists)}”${countOf(one)}`;
  switch (rule.kind) {
    case 'all':
      return rule.rules.map(plain).join(rule.ordered ? ', then ' : ' and ');
    case 'at-least':
      return `at least ${rule.min} of ${rule.rules.map(plain).join(', ')}`;
    case 'restricted':
    case 'only':
      return soughtIn(rule.rule, answer);
    case 'absent':
      return `nothing like ${soughtIn(rule.rule, answer)}`;
    case 'any':
    case 'phrase':
      return plain(rule);
  }
}

/** How many other wordings there are. */
function countOf(rule: Rule): string {
  if (rule.kind === 'restricted') return countOf(rule.rule);
  return rule.kind === 'any' && rule.rules.length > 1 ? ` (${rule.rules.length} wordings)` : '';
}

function foundLines({ solution, state }: Judgement, answer: Answer): string[] {
  const { sentenceOf, tokens } = answer.reading.text;
  if (!solution) return ['Nothing that stands for it was found.'];
  const hits = solution.hits.toSorted((a, b) => a.start - b.start);
  const found = hits.map((hit) => `“${spelt(answer, hit)}” in sentence ${(sentenceOf[hit.start] ?? 0) + 1}`);
  const by =
    solution.by === undefined
      ? []
      : [`${state === 'denied' ? 'Denied' : 'In doubt'} by “${tokens[solution.by]?.text ?? ''}”.`];
  return [...(found.length > 0 ? [`Found: ${found.join(', ')}.`] : []), ...by];
}
