import fc from 'fast-check';
import { expect, test } from 'vitest';

import { assignedValue } from '../../src/math/answers/assigned.ts';
import { readAnswer } from '../../src/math/read-answer.ts';
import { DEFAULT_CONVENTIONS } from '../../src/model/conventions.ts';
import { sketch } from './reading.ts';

const raw = String.raw;

function answer(text: string): string {
  const reading = readAnswer(text, { symbols: new Map(), conventions: DEFAULT_CONVENTIONS });
  return 'tree' in reading ? `${reading.chosen}: ${sketch(reading.tree)}` : `unreadable: ${reading.unreadable.found}`;
}

test.each([
  ['$42$', 'only: 42'],
  ['$$ 42 $$', 'only: 42'],
  [raw`\(4\)`, 'only: 4'],
  [raw`So we get \[ \frac{1}{4}. \]`, 'only: (1 / 4)'],
  ['**17**', 'only: 17'],
  ['The number is 31.', 'only: 31'],
  [raw`\frac{3}{4}`, 'only: (3 / 4)'],
  ['x^2 + 1', 'only: ((x ^ 2) + 1)'],
  [raw`First $3$, then $x = \boxed{5}$. Done in $2$ steps.`, 'boxed: 5'],
  [raw`\boxed{2} or, as we saw, $\boxed{-2}$`, 'boxed: tuple{}<2, -(2)>'],
  [raw`$\boxed{1}$ was wrong. Now I know: it must be $\boxed{7}$`, 'boxed: 7'],
  [raw`$\boxed{12 percent}$`, 'boxed: percent(12)'],
  [raw`$12$ %`, 'only: percent(12)'],
  ['From $a = 3$ and $b = 4$ the answer is $5$. Thanks!', 'announced: 5'],
  ['$a = 3$. Answer: the longest side $c$ is 5.', 'announced: 5'],
  ['$(5,2)$ or $(7,2)$', 'all: tuple{}<tuple()<5, 2>, tuple()<7, 2>>'],
  ['It is $3$ if $a$ is even and $4$ if it is odd', 'all: tuple{}<3, a, 4>'],
  ['6 and 8', 'only: tuple{}<6, 8>'],
  ['$6,8$', 'only: tuple{}<6, 8>'],
  ['$3, 5$ or $7$', 'all: tuple{}<3, 5, 7>'],
  ['$(1,2)or(2,1)$', 'only: tuple{}<tuple()<1, 2>, tuple()<2, 1>>'],
  [raw`$\frac{2}{5} \text{ metres}$`, 'only: (2 / 5)'],
  ['$1,234.50', 'only: 1,234.50'],
  ['250€', 'only: 250'],
  ['$Odd$', 'only: Odd'],
  [raw`$\text{Odd}$`, 'only: Odd'],
  [raw`$\\frac{1}{2} \\le a$`, 'only: (1 / 2) ≤ a'],
  [raw`$x + \nonsense$`, raw`unreadable: the unknown command \nonsense`],
  ['', 'unreadable: the end'],
])('%s', (text, expected) => {
  expect(answer(text)).toBe(expected);
});

test('several formulas without a sign which is meant are said to be several', () => {
  const reading = readAnswer('$200$ or maybe $100$', { conventions: DEFAULT_CONVENTIONS });
  expect(reading).toMatchObject({ chosen: 'all', notes: ['several-formulas', 'list-as-set'] });
  expect(reading.formulas.map(({ span }) => span)).toEqual([
    { start: 1, end: 4 },
    { start: 16, end: 19 },
  ]);
});

test.each([
  ['$x = 2 + 3 = 5$', '5'],
  ['$(p, q) = (3, 2)$', 'tuple()<3, 2>'],
  [raw`$x = 1/3 \approx 0.33$`, '(1 / 3)'],
  [raw`$x \in [0, 1)$`, 'tuple[)<0, 1>'],
  ['$0 < f(x) < 1$', 'tuple()<0, 1>'],
  ['$x = 1, y = 2$', 'tuple{}<1, 2>'],
  ['$2x + z = 1$', undefined],
  ['$5$', undefined],
])('%s assigns %s', (text, expected) => {
  const reading = readAnswer(text, { conventions: DEFAULT_CONVENTIONS });
  const value = 'tree' in reading ? assignedValue(reading.tree)?.value : undefined;
  expect(value && sketch(value)).toBe(expected);
});

test('any text is read or refused with a place inside of it', () => {
  const piece = fc.constantFrom(
    '$',
    '$$',
    raw`\boxed{`,
    '}',
    raw`\(`,
    raw`\)`,
    'answer is ',
    '3',
    ' x = ',
    'or',
    '%',
    '\n',
    '.',
    raw`\frac`,
    '€',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 60 }),
        fc.array(piece, { maxLength: 25 }).map((list) => list.join('')),
      ),
      (text) => {
        const reading = readAnswer(text, { conventions: DEFAULT_CONVENTIONS });
        if ('tree' in reading) expect(reading.span.end).toBeLessThanOrEqual(text.length);
        else expect(reading.unreadable.at.start).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 500, seed: 4 },
  );
});

test.each(['$', raw`\boxed{`, raw`\(`, '**', raw`$1$ `, raw`\\le `, 'answer is '])(
  'a long run of %s takes no long time',
  (piece) => {
    const started = performance.now();
    readAnswer(piece.repeat(20_000), { conventions: DEFAULT_CONVENTIONS });
    expect(performance.now() - started).toBeLessThan(4_000);
  },
);
