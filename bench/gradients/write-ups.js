// What stands around a formula in an answer: the derivative that it is said to be, definitions, words, marks of Markdown.
import { askedName } from './draws.js';
import { namesIn, renamed, replacedAt, sitesOf, name } from './expression.js';
import { pick } from './random.js';
import { spelled } from './spelling.js';

const LETTERS = ['i', 'j', 'k', 'l', 'm', 'p', 'q', 'r', 's', 't', 'a', 'b'];
const NEW_NAMES = ['u', 'v', 'q', 'r', 'c', 'w'];
const SHARES = { renamed: 0.2, definition: 0.15, chain: 0.1, words: 0.15, left: 0.75 };

/**
 * The answer of a student whose formula is `expression`, or whose formulas are: then they stand in a chain of equations.
 * @returns {{ text: string, features: string[] }} `features` names what it has besides a formula
 */
export function writtenAnswer(expressions, { task, names, style, base, random }) {
  const features = [];
  const has = (feature) => random() < SHARES[feature] && (features.push(feature), true);
  const isNamed = random() < SHARES.left;
  const letters = isNamed && has('renamed') ? otherLetters(expressions, { names, random }) : new Map();
  const formulas = expressions.map((one) => renamed(one, letters));
  if (formulas.length > 1) features.push('chain');
  const ranges = new Map([...names.ranges].filter(([letter]) => !letters.has(letter)));
  const defined =
    formulas.length === 1 && has('definition') ? withDefinition(formulas[0], { names, random }) : undefined;
  if (!defined && features.at(-1) === 'definition') features.pop();
  const print = (one) => spelled(one, style, { ranges, base });
  const right = defined ? print(defined.formula) : formulas.map(print).join(' = ');
  const left = isNamed ? leftSide(task, letters, { style, random }) : '';
  const definition = defined && `${print(defined.defined)} = ${print(defined.meaning)}`;
  return { text: around(left + right, definition, { style, random, has }), features };
}

/** Other letters for the asked ones: new ones, or the same exchanged. */
function otherLetters(expressions, { names, random }) {
  const used = new Set(expressions.flatMap((one) => [...namesIn(one)]));
  const [first, second] = names.asked;
  if (names.asked.length === 2 && random() < 0.3)
    return new Map([
      [first, second],
      [second, first],
    ]);
  const free = LETTERS.filter(
    (letter) => !used.has(letter) && !names.values.has(letter) && !names.asked.includes(letter),
  );
  const letters = new Map();
  for (const letter of names.asked) {
    const other = pick(
      free.filter((one) => ![...letters.values()].includes(one)),
      random,
    );
    if (other !== undefined && random() < 0.7) letters.set(letter, other);
  }
  return letters;
}

/** A part of the formula under a name of its own: a place in an array, a number, or an entry of an array. */
function withDefinition(formula, { names, random }) {
  const sites = sitesOf(formula).filter(
    ({ node, path, letters, parent }) =>
      path.length > 0 &&
      (names.whole ? isArrayPart(node) : ['modulo', 'sum', 'divide'].includes(node.kind)) &&
      parent.kind !== 'modulo' &&
      parent.kind !== 'cases' &&
      ![...namesIn(node)].some((one) => letters.includes(one)),
  );
  const used = namesIn(formula);
  const free = NEW_NAMES.filter((one) => !used.has(one) && !names.values.has(one) && !names.letters.has(one));
  const site = pick(sites, random);
  const letter = pick(free, random);
  if (!site || !letter) return undefined;
  const inside = [...namesIn(site.node)].filter((one) => names.letters.has(one) && used.has(one));
  const open = inside.filter((one) => !boundIn(site.node).has(one));
  const isEntry = site.node.kind !== 'modulo' && open.length === 1 && random() < 0.6;
  const defined = isEntry ? { kind: 'entry', array: letter, indices: [name(open[0])] } : name(letter);
  return { formula: replacedAt(formula, site.path, defined), defined, meaning: site.node };
}

/** The letters of the sums in a formula. */
function boundIn(node) {
  return new Set(sitesOf(node).flatMap((site) => (site.node.kind === 'sum' ? [site.node.letter] : [])));
}

function isArrayPart(node) {
  return node.kind === 'add' || (node.kind === 'call' && node.name === 'dot');
}

function around(formula, definition, { style, random, has }) {
  const inline = style.latex || random() < 0.7;
  const marked = (text, isDisplay) => {
    if (!style.latex) return inline ? `\`${text}\`` : text;
    return isDisplay ? `$$${text}$$` : `$${text}$`;
  };
  const display = random() < 0.5;
  if (definition !== undefined && random() < 0.5)
    return `Let ${marked(definition, false)}. Then ${marked(formula, false)}.`;
  if (definition !== undefined) return `${marked(formula, false)}, where ${marked(definition, false)}`;
  if (!inline || !has('words')) return marked(formula, display);
  return pick(
    [
      `So we get ${marked(formula, false)}.`,
      `${marked(formula, false)}, since all other terms vanish.`,
      `By the chain rule ${marked(formula, false)}.`,
      `**Answer:** ${marked(formula, display)}`,
      `Therefore\n\n${marked(formula, display)}\n`,
    ],
    random,
  );
}

function leftSide(task, letters, { style, random }) {
  const [above, below] = [task.of, task.wrt].map((text) => {
    const asked = askedName(text);
    return spelledName({ ...asked, letters: asked.letters.map((one) => letters.get(one) ?? one) }, style);
  });
  const isGradient = task.whole && task.of === 'L' && random() < 0.3;
  if (isGradient) return style.latex ? `\\nabla_{${below}} ${above} = ` : `∇_${below} ${above} = `;
  if (!style.latex) return pick([`∂${above}/∂${below} = `, `d${above}/d${below} = `, `∂${above}/∂${below} = `], random);
  return pick(
    [
      `\\partial ${above} / \\partial ${below} = `,
      `\\frac{\\partial ${above}}{\\partial ${below}} = `,
      `\\frac{\\partial ${above}}{\\partial ${below}} = `,
      `\\dfrac{d ${above}}{d ${below}} = `,
      `\\frac{\\partial}{\\partial ${below}} ${above} = `,
    ],
    random,
  );
}

function spelledName({ name: array, letters }, { latex, entry, matrix }) {
  if (letters.length === 0) return array;
  if (entry !== 'subscript' && !latex)
    return matrix === 'double'
      ? `${array}${letters.map((one) => `[${one}]`).join('')}`
      : `${array}[${letters.join(', ')}]`;
  if (letters.length === 1) return `${array}_${letters[0]}`;
  return `${array}_{${letters.join(matrix === 'joined' ? '' : ', ')}}`;
}
