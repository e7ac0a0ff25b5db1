import type { Derivative } from './claim.ts';
import { derivativeOf } from './derivative.ts';
import { samplesOf } from './samples.ts';

/**
 * All partial derivatives of a function of several numbers: entry [k][j] is that of output k by input j. The outputs share
 * their samples. `f` must always give as many numbers as it does at `x`. Throws what it throws.
 */
export function jacobian(f: (x: readonly number[]) => readonly number[], x: readonly number[]): Derivative[][] {
  const middle = f(x);
  const byInput = x.map((value, j) => {
    const samples = samplesOf((place) => f(x.with(j, place)), value, middle);
    const claims = middle.map((_, k) => derivativeOf(samples, k));
    const evaluations = samples.calls();
    return claims.map((claim) => ({ ...claim, evaluations }));
  });
  return middle.map((_, k) => byInput.flatMap((column) => column.slice(k, k + 1)));
}
