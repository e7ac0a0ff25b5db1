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

/** Where to try again with a star that takes one character more. */
interface Retry {
  readonly at: number;
  readonly next: number;
}

/** Matches with one place to come back to for each kind of star, so that patterns of many stars cost little. */
function fits(name: string, pattern: string): boolean {
  const wanted = pattern.toLowerCase().normalize('NFC');
  const given = name.toLowerCase().normalize('NFC');
  let at = 0;
  let next = 0;
  let near: Retry | undefined;
  let far: Retry | undefined;
  while (at < given.length) {
    const char = wanted[next];
    if (wanted.startsWith('**', next)) {
      next += wanted[next + 2] === '/' ? 3 : 2;
      far = { at, next };
      near = undefined;
    } else if (char === '*') {
      next++;
      near = { at, next };
    } else if (char !== undefined && (char === given[at] || (char === '?' && given[at] !== '/'))) {
      at++;
      next++;
    } else {
      if (near && given[near.at] !== '/') near = { ...near, at: near.at + 1 };
      else {
        near = undefined;
        far = far && { ...far, at: far.at + 1 };
      }
      const retry = near ?? far;
      if (!retry) return false;
      ({ at, next } = retry);
    }
  }
  return /^\**$/u.test(wanted.slice(next));
}
