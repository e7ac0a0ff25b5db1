import type { Reading } from '../../language/match.ts';
import { beginningOf, isKeywordList, structureOf } from '../../language/structure.ts';
import type { Range } from '../../language/text.ts';
import { spelt, type Answer } from './answer.ts';
import type { Feature } from './features.ts';
import type { Look } from './judgement.ts';
import { inPlainWords } from './plain-words.ts';
import { portionOf } from './portion.ts';
import type { Criterion, Restrictions, Rule } from './rule.ts';
import type { Solution } from './solution.ts';
import { solve, tokensOfHits } from './solve.ts';

/**
 * Adds to criteria that were not found what speaks against that: the answer may say it in other words than the author
 * thought of, and only a reader can tell.
 */
export function withNearMisses(looks: readonly Look[], answer: Answer): readonly Look[] {
  const taken = looks.flatMap(({ solution }) => solution?.hits ?? []);
  const isDenying = looks.some(({ leaning }) => leaning === 'denied');
  return looks.map((look) => {
    if (look.solution) return look;
    const heart = isDenying ? undefined : heartOf(look.criterion, answer.reading, taken);
    if (!heart) return { ...look, features: missFeatures(look.criterion, answer) };
    const features: Feature[] = [{ code: 'half-found', data: { found: spelt(answer, heart) }, at: heart }];
    return { ...look, solution: heart, features };
  });
}

/** From this share of its ideas or words on, a criterion was found in part. */
const SOME = 0.25;
/** An answer of so many words may well say it in other ones. */
const MANY_WORDS = 10;

function missFeatures({ rule, within, words }: Criterion, answer: Answer): Feature[] {
  const { share, at, lacking } = portionOf(rule, answer, within);
  const example = lacking.slice(0, 1).map((one) => inPlainWords(one, answer.vocabulary.lists));
  const [first] = at;
  const found = [...new Set(at.slice(0, MOST_QUOTED).map((range) => spelt(answer, range)))].join('”, “');
  const count = answer.reading.text.words;
  return [
    ...(first && share >= SOME
      ? [
          {
            code: 'partly-found' as const,
            data: { found, ...(example[0] !== undefined && { lacking: example[0] }) },
            at: first,
          },
        ]
      : []),
    ...wordAlike(words, answer),
    ...(count >= MANY_WORDS ? [{ code: 'many-words' as const, data: { words: count } }] : []),
  ];
}

const MOST_QUOTED = 3;
/** So many letters at the beginning make two words alike: `localised` and `locality`. */
const ALIKE = 5;

/** A word that no phrase knows, and that begins like one of the criterion's. */
function wordAlike(words: Criterion['words'], answer: Answer): Feature[] {
  const { reading, vocabulary } = answer;
  const byStart = new Map([...words.values()].map((word) => [word.slice(0, ALIKE), word]));
  for (const [i, token] of reading.text.tokens.entries()) {
    const { kind, text } = token;
    const meant = kind === 'word' && text.length >= ALIKE ? byStart.get(text.slice(0, ALIKE)) : undefined;
    if (meant === undefined || vocabulary.read(token).length > 0) continue;
    const at = { start: i, end: i + 1 };
    return [{ code: 'word-alike', data: { written: spelt(answer, at), meant }, at }];
  }
  return [];
}

/**
 * The heart of a criterion of which the rest was not found: the first rule of an `all`, affirmed in a sentence, in words
 * that no other criterion has earned. Not looked for in an answer that denies one of its ideas.
 */
function heartOf(criterion: Criterion, reading: Reading, taken: readonly Range[]): Solution | undefined {
  const { rule, within } = criterion;
  const own = tokensOfHits(rule, reading, within);
  const free = (one: Solution): boolean =>
    one.standing === 'affirmed' && one.slips === 0 && !overlapsAny(one, taken) && isProse(reading, one.start);
  for (const first of heartsIn(rule)) {
    const found = solve(first, { reading, within, own }).find(free);
    if (found) return found;
  }
  return undefined;
}

/** The first rule of each `all`; what stands at the wrong distance of what it should be near to. */
function heartsIn(rule: Rule): readonly Rule[] {
  if (rule.kind === 'restricted') {
    const inner = heartsIn(rule.rule);
    const hearts = rule.restrictions.near === undefined || inner.length > 0 ? inner : [rule.rule];
    return hearts.map((heart) => limited(heart, rule.restrictions));
  }
  if (rule.kind === 'any') return rule.rules.flatMap(heartsIn);
  const [first] = rule.kind === 'all' ? rule.rules : [];
  if (first?.kind === 'absent') return [];
  return first ? [first.kind === 'restricted' ? limited(first.rule, first.restrictions) : first] : [];
}

/** What the author ruled out stays ruled out; what should stand near may be missing. */
function limited(rule: Rule, { words, not, except, without, within, named }: Restrictions): Rule {
  const restrictions = {
    ...(words !== undefined && { words }),
    ...(not && { not }),
    ...(except && { except }),
    ...(without && { without }),
    ...(named === true && { named }),
    ...(within && { within }),
  };
  return Object.keys(restrictions).length === 0 ? rule : { kind: 'restricted', rule, restrictions };
}

function overlapsAny({ start, end }: Range, taken: readonly Range[]): boolean {
  return taken.some((other) => other.start < end && start < other.end);
}

/** Words in a sentence that explains something. */
const FEWEST_WORDS = 5;

function isProse({ text }: Reading, token: number): boolean {
  const sentence = text.sentences[text.sentenceOf[token] ?? 0];
  if (!sentence) return false;
  const structure = structureOf(text, beginningOf(sentence));
  return structure.words >= FEWEST_WORDS && structure.hasVerb && !isKeywordList(structure);
}
