// Random numbers and choices that follow from a seed.

/** A source of numbers from 0 up to 1 (xorshift128, Marsaglia 2003). The seed may be a text. */
export function randomOf(seed) {
  let [x, y, z, w] = [123456789, 362436069, 521288629, 88675123];
  for (const character of String(seed)) {
    x = Math.imul(x ^ character.codePointAt(0), 0x9e3779b1) >>> 0;
    w = (w + Math.imul(x, 0x85ebca6b)) >>> 0;
  }
  const next = () => {
    const t = (x ^ (x << 11)) >>> 0;
    [x, y, z] = [y, z, w];
    w = (w ^ (w >>> 19) ^ t ^ (t >>> 8)) >>> 0;
    return w / 2 ** 32;
  };
  for (let i = 0; i < 20; i++) next();
  return next;
}

export function pick(items, random) {
  return items[Math.floor(random() * items.length)];
}

export function shuffled(items, random) {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}
