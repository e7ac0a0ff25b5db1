// Judges rows about forms: whether two answers are written alike, or one has the form that is asked for.
import { compareMath } from '../../dist/math/compare/compare-math.js';
import { sameTree } from '../../dist/math/compare/same-tree.js';
import { hasExpressionForm } from '../../dist/math/forms/expression-forms.js';
import { hasNumberForm } from '../../dist/math/forms/number-forms.js';
import { isSameForm } from '../../dist/math/forms/same-form.js';
import { enclosureOf } from '../../dist/math/values/enclosure.js';
import { namesIn } from '../../dist/math/walk.js';
import { comparisonOptions, read } from './judge.js';
import { textsOf } from './sources.js';

/** What each test asks for: a pair that is written alike, or a form and the value of the key. */
const TESTS = {
  equalsViaSyntax: (a, b) => sameTree(a, b),
  CasEqual: (a, b) => sameTree(a, b),
  EqualComAss: (a, b) => isSameForm(a, b),
  toEqualExprAndForm: (a, b) => isSameForm(a, b),
  // Rules of rewriting are not ours: what they make equal stays open.
  EqualComAssRules: (a, b, { options }) => (/noncom/u.test(options.option) ? undefined : isSameForm(a, b) || undefined),
  Expanded: (a) => hasExpressionForm(a, 'expanded'),
  LowestTerms: (a) => hasNumberForm(a, 'lowest terms') && hasRationalDenominators(a),
  SingleFrac: (a, b, row) => hasExpressionForm(a, 'single fraction') && isEqual(a, b, row),
  CompSquare: (a, b, row) => hasExpressionForm(a, 'completed square', row.options.option) && isEqual(a, b, row),
};

/** Whether a row is judged here. */
export function isAboutForm(row) {
  return row.kind === 'form';
}

/** Judges a row of the kind form. */
export function judgeForms(row) {
  const { student, teacher } = textsOf(row);
  const [own, key] = [read(student, row), read(teacher, row)];
  const unread = [own, key].find((reading) => 'unreadable' in reading);
  if (row.expect === 'invalid') return judgeInvalid(unread, [own, key], row);
  if (unread) return { outcome: 'unread', detail: `found ${unread.unreadable.found}` };
  const met = TESTS[row.mode]?.(own.tree, key.tree, row);
  if (met === undefined) return { outcome: 'undecided', detail: 'not told' };
  if (met === (row.expect === 'equal')) return { outcome: 'right', detail: String(met) };
  return { outcome: met ? 'false-accept' : 'false-refusal', detail: row.mode };
}

/** What has no value (`1/0`) is refused, and so is what cannot be read. */
function judgeInvalid(unread, sides, row) {
  if (unread) return { outcome: 'right', detail: 'refused' };
  const isValueless = sides.some(
    ({ tree }) => namesIn(tree).length === 0 && enclosureOf(tree, comparisonOptions(row)) === undefined,
  );
  return isValueless
    ? { outcome: 'right', detail: 'no value' }
    : { outcome: 'false-accept', detail: 'read, although it has to be refused' };
}

function isEqual(a, b, row) {
  const { verdict } = compareMath(a, b, comparisonOptions(row));
  return verdict === 'undecided' ? undefined : verdict === 'equal';
}

/** STACK asks for denominators without roots too. */
function hasRationalDenominators(tree) {
  return !/"name":"(?:sqrt|root|cbrt)"/u.test(
    JSON.stringify(tree, (key, value) => (typeof value === 'bigint' ? String(value) : value)),
  );
}
