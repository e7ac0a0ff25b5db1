import fc from 'fast-check';
import { expect, test } from 'vitest';

import { concept } from '../../src/checks/concept/concept.ts';
import { passageFrom } from '../language/passages.ts';
import { ASSUMPTIONS, SHARING } from './concept-criteria.ts';
import { judged, part } from './concept-part.ts';

const parts = [part({ criteria: ASSUMPTIONS }, 4), part({ criteria: SHARING, within: 'answer' }, 4)];

const pieces = fc.constantFrom(
  ...'locality;stationarity;feature;small part;not;no;without;useful;anywhere;,;.;and;but;if;were;is;local;fail;(;);"; ;\n;\n- ;$x$;**;instead of;neither;nor;?;fewer parameters;own;position;ö;🙂;lоcal'.split(
    ';',
  ),
);
const answers = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((list) => list.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

test('whatever is written: no throw, credit and open within the part, evidence within the answer', () => {
  fc.assert(
    fc.property(answers, (answer) => {
      for (const one of parts) {
        const verdict = judged(one, answer);
        const credit = verdict.credit.numerator / verdict.credit.denominator;
        const open = verdict.open.numerator / verdict.open.denominator;
        expect(credit).toBeGreaterThanOrEqual(0);
        expect(credit + open).toBeLessThanOrEqual(1);
        expect(verdict.status === 'undecided').toBe(verdict.review.length > 0);
        for (const { span } of verdict.evidence) expect(span.start < span.end && span.end <= answer.length).toBe(true);
        const sure = concept.recognise(one, passageFrom(answer));
        expect(sure).toBeGreaterThanOrEqual(0);
        expect(sure).toBeLessThanOrEqual(0.95);
        expect(judged(one, answer)).toEqual(verdict);
      }
    }),
    { numRuns: 300 },
  );
});

test('a denial put before a plain claim never earns it', () => {
  const claims = fc.constantFrom('locality', 'stationarity', 'translation equivariance', 'local connectivity');
  const denials = fc.constantFrom(
    'does not assume',
    "doesn't need",
    'never uses',
    'works without',
    'lacks',
    'has no',
    'ignores',
  );
  fc.assert(
    fc.property(claims, denials, fc.constantFrom('A CNN', 'The network', 'It'), (claim, denial, subject) => {
      expect(judged(parts[0] ?? expect.fail(), `${subject} ${denial} ${claim}.`).credit.numerator).toBe(0);
    }),
  );
});

test('spacing, case and further sentences change nothing', () => {
  const answer = 'Locality: a unit depends on a small window.';
  const one = parts[0] ?? expect.fail();
  const plain = judged(one, answer).credit;
  const words = fc.constantFrom('So it is said.', 'We saw this in class.', 'See the slides.');
  fc.assert(
    fc.property(words, words, fc.boolean(), (before, after, upper) => {
      const text = `${before} ${answer.replaceAll(' ', '  ')} ${after}`;
      expect(judged(one, upper ? text.toUpperCase() : text).credit).toEqual(plain);
    }),
  );
});

test.each([
  ['one word', 'a'],
  ['words that count', 'feature useful not anywhere local small region everywhere '],
  ['denials', 'not '],
  ['brackets', '('],
  ['sentences', 'A feature is not local. '],
])('an answer ten times as long takes about ten times as long: %s', (_, piece) => {
  const one = parts[0] ?? expect.fail();
  const time = (length: number): number => {
    const passage = passageFrom(piece.repeat(Math.ceil(length / piece.length)));
    const start = process.cpuUsage().user;
    concept.judge(one, passage);
    return process.cpuUsage().user - start;
  };
  time(20_000);
  expect(time(200_000)).toBeLessThan(40 * time(20_000) + 300_000);
});
