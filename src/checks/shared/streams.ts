import type { Conventions } from '../../model/conventions.ts';
import type { Block, Document, Run } from '../../model/document.ts';
import type { Passage } from '../../model/passage.ts';
import type { Span } from '../../model/place.ts';
import { tokensOf, type Token } from '../../math/tokens.ts';

/** The tokens of one sentence, line or cell, in stretches that are not read across: a display stands by itself. */
export interface Stream {
  readonly stretches: readonly Stretch[];
}

/** What a passage was cut into. */
export interface Streams {
  readonly streams: readonly Stream[];
  /** It was too long to be cut to its end. */
  readonly cut: boolean;
}

/** Tokens that may be read as one piece of mathematics. */
export interface Stretch {
  readonly tokens: readonly Token[];
  readonly source: 'math' | 'prose' | 'code';
  readonly display: boolean;
  /** Runs in it whose text is not that of the document, so that places inside of them are not exact. */
  readonly loose: readonly Span[];
}

/** Most tokens of one passage that are looked at. */
const MOST_TOKENS = 20_000;

/**
 * Cuts a passage into sentences and lines of tokens. A line, row or display that begins with `=` or `≈` goes on with what
 * stands before it. A display belongs to the sentence that it interrupts.
 */
export function streamsOf(passage: Passage, conventions: Conventions): Streams {
  const source = { document: passage.document, conventions };
  const cutter: Cutter = {
    streams: [],
    stretches: [],
    tokens: [],
    source: 'prose',
    display: false,
    loose: [],
    ended: undefined,
    left: MOST_TOKENS,
    endsOpen: false,
  };
  for (const block of passage.blocks) {
    if (block.kind === 'row' || cutter.left <= 0) continue;
    startBlock(cutter, block);
    if (block.kind === 'item') addMarker(cutter, block, source);
    let fresh = true;
    for (const run of block.runs) {
      addRun(cutter, run, { ...source, fresh, more: run !== block.runs.at(-1) });
      fresh = fresh && run.text.trim() === '';
    }
    endBlock(cutter, block);
  }
  endStream(cutter);
  return { streams: cutter.streams, cut: cutter.left <= 0 };
}

/** Where cutting stands; made new for each passage. */
interface Cutter {
  readonly streams: Stream[];
  stretches: Stretch[];
  tokens: Token[];
  source: Stretch['source'];
  display: boolean;
  loose: Span[];
  /** Where the run before ended; undefined at the start of a block. */
  ended: number | undefined;
  left: number;
  /** The block before ended without a full stop, so that a display may go on with its sentence. */
  endsOpen: boolean;
}

function startBlock(cutter: Cutter, block: Block): void {
  cutter.ended = undefined;
  const display = block.kind === 'math' || block.runs[0]?.display === true;
  if (!(cutter.endsOpen && display) && !(cutter.endsOpen && cutter.display)) endStream(cutter);
}

function endBlock(cutter: Cutter, block: Block): void {
  const last = cutter.tokens.at(-1);
  cutter.endsOpen = block.kind !== 'cell' && block.kind !== 'heading' && last !== undefined && last.kind !== 'stop';
}

function endStretch(cutter: Cutter): void {
  if (cutter.tokens.length > 0)
    cutter.stretches.push({
      tokens: cutter.tokens,
      source: cutter.source,
      display: cutter.display,
      loose: cutter.loose,
    });
  cutter.tokens = [];
  cutter.source = 'prose';
  cutter.loose = [];
  cutter.display = false;
}

function endStream(cutter: Cutter): void {
  endStretch(cutter);
  if (cutter.stretches.length > 0) cutter.streams.push({ stretches: cutter.stretches });
  cutter.stretches = [];
}

/** Markdown takes an answer such as `30. No bias.` for the thirtieth item of a list. */
function addMarker(cutter: Cutter, block: Block, { document, conventions }: Source): void {
  const digits = Number.parseInt(block.marker ?? '', 10);
  const { start } = block.span;
  if (!(digits > 9) || !document.text.startsWith(String(digits), start)) return;
  const first = document.blocks.find((one) => one.kind === 'item' && one.group === block.group);
  if (first?.span.start !== start) return;
  cutter.tokens.push(...tokensOf(String(digits), { syntax: 'plain', offset: start, conventions }));
  endStream(cutter);
}

/** What the runs of a passage are read with. */
interface Source {
  readonly document: Document;
  readonly conventions: Conventions;
}

/** `fresh`: nothing but white space stands before the run in its block; `more`: other runs follow. */
function addRun(cutter: Cutter, run: Run, source: Source & { readonly fresh: boolean; readonly more: boolean }): void {
  const tokens = runTokens(run, source);
  const display = run.display === true;
  if (display !== cutter.display && !(display && continues(tokens, 0))) endStretch(cutter);
  addLostStar(cutter, tokens[0], { run, text: source.document.text });
  let at = source.fresh && run.kind === 'prose' ? labelLength(tokens, 0, source.more) : 0;
  while (at < tokens.length && cutter.left > 0) {
    if (run.kind !== 'math') at += newLine(cutter, tokens, { at, text: source.document.text });
    const token = tokens[at];
    if (!token) return;
    cutter.left -= 1;
    cutter.display ||= display;
    if (run.kind !== 'prose') cutter.source = run.kind;
    if (isLoose(run) && cutter.loose.at(-1) !== run.span) cutter.loose.push(run.span);
    if (token.kind !== 'break' && token.kind !== 'cell') cutter.tokens.push(token);
    else if (!continues(tokens, at + 1)) endStream(cutter);
    at += 1;
    if (endsSentence(token, tokens[at])) endStream(cutter);
  }
}

/** Markdown takes the signs of `100*3*10` for emphasis: a star between two operands multiplies them. */
function addLostStar(cutter: Cutter, next: Token | undefined, { run, text }: { run: Run; text: string }): void {
  const { ended } = cutter;
  cutter.ended = run.span.end;
  const before = cutter.tokens.at(-1);
  if (ended === undefined || !before || !next || text.slice(ended, run.span.start) !== '*') return;
  // `2100 *(27 + 1) * 75*`: a star with space in front of it alone does open emphasis, and parts a number from its working.
  if (/\s/u.test(text.charAt(ended - 1))) return;
  if (next.span.start > run.span.start || !(ENDS.has(before.kind) && STARTS.has(next.kind))) return;
  const span = { start: ended, end: run.span.start };
  cutter.tokens.push({ ...next, kind: 'operator', text: '*', written: '*', span, value: undefined, boundary: false });
}

const ENDS: ReadonlySet<string> = new Set(['number', 'close']);
const STARTS: ReadonlySet<string> = new Set(['number', 'open']);

/** Ends the line before a token, if that begins one; how many tokens are a label at its start. */
function newLine(cutter: Cutter, tokens: readonly Token[], { at, text }: { at: number; text: string }): number {
  const token = tokens[at];
  if (!token || !startsLine(cutter, token, text) || continues(tokens, at)) return 0;
  endStream(cutter);
  return labelLength(tokens, at, false);
}

function runTokens(run: Run, { document, conventions }: Source): readonly Token[] {
  const syntax = run.kind === 'math' ? 'latex' : 'plain';
  const tokens = tokensOf(run.text, { syntax, offset: run.span.start, macros: document.macros, conventions });
  return isLoose(run) ? tokens.map((token) => ({ ...token, span: clamped(token.span, run.span.end) })) : tokens;
}

function isLoose({ text, span }: Run): boolean {
  return text.length !== span.end - span.start;
}

function clamped({ start, end }: Span, most: number): Span {
  return { start: Math.min(start, most), end: Math.min(end, most) };
}

/** Whether the tokens from an index on go on with a chain: `= …`, `& = …`, `≈ …`. */
function continues(tokens: readonly Token[], from: number): boolean {
  let at = from;
  while (tokens[at]?.kind === 'cell' || tokens[at]?.kind === 'break') at += 1;
  const token = tokens[at];
  if (token?.kind === 'relation')
    return token.text === '=' || token.text === '≈' || token.text === '≡' || token.text === '->';
  return token?.kind === 'operator' && token.math && (token.text === '+' || token.text === '-' || token.text === '*');
}

/** Whether a line of its own begins: after a line break, and not in the middle of a sentence that was wrapped. */
function startsLine({ tokens }: Cutter, token: Token, text: string): boolean {
  const before = tokens.at(-1);
  if (!before || before.span.end > token.span.start) return false;
  if (!text.slice(before.span.end, token.span.start).includes('\n')) return false;
  const upper = token.kind === 'word' && token.text !== token.text.toLowerCase();
  const wrapped =
    before.kind === 'word' || before.kind === 'comma' || before.kind === 'operator' || before.kind === 'relation';
  const isWord = token.kind === 'word' && !namesLeftSide(text.slice(token.span.start));
  return upper || (!wrapped && !isWord && token.kind !== 'operator');
}

/** Whether a line begins with the left side of an equation: `df[i]/dx[j] = …`, `dl/dW = …`. */
function namesLeftSide(text: string): boolean {
  return /^[A-Za-z]+[[(_^/][^\n=]*=/u.test(text.slice(0, LONGEST_SIDE));
}

const LONGEST_SIDE = 200;

function endsSentence(token: Token, next: Token | undefined): boolean {
  if (token.kind === 'stop') return next === undefined || next.spaced;
  return token.kind === 'operator' && token.text === '!' && !token.math && (next === undefined || next.spaced);
}

/** How many tokens from an index on are the label of a block or line: `(a)`, `b)`, `2.`; 0 where nothing follows it. */
function labelLength(tokens: readonly Token[], at: number, more: boolean): number {
  const [first, second, third, fourth] = tokens.slice(at, at + 4);
  if (first?.text === '(' && isLabel(second) && third?.text === ')') return leadsOn(fourth, more) ? 3 : 0;
  if (isLabel(first) && (second?.text === ')' || second?.kind === 'stop') && !second.spaced && leadsOn(third, more))
    return 2;
  return 0;
}

function isLabel(token: Token | undefined): boolean {
  if (token?.kind === 'number')
    return token.written.length === 1 || (token.written.length === 2 && token.written < '20');
  return (token?.kind === 'name' || token?.kind === 'word') && (token.text.length === 1 || ROMAN.has(token.text));
}

const ROMAN: ReadonlySet<string> = new Set('ii iii iv vi vii viii ix'.split(' '));

function leadsOn(token: Token | undefined, more: boolean): boolean {
  if (!token) return more;
  return token.spaced && !['operator', 'relation', 'comma', 'stop'].includes(token.kind);
}
