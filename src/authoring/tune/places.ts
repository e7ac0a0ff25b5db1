import { isFunctionWord } from '../../language/structure.ts';
import type { Data } from '../../rubric/tree.ts';
import type { Addition, Options, Path, Place } from './tunable.ts';

/**
 * All places in the criteria where an alternative may stand: a criterion that is a phrase or a list, each member of an
 * `all`, `order` or `of`, what must stand `near`, and each element of a phrase with `...` or `(a|b)`. Elements that are
 * written alike within a criterion are one place, so that both orders of `share ... weight` change together.
 */
export function placesIn(options: Options): readonly Place[] {
  const criteria = options['criteria'];
  if (!isMap(criteria)) return [];
  return Object.entries(criteria).flatMap(([criterion, value]) => {
    const path = ['criteria', criterion];
    const whole = pathsIn(value, path).map((one): Place => ({ criterion, paths: [one] }));
    const all = [...whole, ...elementPlaces(criterion, phrasesIn(value, path))];
    return all.filter(hasContext).length > MOST_INSIDE ? all.filter((place) => !hasContext(place)) : all;
  });
}

/**
 * Places inside of what a criterion asks for. One that has more has many ways to be met, and other words are one more way;
 * and for each such place all answers are judged once.
 */
const MOST_INSIDE = 6;

/** The options with alternatives added. */
export function withAdditions(options: Options, additions: readonly Addition[]): Options {
  return additions.reduce<Options>((changed, { place, words }) => {
    const change =
      place.element === undefined ? (value: Data) => appended(value, words) : widened(place.element, words);
    return place.paths.reduce<Options>((one, path) => edited(one, path, change) as Options, changed);
  }, options);
}

/**
 * The options without what must stand at a place, so that a criterion holds wherever other words there would let it hold.
 * Undefined where nothing else is asked for.
 */
export function loosened(options: Options, place: Place): Options | undefined {
  const [path = []] = place.paths;
  if (place.element !== undefined) {
    const { element } = place;
    return place.paths.reduce<Options>(
      (one, at) => edited(one, at, (phrase) => without(phrase, element)) as Options,
      options,
    );
  }
  const nearAt = path.indexOf('near', NAME + 1);
  if (nearAt > 0) return edited(options, path.slice(0, nearAt), (map) => omit(map, 'near')) as Options;
  const last = path.at(-1);
  const listAt = path.length - 2;
  const key = path[listAt];
  if (typeof last !== 'number' || (key !== 'all' && key !== 'order' && key !== 'of')) return undefined;
  const map = valueAt(options, path.slice(0, listAt));
  if (!isMap(map)) return undefined;
  const min = map['min'];
  const members = asList(map[key] ?? []).filter((_, i) => i !== last);
  if (members.length === 0 || min === 1) return undefined;
  const left = { ...map, [key]: members, ...(typeof min === 'number' && { min: min - 1 }) };
  return edited(options, path.slice(0, listAt), () => left) as Options;
}

/** Whether a criterion asks for more than what stands at a place. */
export function hasContext({ element, paths }: Place): boolean {
  return element !== undefined || paths.some((path) => path.slice(NAME + 1).some((key) => MEMBERS.has(key)));
}

/** Where the name of the criterion stands in a path; what is behind it are keys. */
const NAME = 1;
const MEMBERS: ReadonlySet<string | number> = new Set(['all', 'order', 'of', 'near']);

/** The phrase or list at a place, before or after a change. */
export function valueAt(options: Options, path: Path): Data | undefined {
  return path.reduce<Data | undefined>((value, key) => {
    if (Array.isArray(value)) return (value as readonly Data[])[Number(key)];
    return isMap(value) ? value[key] : undefined;
  }, options);
}

/** Paths to phrases and lists that other words can be added to. */
function pathsIn(value: Data, path: Path): readonly Path[] {
  if (!isMap(value))
    return [path, ...asList(value).flatMap((one, i) => (isMap(one) ? pathsIn(one, [...path, i]) : []))];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, key];
    if (key === 'any') return pathsIn(inner, here);
    if (key === 'near') return isMap(inner) ? [[...here, 'any']] : [here];
    if (key === 'all' || key === 'order' || key === 'of')
      return asList(inner).flatMap((one, i) => pathsIn(one, Array.isArray(inner) ? [...here, i] : here));
    return [];
  });
}

interface FoundPhrase {
  readonly text: string;
  readonly path: Path;
}

/** All phrases that speak for a criterion. */
function phrasesIn(value: Data, path: Path): readonly FoundPhrase[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return (value as readonly Data[]).flatMap((one, i) => phrasesIn(one, [...path, i]));
  if (!isMap(value)) return [];
  return ['any', 'all', 'order', 'of'].flatMap((key) => {
    const inner = value[key];
    return inner === undefined ? [] : phrasesIn(inner, [...path, key]);
  });
}

function elementPlaces(criterion: string, phrases: readonly FoundPhrase[]): Place[] {
  const places = new Map<string, Path[]>();
  for (const { text, path } of phrases) {
    const elements = elementsOf(text);
    if (elements.length < 2 || !/\.\.\.|…|\|/u.test(text)) continue;
    for (const element of new Set(elements.filter(hasMeaning))) {
      const before = places.get(element);
      if (before) before.push(path);
      else places.set(element, [path]);
    }
  }
  return [...places].map(([element, paths]) => ({ criterion, paths, element }));
}

function hasMeaning(element: string): boolean {
  return /\p{L}/u.test(element) && !isFunctionWord(element);
}

/** The words, brackets and gaps of a phrase, as far as they stand side by side. */
function elementsOf(phrase: Data): string[] {
  if (typeof phrase !== 'string') return [];
  const elements: string[] = [];
  let depth = 0;
  let element = '';
  for (const character of `${phrase} `) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth > 0 || !/\s/u.test(character)) element += character;
    else {
      if (element !== '') elements.push(element);
      element = '';
    }
  }
  return element === '' ? elements : [...elements, element];
}

/** Makes `word` and `(a|b)` into `(word|other)` and `(a|b|other)`. */
function widened(element: string, words: string): (phrase: Data) => Data {
  const isGroup = element.startsWith('(') && element.endsWith(')') && element.includes('|');
  const inner = isGroup ? element.slice(1, -1) : element;
  return (phrase) =>
    elementsOf(phrase)
      .map((one) => (one === element ? `(${inner}|${words})` : one))
      .join(' ');
}

/** A phrase without an element and the gap that then joins nothing. */
function without(phrase: Data, element: string): string {
  const left = elementsOf(phrase).filter((one) => one !== element);
  const isGap = (one: string | undefined): boolean => one === '...' || one === '…' || one === undefined;
  return left.filter((one, i) => !isGap(one) || !(isGap(left[i - 1]) || isGap(left[i + 1]))).join(' ');
}

function appended(value: Data, words: string): Data {
  return [...asList(value), words];
}

function edited(value: Data, path: Path, change: (value: Data) => Data): Data {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return (value as readonly Data[]).map((one, i) => (i === key ? edited(one, rest, change) : one));
  if (!isMap(value)) return value;
  const inner = value[key];
  return inner === undefined ? value : { ...value, [key]: edited(inner, rest, change) };
}

function omit(value: Data, key: string): Data {
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

function asList(value: Data): readonly Data[] {
  return Array.isArray(value) ? (value as readonly Data[]) : [value];
}

function isMap(value: Data | undefined): value is Readonly<Record<string, Data>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
