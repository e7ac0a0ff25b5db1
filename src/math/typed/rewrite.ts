import type { Conventions } from '../../model/conventions.ts';
import type { Names } from '../names.ts';
import type { Token } from '../scan/token.ts';
import { endsTypedOperand } from './operands.ts';

/** `[0, 1] U (2, 3]` and `]0, 1[U]2, 3[`: the letter between two brackets joins sets, unless it is declared. */
export function withUnions(tokens: readonly Token[], names: Names): readonly Token[] {
  if (names.lookup('U') !== undefined) return tokens;
  return tokens.map((token, at) => {
    if (token.kind !== 'name' || token.written !== 'U') return token;
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    const isBehindSet = before?.kind === 'close' || before?.text === '[' || before?.text === 'emptyset';
    const isBeforeSet = next?.kind === 'open' || next?.text === ']' || next?.text === 'emptyset';
    return isBehindSet && isBeforeSet ? { ...token, kind: 'operator', text: '∪' } : token;
  });
}

/** `math.sqrt(2)` and `np.exp(x)` without the name of the module. */
export function withoutModules(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token, at) => !isModule(tokens, at) && !(token.text === '.' && isModule(tokens, at - 1)));
}

function isModule(tokens: readonly Token[], at: number): boolean {
  const [module, point, name] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const isNamed = module?.kind === 'name' && /^(?:c?math|Math|np|numpy|torch)$/u.test(module.written);
  return isNamed && point?.text === '.' && !point.spaced && name?.kind === 'name' && !name.spaced;
}

/**
 * `+-` without a space is ±, where it stands before an operand (`x = +-3`) or joins a number or name to a root
 * (`-b +- sqrt(d)`); between two plain operands it is plus a negative.
 */
export function withSigns(tokens: readonly Token[], conventions: Conventions, notes: Set<string>): Token[] {
  const result: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const [sign, minus, next] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    if (!sign) break;
    const isPair = sign.text === '+' && minus?.text === '-' && !minus.spaced && sign.kind === 'operator';
    const isFree = next?.kind !== 'operator' && tokens[at - 1]?.kind !== 'operator';
    if (isPair && isFree && conventions.repeated_signs === 'allowed') {
      notes.add('plus-minus');
      if (!endsTypedOperand(tokens[at - 1]) || next?.text === 'sqrt' || sign.spaced) {
        const span = { start: sign.span.start, end: minus.span.end };
        result.push({ ...sign, text: '±', written: '+-', span });
        at += 1;
        continue;
      }
    }
    result.push(sign);
  }
  return result;
}
