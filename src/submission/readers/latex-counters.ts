/** Counts as LaTeX counts: sections, and the levels of enumerations. */
export interface Counters {
  /** Begins a numbered section and gives its number as printed: `1.2`. */
  section(name: string): string | undefined;
  beginList(options: string, kind: 'enumerate' | 'itemize' | 'description'): void;
  endList(): void;
  /** The label of the next item of an enumeration; undefined in other lists. */
  item(): string | undefined;
  set(counter: string, value: number): void;
  add(counter: string, value: number): void;
  /** \renewcommand of \thesection, \theenumi, \labelenumi and the like. */
  define(command: string, body: string): void;
  /** \setlist[enumerate,2]{label=…} */
  setList(scope: string, options: string): void;
  readonly depth: () => number;
}

/** Names of sections from the outermost in. */
export const SECTIONS = ['section', 'subsection', 'subsubsection', 'paragraph', 'subparagraph'];

interface OpenList {
  readonly kind: string;
  /** Among the enumerations, from 0. */
  readonly level: number;
  readonly label?: string;
  readonly addsTo?: string;
  count: number;
  printed: string;
}

/** All counters at zero. */
export function latexCounters(): Counters {
  const sections = new Map(SECTIONS.map((name) => [name, 0]));
  const others = new Map<string, number>();
  const commands = new Map<string, string>();
  const lists: OpenList[] = [];
  const lastCounts: number[] = [];
  const defaults = new Map<number, string>();

  const enumeration = (counter: string): OpenList | undefined =>
    lists.findLast((list) => list.kind === 'enumerate' && ENUM_COUNTERS[list.level] === counter);
  const valueOf = (counter: string): number =>
    sections.get(counter) ?? enumeration(counter)?.count ?? others.get(counter) ?? 0;
  const print = (body: string, star: number | undefined, depth = 0): string => {
    if (depth > 8) return '';
    const text = body
      .replaceAll(
        /\\(arabic|alph|Alph|roman|Roman)\s*(?:\*|\{([a-z]+)\})/gu,
        (_, style: string, counter: string | undefined) =>
          printNumber(style, counter === undefined ? (star ?? 0) : valueOf(counter)),
      )
      .replaceAll(/\\(the[a-z]+)(?![a-z])/gu, (_, command: string) => print(the(command), star, depth + 1));
    return text.slice(0, 200);
  };
  const the = (command: string): string => commands.get(command) ?? THE[command] ?? `\\arabic{${command.slice(3)}}`;
  const setTo = (counter: string, value: number): void => {
    const list = enumeration(counter);
    if (list) list.count = value;
    else if (sections.has(counter)) {
      sections.set(counter, value);
    } else others.set(counter, value);
  };

  return {
    section(name) {
      const index = SECTIONS.indexOf(name);
      sections.set(name, (sections.get(name) ?? 0) + 1);
      for (const inner of SECTIONS.slice(index + 1)) sections.set(inner, 0);
      if (index > 2) return undefined;
      return wordsOnly(print(the(`the${name}`), undefined)).replace(/^(?:0\.)+/u, '') || undefined;
    },
    beginList(options, kind) {
      const level = lists.filter((list) => list.kind === 'enumerate').length;
      const general = kind === 'enumerate' ? (defaults.get(level) ?? defaults.get(-1) ?? '') : '';
      const own = listOptions(options);
      const given = { ...listOptions(general), ...own };
      const first = given.resume === true ? (lastCounts[level] ?? 0) : (given.start ?? 1) - 1;
      lists.push({
        kind,
        level,
        ...(given.label !== undefined && { label: given.label }),
        ...(given.added !== undefined && {
          label: given.added,
          addsTo: lists.findLast((list) => list.kind === 'enumerate')?.printed ?? '',
        }),
        count: first,
        printed: '',
      });
    },
    endList() {
      const list = lists.pop();
      if (list?.kind === 'enumerate') lastCounts[list.level] = list.count;
    },
    item() {
      const list = lists.at(-1);
      if (list?.kind !== 'enumerate') return undefined;
      list.count++;
      const level = Math.min(list.level, 3);
      const label = list.label ?? commands.get(`label${ENUM_COUNTERS[level] ?? ''}`) ?? LABELS[level] ?? '';
      list.printed = wordsOnly((list.addsTo ?? '') + print(label, list.count));
      return list.printed;
    },
    set: setTo,
    add(counter, value) {
      setTo(counter, valueOf(counter) + value);
      const index = SECTIONS.indexOf(counter);
      if (index >= 0) for (const inner of SECTIONS.slice(index + 1)) sections.set(inner, 0);
    },
    define(command, body) {
      commands.set(command, body);
    },
    setList(scope, options) {
      if (scope !== '' && !scope.includes('enumerate') && !/^[\d\s,]+$/u.test(scope)) return;
      const level = /\d/u.exec(scope)?.[0];
      defaults.set(level === undefined ? -1 : Number(level) - 1, options);
    },
    depth: () => lists.length,
  };
}

const ENUM_COUNTERS = ['enumi', 'enumii', 'enumiii', 'enumiv'];

const LABELS = ['\\theenumi.', '(\\theenumii)', '\\theenumiii.', '\\theenumiv.'];

const THE: Readonly<Record<string, string>> = {
  thesection: '\\arabic{section}',
  thesubsection: '\\thesection.\\arabic{subsection}',
  thesubsubsection: '\\thesubsection.\\arabic{subsubsection}',
  theenumi: '\\arabic{enumi}',
  theenumii: '\\alph{enumii}',
  theenumiii: '\\roman{enumiii}',
  theenumiv: '\\Alph{enumiv}',
};

interface ListOptions {
  readonly label?: string;
  /** `label*`: what is added to the label of the list around this one. */
  readonly added?: string;
  readonly start?: number;
  readonly resume?: true;
}

/** `label=(\alph*), start=3`, or a short label of the package enumerate: `(a)`, `i.`, `Q1.` */
function listOptions(options: string): ListOptions {
  let found: ListOptions = {};
  for (const option of splitOptions(options)) {
    const [, name, value] = /^([a-z]+\*?)[ \t]*=(.*)$/su.exec(option) ?? [];
    if (name === 'label' || name === 'ref' || name === 'label*') {
      const label = (value ?? '').trim().replace(/^\{(.*)\}$/su, '$1');
      if (name !== 'ref') found = { ...found, ...(name === 'label' ? { label } : { added: label }) };
    } else if (name === 'start') found = { ...found, start: Number.parseInt(value ?? '', 10) || 1 };
    else if (/^resume\*?$/u.test(option)) found = { ...found, resume: true };
    else if (name === undefined && option !== '' && !/^[a-z]{4,}\*?$/u.test(option))
      found = { ...found, label: shortLabel(option) };
  }
  return found;
}

/** The first of `A a I i 1` that is no part of a word says how to count. */
function shortLabel(option: string): string {
  return option.replace(/(?<![A-Z\\])(?:([AI1])(?![A-Z])|\{[^}]*\})/iu, (whole, letter: string | undefined) => {
    const style = letter === undefined ? undefined : SHORT[letter];
    return style === undefined ? whole : `\\${style}*`;
  });
}

const SHORT: Readonly<Record<string, string>> = { A: 'Alph', a: 'alph', I: 'Roman', i: 'roman', '1': 'arabic' };

/** Commas within braces do not part options. */
function splitOptions(options: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= options.length; i++) {
    if (options[i] === '{') depth++;
    else if (options[i] === '}') depth--;
    else if (i === options.length || (options[i] === ',' && depth <= 0)) {
      parts.push(options.slice(from, i).trim());
      from = i + 1;
    }
  }
  return parts;
}

/** A number as LaTeX prints it in a style. Letters go to z, roman numerals to 3,999. */
export function printNumber(style: string, value: number): string {
  if (style === 'alph') return value >= 1 && value <= 26 ? String.fromCharCode(96 + value) : '';
  if (style === 'Alph') return printNumber('alph', value).toUpperCase();
  if (style === 'roman') return value >= 1 && value < 4000 ? roman(value) : '';
  if (style === 'Roman') return printNumber('roman', value).toUpperCase();
  return String(value);
}

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [size, letters] of ROMAN) {
    while (rest >= size) {
      text += letters;
      rest -= size;
    }
  }
  return text;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A label without commands and braces. */
export function wordsOnly(label: string): string {
  return label
    .replaceAll(/\\[a-z]+\*?/giu, '')
    .replaceAll(/\\[,;: ]/gu, ' ')
    .replaceAll(/[{}$\\]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
