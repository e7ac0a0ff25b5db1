/** How a label counts. `i` is both the first roman numeral and the ninth letter: every reading is kept. */
export interface Ordinal {
  readonly system: 'number' | 'letter' | 'roman';
  readonly value: number;
}

/** One step of a label such as `1.2(a)`: an ordinal in all its readings, a name of the rubric such as `f`, or both. */
export interface Component {
  readonly ordinals: readonly Ordinal[];
  readonly name?: string;
  /** Whether it may be mere layout: the number of a list item that begins with a label of its own (`1. (a) …`). */
  readonly layout?: boolean;
}

/** Where a label stands; the surer places first. */
export type LabelSource = 'heading' | 'strong' | 'list' | 'counter' | 'row' | 'alone' | 'inline' | 'name' | 'quote';

/** A label at the beginning of a block, line or clause. */
export interface Label {
  readonly components: readonly Component[];
  readonly source: LabelSource;
  /** From 0 to 3: how unlikely it is that this is no label. */
  readonly strength: number;
  /** Index in the text that was read where the label and its punctuation end. */
  readonly end: number;
  /** Labels of one form are siblings: `(a)` and `(b)`, but not `(a)` and `1.` */
  readonly form: string;
  /** `question` where a word stands before it: `Problem 2`, `Q2`. */
  readonly word?: 'question' | 'other';
  /** Index of the part whose id is written out. */
  readonly part?: number;
}

/** What is known about the text in which a label is looked for. */
export interface LabelSetting {
  readonly place: 'heading' | 'text' | 'math';
  /** Index up to which the text is bold. */
  readonly strongUntil?: number;
  /** Highest ordinal that a bare letter or number may have; larger ones are values or variables. */
  readonly limit: number;
  /** Most steps that the label may have. */
  readonly most?: number;
  /** Whether a step is a name of the rubric: `f` in `1.c.f` is none of the label's. */
  readonly isName?: (step: string) => boolean;
}

/** The label at the beginning of a text; undefined where none stands there. Runs in time linear in what it reads. */
export function readLabel(whole: string, setting: LabelSetting): Label | undefined {
  const text = whole.slice(0, LONGEST);
  const wrapped = skip(WRAPPING, text, 0);
  const strong = wrapped.strong || (setting.strongUntil ?? 0) > wrapped.end;
  const word = readWord(text, wrapped.end);
  const from = word ? skip(WRAPPING, text, word.end).end : wrapped.end;
  const read = readComponents(text, from, setting);
  if (read.components.length === 0) return undefined;
  const form: Form = { ...setting, ...read, strong, word, after: text.slice(read.end), whole };
  if (!isLabel(form)) return undefined;
  return {
    components: read.components,
    source: setting.place === 'heading' ? 'heading' : strong ? 'strong' : isAlone(form) ? 'alone' : 'inline',
    strength: strengthOf(form),
    end: Math.min(whole.length, read.end + endOfPunctuation(form)),
    form: formOf(form),
    ...(word && { word: word.kind }),
  };
}

/**
 * "In (b) the last row becomes another one", "For 1.2.(c) we get": within an answer, the label of another part says
 * which piece of the answer follows.
 */
export function quotedLabel(line: string): Label | undefined {
  const found = QUOTED.exec(line.slice(0, LONGEST));
  const component = found?.[1] === undefined ? undefined : componentOf(found[1]);
  if (!found || !component) return undefined;
  const form = `quote:${component.ordinals.at(-1)?.system ?? ''}`;
  return { components: [component], source: 'quote', strength: 2, end: found[0].length, form };
}

const QUOTED =
  /^(?:now |then |finally )?(?:in|for|as for|regarding)\s(?:the )?(?:(?:case|equation|part|table)s? (?:of |for |in )?)?(?:the )?(?:part |question )?[*_]*(?:\d\.\d?\.?)?\(?([a-h]|[ivx]{1,4})\)[*_]*(?!\s*(?:and|or|to|through|&)\b)\s*[,:]?\s*/iu;

/** The component that a bare letter, number or roman numeral is; undefined for anything else. */
export function componentOf(raw: string): Component | undefined {
  const text = raw.trim().toLowerCase();
  if (/^\d{1,3}$/u.test(text)) return { ordinals: [{ system: 'number', value: Number(text) }] };
  const ordinals: Ordinal[] = [];
  const roman = ROMAN.indexOf(text);
  if (roman >= 0) ordinals.push({ system: 'roman', value: roman + 1 });
  if (/^[a-z]$/u.test(text)) ordinals.push({ system: 'letter', value: text.charCodeAt(0) - 96 });
  return ordinals.length > 0 ? { ordinals } : undefined;
}

/** Whether two components count alike: the same name, or the same value in a system that both may be read in. */
export function sameComponent(a: Component, b: Component): boolean {
  return (
    (a.name !== undefined && a.name === b.name) ||
    a.ordinals.some((one) => b.ordinals.some((other) => sameOrdinal(one, other)))
  );
}

/** Whether `next` is the step after `before` in some system, or up to `most` steps after it. */
export function continues(before: Component, next: Component, most = 1): boolean {
  return before.ordinals.some((one) =>
    next.ordinals.some((two) => one.system === two.system && two.value > one.value && two.value - one.value <= most),
  );
}

/** Whether a component may be the first of its kind: `1`, `a`, `i`. */
export function isFirst(component: Component): boolean {
  return component.ordinals.some((one) => one.value === 1);
}

interface Form extends LabelSetting {
  readonly components: readonly Component[];
  readonly end: number;
  readonly bracketed: boolean;
  readonly shape: string;
  /** Whether a name of the rubric follows as its next step. */
  readonly named: boolean;
  readonly strong: boolean;
  readonly word: { readonly kind: 'question' | 'other'; readonly end: number } | undefined;
  readonly after: string;
  readonly whole: string;
}

const LONGEST = 120;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** Markup that may stand around a label where a reader leaves it in the text: plain text files, mathematics. */
const WRAPPING =
  /[\s>*_#{]|[-+•](?=\s)|\\(?:mathbf|textbf|textit|text|mathrm|underline|emph|bm|boldsymbol|textrm|boxed)\s*\{|\\(?:bf|bfseries|noindent|large|quad)(?![a-z])/iy;

const WORD =
  /(?:inline |sub)?(problem|question|exercise|part|solution|answer|task|aufgabe|teilaufgabe|pb|ex|q)(?:[\s.#:]|to |for |of |part |question |problem )*(?=[([{*\\]*(?:\d|[a-z](?![a-z])|[ivx]{1,4}(?![a-z])))/iy;

const FIRST_STEP =
  /\(\s*(\d{1,3}|[a-z]|[ivx]{2,4})\s*\)|\[\s*(\d{1,2}|[a-z])\s*\]|(\d{1,3}|[ivx]{2,4}|[a-z])(?![a-z0-9])|(\d{1,2})(?=[a-h](?![a-z0-9]))|([a-h])(?=\d{1,2}\s?[).:])/iy;
const NEXT_STEP =
  /[.\s,~-]*\(\s*(\d{1,2}|[a-z]|[ivx]{2,4})\s*\)|[./](\d{1,2}|[a-z]|[ivx]{2,4})(?![a-z0-9])|\s+([a-h]|[ivx]{1,4})(?=[).])|([a-h])(?![a-z0-9])|(?<=[a-h])(\d{1,2})(?![a-z0-9])/iy;
/** In a heading the steps may stand apart: `Problem 1 (a) 2`, `1. a`. */
const NEXT_STEP_OF_HEADING = new RegExp(
  `${NEXT_STEP.source}|[./]\\s(\\d{1,2}|[a-z]|[ivx]{2,4})(?![a-z0-9])|(?<=[a-z]\\))\\s(\\d{1,2}|[ivx]{1,4})(?=\\s*(?:[).:]|$))`,
  'iy',
);

function skip(pattern: RegExp, text: string, from: number): { readonly end: number; readonly strong: boolean } {
  let end = from;
  let strong = false;
  for (let found = at(pattern, text, end); found; found = at(pattern, text, end)) {
    strong ||= /^\\(?:mathbf|textbf|bf|bm|boldsymbol)/u.test(found[0]) || (found[0] === '*' && text[end + 1] === '*');
    end += found[0].length;
  }
  return { end, strong };
}

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text) ?? undefined;
}

function readWord(text: string, from: number): Form['word'] {
  const found = at(WORD, text, from);
  if (!found) return undefined;
  const kind = /^(?:solution|answer|part)$/iu.test(found[1] ?? '') ? 'other' : 'question';
  return { kind, end: from + found[0].length };
}

function readComponents(
  text: string,
  from: number,
  { place, most = 4, isName }: LabelSetting,
): Pick<Form, 'components' | 'end' | 'bracketed' | 'shape' | 'named'> {
  const components: Component[] = [];
  let end = from;
  let bracketed = false;
  let shape = '';
  while (components.length < Math.min(4, most)) {
    const next = place === 'heading' ? NEXT_STEP_OF_HEADING : NEXT_STEP;
    const found = at(components.length === 0 ? FIRST_STEP : next, text, end);
    const raw = found?.slice(1).find((one: string | undefined) => one !== undefined);
    const component = raw === undefined ? undefined : componentOf(raw);
    if (!found || !component) break;
    if (components.length > 0 && raw !== undefined && isName?.(raw) === true)
      return { components, end, bracketed, shape, named: true };
    const inBrackets = /[)\]]$/u.test(found[0]);
    bracketed ||= inBrackets;
    shape += inBrackets ? 'P' : 'x';
    components.push(component);
    end += found[0].length;
  }
  return { components, end, bracketed, shape, named: false };
}

/**
 * Whether what was read is a label and not the beginning of a sentence ("A convnet …"), of a value ("10 filters") or of a
 * phrase that speaks of labels ("(a) and (b) show …").
 */
function isLabel(form: Form): boolean {
  const { place, after, word, strong } = form;
  if (place === 'heading')
    return !/^\s?[a-z]/iu.test(after) || form.components[0]?.ordinals[0]?.system === 'number' || closed(form);
  if (place === 'math') return isAlone(form) || /^\s*(?:\}+\s*)?\)/u.test(after);
  if (/^[\s)\].]*(?:and|or|to|above|below)\b|^[\s)\]]*[&,;]/iu.test(after)) return false;
  if (/^(?:e\.g|i\.e)/iu.test(form.whole.trimStart())) return false;
  if (word) return closed(form) || isAlone(form) || isDotted(form) || isWhollyStrong(form);
  if (!withinLimit(form)) return false;
  if (form.bracketed || isDotted(form)) return true;
  if (strong && !closed(form) && !isAlone(form))
    return /^\s*$/u.test(form.whole.slice(form.end, form.strongUntil ?? 0));
  return closed(form) || isAlone(form);
}

/** `a.1` and `1.a.ii` need nothing behind them: letters and numbers that alternate are no value. */
function isDotted({ components, whole, end, after }: Form): boolean {
  if (components.length < 2 || !/^\s/u.test(after)) return false;
  const written =
    whole
      .slice(0, end)
      .split(/[\s*:]+/u)
      .at(-1) ?? '';
  return /^[a-z\d]{1,4}(?:\.[a-z\d]{1,4})+$/iu.test(written) && /\d/u.test(written) && /[a-z]/iu.test(written);
}

/** `**Question 2a** The …`: the label is all that is bold. */
function isWhollyStrong({ strong, whole, end, strongUntil = 0 }: Form): boolean {
  return strong && strongUntil >= end && whole.slice(end, strongUntil).trim() === '';
}

/** `a)`, `a.`, `a:` but not `1.5`. */
function closed({ after, bracketed, named }: Form): boolean {
  return (
    bracketed ||
    named ||
    /^\s?\}*[)\]]/u.test(after) ||
    /^\}*\**[.:](?:\**\s|\**$)/u.test(after) ||
    /^\s[-–—]\s/u.test(after)
  );
}

function isAlone({ whole, end }: Form): boolean {
  return whole.length - end < 40 && /^[\s)\].:}*_$-]*$/u.test(whole.slice(end));
}

function withinLimit({ components, limit }: Form): boolean {
  return components.every((one) => one.ordinals.some(({ value }) => value <= limit));
}

function strengthOf(form: Form): number {
  if (form.place === 'heading' || form.strong) return 3;
  return form.word || isAlone(form) || form.bracketed || /^\s?[)\]]/u.test(form.after) ? 2.5 : 2;
}

function endOfPunctuation({ after }: Form): number {
  const marks = /^[)\].:}*_\s]*(?:[-–—]\s)?/u.exec(after);
  return marks?.[0].length ?? 0;
}

function formOf(form: Form): string {
  const systems = (form.components.at(-1)?.ordinals ?? []).map((one) => one.system).join('/');
  const closing = /^\s*\)/u.test(form.after) ? ')' : '';
  return `${form.place === 'heading' ? 'h' : ''}${form.word ? 'W' : ''}${form.shape}${closing}:${systems}`;
}

function sameOrdinal(a: Ordinal, b: Ordinal): boolean {
  return a.system === b.system && a.value === b.value;
}
