import type { Document } from '../model/document.ts';
import { fitsPatterns } from '../model/name-pattern.ts';
import { componentOf, readLabel, sameComponent, type Component } from './labels.ts';
import type { Slot } from './slots.ts';
import type { Target } from './target.ts';
import { pairsOf, stemsOf } from './words.ts';

/** A node of the rubric that asks one question of a sheet: a part, or a group whose parts one answer holds. */
export interface Question {
  readonly target: Target;
  readonly files: readonly string[] | undefined;
  readonly asked: { readonly stems: ReadonlySet<string>; readonly pairs: ReadonlySet<string> };
}

/** How well a slot fits a question. */
export interface SlotFit {
  readonly slot: Slot;
  /** Share of the question's words that stand in the slot, from 0 to 1; undefined where either has hardly any. */
  readonly likeness: number | undefined;
  readonly label: 'same' | 'other' | 'none';
  readonly score: number;
}

/** From here on the words of a slot are surely those of a question. */
export const SURELY_ALIKE = 0.6;
/** From here on they may be. */
const ALIKE = 0.4;
/** Under this they are those of another question, whatever its number. */
export const UNLIKE = 0.2;

/**
 * The questions of a rubric as slots see them. A group is one where its parts do not stand in slots of their own; where
 * neither it nor its parts do, slots say nothing of it.
 */
export function questionsIn(
  document: Document,
  targets: readonly Target[],
  slots: readonly Slot[],
): readonly Question[] {
  return targets.flatMap((target) => questionsOf(document, { target, slots, above: undefined }));
}

/** The slots that may be those of a question, best first. */
export function slotsFor(document: Document, question: Question, slots: readonly Slot[]): readonly SlotFit[] {
  return slots
    .filter((slot) => mayBeIn(document, slot.file, question.files))
    .map((slot) => fitOf(document, question, slot))
    .filter((fit) => isCandidate(fit))
    .toSorted((a, b) => b.score - a.score);
}

/** Whether a file of the document is one of those in which a question may be answered. */
export function mayBeIn(document: Document, file: number, files: readonly string[] | undefined): boolean {
  return files === undefined || fitsPatterns((document.files[file]?.name ?? '').normalize('NFC'), files);
}

interface Level {
  readonly target: Target;
  readonly slots: readonly Slot[];
  readonly above: readonly string[] | undefined;
}

function questionsOf(document: Document, { target, slots, above }: Level): Question[] {
  const files = target.files ?? above;
  const whole = questionOf(target, files);
  if (target.parts.length === 0) return [whole];
  const parts = target.parts.flatMap((part) => questionsOf(document, { target: part, slots, above: files }));
  const places = parts.flatMap((part) => slotsFor(document, part, slots)[0]?.slot ?? []);
  const apart = new Set(places).size > 1;
  if (!apart && slotsFor(document, whole, slots).length > 0) return [whole];
  return places.length > 0 ? parts : [];
}

function questionOf(target: Target, files: readonly string[] | undefined): Question {
  const stems = stemsOf(asksOf(target));
  return { target, files, asked: { stems: new Set(stems), pairs: pairsOf(stems) } };
}

function asksOf({ ask, parts }: Target): string {
  return ask ?? parts.map(asksOf).join('\n');
}

function fitOf(document: Document, { target, asked }: Question, slot: Slot): SlotFit {
  const stems = stemsOf(document.text.slice(slot.question.start, slot.question.end));
  const enough = asked.stems.size >= FEWEST && stems.length >= FEWEST;
  const likeness = enough
    ? (shareOf(asked.stems, new Set(stems)) + shareOf(asked.pairs, pairsOf(stems))) / 2
    : undefined;
  const label = labelOf(document, target, slot);
  const score = 2 * (likeness ?? ALIKE) + (label === 'same' ? 1 : label === 'other' ? -0.3 : 0);
  return { slot, likeness, label, score };
}

/** Fewest words that can be compared. */
export const FEWEST = 4;

function isCandidate({ likeness, label }: SlotFit): boolean {
  return label === 'same' || (likeness ?? 0) >= ALIKE;
}

function labelOf(document: Document, { labels }: Target, { label, question }: Slot): SlotFit['label'] {
  const first = document.text.slice(question.start, question.end).trimStart().split('\n', 1)[0] ?? '';
  const own = label?.components.at(-1);
  const wanted = labels.flatMap((one) => numberOf(one) ?? []);
  if (own) return wanted.some((one) => sameComponent(one, own)) ? 'same' : wanted.length > 0 ? 'other' : 'none';
  const words = stemsOf(first).join(' ');
  return labels.some((one) => stemsOf(one).join(' ') === words && words !== '') ? 'same' : 'none';
}

/** The last number or letter of a label of the rubric. */
export function numberOf(label: string): Component | undefined {
  return (
    componentOf(label) ?? readLabel(label, { place: 'heading', limit: Number.MAX_SAFE_INTEGER })?.components.at(-1)
  );
}

function shareOf(some: ReadonlySet<string>, all: ReadonlySet<string>): number {
  if (some.size === 0) return 0;
  let shared = 0;
  for (const one of some) if (all.has(one)) shared++;
  return shared / some.size;
}

/** Whether two slots print the same question, nearly word by word. */
export function asksTheSame({ text }: Document, one: Slot, other: Slot): boolean {
  const [a, b] = [one, other].map(({ question }) => new Set(stemsOf(text.slice(question.start, question.end))));
  if (!a || !b || a.size < FEWEST || b.size < FEWEST) return false;
  return Math.min(shareOf(a, b), shareOf(b, a)) >= SAME_WORDS;
}

/** Share of words that two prints of one question have in common. */
const SAME_WORDS = 0.8;
