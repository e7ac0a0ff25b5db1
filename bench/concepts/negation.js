// What is denied, against sentences with a marked phrase that people labelled `negated` or not (medical reports, NegEx;
// the test cases of negspaCy and of wink). The words that deny are those of homework English: none is from a clinic.
import { standingOf } from '../../dist/language/negation.js';
import { readText } from '../../dist/language/text.js';
import { interval } from './intervals.js';
import { passageFrom } from './passage.js';
import { rowsIn } from './rows.js';

/**
 * A doubtful standing goes to a person. The headline, chosen before anything was measured, counts it by where it leans:
 * as negated where it is negated but for the doubt, as not negated where it is said but for it.
 */
const RULES = {
  'doubtful by where it leans': ({ kind, leans }) => kind === 'denied' || leans === 'denied',
  'doubtful is negated': ({ kind }) => kind !== 'affirmed',
  'doubtful is not negated': ({ kind }) => kind === 'denied',
};
const [HEADLINE] = Object.values(RULES);

/** A line for each set and each way of counting. */
export function run({ cases, options = {} }) {
  const sets = ['negex', 'negspacy', 'wink_negation'].flatMap((set) => {
    const judged = rowsIn(cases, 'negation', `${set}.jsonl`)?.flatMap(phrasesOf).map(withStanding);
    return judged ? [{ set, judged }] : [];
  });
  if (sets.length === 0) return undefined;
  if (options.list) for (const line of sets.flatMap(({ judged }) => judged).filter(isWrong)) console.log(told(line));
  return {
    title: 'Negation: is a marked phrase negated?',
    rows: sets.flatMap(({ set, judged }) => rowsOf(set, judged)),
    notes: [
      'Intervals at 95 %: Wilson for precision and recall, bootstrap over reports for F1. The first line of a set is the headline.',
      'wink marks a window of so many words, which is no scope: its line is told, not aimed at.',
    ],
  };
}

function rowsOf(set, judged) {
  const doubtful = judged.filter(({ standing }) => standing.kind === 'doubtful').length;
  return Object.entries(RULES).map(([counted, isNegated]) => {
    const lines = judged.map((one) => ({ ...one, found: isNegated(one.standing) }));
    const { negated, found, right, precision, recall, f1 } = scoresOf(lines);
    const [low, high] = interval(lines, (some) => scoresOf(some).f1, { clusterOf: ({ cluster }) => cluster });
    return {
      set,
      counted,
      cases: lines.length,
      negated,
      doubtful,
      precision,
      'of precision': wilson(right, found),
      recall,
      'of recall': wilson(right, negated),
      F1: f1,
      'of F1': `${low.toFixed(3)}–${high.toFixed(3)}`,
    };
  });
}

/** The phrases that a row marks: a span, a concept to be found, or each word of a tokenised sentence. */
function phrasesOf({ id, report, sentence, span, concept, negated, tokens, negated_words: negatedWords }) {
  const cluster = report ?? id;
  if (span) return [{ id, cluster, sentence, span, negated }];
  if (concept) {
    const start = sentence.indexOf(concept);
    return start < 0 ? [] : [{ id, cluster, sentence, span: [start, start + concept.length], negated }];
  }
  const words = tokens ?? sentence.match(/\p{L}+/gu);
  const written = sentence ?? tokens.join(' ');
  let from = 0;
  return words.map((word, i) => {
    const start = written.indexOf(word, from);
    from = start + word.length;
    return { id, cluster, sentence: written, span: [start, from], negated: negatedWords?.includes(word) ?? negated[i] };
  });
}

function withStanding(row) {
  return { ...row, standing: standingAt(row.sentence, row.span) };
}

function standingAt(sentence, [from, to]) {
  const text = readText(passageFrom(sentence));
  const inside = text.tokens.flatMap(({ span }, i) => (span.start < to && span.end > from ? [i] : []));
  const start = inside[0] ?? 0;
  const end = (inside.at(-1) ?? 0) + 1;
  const own = new Set(Array.from({ length: end - start }, (_, i) => start + i));
  return standingOf(text, { start, end, own, denying: false });
}

function isWrong({ negated, standing }) {
  return HEADLINE(standing) !== negated;
}

function told({ id, sentence, span: [from, to], negated, standing }) {
  const before = sentence.slice(Math.max(0, from - 160), from);
  const after = sentence.slice(to, to + 80);
  return `${id} | ${negated ? 'negated' : 'not negated'} | ${standing.kind} | …${before}[${sentence.slice(from, to)}]${after}`;
}

function scoresOf(lines) {
  const negated = lines.filter((one) => one.negated).length;
  const found = lines.filter((one) => one.found).length;
  const right = lines.filter((one) => one.negated && one.found).length;
  return {
    negated,
    found,
    right,
    precision: right / found,
    recall: right / negated,
    f1: (2 * right) / Math.max(1, negated + found),
  };
}

/** The interval of Wilson (1927) for a share. */
function wilson(part, whole) {
  const z = 1.96;
  const middle = part + (z * z) / 2;
  const half = z * Math.sqrt((part * (whole - part)) / whole + (z * z) / 4);
  const [low, high] = [middle - half, middle + half].map((end) => (end / (whole + z * z)).toFixed(3));
  return `${low}–${high}`;
}
