/**
 * The published schema of `result.json`. Consumers may rely on it: within one `schemaVersion` keys are only added. All
 * objects are closed, so that a key that is written but not told of here fails the tests.
 */

type Schema = Readonly<Record<string, unknown>>;

/** An object of which `required` are always there and `optional` may be. */
function record(required: Schema, optional: Schema = {}): Schema {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const list = (items: Schema): Schema => ({ type: 'array', items });
const text = { type: 'string' };
const flag = { type: 'boolean' };
const number = { type: 'number' };
const count = { type: 'integer', minimum: 1 };
const offset = { type: 'integer', minimum: 0 };
const points = { type: 'number', minimum: 0, description: 'A whole number of hundredths.' };
const code = { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' };
const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' };

const ANSWER = record(
  {
    text: { ...text, maxLength: 20_000, description: 'The words of the student.' },
    file: text,
    place: ref('place'),
    firstLine: { ...count, description: 'Number of the first line, in the file or in the cell of a notebook.' },
  },
  {
    readAs: { ...text, description: 'How the answer was understood, in plain characters.' },
    readAsLatex: { ...text, description: 'The same in LaTeX, without delimiters.' },
    readings: { ...list(ref('spelling')), minItems: 2, description: 'Each value, where several were read.' },
  },
);

const EVIDENCE = record(
  { code, criterion: text, points: number, file: text, place: ref('place') },
  {
    inAnswer: { ...record({ start: offset, end: offset }), description: 'Where it stands in the text of the answer.' },
  },
);

const CRITERION = record(
  {
    name: text,
    score: { ...number, description: 'Below zero for a misconception.' },
    points: { ...number, description: 'What it is worth; below zero for a misconception.' },
    openPoints: points,
  },
  {
    met: {
      enum: ['yes', 'open', 'no'],
      description: 'Whether it is there, where levels say what criteria earn together.',
    },
    hint: { ...text, description: 'What was looked for.' },
    confidence: { ...number, minimum: 0, maximum: 1, description: 'How sure the verdict on it is.' },
    lacking: { ...text, description: 'An example of what was not found; only where the rubric reveals all.' },
    remark: { ...text, description: 'What makes it unsure, or what was found of it.' },
  },
);

const PART = record(
  {
    id: text,
    kind: { ...text, description: 'The kind of check.' },
    title: text,
    score: { type: ['number', 'null'], minimum: 0, description: 'Points that are certain; null where ungraded.' },
    points,
    openPoints: { ...points, description: 'What a person could still add.' },
    status: { enum: ['correct', 'partial', 'incorrect', 'missing', 'unreadable', 'undecided', 'ungraded'] },
    needsReview: flag,
    reviewReasons: list(ref('message')),
    feedback: list(ref('message')),
    evidence: list(EVIDENCE),
  },
  {
    ask: text,
    extra: { const: true, description: 'The points come on top of the total.' },
    answer: ANSWER,
    criteria: list(CRITERION),
    expected: { ...ref('spelling'), description: 'Only where the rubric reveals it.' },
    witness: ref('witness'),
    tested: ref('message'),
  },
);

const CASE = record({ value: number, student: ref('double'), reference: ref('double') });

const WITNESS = {
  ...record(
    {
      at: list(record({ name: text, value: number })),
      student: ref('double'),
      reference: ref('double'),
      inputs: list(record({ name: text, values: list(number) })),
    },
    {
      entry: { ...list(number), description: 'Of a whole array: the index of the entry, or its row and its column.' },
      method: { enum: ['exact', 'finite-differences'], description: 'How the derivative was worked out.' },
      along: record({ index: text, cases: { ...list(CASE), maxItems: 6 } }),
      outOfRange: record({ array: text, index: number, length: offset }),
    },
  ),
  description: 'A case in which the formula of the student and the derivative of the reference differ.',
};

const DEFINITIONS = {
  message: record(
    { code, text },
    { data: { type: 'object', additionalProperties: { type: ['string', 'number'] } }, places: list(ref('place')) },
  ),
  position: {
    ...record({ line: count, column: count, offset }),
    description: 'Lines and columns count from 1; columns and offsets are UTF-16 units of the decoded file.',
  },
  place: record(
    { file: text, start: ref('position'), end: ref('position') },
    {
      cell: {
        ...record({ number: count, startLine: count, endLine: count }),
        description: 'The cell of a notebook, and lines in it.',
      },
    },
  ),
  spelling: record({ text, latex: text }),
  double: { type: ['number', 'null'], description: 'null stands for what is no finite number.' },
  witness: WITNESS,
};

/** JSON Schema (draft 2020-12) of a result. */
export const RESULT_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'gradecheck result, version 1',
  description: 'What became of one submission.',
  ...record({
    schemaVersion: { const: 1 },
    gradecheck: { ...text, description: 'Version of gradecheck.' },
    rubric: record({
      id: text,
      title: text,
      hash: { ...sha256, description: 'sha256 over the rubric, its includes, the reference and what that imports.' },
      groups: list(record({ id: text, title: text }, { ask: text })),
    }),
    submission: record({
      id: text,
      files: list(
        record({ name: text, sha256 }, { format: { enum: ['markdown', 'latex', 'notebook', 'text', 'answers'] } }),
      ),
    }),
    score: { type: ['number', 'null'], minimum: 0, description: 'Points that are certain; null where ungraded.' },
    points,
    openPoints: points,
    needsReview: flag,
    reviewReasons: list(ref('message')),
    notes: list(ref('message')),
    parts: list(PART),
  }),
  $defs: DEFINITIONS,
};
