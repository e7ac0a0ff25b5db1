/**
 * What begins a word and the words derived from it, as a phrase writes it: `evaporat*` for evaporate, evaporation,
 * evaporating; `conduct*` for conductor, conductivity. Undefined where no ending of derivation comes off, or where so
 * few letters are left that other words begin so, too (`posit*` would be positive and position).
 */
export function derivedFrom(word: string): string | undefined {
  if (!/^[a-z]+$/u.test(word)) return undefined;
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= FEWEST_LETTERS);
  return ending === undefined ? undefined : `${word.slice(0, -ending.length)}*`;
}

const FEWEST_LETTERS = 6;

/** Endings that make another word of the same family, and those of inflection before which they may stand. */
const ENDINGS: readonly string[] =
  `ation ations ition itions ion ions ment ments ity ities ness ive ively ical ically ic
ics ism isms ist ists al ally er ers or ors able ible ance ances ence ences ant ants ent ents ate ates ated ating ize izes
ized izing ise ises ised ising ous ful less ly ing ings ed e es s`
    .split(/\s+/u)
    .toSorted((a, b) => b.length - a.length);
