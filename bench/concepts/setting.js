// What a concept part may know besides its own options.
import { DEFAULT_CONVENTIONS } from '../../dist/model/conventions.js';
import { share } from '../../dist/model/share.js';

/** The setting of a part that stands alone; `words` are its word lists, by name. */
export function settingFor({ points, words = {} }) {
  return {
    part: 'a',
    points: share(points),
    symbols: new Map(),
    reference: undefined,
    conventions: DEFAULT_CONVENTIONS,
    words: new Map(Object.entries(words)),
    questions: [],
    seed: 1,
    reviewBelow: 0.8,
  };
}
