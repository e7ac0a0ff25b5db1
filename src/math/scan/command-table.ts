import { GREEK_NAMES } from '../characters.ts';
import { functionNamed } from '../vocabulary.ts';
import type { TokenKind } from './token.ts';

/** What a LaTeX command means that needs no arguments. */
export interface CommandMeaning {
  readonly kind: TokenKind;
  readonly text: string;
}

const MEANINGS: Readonly<Record<string, CommandMeaning>> = {
  ...all('operator', {
    '*': 'times cdot ast star bullet',
    '⊙': 'odot circ',
    '/': 'div slash oslash',
    over: 'over',
    choose: 'choose',
    '±': 'pm',
    '∓': 'mp',
    '∪': 'cup bigcup',
    '∩': 'cap bigcap',
    '∖': 'setminus smallsetminus backslash',
    mod: 'bmod mod pmod',
    '%': '% percent',
    "'": 'prime',
    '|': 'vert lvert rvert mid',
  }),
  ...all('relation', {
    '≤': 'le leq leqslant leqq',
    '≥': 'ge geq geqslant geqq',
    '≠': 'ne neq',
    '<': 'lt ll',
    '>': 'gt gg',
    '≈': 'approx approxeq simeq cong sim doteq',
    '≡': 'equiv',
    '∈': 'in isin',
    '∉': 'notin',
    '∋': 'ni owns',
    '⊂': 'subset subsetneq',
    '⊆': 'subseteq',
    '⊃': 'supset supsetneq',
    '⊇': 'supseteq',
    '⊈': 'nsubseteq',
    '⊉': 'nsupseteq',
    '∝': 'propto',
    ':': 'coloneqq coloneq colon',
    '->': 'to rightarrow longrightarrow mapsto leadsto',
  }),
  ...all('logic', {
    and: 'land wedge',
    or: 'lor vee',
    not: 'lnot neg',
    implies: 'implies Rightarrow Longrightarrow',
    xor: 'veebar',
    iff: 'iff Leftrightarrow Longleftrightarrow',
  }),
  ...all('open', { '[': 'lbrack', '{': '{ lbrace', '⌊': 'lfloor', '⌈': 'lceil', '⟨': 'langle', '‖': 'lVert' }),
  ...all('close', { ']': 'rbrack', '}': '} rbrace', '⌋': 'rfloor', '⌉': 'rceil', '⟩': 'rangle', '‖': 'rVert' }),
  ...all('command', {
    frac: 'frac dfrac tfrac cfrac nicefrac sfrac',
    binom: 'binom dbinom tbinom',
    sqrt: 'sqrt',
    sum: 'sum',
    product: 'prod',
    partial: 'partial',
    nabla: 'nabla',
    hat: 'hat widehat',
    tilde: 'tilde widetilde',
    ddot: 'ddot',
    integral: 'int iint iiint oint smallint',
    limit: 'lim',
  }),
  ...all('name', {
    infinity: 'infty',
    emptyset: 'emptyset varnothing',
    ᵀ: 'top intercal',
    l: 'ell',
    epsilon: 'varepsilon',
    phi: 'varphi',
    theta: 'vartheta',
    rho: 'varrho',
    sigma: 'varsigma',
    pi: 'varpi',
    kappa: 'varkappa',
    hbar: 'hbar',
    i: 'imath',
    j: 'jmath',
    aleph: 'aleph',
    perp: 'perp bot',
    angle: 'angle measuredangle',
    square: 'square Box',
    re: 'Re',
    im: 'Im',
    arg: 'arg',
    degree: 'degree',
    ℝ: 'R RR reals Reals',
    ℕ: 'N NN naturals natnums',
    ℤ: 'Z ZZ integers',
    ℚ: 'Q QQ',
    ℂ: 'C CC Complex cnums',
    P: 'P Pr Prob',
    E: 'E',
    var: 'Var',
    cov: 'Cov',
    inf: 'inf',
    sup: 'sup',
    e: 'exponentialE',
  }),
  ...all('other', {
    quantifier: 'forall exists nexists',
    remark: 'therefore because qed blacksquare checkmark',
    '\\dagger': 'dagger ddagger',
    '…': 'ldots cdots dots vdots ddots dotsc dotsb dotsm dotso hdots',
  }),
};

/** Commands that change nothing of what is said: sizes, spaces, fonts. Braces after them only group. */
const SILENT: ReadonlySet<string> = new Set(
  (
    'left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle scriptstyle ' +
    'limits nolimits nonumber notag hline centering mathbf boldsymbol bm pmb mathit mathsf mathcal mathscr mathfrak ' +
    'mathnormal vec overrightarrow underline boxed fbox mathstrut strut quad qquad enspace thinspace space , ; : ! > bf it rm cal sf ' +
    'mathrel mathbin mathop mathord mathopen mathclose mathinner smash mathrlap mathllap mathclap ensuremath protect cancel color@ allowbreak noindent par ' +
    'uparrow downarrow relax displaylimits mathchoice $ euro pounds space nobreak  negthinspace medspace thickspace small large Large normalsize footnotesize em itshape'
  ).split(' '),
);

/** Commands that are left out together with their argument. */
const DROPPED: ReadonlySet<string> = new Set(
  'tag label vspace hspace color textcolor phantom hphantom vphantom cite ref eqref footnote intertext'.split(' '),
);

/** Commands whose argument is words. */
const TEXTUAL: ReadonlySet<string> = new Set(
  'text textrm textbf textit textsf texttt textnormal mbox hbox mathrm operatorname mathtt emph operatornamewithlimits textsc textup textmd'.split(
    ' ',
  ),
);

/** The meaning of a command without arguments, Greek letters and functions included. */
export function meaningOf(command: string): CommandMeaning | undefined {
  if (Object.hasOwn(MEANINGS, command)) return MEANINGS[command];
  if (GREEK_NAMES.has(command)) return { kind: 'name', text: command };
  const known = functionNamed(command);
  return known === undefined ? undefined : { kind: 'name', text: known };
}

/** Whether a command only concerns looks. */
export function isSilent(command: string): boolean {
  return SILENT.has(command);
}

/** Whether a command and its argument are left out. */
export function isDropped(command: string): boolean {
  return DROPPED.has(command);
}

/** Whether the argument of a command is words. */
export function isTextual(command: string): boolean {
  return TEXTUAL.has(command);
}

function all(kind: TokenKind, commands: Readonly<Record<string, string>>): Record<string, CommandMeaning> {
  const pairs = Object.entries(commands).flatMap(([text, names]) =>
    names.split(' ').map((name) => [name, { kind, text }] as const),
  );
  return Object.fromEntries(pairs);
}
