/** The number of bits of the size of a whole number, 0 for 0; exact or one too large. */
export function bitLength(value: bigint): number {
  const size = Number(value < 0n ? -value : value);
  if (size === 0) return 0;
  // The logarithm of a double just below a power of two may round up, which is the one bit too many.
  if (size < Number.POSITIVE_INFINITY) return Math.floor(Math.log2(size)) + 1;
  const digits = (value < 0n ? -value : value).toString(16);
  return (digits.length - 1) * 4 + 32 - Math.clz32(Number.parseInt(digits.charAt(0), 16));
}

/** How many zero bits a whole number other than 0 ends with. */
export function trailingZeros(value: bigint): number {
  let count = 0;
  let rest = value;
  while ((rest & 0xffffffffn) === 0n) {
    rest >>= 32n;
    count += 32;
  }
  const low = Number(rest & 0xffffffffn);
  return count + 31 - Math.clz32(low & -low);
}

/** The number times two to some power, rounded down. */
export function shifted(value: bigint, places: number): bigint {
  return places >= 0 ? value << BigInt(places) : value >> BigInt(-places);
}
