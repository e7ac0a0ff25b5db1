import type { Conventions } from '../model/conventions.ts';
import { withoutCompounds, withoutNouns } from './island-nouns.ts';
import { formulaWords } from './island-words.ts';
import { namesOf, type Names } from './names.ts';
import { resolveTokens } from './resolve.ts';
import type { SymbolTable } from './symbols.ts';
import type { Token } from './tokens.ts';

/** What decides which words are mathematics. */
export interface IslandOptions {
  readonly symbols: SymbolTable;
  readonly conventions: Conventions;
  /**
   * What stands side by side is a product: `of-numbers` where a number stands in front of a bracket, sum or root, as in
   * formulas; `all`, as in code; absent as in sentences about numbers, where `30 (10 × 3)` is a number and its working.
   */
  readonly products?: 'of-numbers' | 'all';
}

/**
 * The stretches of a sentence or line that are mathematics, in order, each to be read by `readTokens`. Words, sentence
 * punctuation and commas outside of brackets end a stretch; so does a place where two operands stand side by side in
 * prose without being joined. `1-D`, `3-tap` and `size-3` are words. A noun between a number and an operator is left out
 * (`10 filters * 3 = 30` gives `10 * 3 = 30`). A stretch may begin with a relation sign (`= 30`); signs and operators
 * that lack an operand are cut off at both ends. Never throws.
 */
export function islandsOf(tokens: readonly Token[], options: IslandOptions): Token[][] {
  const names = namesOf(options.symbols, options.conventions);
  const spelled = withScripts(resolveTokens(tokens, names), names);
  const resolved = withoutNouns(withoutCompounds(spelled)).map((token) => asArrow(asName(token)));
  return stretches(resolved, isolated(resolved, names, options.products))
    .flatMap((island) => splitRuns(island, options.products))
    .map((island) => trimmed(island))
    .filter((island) => isWorthReading(island));
}

/** `p_drop`, `y_hat`: a word behind `_` belongs to the name that the rubric spells so. */
function withScripts(tokens: readonly Token[], names: Names): readonly Token[] {
  return tokens.map((token, at) => {
    const [base, script] = [tokens[at - 2], tokens[at - 1]];
    if (token.kind !== 'word' || script?.kind !== 'script' || script.text !== '_' || base?.kind !== 'name')
      return token;
    return names.lookup(base.written + token.text) === undefined ? token : { ...token, kind: 'name' };
  });
}

/** In a document commands that nobody defined here are names, since it could be typeset. */
function asName(token: Token): Token {
  const isCommand = token.kind === 'other' && /^\\[A-Za-z]/u.test(token.text);
  return isCommand ? { ...token, kind: 'name', text: token.text.slice(1) } : token;
}

/** In prose an arrow of logic leads on like every other one: `a = b ⇒ c = d` is one chain. */
function asArrow(token: Token): Token {
  if (token.kind !== 'logic') return token;
  if (token.text === 'implies') return { ...token, kind: 'relation', text: '->' };
  return token.text === 'iff' ? { ...token, kind: 'relation', text: '≡' } : token;
}

const NO_WORDS: ReadonlySet<number> = new Set();

/** Marks the tokens that are no mathematics. */
function isolated(tokens: readonly Token[], names: Names, products: IslandOptions['products']): boolean[] {
  const words = products === undefined ? NO_WORDS : formulaWords(tokens);
  const prose = tokens.map((token, at) => isProse(tokens, at, token) && !words.has(at));
  markPlaceholders(tokens, prose);
  markBrackets(tokens, prose);
  for (let at = 0; at < tokens.length && products !== 'all'; at++) {
    const isFactor = products !== undefined && isDeclared(tokens[at], names) && isDeclared(tokens[at + 1], names);
    if (!isFactor && isLoneArticle(tokens, { at, prose, names })) prose[at] = true;
  }
  return prose;
}

function isProse(tokens: readonly Token[], at: number, token: Token): boolean {
  if (token.kind === 'word') return !(token.math && isEnclosed(tokens, at));
  if (token.kind === 'stop') return !isDotProduct(tokens, at, token);
  return token.kind === 'other' || token.kind === 'logic' || (token.kind === 'cell' && !token.math);
}

/** A word in a formula is a name where it stands in braces or brackets: `\frac{\text{total}}{n}`. */
function isEnclosed(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    before?.kind === 'open' || before?.kind === 'script' || before?.kind === 'cell' || tokens[at + 1]?.kind === 'cell'
  );
}

function isDotProduct(tokens: readonly Token[], at: number, token: Token): boolean {
  const next = tokens[at + 1];
  return (
    token.text === '.' &&
    token.spaced &&
    next?.spaced === true &&
    next.kind === 'name' &&
    tokens[at - 1]?.kind === 'name'
  );
}

/** `f(·)` only names a function. */
function markPlaceholders(tokens: readonly Token[], prose: boolean[]): void {
  tokens.forEach((token, at) => {
    const isDot = token.kind === 'operator' && token.text === '*';
    if (!isDot || tokens[at - 1]?.text !== '(' || tokens[at + 1]?.text !== ')') return;
    const first = tokens[at - 2]?.kind === 'name' && tokens[at - 1]?.boundary !== true ? at - 2 : at - 1;
    prose.fill(true, first, at + 2);
  });
}

/** Brackets that hold prose, or have no partner, are prose themselves. */
function markBrackets(tokens: readonly Token[], prose: boolean[]): void {
  const open: { at: number; hasWords: boolean }[] = [];
  tokens.forEach((token, at) => {
    const top = open.at(-1);
    if (prose[at] === true && top && token.kind !== 'stop') top.hasWords = true;
    if (token.kind === 'open') open.push({ at, hasWords: false });
    if (token.kind !== 'close') return;
    open.pop();
    if (!top) markLabel(tokens, prose, at);
    if (!top || (top.hasWords && !token.math)) prose[at] = true;
    if (top?.hasWords === true && !token.math) {
      prose[top.at] = true;
      const outer = open.at(-1);
      if (outer) outer.hasWords = true;
    }
  });
  for (const { at } of open) prose[at] = true;
}

/** `b)` in `a) 30 b) 40` */
function markLabel(tokens: readonly Token[], prose: boolean[], close: number): void {
  const [token, label] = [tokens[close], tokens[close - 1]];
  if (token?.text === ')' && !token.spaced && label?.kind === 'name' && label.written.length === 1)
    prose[close - 1] = true;
}

function isDeclared(token: Token | undefined, names: Names): boolean {
  return token?.kind === 'name' && names.symbols.has(token.text);
}

interface Surroundings {
  readonly at: number;
  readonly prose: readonly boolean[];
  readonly names: Names;
}

/** `a` and `I` in prose, where nothing mathematical is next to them. */
function isLoneArticle(tokens: readonly Token[], { at, prose, names }: Surroundings): boolean {
  const token = tokens[at];
  if (token?.kind !== 'name' || token.math || !/^[aAI]$/u.test(token.written)) return false;
  const before = prose[at - 1] === false ? tokens[at - 1] : undefined;
  const next = prose[at + 1] === false ? tokens[at + 1] : undefined;
  const joins = [before, next].some(
    (one) => one !== undefined && ['operator', 'relation', 'script', 'open', 'close'].includes(one.kind),
  );
  const attached = (before?.kind === 'number' && !token.spaced) || (next?.kind === 'name' && !next.spaced);
  return !(joins || attached) || (names.lookup(token.text) === undefined && next?.kind === 'number');
}

/** The maximal stretches without prose, cut at commas outside of brackets and at new lines. */
function stretches(tokens: readonly Token[], prose: readonly boolean[]): Token[][] {
  const islands: Token[][] = [];
  let current: Token[] = [];
  let depth = 0;
  const close = (): void => {
    if (current.length > 0) islands.push(current);
    current = [];
  };
  tokens.forEach((token, at) => {
    if (prose[at] === true) {
      close();
      return;
    }
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth = Math.max(0, depth - 1);
    const ends = depth === 0 && (token.kind === 'comma' || (token.kind === 'break' && !continues(tokens[at + 1])));
    if (ends) close();
    else current.push(token);
  });
  close();
  return islands;
}

/** A new line that begins with a sign goes on with the line before. */
function continues(token: Token | undefined): boolean {
  return token?.kind === 'relation' || token?.kind === 'operator';
}

/** Cuts where two operands stand side by side without belonging together: `x y` in prose, a number after a formula. */
function splitRuns(island: readonly Token[], products: IslandOptions['products']): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  island.forEach((token, at) => {
    const before = island[at - 1];
    const joined = products !== undefined && !token.boundary && isJoined(island, at, products);
    if (depth === 0 && before && !joined && isApart(before, token)) parts.push([]);
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    parts.at(-1)?.push(token);
  });
  return parts;
}

/** `2 (a + b)`, `2 Σ_i x_i`, `2 ‖x‖`; everything but two numbers where all is a product. */
function isJoined(island: readonly Token[], at: number, products: 'of-numbers' | 'all'): boolean {
  const [before, token] = [island[at - 1], island[at]];
  if (products === 'all') return before?.kind !== 'number' || token?.kind !== 'number';
  const isFactor = before?.kind === 'number' && (token?.kind === 'open' || token?.kind === 'command');
  return isFactor || isRaised(island, at) || endsBounds(island, at - 1);
}

/** `p p^T`, `p p'`: a name before a power of the same name. */
function isRaised(island: readonly Token[], at: number): boolean {
  const [before, token, next] = [island[at - 1], island[at], island[at + 1]];
  return token?.kind === 'name' && before?.text === token.text && (next?.text === '^' || next?.text === "'");
}

/** Whether a token ends the bounds of a sum or product, so that the next one begins its body: `Σ_{i=0}^{n-1} 2 x_i`. */
function endsBounds(island: readonly Token[], at: number): boolean {
  let from = at;
  let depth = 0;
  do {
    const kind = island[from]?.kind;
    if (kind === 'close') depth += 1;
    if (kind === 'open') depth -= 1;
    from -= 1;
  } while (from >= 0 && depth > 0);
  if (island[from]?.kind !== 'script') return false;
  const owner = island[from - 1];
  return owner?.kind === 'command' ? BOUNDED.has(owner.text) : owner !== undefined && endsBounds(island, from - 1);
}

const BOUNDED = new Set(['sum', 'product']);

const OPERAND_START = new Set(['number', 'name', 'open', 'command']);

function isApart(before: Token, token: Token): boolean {
  const ends = before.kind === 'number' || before.kind === 'name' || before.kind === 'close';
  if (!ends || !OPERAND_START.has(token.kind)) return false;
  if (token.boundary || before.math !== token.math) return token.spaced || token.boundary;
  if (token.math) return before.kind === 'number' && token.kind === 'number';
  return token.spaced && !(before.kind === 'number' && token.kind === 'name') && !isFactorPair(before, token);
}

/** In prose, names side by side are a product only where both are more than a single letter or follow a bracket. */
function isFactorPair(before: Token, token: Token): boolean {
  if (token.kind === 'command' || before.kind === 'close') return token.kind !== 'number' && before.kind !== 'number';
  return before.kind === 'name' && (token.kind === 'name' || token.kind === 'open') && before.text !== token.text;
}

/** Without operators at the ends that lack an operand, and without a dash before the first number. */
function trimmed(island: readonly Token[]): Token[] {
  let start = 0;
  let end = island.length;
  while (start < end && lacksLeft(island, start)) start += 1;
  while (end > start && lacksRight(island[end - 1]) && !isMark(island, end - 1)) end -= 1;
  return island.slice(start, end);
}

function lacksLeft(island: readonly Token[], at: number): boolean {
  const token = island[at];
  if (!token) return false;
  if (token.kind === 'relation') return token.text === ':' || island[at + 1]?.kind === 'relation';
  if (token.kind === 'comma' || token.kind === 'break' || token.kind === 'cell' || token.kind === 'stop') return true;
  if (token.kind === 'script') return true;
  if (token.kind !== 'operator' || token.text === '|') return false;
  const isSign = token.text === '-' || token.text === '+' || token.text === '±';
  return !isSign || (!token.math && island[at + 1]?.spaced !== false);
}

/** The sign of `(a + b)^+` and `x^*`, which is no operator. */
function isMark(island: readonly Token[], at: number): boolean {
  return island[at]?.kind === 'operator' && island[at - 1]?.kind === 'script';
}

function lacksRight(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.kind === 'operator')
    return token.text !== '%' && token.text !== "'" && (token.text !== '!' || !token.math) && token.text !== '|';
  return ['relation', 'comma', 'break', 'cell', 'stop', 'script', 'command'].includes(token.kind);
}

function isWorthReading(island: readonly Token[]): boolean {
  return island.some((token) => token.kind === 'number' || token.kind === 'name' || token.kind === 'command');
}
