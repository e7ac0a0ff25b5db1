// Prints formulas of the bench as students write them: typed, in LaTeX, or with Unicode signs.
import { childrenOf } from './expression.js';
import { pick } from './random.js';

const GREEK = { lambda: ['λ', '\\lambda'], tau: ['τ', '\\tau'], epsilon: ['ε', '\\epsilon'], mu: ['μ', '\\mu'] };
const FUNCTIONS = {
  sigma: ['σ', '\\sigma'],
  exp: ['exp', '\\exp'],
  tanh: ['tanh', '\\tanh'],
  ln: ['ln', '\\ln'],
  abs: ['abs', '|'],
};

/** How tightly each form binds; a looser one in a tighter one takes brackets. */
const LEVEL = { add: 0, sum: 0, modulo: 1, multiply: 2, divide: 2, negate: 1, power: 4, cases: 0 };
const ATOM = 5;

/**
 * The habits of one student: how products, entries, remainders and the like are written, drawn once for a whole answer.
 * @typedef {Record<string, string | boolean>} Style
 */
export function styleOf(random) {
  const latex = random() < 0.5;
  return {
    latex,
    unicode: random() < 0.5,
    entry: pick(latex ? ['subscript', 'subscript', 'bracket'] : ['bracket', 'bracket', 'subscript', 'call'], random),
    matrix: pick(['comma', 'comma', 'double', 'joined'], random),
    times: pick(latex ? ['\\cdot ', ' ', '\\, ', '\\times '] : ['*', ' * ', ' ', ' · '], random),
    modulo: pick(latex ? ['\\bmod', '\\mod', '\\%'] : ['mod', '%', 'function'], random),
    delta: pick(
      latex ? ['subscript', 'subscript', 'indicator', 'bracket'] : ['call', 'subscript', 'indicator', 'bracket'],
      random,
    ),
    exponential: pick(['power', 'function'], random),
    root: pick(['function', 'function', 'power'], random),
    sum: pick(latex ? ['full', 'full', 'short'] : ['full', 'full', 'short', 'call'], random),
    fraction: pick(['fraction', 'fraction', 'slash'], random),
    transpose: pick(latex ? ['^\\top', '^T', '^{\\top}', '^\\intercal'] : ['^T', 'ᵀ', "'"], random),
    spaced: random() < 0.7,
  };
}

/**
 * The text of a formula. `ranges` are the sizes of declared index letters, which sums over all of them may leave out;
 * these count from `base`.
 */
export function spelled(expression, style, { ranges = new Map(), base = 0 } = {}) {
  return text(expression, { style, ranges, base });
}

function text(node, context) {
  const { style } = context;
  switch (node.kind) {
    case 'number':
      return style.latex && String(node.value).includes('e') ? scientific(node.value) : String(node.value);
    case 'name':
      return nameText(node.name, style);
    case 'entry':
      return entryText(node, context);
    case 'add':
      return addText(node, context);
    case 'multiply':
      return multiplyText(node, context);
    case 'negate':
      return `-${within(node.of, 2, context)}`;
    case 'divide':
      return divideText(node, context);
    case 'power':
      return `${within(node.left, ATOM, context)}^${raised(text(node.right, context), style)}`;
    case 'modulo':
      return moduloText(node, context);
    case 'delta':
      return deltaText(node, context);
    case 'call':
      return callText(node, context);
    case 'sum':
      return sumText(node, context);
    default:
      return casesText(node, context);
  }
}

function scientific(value) {
  const [mantissa, exponent] = value.toExponential().split('e');
  return mantissa === '1' ? `10^{${Number(exponent)}}` : `${mantissa} \\cdot 10^{${Number(exponent)}}`;
}

function nameText(one, { latex, unicode }) {
  if (!Object.hasOwn(GREEK, one)) return one;
  const [sign, command] = GREEK[one];
  return latex ? command : unicode ? sign : one;
}

function bracketed(inner, { latex }) {
  return latex && inner.includes('\\frac') ? `\\left(${inner}\\right)` : `(${inner})`;
}

function levelOf(node, { style }) {
  if (node.kind === 'divide' && style.latex && style.fraction === 'fraction') return ATOM;
  if (node.kind === 'number' && /[.e]/u.test(String(node.value)) && style.latex) return node.value < 1e-3 ? 2 : ATOM;
  if (node.kind === 'call' && ['dot', 'outer', 'had'].includes(node.name)) return 2;
  if (node.kind === 'call' && node.name === 'T') return 4;
  if (node.kind === 'call' && node.name === 'exp' && style.exponential === 'power') return 4;
  if (node.kind === 'call' && node.name === 'sqrt' && style.root === 'power') return 4;
  return LEVEL[node.kind] ?? ATOM;
}

/** The text of a formula inside of another; in brackets where it binds more loosely than `level`. */
function within(node, level, context) {
  const inner = text(node, context);
  return levelOf(node, context) < level ? bracketed(inner, context.style) : inner;
}

function addText({ items }, context) {
  const gap = context.style.spaced ? ' ' : '';
  return items
    .map((item, at) => {
      const negative = item.kind === 'negate';
      const term = negative ? item.of : item;
      const isOpen = at < items.length - 1 && endsInSum(term);
      const inner = isOpen ? bracketed(text(term, context), context.style) : within(term, 1, context);
      const shown = !isOpen && term.kind === 'sum' ? text(term, context) : inner;
      if (at === 0) return negative ? `-${shown}` : shown;
      return `${gap}${negative ? '-' : '+'}${gap}${shown}`;
    })
    .join('');
}

/** A sum at its end would take in what follows it. */
function endsInSum(node) {
  if (node.kind === 'sum') return true;
  const last = childrenOf(node).at(-1);
  return (node.kind === 'multiply' || node.kind === 'negate') && last !== undefined && endsInSum(last);
}

function multiplyText({ items }, context) {
  const { style } = context;
  const texts = items.map((item, at) => {
    const isLastSum = item.kind === 'sum' && at === items.length - 1;
    if (isLastSum) return text(item, context);
    if (at < items.length - 1 && endsInSum(item)) return bracketed(text(item, context), style);
    // What is divided by a slash would divide all that stands before it, and all that is not clearly apart behind it.
    const isSlash = item.kind === 'divide' && (at > 0 || style.times.trim() === '' || style.times === '\\, ');
    return within(item, isSlash ? ATOM : 2, context);
  });
  return texts.slice(1).reduce((left, right) => `${left}${sign(left, right, style)}${right}`, texts[0]);
}

/** Between numbers, and where a bracket would call a name, a product is always written. */
function sign(left, right, { times, latex }) {
  if (times.trim() !== '' && times !== '\\, ') return times;
  const written = latex ? ' \\cdot ' : ' * ';
  if (/[\d.]$/u.test(left) && /^[\d.]/u.test(right)) return written;
  if (/[A-Za-zα-ω\]}]$/u.test(left) && /^[([\d]|^\\left[(]/u.test(right)) return written;
  if (/(?:\\mathbf\{1\}|1)\[/u.test(right) && /^(?:\\math|1)/u.test(right)) return written;
  return times;
}

function divideText({ left, right }, context) {
  const { latex, fraction } = context.style;
  if (latex && fraction === 'fraction') return `\\frac{${text(left, context)}}{${text(right, context)}}`;
  const above = endsInSum(left) ? bracketed(text(left, context), context.style) : within(left, 2, context);
  const below = within(right, 4, context);
  return `${above} / ${below}`;
}

function raised(inner, { latex }) {
  if (latex) return `{${inner}}`;
  return /^(?:[A-Za-z]|\d+)$/u.test(inner) ? inner : `(${inner})`;
}

function moduloText({ left, right }, context) {
  const { modulo } = context.style;
  if (modulo === 'function') return `mod(${text(left, context)}, ${text(right, context)})`;
  return `${within(left, ATOM, context)} ${modulo} ${within(right, ATOM, context)}`;
}

function entryText({ array, indices }, context) {
  const { style } = context;
  const parts = indices.map((index) => text(index, context));
  const base = nameText(array, style);
  if (style.entry === 'call' && parts.length === 1) return `${base}(${parts[0]})`;
  const isSimple = indices.every((index) => index.kind === 'name' || index.kind === 'number');
  if (style.entry === 'subscript') {
    const joint = style.matrix === 'joined' && isSimple ? '' : ', ';
    const inner = parts.join(joint);
    return /^\w$/u.test(inner) ? `${base}_${inner}` : `${base}_{${inner}}`;
  }
  return style.matrix === 'double'
    ? `${base}${parts.map((part) => `[${part}]`).join('')}`
    : `${base}[${parts.join(', ')}]`;
}

function deltaText({ left, right }, context) {
  const { latex, unicode, delta } = context.style;
  const [one, other] = [text(left, context), text(right, context)];
  const isSimple = [left, right].every(({ kind }) => kind === 'name');
  if (delta === 'bracket') return `[${one} = ${other}]`;
  if (delta === 'indicator') return `${latex ? '\\mathbf{1}' : '1'}[${one} = ${other}]`;
  const base = latex ? '\\delta' : unicode ? 'δ' : 'delta';
  if (delta === 'call') return `${base}(${one}, ${other})`;
  return `${base}_{${one}${isSimple && unicode ? '' : ', '}${other}}`;
}

function callText(node, context) {
  const { style } = context;
  const { name: callee, items } = node;
  const [first, second] = items;
  if (callee === 'T') return `${within(first, ATOM, context)}${style.transpose}`;
  if (callee === 'dot') return products([first, second], context);
  if (callee === 'had')
    return `${within(first, 3, context)} ${style.latex ? '\\odot' : '⊙'} ${within(second, 3, context)}`;
  if (callee === 'outer') return products([first, { kind: 'call', name: 'T', items: [second] }], context);
  if (callee === 'exp' && style.exponential === 'power') return `e^${raised(text(first, context), style)}`;
  if (callee === 'sqrt' && style.root === 'power')
    return `${bracketed(text(first, context), style)}^${style.latex ? '{1/2}' : '(1/2)'}`;
  if (callee === 'sqrt') return style.latex ? `\\sqrt{${text(first, context)}}` : `sqrt(${text(first, context)})`;
  if (callee === 'norm')
    return style.latex
      ? `\\|${text(first, context)}\\|`
      : style.unicode
        ? `‖${text(first, context)}‖`
        : `norm(${text(first, context)})`;
  if (callee === 'diag') return `${style.latex ? '\\mathrm{diag}' : 'diag'}(${text(first, context)})`;
  if (callee === 'ones') return style.latex ? '\\mathbf{1}' : '1';
  const [sign_, command] = FUNCTIONS[callee];
  return `${style.latex ? command : callee === 'sigma' && !style.unicode ? 'sigma' : sign_}${bracketed(text(first, context), style)}`;
}

function products(items, context) {
  const { style } = context;
  const joint = style.latex ? ' ' : style.times.includes('*') ? ' * ' : ' ';
  return items
    .map((item) =>
      item.kind === 'call' && item.name === 'dot' ? bracketed(text(item, context), style) : within(item, 3, context),
    )
    .join(joint);
}

function sumText({ letter, from, to, body }, context) {
  const { style, ranges, base } = context;
  const inner = within(body, body.kind === 'sum' ? 0 : 1, context);
  const [low, high] = [text(from, context), text(to, context)];
  const last = base === 1 ? ranges.get(letter) : `${ranges.get(letter)}-1`;
  const isWhole = ranges.has(letter) && low === String(base) && high.replaceAll(' ', '') === last;
  if (style.sum === 'call') return `sum(${text(body, context)}, ${letter}, ${low}, ${high})`;
  const sigma = style.latex ? '\\sum' : style.unicode ? 'Σ' : 'sum';
  if (style.sum === 'short' && isWhole) return `${sigma}_${letter} ${inner}`;
  return `${sigma}_{${letter}=${low}}^{${high}} ${inner}`;
}

function casesText({ operator, left, right, then, otherwise }, context) {
  const { style } = context;
  const test = `${text(left, context)} ${operator} ${text(right, context)}`;
  const isIndicator =
    [then, otherwise].every(({ kind }) => kind === 'number') && then.value === 1 && otherwise.value === 0;
  if (isIndicator) return `${style.latex ? '\\mathbf{1}' : '1'}[${test}]`;
  const [first, second] = [text(then, context), text(otherwise, context)];
  if (style.latex) return `\\begin{cases} ${first} & ${test} \\\\ ${second} & \\text{otherwise} \\end{cases}`;
  return `{${first} if ${test}; ${second} otherwise}`;
}
