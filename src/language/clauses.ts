import type { Text } from './text.ts';
import { words } from './token-search.ts';

/** Verbs that help others. */
export const AUXILIARIES = words(
  'is are was were am be been has have had do does did can could will would shall should may might must need',
);
/** Begin another clause: a denial before them does not reach beyond. */
export const STOPS = words(
  `but however though although because since which who whose where when whenever until till while whereas if unless so
therefore thus hence then yet only just instead by due ; : ( ) — . ? !`,
);
/** May begin another clause or go on with a list. */
export const LINKS = words('and or nor , & – /');
/** Show that a clause has a subject or predicate of its own. */
export const CLAUSE_WORDS = words(
  `is are was were be been am 's has have had do does did can could will would shall should may might must
it they we you i he she this these those there each every all one everything`,
);

/** What stands between a word that denies and a phrase: the verb of another clause, surely or perhaps, or none. */
export type Verb = 'sure' | 'unsure' | 'none';

/**
 * Whether a verb of its own stands between two places, so that what began before it is over: `a layer without bias
 * computes …`. Words that are verbs or nouns (`uses`, `keep` after a noun) are unsure. `that` and the like open a
 * clause that belongs to what stands before.
 */
export function verbBetween({ tokens }: Text, from: number, to: number, onlySure = false): Verb {
  let found: Verb = 'none';
  for (let i = from; i < to; i++) {
    const word = tokens[i]?.text ?? '';
    if (OPENERS.has(word)) return found;
    if (FINITE.has(word) || SUBJECTS.has(word)) return 'sure';
    if (!onlySure && MAYBE_VERBS.has(word) && !LEADS.has(tokens[i - 1]?.text ?? '')) found = 'unsure';
  }
  return found;
}

const OPENERS = words('that which who whose where when how what whether to');
const SUBJECTS = words('we they i he she');

const VERBS = `mean make give keep learn compute become remain contain produce reduce allow enable imply require depend
collapse detect extract receive generalise generalize perform converge behave overfit lead see recognise recognize
correspond consist know speed simplify avoid prevent improve preserve exploit capture describe exist happen occur appear
assume let run force`;
const FINITE = words(
  `is are was were am has have had does did can could will would shall should may might must ${inThirdPerson(VERBS)}`,
);
/** Verbs that may be nouns, and verbs that may belong to an auxiliary. */
const MAYBE_VERBS = words(
  `${VERBS} share save use get look treat cause fit fail shares saves uses gets looks treats causes fits fails works results
needs changes shrinks acts goes`,
);
/** A word after them is no verb of a clause. */
const LEADS = words(
  'a an the any its their our this to of and or not do does did can could will would should may might',
);

function inThirdPerson(verbs: string): string {
  return Array.from(words(verbs), (verb) => `${verb}s`).join(' ');
}

/** Whether a word may be the verb of a clause. */
export function isVerb(word: string): boolean {
  return FINITE.has(word) || MAYBE_VERBS.has(word);
}

/** Whether a word shows that its clause has a verb, or a subject that is a pronoun. */
export function isVerbal(word: string): boolean {
  return CLAUSE_WORDS.has(word) || isVerb(word);
}

/** A hyphen between spaces parts clauses as a dash does. */
export function isDash({ tokens }: Text, at: number): boolean {
  return tokens[at]?.text === '-' && tokens[at].spaced && tokens[at + 1]?.spaced === true;
}
