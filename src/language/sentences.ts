import type { Token } from './tokens.ts';

/**
 * Whether the sentence ends with this token: at `.`, `!` or `?` with space after it, unless the stop belongs to an
 * abbreviation, an initial or a list number; at a bullet that the format did not know as one; at an empty line.
 */
export function endsSentence(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (!token || !next) return true;
  if (next.lines >= 2 || (next.lines === 1 && startsItem(next, tokens[index + 2]))) return true;
  if (token.formula !== undefined) return false;
  if (CLOSING.has(token.text)) return endsBefore(tokens, index) && !STOPS.has(next.text);
  if (!STOPS.has(token.text)) return false;
  if (CLOSING.has(next.text) && next.lines === 0 && !next.spaced) return false;
  if (!next.spaced) return token.text === '.' && beginsUnspaced(tokens, index);
  return token.text !== '.' || !isAbbreviation(tokens, index);
}

/**
 * `… weights.It is …`, `… weights.the layer …`: the space was forgotten. What follows begins a sentence, and is no name
 * such as in `nn.Module` or `model.weights`.
 */
function beginsUnspaced(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  const next = tokens[index + 1];
  if (before?.kind !== 'word' || before.text.length < 3 || next?.kind !== 'word') return false;
  return STARTERS.has(next.text) || (next.capital && CAPITAL_STARTERS.has(next.text));
}

const STARTERS: ReadonlySet<string> = new Set(
  `a an the this that these those it they we you he she there here so then thus hence therefore however because since
although while when where if but each every one two three four five six seven eight nine ten`.split(/\s+/u),
);
const CAPITAL_STARTERS: ReadonlySet<string> = new Set(
  'in on at for with by from as and or not no all both some many most also its their our i'.split(' '),
);

const STOPS: ReadonlySet<string> = new Set(['.', '!', '?', '。', '！', '？']);
const CLOSING: ReadonlySet<string> = new Set([')', ']', '"', '”', '’', "'", '»']);
const BULLETS: ReadonlySet<string> = new Set(['-', '*', '•', '·', '–', '‣', '▪']);

function startsItem(token: Token, after: Token | undefined): boolean {
  if (BULLETS.has(token.text)) return after?.spaced === true;
  return token.kind === 'number' && (after?.text === '.' || after?.text === ')') && !after.spaced;
}

/** A bracket or quotation mark right after a stop ends the sentence with it. */
function endsBefore(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  const token = tokens[index];
  const next = tokens[index + 1];
  if (!before || !token || !next || token.spaced || !next.spaced) return false;
  return STOPS.has(before.text) && !isAbbreviation(tokens, index - 1);
}

/** Never end a sentence, whatever follows. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'eg ie cf vs fig figs eq eqs eqn sec ch resp approx dr mr mrs ms prof no nr viz wrt ref refs pp vol ex def thm'.split(
    ' ',
  ),
);
/** End one only before a capital letter. */
const TRAILING: ReadonlySet<string> = new Set(['etc', 'al', 'dim', 'max', 'min', 'avg', 'std']);

function isAbbreviation(tokens: readonly Token[], index: number): boolean {
  const word = tokens[index - 1];
  const next = tokens[index + 1];
  if (!word || !next || word.kind === 'mark') return false;
  if (word.kind === 'number') return isListNumber(tokens, index);
  const dotted = tokens[index - 2]?.text === '.' && word.text.length === 1;
  const text = dotted ? `${tokens[index - 3]?.text ?? ''}${word.text}` : word.text;
  if (text === 'no' || text === 'ex' || text === 'ch' || text === 'sec') return next.kind === 'number';
  if (ABBREVIATIONS.has(text) || (dotted && text.length === 2)) return true;
  if (TRAILING.has(text)) return !next.capital;
  return word.text.length === 1 && word.capital && word.text !== 'i' && !next.lines;
}

/** `1. First`: the number stands at the beginning of a line. */
function isListNumber(tokens: readonly Token[], index: number): boolean {
  const number = tokens[index - 1];
  return number !== undefined && (index === 1 || number.lines > 0) && number.text.length <= 2;
}
