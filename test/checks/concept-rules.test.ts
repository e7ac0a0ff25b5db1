import { describe, expect, test } from 'vitest';

import { judged, outcome, part, prepared } from './concept-part.ts';

type Criterion = Parameters<typeof part>[0]['criteria'][string];

/** Whether a single criterion is met by an answer. */
function holds(criterion: Criterion, answer: string, words = {}): boolean {
  return outcome(judged(part({ criteria: { it: criterion } }, 1, words), answer)) === 'it';
}

describe('phrases', () => {
  test.each([
    ['weight sharing', 'They use weight-sharing here.', true],
    ['weight sharing', 'They use weightsharing here.', true],
    ['weight sharing', 'The weight of sharing counts.', false],
    ['location invariant', 'It is location-invariant.', true],
    ['subsampling', 'We use sub-sampling.', true],
    ['anywhere', 'It may be any where.', true],
    ['reduce ... parameters', 'It reduces the number of parameters.', true],
    ['reduce ... parameters', 'It reduces cost. Parameters are many.', false],
    ['reduce parameters', 'It reduces the parameters.', true],
    ['reduce parameters', 'It reduces, say, parameters.', false],
    ['(fewer|less) (parameter|weight)', 'It has fewer weights.', true],
    ['(fewer|less) (parameter|weight)', 'It has more weights.', false],
    ['equivar*', 'It has equivariance.', true],
    ['neighb?r', 'Its neighbor counts.', true],
    ['=local', 'It is local.', true],
    ['=local', 'It acts locally.', false],
    ['local', 'It acts locally.', true],
    ['local', 'It has locality.', false],
    ['neighbourhood', 'Some neighborhoods count.', true],
    ['centered', 'They are centred.', true],
    ['generalise', 'It generalizes well.', true],
    ['invariance', 'It is invariant.', true],
    ['not work', "It doesn't work.", true],
    ['not work', 'It does not always work.', true],
    ['not work', 'It cannot work.', true],
    ['not work', 'It works.', false],
    ['not work', 'It is not slow. It works.', false],
    ['max(0, x)', 'Take max(0, x) as it is.', true],
    ['|x|', 'Take |x| as it is.', true],
    ['one-hot', 'It is a one hot vector.', true],
    ['K samples', 'It needs $K$ samples.', true],
    ['position', 'It has a positive effect.', false],
    ['object', 'It is an objective.', false],
    ['stationarity', 'It shows stationarty.', true],
    ['patch', 'It is a batch.', false],
    ['dependent', 'It is independent.', false],
    ['efficient', 'It is eﬃcient.', true],
    ['local', 'It is lоcal.', true],
  ])('%s in “%s”: %s', (phrase, answer, expected) => {
    expect(holds(phrase, answer)).toBe(expected);
  });

  test('word lists', () => {
    const words = { larger: ['larger', 'more ... than'], both: ['<larger>', 'same'] };
    expect(holds('<larger> margin', 'A larger margin is used.', words)).toBe(true);
    expect(holds('<both> margin', 'The same margin is used.', words)).toBe(true);
    expect(holds('<larger> margin', 'A smaller margin is used.', words)).toBe(false);
  });

  test('exact spelling forgives nothing', () => {
    const exact = part({ criteria: { it: 'stationarity' }, spelling: 'exact' }, 1);
    expect(outcome(judged(exact, 'It has stationarty.'))).toBe('');
  });
});

describe('rules', () => {
  test.each([
    ['all', { all: ['kink', 'rare'] }, 'A kink is rare.', true],
    ['all, one missing', { all: ['kink', 'rare'] }, 'A kink is there.', false],
    ['all, within the answer', { all: ['kink', 'rare'], within: 'answer' }, 'A kink.\n\nIt is rare.', true],
    ['all, with few words between', { all: ['kink', 'rare'], words: 1 }, 'A kink is rare.', true],
    ['all, with too many words between', { all: ['kink', 'rare'], words: 1 }, 'A kink is very very rare.', false],
    ['min of', { min: 2, of: ['kink', 'rare', 'small'] }, 'A kink is small.', true],
    [
      'min of, near, and another one further off',
      { min: 2, of: ['kink', 'rare', 'small'], words: 2 },
      'A kink is rare in what we have seen so far, and the step of it is small.',
      true,
    ],
    [
      'all, near each other only by a word that stands twice',
      { all: ['kink', 'rare', 'small'], words: 3 },
      'A small one or two kink or one two kink or one two rare.',
      false,
    ],
    ['min of, too few', { min: 2, of: ['kink', 'rare', 'small'] }, 'A kink is there.', false],
    ['order', { order: ['forward', 'loss', 'step'] }, 'First forward, then the loss, then a step is done.', true],
    [
      'order, wrong',
      { order: ['forward', 'loss', 'step'] },
      'First the loss, then forward, then a step is done.',
      false,
    ],
    ['near', { any: ['ReLU'], near: ['zero'] }, 'The ReLU is steep near zero.', true],
    [
      'near, too far',
      { any: ['ReLU'], near: { any: ['zero'], words: 2 } },
      'The ReLU is steep when it gets to zero.',
      false,
    ],
    [
      'not',
      { any: ['stationary'], not: ['different everywhere'] },
      'It is stationary and different everywhere.',
      false,
    ],
    [
      'not, denied',
      { any: ['stationary'], not: ['different everywhere'] },
      'It is stationary, not different everywhere.',
      true,
    ],
    [
      'not, in another sentence than that of a part',
      { any: [{ any: 'stationary', not: 'edge', within: 'sentence' }, 'kink'], within: 'paragraph' },
      'It is stationary. An edge is there.',
      true,
    ],
    ['except', { any: ['ReLU'], except: 'leaky ReLU' }, 'It uses a leaky ReLU.', false],
    ['except, elsewhere', { any: ['ReLU'], except: 'leaky ReLU' }, 'A leaky ReLU or a ReLU is used.', true],
    ['without, in a gap', { any: 'row ... test', without: 'train' }, 'Bright rows are far test images.', true],
    [
      'without, which stands in the gap',
      { any: 'row ... test', without: 'train' },
      'Rows are train images, not test.',
      false,
    ],
    [
      'without, elsewhere',
      { any: 'row ... test', without: 'train' },
      'A row is a test image far from train images.',
      true,
    ],
    [
      'without, of the nearest pair only',
      { order: ['test', 'far', 'train'], without: 'column' },
      'The test image of a bright row is far from the train images, and a column is a train image.',
      true,
    ],
    [
      'without, in any order',
      { all: ['row', 'test'], without: 'train' },
      'A test image is near the train images and in a row.',
      false,
    ],
    ['denied', { any: 'vanish' }, 'It avoids that gradients vanish.', false],
    ['denied, where this counts', { any: 'vanish', denied: 'counts' }, 'It avoids that gradients vanish.', true],
    ['supposed, where this counts', { any: 'vanish', denied: 'counts' }, 'Without it gradients would vanish.', true],
    ['a list in a list', { all: [['kink', 'edge'], 'rare'] }, 'An edge is rare.', true],
    ['only', { only: ['locality', 'stationarity'] }, 'Stationarity.', true],
    ['only, with more', { only: 'locality' }, 'Locality and depth.', false],
    ['only, denied', { only: 'locality' }, 'Not locality.', false],
    ['only, in any order', { only: { all: ['locality', 'stationarity'] } }, 'Stationarity, locality', true],
    [
      'only, the longer hit',
      { only: { all: [['locality', 'locality prior'], 'depth'] } },
      'Depth, locality prior',
      true,
    ],
    ['only, with a gap at the wrong end', { only: 'feature ... anywhere' }, 'A feature is anywhere.', false],
    ['only, a number', { only: 5 }, '5', true],
    ['only, a negative number', { only: 5 }, '-5', false],
    ['only, a formula', { only: 'x' }, '$x + y$', false],
    [
      'a part within a sentence',
      { all: [{ all: ['kink', 'rare'], within: 'sentence' }, 'edge'], within: 'answer' },
      'A kink is rare.\n\nAn edge is there.',
      true,
    ],
    [
      'a part not within a sentence',
      { all: [{ all: ['kink', 'rare'], within: 'sentence' }, 'edge'], within: 'answer' },
      'A kink is there. It is rare.\n\nAn edge is there.',
      false,
    ],
    ['rules in a list', { any: [{ all: ['kink', 'rare'] }, 'corner'] }, 'There is a corner.', true],
  ] satisfies [string, Criterion, string, boolean][])('%s', (_, criterion, answer, expected) => {
    expect(holds(criterion, answer)).toBe(expected);
  });
});

describe('mistakes of the author', () => {
  test.each([
    ['an open bracket', { a: '(one|two' }, ['criteria', 'a'], 'not closed'],
    ['an empty alternative', { a: '(one|)' }, ['criteria', 'a'], 'nothing in it'],
    ['an unknown list', { a: { all: ['one', '<place>'] } }, ['criteria', 'a', 'all', 1], 'no word list <place>'],
    ['a gap at the end', { a: ['one', 'two ...'] }, ['criteria', 'a', 1], 'between two words'],
    ['an empty phrase', { a: '' }, ['criteria', 'a'], 'nothing in it'],
    ['an empty list', { a: { all: [] } }, ['criteria', 'a', 'all'], 'empty'],
    ['no rule', { a: { points: 1 } }, ['criteria', 'a'], 'says nothing'],
    ['min without of', { a: { any: 'one', min: 2 } }, ['criteria', 'a', 'min'], 'not there'],
    ['only beside all', { a: { only: 'one', all: ['two'] } }, ['criteria', 'a', 'all'], 'the whole answer'],
    [
      'a part wider than the whole',
      { a: { all: [{ any: 'one', within: 'answer' }, 'two'] } },
      ['criteria', 'a', 'all', 0, 'within'],
      'within one sentence',
    ],
    [
      'points of a part of a criterion',
      { a: { all: [{ any: 'one', points: 2 }, 'two'] } },
      ['criteria', 'a', 'all', 0, 'points'],
      'whole criterion',
    ],
    [
      'words that are no number',
      { a: { all: [{ all: ['one', 'two'], words: 'few' }] } },
      ['criteria', 'a', 'all', 0, 'words'],
      'whole number',
    ],
    ['min beyond of', { a: { min: 3, of: ['one', 'two'] } }, ['criteria', 'a', 'min'], 'fewer than 3'],
    [
      'a misspelt key inside',
      { a: { any: [{ al: ['one'], any: 'two' }] } },
      ['criteria', 'a', 'any', 0, 'al'],
      '`al` is no key',
    ],
    ['points that do not add up', { a: 'one', b: 'two' }, ['criteria'], 'add up to 2 points, the part has 1'],
  ])('%s', (_, criteria, path, message) => {
    const { problems = [] } = prepared({ criteria }, 1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: 'error', path });
    expect(problems[0]?.message).toContain(message);
  });
});
