import { Document, isMap, isSeq, visit, type Node } from 'yaml';

import type { DraftNote } from './model-answer.ts';
import type { ConceptOptions } from './trial.ts';

/** What a draft is printed with. */
export interface DraftedPart {
  readonly part: string;
  readonly ask: string | undefined;
  /** As it is written: `2`, `1/2`. */
  readonly points: string;
  readonly options: ConceptOptions;
  readonly notes: readonly DraftNote[];
  /** Answers that earn all points, and such as a person would still have to read. */
  readonly examples: { readonly earned: readonly string[]; readonly review: readonly string[] };
}

/** A rubric of one part, to be loaded as it is, or the part to be pasted into another; notes stand above it. */
export function renderDraft({ part, ask, points, options, notes, examples }: DraftedPart): string {
  const { criteria, ...rest } = options;
  const keys = {
    ...(ask !== undefined && { ask }),
    check: 'concept',
    points: asYaml(points),
    ...rest,
    criteria,
    examples: {
      ...(examples.earned.length > 0 && { [points]: examples.earned }),
      ...(examples.review.length > 0 && { review: examples.review }),
    },
  };
  const document = new Document({ gradecheck: 1, id: 'draft', parts: { [part]: keys } });
  visit(document, {
    Pair(_, pair) {
      const { key, value } = pair;
      if (KEPT_OPEN.has(String(key)) || String(key) === points || !(isMap(value) || isSeq(value))) return undefined;
      value.flow = !holdsLong(value);
      return undefined;
    },
  });
  const yaml = document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true });
  return [...HEAD, ...notes.map((note) => `# - ${told(note)}`), yaml].join('\n');
}

/** A number stands without quotes. */
function asYaml(written: string): string | number {
  return written.includes('/') ? written : Number(written);
}

/** Maps that stay one key a line, however short. */
const KEPT_OPEN: ReadonlySet<string> = new Set(['parts', 'criteria', 'ways', 'examples', 'review']);

/** Whether a list or map would make a line too long. */
function holdsLong(value: Node): boolean {
  return JSON.stringify(value).length > LONGEST;
}

const LONGEST = 90;

const HEAD = [
  '# A proposal, drafted from model answers. Read each criterion before anybody is graded: drop words that do not',
  '# matter, add others that mean the same, join words that only count together (`all`), and give your own examples.',
];

function told({ code, about }: DraftNote): string {
  const quoted = `“${about.replaceAll(/\s+/gu, ' ').slice(0, LONGEST)}”`;
  switch (code) {
    case 'left-out':
      return `${quoted} is left out: where it stands in the model answer, it would not count by itself.`;
    case 'formula':
      return `The formula ${quoted} is not looked for; \`formula:\` in a criterion would.`;
    case 'nothing-new':
      return `${quoted} says nothing that the question does not say, so repeating the question earns points.`;
    case 'no-words':
      return `${quoted} has no words that tell something; it gave no criterion.`;
    case 'short':
      return `${quoted} is one word, soon met by chance.`;
  }
}
