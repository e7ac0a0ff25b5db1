/** Commands whose argument is set in bold. */
export const BOLD: ReadonlySet<string> = new Set(['textbf', 'bm', 'boldsymbol', 'mathbf']);

/** Commands that end a line. */
export const LINE_BREAKS: ReadonlySet<string> = new Set(['\\', 'newline', 'linebreak', 'tabularnewline']);

/** Commands that stand for characters. */
export const SHOWN: Readonly<Record<string, string>> = {
  ldots: '…',
  dots: '…',
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textdegree: '°',
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  ae: 'æ',
  aa: 'å',
  l: 'ł',
  S: '§',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
  textgreater: '>',
  textless: '<',
  textbar: '|',
  textunderscore: '_',
  quad: ' ',
  qquad: ' ',
};

/** How many arguments of a command are not shown; commands that are not listed show theirs. */
export const ARGUMENTS: Readonly<Record<string, number>> = {
  addbibresource: 1,
  addtolength: 2,
  author: 1,
  bibliography: 1,
  bibliographystyle: 1,
  cite: 1,
  cline: 1,
  cmidrule: 1,
  color: 1,
  date: 1,
  documentclass: 1,
  eqref: 1,
  fbox: 0,
  fontsize: 2,
  geometry: 1,
  graphicspath: 1,
  href: 1,
  hspace: 1,
  hypersetup: 1,
  include: 1,
  includegraphics: 1,
  input: 1,
  label: 1,
  lstset: 1,
  multicolumn: 2,
  multirow: 2,
  pagenumbering: 1,
  pagestyle: 1,
  ref: 1,
  renewcommand: 2,
  setlength: 2,
  setstretch: 1,
  textcolor: 1,
  thispagestyle: 1,
  title: 1,
  titleformat: 5,
  usepackage: 1,
  vspace: 1,
};

/** Whether a command drops arguments. */
export function isDropped(name: string): boolean {
  return Object.hasOwn(ARGUMENTS, name);
}

/** Commands that may have options before the words that they show. */
export const WORD_COMMANDS: ReadonlySet<string> = new Set(['caption', 'footnote', 'makebox', 'parbox', 'footnotetext']);

/** How many arguments of an environment say how it is set, and are not shown. */
export const ENVIRONMENT_ARGUMENTS: Readonly<Record<string, number>> = {
  adjustbox: 1,
  minipage: 1,
  multicols: 1,
  mdframed: 0,
  spacing: 1,
  tcolorbox: 0,
  algorithmic: 0,
  algorithm: 0,
  table: 0,
};

/** The kinds of lists. */
export type ListKind = 'enumerate' | 'itemize' | 'description';

/** Names of lists; those of the class exam are enumerations. */
export const LISTS: Readonly<Record<string, ListKind>> = {
  enumerate: 'enumerate',
  compactenum: 'enumerate',
  questions: 'enumerate',
  parts: 'enumerate',
  subparts: 'enumerate',
  itemize: 'itemize',
  compactitem: 'itemize',
  description: 'description',
};

/** Environments that only hold other blocks. */
export const PLAIN_BLOCKS: ReadonlySet<string> = new Set([
  'document',
  'center',
  'table',
  'quote',
  'abstract',
  'multicols',
]);
