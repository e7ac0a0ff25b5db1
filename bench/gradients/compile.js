// Formulas of the bench as JavaScript functions, for the oracle.
import { arrays } from './arrays.js';
import { childrenOf } from './expression.js';

const FUNCTIONS = {
  exp: Math.exp,
  ln: Math.log,
  sqrt: Math.sqrt,
  tanh: Math.tanh,
  abs: Math.abs,
  sigma: (x) => 1 / (1 + Math.exp(-x)),
};

const scalars = {
  modulo: (a, b) => ((a % b) + b) % b,
  sum(from, to, body) {
    let total = 0;
    for (let at = from; at <= to; at++) total += body(at);
    return total;
  },
  entry(values, array, ...indices) {
    const found = indices.reduce((inner, index) => inner?.[index], values[array]);
    return typeof found === 'number' ? found : values.outside(array, indices);
  },
};

const steady = (value) => value;

/**
 * The function of a formula: from the values of names and of its free letters, which count from `base`, to a number or,
 * where a task asks for `whole` arrays, to an array. `shake` may disturb every entry that is read and every value of a
 * function a little: a formula that this changes much has no value to speak of (stochastic arithmetic, Vignes 1993).
 */
export function compile(expression, { letters, base = 0, whole = false, shake = steady }) {
  const code = whole ? wholeCode(expression) : scalarCode(expression, base, new Set(letters));
  const make = new Function('f', 's', 'a', 'r', `return (v${letters.map((one) => `, $${one}`).join('')}) => ${code};`);
  return make(FUNCTIONS, scalars, arrays, shake === steady ? steady : (value) => shaken(value, shake));
}

function shaken(value, shake) {
  return typeof value === 'number' ? shake(value) : value.map((one) => shaken(one, shake));
}

function scalarCode(node, base, bound) {
  const of = (child) => scalarCode(child, base, bound);
  switch (node.kind) {
    case 'number':
      return `(${node.value})`;
    case 'name':
      return bound.has(node.name) ? `$${node.name}` : `v.${node.name}`;
    case 'entry': {
      const indices = node.indices.map((index) => `${of(index)}${base === 0 ? '' : ` - ${base}`}`);
      return `r(s.entry(v, '${node.array}', ${indices.join(', ')}))`;
    }
    case 'add':
    case 'multiply':
      return `(${node.items.map(of).join(node.kind === 'add' ? ' + ' : ' * ')})`;
    case 'negate':
      return `(-${of(node.of)})`;
    case 'divide':
      return `(${of(node.left)} / ${of(node.right)})`;
    case 'power':
      return `((${of(node.left)}) ** (${of(node.right)}))`;
    case 'modulo':
      return `s.modulo(${of(node.left)}, ${of(node.right)})`;
    case 'delta':
      return `(${of(node.left)} === ${of(node.right)} ? 1 : 0)`;
    case 'call':
      return `r(f.${node.name}(${node.items.map(of).join(', ')}))`;
    case 'sum': {
      const body = scalarCode(node.body, base, new Set([...bound, node.letter]));
      return `s.sum(${of(node.from)}, ${of(node.to)}, ($${node.letter}) => ${body})`;
    }
    default: {
      const test = `${of(node.left)} ${node.operator === '=' ? '===' : node.operator} ${of(node.right)}`;
      return `(${test} ? ${of(node.then)} : ${of(node.otherwise)})`;
    }
  }
}

/** Functions of tasks about whole arrays that are no functions of each entry. */
const OF_ARRAYS = new Set(['T', 'dot', 'outer', 'had', 'diag', 'norm', 'ones']);

function wholeCode(node) {
  const children = childrenOf(node).map(wholeCode);
  switch (node.kind) {
    case 'number':
      return `(${node.value})`;
    case 'name':
      return `r(v.${node.name})`;
    case 'add':
      return children.reduce((left, right) => `a.plus(${left}, ${right})`);
    case 'multiply':
      return children.reduce((left, right) => `a.scaled(${left}, ${right})`);
    case 'negate':
      return `a.scaled(-1, ${children[0]})`;
    case 'divide':
      return `a.quotient(${children.join(', ')})`;
    case 'power':
      return `a.power(${children.join(', ')})`;
    case 'call':
      return OF_ARRAYS.has(node.name)
        ? `a.${node.name}(${children.join(', ')})`
        : `a.each(${children[0]}, f.${node.name})`;
    default:
      throw new Error(`no formula of whole arrays has ${node.kind}`);
  }
}
