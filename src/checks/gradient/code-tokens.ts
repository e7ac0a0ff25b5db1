import type { Token } from '../../math/tokens.ts';

/**
 * Code and differentials in prose as mathematics: `W.T @ g`, `W.T.dot(g)`, `np.outer(g, x)`, `dz = W dx`. Made for whole sentences
 * before mathematics is looked for in them; knows no names, so that all gradient parts share what was read.
 */
export function codeTokens(tokens: readonly Token[]): readonly Token[] {
  return differentials(tokens.flatMap((token, at) => codeToken(token, at, tokens)));
}

const MODULES = /^(?:np|numpy|torch|jnp)$/u;

function codeToken(token: Token, at: number, tokens: readonly Token[]): Token[] {
  const [before, next, after] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  if (token.math) return [token];
  if (token.text === '@') return [{ ...token, kind: 'operator', text: '*', written: '·' }];
  const isDot = token.text === '.' && !token.spaced && next?.spaced === false;
  if (isDot && MODULES.test(before?.written ?? '')) return [];
  if (MODULES.test(token.written) && next?.text === '.' && after?.spaced === false) return [];
  if (isDot && next.written === 'dot' && after?.text === '(')
    return [{ ...token, kind: 'operator', text: '*', written: '·' }];
  if (token.written === 'dot' && before?.text === '.' && !before.spaced && next?.text === '(') return [];
  const isTranspose = isDot && next.written === 'T' && (before?.kind === 'name' || before?.kind === 'close');
  return [isTranspose ? { ...token, kind: 'script', text: '^' } : token];
}

/** Splits `dz` and `dx` of a sentence with `dz =` in it; quotients such as `dz/dx` are split elsewhere. */
function differentials(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token, at) => isDifferential(token) && leadsToEquality(tokens, at))) return tokens;
  if (tokens.some(({ text }, at) => text === '/' && tokens.slice(at - 3, at + 2).some(isDifferential))) return tokens;
  return tokens.flatMap((token) => (isDifferential(token) ? split(token) : [token]));
}

function isDifferential(token: Token): boolean {
  return !token.math && (token.kind === 'word' || token.kind === 'name') && /^d[A-Za-z]\d?$/u.test(token.written);
}

/** `dz =`, `dz_k =`, `dz[k] =` */
function leadsToEquality(tokens: readonly Token[], at: number): boolean {
  const end = tokens.findIndex(({ kind }, place) => place > at && kind === 'relation');
  return end > at && end <= at + 4 && tokens[end]?.text === '=';
}

function split(token: Token): Token[] {
  const middle = token.span.start + 1;
  const letter = (written: string, span: Token['span'], spaced: boolean): Token => {
    return { ...token, kind: 'name', text: written, written, span, spaced };
  };
  return [
    letter('d', { start: token.span.start, end: middle }, token.spaced),
    { ...letter(token.written.slice(1), { start: middle, end: token.span.end }, false), boundary: false },
  ];
}
