import type { Place } from '../../src/model/place.ts';
import type { PartResult, PartStatus, Result, ResultAnswer, ResultGroup } from '../../src/model/result.ts';
import { classEntry, classRubric } from '../../src/statistics/class-entry.ts';
import { summarise, type ClassSummary } from '../../src/statistics/class-summary.ts';

const STATUSES: readonly PartStatus[] = [
  'correct',
  'partial',
  'incorrect',
  'missing',
  'unreadable',
  'undecided',
  'ungraded',
];

/** A part with what a test says of it; the rest is a complete answer of one point. */
export function part(id: string, given: Partial<PartResult> = {}): PartResult {
  const points = given.points ?? 1;
  return {
    id,
    kind: 'number',
    title: id,
    score: points,
    points,
    openPoints: 0,
    status: 'correct',
    needsReview: false,
    reviewReasons: [],
    feedback: [],
    evidence: [],
    ...given,
  };
}

/** An answer that begins at a line of `hw2.md`. */
export function answer(text: string, line = 1, given: Partial<ResultAnswer> = {}): ResultAnswer {
  return { text, file: 'hw2.md', place: placeOf(text, line), firstLine: line, ...given };
}

function placeOf(text: string, line: number, file = 'hw2.md'): Place {
  const lines = text.split('\n');
  const offset = 1000 * line;
  return {
    file,
    start: { line, column: 1, offset },
    end: { line: line + lines.length - 1, column: (lines.at(-1) ?? '').length + 1, offset: offset + text.length },
  };
}

/** Evidence for words of an answer. */
export function evidence(
  whole: ResultAnswer,
  words: string,
  criterion = 'answer',
  points = 1,
): PartResult['evidence'][number] {
  const start = whole.text.indexOf(words);
  if (start < 0) throw new Error(`there is no ${words} in the answer`);
  const span = { start, end: start + words.length };
  return { code: 'words', criterion, points, file: whole.file, place: whole.place, inAnswer: span };
}

/** A result whose sums are those of its parts. */
export function result(
  parts: readonly PartResult[],
  given: Partial<Result> & { readonly groups?: readonly ResultGroup[] } = {},
): Result {
  const { groups = [], ...rest } = given;
  const sum = (values: readonly number[]): number =>
    values.reduce((total, value) => total + Math.round(value * 100), 0) / 100;
  return {
    schemaVersion: 1,
    gradecheck: '0.1.0',
    rubric: { id: 'hw2', title: 'Homework 2', hash: '9c41e07bd2aa5f0c', groups },
    submission: { id: 'student-017', files: [{ name: 'hw2.md', sha256: '77aa01c3ff', format: 'markdown' }] },
    score: sum(parts.map(({ score }) => score ?? 0)),
    points: sum(parts.map(({ extra, points }) => (extra === true ? 0 : points))),
    openPoints: sum(parts.map(({ openPoints }) => openPoints)),
    needsReview: parts.some(({ needsReview }) => needsReview),
    reviewReasons: [],
    notes: [],
    parts,
    ...rest,
  };
}

/** One part in each state that a page shows, in real-looking answers. */
export function everyState(): Result {
  const groups = [
    {
      id: 'b',
      title: 'Gradients',
      ask: 'z[k] = sum over i of x[i] * y[(i + k) mod n]. Find the two partial derivatives.',
    },
    { id: 'c', title: 'c', ask: 'Two layers follow one another.' },
    { id: 'c.f', title: 'Dense layer', ask: 'f is a dense layer from 100 to 1000 without bias.' },
    { id: 'c.g', title: 'Convolution', ask: 'g is a 1-D convolution over length 100 with 10 filters of size 3.' },
  ];
  const parts = [
    twoAssumptions(),
    sharing(),
    withWitness(),
    otherForm(),
    shape(),
    parameters(),
    twoValues(),
    order(),
    notFound(),
    multiplyAdds(),
  ];
  const rubric = {
    id: 'hw2-q1',
    title: 'Homework 2, Question 1: convolutional layers',
    hash: '9c41e07bd2aa5f0c',
    groups,
  };
  const notes = [{ code: 'file-not-read', text: 'scan.pdf is a PDF and was not read; hw2.md was.' }];
  return { ...result(parts), rubric, notes };
}

function twoAssumptions(): PartResult {
  const text = [
    'Convolutional layers assume two things about images. First,',
    'nearby pixels are more strongly related than distant ones, so each output only looks at a small neighbourhood of the input.',
    '',
    'Second, a pattern that is useful in one place is useful everywhere:',
    'if the input shifts, the output shifts by the same amount.',
  ].join('\n');
  const whole = answer(text, 9);
  return part('a.1', {
    kind: 'concept',
    title: 'Two assumptions of a convolutional layer',
    ask: 'Which two assumptions does a convolutional network make about its input?',
    points: 4,
    answer: whole,
    feedback: [{ code: 'all-ideas', text: 'Both assumptions are there, each with what it means for the layer.' }],
    evidence: [
      evidence(whole, 'nearby pixels are more strongly related than distant ones', 'locality'),
      evidence(whole, 'each output only looks at a small neighbourhood', 'locality-explained'),
      evidence(whole, 'a pattern that is useful in one place is useful everywhere', 'stationarity'),
      evidence(whole, 'the output shifts by the same amount', 'stationarity-explained'),
    ],
    criteria: ['locality', 'locality-explained', 'stationarity', 'stationarity-explained'].map((name) => ({
      name,
      score: 1,
      points: 1,
      openPoints: 0,
    })),
  });
}

function sharing(): PartResult {
  const text = [
    'Parameter sharing means that the same filter weights are used at every position of the image. So the number of',
    'weights $k \\cdot c$ does not depend on the image size, and we need far fewer than in a',
    'fully connected layer.',
  ].join('\n');
  const whole = answer(text, 17);
  return part('a.2', {
    kind: 'concept',
    title: 'Why parameters are shared',
    ask: 'Why may parameters be shared, and when does that fail?',
    points: 4,
    score: 3,
    status: 'partial',
    answer: whole,
    feedback: [
      {
        code: 'ideas-missing',
        text: 'Three of the four ideas are there. What is missing is the reason: why one filter may be used everywhere.',
      },
      {
        code: 'next-step',
        text: 'Sharing follows from your own second assumption in a.1: if a pattern is useful everywhere, one detector for it is enough.',
      },
    ],
    evidence: [
      evidence(whole, 'the same filter weights', 'what-is-shared'),
      evidence(whole, 'at every position', 'where'),
      evidence(whole, 'does not depend on the image size', 'what-it-saves'),
    ],
    criteria: [
      {
        name: 'why',
        score: 0,
        points: 1,
        openPoints: 0,
        hint: 'why it is reasonable',
        confidence: 0.9,
        remark: 'we found “position”',
        lacking: 'useful everywhere',
      },
      { name: 'what-is-shared', score: 1, points: 1, openPoints: 0 },
      { name: 'where', score: 1, points: 1, openPoints: 0 },
      { name: 'what-it-saves', score: 1, points: 1, openPoints: 0 },
    ],
  });
}

function withWitness(): PartResult {
  const whole = answer('$$\\frac{\\partial z_k}{\\partial x_i} = y_{i+k}$$', 28, {
    readAs: '∂z[k]/∂x[i] = y[i + k]',
    readAsLatex: '\\frac{\\partial z[k]}{\\partial x[i]} = y[i + k]',
  });
  return part('b.dx', {
    kind: 'gradient',
    title: 'Gradient of z[k] with respect to x[i]',
    points: 2,
    score: 0,
    status: 'incorrect',
    answer: whole,
    feedback: [
      { code: 'missing-mod', text: 'The right array, y, with the right offset. The index is not reduced modulo n.' },
    ],
    evidence: [evidence(whole, 'y_{i+k}', 'answer', 0)],
    tested: { code: 'tested', text: '240 random cases, n from 2 to 8. Agrees in 149.' },
    expected: { text: 'y[(i + k) mod n]', latex: 'y[(i + k) \\bmod n]' },
    witness: {
      at: [
        { name: 'n', value: 4 },
        { name: 'k', value: 1 },
        { name: 'i', value: 3 },
      ],
      student: 0.5199,
      reference: -1.31,
      along: {
        index: 'i',
        cases: [
          { value: 0, student: 0.87, reference: 0.8700000001 },
          { value: 1, student: -0.25, reference: -0.2500000003 },
          { value: 2, student: 1.64, reference: 1.6399999999 },
          { value: 3, student: 0.5199, reference: -1.31 },
        ],
      },
      inputs: [{ name: 'y', values: [-1.31, 0.87, -0.25, 1.64] }],
      outOfRange: { array: 'y', index: 4, length: 4 },
    },
  });
}

function otherForm(): PartResult {
  return part('b.dy', {
    kind: 'gradient',
    title: 'Gradient of z[k] with respect to y[j]',
    points: 2,
    answer: answer('$$\\frac{\\partial z_k}{\\partial y_j} = x_{(j+n-k) \\bmod n}$$', 33, {
      readAs: '∂z[k]/∂y[j] = x[(j + n − k) mod n]',
      readAsLatex: '\\frac{\\partial z[k]}{\\partial y[j]} = x_{(j + n - k) \\bmod n}',
    }),
    feedback: [
      {
        code: 'other-form',
        text: 'Written in another form than our key; both give the same value in every case we tried.',
      },
    ],
    tested: { code: 'tested', text: '240 random cases, n from 2 to 8. Agrees in all.' },
  });
}

function shape(): PartResult {
  const whole = answer('The output has shape (1000,).', 41, { readAs: '(1000,)', readAsLatex: '(1000,)' });
  return part('c.f.shape', {
    kind: 'shape',
    title: 'Output shape',
    answer: whole,
    evidence: [evidence(whole, '(1000,)')],
    expected: { text: '(1000,)', latex: '(1000,)' },
  });
}

function parameters(): PartResult {
  const whole = answer('$1000 \\times 100 = 10^5$', 44, { readAs: '100,000', readAsLatex: '100{,}000' });
  return part('c.f.params', {
    kind: 'count',
    title: 'Parameters',
    answer: whole,
    evidence: [evidence(whole, '10^5')],
    expected: { text: '100,000', latex: '100{,}000' },
  });
}

function twoValues(): PartResult {
  const text =
    'Each output needs 100 multiplications and 100 additions, so in total 200000 operations.\n\nAnswer: 100k';
  const whole = answer(text, 47, {
    readings: [
      { text: '200,000', latex: '200{,}000' },
      { text: '100,000', latex: '100{,}000' },
    ],
  });
  const at = (words: string): Place => {
    const start = whole.place.start.offset + text.indexOf(words);
    return {
      ...whole.place,
      start: { ...whole.place.start, offset: start },
      end: { ...whole.place.end, offset: start + words.length },
    };
  };
  return part('c.f.ops', {
    kind: 'count',
    title: 'Operations',
    points: 2,
    score: 1,
    openPoints: 1,
    status: 'undecided',
    needsReview: true,
    answer: whole,
    reviewReasons: [
      {
        code: 'two-final-values',
        text: 'Two different final values are in the answer: 200,000 and 100,000. A person will decide which one is meant.',
        places: [at('200000'), at('100k')],
      },
    ],
    expected: { text: '200,000', latex: '200{,}000' },
  });
}

function order(): PartResult {
  const whole = answer('(10, 100), since padding keeps the size.', 58, {
    readAs: '(10, 100)',
    readAsLatex: '(10, 100)',
  });
  return part('c.g.shape', {
    kind: 'shape',
    title: 'Output shape',
    score: 0.5,
    status: 'partial',
    answer: whole,
    feedback: [
      {
        code: 'channels-first',
        text: 'Both sizes are right. The channels come first; the question asks for channels last: 0.5 of 1.',
      },
    ],
    evidence: [evidence(whole, '(10, 100)', 'answer', 0.5)],
    expected: { text: '(100, 10)', latex: '(100, 10)' },
  });
}

function notFound(): PartResult {
  return part('c.g.params', {
    kind: 'count',
    title: 'Parameters',
    score: 0,
    status: 'missing',
    answer: answer('Each of the 10 filters has 3 weights.', 63),
    feedback: [{ code: 'no-value', text: 'We found no final number for this part. The nearest text is on line 63.' }],
    expected: { text: '30', latex: '30' },
  });
}

function multiplyAdds(): PartResult {
  const whole = answer('100 · 10 outputs, 3 multiply-adds each and the non-linearity, which gives 4000.', 68, {
    readAs: '4,000',
    readAsLatex: '4{,}000',
  });
  return part('c.g.ops', {
    kind: 'count',
    title: 'Operations',
    points: 2,
    score: 1,
    status: 'partial',
    answer: whole,
    feedback: [
      {
        code: 'multiply-accumulates',
        text: 'You counted a multiplication and its addition as one operation. The question counts them as two.',
      },
    ],
    evidence: [evidence(whole, '4000', 'answer', 1)],
    expected: { text: '6,000', latex: '6{,}000' },
  });
}

/** `count` parts with all statuses in turn, points from a quarter to a hundred, ids and titles up to what is allowed. */
export function manyParts(count: number): Result {
  const parts = Array.from({ length: count }, (_, index) => {
    const status = STATUSES[index % STATUSES.length] ?? 'correct';
    const points = [0.25, 1, 2.5, 10, 100][index % 5] ?? 1;
    const open = ['unreadable', 'undecided', 'ungraded'].includes(status) ? points : 0;
    const score = status === 'correct' ? points : status === 'partial' ? points / 2 : status === 'ungraded' ? null : 0;
    const id =
      index % 9 === 8
        ? `group-${index % 8}.${'a-long-name-for-a-part-'.repeat(2)}${index}`.slice(0, 45)
        : `group-${index % 8}.p${index}`;
    return part(id, {
      title:
        index % 7 === 6
          ? 'A title that goes on and on so that it fills a hundred characters and must wrap somewhere in a card'
          : `Part ${index}`,
      status,
      points,
      score,
      openPoints: open,
      needsReview: open > 0,
      reviewReasons: open > 0 ? [{ code: 'not-readable', text: 'The formula could not be read.' }] : [],
      answer: answer(`This is the answer to part ${index}.`, 3 * index + 1, { readAs: String(index) }),
    });
  });
  const groups = Array.from({ length: 8 }, (_, index) => ({
    id: `group-${index}`,
    title: `Group ${index} of the sheet`,
  }));
  return result(
    parts.toSorted((a, b) => a.id.split('.')[0]?.localeCompare(b.id.split('.')[0] ?? '') ?? 0),
    { groups },
  );
}

/** Text that tries to be markup, a template, a terminal sequence or a formula of a spreadsheet. */
export const HOSTILE = [
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '{{constructor}} {{{{raw}}}} {{> report}} ${process.exit()} $& $1 $$',
  '\u001b[31mred\u001b[0m \u0007 \u0000 \u009b31m',
  '" onmouseover="alert(3)" \' ` </style></title></textarea><!-- ]]>',
  '=HYPERLINK("http://example.com","x")',
  'שלום עולם ‮abc‬ العربية',
].join('\n');

/** A result in which every text that comes from outside is hostile. */
export function hostile(): Result {
  const id = `h.${'x'.repeat(43)}`;
  const message = { code: 'c<b>', text: HOSTILE };
  const whole = answer(HOSTILE, 1, { file: HOSTILE, readAs: HOSTILE, readAsLatex: '\\ref{x}<img src=x>' });
  const place = { ...whole.place, file: HOSTILE };
  const parts = [
    part(id, {
      kind: 'concept',
      title: HOSTILE,
      ask: HOSTILE,
      status: 'partial',
      answer: { ...whole, place },
      feedback: [message, message],
      criteria: [{ name: '<b>idea', score: 1, points: 1, openPoints: 0, hint: HOSTILE }],
      evidence: [evidence(whole, '<script>', '<b>idea'), evidence(whole, 'alert(1)</script><img', '<b>idea', 0)],
      tested: message,
      expected: { text: HOSTILE, latex: '\\href{javascript:alert(1)}{x}' },
    }),
    part('h.review', { needsReview: true, openPoints: 1, score: 0, status: 'undecided', reviewReasons: [message] }),
  ];
  const rubric = {
    id: HOSTILE,
    title: HOSTILE,
    hash: '0123456789abcdef',
    groups: [{ id: 'h', title: HOSTILE, ask: HOSTILE }],
  };
  const submission = { id: HOSTILE, files: [{ name: HOSTILE, sha256: 'abcdef0123' }] };
  return { ...result(parts), rubric, submission, notes: [message], reviewReasons: [message] };
}

/** A submission that could not be opened. */
export function ungraded(): Result {
  const whole = everyState();
  const reason = {
    code: 'cannot-read-pdf',
    text: 'hw2.pdf is a PDF, and gradecheck cannot read PDF. A person will look.',
  };
  const parts = whole.parts.map(({ id, kind, title, points }) =>
    part(id, {
      kind,
      title,
      points,
      score: null,
      openPoints: points,
      status: 'ungraded',
      needsReview: true,
      reviewReasons: [reason],
    }),
  );
  return {
    ...whole,
    submission: { id: 'student-023', files: [{ name: 'hw2.pdf', sha256: '00ff00ff' }] },
    score: null,
    openPoints: whole.points,
    needsReview: true,
    reviewReasons: [reason],
    notes: [],
    parts,
  };
}

/** A class in which student `i` did what a simple rule says; the same for the same count. */
export function classOf(count: number, sample: Result = everyState()): ClassSummary {
  const entries = Array.from({ length: count }, (_, student) =>
    classEntry(
      student % 44 === 22 ? ungraded() : varied(sample, student),
      `student-${String(student + 1).padStart(3, '0')}`,
    ),
  );
  return summarise(entries, classRubric(sample));
}

/** A class of one submission. */
export function onlyOne(sample: Result): ClassSummary {
  return summarise([classEntry(sample, 'folder')], classRubric(sample));
}

/** Changes what a student earned, by a rule that has neither chance nor clock. */
function varied(sample: Result, student: number): Result {
  const parts = sample.parts.map((one, index) => {
    const luck = ((student * 7919 + index * 104729 + student * index * 31) % 97) / 97 + ((student % 11) - 5) / 18;
    if (luck > 0.55)
      return {
        ...one,
        status: 'correct' as const,
        score: one.points,
        openPoints: 0,
        needsReview: false,
        reviewReasons: [],
      };
    if (luck > 0.3)
      return {
        ...one,
        status: 'partial' as const,
        score: one.points / 2,
        openPoints: 0,
        needsReview: false,
        reviewReasons: [],
      };
    if (luck > 0.05)
      return { ...one, status: 'incorrect' as const, score: 0, openPoints: 0, needsReview: false, reviewReasons: [] };
    if (luck > -0.02)
      return { ...one, status: 'missing' as const, score: 0, openPoints: 0, needsReview: false, reviewReasons: [] };
    const reasons = [
      {
        code: index < 2 ? 'idea-denied' : 'not-readable',
        text: index < 2 ? `An idea is there, but denied in line ${student}.` : 'The formula could not be read.',
      },
    ];
    return {
      ...one,
      status: 'undecided' as const,
      score: 0,
      openPoints: one.points,
      needsReview: true,
      reviewReasons: reasons,
    };
  });
  const id = `student-${String(student + 1).padStart(3, '0')}`;
  return { ...result(parts), rubric: sample.rubric, submission: { id, files: sample.submission.files } };
}
