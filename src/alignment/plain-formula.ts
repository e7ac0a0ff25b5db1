import type { Macro } from '../model/document.ts';

/** Around the two sides of a fraction in a plain formula. */
export const FRACTION = { open: '\u27E6', close: '\u27E7' } as const;

/**
 * A formula with its prose as one line of plain characters: fonts, spaces and size commands are gone, `\partial` is ∂,
 * marks stand in braces (`W_{hh}^{(t)}`), a hat is part of its letter (`yhat`), a fraction is `⟦a⟧/⟦b⟧`. Only what is
 * needed to see which derivative a side names; for its value there is the reader of mathematics. Never throws.
 */
export function plainFormula(written: string, macros: ReadonlyMap<string, Macro>): string {
  const text = withoutMacros(written.slice(0, LONGEST), macros).normalize('NFKD');
  return show(parse(text)).replaceAll(/[ \t]+/gu, ' ');
}

/** Longer texts are cut: left sides stand at their beginning. */
const LONGEST = 4000;

type Token = string | readonly Token[];

/** Most expansions; commands that name each other would go on for ever. */
const MOST_EXPANSIONS = 200;

function withoutMacros(text: string, macros: ReadonlyMap<string, Macro>): string {
  if (macros.size === 0) return text;
  let plain = text;
  let from = 0;
  for (let round = 0; round < MOST_EXPANSIONS; round++) {
    COMMAND.lastIndex = from;
    const found = COMMAND.exec(plain);
    if (!found || plain.length > 2 * LONGEST) return plain;
    const macro = macros.get(found[1] ?? '');
    from = found.index + found[0].length;
    if (!macro) continue;
    const { values, end } = argumentsOf(plain, from, macro.parameters);
    const body = macro.body.replaceAll(/#(\d)/gu, (_, place: string) => values[Number(place) - 1] ?? '');
    plain = `${plain.slice(0, found.index)}{${body}}${plain.slice(end)}`;
    from = found.index;
  }
  return plain;
}

const COMMAND = /\\([A-Za-z]+)/gu;

function argumentsOf(text: string, from: number, count: number): { readonly values: string[]; readonly end: number } {
  const values: string[] = [];
  let at = from;
  while (values.length < count) {
    while (text[at] === ' ') at++;
    const end =
      text[at] === '{' ? closeOf(text, at) : at + (/^(?:\\[a-z]+|.)/isu.exec(text.slice(at))?.[0].length ?? 1);
    values.push(text[at] === '{' ? text.slice(at + 1, end - 1) : text.slice(at, end));
    at = end;
  }
  return { values, end: at };
}

function closeOf(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i + 1;
  }
  return text.length;
}

/** Commands, characters, and groups in braces; braces that do not close end with the text. */
function parse(text: string): Token[] {
  const root: Token[] = [];
  const open: Token[][] = [root];
  for (const [token] of text.matchAll(/\\[A-Za-z]+|\\[\s\S]|[\s\S]/gu)) {
    if (token === '{') {
      const group: Token[] = [];
      open.at(-1)?.push(group);
      open.push(group);
    } else if (token === '}') {
      if (open.length > 1) open.pop();
    } else open.at(-1)?.push(token);
  }
  return root;
}

function show(tokens: readonly Token[]): string {
  let text = '';
  let next = 0;
  const argument = (): string => {
    while (tokens[next] === ' ') next++;
    const token = tokens[next++];
    if (token === undefined) return '';
    if (typeof token !== 'string') return show(token);
    if (!token.startsWith('\\') || !takesArgument(token)) return word(token);
    return show([token, tokens[next++] ?? '']);
  };
  while (next < tokens.length) {
    const token = tokens[next++] ?? '';
    if (typeof token !== 'string') text += show(token);
    else if (/^\\[dtc]?frac$/u.test(token))
      text += `${FRACTION.open}${argument()}${FRACTION.close}/${FRACTION.open}${argument()}${FRACTION.close}`;
    else if (ACCENT.test(token)) text += argument().trim() + (ACCENT.exec(token)?.[1] ?? '');
    else if (token === '_') {
      // `X_ij` and `y_hat` are meant with all their letters.
      const run = lettersFrom(tokens, next);
      text += `_{${run || argument()}}`;
      next += run.length;
    } else if (token === '^') text += `^{${argument()}}`;
    else text += word(token);
  }
  return text;
}

function takesArgument(token: string): boolean {
  return FONT.test(token) || ACCENT.test(token);
}

function lettersFrom(tokens: readonly Token[], from: number): string {
  let text = '';
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i];
    if (typeof token !== 'string' || !/^[A-Za-z0-9]$/u.test(token)) break;
    text += token;
  }
  return text;
}

const FONT =
  /^\\(?:math(?:bf|rm|it|cal|bb|sf|frak|scr)|text(?:bf|it|rm|normal)?|boldsymbol|bm|pmb|operatorname|vec|ensuremath|rm|bf|it|cal|displaystyle|left|right|limits|big[lr]?|Big[lr]?|bigg[lr]?|Bigg[lr]?)$/u;
const ACCENT = /^\\(?:wide)?(hat|tilde|bar)$/u;

function word(token: string): string {
  const combining = COMBINING[token];
  if (combining !== undefined) return combining;
  if (!token.startsWith('\\')) return token;
  if (FONT.test(token)) return '';
  const known = COMMANDS[token.slice(1)];
  if (known !== undefined) return known;
  return GREEK.test(token) ? token.slice(1) : ' ';
}

const COMBINING: Readonly<Record<string, string>> = {
  '\u0302': 'hat',
  '\u0303': 'tilde',
  '\u0304': 'bar',
  '\u2113': 'l',
};

const COMMANDS: Readonly<Record<string, string>> = {
  partial: '∂',
  delta: 'δ',
  nabla: '∇',
  ell: 'l',
  in: ' ∈ ',
  times: ' × ',
  approx: ' ≈ ',
  equiv: ' ≡ ',
  to: ' → ',
  rightarrow: ' → ',
  Rightarrow: ' ⇒ ',
  implies: ' ⇒ ',
  top: 'T',
  intercal: 'T',
  prime: "'",
  '\\': '\n',
  newline: '\n',
};

const GREEK =
  /^\\(?:alpha|beta|gamma|Gamma|theta|Theta|mu|sigma|Sigma|lambda|Lambda|eta|epsilon|phi|Phi|psi|Psi|rho|tau|omega|Omega|xi|zeta|kappa|nu|pi)$/u;
