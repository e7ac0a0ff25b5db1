import { describe, expect, test } from 'vitest';

import { concept } from '../../src/checks/concept/concept.ts';
import { compare } from '../../src/model/share.ts';
import { passageFrom } from '../language/passages.ts';
import { ASSUMPTIONS, SHARING } from './concept-criteria.ts';
import { evidenceIn, judged, outcome, part } from './concept-part.ts';

const assumptions = part({ criteria: ASSUMPTIONS }, 4);
const sharing = part({ criteria: SHARING }, 4);

const L = 'locality';
const LE = 'locality-explained';
const S = 'stationarity';
const SE = 'stationarity-explained';
const ALL_FOUR = `${L} ${LE} ${S} ${SE}`;

describe('answers about the two assumptions', () => {
  test.each([
    [
      'CNNs assume locality and stationarity. Locality means that pixels close to each other are related, so each neuron only has to look at a small region of the image. Stationarity means the same pattern can show up anywhere in the image.',
      ALL_FOUR,
    ],
    ['Locality and stationarity.', `${L} ${S}`],
    ['The two assumptions are stationarty and localty.', `${L} ${S}`],
    [
      '1. Locality - nearby pixels are more related than far away pixels.\n2. Stationarity - statistics of the image are the same at different locations.',
      ALL_FOUR,
    ],
    [
      'It assumes translation equivariance: an object that is moved to another position gives the same features there.',
      `${S} ${SE}`,
    ],
    ['The network is translation equivariant, and its neurons have small receptive fields.', `${LE} ${S}`],
    ['Pixels in a neighborhood are correlated, and patterns repeat across the image.', `${LE} ${SE}`],
    ['Pixels in a neighbourhod are correlated, and patterns repeat across the image.', `${LE} ${SE}`],
    [
      'Each output depends only on a small neighbourhood of the input. The filter that is useful in one place is assumed to be useful in other places too.',
      `${LE} ${SE}`,
    ],
    ['Assumption 1: local connectivity. Assumption 2: shared weights.', L],
    ['The input is assumed to be i.i.d. and normally distributed.', ''],
    ['Linear and time invariant.', ''],
    ['The data has hierarchical, compositional structure.', ''],
    [
      'Locality (features are computed from small patches) and stationarity (a feature detector that works at one location works at any other location).',
      ALL_FOUR,
    ],
    [
      '- Locality: features depend on a local neighborhood\n- Stationarity: the same feature can occur anywhere',
      ALL_FOUR,
    ],
    ['Signals are local: a value is determined by a small window around it.', `${L} ${LE}`],
    [
      'Features in images are mostly local, i.e. they only depend on a small part of the picture, e.g. eyes, nose etc. Also, statistics are stationary over the image so it is reasonable to reuse a kernel at every location.',
      ALL_FOUR,
    ],
    ['Unlike fully connected networks, CNNs assume that features are local and stationary.', `${L} ${S}`],
    ['Not only locality but also stationarity is assumed.', `${L} ${S}`],
    [
      'A unit does not see the whole image, it only looks at a small patch; and since the statistics are the same everywhere we can slide it.',
      `${LE} ${SE}`,
    ],
    [
      'Instead of looking at the whole image a neuron looks at a small patch (locality). The same feature can be useful in another location, no matter where (stationarity).',
      ALL_FOUR,
    ],
    ['Translation invarience and locallity are assumed.', `${L} ${S}`],
    ['**L**ocality: a feature is a function of a small part of space.', `${L} ${LE}`],
    ['The lo\u00ADcality assumption says that a unit sees a small win\u00ADdow.', `${L} ${LE}`],
    [
      'The first assumption is that the relevant info for a feature sits in a small area. The second is that this feature is meaningful in any other area as well.',
      `${LE} ${SE}`,
    ],
    [
      "The locality assumption says far pixels don't matter, i.e. a unit is connected to a small window. The stationarity assumption says that what's useful in one window is useful in all other windows.",
      ALL_FOUR,
    ],
    ['The features are assumed to be local.', L],
    ['Locally connected units; small neighbour-\nhoods decide what a unit sees.', `${L} ${LE}`],
    ['I do not know.', ''],
    ['Focal features and vocal patterns in a batch.', ''],
    ['The network assumes that images have many colours and that nothing else is needed.', ''],
  ])('%s', (answer, expected) => {
    const verdict = judged(assumptions, answer);
    expect(outcome(verdict)).toBe(expected);
    expect(verdict.review).toEqual([]);
  });
});

describe('answers about parameter sharing', () => {
  const A = 'appears-anywhere';
  const F = 'fewer-parameters';
  const X = 'fails-on-fixed-position';
  const O = 'each-place-its-own';

  test.each([
    [
      'Because features can appear anywhere in the image, we can use the same filter at every location, which reduces the number of parameters a lot. CNNs fail when the position matters, e.g. for centered faces, because then different features are needed at each location.',
      `${A} ${F} ${X} ${O}`,
    ],
    [
      'Sharing is ok since the statistics are the same across the image. This gives us fewer weights. It does not work for data where the absolute position is important, like aligned faces: eyes are always at the top so each region needs separate filters.',
      `${A} ${F} ${X} ${O}`,
    ],
    ['Fewer parameters.', F],
    [
      "Parameters are shared because a pattern that's useful at one position is useful at all other positions. It would break if the images are all registered, since then each place should have its own weights.",
      `${A} ${X} ${O}`,
    ],
    [
      'It is justified because of stationarity; the number of trainable parameters decreases. A ConvNet would fail on tabular data where the order of the columns has no meaning.',
      `${A} ${F}`,
    ],
    [
      "The network needs fewer parameters because features are translation invariant. The network doesn't work well when the features depend on where in the image they are (e.g. passport photos), as one would want location specific filters.",
      `${A} ${F} ${X} ${O}`,
    ],
    [
      'We share because features may occur anywhere. When inputs have a specific structure, such as centred faces, we expect different features to be learned on one side than on the other, so sharing is no longer valid.',
      `${A} ${X} ${O}`,
    ],
    [
      'Weight sharing lets us save parameters: a filter that detects an edge in the upper left can also detect it in the lower right. When the images are not natural (e.g. centred faces) this is violated.',
      `${F} ${X}`,
    ],
    ['Sharing does not reduce parameters.', ''],
    ['CNNs never fail.', ''],
    ['Sharing means that we use one filter more than once.', ''],
    ['because the assumptions hold', ''],
    ['A feature does not occur anywhere, it occurs in one place only, therefore sharing is not justified.', ''],
    ['There are massive savings in parameters, as we don’t have to relearn the same extractor for each location.', F],
    [
      'Sharing is justified as one feature is equally useful everywhere (translation equivariance). There are far fewer free parameters to learn. If the image has location-dependent structure, e.g. a cropped face, convolution is not appropriate because every location has unique features.',
      `${A} ${F} ${X} ${O}`,
    ],
  ])('%s', (answer, expected) => {
    const verdict = judged(sharing, answer);
    expect(outcome(verdict)).toBe(expected);
    expect(verdict.review).toEqual([]);
  });
});

describe('attacks: nothing is paid', () => {
  test.each([
    'A CNN does not assume locality.',
    'A CNN does not assume locality, stationarity or anything else.',
    'CNNs don’t need locality or stationarity.',
    'CNNs dont need locality nor stationarity.',
    'Neither locality nor stationarity is assumed.',
    'Locality does not hold. Stationarity is violated.',
    'Nobody claims that locality holds.',
    'It is wrong to say that CNNs assume locality.',
    'CNNs ignore locality.',
    'CNNs lack stationarity.',
    'The input has no locality, stationarity or compositionality.',
    'There is no locality in the input, and features are different at every position, so there is no stationarity.',
    'Instead of locality it assumes depth.',
    'It works without locality.',
    'A CNN fails to assume locality.',
    'The network cannot exploit locality.',
    'Features are not local.',
    'The features are non-local.',
    'Locality: it fails to hold here.',
    'A feature that is useful in one place is useless everywhere else.',
  ])('%s', (answer) => {
    const verdict = judged(assumptions, answer);
    expect(verdict.credit.numerator).toBe(0);
    expect(verdict.review).toEqual([]);
    expect(verdict.status).toBe('incorrect');
  });
});

describe('attacks: a person decides', () => {
  test.each([
    ['Locality, stationarity, small region, everywhere useful', 'keyword-list'],
    [
      'locality stationarity small region feature depend useful everywhere neighbourhood pixel same anywhere',
      'keyword-list',
    ],
    [
      'Locality, stationarity, compositionality, invariance, pooling, gradient, sparsity, hierarchy, depth',
      'keyword-list',
    ],
    ['- locality\n- stationarity\n- small region, pixel, depend\n- same, everywhere', 'keyword-list'],
    ['CNNs assume locality. CNNs do not assume locality.', 'said-and-denied'],
    ['It is not true that CNNs do not assume locality.', 'unsure-if-meant'],
    ['If features were local, a small window would be enough.', 'unsure-if-meant'],
    ['Is it locality?', 'unsure-if-meant'],
    ['Some people think that CNNs assume locality.', 'unsure-if-meant'],
    ['One might think that locality is assumed.', 'unsure-if-meant'],
    ['I am not sure whether it is locality.', 'unsure-if-meant'],
    ['Unlike locality, which is assumed by dense networks, depth is assumed here.', 'unsure-if-meant'],
    ['Fully connected networks do not assume locality, but CNNs do.', 'unsure-if-meant'],
    ['CNNs would not assume locality if they had large filters.', 'unsure-if-meant'],
    ['The word is lokalitty and it is statonarrity.', 'spelling-guessed'],
    ['Features are useful. They are so at every other position.', 'words-far-apart'],
    ['卷积网络假设局部性和平稳性，即特征只依赖于小区域，并且在任何位置都有用。', 'other-language'],
    ['Свёрточная сеть предполагает локальность и стационарность.', 'other-language'],
    [
      'Eine Faltung nimmt an, dass Merkmale lokal sind und an jeder Stelle des Bildes gleich nützlich sein können, also Stationarität.',
      'other-language',
    ],
  ])('%s', (answer, code) => {
    const verdict = judged(assumptions, answer);
    expect(verdict.review.map((one) => one.code)).toContain(code);
    expect(verdict.status).toBe('undecided');
    expect(verdict.credit.numerator).toBe(0);
    expect(verdict.open.numerator).toBeGreaterThan(0);
  });
});

test('only what is in doubt is open, the rest stays certain', () => {
  const verdict = judged(assumptions, 'Stationarity is assumed. CNNs assume locality. CNNs do not assume locality.');
  expect(outcome(verdict)).toBe('(locality) stationarity');
  expect(verdict).toMatchObject({
    status: 'undecided',
    credit: { numerator: 1, denominator: 4 },
    open: { numerator: 1, denominator: 4 },
  });
});

test('the evidence is the words that count, and only them', () => {
  const answer = 'We think: **locality**, i.e. a feature is a function of a small part of $x$.';
  const verdict = judged(assumptions, answer);
  expect(evidenceIn(answer, verdict)).toEqual(['locality', 'feature', 'small part']);
  expect(verdict.evidence.map((one) => one.share.numerator)).toEqual([1, 1, 0]);
});

test('a denial is shown with the word that denies', () => {
  const answer = 'A CNN does not assume locality.';
  const finding = judged(assumptions, answer).findings.find((one) => one.code === 'criterion-denied');
  expect(answer.slice(finding?.span?.start, finding?.span?.end)).toBe('not assume locality');
});

test('an unmet criterion says what was looked for, with the author’s words', () => {
  const told = part(
    { criteria: { locality: { any: ['locality'], hint: 'the first one', feedback: 'See lecture 3.' } } },
    1,
  );
  const verdict = judged(told, 'Depth.');
  expect(verdict.findings).toEqual([
    { code: 'criterion-missing', data: { what: 'the first one' } },
    { code: 'criterion-feedback', data: { text: 'See lecture 3.' } },
  ]);
  expect(verdict.criteria).toMatchObject([{ name: 'locality', hint: 'the first one', earned: { numerator: 0 } }]);
});

test('a passage is recognised by its words', () => {
  const answer = passageFrom(
    'Locality: a unit looks at a small window. Stationarity: the same feature occurs anywhere.',
  );
  const mine = concept.recognise(assumptions, answer);
  expect(mine).toBeCloseTo(0.95);
  expect(concept.recognise(sharing, answer)).toBeLessThan(mine - 0.2);
  expect(concept.recognise(assumptions, passageFrom('$10 \\times 3 = 30$'))).toBeLessThan(0.2);
  expect(concept.recognise(assumptions, passageFrom('The weather was nice on that day in March.'))).toBe(0.5);
});

test('credit is never more than the part, with a cap', () => {
  const capped = part({ criteria: { one: 'locality', two: 'stationarity', three: 'depth' }, cap: true }, 2);
  const verdict = judged(capped, 'It assumes locality, and stationarity, and it has depth.');
  expect(compare(verdict.credit, { numerator: 1, denominator: 1 })).toBe(0);
  expect(verdict.status).toBe('correct');
});
