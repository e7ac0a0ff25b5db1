import type { Passage } from '../model/passage.ts';

/** A node of the rubric as alignment sees it: what it is called, what it asks, and what its answer looks like. */
export interface Target {
  readonly id: string;
  /** Labels that students may give it; empty where it has none (`label: none`) and is known by its content. */
  readonly labels: readonly string[];
  /** The question as it stands on the sheet. */
  readonly ask?: string;
  /** Look only in files whose names fit one of these patterns. */
  readonly files?: readonly string[];
  /** Whether its check reads all that was written under the question of its group, and picks its own words from that. */
  readonly readsAll?: boolean;
  /** The kind of its check: siblings of different kinds can be told apart by what they look like. */
  readonly kind?: string;
  /** The derivative that it asks for, each name in all its spellings. */
  readonly derivative?: { readonly of: readonly string[]; readonly wrt: readonly string[] };
  /** How much a passage looks like its answer, from 0 to 1; 0.5 says nothing. Only leaves have it. */
  readonly recognise?: (passage: Passage) => number;
  /** Empty for a leaf. */
  readonly parts: readonly Target[];
}

/** The parts below a target that are judged; itself where it has none. */
export function leavesOf(target: Target): readonly Target[] {
  return target.parts.length === 0 ? [target] : target.parts.flatMap(leavesOf);
}
