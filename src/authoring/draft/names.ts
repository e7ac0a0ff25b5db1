/** Names of criteria for words: lower case, joined by hyphens, each once. */
export function namesFor(words: readonly string[]): string[] {
  const taken = new Set<string>();
  return words.map((word) => {
    const plain = word
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-+|-+$/gu, '');
    const name = free(plain === '' ? 'word' : plain, taken);
    taken.add(name);
    return name;
  });
}

function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let i = 2; ; i++) if (!taken.has(`${name}-${i}`)) return `${name}-${i}`;
}
