import type { Token } from '../scan/token.ts';

/** How names are used in a formula, which decides what a name before a bracket is. */
export interface Uses {
  /** Names that stand somewhere without a bracket behind them: `x` of `x(x + 1)`. */
  readonly alone: ReadonlySet<string>;
  /** A sum or product runs over an index, so that letters below a name may be that index. */
  readonly series: boolean;
}

/** For syntaxes in which other uses do not count. */
export const NO_USES: Uses = { alone: new Set(), series: false };

/** The uses of all names in a formula. */
export function usesOf(tokens: readonly Token[]): Uses {
  const alone = new Set<string>();
  tokens.forEach((token, at) => {
    const next = tokens[at + 1];
    const isBelow = tokens[at - 1]?.text === '_';
    if (token.kind === 'name' && !isBelow && next?.kind !== 'open' && next?.kind !== 'script' && next?.text !== "'") {
      alone.add(token.text);
    }
  });
  return { alone, series: tokens.some(({ kind, text }) => kind === 'command' && /^(?:sum|product)$/u.test(text)) };
}
