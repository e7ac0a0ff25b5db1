import type { Token } from './tokens.ts';

/** A stretch of a display that is read as one statement, in the order of the text. */
export interface Segment {
  readonly tokens: readonly Token[];
  /** Words between the stretch before and this one, and right behind it, in lower case. */
  readonly before: string;
  readonly after: string;
  /** `row`: it begins a line. `arrow`: an arrow leads to it. `aside`: a comma, words or a wide space stand in front. */
  readonly lead: 'row' | 'arrow' | 'aside';
}

/**
 * Cuts the tokens of a display into statements: at the ends of its lines, at arrows, words, commas and wide spaces outside
 * of brackets. A line that begins with `=` or an operator goes on with the one before. `isWide` says whether a wide space
 * stands between two places of the text.
 */
export function segmentsOf(tokens: readonly Token[], isWide: (start: number, end: number) => boolean): Segment[] {
  const cutter: Cutter = { segments: [], current: [], before: [], lead: 'row', depth: 0 };
  const inside = unwrapped(tokens);
  for (const [at, token] of inside.entries()) {
    if (token.kind === 'open') cutter.depth += 1;
    if (cutter.depth > 0) cutter.current.push(token);
    else place(cutter, token, { tokens: inside, at, isWide });
    if (token.kind === 'close') cutter.depth = Math.max(0, cutter.depth - 1);
  }
  end(cutter, 'row');
  return withWordsBehind(cutter);
}

interface Cutter {
  readonly segments: Segment[];
  current: Token[];
  /** Words since the last stretch. */
  before: string[];
  lead: Segment['lead'];
  depth: number;
}

interface Scene {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly isWide: (start: number, end: number) => boolean;
}

function place(cutter: Cutter, token: Token, scene: Scene): void {
  const before = cutter.current.at(-1);
  if (token.kind === 'close') cutter.current.push(token);
  else if (token.kind === 'break' || token.kind === 'cell' || token.kind === 'stop') endLine(cutter, token, scene);
  else if (isArrow(token)) end(cutter, 'arrow');
  else if (isWord(token)) {
    end(cutter, cutter.current.length === 0 ? cutter.lead : 'aside');
    cutter.before.push(token.text.toLowerCase());
  } else if (token.kind === 'comma') end(cutter, 'aside');
  else {
    if (before && isApart(before, token) && scene.isWide(before.span.end, token.span.start)) end(cutter, 'aside');
    cutter.current.push(token);
  }
}

/** A line or column ends, unless what follows goes on with it. A full stop ends nothing where an operand follows at once. */
function endLine(cutter: Cutter, token: Token, { tokens, at }: Scene): void {
  const next = tokens.slice(at + 1).find(({ kind }) => kind !== 'cell' && kind !== 'break' && kind !== 'stop');
  if (token.kind === 'stop' && token.spaced && next !== undefined && tokens[at + 1] === next && next.spaced) {
    cutter.current.push(token);
    return;
  }
  const isColumn = token.kind === 'cell' && !(cutter.current.at(-1) && next && isApart(cutter.current.at(-1), next));
  if (!isColumn && !(next && goesOn(next))) end(cutter, 'row');
}

/** Ends a stretch, if one has begun, and says what leads to the next one. */
function end(cutter: Cutter, lead: Segment['lead']): void {
  const { current, before } = cutter;
  if (current.length > 0) {
    cutter.segments.push({ tokens: current, before: before.join(' '), after: '', lead: cutter.lead });
    cutter.current = [];
    cutter.before = [];
  }
  cutter.lead = lead;
}

/** The words in front of a stretch stand right behind the one before. */
function withWordsBehind({ segments, before }: Cutter): Segment[] {
  return segments.map((one, at) => ({ ...one, after: segments[at + 1]?.before ?? before.join(' ') }));
}

function isArrow({ kind, text }: Token): boolean {
  return (kind === 'relation' && text === '->') || (kind === 'logic' && (text === 'implies' || text === 'iff'));
}

/** Words of a formula that people also type without `\text`. */
const TYPED_WORDS: ReadonlySet<string> = new Set('if else otherwise where for when and or with'.split(' '));

function isWord({ kind, text, quoted }: Token): boolean {
  if (kind === 'word') return true;
  if (kind === 'other') return text === 'remark' || text === 'quantifier';
  return kind === 'name' && !quoted && TYPED_WORDS.has(text);
}

function isApart(before: Token | undefined, token: Token): boolean {
  const ends = before?.kind === 'number' || before?.kind === 'name' || before?.kind === 'close';
  return ends && ['number', 'name', 'open', 'command'].includes(token.kind);
}

function goesOn({ kind, text }: Token): boolean {
  return (kind === 'relation' && text !== '->') || (kind === 'operator' && text !== '|');
}

/** The inside of a group that holds everything: `\boxed{…}`. */
function unwrapped(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.findLastIndex(({ kind }) => kind !== 'stop' && kind !== 'break');
  if (tokens[0]?.text !== 'group' || tokens[0].kind !== 'open' || tokens[last]?.kind !== 'close') return tokens;
  let depth = 0;
  for (const [at, { kind }] of tokens.entries()) {
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    if (depth === 0) return at === last ? unwrapped(tokens.slice(1, last)) : tokens;
  }
  return tokens;
}
