import type { Document } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import type { Placement } from '../model/placement.ts';
import { absence, type Claims } from './absence.ts';
import type { Outline } from './atoms.ts';
import { coversOf, type Covers } from './covers.ts';
import { doubtsAbout } from './doubts.ts';
import { evidenceOf, spanOfAtoms, type Evidence } from './evidence.ts';
import type { Candidate } from './features.ts';
import { hollowLabels } from './hollow.ts';
import type { Muted } from './label-reader.ts';
import type { DoubtCode } from './messages.ts';
import { outlineOf } from './outline.ts';
import { withUsedLabels } from './path-fit.ts';
import { partsOf, type Part } from './rubric-tree.ts';
import { bodyOf, stretchOf, stretchOfRival, type Stretch } from './segment.ts';
import { solutionOf, type Choice, type Solution } from './solution.ts';
import type { Target } from './target.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Margin from which on a place is taken without a person. */
export const SURE = 1.2;
/** From here on a passage holds something of the kind that is looked for. */
const PICKED_OUT = 0.55;
/** What the passage of a sure group adds to the margin of a place within it. */
const WITHIN_GROUP = 0.5;
/** What a coarse place keeps of the sureness of its group. */
const COARSE = 0.85;

/** Places the leaves of some targets in some blocks of a document, in the order of the rubric. */
export function placeIn(document: Document, blocks: readonly number[], targets: readonly Target[]): Placement[] {
  const all = partsOf(targets);
  const leaves = all.filter((part) => part.leaf);
  const outline = settledOutline(document, blocks, all);
  if (outline.tooLong) return leaves.map((part) => lost(part, ['too-long']));
  const parts = withUsedLabels(
    all,
    outline.nodes.map(({ path }) => path),
  );
  const evidence = evidenceOf(document, outline, parts);
  const solution = solutionOf(evidence);
  const stretches = solution.choices.map((choice) =>
    choice.at ? stretchOf(evidence, solution.choices, { ...choice, at: choice.at }) : undefined,
  );
  const owners = ownersOf(evidence, solution, stretches);
  const covers = coversOf(evidence, solution);
  const ownNumbers = countsOnItsOwn(evidence);
  const setting: Setting = { evidence, solution, stretches, owners, covers, ownNumbers };
  return leaves.map((part) => decide(setting, part));
}

function countsOnItsOwn(evidence: Evidence): boolean {
  const labelled = evidence.nodes.filter(
    ({ label }) => label?.source === 'heading' && label.components.some((one) => one.ordinals.length > 0),
  );
  const known = labelled.filter((node) => evidence.owners(node, 'sheet').length > 0);
  return labelled.length >= 3 && known.length < labelled.length / 2;
}

/** Most readings of an outline: an answer that was taken for a label changes the labels around it. */
const MOST_READINGS = 4;

function settledOutline(document: Document, blocks: readonly number[], parts: readonly Part[]): Outline {
  const vocabulary = vocabularyOf(parts);
  let muted: Muted = new Map();
  let outline = outlineOf(document, blocks, { vocabulary, muted });
  for (let reading = 1; reading < MOST_READINGS && !outline.tooLong; reading++) {
    const more = hollowLabels(outline, parts, muted);
    if (!more) break;
    muted = more;
    outline = outlineOf(document, blocks, { vocabulary, muted });
  }
  return outline;
}

/** A part that was not located. */
export function lost(
  part: { readonly target: Pick<Target, 'id'> },
  codes: readonly DoubtCode[],
  findings: readonly Finding[] = [],
): Placement {
  const doubts = [...codes.map((code) => ({ code })), ...findings];
  return { part: part.target.id, status: 'lost', coarse: false, confidence: 0, rivals: [], doubts };
}

interface Setting extends Claims {
  readonly evidence: Evidence;
  readonly solution: Solution;
  readonly stretches: readonly (Stretch | undefined)[];
  readonly covers: Covers;
  /** Whether most of the student's labels are none of the sheet's: then nothing is proved absent by them. */
  readonly ownNumbers: boolean;
}

function decide(setting: Setting, part: Part): Placement {
  const choice = setting.solution.choices[part.index];
  const stretch = setting.stretches[part.index];
  if (!choice?.at || !stretch) return withoutPlace(setting, part);
  const body = bodyOf(setting.evidence, part, stretch);
  if (!body) return absent(setting, part, stretch);
  const unsure = part.kind === 'loose' && choice.margin < SURE;
  return (
    (unsure ? coarse(setting, part) : undefined) ?? found(setting, { ...choice, at: choice.at }, { stretch, body })
  );
}

function found(
  setting: Setting,
  choice: Choice & { readonly at: Candidate },
  { stretch, body }: { stretch: Stretch; body: NonNullable<Placement['body']> },
): Placement {
  const { evidence } = setting;
  const { part } = choice;
  const rivals = choice.rivals.flatMap((rival) => {
    // The same again within the answer is a step of its derivation.
    if (rival.atom >= stretch.start && rival.atom < stretch.end) return [];
    if (setting.covers.isOutdone(part, rival)) return [];
    const other = bodyOf(evidence, part, stretchOfRival(evidence, part, rival));
    return other ? [other] : [];
  });
  const foreign = setting.covers.isForeign(part, choice.at) ? ['labels-contradict' as const] : [];
  const doubts = [...new Set([...foreign, ...doubtsAbout(setting, choice, stretch)])];
  return {
    part: part.target.id,
    status: 'found',
    passage: spanOfAtoms(evidence.atoms, stretch),
    body,
    coarse: false,
    confidence: confidenceOf(choice.margin + (liesInSureGroup(setting, choice) ? WITHIN_GROUP : 0)),
    rivals,
    doubts: [...doubts, ...(rivals.length > 0 ? ['answered-twice' as const] : [])].map((code) => ({ code })),
  };
}

/** Within the passage of a sure group little can go wrong. */
function liesInSureGroup({ solution, stretches }: Setting, { part, at }: Choice): boolean {
  const group = solution.choices[part.parent];
  const stretch = stretches[part.parent];
  return (
    part.kind !== 'counted' &&
    at !== undefined &&
    stretch !== undefined &&
    (group?.margin ?? 0) >= SURE &&
    at.atom >= stretch.start &&
    at.atom < stretch.end
  );
}

function withoutPlace(setting: Setting, part: Part): Placement {
  return (part.kind === 'loose' ? coarse(setting, part) : undefined) ?? absent(setting, part, undefined);
}

/** The passage of the group, where only that is sure: the check may still find its answer in it. */
function coarse(setting: Setting, part: Part): Placement | undefined {
  const { evidence, solution, stretches } = setting;
  const group = solution.choices[part.parent];
  const stretch = stretches[part.parent];
  if (!group?.at || !stretch || group.margin < SURE) return undefined;
  const looks = evidence.looks(part, stretch.start, stretch.end);
  if (!isPickedOut(evidence, part, looks) && absence(setting, part, undefined) === 'proved') return undefined;
  const body = bodyOf(evidence, group.part, stretch);
  if (!body) return undefined;
  return {
    part: part.target.id,
    status: 'found',
    passage: spanOfAtoms(evidence.atoms, stretch),
    body,
    coarse: true,
    confidence: confidenceOf(group.margin) * COARSE * (looks < 0.3 ? 0.6 : 1),
    rivals: [],
    doubts: looks >= 0.9 || isPickedOut(evidence, part, looks) ? [] : [{ code: 'only-parent-found' }],
  };
}

/** Whether its check finds its answer among those of its siblings, since none of them is of its kind. */
function isPickedOut({ parts }: Evidence, part: Part, looks: number): boolean {
  const { kind } = part.target;
  if (kind === undefined || kind === 'manual' || looks < PICKED_OUT) return false;
  return !parts.some((one) => one !== part && one.parent === part.parent && one.target.kind === kind);
}

function absent(setting: Setting, part: Part, stretch: Stretch | undefined): Placement {
  const outcome = setting.ownNumbers && !stretch ? 'own-numbering' : absence(setting, part, stretch);
  const group = setting.stretches[part.parent];
  const where = stretch ?? group;
  const passage = where && { passage: spanOfAtoms(setting.evidence.atoms, where) };
  if (outcome !== 'proved') return { ...lost(part, [outcome]), ...passage };
  return {
    part: part.target.id,
    status: 'missing',
    ...passage,
    coarse: false,
    confidence: 0.95,
    rivals: [],
    doubts: [],
  };
}

/** How sure a margin is: even at 0.5, 0.8 at about 1.7. */
function confidenceOf(margin: number): number {
  return 1 / (1 + Math.exp(-1.2 * (margin - 0.5)));
}

/** For each atom the leaf that claims it, -1 for none. */
function ownersOf(evidence: Evidence, { choices }: Solution, stretches: readonly (Stretch | undefined)[]): Int32Array {
  const owners = new Int32Array(evidence.atoms.length).fill(-1);
  for (const { part } of choices) {
    const stretch = stretches[part.index];
    if (part.leaf && stretch) owners.fill(part.index, stretch.start, stretch.end);
  }
  return owners;
}
