import { DEFAULT_CONVENTIONS } from '../model/conventions.ts';

/** A JSON Schema as plain data. No `oneOf` or `anyOf` anywhere: the first error is then already the right one. */
export type Schema = Readonly<Record<string, unknown>>;

/** Version of the rubric language that this gradecheck reads. */
export const LANGUAGE_VERSION = 1;

/** Patterns that more than one rule needs. */
const FRACTION = '^\\d+/\\d+$';
const CREDIT = '^(\\d+/\\d+|\\d+(\\.\\d+)? ?%)$';
const WORDS = ['string', 'number', 'boolean'];

const one = (schema: Schema, description: string): Schema => ({ ...schema, description });
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const text = { type: 'string' };
const texts = { type: ['string', 'array'], items: text };
const flag = { type: 'boolean' };
const choice = (...values: readonly (string | number)[]): Schema => ({ enum: values });

/** A map whose keys are all known. */
export const record = (properties: Schema, more: Schema = {}): Schema => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...more,
});

/** Keys of every part, a group or not. */
export const IDENTITY: Schema = {
  ask: one(
    text,
    'The question, as students see it. It stands in reports, and where a student copies it, it is not taken for an answer.',
  ),
  label: one(
    { type: [...WORDS, 'array'], items: { type: WORDS } },
    'What students write in front of this part; a list means any of them. Default: the key. `none`: it has no label and is found by its content.',
  ),
  file: one(
    texts,
    'Look for the answer only in files of a submission with this name; a list means any of them. `*` is any characters.',
  ),
  symbols: one(ref('symbols'), 'Names that formulas may use from here on, added to those from above.'),
  let: one(ref('let'), 'Quantities given by a formula from here on, in place of those of the reference.'),
  conventions: one(ref('conventions'), 'How answers are read from here on; each key replaces the one from above.'),
};

/** Keys of every part that is judged, besides those of its kind. */
export const SCORING: Schema = {
  points: one(
    ref('points'),
    'What this part is worth. A concept part that leaves it out is worth the sum of its criteria.',
  ),
  extra: one(flag, 'Whether the points come on top of the total. Default: false.'),
  self_check: one(
    choice('none', 'readable', 'verdict'),
    'What students are told before they hand in. Default: readable.',
  ),
  review_below: one(
    { type: 'number', minimum: 0, maximum: 1 },
    'A person decides where gradecheck is less sure than this. Default: 0.8.',
  ),
  reveal: one(choice('all', 'hint', 'nothing'), 'How much a report says of the expected answer. Default: all.'),
  feedback: one(
    {
      type: ['string', 'object'],
      properties: { correct: text, partial: text, incorrect: text, missing: text },
      additionalProperties: false,
    },
    'Your own words to students: one text for every loss of points, or one for each outcome. <found> and <expected> are put in.',
  ),
  examples: one(
    ref('examples'),
    'Answers by the points they must earn, or under `review` those that a person must see. `gradecheck rubric test` runs them.',
  ),
};

/** Keys that may stand in a rubric and in a file that rubrics include. */
export const SHARED: Schema = {
  conventions: ref('conventions'),
  symbols: ref('symbols'),
  let: ref('let'),
  words: one(
    {
      type: 'object',
      propertyNames: { pattern: '^[a-z][a-z0-9-]*$' },
      additionalProperties: { type: 'array', items: { type: WORDS } },
    },
    'Lists of words by name; criteria write them as <name>.',
  ),
  defaults: ref('defaults'),
  policies: ref('policies'),
};

/** Keys of a rubric file that a shared file does not have. */
export const TOP: Schema = {
  gradecheck: one({ const: LANGUAGE_VERSION }, 'Version of the rubric language.'),
  id: one(
    { type: 'string', pattern: '^[a-z0-9][a-z0-9-]*$' },
    'Name of the assignment in small letters, digits and hyphens; also that of the folder for reports.',
  ),
  title: one(text, 'Heading of the reports. Default: the id.'),
  points: one(ref('points'), 'Sum over all parts that are not extra; only compared with them.'),
  include: one(texts, 'Files of the course that say the same for several rubrics: everything but parts.'),
  reference: one(text, 'The reference implementation. Default: reference.ts beside this file, if there is one.'),
  submission: one(
    record({ writeup: texts, code: texts }),
    'Names or patterns of the files that are read. Default: every write-up of a known format.',
  ),
  seed: one({ type: 'integer' }, 'Start of all random draws. Default: made from the id.'),
};

/** Keys of a group of parts, besides those of every part. */
export const GROUP: Schema = {
  points: one(ref('points'), 'Sum over the parts of this group that are not extra; only compared with them.'),
  defaults: ref('defaults'),
  parts: ref('parts'),
};

const conventions = {
  index_base: ['Where indices begin.', 0, 1, 'either'],
  layout: [
    'How derivatives are laid out; `denominator` gives a gradient the shape of its variable.',
    'numerator',
    'denominator',
    'either',
  ],
  modulo: ['What mod gives for a negative number.', 'floored', 'truncated'],
  out_of_range: ['What an array holds outside of its range.', 'zero', 'error'],
  channels: ['Which axis of a shape holds the channels. Default: as the layer says.', 'first', 'last', 'either'],
  batch_axis: ['Whether a shape begins with the size of a batch.', 'required', 'optional', 'refused'],
  singleton_axes: ['Whether axes of size 1 count in a shape.', 'significant', 'ignored'],
  orientation: ['Whether rows differ from columns. Default: in matrices only.', 'significant', 'ignored'],
  rounding: ['Which way a half is rounded.', 'half-up', 'half-even', 'either'],
  logarithm: ['What log without a base means.', 'natural', 'base-2', 'base-10'],
  angles: ['The unit of angles.', 'radians', 'degrees'],
  constant_of_integration: ['Whether an antiderivative needs its constant.', 'required', 'optional'],
  decimal: ['What parts whole numbers from decimals.', 'point', 'comma', 'point-or-comma'],
  imaginary_unit: ['The name of the square root of -1.', 'none', 'i', 'j', 'either'],
  letter_case: ['Whether x and X are two names.', 'significant', 'ignored'],
  division: ['Whether x/yz is (x/y)z or x/(yz).', 'left-to-right', 'product-first'],
  function_argument: ['Whether sin xy is sin(xy) or sin(x) y.', 'product', 'factor'],
  mixed_numbers: ['Whether 2 1/2 is a sum, a product or refused.', 'sum', 'product', 'refused'],
  percent: ['Whether 5 % is read as 0.05.', 'allowed', 'refused'],
  odd_roots: ['Whether the cube root of a negative number is real.', 'real', 'principal'],
  names: ['Whether undeclared letters side by side are a product or one name.', 'letters', 'words'],
  subscripts: ['Whether x1 and x_1 are one name.', 'joined', 'distinct'],
  products: ['Whether a product may go without a sign, or only without a space.', 'implied', 'adjacent', 'written'],
  calls: ['Which undeclared names before a bracket are functions.', 'declared', 'usual-letters', 'all'],
  powers: ['Which power of x^y^z is taken first.', 'right-to-left', 'left-to-right'],
  inverse_power: ['Whether sin^-1 x is the arcsine or 1/sin x.', 'inverse', 'reciprocal', 'refused'],
  exponent_letter: ['Whether 2e3 is 2000, or only 2E3.', 'scientific', 'capital', 'symbol'],
  euler: ["Whether e is Euler's number.", 'constant', 'symbol'],
  repeated_signs: ['Whether two signs may follow each other, as in 2--3.', 'allowed', 'refused'],
  undeclared_names: ['Whether a formula may use names that the rubric does not declare.', 'read', 'refused'],
} as const;

const late = record({
  grace: text,
  per_day: ref('credit'),
  steps: { type: 'object', additionalProperties: ref('credit') },
  at_most: ref('credit'),
  closes: text,
});

/** Definitions that several keys share. */
export const DEFINITIONS: Schema = {
  points: { type: ['number', 'string'], minimum: 0, pattern: FRACTION },
  credit: {
    type: ['number', 'string'],
    minimum: 0,
    maximum: 1,
    pattern: CREDIT,
    description: 'A share: 1/2, 0.5 or 50 %.',
  },
  let: { type: 'object', propertyNames: { pattern: '^\\S+$' }, additionalProperties: { type: ['string', 'number'] } },
  examples: {
    type: 'object',
    propertyNames: { pattern: '^([0-9]+(\\.[0-9]+)?|[0-9]+/[0-9]+|review)$' },
    additionalProperties: { type: [...WORDS, 'array'], items: { type: [...WORDS, 'array'] } },
  },
  symbols: {
    type: 'object',
    description:
      'One name, or several with commas, and what they are: real, real > 0, integer in 1..8, vector(n), matrix(m, n), index(n), one-hot(n), columns(U), function …',
    propertyNames: { pattern: '^[^\\s,]+( *, *[^\\s,]+)*$' },
    additionalProperties: {
      type: ['string', 'object'],
      properties: { type: text, written: texts },
      additionalProperties: false,
    },
  },
  conventions: record(
    Object.fromEntries(
      Object.entries(conventions).map(([key, [description, ...values]]) => [
        key,
        one({ enum: values }, description + defaultOf(key)),
      ]),
    ),
    { description: 'How answers are read, and what is meant where universities differ.' },
  ),
  policies: record({
    late: one(late, 'What lateness costs; a line of its own in the report.'),
    attempts: choice('latest', 'best', 'first'),
    rounding: one(
      record({ to: { type: 'number' }, direction: choice('half-up', 'half-even', 'up', 'down') }),
      'How the total is rounded.',
    ),
    extra_points: one(record({ at_most: ref('points') }), 'How far extra parts may lift the total.'),
    negative_points: one(flag, 'Whether penalties may take a part below zero. Default: false.'),
  }),
};

function defaultOf(key: string): string {
  const entry = Object.entries<string | number>({ ...DEFAULT_CONVENTIONS }).find(([name]) => name === key);
  return entry ? ` Default: ${entry[1]}.` : '';
}
