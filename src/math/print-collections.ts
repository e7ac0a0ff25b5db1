import { atom, inBrackets, LEVEL, ungrouped, type Printed } from './print-levels.ts';
import type { RelationOperator, Tree } from './tree.ts';

/** Trees that hold a list of others. */
export type Collection = Extract<Tree, { kind: 'tuple' | 'matrix' | 'space' | 'cases' | 'indicator' | 'relation' }>;

type Print = (tree: Tree) => Printed;

/** Prints a collection; `print` prints what is in it. */
export function printCollection(tree: Collection, print: Print): Printed {
  switch (tree.kind) {
    case 'tuple':
      return printTuple(tree, print);
    case 'matrix':
      return printMatrix(tree.rows.map((row) => row.map((entry) => print(entry))));
    case 'space': {
      const sizes = tree.sizes.map((size) => print(size));
      return atom(
        `ℝ^(${sizes.map(({ text }) => text).join(' × ')})`.replace(/^ℝ\^\((\w+)\)$/u, 'ℝ^$1'),
        `\\mathbb{R}^{${sizes.map(({ latex }) => latex).join(' \\times ')}}`,
      );
    }
    case 'cases':
      return printCases(tree, print);
    case 'indicator': {
      const condition = print(tree.condition);
      return atom(`𝟙[${condition.text}]`, `\\mathbb{1}[${condition.latex}]`);
    }
    case 'relation':
      return printRelation(tree, print);
  }
}

const LATEX_BRACKETS: Readonly<Record<string, string>> = { '{': '\\{', '}': '\\}', '<': '\\langle ', '>': '\\rangle ' };
const TEXT_BRACKETS: Readonly<Record<string, string>> = { '<': '⟨', '>': '⟩' };

function printTuple({ items, brackets }: Tree & { kind: 'tuple' }, print: Print): Printed {
  const list = items.map((item) => print(item));
  const [open, close] = [brackets.charAt(0), brackets.charAt(1)];
  const end = list.length === 1 && open === '(' ? ',' : '';
  return atom(
    `${TEXT_BRACKETS[open] ?? open}${ungrouped(list.map(({ text }) => text).join(', '))}${end}${TEXT_BRACKETS[close] ?? close}`,
    `${LATEX_BRACKETS[open] ?? open}${list.map(({ latex }) => latex).join(', ')}${end}${LATEX_BRACKETS[close] ?? close}`,
  );
}

function printMatrix(rows: readonly (readonly Printed[])[]): Printed {
  const text = rows.map((row) => `[${ungrouped(row.map((entry) => entry.text).join(', '))}]`).join(', ');
  const latex = rows.map((row) => row.map((entry) => entry.latex).join(' & ')).join(' \\\\ ');
  return atom(`[${text}]`, `\\begin{bmatrix} ${latex} \\end{bmatrix}`);
}

function printCases({ branches }: Tree & { kind: 'cases' }, print: Print): Printed {
  const printed = branches.map(({ value, condition }) => ({
    value: print(value),
    condition: condition && print(condition),
  }));
  const text = printed.map(
    ({ value, condition }) => `${value.text} ${condition ? `if ${condition.text}` : 'otherwise'}`,
  );
  const latex = printed.map(
    ({ value, condition }) => `${value.latex} & ${condition ? `\\text{if } ${condition.latex}` : '\\text{otherwise}'}`,
  );
  return atom(`{${text.join('; ')}}`, `\\begin{cases} ${latex.join(' \\\\ ')} \\end{cases}`);
}

const RELATIONS: Readonly<Record<RelationOperator, string>> = {
  '=': '=',
  '≈': '\\approx',
  '≠': '\\ne',
  '<': '<',
  '>': '>',
  '≤': '\\le',
  '≥': '\\ge',
  '∈': '\\in',
  '∉': '\\notin',
  '∋': '\\ni',
  '∌': '\\not\\ni',
  '⊂': '\\subset',
  '⊆': '\\subseteq',
  '⊃': '\\supset',
  '⊇': '\\supseteq',
  '⊄': '\\not\\subset',
  '⊈': '\\nsubseteq',
  '⊅': '\\not\\supset',
  '⊉': '\\nsupseteq',
  '->': '\\to',
  ':': ':',
  '∝': '\\propto',
  '≡': '\\equiv',
};

function printRelation({ operators, sides }: Tree & { kind: 'relation' }, print: Print): Printed {
  let text = '';
  let latex = '';
  for (const [at, side] of sides.entries()) {
    const operator = operators[at - 1];
    if (operator) {
      text += operator === ':' ? ': ' : ` ${operator === '->' ? '→' : operator} `;
      latex += ` ${RELATIONS[operator]} `;
    }
    const printed = inBrackets(print(side), LEVEL.sets);
    text += printed.text;
    latex += printed.latex;
  }
  return { text, latex, level: LEVEL.relation };
}
