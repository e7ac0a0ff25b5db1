import { endsOperand } from '../scan/scanner.ts';
import type { Token } from '../scan/token.ts';

/** Whether an operand may end with this token; behind a bar or a per cent sign one does. */
export function endsTypedOperand(token: Token | undefined): boolean {
  return endsOperand(token) || (token?.kind === 'operator' && (token.text === '|' || token.text === '%'));
}
