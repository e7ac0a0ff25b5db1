// Slips as students make them: each makes another formula of one, which the oracle then finds wrong, or not.
import {
  add,
  call,
  divide,
  modulo,
  multiply,
  name,
  namesIn,
  negate,
  number,
  power,
  replacedAt,
  shifted,
  sitesOf,
  substituted,
} from './expression.js';
import { pick } from './random.js';

const isLetter = (node, letters) => node.kind === 'name' && letters.has(node.name);

/**
 * The kinds. Each gets a place of the formula and what names there are, and gives what stands there instead; undefined
 * where it does not apply.
 * @type {Record<string, (site: import('./expression.js').Site, names: Names) => unknown>}
 * @typedef {{
 *   random: () => number, asked: string[], letters: Set<string>, sizes: string[], arrays: { name: string, axes: number }[]
 * }} Names `letters`: all that can stand in an index.
 */
const OF_NUMBERS = {
  'wrong dimension'({ node }, { sizes, random }) {
    const others = sizes.filter((size) => size !== node.name);
    if (node.kind !== 'name' || !sizes.includes(node.name) || others.length === 0) return undefined;
    return name(pick(others, random));
  },
  transposed({ node }) {
    return node.kind === 'entry' && node.indices.length === 2
      ? { ...node, indices: node.indices.toReversed() }
      : undefined;
  },
  'roles exchanged'({ node, parent }, { asked }) {
    if (parent !== undefined || asked.length < 2) return undefined;
    const [first, second] = asked;
    const held = substituted(substituted(node, first, name('HELD')), second, name(first));
    return substituted(held, 'HELD', name(second));
  },
  'sign in index'({ node, parent, role }, { random, letters }) {
    if (node.kind !== 'add' || role !== 'index' || parent?.kind === 'sum') return undefined;
    const places = [...node.items.keys()].filter((at) => mentions(node.items[at], letters));
    if (places.length === 0) return undefined;
    const at = pick(places, random);
    return add(...node.items.with(at, negate(node.items[at])));
  },
  'wrong index'({ node, letters: bound }, { random, letters, asked }) {
    const inScope = [...new Set([...asked, ...bound])].filter((letter) => letter !== node.name);
    return isLetter(node, letters) && inScope.length > 0 ? name(pick(inScope, random)) : undefined;
  },
  'missing mod'({ node }) {
    return node.kind === 'modulo' ? node.left : undefined;
  },
  'other modulus'({ node }, { random }) {
    return node.kind === 'modulo' ? modulo(node.left, shifted(node.right, pick([1, -1], random))) : undefined;
  },
  'index off by one'({ node, parent }, { random }) {
    if (parent?.kind !== 'entry') return undefined;
    const by = pick([1, -1], random);
    if (node.kind === 'modulo' && random() < 0.7) return modulo(shifted(node.left, by), node.right);
    return shifted(node, by);
  },
  'missing factor'({ node, role }, { random }) {
    if (role === 'index' && node.kind === 'divide') return undefined;
    if (node.kind === 'multiply') return multiply(...dropped(node.items, random));
    if (node.kind === 'divide') return random() < 0.5 ? node.left : divide(number(1), node.right);
    return undefined;
  },
  'extra factor'({ node, role, letters: bound }, { random, arrays, asked }) {
    if (role === 'index') return undefined;
    if (node.kind === 'multiply' && random() < 0.5) return multiply(...node.items, pick(node.items, random));
    const scope = [...asked, ...bound];
    const vectors = arrays.filter(({ axes }) => axes === 1);
    if (node.kind === 'number' || scope.length === 0 || vectors.length === 0) return undefined;
    return multiply(node, { kind: 'entry', array: pick(vectors, random).name, indices: [name(pick(scope, random))] });
  },
  'range of a sum'({ node }, { random }) {
    if (node.kind !== 'sum') return undefined;
    const change = pick(['from', 'to', 'to'], random);
    if (change === 'from') return { ...node, from: shifted(node.from, 1) };
    return { ...node, to: shifted(node.to, pick([1, -1], random)) };
  },
  sign({ node, parent, role }, { random }) {
    if (node.kind === 'negate') return node.of;
    if (node.kind === 'add' && role === 'value') {
      const at = Math.floor(random() * node.items.length);
      return add(...node.items.with(at, negate(node.items[at])));
    }
    return parent === undefined ? negate(node) : undefined;
  },
  'other array'({ node }, { random, arrays }) {
    if (node.kind !== 'entry') return undefined;
    const others = arrays.filter((one) => one.name !== node.array && one.axes === node.indices.length);
    return others.length > 0 ? { ...node, array: pick(others, random).name } : undefined;
  },
  'n or n − 1'({ node, parent }, { sizes, random }) {
    if (node.kind !== 'name' || !sizes.includes(node.name) || parent?.kind === 'add') return undefined;
    return shifted(node, pick([1, -1], random));
  },
  squared({ node, role }) {
    if (node.kind === 'power') return node.left;
    if (role === 'index') return undefined;
    return node.kind === 'entry' || node.kind === 'call' ? power(node, number(2)) : undefined;
  },
  'missing term'({ node, parent, role }, { random }) {
    if (node.kind !== 'add' || (role === 'index' && parent?.kind === 'sum')) return undefined;
    return add(...dropped(node.items, random));
  },
  'factor 2'({ node, parent, role }, { random }) {
    if (role === 'index' || (parent !== undefined && parent.kind !== 'add')) return undefined;
    if (node.kind === 'number') return undefined;
    return random() < 0.5 ? multiply(number(2), node) : divide(node, number(2));
  },
  'order of operations'({ node }, { random }) {
    if (node.kind === 'multiply') {
      const at = node.items.findIndex((item) => item.kind === 'add');
      if (at < 0) return calledTooFar(node);
      const [first, ...rest] = node.items[at].items;
      return add(multiply(...node.items.toSpliced(at, 1), first), ...rest);
    }
    if (node.kind === 'divide' && node.left.kind === 'add') {
      const { items } = node.left;
      return add(...items.slice(0, -1), divide(items.at(-1), node.right));
    }
    if (node.kind === 'divide' && node.right.kind === 'add') {
      const [first, ...rest] = node.right.items;
      return add(divide(node.left, first), ...rest);
    }
    if (node.kind === 'call' && random() < 0.5) return callMoved(node);
    return undefined;
  },
  'fraction upside down'({ node }) {
    if (node.kind !== 'divide') return undefined;
    return multiply(node.left, node.right);
  },
  'other function'({ node }, { random }) {
    if (node.kind === 'call') {
      const others = ['exp', 'tanh', 'sigma', 'sqrt'].filter((one) => one !== node.name);
      return random() < 0.4 ? node.items[0] : call(pick(others, random), ...node.items);
    }
    if (node.kind === 'cases' && node.operator !== '=') return { ...node, then: node.otherwise, otherwise: node.then };
    return undefined;
  },
  'missing delta'({ node, parent }, { random, asked }) {
    if (node.kind === 'delta') return number(1);
    if (node.kind === 'cases' && node.operator === '=') return random() < 0.5 ? node.then : node.otherwise;
    if (parent !== undefined || asked.length < 2 || random() < 0.7) return undefined;
    return multiply({ kind: 'delta', left: name(asked[0]), right: name(asked[1]) }, node);
  },
  'missing sum'({ node }, { random }) {
    if (node.kind !== 'sum') return undefined;
    return random() < 0.5
      ? substituted(node.body, node.letter, node.from)
      : node.body.kind === 'multiply'
        ? product(node)
        : undefined;
  },
};

/** `Σ a b` as `Σ a · Σ b`. */
function product(node) {
  const [first, ...rest] = node.body.items;
  return multiply({ ...node, body: first }, { ...node, body: multiply(...rest) });
}

/** `f(a) b` as `f(a b)`. */
function calledTooFar(node) {
  const at = node.items.findIndex((item) => item.kind === 'call');
  if (at < 0) return undefined;
  return call(node.items[at].name, multiply(node.items[at].items[0], ...node.items.toSpliced(at, 1)));
}

/** `f(a + b)` as `f(a) + b`, `f(a b)` as `f(a) b`. */
function callMoved({ name: callee, items: [inside] }) {
  if (inside.kind !== 'add' && inside.kind !== 'multiply') return undefined;
  const [first, ...rest] = inside.items;
  return (inside.kind === 'add' ? add : multiply)(call(callee, first), ...rest);
}

function mentions(node, letters) {
  return [...namesIn(node)].some((one) => letters.has(one));
}

function dropped(items, random) {
  const at = Math.floor(random() * items.length);
  return items.filter((_, place) => place !== at);
}

const isCall = (node, wanted) => node.kind === 'call' && node.name === wanted;

/** Kinds for formulas of whole arrays. */
const OF_ARRAYS = {
  transposed({ node }) {
    if (isCall(node, 'T')) return node.items[0];
    if (isCall(node, 'outer')) return call('outer', node.items[1], node.items[0]);
    return node.kind === 'name' && /^[A-Z]$/u.test(node.name) ? call('T', node) : undefined;
  },
  'factors exchanged'({ node }) {
    return isCall(node, 'dot') ? call('dot', node.items[1], node.items[0]) : undefined;
  },
  'other array'({ node, parent }, { arrays, random }) {
    const own =
      node.kind === 'name' && parent?.name !== 'ones' ? arrays.find((one) => one.name === node.name) : undefined;
    const others = arrays.filter((one) => own && one.name !== own.name && one.axes === own.axes);
    return others.length > 0 ? name(pick(others, random).name) : undefined;
  },
  'wrong dimension': OF_NUMBERS['wrong dimension'],
  'n or n − 1': OF_NUMBERS['n or n − 1'],
  sign: OF_NUMBERS.sign,
  'missing term': OF_NUMBERS['missing term'],
  'factor 2': OF_NUMBERS['factor 2'],
  'fraction upside down': OF_NUMBERS['fraction upside down'],
  'missing factor'({ node }, names) {
    if (isCall(node, 'dot') || isCall(node, 'outer')) return pick(node.items, names.random);
    return OF_NUMBERS['missing factor']({ node }, names);
  },
  'order of operations'({ node }) {
    if ((!isCall(node, 'dot') && !isCall(node, 'outer')) || node.items[1].kind !== 'add') return undefined;
    const [first, ...rest] = node.items[1].items;
    return add(call(node.name, node.items[0], first), ...rest);
  },
};

/** One slip of a random kind at a random place: the formula and the kind. Undefined where none was found. */
export function slipped(expression, names) {
  const kinds = Object.entries(names.whole ? OF_ARRAYS : OF_NUMBERS);
  const [kind, change] = pick(kinds, names.random);
  for (let attempt = 0; attempt < 30; attempt++) {
    const site = pick(sitesOf(expression), names.random);
    const replacement = change(site, names);
    if (replacement) return { kind, expression: replacedAt(expression, site.path, replacement) };
  }
  return undefined;
}
