import { rational, type Rational } from '../../rational.ts';

/**
 * The Bernoulli numbers B_2, B_4, …, so many of them, from tangent numbers (R. Brent and D. Harvey, "Fast computation of
 * Bernoulli, tangent and secant numbers", 2013): B_2n = (-1)^(n-1) 2n T_n / (4^n (4^n - 1)).
 */
export function bernoulliNumbers(count: number): readonly Rational[] {
  return tangentNumbers(count).map((tangent, at) => {
    const n = at + 1;
    const power = 4n ** BigInt(n);
    const sign = n % 2 === 0 ? -1n : 1n;
    return rational(sign * BigInt(2 * n) * tangent, power * (power - 1n));
  });
}

function tangentNumbers(count: number): bigint[] {
  const tangents: bigint[] = [];
  let factorial = 1n;
  for (let k = 0; k < count; k++) {
    tangents.push(factorial);
    factorial *= BigInt(k + 1);
  }
  for (let k = 1; k < count; k++) {
    for (let j = k; j < count; j++) {
      const before = tangents[j - 1] ?? 0n;
      const here = tangents[j] ?? 0n;
      tangents[j] = BigInt(j - k) * before + BigInt(j - k + 2) * here;
    }
  }
  return tangents;
}
