// What stands around a formula in an answer: the derivative that it is said to be, and the marks of Markdown.
import { askedName } from './oracle.js';
import { pick } from './random.js';

/** The answer with a left side, or without one, as the habits of its student are. */
export function withLeftSide(formula, { task, style, random }) {
  const [of, wrt] = [askedName(task.of), askedName(task.wrt)];
  const [above, below] = [spelledName(of, style), spelledName(wrt, style)];
  if (style.latex) {
    const left = pick(
      [
        `\\frac{\\partial ${above}}{\\partial ${below}} = `,
        `\\frac{\\partial ${above}}{\\partial ${below}} = `,
        `\\dfrac{d ${above}}{d ${below}} = `,
        `\\frac{\\partial}{\\partial ${below}} ${above} = `,
        '',
      ],
      random,
    );
    return pick([`$${left}${formula}$`, `$$${left}${formula}$$`], random);
  }
  const left = pick([`∂${above}/∂${below} = `, `d${above}/d${below} = `, `∂${above}/∂${below} = `, ''], random);
  return random() < 0.7 ? `\`${left}${formula}\`` : `${left}${formula}`;
}

function spelledName({ name, letters }, { latex, entry, matrix }) {
  if (letters.length === 0) return name;
  if (entry === 'subscript' || latex)
    return letters.length === 1
      ? `${name}_${letters[0]}`
      : `${name}_{${letters.join(matrix === 'joined' ? '' : ', ')}}`;
  return matrix === 'double'
    ? `${name}${letters.map((letter) => `[${letter}]`).join('')}`
    : `${name}[${letters.join(', ')}]`;
}
