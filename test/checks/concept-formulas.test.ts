import { describe, expect, test } from 'vitest';

import { judged, outcome, part, prepared } from './concept-part.ts';

const scaling = part(
  {
    criteria: {
      factor: { formula: '1/sqrt(d)', hint: 'the factor' },
      softmax: { formula: '1/sqrt(d)', near: ['softmax'], hint: 'where it stands' },
      variance: { all: [{ formula: 'd sigma^2' }, ['variance']], hint: 'the variance of a dot product' },
    },
  },
  3,
);

describe('a formula in an explanation', () => {
  test.each([
    ['We multiply by $\\frac{1}{\\sqrt{d}}$ first.', 'factor'],
    ['Divide: the factor is d^(-1/2).', 'factor'],
    ['The factor is c = sqrt(d)/d in each layer.', 'factor'],
    ['Before the softmax we scale by $d^{-1/2}$.', 'factor softmax'],
    ['The variance of the dot product is $\\sigma^2 d$, so we scale.', 'variance'],
    [
      'The variance is $d \\cdot \\sigma^2$. So we scale by $1/\\sqrt{d}$ before the softmax.',
      'factor softmax variance',
    ],
    ['We multiply by $\\sqrt{d}$ first.', ''],
    ['We multiply by $1/d$ before the softmax.', ''],
    ['The factor is not $1/\\sqrt{d}$.', ''],
    ['The variance is $\\sigma^2$.', ''],
  ])('%s', (answer, wanted) => {
    expect(outcome(judged(scaling, answer))).toBe(wanted);
  });

  test('a formula of the rubric that cannot be read is its author’s mistake', () => {
    const { problems } = prepared({ criteria: { factor: { formula: '1/sqrt(d' } } }, 1);
    expect(problems).toMatchObject([{ path: ['criteria', 'factor', 'formula'], code: 'unreadable-expression' }]);
  });
});
