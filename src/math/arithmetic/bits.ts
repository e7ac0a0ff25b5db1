/** The number of bits of the size of a whole number, 0 for 0; at most one too large. */
export function bitLength(value: bigint): number {
  const size = Number(value < 0n ? -value : value);
  if (size === 0) return 0;
  // The logarithm of a double just below a power of two may round up, which is the one bit too many.
  if (size < Number.POSITIVE_INFINITY) return Math.floor(Math.log2(size)) + 1;
  return value.toString(16).length * 4 - (value < 0n ? 4 : 0);
}
