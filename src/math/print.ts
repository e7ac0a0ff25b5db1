import { isSideBySide } from './vector-products.ts';
import type { Spelling } from '../model/verdict.ts';
import { atom, inBrackets, LEVEL, ungrouped, type Printed } from './print-levels.ts';
import { spellName } from './print-names.ts';
import { printCollection } from './print-collections.ts';
import { printNumber } from './print-numbers.ts';
import { printStatement } from './print-statements.ts';
import type { BinaryOperator, Tree } from './tree.ts';

export { spellRational, spellTuple } from './print-numbers.ts';

/** A tree in print: plain Unicode text (`y[(i + k) mod n]`, `100,000`, `(100, 10)`) and LaTeX without delimiters. */
export function spell(tree: Tree): Spelling {
  const { text, latex } = print(tree);
  return { text, latex };
}

function print(tree: Tree): Printed {
  switch (tree.kind) {
    case 'number':
      return printNumber(tree);
    case 'name':
      return { ...spellName(tree.name), level: LEVEL.atom };
    case 'index':
      return printIndex(tree);
    case 'member':
      return atom(`${print(tree.of).text}.${tree.name}`, `${print(tree.of).latex}.\\mathrm{${tree.name}}`);
    case 'call':
      return printCall(tree);
    case 'negative':
      return prefixed(print(tree.of));
    case 'factorial':
    case 'percent':
    case 'transpose':
    case 'prime':
      return printPostfix(tree);
    case 'binary':
      return printBinary(tree);
    case 'sum':
    case 'product':
      return printSeries(tree);
    case 'derivative':
      return printDerivative(tree);
    case 'tuple':
    case 'matrix':
    case 'space':
    case 'cases':
    case 'indicator':
    case 'relation':
      return printCollection(tree, print);
    case 'logic':
    case 'not':
    case 'plus-minus':
    case 'integral':
    case 'limit':
    case 'builder':
    case 'text':
      return printStatement(tree, print);
  }
}

function printIndex(tree: Tree & { kind: 'index' }): Printed {
  const base = inBrackets(print(tree.of), LEVEL.atom);
  const indices = tree.indices.map((index) => print(index));
  return atom(
    `${base.text}[${ungrouped(indices.map(({ text }) => text).join(', '))}]`,
    `${base.latex}[${indices.map(({ latex }) => latex).join(', ')}]`,
  );
}

const LATEX_FUNCTIONS = new Set(
  'sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh exp ln log lg max min det gcd'.split(' '),
);

const AROUND: Readonly<Record<string, readonly [string, string, string, string]>> = {
  abs: ['|', '|', '\\left|', '\\right|'],
  floor: ['⌊', '⌋', '\\left\\lfloor ', '\\right\\rfloor '],
  ceil: ['⌈', '⌉', '\\left\\lceil ', '\\right\\rceil '],
  norm: ['‖', '‖', '\\left\\|', '\\right\\|'],
  sqrt: ['√(', ')', '\\sqrt{', '}'],
};

function printCall(tree: Tree & { kind: 'call' }): Printed {
  const list = tree.arguments.map((one) => print(one));
  const text = ungrouped(list.map((one) => one.text).join(', '));
  const latex = list.map((one) => one.latex).join(', ');
  const around = list.length === 1 && Object.hasOwn(AROUND, tree.name) ? AROUND[tree.name] : undefined;
  if (around && !text.includes(around[0])) return atom(around[0] + text + around[1], around[2] + latex + around[3]);
  const [first, second] = list;
  if (tree.name === 'root' && first && second && list.length === 2) {
    return atom(`root(${text})`, `\\sqrt[${second.latex}]{${first.latex}}`);
  }
  if (tree.name === 'binom' && first && second)
    return atom(`binom(${text})`, `\\binom{${first.latex}}{${second.latex}}`);
  if (tree.name === 'overline') return atom(`overline(${text})`, `\\overline{${latex}}`);
  if (tree.name === 'kronecker') return atom(`δ[${text}]`, `\\delta_{${latex}}`);
  const name = LATEX_FUNCTIONS.has(tree.name) ? { text: tree.name, latex: `\\${tree.name}` } : spellName(tree.name);
  return atom(`${name.text}(${text})`, `${name.latex}\\left(${latex}\\right)`);
}

function prefixed(of: Printed): Printed {
  const inner = inBrackets(of, LEVEL.product);
  return { text: `−${inner.text}`, latex: `-${inner.latex}`, level: LEVEL.negative };
}

const POSTFIXES = {
  factorial: { text: '!', latex: '!' },
  percent: { text: ' %', latex: '\\,\\%' },
  transpose: { text: 'ᵀ', latex: '^{\\top}' },
  prime: { text: "'", latex: "'" },
};

function printPostfix(tree: Tree & { kind: 'factorial' | 'percent' | 'transpose' | 'prime' }): Printed {
  const of = inBrackets(print(tree.of), tree.kind === 'percent' ? LEVEL.power : LEVEL.atom);
  const sign = POSTFIXES[tree.kind];
  const level = tree.kind === 'percent' ? LEVEL.negative : LEVEL.power;
  return { text: of.text + sign.text, latex: `{${of.latex}}${sign.latex}`, level };
}

function printBinary(tree: Tree & { kind: 'binary' }): Printed {
  const [left, right] = [print(tree.left), print(tree.right)];
  switch (tree.operator) {
    case '+':
    case '-':
    case '±':
    case '∓':
      return printSum(tree, left, right);
    case 'mod': {
      const [a, b] = [inBrackets(left, LEVEL.product), inBrackets(right, LEVEL.product)];
      return { text: `${a.text} mod ${b.text}`, latex: `${a.latex} \\bmod ${b.latex}`, level: LEVEL.mod };
    }
    case '^':
      return printPower(left, tree.right.kind === 'index' ? { ...right, level: LEVEL.power } : right);
    case '/': {
      const [a, b] = [inBrackets(left, LEVEL.product), inBrackets(right, LEVEL.power)];
      return { text: `${a.text}/${b.text}`, latex: `\\frac{${left.latex}}{${right.latex}}`, level: LEVEL.product };
    }
    case '*':
    case '⊙':
      return printProduct(tree, left, right);
    case '∪':
    case '∩':
    case '∖': {
      const [a, b] = [inBrackets(left, LEVEL.mod), inBrackets(right, LEVEL.mod)];
      const latex = { '∪': '\\cup', '∩': '\\cap', '∖': '\\setminus' }[tree.operator];
      return {
        text: `${a.text} ${tree.operator} ${b.text}`,
        latex: `${a.latex} ${latex} ${b.latex}`,
        level: LEVEL.sets,
      };
    }
  }
}

const SUM_SIGNS: Readonly<Partial<Record<BinaryOperator, readonly [text: string, latex: string]>>> = {
  '-': ['−', '-'],
  '±': ['±', '\\pm'],
  '∓': ['∓', '\\mp'],
};

function printSum(tree: Tree & { kind: 'binary' }, left: Printed, right: Printed): Printed {
  const [text, latex] = SUM_SIGNS[tree.operator] ?? ['+', '+'];
  const b = inBrackets(right, LEVEL.product);
  const a = inBrackets(left, LEVEL.sum);
  return { text: `${a.text} ${text} ${b.text}`, latex: `${a.latex} ${latex} ${b.latex}`, level: LEVEL.sum };
}

function printPower(left: Printed, right: Printed): Printed {
  const base = inBrackets(left, LEVEL.atom);
  const exponent = inBrackets(right, LEVEL.atom);
  return { text: `${base.text}^${exponent.text}`, latex: `{${base.latex}}^{${right.latex}}`, level: LEVEL.power };
}

function printProduct(tree: Tree & { kind: 'binary' }, left: Printed, right: Printed): Printed {
  const a = inBrackets(left, LEVEL.product);
  const b = inBrackets(right, LEVEL.power);
  const needsSign = /^\d/u.test(b.text) || (/\d$/u.test(a.latex) && b.latex.startsWith('\\frac'));
  const [text, latex] = productSign(tree, needsSign);
  return { text: a.text + text + b.text, latex: a.latex + latex + b.latex, level: LEVEL.product };
}

/** Crosses stay crosses; what stands side by side stays so where it can be read. */
function productSign(
  { operator, written, left }: Tree & { kind: 'binary' },
  isNumber: boolean,
): readonly [string, string] {
  if (operator === '⊙') return [' ⊙ ', ' \\odot '];
  if (isSideBySide(written) && !isNumber) return [' ', ' \\, '];
  const isDot = /^(?:[·⋅•.]|\\cdot)$/u.test(written) || (written === '*' && !isNumber && left.kind !== 'number');
  return isDot ? [' · ', ' \\cdot '] : [' × ', ' \\times '];
}

function printSeries(tree: Tree & { kind: 'sum' | 'product' }): Printed {
  const index = spellName(tree.index);
  const from = tree.from && print(tree.from);
  const to = tree.to && print(tree.to);
  const body = inBrackets(print(tree.body), LEVEL.product);
  const [sign, command] = tree.kind === 'sum' ? ['Σ', '\\sum'] : ['Π', '\\prod'];
  const range = from
    ? `_(${index.text} = ${ungrouped(from.text)}${to ? ` … ${ungrouped(to.text)}` : ''})`
    : `_${index.text}`;
  const below = from ? `${index.latex} = ${from.latex}` : index.latex;
  return {
    text: `${sign}${range} ${body.text}`,
    latex: `${command}_{${below}}${to ? `^{${to.latex}}` : ''} ${body.latex}`,
    level: LEVEL.negative,
  };
}

function printDerivative(tree: Tree & { kind: 'derivative' }): Printed {
  const [of, wrt] = [inBrackets(print(tree.of), LEVEL.atom), inBrackets(print(tree.wrt), LEVEL.atom)];
  return {
    text: `∂${of.text}/∂${wrt.text}`,
    latex: `\\frac{\\partial ${of.latex}}{\\partial ${wrt.latex}}`,
    level: LEVEL.product,
  };
}
