import type { Finding } from '../../model/finding.ts';
import type { Assurance, Feature } from './features.ts';
import type { Criterion } from './rule.ts';
import type { Solution } from './solution.ts';

/** How one criterion came out. */
export interface Judgement extends Look {
  /** `open`: it is not sure enough, so a person decides; else what the words say. */
  readonly state: 'met' | 'open' | 'denied' | 'missing';
  readonly assurance: Assurance;
  /** Why a person should look. */
  readonly review?: Finding;
}

/** What was seen of one criterion in an answer, whatever the rubric's threshold. */
export interface Look {
  readonly criterion: Criterion;
  /** What the words say, sure or not. */
  readonly leaning: 'met' | 'denied' | 'missing';
  /** The words that decided, or those that came nearest. */
  readonly solution?: Solution;
  /** What makes it less sure. */
  readonly features: readonly Feature[];
}
