/**
 * Whether the name of a file fits one of the patterns of a rubric: `*` stands for any characters within a name, `**` for
 * any folders, `?` for one character. A pattern without `/` fits the last part of a name. Case does not count.
 * No pattern at all lets every name pass.
 */
export function fitsPatterns(name: string, patterns: readonly string[]): boolean {
  return patterns.length === 0 || patterns.some((pattern) => fits(pattern.includes('/') ? name : base(name), pattern));
}

function base(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Matches with one place to come back to, in time of at most pattern × name. */
function fits(name: string, pattern: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = name.toLowerCase();
  let at = 0;
  let next = 0;
  let back: { at: number; next: number; deep: boolean } | undefined;
  while (at < given.length) {
    const char = wanted[next];
    if (char === '*') {
      const deep = wanted[next + 1] === '*';
      next += deep ? (wanted[next + 2] === '/' ? 3 : 2) : 1;
      back = { at, next, deep };
    } else if (char !== undefined && (char === given[at] || (char === '?' && given[at] !== '/'))) {
      at++;
      next++;
    } else if (back && (back.deep || given[back.at] !== '/')) {
      back = { ...back, at: back.at + 1 };
      at = back.at;
      next = back.next;
    } else return false;
  }
  while (wanted[next] === '*') next++;
  return next === wanted.length;
}
