import { describe, expect, test } from 'vitest';

import { proposeWords, type Proposal } from '../../src/authoring/tune/propose.ts';
import { marked, tunable, variations } from './tune-part.ts';

const words = (proposals: readonly Proposal[]): string[] => proposals.map(({ addition }) => addition.words);

const RIGHT = variations('The filter shares its weights over the <thing>.', 1, 12);
const OTHERWISE = variations('The same filter is used for every <thing>.', 1, 12);
const WRONG = [
  ...variations('A filter has many numbers for the <thing>.', 0, 12),
  ...variations('Each <thing> is small.', 0, 8),
];

describe('words that are proposed', () => {
  const sharing = tunable({ criteria: { sharing: ['(share|reuse) ... weight', 'weight ... (share|reuse)'] } });

  test('stand in answers that the person paid and the rubric does not', () => {
    const { proposals, options, together } = proposeWords(sharing, marked([...RIGHT, ...OTHERWISE, ...WRONG]), 1);
    expect(words(proposals)).toEqual([expect.stringContaining('same filter')]);
    expect(proposals[0]?.mended).toHaveLength(12);
    expect(proposals[0]?.harmed).toEqual([]);
    expect(proposals[0]?.heldBack).toMatchObject({ mended: 12, harmed: 0 });
    expect(together.change.value).toBeCloseTo(12 / 44, 9);
    expect(options['criteria']).toEqual({
      sharing: ['(share|reuse) ... weight', 'weight ... (share|reuse)', proposals[0]?.addition.words],
    });
  });

  test('widen a word of a phrase wherever it stands in the criterion', () => {
    const halves = [
      ...variations('One neuron shares coefficients over the <thing>.', 1, 4),
      ...variations('Coefficients are reused in each <thing>.', 1, 4),
      ...variations('We share all the coefficients.', 1, 1),
    ];
    const others = variations('The filter has coefficients for the <thing>.', 0, 10);
    const { options } = proposeWords(sharing, marked([...RIGHT, ...halves, ...others, ...WRONG]), 1);
    expect(JSON.stringify(options)).toContain(
      JSON.stringify(['(share|reuse) ... (weight|coefficients)', '(weight|coefficients) ... (share|reuse)']),
    );
  });

  test('are added to the member of an `all` that lacks them', () => {
    const part = tunable({ criteria: { both: { all: ['filter', ['share', 'reuse']] } } });
    const { proposals } = proposeWords(part, marked([...RIGHT, ...OTHERWISE, ...WRONG]), 1);
    expect(proposals.map(({ addition }) => addition.place.paths)).toEqual([[['criteria', 'both', 'all', 1]]]);
  });

  test('are none where the person refused them as often', () => {
    const refused = variations('The same filter is there for the <thing>.', 0, 12);
    const { proposals } = proposeWords(sharing, marked([...RIGHT, ...OTHERWISE.slice(0, 6), ...refused, ...WRONG]), 1);
    expect(words(proposals).filter((one) => /^same(?: filter)?$/u.test(one))).toEqual([]);
  });

  test('are none where two answers have them, or where there is nobody to refuse', () => {
    expect(proposeWords(sharing, marked([...RIGHT, ...OTHERWISE.slice(0, 2), ...WRONG]), 1).proposals).toEqual([]);
    expect(proposeWords(sharing, marked([...RIGHT, ...OTHERWISE]), 1).proposals).toEqual([]);
    expect(proposeWords(sharing, [], 1).proposals).toEqual([]);
  });

  test('are no words of the question', () => {
    const part = tunable({ criteria: { sharing: 'share weight' } }, 1, 'Why is the same filter used for every input?');
    const { proposals } = proposeWords(part, marked([...RIGHT, ...OTHERWISE, ...WRONG]), 1);
    expect(words(proposals).filter((one) => /^(?:same |filter |is |used |every )*$/u.test(`${one} `))).toEqual([]);
  });

  test('prove nothing by copies of one answer', () => {
    const copies = Array.from({ length: 12 }, (): [string, number] => ['The same filter is used everywhere.', 1]);
    expect(proposeWords(sharing, marked([...RIGHT, ...copies, ...WRONG]), 1).proposals).toEqual([]);
  });

  test('go to the criterion that lacks its points', () => {
    const part = tunable({ criteria: { sharing: 'share ... weight', few: 'few parameters' } }, 2);
    const answers = [
      ...RIGHT.map(([answer]): [string, number] => [answer, 0.5]),
      ...variations('The same filter serves the <thing>, so there are few parameters.', 1, 10),
      ...variations('There are few parameters in the <thing>.', 0.5, 10),
      ...WRONG,
    ];
    const { proposals } = proposeWords(part, marked(answers), 1);
    expect(new Set(proposals.map(({ addition }) => addition.place.criterion))).toEqual(new Set(['sharing']));
  });

  test('are the same for the same seed', () => {
    const answers = marked([...RIGHT, ...OTHERWISE, ...WRONG]);
    expect(proposeWords(sharing, answers, 3)).toEqual(proposeWords(sharing, answers, 3));
  });

  test('are rarely found in noise', () => {
    let state = 1;
    const next = (below: number): number => (state = Math.imul(state, 48271) % 0x7fffffff) && Math.abs(state) % below;
    const pool = 'gradient loss batch norm depth width kernel stride pad pool step rate noise bias error limit'.split(
      ' ',
    );
    const runs = 20;
    let found = 0;
    for (let run = 0; run < runs; run++) {
      const answers = Array.from({ length: 80 }, (): [string, number] => [
        `It is the ${Array.from({ length: 6 }, () => pool[next(pool.length)] ?? '').join(' of the ')}.`,
        next(2),
      ]);
      found += proposeWords(sharing, marked(answers), run).proposals.length;
    }
    expect(found).toBeLessThan(0.2 * runs);
  });
});
