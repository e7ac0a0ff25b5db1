import { derivative, type Derivative } from './derivative.ts';

/**
 * All partial derivatives of a function of several numbers: entry [k][j] is that of output k by input j. The outputs
 * share their samples. `f` must always give as many numbers as it does at `x`.
 */
export function jacobian(f: (x: readonly number[]) => readonly number[], x: readonly number[]): Derivative[][] {
  const outputs = f(x).length;
  const byInput = x.map((value, j) => {
    const samples = new Map<number, readonly number[]>();
    const at = (place: number): readonly number[] => {
      const known = samples.get(place) ?? f(x.with(j, place));
      samples.set(place, known);
      return known;
    };
    return Array.from({ length: outputs }, (_, k) => derivative((place) => at(place)[k] ?? NaN, value));
  });
  return Array.from({ length: outputs }, (_, k) => byInput.flatMap((column) => column.slice(k, k + 1)));
}
