import { wantedDerivatives, type Derivative } from './derivatives.ts';
import { componentOf, readLabel, type Component } from './labels.ts';
import type { Target } from './target.ts';
import { pairsOf, stemsOf } from './words.ts';

/** A step on the way from the root of the rubric to a part, in its written form and by its place among its siblings. */
export interface Step extends Component {
  /** Whether it is another label than the first that the rubric gives. */
  readonly alternative: boolean;
  /** From 1. */
  readonly position: number;
}

/** A node of the rubric with everything about it that does not depend on a document. Parts stand in the sheet's order. */
export interface Part {
  readonly index: number;
  readonly target: Target;
  /** Index of the group it belongs to, -1 at the top. */
  readonly parent: number;
  readonly leaf: boolean;
  /** Index of the last part below it; its own where it has none. */
  readonly lastBelow: number;
  /** `counted` by letters or numbers, `named` by words, `loose`: without a label. */
  readonly kind: 'counted' | 'named' | 'loose';
  /** The ordinals from the root to it, one list for each way to write its label. */
  readonly paths: readonly (readonly Step[])[];
  /** How many of these are its own. */
  readonly own: number;
  /** Names on the way to it, outermost first; its own, if it is named, is the last. */
  readonly names: readonly string[];
  /** Words that a counted part may be called by in place of its number: the title of its section. */
  readonly titles: readonly string[];
  /** Derivatives that it asks for; an answer that begins with one of them is its own. */
  readonly wanted: readonly Derivative[];
  /** Whether it asks for the dimension of something rather than for its value. */
  readonly wantsShape: boolean;
  /** Words by which its question, or its key, differs from those of its siblings. */
  readonly hints: ReadonlySet<string>;
  readonly asked: { readonly stems: ReadonlySet<string>; readonly pairs: ReadonlySet<string> };
  readonly files: readonly string[];
}

/** Flattens the targets. */
export function partsOf(targets: readonly Target[]): Part[] {
  const parts: Part[] = [];
  const visit = (siblings: readonly Target[], parent: Part | undefined): void => {
    const counted = areCounted(siblings);
    const words = siblings.map((target) => new Set(stemsOf(`${target.ask ?? ''} ${keyOf(target)}`)));
    siblings.forEach((target, i) => {
      const index = parts.length;
      const others = words.filter((_, j) => j !== i);
      const hints = new Set([...(words[i] ?? [])].filter((word) => !others.some((other) => other.has(word))));
      const part = newPart(target, { index, parent, position: i + 1, counted, hints });
      parts.push(part);
      visit(target.parts, part);
      parts[index] = { ...part, lastBelow: parts.length - 1 };
    });
  };
  visit(targets, undefined);
  return parts;
}

/** `$f(\cdot)$` → `f`; `Number of trainable parameters:` → itself in lower case without the colon. */
export function plainName(text: string): string {
  return text
    .replaceAll(/\\(?:mathbf|textbf|textit|mathrm|mathcal|text|operatorname|left|right|bm)/gu, '')
    .replaceAll(/\(\s*(?:(?:\\cdot|\\bullet|[.·⋅•x]|\.\.\.)\s*)?\)/gu, '')
    .replaceAll(/[{}$*_`\\#]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[\s.:([-]+|[\s.:)\]=-]+$/gu, '')
    .toLowerCase();
}

/** The last step of an id. */
function keyOf({ id }: Target): string {
  return id.split('.').at(-1) ?? '';
}

interface Seat {
  readonly index: number;
  readonly parent: Part | undefined;
  readonly position: number;
  readonly counted: boolean;
  readonly hints: ReadonlySet<string>;
}

function newPart(target: Target, { index, parent, position, counted, hints }: Seat): Part {
  const kind = target.labels.length === 0 ? 'loose' : counted ? 'counted' : 'named';
  const above = parent?.paths ?? [[]];
  const own = kind === 'counted' ? target.labels.map(ordinalsOf).filter((steps) => steps.length > 0) : [];
  const asked = stemsOf(target.ask ?? '');
  return {
    index,
    target,
    parent: parent?.index ?? -1,
    leaf: target.parts.length === 0,
    lastBelow: index,
    kind,
    paths:
      kind === 'counted'
        ? above
            .flatMap((path) =>
              own.map((steps, i) =>
                joined(
                  path,
                  steps.map((one) => ({ ...one, position, alternative: i > 0 })),
                ),
              ),
            )
            .slice(0, MOST_PATHS)
        : above,
    own: Math.max(0, ...own.map((steps) => steps.length)),
    titles: kind === 'counted' ? target.labels.filter((label) => ordinalsOf(label).length === 0).map(plainName) : [],
    hints,
    wanted: wantedDerivatives(target, parent?.target.ask),
    wantsShape: !target.derivative && /\b(?:dimensions?|shape|size)\b/iu.test(target.ask ?? target.id),
    names: kind === 'named' ? [...(parent?.names ?? []), canonicalName(target)] : (parent?.names ?? []),
    asked: { stems: new Set(asked), pairs: pairsOf(asked) },
    files: target.files ?? parent?.files ?? [],
  };
}

/** The one name by which a target's label is known in paths. */
export function canonicalName(target: Target): string {
  return plainName(target.labels[0] ?? target.id);
}

const MOST_PATHS = 6;

/** A dotted label (`1.2` under `1`) is absolute: it begins again where its first step already stands. */
function joined(path: readonly Step[], own: readonly Step[]): Step[] {
  const first = own[0];
  const again =
    own.length > 1 && first
      ? path.findIndex((step) =>
          step.ordinals.some((a) => first.ordinals.some((b) => a.system === b.system && a.value === b.value)),
        )
      : -1;
  return [...(again >= 0 ? path.slice(0, again) : path), ...own];
}

/** Siblings `a`, `b` count; `f`, `g` are names of things, though they are letters, since no counting begins there. */
function areCounted(siblings: readonly Target[]): boolean {
  const labelled = siblings.filter((one) => one.labels.length > 0);
  if (labelled.length === 0 || !labelled.every((one) => one.labels.some((label) => ordinalsOf(label).length > 0)))
    return false;
  const values = labelled.flatMap((one) =>
    one.labels.flatMap(
      (label) =>
        ordinalsOf(label)
          .at(-1)
          ?.ordinals.map(({ value }) => value) ?? [],
    ),
  );
  return Math.min(...values) <= 4;
}

function ordinalsOf(label: string): readonly Component[] {
  const alone = componentOf(label);
  if (alone) return [alone];
  const read = readLabel(label, { place: 'text', limit: Number.MAX_SAFE_INTEGER });
  return read && read.end >= label.trimEnd().length ? read.components : [];
}
