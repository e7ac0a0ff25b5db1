import type { Reader } from './reader.ts';

/**
 * The declared name that a base and what is added to it spell: `v` and `c` are `vc`, `y` and `hat` are `yhat`. The base may
 * be known by another spelling than the longer name: where `x` is `a`, and `\tilde{x}` and `x^{(l)}` are declared.
 */
export function declaredJoin({ names }: Reader, base: string, added: string): string | undefined {
  for (const spelling of [base, ...(names.symbols.get(base)?.written ?? [])]) {
    const declared = names.lookup(spelling + added);
    if (declared !== undefined) return declared;
  }
  return undefined;
}
