// What each third-party source of cases takes for granted, as options of the reader. `conventions` replace the defaults.
// Rows are read as their source documents that it reads them, so that they measure reading and not taste.

/**
 * How the rows of a source are read.
 * @typedef {object} Source
 * @property {Record<string, unknown>} [conventions]
 * @property {Record<string, string>} [symbols] Types by name, as in a rubric.
 * @property {'real' | 'complex'} [domain]
 * @property {{ absolute?: number, relative?: number }} [tolerance]
 * @property {'expression' | 'set' | 'single'} [expect] What the answer has to be.
 * @property {Record<string, unknown>} [compare] Options of the comparison beside these.
 * @property {Record<string, number>} [values] Numbers that names stand for in the student's answer.
 */

/** @type {Record<string, (row: any) => Source>} */
const SOURCES = {
  'stack/answertest': (row) => ({
    conventions: { ...STACK, ...(isWithoutConstant(row) && { constant_of_integration: 'optional' }) },
    compare: comparedByStack(row),
    ...(row.mode === 'SubstEquiv' && { symbols: symbolsFor(String(row.options?.option ?? '').match(/[a-z]\w*/giu)) }),
  }),
  'stack/equiv': (row) => ({ conventions: STACK, compare: comparedByStack(row) }),
  'stack/input': ({ options }) => ({
    conventions: { ...STACK, decimal: decimalOf(options?.decimal), products: 'adjacent', percent: 'refused' },
    expect: 'single',
  }),
  doenet: ({ options }) => ({
    conventions: {
      imaginary_unit: 'i',
      function_argument: 'factor',
      powers: 'left-to-right',
      exponent_letter: 'capital',
      decimal: decimalOf(options?.decimalSeparator),
    },
  }),
  khan: ({ options }) => ({
    conventions: {
      calls: 'declared',
      logarithm: 'base-10',
      mixed_numbers: 'sum',
      decimal: decimalOf(options?.locale === 'fr' ? ',' : '.'),
    },
    symbols: symbolsFor([], options?.functions),
    compare: { sides: 'both' },
    // KAS compares values at random points in doubles.
    tolerance: { relative: 1e-9 },
  }),
  numbas: ({ options }) => ({
    conventions: {
      imaginary_unit: 'i',
      division: 'product-first',
      logarithm: 'base-10',
      names: options?.singleLetterVariables ? 'letters' : 'words',
      calls: options?.noUnknownFunctions ? 'declared' : 'all',
      decimal: decimalOf(['eu', 'si-fr'].includes(options?.style) ? ',' : '.'),
    },
  }),
  prairielearn: ({ mode, options }) => ({
    conventions: {
      names: 'words',
      imaginary_unit: options?.complex ? 'either' : 'none',
      undeclared_names:
        Array.isArray(options?.variables) || options?.fractions || mode.includes('2darray') ? 'refused' : 'read',
      exponent_letter: options?.floats === false ? 'symbol' : 'scientific',
    },
    symbols: symbolsFor(options?.variables, options?.functions),
    ...expectedOf(options),
  }),
  'mitx-grading': ({ mode, options }) => ({
    conventions: {
      names: 'words',
      imaginary_unit: 'either',
      repeated_signs: 'refused',
      products: 'written',
      undeclared_names:
        (Array.isArray(options?.variables) || options?.values) && !options?.numbered_vars ? 'refused' : 'read',
    },
    symbols: { ...symbolsFor([...givenNames(options), ...(options?.variables ?? [])]), ...arraysOf(options) },
    values: valuesOf(options),
    tolerance: toleranceOf(options?.tolerance),
    ...(mode === 'evaluator' && { expect: 'expression' }),
  }),
  'openedx-calc': ({ options }) => ({
    conventions: {
      names: 'words',
      imaginary_unit: 'either',
      letter_case: options?.case_sensitive === true ? 'significant' : 'ignored',
      undeclared_names: typeof options?.values === 'object' ? 'refused' : 'read',
    },
    symbols: symbolsFor(namesOf(options?.values)),
    values: valuesOf(options),
  }),
  'openwebwork/pg': ({ options }) => ({
    conventions: { angles: options?.angle === 'degrees' ? 'degrees' : 'radians', mixed_numbers: 'sum' },
  }),
  issues: ({ options }) => ({
    symbols: Object.fromEntries((options?.assume ?? []).map((one) => [one.replace(/\W.*/u, ''), 'real > 0'])),
    conventions: { mixed_numbers: 'sum', calls: options?.noUnknownFunctions ? 'declared' : 'usual-letters' },
  }),
  'math-verify': () => ({
    conventions: { mixed_numbers: 'sum' },
    compare: { sides: 'value-suffices', forms: 'interchangeable' },
  }),
  latex2sympy2_extended: () => ({ conventions: { mixed_numbers: 'sum' } }),
};

const STACK = { names: 'words', subscripts: 'distinct', imaginary_unit: 'i', calls: 'all' };

/** Whether a test of STACK asks for no constant of integration. */
function isWithoutConstant({ mode, options }) {
  return mode === 'Antidiff' || String(options?.option ?? '').includes('NOCONST');
}

/** STACK tells forms apart, counts multiple and complex solutions, and has options for the steps of an argument. */
function comparedByStack({ source, mode, options }) {
  const [variable] = String(options?.option ?? '').match(/\w+/u) ?? [];
  const isReal = options?.assumereal === true || options?.domain === 'real';
  return {
    forms: source === 'stack/equiv' ? 'interchangeable' : 'significant',
    sides: 'both',
    brackets: 'significant',
    multiplicity: options?.ignoreMultiplicity ? 'ignored' : 'significant',
    solutions: isReal ? 'real' : 'complex',
    ...(mode === 'SysEquiv' && { type: 'equation' }),
    ...(mode === 'SubstEquiv' && { letters: 'free' }),
    ...(options?.assumepos && { assume: 'positive' }),
    ...(['Int', 'Antidiff', 'AddConst'].includes(mode) && variable && { upToConstant: variable }),
  };
}

/** An answer with sets is one of sets only where the question says so. */
function expectedOf(options) {
  if (options?.sets) return { expect: 'set' };
  return options?.sets === false || options?.variables ? { expect: 'expression' } : {};
}

function decimalOf(sign) {
  return sign === ',' ? 'comma' : 'point';
}

function symbolsFor(variables, functions) {
  const entries = [
    ...(variables ?? []).map((name) => [name, 'real']),
    ...(functions ?? []).map((name) => [name, 'function']),
  ];
  return Object.fromEntries(entries);
}

/** `0.1` and `0.1%`; mitx-grading takes 0.01 % where nothing is said. */
function toleranceOf(written) {
  const text = String(written ?? '0.01%');
  return text.endsWith('%') ? { relative: Number.parseFloat(text) / 100 } : { absolute: Number(text) };
}

/** Names that a question of mitx-grading gives values or that all its questions have. */
function givenNames(options) {
  const identity = options?.identity_dim === undefined ? [] : ['I'];
  return [...namesOf(options?.values), ...namesOf(options?.user_constants), ...identity];
}

function namesOf(values) {
  return typeof values === 'object' && values !== null ? Object.keys(values) : [];
}

function valuesOf(options) {
  const values = options?.values;
  if (typeof values !== 'object' || values === null) return {};
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'number'));
}

/** `RealMatrices(shape=[2, 3])` by name, as types of a rubric. */
function arraysOf(options) {
  const written = String(options?.sample_from ?? '');
  const found = [...written.matchAll(/'(\w+)': Real(Matrices|Vectors)\((?:shape=\[?([\d, ]+)\]?)?\)/gu)];
  return Object.fromEntries(
    found.map(([, name, kind, shape]) =>
      kind === 'Matrices' ? [name, `matrix(${shape ?? '2, 2'})`] : [name, `vector(${shape ?? '3'})`],
    ),
  );
}

/** The options for a row. */
export function sourceOf(row) {
  return SOURCES[row.source]?.(row) ?? {};
}

/** Modes in which the key says in a calculator's spelling what the LaTeX of the student means. */
const TYPED_KEYS = new Set(['to-ast', 'latex-to-sympy', 'toParseAs']);

/** Whether a key has words, sets or their difference in it, which LaTeX would spell with commands. */
function isTypedKey({ mode, syntax, teacher }) {
  return syntax === 'latex' && TYPED_KEYS.has(mode) && /[A-Za-z]{2,}|(?<![\\_^])\{|\\\s/u.test(teacher ?? '');
}

/** What the student and the teacher wrote, and in which syntax each is to be read. */
export function textsOf(row) {
  const syntax = row.syntax === 'latex' ? 'latex' : 'typed';
  return {
    student: { text: row.student_plain ?? row.student ?? '', syntax },
    // The keys of a source keep to the decimal point, whatever its students type.
    teacher: {
      text: row.teacher_plain ?? row.teacher ?? '',
      syntax: isTypedKey(row) ? 'typed' : syntax,
      conventions: { decimal: 'point' },
    },
  };
}
