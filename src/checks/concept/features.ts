import { sentence, type FindingData, type Messages } from '../../model/finding.ts';
import type { Range } from '../../language/text.ts';

/** Something about the way a criterion was read that makes the verdict on it less sure. */
export interface Feature {
  readonly code: FeatureCode;
  /** What its sentence is filled with. */
  readonly data?: FindingData;
  /** The tokens that it is about. */
  readonly at?: Range;
}

/** How sure a verdict on a criterion is, from 0 to 1, and what lessens it: the weightiest first. */
export interface Assurance {
  readonly confidence: number;
  readonly features: readonly Feature[];
}

interface Weight {
  /** The confidence is multiplied by it. At 0 a person decides, whatever the rubric's threshold. */
  readonly factor: number;
  readonly says: string;
}

/**
 * All that lessens confidence. The factors of what is decided alone were fitted on answers that people had graded (see
 * docs/explanations.md) and rounded; those below 0.8 send a criterion to a person unless the rubric says otherwise.
 */
const WEIGHTS = {
  'said-and-denied': { factor: 0, says: 'it is said in one place and denied in another, with “<by>”' },
  'from-question': { factor: 0, says: 'its words are copied from the question' },
  'only-listed': { factor: 0, says: 'its words stand in a list of keywords rather than in a sentence' },
  'unsure-if-meant': {
    factor: 0.5,
    says: 'the words are there, but supposed, asked, denied twice or said of others (“<by>”)',
  },
  'words-far-apart': { factor: 0.5, says: 'the words are there, but in two sentences' },
  'half-found': { factor: 0.6, says: 'we found “<found>”, and the rest may be there in other words' },
  'spelling-guessed': { factor: 0.7, says: 'we read “<written>” as “<meant>”, with two letters changed' },
  // Of words that were found.
  'slip-forgiven': { factor: 0.9, says: 'we read “<written>” as “<meant>”' },
  'words-apart': { factor: 0.9, says: '<words> words stand between its parts' },
  'just-enough': { factor: 0.9, says: 'there are no more than the <least> ideas that are asked for' },
  'list-like': { factor: 0.85, says: 'its words stand in a list' },
  'other-form': { factor: 0.95, says: 'we read “<written>” as a form of “<meant>”' },
  'denial-near': { factor: 0.95, says: '“<by>” stands near it' },
  hedged: { factor: 0.95, says: 'it is said with “<by>”' },
  'few-words': { factor: 0.9, says: 'the answer has only <words>' },
  // Of words that were not found.
  'partly-found': { factor: 0.9, says: 'we found “<found>”' },
  'word-alike': { factor: 0.95, says: '“<written>” looks like “<meant>”' },
  'many-words': { factor: 0.95, says: 'the answer has <words> words and may say it in others' },
} as const satisfies Readonly<Record<string, Weight>>;

/** Names of features; a reason for review has the code of its weightiest one. */
export type FeatureCode = keyof typeof WEIGHTS;

const CODES = Object.keys(WEIGHTS) as FeatureCode[];
const CLAUSES: Messages = Object.fromEntries(CODES.map((code) => [code, WEIGHTS[code].says]));

/** The sentence of a reason for review, by the code of its weightiest feature. */
export const REVIEW_REASONS: Messages = Object.fromEntries(
  CODES.map((code) => [code, 'A person decides about “<what>”: <why>.']),
);

/** Multiplies the factors of the features. The same feature found twice counts twice. */
export function assuranceOf(features: readonly Feature[]): Assurance {
  const sorted = features.toSorted((a, b) => WEIGHTS[a.code].factor - WEIGHTS[b.code].factor);
  const product = sorted.reduce((all, { code }) => all * WEIGHTS[code].factor, 1);
  return { confidence: Math.round(1000 * product) / 1000, features: sorted };
}

/** A feature of this factor or a higher one alone sends hardly anything to a person. */
const LIGHT = 0.95;

/** By what a feature multiplies the confidence. */
export function factorOf({ code }: Feature): number {
  return WEIGHTS[code].factor;
}

/** The features in words, one after the other; light ones are passed over beside weightier ones. */
export function inWords(features: readonly Feature[]): string {
  const weighty = features.filter((feature) => factorOf(feature) < LIGHT);
  return (weighty.length > 0 ? weighty : features).map((feature) => sentence(CLAUSES, feature)).join('; ');
}
