// Rows of third-party cases in which the source holds a convention that we decide against, with the reason. They are counted
// apart; at most 5 % of a file may stand here.

/** @type {Record<string, string[]>} Ids of rows by reason. */
const BY_REASON = {
  'A letter I is a name; a character by its number is no formula.': ['l2s-complex-001', 'l2s-greek-002'],
  'A decimal comma is refused where the point is declared; a line break within a formula means nothing; an interval and its inequalities are the same both ways round.':
    [
      'mv-test_all-test_number_extraction-005',
      'mv-test_all-test_latex_notation-005',
      'mv-test_all-test_set_rel_assymetry-003',
    ],
  'A command that runs into the next letter is unknown to TeX and named as such.': [
    'kh-parse-107',
    'kh-parse-108',
    'kh-parse-114',
    'kh-parse-195',
    'kh-parse-209',
  ],
  'TeX takes arguments without braces, and a set of numbers can stand alone.': [
    'dn-latex-to-ast-edge-errors-002',
    'dn-latex-to-ast-edge-errors-004',
  ],
  'The name of a function without its backslash is still the function.': ['dn-latex-to-ast-043'],
  'All digits behind a script sign belong to the script, as students mean them, though TeX takes the first alone.': [
    'dn-latex-to-ast-018',
    'dn-latex-to-ast-033',
  ],
  'A quotient of differentials is a derivative for us and no product of letters; one whose orders differ is refused.': [
    'dn-latex-to-ast-294',
    'dn-latex-to-ast-298',
    'dn-latex-to-ast-313',
    'dn-latex-to-ast-314',
  ],
  'A sign without an operand behind it is an unfinished formula for us, not the charge of an ion.': [
    'dn-latex-to-ast-462',
    'dn-latex-to-ast-464',
    'dn-latex-to-ast-465',
    'dn-latex-to-ast-467',
    'dn-latex-to-ast-469',
    'dn-text-to-ast-358',
    'dn-text-to-ast-362',
    'dn-text-to-ast-363',
    'dn-text-to-ast-365',
    'dn-text-to-ast-366',
    'dn-text-to-ast-393',
    'dn-text-to-ast-395',
    'dn-text-to-ast-397',
    'dn-text-to-ast-398',
    'dn-text-to-ast-399',
    'dn-text-to-ast-401',
    'dn-text-to-ast-433',
    'dn-text-to-ast-434',
    'dn-text-to-ast-435',
    'dn-text-to-ast-438',
    'dn-text-to-ast-440',
    'dn-text-to-ast-441',
    'dn-text-to-ast-449',
    'dn-text-to-ast-edge-009',
  ],
  'The key is a printout without brackets that the source itself would read otherwise.': [
    'dn-text-to-ast-085',
    'dn-text-to-ast-087',
    'dn-text-to-ast-114',
  ],
  'f with a bracket behind it is called, also in an exponent.': ['dn-text-to-ast-109'],
  'Whether 3.1E-3 is a number does not depend on what follows it.': ['dn-text-to-ast-271', 'dn-text-to-ast-edge-068'],
  'Greek names are found in runs of letters, here nu.': ['dn-text-to-ast-edge-055'],
  '&& is no sign of mathematics; it is refused with its place.': ['dn-text-to-ast-edge-061'],
  'LaTeX that is typed into a box is read as meant.': ['dn-text-to-ast-errors-008', 'stack-in-433'],
  'The square of f at x is the square of f(x).': ['dn-eq-nonequivalences-105'],
  'The sign of a currency is left out, with a note.': ['dn-eq-nonequivalences-108', 'dn-eq-nonequivalences-109'],
  'A comma with other than digits behind it separates, and so does a semicolon.': [
    'dn-notation-bad-01',
    'dn-notation-bad-02',
  ],
  '3.67x10^2 is a number in scientific notation.': ['stack-in-040'],
  'Primes are derivatives.': ['stack-in-057', 'stack-in-354'],
  'Chains of inequalities are read.': ['stack-in-146', 'stack-in-147', 'stack-in-148'],
  '<> is a usual sign for different.': ['stack-in-155'],
  'A full stop behind a formula is forgiven.': ['stack-in-159'],
  'Superscripts and Greek letters are read as characters.': ['stack-in-318', 'stack-in-331'],
  'The key is spelled with constructors of the programming language of the source.': [
    'nb-notation-002',
    'nb-notation-011',
    'nb-notation-012',
  ],
  'x(x+1) is a product where x also stands alone.': ['nb-part-jme-006'],
  '|| is a pair of bars here; parallel resistors are a convention of one course.': [
    'edx-complex_expression-003',
    'edx-parallel_resistors-001',
    'edx-parallel_resistors-003',
  ],
  '# between two operands is a sign for different.': ['pl-sym-comment_error-03'],
  'E is a name; only e is a number.': ['pl-sym-no_simplification-02'],
  'Two numbers of a formula may be off at once, each by what is allowed.': ['dn-tol-03-w0', 'dn-tol-03-w1'],
  'An empty answer is no answer.': ['kh-numin-001'],
  'A percentage above 100 % is a number like any other.': ['kh-numin-018'],
  'Digits without separators are the same number.': ['nb-numstyle2-002'],
  'Lists are added entry by entry, and the size of a list is its length in space.': [
    'nb-eval-arithmetic-005',
    'nb-eval-arithmetic-006',
    'nb-eval-number_functions-003',
  ],
  'The angle of zero has no value.': ['nb-eval-number_functions-011'],
  'Infinity is no whole number.': ['nb-eval-number_theory_combinatorics-019'],
  'A function that only the test of the source defines.': ['edx-simple_funcs-002'],
  'Nm and Joule are usual spellings.': ['pg-basic_parser-015', 'pg-basic_parser-017'],
  'The row lacks the quantity that its answer was compared with.': ['pg-basic_parser-026', 'pg-basic_parser-030'],
  'Decimal places are all those that are written.': [
    'pl-num-expected_decimal_digits-11',
    'pl-num-expected_decimal_digits-12',
  ],
  'A tolerance that cannot be read is a mistake in the question.': ['stack-at-1726'],
  'A number and a unit are not added up; that is refused with its place.': ['stack-at-2025'],
  'The hour takes no prefix.': ['stack-at-2069'],
  'Dots in place of digits are no number.': ['stack-numu-14'],
  'Names with superscripts have to be declared.': ['mitx-expressions-varnames-06'],
  'Both are the same set: elements are compared as expressions and formulas are.': [
    'stack-at-0213',
    'stack-at-0500',
    'stack-at-1011',
  ],
  'The two sides differ by a factor: the key of the source takes √2 + 1 for the inverse of (√2 − 1)/3.': [
    'stack-at-0475',
  ],
  'Other letters are another answer, unless the question says that they are free.': ['stack-at-0369', 'stack-at-0370'],
  'An exponential is never zero, so that the solutions are the same.': ['stack-at-0245', 'dn-eq-nonequivalences-067'],
  'z = 0 is a solution of one of the two alone.': ['kh-cmp-045'],
  'Of positive numbers none is the opposite of another.': ['stack-eqv-052-01'],
  'Over the real numbers the other factor is zero at the same points alone.': ['stack-eqv-097-03'],
  'A statement of membership and the inequality that it means are one statement.': [
    'mv-test_all-test_set_rel_assymetry-003',
  ],
  'A part of the points is for the rubric to give; the answers differ.': ['mitx-intervalgrader-usage-02'],
  'An equation that is the expected one is equal to it; whether an expression was asked for is for `type` to say.': [
    'stack-at-1272',
  ],
  'The answer reads well and differs: it is refused as an answer, not as unreadable.': ['stack-at-1281'],
  'In doubles the two differ by an artefact of rounding; as decimals they are equal.': ['stack-at-0042'],
  'The two are equal at every point where both have a value.': ['stack-at-0156'],
};

/** @type {{ id: string, reason: string }[]} */
export const REVIEWED = Object.entries(BY_REASON).flatMap(([reason, ids]) => ids.map((id) => ({ id, reason })));

/**
 * The same for rows that have something in common, whatever their ids.
 * @type {{ applies: (row: any) => boolean, reason: string }[]}
 */
export const REVIEWED_RULES = [
  {
    applies: (row) => row.expect === 'invalid' && /_Opt\b|_Opt[._]/u.test(row.note ?? ''),
    reason: "The fault lies in an option of the source's own test, which is no answer that could be read.",
  },
];
