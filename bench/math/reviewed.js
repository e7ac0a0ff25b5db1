// Rows of third-party cases in which the source holds a convention that we decide against, with the reason. They are counted
// apart; at most 5 % of a file may stand here.

/** @type {Record<string, string[]>} Ids of rows by reason. */
const BY_REASON = {
  'A sign without an operand behind it is an unfinished formula for us, not the charge of an ion.': [
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
  'Angles between points are geometry, which formulas here do not have.': [
    'dn-eq-equivalences-350',
    'dn-eq-nonequivalences-106',
    'dn-text-to-ast-515',
    'dn-text-to-ast-518',
    'dn-text-to-ast-524',
    'dn-text-to-ast-527',
    'dn-text-to-ast-edge-035',
  ],
  'Suits of cards are no names.': ['dn-text-to-ast-edge-043'],
  'The key is a printout without brackets that the source itself would read otherwise.': [
    'dn-text-to-ast-085',
    'dn-text-to-ast-087',
    'dn-text-to-ast-114',
  ],
  'f with a bracket behind it is called, also in an exponent.': ['dn-text-to-ast-109'],
  'Whether 3.1E-3 is a number does not depend on what follows it.': ['dn-text-to-ast-271', 'dn-text-to-ast-edge-068'],
  'Square brackets around a number alone are a list of one.': ['dn-text-to-ast-edge-069'],
  'Greek names are found in runs of letters, here nu.': ['dn-text-to-ast-edge-055'],
  '&& is no sign of mathematics; it is refused with its place.': ['dn-text-to-ast-edge-061'],
  'LaTeX that is typed into a box is read as meant.': ['dn-text-to-ast-errors-008', 'stack-in-433'],
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
  'A sign alone is no formula.': ['nb-ops-001', 'nb-ops-003', 'nb-ops-005', 'nb-ops-007', 'nb-ops-008', 'nb-ops-010'],
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
  'Names with superscripts have to be declared.': ['mitx-expressions-varnames-06'],
};

/** @type {{ id: string, reason: string }[]} */
export const REVIEWED = Object.entries(BY_REASON).flatMap(([reason, ids]) => ids.map((id) => ({ id, reason })));
