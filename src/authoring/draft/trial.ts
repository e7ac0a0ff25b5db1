import { concept } from '../../checks/concept/concept.ts';
import type { PreparedConcept } from '../../checks/concept/prepare.ts';
import type { CONCEPT_OPTIONS } from '../../checks/concept/schema.ts';
import { settingAlone, type OptionsOf } from '../../checks/define-check.ts';
import type { Passage } from '../../model/passage.ts';
import { ALL, compare, type Share } from '../../model/share.ts';
import type { VerdictStatus } from '../../model/verdict.ts';

/** The keys of a concept part. */
export type ConceptOptions = OptionsOf<typeof CONCEPT_OPTIONS>;

/** Prepares drafted keys as loading a rubric would. Throws where they cannot be loaded: a draft always can. */
export function prepareDraft(options: ConceptOptions, points: Share): PreparedConcept {
  const outcome = concept.prepare(options, settingAlone(points));
  if (outcome instanceof Promise || !outcome.prepared) throw new Error('a drafted part cannot be prepared');
  return outcome.prepared;
}

/** How an answer comes out in a drafted part. */
export function statusIn(
  { options, points }: { readonly options: ConceptOptions; readonly points: Share },
  answer: Passage,
): VerdictStatus {
  return concept.judge(prepareDraft(options, points), answer).status;
}

/**
 * Whether a passage has one of these phrases, as the real check sees it. What the check thinks of the passage as a
 * whole is left aside: a model answer may well be a list.
 */
export function earns(phrases: readonly string[], passage: Passage): boolean {
  const prepared = prepareDraft({ criteria: { it: [...phrases] } }, ALL);
  const { credit, open, review } = concept.judge(prepared, passage);
  if (compare(credit, ALL) >= 0) return true;
  return compare(open, ALL) >= 0 && review.every(({ code }) => OF_THE_WHOLE.has(code));
}

const OF_THE_WHOLE: ReadonlySet<string> = new Set(['keyword-list', 'only-listed', 'other-language', 'letters-apart']);
