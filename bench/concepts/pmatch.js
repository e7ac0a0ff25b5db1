// Turns the Open University's pattern match notation (Moodle's qtype_pmatch) into the options of a concept part. Written
// from its documentation (https://docs.moodle.org/dev/The_OU_PMatch_algorithm) and from what its matcher does.

/** The options of a concept part for an expression: `{ part }`; `{ unsupported }` or `{ error }` where there are none. */
export function partOf(expression, options = {}) {
  const outside = unsupportedOption(options);
  if (outside !== undefined) return { unsupported: outside };
  try {
    const parser = { text: withSynonyms(expression.normalize(), options.synonyms), at: 0 };
    const rule = readExpression(parser);
    if (parser.at < parser.text.length) throw new Mistake('something stands behind the expression');
    const criterion = isMap(rule) ? rule : { any: [rule].flat() };
    const part = { criteria: { it: criterion }, within: 'answer', expects: 'words', spelling: 'exact' };
    return { part: options.ignorecase === true ? part : { ...part, case: 'exact' } };
  } catch (problem) {
    if (problem instanceof Unsupported) return { unsupported: problem.message };
    if (problem instanceof Mistake) return { error: problem.message };
    throw problem;
  }
}

/** A mistake in an expression. */
class Mistake extends Error {}
/** Something that criteria have no words for. */
class Unsupported extends Error {}

const USUAL_DIVIDERS = '.?!';
/** What criteria read as space between words. */
const SILENT = /^[\s.,;:!?…()[\]"'“”„‘’«»‹›`*_\-–—·•¡¿。、！？]*$/u;

function unsupportedOption({ sentencedividers = USUAL_DIVIDERS, converttospace = '', worddividers }) {
  if ([...sentencedividers].toSorted().join('') !== [...USUAL_DIVIDERS].toSorted().join(''))
    return 'other marks end a sentence, or none does';
  if (!SILENT.test(converttospace)) return 'a sign is read as a space';
  return worddividers === undefined || /^\s*$/u.test(worddividers) ? undefined : 'other signs part words';
}

/** In an expression, a word that has synonyms stands for each of them. */
function withSynonyms(expression, synonyms = {}) {
  let text = expression;
  for (const [word, others] of Object.entries(synonyms)) {
    const pattern = word.replaceAll(/[.+^${}()|[\]\\?/-]/gu, '\\$&').replaceAll('*', '[\\p{L}\\p{N}]*');
    text = text.replaceAll(new RegExp(`(?<!\\p{L})${pattern}(?!\\p{L})`, 'gu'), `${word}|${others}`);
  }
  return text;
}

function readExpression(parser) {
  const { text, at } = parser;
  const opening = /^\s*(?:(not)|match([_a-z0-9]*))\s*\(\s*/iu.exec(text.slice(at));
  if (!opening) throw new Mistake('no match, match_any, match_all or not');
  parser.at += opening[0].length;
  const kind = opening[1] === undefined ? opening[2] : 'not';
  const rule =
    kind === 'not'
      ? { not: [readExpression(parser)] }
      : kind === '_any'
        ? { any: readAll(parser) }
        : kind === '_all'
          ? { all: readAll(parser) }
          : ruleOf(readItems(parser), readOptions(kind));
  const closing = /^\s*\)\s*/u.exec(parser.text.slice(parser.at));
  if (!closing) throw new Mistake('a bracket is not closed');
  parser.at += closing[0].length;
  return rule;
}

function readAll(parser) {
  const rules = [];
  while (parser.at < parser.text.length && parser.text[parser.at] !== ')') rules.push(readExpression(parser));
  if (rules.length === 0) throw new Mistake('nothing stands between the brackets');
  return rules;
}

const KINDS = { f: 'missing', x: 'extra', r: 'wrong', t: 'swapped' };

function readOptions(written) {
  const options = { letters: false, anyOrder: false, moreWords: false, near: 2, kinds: new Set(), slips: 1 };
  if (written !== '' && !/^_(?:c|o|w|m[frtx12]*|p[0-4])*$/u.test(written)) throw new Mistake(`no options: ${written}`);
  for (const [letter] of written.matchAll(/m[frtx12]*|p\d|[cow]/gu)) {
    if (letter === 'c') options.letters = true;
    if (letter === 'o') options.anyOrder = true;
    if (letter === 'w') options.moreWords = true;
    if (letter.startsWith('p')) options.near = Number(letter[1]);
    if (!letter.startsWith('m')) continue;
    for (const one of letter.slice(1)) if (one in KINDS) options.kinds.add(KINDS[one]);
    if (letter.includes('2')) options.slips = 2;
    if (/^m(?:[12]|$)|2/u.test(letter)) for (const kind of Object.values(KINDS)) options.kinds.add(kind);
  }
  return options;
}

/** Items with what stands before each: a space, or `_` for one that must be near. */
function readItems(parser, inPhrase = false) {
  const items = [];
  let before = ' ';
  for (;;) {
    items.push({ before, options: readAlternatives(parser, inPhrase) });
    const delimiter = /^(?:\s+|_)/u.exec(parser.text.slice(parser.at));
    if (!delimiter) return items;
    before = delimiter[0] === '_' ? '_' : ' ';
    parser.at += delimiter[0].length;
    if (/^[\])]|^$/u.test(parser.text.slice(parser.at))) throw new Mistake('it ends between two words');
  }
}

function readAlternatives(parser, inPhrase) {
  const options = [];
  for (;;) {
    options.push(!inPhrase && parser.text[parser.at] === '[' ? readPhrase(parser) : readWord(parser));
    if (parser.text[parser.at] !== '|') return options;
    parser.at++;
  }
}

function readPhrase(parser) {
  parser.at++;
  const items = readItems(parser, true);
  if (parser.text[parser.at] !== ']') throw new Mistake('a square bracket is not closed');
  parser.at++;
  return { items };
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+|[*x]10<sup>[+-]?\d+<\/sup>)?$/iu;

/** A word as its characters: each with `wild` where it stands for others. */
function readWord(parser) {
  const written = /^(?:\\.|[^\s()\\|_[\]])+/su.exec(parser.text.slice(parser.at));
  if (!written) throw new Mistake('a word is expected');
  parser.at += written[0].length;
  const characters = [...written[0].matchAll(/\\(?<plain>.)|(?<wild>[*?])|./gsu)].map(({ 0: raw, groups }) => ({
    text: groups.plain ?? raw,
    wild: groups.wild !== undefined,
  }));
  return { characters, written: written[0] };
}

/** What a match with these options asks for. */
function ruleOf(written, options) {
  // Hyphens, quotation marks and stops alone are read as space.
  const items = written.filter(({ options: [first] }) => !isSilent(first));
  if (items.length === 0) throw new Unsupported('marks alone');
  const { moreWords, anyOrder, kinds, slips } = options;
  const spelling = kinds.size === 0 ? {} : { spelling: { slips, kinds: [...kinds].toSorted() } };
  const groups = groupsOf(items).map((group) => ruleOfGroup(group, options));
  if (!moreWords) {
    const inside = groups.length === 1 ? groups[0] : anyOrder ? { all: groups } : { order: groups };
    return { only: inside, words: 0, ...spelling };
  }
  if (groups.length === 1) return { any: [groups[0]].flat(), ...spelling };
  return { ...(anyOrder ? { all: groups } : { order: groups }), ...spelling };
}

function isSilent({ characters = [{ wild: true }] }) {
  return characters.every(({ text, wild }) => !wild && SILENT.test(text));
}

/** Items that `_` holds together. */
function groupsOf(items) {
  const groups = [];
  for (const item of items)
    if (item.before === '_') groups.at(-1).push(item);
    else groups.push([item]);
  return groups;
}

function ruleOfGroup(group, options) {
  const bound = group.length > 1 ? { ...options, anyOrder: false, bound: true } : options;
  const rules = group.map((item) => ruleOfItem(item, bound));
  if (rules.length === 1) return rules[0];
  if (!options.moreWords) return { order: rules, words: 0, within: 'sentence' };
  return { order: rules, words: options.near, within: 'sentence' };
}

function ruleOfItem({ options: alternatives }, options) {
  const rules = alternatives.map((one) => (one.items ? ruleOfPhrase(one.items, options) : phraseOf(one, options)));
  return rules.length === 1 ? rules[0] : rules;
}

/** A phrase in square brackets: its words stand together, or in any order and with others between, as the options say. */
function ruleOfPhrase(items, options) {
  const { moreWords, anyOrder } = options;
  const words = items.map(({ options: alternatives }) => oneOf(alternatives.map((one) => phraseOf(one, options))));
  if (words.length === 1) return words[0];
  if (!moreWords && !anyOrder) return { any: [words.join(' ')], words: 0 };
  if (!moreWords) return { all: words, words: 0 };
  if (items.every(({ before }, i) => i === 0 || before === '_'))
    return { order: words, words: options.near, within: 'sentence' };
  if (items.some(({ before }) => before === '_')) throw new Unsupported('near and far words in one phrase');
  return { ...(anyOrder ? { all: words } : { order: words }), words: FAR, ...(!options.bound && { within: 'answer' }) };
}

/** More words than any answer has. */
const FAR = 100_000;

function oneOf(phrases) {
  if (phrases.length === 1) return phrases[0];
  if (phrases.some((phrase) => /[()|]/u.test(phrase))) throw new Unsupported('brackets or bars as letters');
  return `(${phrases.join('|')})`;
}

/** A word as a phrase: runs of letters in this form only, numbers by value, marks as they are. */
function phraseOf({ characters, written }, { letters }) {
  if (!letters && NUMBER.test(written)) return written;
  const isWord = ({ text, wild }) => wild || /[\p{L}\p{M}'’]/u.test(text);
  if (characters.every(({ wild }) => wild)) throw new Unsupported('any word at all');
  if (letters || characters.some(({ wild }) => wild)) {
    if (!characters.every(isWord)) throw new Unsupported('other letters around a sign or figure');
    const pattern = characters.map(({ text }) => text);
    return letters ? `*${pattern.join('*')}*` : pattern.join('');
  }
  const pieces = characters
    .map(({ text }) => text)
    .join('')
    .match(/[\p{L}\p{M}'’]+|\d+(?:[.,]\d+)*|\S/gu);
  return (pieces ?? []).map((piece) => (/^\p{L}/u.test(piece) ? `=${piece}` : piece)).join(' ');
}

function isMap(value) {
  return typeof value === 'object' && !Array.isArray(value);
}

/**
 * A row of cases against what criteria make of it: `outcome` is that of the criterion (`met`, `open` or `missing`),
 * undefined where it cannot be said; `agrees` whether it is met just where the pattern matches.
 */
export function compared(row, judge) {
  const { part, unsupported, error } = partOf(row.expression, row.options);
  if (!part) return { row, agrees: false, why: unsupported ?? error };
  const outcome = judge(part, row.response);
  if (outcome === undefined) return { row, part, agrees: false, why: 'refused in a rubric' };
  return { row, part, outcome, agrees: (outcome === 'met') === row.expected };
}
