/** The name of a quantity as it is compared: `\hat{y}_i^{(2)}` is `yhat` with the marks `i` and `2`. */
export interface QuantityName {
  readonly base: string;
  readonly marks: readonly string[];
}

/** Reads a name out of a plain formula (`W_{hh}`, `z1`, `yhat`); undefined for anything else, such as a product. */
export function quantityName(plain: string): QuantityName | undefined {
  const text = plain.replaceAll(/[\s,&]+$|^[\s,&]+/gu, '').replaceAll(/\s+(?=[_^([])/gu, '');
  const found = NAME.exec(text);
  if (!found) return undefined;
  const [, letter = '', accent = '', tail = ''] = found;
  const marks = [...tail.matchAll(MARK)].map((mark) =>
    (mark[1] ?? mark[2] ?? mark[3] ?? '').replaceAll(/[()\s,'\]]/gu, ''),
  );
  const [hat] = marks.filter((mark) => ACCENTS.has(mark));
  const rest = marks.filter((mark) => mark !== '' && mark !== 'T' && mark !== hat);
  return { base: letter + (accent || (hat ?? '')), marks: rest };
}

/**
 * How well a name that a student writes agrees with one of the rubric's, from 0 to 1. Indices that the student adds count
 * little; a mark that contradicts (`W1` for `W2`) is another name.
 */
export function nameFit(wanted: QuantityName, written: QuantityName): number {
  if (isLoss(wanted) && isLoss(written)) return 1;
  if (wanted.base !== written.base) return 0;
  const missing = wanted.marks.filter((mark) => !written.marks.includes(mark));
  const extra = written.marks.filter((mark) => !wanted.marks.includes(mark));
  if (missing.length === 0) return extra.length === 0 ? 1 : extra.every((mark) => INDEX.test(mark)) ? 0.9 : 0.6;
  return extra.length === 0 ? 0.4 : 0;
}

/** A loss goes by many letters, and its marks say which one. */
export function isLoss({ base }: QuantityName): boolean {
  return LOSSES.has(base);
}

const LOSSES = new Set(['l', 'L', 'J', 'C', 'E', 'loss', 'Loss', 'cost', 'CE', 'MSE', 'BCE']);
const ACCENTS = new Set(['hat', 'tilde', 'bar']);
const INDEX = /^(?:[i-np-t]['′]?){1,4}$/u;
const NAME =
  /^(alpha|beta|gamma|Gamma|theta|Theta|mu|sigma|Sigma|lambda|eta|epsilon|phi|psi|rho|tau|omega|xi|zeta|kappa|nu|loss|Loss|cost|CE|MSE|BCE|[A-Za-z])(hat|tilde|bar)?([A-Za-z0-9']{0,3}(?:[_^]\{(?:[^{}]|\{[^{}]*\})*\}|\([^()]*\)|\[[^\][]*\]|'|\d)*)$/u;
/** Marks stand below, above, behind the letter, or in brackets; `J(v, U)` has arguments there and no mark. */
const MARK =
  /[_^]\{((?:[^{}]|\{[^{}]*\})*)\}|\(([A-Zi-lnt](?:[-+]1)?|\d)\)|\([^()]*\)|\[[^\][]*\]|([A-Za-z0-9']{1,3})/gu;
