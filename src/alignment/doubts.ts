import type { Claims } from './absence.ts';
import { isWithin } from './evidence.ts';
import type { Candidate } from './features.ts';
import type { DoubtCode } from './messages.ts';
import { holdsPlaceholder } from './questions.ts';
import type { Part } from './rubric-tree.ts';
import type { Stretch } from './segment.ts';
import type { Choice } from './solution.ts';

/** Margin and lead under which a person should look. */
const SURE = 1.2;

/** The guards: what makes a found place doubtful although its margin may be large. */
export function doubtsAbout(
  claims: Claims,
  choice: Choice & { readonly at: Candidate },
  stretch: Stretch,
): DoubtCode[] {
  const guards: readonly (readonly [DoubtCode, () => boolean])[] = [
    ['place-in-doubt', () => choice.margin < SURE],
    ['own-numbering', () => claims.solution.contested.has(choice.part.index)],
    ['labels-contradict', () => choice.at.contradicted && choice.at.looks < 0.9],
    ['other-question', () => repeatsOtherQuestion(claims, choice.part, stretch)],
    ['no-label', () => standsWithoutLabel(claims, choice)],
    ['out-of-order', () => standsOutsideGroup(claims, choice)],
    ['looks-unlike', () => looksUnlike(claims, choice.part, stretch)],
    ['placeholder-left', () => endsInPlaceholder(claims, stretch)],
  ];
  return guards.filter(([, fires]) => fires()).map(([code]) => code);
}

function repeatsOtherQuestion({ evidence }: Claims, part: Part, { start, end }: Stretch): boolean {
  for (let i = start; i < Math.min(end, start + 4); i++) {
    const asked = evidence.questionOf[i] ?? -1;
    if (asked === part.index) return false;
    if (asked >= 0 && !isWithin(evidence.parts, part.index, asked)) return true;
  }
  return false;
}

/** A counted part without its label, and without its question either, was found by its content alone. */
function standsWithoutLabel({ evidence }: Claims, { part, at }: Choice & { readonly at: Candidate }): boolean {
  return part.kind === 'counted' && at.node < 0 && evidence.questionOf[at.atom] !== part.index;
}

function standsOutsideGroup(
  { solution, stretches }: Claims,
  { part, at }: Choice & { readonly at: Candidate },
): boolean {
  if (part.kind !== 'loose' || at.labelled) return false;
  const group = stretches[part.parent];
  const sure = (solution.choices[part.parent]?.margin ?? 0) >= SURE;
  return group !== undefined && sure && (at.atom < group.start || at.atom >= group.end);
}

/** The label stands over something that does not look like the answer, while another passage does. */
function looksUnlike({ evidence, stretches, owners }: Claims, part: Part, stretch: Stretch): boolean {
  const own = evidence.looks(part, stretch.start, Math.min(stretch.end, stretch.start + 40));
  if (own >= 0.45) return false;
  const least = Math.max(0.7, own + 0.4);
  const others = stretches.flatMap((one, i) =>
    one && i !== part.index && evidence.parts[i]?.leaf === true ? [one] : [],
  );
  if (others.some((one) => evidence.looks(part, one.start, Math.min(one.end, one.start + 40)) > least)) return true;
  return evidence.atoms.some(
    (atom) =>
      owners[atom.index] === -1 &&
      evidence.holdsText(atom.index, atom.index + 1) &&
      evidence.looks(part, atom.index, atom.index + 1) > least,
  );
}

function endsInPlaceholder({ evidence }: Claims, { start, end }: Stretch): boolean {
  const last = evidence.atoms[end - 1];
  return (
    last !== undefined &&
    end - 1 > start &&
    holdsPlaceholder(last.text.slice(last.bodyAt)) &&
    evidence.holdsText(start, end - 1)
  );
}
