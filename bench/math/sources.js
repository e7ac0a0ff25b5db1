// What each third-party source of cases takes for granted, as options of the reader. `conventions` replace the defaults;
// `text` picks the fields to read. Rows are read as their source reads them, so that they measure reading and not taste.

/**
 * How the rows of a source are read.
 * @typedef {object} Source
 * @property {Record<string, unknown>} [conventions]
 * @property {Record<string, string>} [symbols] Types by name, as in a rubric.
 * @property {'real' | 'complex'} [domain]
 */

/** @type {Record<string, (row: any) => Source>} */
const SOURCES = {
  'stack/answertest': () => ({
    conventions: { names: 'words', subscripts: 'distinct', imaginary_unit: 'i', calls: 'usual-letters' },
  }),
  'stack/equiv': () => ({ conventions: { names: 'words', subscripts: 'distinct', imaginary_unit: 'i' } }),
  'stack/input': () => ({ conventions: { names: 'words', subscripts: 'distinct', imaginary_unit: 'i' } }),
  doenet: () => ({ conventions: { imaginary_unit: 'i', function_argument: 'factor', powers: 'left-to-right' } }),
  khan: () => ({}),
  numbas: () => ({ conventions: { imaginary_unit: 'i', division: 'product-first', logarithm: 'base-10' } }),
  prairielearn: () => ({ conventions: { names: 'words' } }),
  'mitx-grading': () => ({ conventions: { names: 'words', imaginary_unit: 'i' } }),
  'openedx-calc': () => ({ conventions: { names: 'words', imaginary_unit: 'j' } }),
  'openwebwork/pg': ({ options }) => ({ conventions: options.angle === 'degrees' ? { angles: 'degrees' } : {} }),
  'math-verify': () => ({ conventions: { mixed_numbers: 'sum' } }),
  latex2sympy2_extended: () => ({ conventions: { mixed_numbers: 'sum' } }),
};

/** The options for a row. */
export function sourceOf(row) {
  return SOURCES[row.source]?.(row) ?? {};
}

/** What the student and the teacher wrote, and in which syntax each is to be read. */
export function textsOf(row) {
  const syntax = row.syntax === 'latex' ? 'latex' : 'typed';
  return {
    student: { text: row.student_plain ?? row.student ?? '', syntax },
    teacher: { text: row.teacher_plain ?? row.teacher ?? '', syntax },
  };
}
