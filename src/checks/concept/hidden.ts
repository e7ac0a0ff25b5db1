import { readText } from '../../language/text.ts';
import type { HiddenText } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import { hiddenIn, type Passage } from '../../model/passage.ts';
import { readingOf, touchedIn } from './answer.ts';
import type { Judgement } from './judgement.ts';
import type { PreparedConcept } from './prepare.ts';

/** What the page does not show of an answer, where a person should know of it. */
export interface Hidden {
  readonly finding: Finding;
  /** It was made to be unseen, so nothing of the answer is paid before a person has looked. */
  readonly concealed: boolean;
}

/**
 * Looks at what is hidden in an answer. Text that is concealed is told if it is longer than a word or two, or touches a
 * criterion; a comment or a description only where it would have earned what the answer itself does not.
 */
export function hiddenText(
  prepared: PreparedConcept,
  passage: Passage,
  judgements: readonly Judgement[],
): Hidden | undefined {
  const missed = judgements.filter(({ state }) => state !== 'met').map(({ criterion }) => criterion.name);
  for (const one of hiddenIn(passage).slice(0, MOST_LOOKED_AT)) {
    const inner = passageOfHidden(passage, one);
    const concealed = one.kind === 'concealed';
    const touched = (): string[] => touchedIn(prepared, readingOf(prepared, inner));
    const counts = concealed
      ? readText(inner).words > FEW || touched().length > 0
      : missed.length > 0 && touched().some((name) => missed.includes(name));
    if (counts) return { finding: { code: 'hidden-text', data: { how: one.how }, span: one.span }, concealed };
  }
  return undefined;
}

const FEW = 2;
/** This bounds the time. */
const MOST_LOOKED_AT = 100;

/** The hidden words as a passage of their own, without tags and commands. */
function passageOfHidden({ document }: Passage, { span, kind }: HiddenText): Passage {
  const end = Math.min(span.end, span.start + LONGEST_READ);
  const text = document.text
    .slice(span.start, end)
    .replaceAll(kind === 'description' ? QUOTES : MARKUP, (markup) => ' '.repeat(markup.length));
  const place = { start: span.start, end };
  const block = { kind: 'paragraph' as const, span: place, depth: 0, file: 0 };
  return { document, span: place, blocks: [{ ...block, runs: [{ kind: 'prose', span: place, text }] }] };
}

const MARKUP = /<!--|-->|<\/?[a-z][^<>]*>|\\[a-z]+|[{}%]/giu;
/** The words of a tag are in its attributes. */
const QUOTES = /[<>="'[\]()!]/gu;
const LONGEST_READ = 20_000;
