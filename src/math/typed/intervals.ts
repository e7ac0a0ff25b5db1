import { endsTypedOperand } from './operands.ts';
import type { Token } from '../scan/token.ts';

/**
 * Turns brackets that stand the wrong way round into opening and closing ones: `]0, 1[`, `[0, 1[`. A `]` opens where no
 * operand ends before it and one may follow; a `[` closes a bracket with one comma in it where none may.
 */
export function pairIntervals(tokens: readonly Token[]): Token[] {
  const open: { commas: number; text: string }[] = [];
  return tokens.map((token, at) => {
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    if (token.kind === 'comma') countComma(open.at(-1));
    if (token.text === ']' && token.kind === 'close' && opens(before, next)) {
      open.push({ commas: 0, text: ']' });
      return { ...token, kind: 'open' };
    }
    if (token.text === '[' && token.kind === 'open' && closesInterval(open.at(-1), before, next)) {
      open.pop();
      return { ...token, kind: 'close' };
    }
    if (token.kind === 'open') open.push({ commas: 0, text: token.text });
    if (token.kind === 'close') open.pop();
    return token;
  });
}

function countComma(bracket: { commas: number } | undefined): void {
  if (bracket) bracket.commas += 1;
}

function opens(before: Token | undefined, next: Token | undefined): boolean {
  if (endsTypedOperand(before) || before?.text === '[' || !next) return false;
  return startsSide(next);
}

function closesInterval(
  bracket: { readonly commas: number; readonly text: string } | undefined,
  before: Token | undefined,
  next: Token | undefined,
): boolean {
  if (bracket?.commas !== 1 || !'[]('.includes(bracket.text) || !endsTypedOperand(before)) return false;
  return !next || !startsSide(next);
}

function startsSide(token: Token): boolean {
  if (['number', 'name', 'word', 'open', 'command'].includes(token.kind)) return true;
  return token.kind === 'operator' && /^[-+±∓|]$/u.test(token.text);
}
