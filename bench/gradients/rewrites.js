// Other ways to write the same formula, as students have them.
import {
  add,
  call,
  delta,
  divide,
  modulo,
  multiply,
  namesIn,
  negate,
  number,
  power,
  replacedAt,
  shifted,
  sitesOf,
  substituted,
  name,
} from './expression.js';
import { pick, shuffled } from './random.js';

const LETTERS = ['s', 't', 'u', 'l', 'r', 'p', 'm', 'c'];

const isNumber = (node, value) => node.kind === 'number' && node.value === value;
const without = (items, at) => items.filter((_, place) => place !== at);

/**
 * What each rewrite makes of one place of a formula; undefined where it does not apply. All hold for every size and value
 * at which both sides have one.
 */
const OF_NUMBERS = {
  reordered({ node }, { random }) {
    if (node.kind !== 'add' && node.kind !== 'multiply') return undefined;
    const items = shuffled(node.items, random);
    return { ...node, items };
  },
  'mod shifted'({ node }, { random }) {
    if (node.kind !== 'modulo') return undefined;
    const more = pick([node.right, node.right, negate(node.right), multiply(number(2), node.right)], random);
    return modulo(add(...shuffled([node.left, more], random)), node.right);
  },
  'mod as cases'({ node }) {
    const [index] = node.kind === 'entry' && node.indices.length === 1 ? node.indices : [];
    if (index?.kind !== 'modulo' || index.left.kind !== 'add' || index.left.items.length !== 2) return undefined;
    if (!index.left.items.every(({ kind }) => kind === 'name')) return undefined;
    const at = (place) => ({ ...node, indices: [place] });
    const less = add(index.left, negate(index.right));
    return {
      kind: 'cases',
      operator: '<',
      left: index.left,
      right: index.right,
      then: at(index.left),
      otherwise: at(less),
    };
  },
  'sum from one'({ node }) {
    if (node.kind !== 'sum') return undefined;
    const body = substituted(node.body, node.letter, shifted(name(node.letter), -1));
    return { ...node, from: shifted(node.from, 1), to: shifted(node.to, 1), body };
  },
  'sum backwards'({ node }) {
    if (node.kind !== 'sum' || !isNumber(node.from, 0)) return undefined;
    return { ...node, body: substituted(node.body, node.letter, add(node.to, negate(name(node.letter)))) };
  },
  'letter renamed'({ node }, { random, taken }) {
    if (node.kind !== 'sum') return undefined;
    const letter = pick(
      LETTERS.filter((one) => !taken.has(one) && !namesIn(node).has(one)),
      random,
    );
    return { ...node, letter, body: substituted(node.body, node.letter, name(letter)) };
  },
  distributed({ node }) {
    const at = node.kind === 'multiply' ? node.items.findIndex(({ kind }) => kind === 'add') : -1;
    if (at < 0) return undefined;
    return add(...node.items[at].items.map((item) => signed(item, (one) => multiply(...node.items.with(at, one)))));
  },
  'factor into sum'({ node }) {
    const at = node.kind === 'multiply' ? node.items.findIndex(({ kind }) => kind === 'sum') : -1;
    const inner = node.items?.[at];
    if (!inner || without(node.items, at).some((item) => namesIn(item).has(inner.letter))) return undefined;
    return { ...inner, body: multiply(...node.items.with(at, inner.body)) };
  },
  'factor out of sum'({ node }) {
    if (node.kind !== 'sum' || node.body.kind !== 'multiply') return undefined;
    const outside = node.body.items.filter((item) => !namesIn(item).has(node.letter));
    const inside = node.body.items.filter((item) => namesIn(item).has(node.letter));
    if (outside.length === 0 || inside.length === 0) return undefined;
    return multiply(...outside, { ...node, body: multiply(...inside) });
  },
  'sum split'({ node }) {
    if (node.kind !== 'sum' || node.body.kind !== 'add') return undefined;
    return add(...node.body.items.map((item) => signed(item, (body) => ({ ...node, body }))));
  },
  'exponential below'({ node }) {
    if (node.kind !== 'call' || node.name !== 'exp') return undefined;
    return divide(number(1), call('exp', negate(node.items[0])));
  },
  'fraction as product'({ node }) {
    if (node.kind !== 'divide' || isNumber(node.left, 1)) return undefined;
    return multiply(divide(number(1), node.right), node.left);
  },
  'product as fraction'({ node }) {
    const at = node.kind === 'multiply' ? node.items.findIndex(({ kind }) => kind === 'divide') : -1;
    if (at < 0) return undefined;
    return divide(multiply(...node.items.with(at, node.items[at].left)), node.items[at].right);
  },
  'fraction split'({ node }) {
    if (node.kind !== 'divide' || node.left.kind !== 'add') return undefined;
    return add(...node.left.items.map((item) => signed(item, (one) => divide(one, node.right))));
  },
  'square as product'({ node }) {
    return node.kind === 'power' && isNumber(node.right, 2) ? multiply(node.left, node.left) : undefined;
  },
  'minus in front'({ node, role }) {
    return node.kind === 'add' && role === 'value' ? negate(add(...node.items.map(negate))) : undefined;
  },
  'two over two'({ node, parent }) {
    if (parent !== undefined) return undefined;
    return divide(multiply(number(2), node), number(2));
  },
  'delta as cases'({ node }) {
    if (node.kind !== 'delta') return undefined;
    return { kind: 'cases', operator: '=', left: node.left, right: node.right, then: number(1), otherwise: number(0) };
  },
  'delta turned'({ node }) {
    return node.kind === 'delta' ? delta(node.right, node.left) : undefined;
  },
  'delta used'({ node }) {
    if (node.kind !== 'multiply') return undefined;
    const at = node.items.findIndex(
      (item) => item.kind === 'delta' && item.left.kind === 'name' && item.right.kind === 'name',
    );
    if (at < 0) return undefined;
    const { left, right } = node.items[at];
    return multiply(...node.items.map((item, place) => (place === at ? item : substituted(item, left.name, right))));
  },
  'delta over all'({ node }) {
    const at = node.kind === 'multiply' ? node.items.findIndex(({ kind }) => kind === 'delta') : -1;
    if (at < 0) return undefined;
    const { left, right } = node.items[at];
    return {
      kind: 'cases',
      operator: '=',
      left,
      right,
      then: multiply(...without(node.items, at)),
      otherwise: number(0),
    };
  },
  'comparison turned'({ node }) {
    if (node.kind !== 'cases' || node.operator === '=') return undefined;
    return { ...node, operator: node.operator === '<' ? '>' : '<', left: node.right, right: node.left };
  },
  'branches exchanged'({ node }) {
    if (node.kind !== 'cases' || node.operator !== '>') return undefined;
    return { ...node, operator: '<', then: node.otherwise, otherwise: node.then };
  },
  'logistic written out'({ node }) {
    if (node.kind !== 'call' || node.name !== 'sigma') return undefined;
    return divide(number(1), add(number(1), call('exp', negate(node.items[0]))));
  },
  'root as power'({ node }) {
    return node.kind === 'call' && node.name === 'sqrt' ? power(node.items[0], number(0.5)) : undefined;
  },
  'tanh as logistic'({ node }) {
    if (node.kind !== 'call' || node.name !== 'tanh') return undefined;
    return add(multiply(number(2), call('sigma', multiply(number(2), node.items[0]))), negate(number(1)));
  },
};

/** Applies a change below a sign. */
function signed(item, change) {
  return item.kind === 'negate' ? negate(change(item.of)) : change(item);
}

const isCall = (node, wanted) => node.kind === 'call' && node.name === wanted;

/** Rewrites of formulas of whole arrays. */
const OF_ARRAYS = {
  reordered({ node }, { random }) {
    return node.kind === 'add' ? { ...node, items: shuffled(node.items, random) } : undefined;
  },
  'transpose of a product'({ node }) {
    if (!isCall(node, 'T') || !isCall(node.items[0], 'dot')) return undefined;
    const [left, right] = node.items[0].items;
    return call('dot', call('T', right), call('T', left));
  },
  'product of transposes'({ node }) {
    if (!isCall(node, 'dot') || !node.items.every((item) => isCall(item, 'T'))) return undefined;
    const [left, right] = node.items;
    return call('T', call('dot', right.items[0], left.items[0]));
  },
  'distributed to the left'({ node }) {
    if (!isCall(node, 'dot') || node.items[1].kind !== 'add') return undefined;
    return add(...node.items[1].items.map((item) => signed(item, (one) => call('dot', node.items[0], one))));
  },
  'distributed to the right'({ node }) {
    if (!isCall(node, 'dot') && !isCall(node, 'outer')) return undefined;
    if (node.items[0].kind !== 'add') return undefined;
    return add(...node.items[0].items.map((item) => signed(item, (one) => call(node.name, one, node.items[1]))));
  },
  'other brackets'({ node }) {
    if (!isCall(node, 'dot') || !isCall(node.items[1], 'dot')) return undefined;
    const [first, [second, third]] = [node.items[0], node.items[1].items];
    return call('dot', call('dot', first, second), third);
  },
  'factor moved'({ node }) {
    if (node.kind !== 'multiply' || node.items.length !== 2 || !isCall(node.items[1], 'dot')) return undefined;
    const [factor, { items }] = node.items;
    return call('dot', multiply(factor, items[0]), items[1]);
  },
  'fraction as product'(site) {
    return OF_NUMBERS['fraction as product'](site);
  },
  'minus in front'(site) {
    return OF_NUMBERS['minus in front'](site);
  },
  'two over two'(site) {
    return OF_NUMBERS['two over two'](site);
  },
};

/** The formula rewritten once at a random place; itself where nothing that was tried applies. */
export function rewritten(expression, { whole, random, taken }) {
  const all = Object.values(whole ? OF_ARRAYS : OF_NUMBERS);
  for (let attempt = 0; attempt < 20; attempt++) {
    const site = pick(sitesOf(expression), random);
    const replacement = pick(all, random)(site, { random, taken });
    if (replacement) return replacedAt(expression, site.path, replacement);
  }
  return expression;
}
