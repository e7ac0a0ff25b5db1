import { describe, expect, it } from 'vitest';

import { judged, part, prepared } from './concept-part.ts';

const CRITERIA = { gap: 'gap', separated: 'separated', unconnected: 'not connected' };
const WAYS = { 'by-gap': { min: 2, of: ['gap', 'separated'] }, direct: { min: 1, of: ['unconnected'] } };
const OF = part({ criteria: CRITERIA, ways: WAYS }, 2);

function share(answer: string): { readonly credit: number; readonly open: number } {
  const { credit, open } = judged(OF, answer);
  return { credit: credit.numerator / credit.denominator, open: open.numerator / open.denominator };
}

describe('several ways to answer', () => {
  it.each([
    ['They are separated by a wide gap in the wire.', 1, 0],
    ['There is a gap somewhere in the wire.', 0.5, 0],
    ['The terminals are not connected.', 1, 0],
    ['There is a gap, so they are not connected.', 1, 0],
    ['The terminals are connected.', 0, 0],
    ['The lamp is simply too old for this.', 0, 0],
    ['', 0, 0],
  ])('the best one counts: %s', (answer, credit, open) => {
    expect(share(answer)).toEqual({ credit, open });
  });

  it('leaves open what a person could still add', () => {
    expect(share('Are they separated by a gap in the wire?')).toEqual({ credit: 0, open: 1 });
  });

  it.each([
    [{ ways: { a: { min: 1, of: ['gab'] } } }, 'way-unknown-criterion'],
    [{ ways: { a: { min: 4, of: ['gap', 'separated', 'unconnected'] } } }, 'min-too-large'],
    [{ ways: { a: { min: 1, of: ['gap', 'gap'] } } }, 'way-twice'],
    [{ ways: { a: { min: 1, of: ['gap'] } } }, 'criterion-unused'],
    [{ ways: WAYS, cap: true }, 'points-beside-ways'],
    [{ ways: WAYS, levels: { 2: 'gap' } }, 'ways-beside-levels'],
  ])('refuses %j: %s', (options, code) => {
    const { problems = [] } = prepared({ criteria: CRITERIA, ...options }, 2);
    expect(problems.map((one) => one.code)).toContain(code);
  });
});
