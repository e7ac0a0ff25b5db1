import { describe, expect, test } from 'vitest';

import { readWith } from '../../src/language/match.ts';
import { standingOf } from '../../src/language/negation.ts';
import { compilePhrase } from '../../src/language/compile-phrase.ts';
import { isPhrase } from '../../src/language/phrase.ts';
import { readText } from '../../src/language/text.ts';
import { createVocabulary } from '../../src/language/vocabulary.ts';
import { passageFrom } from './passages.ts';

function standing(written: string, sentence: string): string {
  const vocabulary = createVocabulary(new Map(), true);
  const phrase = compilePhrase(written, vocabulary);
  if (!isPhrase(phrase)) throw new Error(phrase.problem);
  const reading = readWith(vocabulary, readText(passageFrom(sentence)));
  const [hit] = reading.hits(phrase, 'sentence');
  if (!hit) throw new Error('the phrase does not stand there');
  return standingOf(reading.text, { ...hit, own: new Set(hit.denials), denying: hit.denials.length > 0 }).kind;
}

describe('affirmed', () => {
  test.each([
    ['locality', 'It assumes not only stationarity but locality.'],
    ['small patch', 'It does not see the whole image but a small patch.'],
    ['small patch', 'It does not see the whole image, it sees a small patch.'],
    ['small patch', 'Instead of the whole image, it sees a small patch.'],
    ['small patch', 'A unit uses no more than a small patch.'],
    ['anywhere', 'No matter where it is, it works anywhere.'],
    ['locality', 'There is no doubt about locality.'],
    ['fewer parameters', 'As we do not have to learn each filter again, we get fewer parameters.'],
    ['local', 'It assumes that if one feature is useful here then features are local.'],
    ['locality', 'Unlike dense layers, it assumes locality.'],
    ['not work', 'It does not work here.'],
    ['locality', 'Without pooling, locality is still assumed.'],
    ['centered', 'It does not hold when faces are centered.'],
    ['locality', 'Depth is not needed, since locality is assumed.'],
    ['log p o', String.raw`So $\sum_{w \neq o} 0 \log p_w = - \log p_o$ is left.`],
  ])('%s in “%s”', (phrase, sentence) => {
    expect(standing(phrase, sentence)).toBe('affirmed');
  });
});

describe('denied', () => {
  test.each([
    ['locality', 'It does not assume locality.'],
    ['locality', 'It never needs locality.'],
    ['locality', 'There is no need to assume locality.'],
    ['locality', 'It fails to use locality.'],
    ['locality', 'It uses depth instead of locality.'],
    ['locality', 'It assumes depth rather than locality.'],
    ['locality', 'It works without locality.'],
    ['locality', 'It has no depth, width or locality.'],
    ['locality', 'It works not because of locality.'],
    ['locality', 'Locality is not assumed.'],
    ['locality', 'The locality assumption does not hold.'],
    ['locality', 'Locality is violated.'],
    ['locality', 'Locality is never satisfied.'],
    ['features ... local', 'The features are not local.'],
    ['locality', 'Nothing points to locality.'],
    ['local', 'It has non-local features.'],
    ['log p o', String.raw`$J \neq \log p_o$`],
  ])('%s in “%s”', (phrase, sentence) => {
    expect(standing(phrase, sentence)).toBe('denied');
  });
});

describe('doubtful', () => {
  test.each([
    ['locality', 'It is not true that it does not assume locality.'],
    ['not work', 'It is not true that it does not work.'],
    ['local', 'If features were local, it would be easy.'],
    ['locality', 'Does it assume locality?'],
    ['locality', 'One might think that it assumes locality.'],
    ['locality', 'It does not assume that features are many and that they show locality.'],
    ['locality', 'Other networks do not assume locality.'],
    ['locality', 'It does not use locality if the kernel is large.'],
    ['locality', 'It is used as if locality held.'],
    ['locality', 'Suppose locality holds.'],
  ])('%s in “%s”', (phrase, sentence) => {
    expect(standing(phrase, sentence)).toBe('doubtful');
  });
});
