/** Whether a word denies what follows it. Contractions have been taken apart: `doesn't` is `does`, `not`. */
export function isDenial(word: string): boolean {
  return DENIALS.has(word);
}

/** English words, those of other languages that slip in, signs of logic and of emphasis. */
const DENIALS: ReadonlySet<string> = new Set(
  (
    'not no never none neither nor nobody nothing nowhere without non hardly scarcely barely rarely seldom unable ' +
    'kein keine keinen nicht ohne niet geen ¬ ≠ ✗ ✘ ✕ ❌ 🚫 neg lnot neq'
  ).split(' '),
);
