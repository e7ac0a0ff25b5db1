import type { FromSchema, JSONSchema } from 'json-schema-to-ts';

import { DEFAULT_CONVENTIONS, type Conventions } from '../model/conventions.ts';
import type { Severity } from '../model/diagnostic.ts';
import type { Explanation } from '../model/explanation.ts';
import type { Messages } from '../model/finding.ts';
import type { Passage } from '../model/passage.ts';
import type { Share } from '../model/share.ts';
import { DEFAULT_REVIEW_BELOW, type Verdict } from '../model/verdict.ts';
import type { SymbolTable } from '../math/symbols.ts';
import type { Reference } from '../reference/reference.ts';

/** What a part's check may know besides its own options. */
export interface Setting {
  /** Id of the part. */
  readonly part: string;
  readonly points: Share;
  /** The names that formulas may use: declared ones, quantities and values of the reference, `let`. */
  readonly symbols: SymbolTable;
  readonly reference: Reference | undefined;
  readonly conventions: Conventions;
  /** Named word lists, written `<name>` in criteria. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** What is asked of this part: its own question, else that of its group. */
  readonly ask?: string;
  /** All that the rubric asks, of this part, its groups and the other parts: who copies it has not answered. */
  readonly questions: readonly string[];
  readonly seed: number;
  /** Confidence from 0 to 1 under which a person decides. */
  readonly reviewBelow: number;
  /** How much reports say of what was expected. Default: all. */
  readonly reveal?: 'all' | 'hint' | 'nothing';
}

/** The setting of a part that stands alone: what `given` does not say is empty or the default. */
export function settingAlone(points: Share, given: Partial<Setting> = {}): Setting {
  return {
    part: 'a',
    points,
    symbols: new Map(),
    reference: undefined,
    conventions: DEFAULT_CONVENTIONS,
    words: new Map(),
    questions: [],
    seed: 1,
    reviewBelow: DEFAULT_REVIEW_BELOW,
    ...given,
  };
}

/** What is wrong with the options of a part. `path` leads from the part's map to the value that is meant. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly help?: string;
}

/** The outcome of `prepare`: something ready to judge with, or what is wrong with the options. Warnings go with both. */
export type Preparation<Prepared> =
  | { readonly prepared: Prepared; readonly problems?: readonly Problem[] }
  | { readonly prepared?: undefined; readonly problems: readonly Problem[] };

/** The keys of a kind of check, besides those that every part has. */
export interface CheckOptions {
  readonly kind: string;
  readonly summary: string;
  /** Schema of the keys: the one source of validation, types, the published schema and the reference page. */
  readonly properties: Readonly<Record<string, JSONSchema>>;
  /** Keys that must be there once `defaults` have been filled in. */
  readonly required: readonly string[];
  /** The slips that `mistakes` may name. */
  readonly slips: readonly string[];
}

/** The TypeScript type of a kind's options. */
export type OptionsOf<Declared extends CheckOptions> = FromSchema<{
  type: 'object';
  properties: Declared['properties'];
  required: Declared['required'];
  additionalProperties: false;
}>;

/** A kind of check. A record without state; nothing in it touches files, clocks or the network. */
export interface Check<Options = never, Prepared = unknown> {
  readonly options: CheckOptions;
  /** Sentences for the findings of its verdicts, by code. */
  readonly messages: Messages;
  /** Whether it reads all that was written under a question, which may answer other parts, too: no passage is its own. */
  readonly readsAll?: boolean;
  /** Runs once for each part when a rubric is loaded; finds every mistake of the author. */
  prepare(options: Options, setting: Setting): Preparation<Prepared> | Promise<Preparation<Prepared>>;
  /** How much a passage looks like an answer of this part: 0 not at all, 0.5 could be, 1 like nothing else. Cheap. */
  recognise(prepared: Prepared, passage: Passage): number;
  /** Judges one answer. Pure; never throws on anything that a student can write. */
  judge(prepared: Prepared, passage: Passage): Verdict;
  /** Tells a person how the verdict on an answer comes about; it shows expected answers. */
  explain?(prepared: Prepared, passage: Passage): Explanation;
}

/**
 * A check whose types are forgotten, as the registry keeps it. What it prepared must go to no other check; its options
 * must have been validated by its schema.
 */
export type AnyCheck = Check<unknown>;

/** Gives a check its types; the registry keeps it with them forgotten. */
export function defineCheck<Declared extends CheckOptions, Prepared>(
  declared: Declared,
  check: Omit<Check<OptionsOf<Declared>, Prepared>, 'options'>,
): Check<OptionsOf<Declared>, Prepared> {
  return { options: declared, ...check };
}
