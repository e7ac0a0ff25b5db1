import type { Macro } from '../model/document.ts';
import { FRACTION, plainFormula } from './plain-formula.ts';
import { isLoss, nameFit, quantityName, type QuantityName } from './quantity-names.ts';

/** A derivative by its names; `of` is undefined where only the variable is said ("with respect to W"). */
export interface Derivative {
  readonly of: QuantityName | undefined;
  readonly wrt: QuantityName;
}

/** A derivative in a text, and the role that it plays there. */
export interface DerivativeRead extends Derivative {
  /**
   * `left`: it stands alone on the left of an equation. `member`: of `∈`. `lead`: a title or lead-in names it. `mention`:
   * anything else.
   */
  readonly role: 'left' | 'member' | 'lead' | 'mention';
}

/** The derivatives that a piece of a write-up names. */
export function derivativesIn(text: string, macros: ReadonlyMap<string, Macro>): DerivativeRead[] {
  if (!MAY_HOLD.test(text)) return [];
  const plain = plainFormula(text, macros);
  const written = [...plain.matchAll(QUOTIENT)].flatMap((found): DerivativeRead[] => {
    const derivative = derivativeOf(found, plain);
    return derivative ? [{ ...derivative, role: roleOf(plain, found.index, found[0].length) }] : [];
  });
  const said = [...plain.matchAll(IN_WORDS)].flatMap(([, name = '']): DerivativeRead[] => {
    const wrt = quantityName(name);
    return wrt && SYMBOL.test(name) && !isLoss(wrt) ? [{ of: undefined, wrt, role: 'lead' }] : [];
  });
  return [...written, ...said];
}

/** `∂z₂/∂z₁ → ∂a/∂s`: a change of notation, from the sheet's name to the student's. */
export function renamedIn(text: string, macros: ReadonlyMap<string, Macro>): (readonly [Derivative, Derivative])[] {
  if (!MAY_HOLD.test(text)) return [];
  const plain = plainFormula(text, macros);
  const found = [...plain.matchAll(QUOTIENT)];
  return found.flatMap((one, i) => {
    const next = found[i + 1];
    if (!next || plain.slice(one.index + one[0].length, next.index).trim() !== '→') return [];
    const [from, to] = [derivativeOf(one, plain), derivativeOf(next, plain)];
    return from && to ? [[from, to] as const] : [];
  });
}

/** How well a derivative in a text agrees with one that is wanted, from 0 to 1. */
export function derivativeFit(wanted: Derivative, read: Derivative): number {
  const of = wanted.of && read.of ? nameFit(wanted.of, read.of) : 0.95;
  return of * nameFit(wanted.wrt, read.wrt);
}

/** What a part of the rubric asks to differentiate: what its check says, or else what its question says. */
export function wantedDerivatives(
  target: {
    readonly derivative?: { readonly of: readonly string[]; readonly wrt: readonly string[] };
    readonly ask?: string;
    readonly id?: string;
    readonly parts: readonly unknown[];
  },
  groupAsk = '',
): Derivative[] {
  const { derivative, ask, parts, id = '' } = target;
  if (derivative) {
    const wrt = derivative.wrt.flatMap((one) => quantityName(plainFormula(one, NO_MACROS)) ?? []);
    const of = derivative.of.flatMap((one) => quantityName(plainFormula(one, NO_MACROS)) ?? []);
    const names: readonly (QuantityName | undefined)[] = of.length === 0 ? [undefined] : of;
    return wrt.flatMap((one) => names.map((name) => ({ of: name, wrt: one })));
  }
  if (parts.length > 0) return [];
  if (ask === undefined) {
    // A part without a question of its own in a group that asks for derivatives: its key is the variable.
    const key = quantityName(id.split('.').at(-1) ?? '');
    return key && /derivative|gradient/iu.test(groupAsk) ? [{ of: undefined, wrt: key }] : [];
  }
  const [question = ''] = ask.split(/\b(?:in terms of|only in|using|is known|given)\b/u);
  const read = derivativesIn(question, NO_MACROS);
  const [first] = read;
  // A question that names several derivatives asks for one in terms of the others.
  return first && read.every((one) => derivativeFit(first, one) > 0.9) ? [{ of: first.of, wrt: first.wrt }] : [];
}

/** A letter with its marks, and no word. */
const SYMBOL = /^(?:[A-Za-z](?![a-z])|[a-z]+(?:hat|tilde)|alpha|beta|gamma|theta|mu|sigma|[A-Z][a-z]{1,2}$)/u;

const NO_MACROS: ReadonlyMap<string, Macro> = new Map();

/** A quick look, so that prose costs nothing. */
const MAY_HOLD = /frac|partial|∂|nabla|\\d(?![a-z])|\bd\w+\s*\/\s*d|δ|respect|w\.?r\.?t|\\[A-Z]+\s*\{|gradient of/iu;

const { open, close } = FRACTION;
const NAMED = String.raw`[A-Za-z]+(?:[_^]\{(?:[^{}]|\{[^{}]*\})*\}|\d|\([A-Za-z0-9,+-]{1,3}\)|\[[^\][]*\])*`;
const QUOTIENT = new RegExp(
  `${open}\\s*([∂δd])(?:\\^\\{\\d\\})?([^${open}${close}]*)${close}/${open}\\s*([∂δd]?)([^${open}${close}]+)${close}|([∂d])\\s?(${NAMED})\\s*/\\s*([∂d])\\s?(${NAMED})`,
  'gu',
);
const IN_WORDS = new RegExp(
  `(?:[Ww]ith respect to|w\\.?r\\.?t\\.?|(?:[Gg]radient|[Dd]erivative|[Gg]radients) (?:of|for)) (?:[Tt]he |its )?(?:(?:weights?|bias|input|output|scale|shift|parameter|vectors?|matrix|outside|cent(?:er|re)|variable) )*(${NAMED})(?![A-Za-z])`,
  'gu',
);

function derivativeOf(found: RegExpMatchArray, plain: string): Derivative | undefined {
  const [whole, d = '', above = '', by = '', below = '', sign, of, , wrt] = found;
  if (sign !== undefined) return together(quantityName(of ?? ''), quantityName(wrt ?? ''));
  if (d === 'd' && by !== 'd') return undefined;
  const variable = quantityName(below);
  if (above.trim() !== '') return together(quantityName(above), variable);
  const behind = plain.slice((found.index ?? 0) + whole.length);
  return variable && { of: quantityName(new RegExp(`^\\s*(${NAMED})`, 'u').exec(behind)?.[1] ?? ''), wrt: variable };
}

/** `[i, j]`, `_{ij}` and closing brackets behind a derivative belong to it. */
function withoutIndices(text: string): string {
  let rest = text.slice(0, 200);
  for (let length = -1; length !== rest.length;) {
    length = rest.length;
    rest = rest
      .replace(/^[\s(){}|&*$\]]+/u, '')
      .replace(/^[_^]\{[^{}]{0,40}\}/u, '')
      .replace(/^\[[^\][]{0,80}\]?/u, '');
  }
  return rest;
}

function together(of: QuantityName | undefined, wrt: QuantityName | undefined): Derivative | undefined {
  return of && wrt && { of, wrt };
}

function roleOf(plain: string, at: number, length: number): DerivativeRead['role'] {
  const before = plain.slice(0, at).trimEnd();
  const behind = withoutIndices(plain.slice(at + length));
  const begins = before === '' || /[→⇒,;&:.({|\n*•>-]$/u.test(before) || /\p{L}{3}$/u.test(before);
  if (!begins) return 'mention';
  if (/^(?:\n?=|≡|≈|:=)/u.test(behind)) return 'left';
  if (behind.startsWith('∈')) return 'member';
  if (/^:[^=\xd7]*\xd7[^=]*$/u.test(behind.split('\n', 1)[0] ?? '')) return 'member';
  return before === '' && /^(?::|[.*\s]*$)/u.test(behind) ? 'lead' : 'mention';
}
