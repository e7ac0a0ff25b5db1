import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readGraded } from '../../src/authoring/tune/read-graded.ts';

const PARTS = [
  { id: 'a.1', hundredths: 200 },
  { id: 'b', hundredths: 100 },
];

describe('graded answers', () => {
  const expected = [
    { part: 'a.1', answer: 'It shares, and reuses.', hundredths: 150, student: 's1', line: 2 },
    { part: 'b', answer: 'Two\nlines', hundredths: 0, line: 3 },
  ];

  test.each([
    ['commas', 'part,answer,points,student\na.1,"It shares, and reuses.",1.5,s1\nb,"Two\nlines",0,\n'],
    [
      'other columns, another order',
      'Points ,note,Answer,student,part\n3/2,x,"It shares, and reuses.",s1,a.1\n0,,"Two\nlines",,b\n',
    ],
    [
      'semicolons and a decimal comma',
      'part;answer;points;student\na.1;It shares, and reuses.;1,5;s1\nb;"Two\nlines";0;\n',
    ],
    [
      'tabs, CRLF and a byte order mark',
      '\uFEFFpart\tanswer\tpoints\tstudent\r\na.1\tIt shares, and reuses.\t1.50\ts1\r\nb\t"Two\nlines"\t0\t\r\n',
    ],
    [
      'JSON Lines',
      '\n{"part": "a.1", "answer": "It shares, and reuses.", "points": 1.5, "student": "s1"}\n{"part": "b", "answer": "Two\\nlines", "points": "0"}\n',
    ],
  ])('are read from %s', (_, text) => {
    expect(readGraded(text, PARTS)).toEqual({ answers: expected, problems: [], ungraded: 0 });
  });

  test('need no part where the rubric has only one', () => {
    const { answers } = readGraded('answer,points\nyes,1\n', [{ id: 'b', hundredths: 100 }]);
    expect(answers).toEqual([{ part: 'b', answer: 'yes', hundredths: 100, line: 2 }]);
  });

  test.each([
    ['0.3333333333333333', 33],
    ['0.285', 29],
    ['1.005', 101],
    ['1/3', 33],
    ['"0,5"', 50],
  ])('round points as a rubric does: %s', (points, hundredths) => {
    const { answers } = readGraded(`answer,points\nyes,${points}\n`, [{ id: 'b', hundredths: 200 }]);
    expect(answers).toMatchObject([{ hundredths }]);
  });

  test('without points are counted, not judged', () => {
    expect(readGraded('part,answer,points\nb,yes,\nb,no,0\n', PARTS)).toMatchObject({
      ungraded: 1,
      answers: [{ line: 3 }],
    });
  });

  test('keep the line in which a row begins', () => {
    const text = 'part,answer,points\nb,"one\ntwo\nthree",1\n\nb,four,1\nb,"fi\nve",0\nb,six,0\n';
    expect(readGraded(text, PARTS).answers.map(({ line }) => line)).toEqual([2, 6, 7, 9]);
  });

  test.each([
    ['part,answer,pionts\nb,yes,1\n', 'Line 1: There is no column `points`. Is it `pionts`? Then rename that.'],
    ['part,text,points\nb,yes,1\n', 'Line 1: There is no column `answer`. The header has: part, text, points.'],
    ['', 'Line 1: There is no column `answer`.'],
    ['part,answer,points\nlast,yes,1\n', 'Line 2: The rubric has no part last. It has a.1, b.'],
    ['part,answer,points\na1,yes,1\n', 'Line 2: The rubric has no part a1. Did you mean a.1?'],
    ['part,answer,points\n,yes,1\n', 'Line 2: `part` is missing. The rubric has a.1, b.'],
    ['part,answer,points\nb,yes,full\n', 'Line 2: `points` is “full”, which is no number such as 1, 0.5 or 1/2.'],
    ['part,answer,points\nb,yes,-1\n', 'Line 2: `points` is “-1”, which is no number'],
    ['part,answer,points\nb,yes,1/0\n', 'Line 2: `points` is “1/0”, which is no number'],
    ['part,answer,points\nb,yes,2\n', 'Line 2: `points` is 2, but b has only 1.'],
    ['part,answer,points\nb,yes,no,1\n', 'Line 2: This row has 4 cells, the header 3. Put texts with a “,” in quotes.'],
    ['part,answer,points\nb,"yes,1\n', 'A quote is opened that is never closed.'],
    ['part,answer,points\nb,say "yes" now,1\n', 'A quote stands in the middle of a cell.'],
    ['{"part": "b", "answer": "yes"', 'Line 1: This is no JSON object.'],
    ['{"part": "b", "answer": "yes", "points": 1}\n[1]\n', 'Line 2: This is no JSON object.'],
    ['{"part": "b", "points": 1}\n', 'Line 1: `answer` is missing.'],
  ])('%j are refused with a sentence', (text, problem) => {
    const { problems } = readGraded(text, PARTS);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  test('come back as they were written, whatever is in them', () => {
    const rows = fc.array(
      fc.record({ answer: fc.string({ unit: 'binary' }), hundredths: fc.integer({ min: 0, max: 200 }) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(rows, (written) => {
        const csv = stringify(
          [['part', 'answer', 'points'], ...written.map((one) => ['a.1', one.answer, one.hundredths / 100])],
          {
            quoted: true,
          },
        );
        const { answers, problems } = readGraded(csv, PARTS);
        expect(problems).toEqual([]);
        expect(answers.map(({ answer, hundredths }) => ({ answer, hundredths }))).toEqual(written);
        const lines = written.map((one) =>
          JSON.stringify({ part: 'a.1', answer: one.answer, points: one.hundredths / 100 }),
        );
        expect(readGraded(lines.join('\n'), PARTS).answers.map(({ answer }) => answer)).toEqual(
          written.map((one) => one.answer),
        );
      }),
    );
  });

  test('of any bytes do not throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readGraded(text, PARTS);
        readGraded(`part,answer,points\n${text}`, PARTS);
        readGraded(`{${text}`, PARTS);
      }),
    );
  });
});
