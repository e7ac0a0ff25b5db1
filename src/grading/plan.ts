import type { Target } from '../alignment/target.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Explanation } from '../model/explanation.ts';
import type { Messages } from '../model/finding.ts';
import type { Passage } from '../model/passage.ts';
import type { ResultGroup } from '../model/result.ts';
import type { Share } from '../model/share.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Data } from '../rubric/tree.ts';

/** What a report says of the expected answer. */
export type Reveal = 'all' | 'hint' | 'nothing';

/** The author's own words for an outcome; `<found>` and `<expected>` are put in. */
export interface OwnFeedback {
  readonly correct?: string;
  readonly partial?: string;
  readonly incorrect?: string;
  readonly missing?: string;
}

/** A leaf of the rubric, ready to judge: nothing about it can go wrong any more. */
export interface PlannedPart {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly ask?: string;
  readonly points: Share;
  readonly extra: boolean;
  /** Confidence from 0 to 1 under which a person decides. */
  readonly reviewBelow: number;
  readonly reveal: Reveal;
  readonly feedback: OwnFeedback;
  readonly messages: Messages;
  readonly judge: (passage: Passage) => Verdict;
  /** The keys of its kind, with what `defaults` gave. */
  readonly options: Data;
  /** The judge that it had with other options; undefined where these are not valid, or take a while to prepare. */
  readonly judgeWith: (options: Data) => ((passage: Passage) => Verdict) | undefined;
  /** Absent where the kind of check has no explanation beyond its verdict. */
  readonly explain?: (passage: Passage) => Explanation;
}

/** An example of the author's: an answer and the points it must earn, or that it must go to a person. */
export interface Example {
  readonly part: string;
  readonly answer: string;
  readonly expected: Share | 'review';
}

/**
 * A rubric made ready: every mistake of its author is found, each part holds a prepared judge. This is what
 * `loadRubric` returns; grading a submission is a function of it and of the files.
 */
export interface Plan {
  readonly id: string;
  readonly title: string;
  /** sha256 over the rubric, its includes, the reference and what that imports, in hexadecimal. */
  readonly hash: string;
  /** Total without extra parts. */
  readonly points: Share;
  readonly groups: readonly ResultGroup[];
  readonly parts: readonly PlannedPart[];
  /** The same parts as alignment sees them, with their groups. */
  readonly targets: readonly Target[];
  readonly examples: readonly Example[];
  /** Which files are read as write-ups; empty: all of a known format. */
  readonly writeups: readonly string[];
  /** What its author should look at, though it does not stop grading. */
  readonly warnings: readonly Diagnostic[];
}
