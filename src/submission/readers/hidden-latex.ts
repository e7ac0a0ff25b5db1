import type { HiddenText, Macro } from '../../model/document.ts';
import type { Span } from '../../model/place.ts';
import { isWhite } from './hidden-style.ts';

/** What the source of a LaTeX file says about what is seen. */
export interface Unseen {
  /** Names of colours that are white, or nearly so. */
  readonly white: ReadonlySet<string>;
  /** The student's own commands that hide: their argument, or all that follows in their group. */
  readonly own: ReadonlyMap<string, { readonly how: string; readonly argument: boolean }>;
  /** Conditionals that are false: `\iffalse`, and those of \newif that are never set. */
  readonly never: ReadonlySet<string>;
  /** Where the first branch of each conditional ends, by where its command ends. */
  readonly branches: ReadonlyMap<number, number>;
  /** The page itself is dark. */
  readonly dark: boolean;
}

/** Looks for colours, commands and conditionals that a source defines. */
export function unseenIn(text: string, macros: ReadonlyMap<string, Macro>): Unseen {
  const white = new Set(['white']);
  for (const [, name = '', model = '', spec = ''] of text.matchAll(
    /\\definecolor\s*\{([^{}]{1,40})\}\s*\{([^{}]{1,20})\}\s*\{([^{}]{1,60})\}/gu,
  ))
    if (isWhiteIn(model, spec, white)) white.add(name);
  for (const [, name = '', spec = ''] of text.matchAll(/\\colorlet\s*\{([^{}]{1,40})\}\s*\{([^{}]{1,60})\}/gu))
    if (isWhiteIn('', spec, white)) white.add(name);
  const never = new Set(['iffalse']);
  for (const [, name = ''] of text.matchAll(/\\newif\s*\\if([a-z]{1,40})/giu))
    if (!text.includes(`\\${name}true`)) never.add(`if${name}`);
  const page = /\\pagecolor\s*(?:\[[^\]]*\]\s*)?\{([^{}]{1,40})\}/u.exec(text)?.[1];
  const branches = branchesIn(text);
  const base: Unseen = {
    white,
    own: new Map(),
    never,
    branches,
    dark: page !== undefined && !isWhiteIn('', page, white),
  };
  return { ...base, own: ownCommands(macros, base) };
}

/** A stretch of LaTeX that is not seen: what is left out of the text, and what of it is hidden. */
export interface HiddenStretch {
  readonly span: Span;
  readonly hidden: HiddenText;
}

/** The command `\name` at `at`, which ends before `after`: whether it hides something. */
export function hiddenBy(
  text: string,
  { at, name, after }: { readonly at: number; readonly name: string; readonly after: number },
  unseen: Unseen,
): HiddenStretch | undefined {
  if (unseen.never.has(name)) return neverRead(text, { at, after }, unseen.branches.get(after));
  const own = unseen.own.get(name);
  if (own?.argument === true) return argumentAt(text, { at, after }, own);
  if (own) return restOfGroup(text, { at, after }, own.how);
  return hiddenByName(text, { at, name, after }, unseen);
}

/** What is hidden in a formula: `\phantom{\text{words}}`, `\color{white}`. Places count from `offset`. */
export function hiddenMath(math: string, offset: number): HiddenText[] {
  return stretchesOfMath(math).map(({ hidden }) => ({
    ...hidden,
    span: { start: hidden.span.start + offset, end: hidden.span.end + offset },
  }));
}

/** The formula with what is hidden in it replaced by spaces. */
export function withoutHiddenMath(math: string): string {
  return stretchesOfMath(math).reduce(
    (text, { span: { start, end } }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    math,
  );
}

function stretchesOfMath(math: string): HiddenStretch[] {
  if (!/\\(?:[hv]?phantom|(?:text)?color)/u.test(math)) return [];
  const found: HiddenStretch[] = [];
  let from = 0;
  for (const { 0: command, index } of math.matchAll(/\\(?:[hv]?phantom|(?:text)?color)(?![a-z])/giu)) {
    if (index < from) continue;
    const after = index + command.length;
    const stretch = hiddenByName(math, { at: index, name: command.slice(1), after }, PLAIN);
    // A phantom without words only aligns a formula.
    if (!stretch || (command.includes('phantom') && !/[a-z]{3}/iu.test(math.slice(after, stretch.span.end)))) continue;
    found.push(stretch);
    from = stretch.span.end;
  }
  return found;
}

const PLAIN: Unseen = { white: new Set(['white']), own: new Map(), never: new Set(), branches: new Map(), dark: false };

interface Command {
  readonly at: number;
  readonly name: string;
  readonly after: number;
}

const ARGUMENT_HIDERS: Readonly<Record<string, string>> = {
  phantom: 'a phantom',
  hphantom: 'a phantom',
  vphantom: 'a phantom',
  sbox: 'a box that is not set',
  savebox: 'a box that is not set',
};

function hiddenByName(text: string, command: Command, unseen: Unseen): HiddenStretch | undefined {
  const { at, name, after } = command;
  const how = Object.hasOwn(ARGUMENT_HIDERS, name) ? ARGUMENT_HIDERS[name] : undefined;
  if (how !== undefined) return argumentAt(text, { at, after }, { how, skip: name.endsWith('box') ? 1 : 0 });
  if (name === 'textcolor' || name === 'color') return coloured(text, command, unseen);
  if (name === 'setbox' && /^\s*(?:\d+|\\\w+)\s*(?:=\s*)?\\[hv]box/u.test(text.slice(after, after + 60)))
    return argumentAt(text, { at, after: text.indexOf('{', after) }, { how: 'a box that is not set' });
  return shrunk(text, command);
}

/** Sizes and opacities that leave nothing to see. */
function shrunk(text: string, { at, name, after }: Command): HiddenStretch | undefined {
  const written = /^\s*\{([^{}]{1,20})\}/u.exec(text.slice(after, after + 60))?.[1]?.trim();
  const amount = parseFloat(written ?? '');
  if (Number.isNaN(amount)) return undefined;
  if (name === 'fontsize' && amount <= 2) return restOfGroup(text, { at, after }, 'text without size');
  if (name === 'scalebox' && amount <= 0.1)
    return argumentAt(text, { at, after }, { how: 'text without size', skip: 1 });
  if (name === 'resizebox' && amount <= 0.1)
    return argumentAt(text, { at, after }, { how: 'text without size', skip: 2 });
  if (name === 'transparent' && amount < 0.1) return restOfGroup(text, { at, after }, 'transparent text');
  if (name === 'texttransparent' && amount < 0.1)
    return argumentAt(text, { at, after }, { how: 'transparent text', skip: 1 });
  return undefined;
}

function coloured(text: string, { at, name, after }: Command, unseen: Unseen): HiddenStretch | undefined {
  const [head, model = '', spec = ''] =
    /^\s*(?:\[([^\]]{1,20})\]\s*)?\{([^{}]{1,60})\}/u.exec(text.slice(after, after + 160)) ?? [];
  if (head === undefined || unseen.dark || !isWhiteIn(model, spec, unseen.white)) return undefined;
  if (isOnColour(text.slice(Math.max(0, at - 120), at), unseen)) return undefined;
  const behind = { at, after: after + head.length };
  if (name === 'textcolor') return argumentAt(text, behind, { how: 'white text' });
  return restOfGroup(text, behind, 'white text');
}

/** White words on a coloured ground, as in the head of a table. */
function isOnColour(before: string, { white }: Unseen): boolean {
  const ground = /\\(?:f?colorbox|cellcolor|rowcolor|columncolor)(?:\[([^\]]*)\])?((?:\{[^{}]*\})+)[^\n]*$/u.exec(
    before,
  );
  const colour = /\{([^{}]*)\}$/u.exec(ground?.[2] ?? '')?.[1];
  return colour !== undefined && !isWhiteIn(ground?.[1] ?? '', colour, white);
}

function isWhiteIn(model: string, spec: string, white: ReadonlySet<string>): boolean {
  const plain = spec.trim();
  if (model === 'HTML') return isWhite(`#${plain}`);
  const numbers = plain.split(',').map(Number);
  if (model === 'RGB') return numbers.length === 3 && numbers.every((one) => one >= 240);
  if (model === 'rgb' || model === 'gray') return numbers.every((one) => one >= 0.94);
  if (model === 'cmyk') return numbers.every((one) => one <= 0.06);
  const [first = '', share = '100', other = 'white'] = plain.split('!');
  if (white.has(first)) return share === '' || Number(share) >= 94 || white.has(other);
  return white.has(other) && Number(share) <= 6;
}

function argumentAt(
  text: string,
  { at, after }: Pick<Command, 'at' | 'after'>,
  { how, skip = 0 }: { readonly how: string; readonly skip?: number },
): HiddenStretch | undefined {
  let from = after;
  for (let left = skip; left >= 0; left--) {
    const open = /^\s*(?:(?:\\[a-z]+|\*|\[[^\]]{0,60}\])\s*)?\{/iu.exec(text.slice(from, from + 200));
    const end = open ? closingBrace(text, from + open[0].length) : undefined;
    if (end === undefined) return undefined;
    from = end;
  }
  const span = { start: at, end: from };
  return { span, hidden: { span, kind: 'concealed', how } };
}

/** Behind the brace that closes a group of which the content begins at `from`. */
function closingBrace(text: string, from: number): number | undefined {
  let depth = 1;
  for (let i = from; i < text.length && i < from + LONGEST_GROUP; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i + 1;
  }
  return undefined;
}

const LONGEST_GROUP = 20_000;

/** A switch holds to the end of its group or environment, or to the next one of its kind. */
function restOfGroup(text: string, { at, after }: Pick<Command, 'at' | 'after'>, how: string): HiddenStretch {
  let depth = 0;
  let end = after;
  for (; end < text.length; end++) {
    const char = text[end];
    if (char === '{') depth++;
    else if (char === '}' && --depth < 0) break;
    else if (char === '\\') {
      const command = /^\\(begin|end|color|normalcolor|normalsize)(?![a-z])/iu.exec(text.slice(end, end + 14))?.[1];
      if (command === 'begin') depth++;
      else if (command === 'end' && --depth < 0) break;
      else if (command?.startsWith('n') === true && depth === 0) break;
      else if (command === 'color' && depth === 0 && how === 'white text') break;
      end++;
    }
  }
  const span = { start: at, end };
  return { span, hidden: { span, kind: 'concealed', how } };
}

/** What a false conditional leaves out, to its \else or \fi. Where there is none, all that follows is marked. */
function neverRead(text: string, { at, after }: Pick<Command, 'at' | 'after'>, end: number | undefined): HiddenStretch {
  if (end !== undefined) {
    const span = { start: at, end };
    return { span, hidden: { span, kind: 'comment', how: 'a comment' } };
  }
  const rest = { start: at, end: text.length };
  return {
    span: { start: at, end: after },
    hidden: { span: rest, kind: 'concealed', how: 'a comment without an end' },
  };
}

/** Conditionals in one pass, those within others too. */
function branchesIn(text: string): ReadonlyMap<number, number> {
  const branches = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: word, index } of text.matchAll(/\\(?:if(?!f\b)[a-z]*|else|fi)(?![a-z])/giu)) {
    const end = index + word.length;
    if (word.startsWith('\\if')) {
      open.push(end);
      continue;
    }
    const last = open.at(-1);
    if (last !== undefined && !branches.has(last)) branches.set(last, end);
    if (word === '\\fi') open.pop();
  }
  return branches;
}

function ownCommands(macros: ReadonlyMap<string, Macro>, base: Unseen): Unseen['own'] {
  const own = new Map<string, { how: string; argument: boolean }>();
  for (const [name, { body, parameters }] of macros) {
    for (const { 0: command, index } of body.matchAll(/\\[a-z]+/giu)) {
      const found = hiddenByName(body, { at: index, name: command.slice(1), after: index + command.length }, base);
      if (!found) continue;
      const argument = body.slice(found.span.start, found.span.end).includes('#1');
      if (argument || parameters === 0) own.set(name, { how: found.hidden.how, argument });
      break;
    }
  }
  return own;
}
