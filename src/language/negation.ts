import { denialsBefore, denialsWithin } from './denial-before.ts';
import { denialsAfter } from './denial-after.ts';
import type { Denial, Scene, Standing, Stated } from './scene.ts';
import { conditional, supposed } from './supposition.ts';
import { takenBack } from './retraction.ts';
import type { Text } from './text.ts';

/**
 * Whether a phrase is affirmed or denied where it stands. As in NegEx (Chapman et al. 2001), words before it that deny
 * are looked for, and predicates after it (`… does not hold`); but what a word reaches follows from its sort (see
 * `operators.ts`) and from the clauses and lists that stand between. Where more than one reading is open, where a
 * denial is denied, supposed or taken back, the phrase is doubtful.
 */
export function standingOf(text: Text, stated: Stated): Standing {
  const scene = sceneOf(text, stated);
  const denials = [...denialsBefore(scene), ...denialsWithin(scene), ...denialsAfter(scene)];
  const [first] = denials;
  const doubt = supposed(scene) ?? takenBack(scene);
  if (!first) return doubt === undefined ? { kind: 'affirmed' } : { kind: 'doubtful', by: doubt, leans: 'affirmed' };
  const sure = denials.length === 1 && !first.unsure && !stated.denying;
  if (sure && doubt === undefined && !conditional(scene, first.at)) return { kind: 'denied', by: first.at };
  return { kind: 'doubtful', by: first.at, leans: leaningOf(denials, stated) };
}

/** Whether a phrase is said without any condition, of nothing else than what is asked about, and not denied. */
export function isPlainlySaid(text: Text, stated: Stated): boolean {
  return standingOf(text, stated).kind === 'affirmed' && !conditional(sceneOf(text, stated), stated.start);
}

/** How many tokens around the phrase are looked at, so that the time does not grow with the sentence. */
const VIEW = 60;

function sceneOf(text: Text, stated: Stated): Scene {
  const sentence = text.sentences[text.sentenceOf[stated.start] ?? 0] ?? { start: 0, end: text.tokens.length };
  const { start, end, own, denying } = stated; // Not spread: that is slow, and this is called for every hit.
  const from = Math.max(sentence.start, start - VIEW);
  return { text, start, end, own, denying, from, to: Math.min(sentence.end, end + VIEW), last: sentence.end - 1 };
}

/** Two denials undo each other. */
function leaningOf(denials: readonly Denial[], { denying }: Stated): 'affirmed' | 'denied' {
  return (denials.length + (denying ? 1 : 0)) % 2 === 0 ? 'affirmed' : 'denied';
}
