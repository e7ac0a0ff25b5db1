import type { Reading } from '../../language/match.ts';
import { beginningOf, isKeywordList, structureOf } from '../../language/structure.ts';
import type { Range } from '../../language/text.ts';
import { spelt, type Answer } from './confidence.ts';
import type { Look } from './judge-criterion.ts';
import type { Criterion, Restrictions, Rule } from './rule.ts';
import type { Solution } from './solution.ts';
import { solve, tokensOfHits } from './solve.ts';

/**
 * Notes the criteria of which the heart was found and the rest was not: the first rule of an `all`, affirmed in a
 * sentence, in words that no other criterion has earned. Other words than the author thought of may stand for the rest,
 * and only a reader can tell. Nothing is noted in an answer that denies one of its ideas.
 */
export function nearMissesOf(looks: readonly Look[], answer: Answer): readonly Look[] {
  const taken = looks.flatMap(({ solution }) => solution?.hits ?? []);
  if (looks.some(({ leaning }) => leaning === 'denied')) return looks;
  return looks.map((look) => {
    if (look.solution) return look;
    const heart = heartOf(look.criterion, answer.reading, taken);
    if (!heart) return look;
    return {
      ...look,
      solution: heart,
      features: [{ code: 'half-found', data: { found: spelt(answer, heart) }, at: heart }],
    };
  });
}

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
function limited(rule: Rule, { words, not, except, within }: Restrictions): Rule {
  const restrictions = {
    ...(words !== undefined && { words }),
    ...(not && { not }),
    ...(except && { except }),
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
