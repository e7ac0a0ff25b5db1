/**
 * A whole number from 0 to 2^32 - 1 that depends on nothing but the text: FNV-1a over its UTF-8 bytes
 * (https://datatracker.ietf.org/doc/html/draft-eastlake-fnv). The start of all random draws of a rubric.
 */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
