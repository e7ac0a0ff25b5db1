import { IRREGULAR, isFixedWord, isAdjective } from './irregular-words.ts';

/**
 * All forms of a word: singular and plural, the forms of a verb, comparison, the adverb in -ly, the pair of noun and
 * adjective in -ance/-ant and -ence/-ent, British and American spelling. Forms are generated from the word and compared
 * as a whole, not by a common stem: stemming would take `position` for `positive` and `object` for `objective`. Forms
 * that no one uses (`featureing`) do no harm.
 */
export function formsOf(word: string): ReadonlySet<string> {
  if (!/^[a-z]{2,}$/u.test(word) || isFixedWord(word)) return new Set([word]);
  const forms = new Set([word]);
  for (const base of basesOf(word)) for (const form of inflect(base)) forms.add(form);
  for (const form of [...forms]) for (const variant of spellings(form)) forms.add(variant);
  return forms;
}

/** The words that this may be a form of, with itself. */
function basesOf(word: string): Set<string> {
  const irregular = IRREGULAR.baseOf.get(word);
  const bases = new Set([word]);
  for (const spelt of [word, ...spellings(word)]) {
    for (const base of [...strip(spelt), ...related(spelt)]) bases.add(base);
    bases.add(spelt);
  }
  return irregular === undefined ? bases : new Set([word, ...irregular]);
}

function strip(word: string): string[] {
  if (UNSTRIPPED.has(word)) return [];
  if (/(?:ies|ied)$/u.test(word) && word.length > 4) return [`${word.slice(0, -3)}y`];
  if (/(?:x|ch|sh|ss|z)es$/u.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  if (word.endsWith('ings') && word.length > 6) return [word.slice(0, -1), ...verbBases(word.slice(0, -4))];
  if (/[^suix]s$/u.test(word) && word.length > 3) return [word.slice(0, -1)];
  if (/[^e]ed$/u.test(word) && word.length > 4) return verbBases(word.slice(0, -2));
  if (word.endsWith('ing') && word.length > 5) return verbBases(word.slice(0, -3));
  if (word.endsWith('er')) return verbBases(word.slice(0, -2)).filter((base) => isAdjective(base));
  if (word.endsWith('est')) return verbBases(word.slice(0, -3)).filter((base) => isAdjective(base));
  if (word.endsWith('ly') && word.length > 6) return [word.slice(0, -2)];
  return [];
}

/** Words that end like a form of another one and are none. */
const UNSTRIPPED: ReadonlySet<string> = new Set(
  (
    'always across perhaps whereas besides towards species series news physics mathematics statistics lens gas ' +
    'need needed speed exceed indeed embed hundred string spring bring nothing something anything everything during ' +
    'morning evening ceiling meaning family only apply reply supply multiply likely early assembly anomaly ' +
    'bias alias canvas atlas chaos ' +
    'axes bases indices'
  ).split(' '),
);

/** `shar` of `sharing` may be `shar` or `share`; `stopp` is `stop`; `appli` is `apply`. */
function verbBases(stem: string): string[] {
  const last = stem.at(-1) ?? '';
  const doubled = last === stem.at(-2) && !'aeiouls'.includes(last);
  if (doubled) return [stem.slice(0, -1), stem];
  if (last === 'i') return [`${stem.slice(0, -1)}y`];
  const bases = [stem, `${stem}e`];
  // modelled is of model, filled is of fill.
  return /[aeiouy][^aeiouy]+[aeiou]ll$/u.test(stem) ? [...bases, stem.slice(0, -1)] : bases;
}

/** invariance, invariant, invariancy; dependence, dependent, dependency. */
function related(word: string): string[] {
  const match = /^(?<stem>[a-z]{5,})(?<vowel>[ae])(?:nce|nt|ncy|nces|nts|ncies|ntly)$/u.exec(word);
  const { stem, vowel } = match?.groups ?? {};
  if (stem === undefined || vowel === undefined) return [];
  return ['nce', 'nt', 'ncy'].map((ending) => stem + vowel + ending);
}

function inflect(base: string): string[] {
  const irregular = IRREGULAR.formsOf.get(base) ?? [];
  if (!IRREGULAR.onlyThese.has(base)) return [base, ...irregular, ...regular(base), ...compared(base)];
  return [base, ...irregular, ...(NO_GERUND.has(base) ? [] : regular(base).filter((form) => form.endsWith('ing')))];
}

/** Not for `mean`, whose `meaning` is another word. */
const NO_GERUND: ReadonlySet<string> = new Set(['be', 'mean']);

function regular(base: string): string[] {
  if (/[^aeiou]y$/u.test(base)) {
    const stem = base.slice(0, -1);
    return [`${stem}ies`, `${stem}ied`, `${base}ing`, ...(base.length > 3 ? [`${stem}ily`] : [])];
  }
  const plural = /(?:[sxz]|ch|sh)$/u.test(base) ? `${base}es` : `${base}s`;
  const adverb = base.length > 4 ? [adverbOf(base)] : [];
  if (base.endsWith('ie')) return [plural, `${base}d`, `${base.slice(0, -2)}ying`];
  if (base.endsWith('ee')) return [plural, `${base}d`, `${base}ing`];
  if (base.endsWith('e')) return [plural, `${base}d`, `${base.slice(0, -1)}ing`, `${base}ing`, ...adverb];
  const verbs = [`${base}ed`, `${base}ing`];
  const last = base.at(-1) ?? '';
  const doubles = /[^aeiou][aeiou][bdfgk-nprtv]$/u.test(base) ? [`${base}${last}ed`, `${base}${last}ing`] : [];
  const gerunds = [`${base}ings`];
  return [plural, ...verbs, ...doubles, ...gerunds, ...adverb];
}

/** Not for words whose adverb means something else: largely, shortly. */
const NO_ADVERB: ReadonlySet<string> = new Set(
  'large short quick scarce light sharp apple supple hard late near high'.split(' '),
);

function adverbOf(base: string): string {
  if (NO_ADVERB.has(base)) return base;
  if (base.endsWith('le')) return `${base.slice(0, -1)}y`;
  return base.endsWith('ic') ? `${base}ally` : `${base}ly`;
}

function compared(base: string): string[] {
  if (!isAdjective(base)) return [];
  const last = base.at(-1) ?? '';
  if (last === 'y') return [`${base.slice(0, -1)}ier`, `${base.slice(0, -1)}iest`];
  if (last === 'e') return [`${base}r`, `${base}st`];
  return [`${base}er`, `${base}est`, `${base}${last}er`, `${base}${last}est`];
}

const OUR =
  /^(?<stem>(?:un|mis)?(?:neighb|behavi|col|fav|flav|hon|lab|harb|endeav|rig|vap|hum|arm|rum|tum))(?<middle>ou?r)(?<rest>[a-z]*)$/u;
const RE =
  /^(?<stem>(?:epi|de|re|mean)?(?:cent|met|lit|fib|theat|calib|millimet|kilomet|centimet))(?<middle>re|er)(?<rest>s|d|ing|ed)?$/u;
const ISE = /^(?<stem>[a-z]{3,})(?<middle>[sz])(?<rest>e|es|ed|ing|ation|ations|er|ers)$/u;
const ALLOGRAPHS: ReadonlyMap<string, string> = new Map(
  [
    ['grey', 'gray'],
    ['artefact', 'artifact'],
    ['artefacts', 'artifacts'],
    ['analogue', 'analog'],
    ['catalogue', 'catalog'],
    ['defence', 'defense'],
    ['learnt', 'learned'],
    ['sceptical', 'skeptical'],
    ['judgement', 'judgment'],
    ['fulfil', 'fulfill'],
    ['fulfils', 'fulfills'],
    ['subsampling', 'subsample'],
  ].flatMap(([british = '', american = '']): [string, string][] => [
    [british, american],
    [american, british],
  ]),
);

/** The same word as it is spelt on the other side of the Atlantic. */
function spellings(word: string): string[] {
  const other = ALLOGRAPHS.get(word);
  if (other !== undefined) return [other];
  const our = OUR.exec(word)?.groups;
  if (our) return [`${our['stem'] ?? ''}${our['middle'] === 'or' ? 'our' : 'or'}${our['rest'] ?? ''}`];
  const centre = RE.exec(word)?.groups;
  if (centre) return centreForms(centre['stem'] ?? '', centre['middle'] ?? '', centre['rest'] ?? '');
  const ise = ISE.exec(word)?.groups;
  if (ise && /[iy]$/u.test(ise['stem'] ?? ''))
    return [`${ise['stem'] ?? ''}${ise['middle'] === 's' ? 'z' : 's'}${ise['rest'] ?? ''}`];
  // modelled, modeled; not filled, filed: the doubled letter ends an unstressed syllable.
  if (/[aeiouy][^aeiouy]+[aeiou]ll(?:ed|ing|er|ers)$/u.test(word)) return [word.replace(/ll(?=[a-z]+$)/u, 'l')];
  return [];
}

/** centre, centres, centred, centring: center, centers, centered, centering. */
function centreForms(stem: string, middle: string, rest: string): string[] {
  if (middle === 'er') return [stem + (rest === 'ing' ? 'ring' : rest === 'ed' ? 'red' : `re${rest}`)];
  return [stem + (rest === 'd' ? 'ered' : `er${rest}`)];
}
