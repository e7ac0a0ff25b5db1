import { atom, inBrackets, LEVEL, ungrouped, type Printed } from './print-levels.ts';
import { spellName } from './print-names.ts';
import type { LogicOperator, Tree } from './tree.ts';

/** Trees that say something or come from analysis. */
export type Statement = Extract<
  Tree,
  { kind: 'logic' | 'not' | 'plus-minus' | 'integral' | 'limit' | 'builder' | 'text' }
>;

/** Prints a statement; `print` prints what is in it. */
export function printStatement(tree: Statement, print: (tree: Tree) => Printed): Printed {
  switch (tree.kind) {
    case 'logic':
      return printLogic(
        tree.operator,
        tree.items.map((item) => print(item)),
      );
    case 'not': {
      const of = inBrackets(print(tree.of), LEVEL.atom);
      return { text: `not ${of.text}`, latex: `\\lnot ${of.latex}`, level: LEVEL.relation };
    }
    case 'plus-minus': {
      const of = inBrackets(print(tree.of), LEVEL.product);
      const command = tree.sign === '±' ? '\\pm' : '\\mp';
      return { text: `${tree.sign}${of.text}`, latex: `${command} ${of.latex}`, level: LEVEL.negative };
    }
    case 'integral':
      return printIntegral(tree, print);
    case 'limit':
      return printLimit(tree, print);
    case 'builder':
      return printBuilder(print(tree.element), print(tree.condition));
    case 'text':
      return atom(`“${tree.text}”`, `\\text{${tree.text.replaceAll(/[\\{}$%#&~^_]/gu, '')}}`);
  }
}

const SIGNS: Readonly<Record<LogicOperator, readonly [text: string, latex: string]>> = {
  and: ['and', '\\land'],
  or: ['or', '\\lor'],
  xor: ['xor', '\\veebar'],
  implies: ['⇒', '\\implies'],
  iff: ['⇔', '\\iff'],
};

/** Items in brackets, save relations and what binds more tightly. */
function printLogic(operator: LogicOperator, items: readonly Printed[]): Printed {
  const [text, latex] = SIGNS[operator];
  const inside = items.map((item) => inBrackets(item, LEVEL.relation));
  return {
    text: inside.map((item) => item.text).join(` ${text} `),
    latex: inside.map((item) => item.latex).join(` ${latex} `),
    level: LEVEL.logic,
  };
}

function printIntegral(tree: Tree & { kind: 'integral' }, print: (tree: Tree) => Printed): Printed {
  const of = inBrackets(print(tree.of), LEVEL.product);
  const [from, to] = [tree.from && print(tree.from), tree.to && print(tree.to)];
  const by = spellName(tree.by);
  const below = from ? { text: `_(${ungrouped(from.text)})`, latex: `_{${from.latex}}` } : { text: '', latex: '' };
  const above = to ? { text: `^(${ungrouped(to.text)})`, latex: `^{${to.latex}}` } : { text: '', latex: '' };
  const sign = by.text.length === 1 ? 'd' : 'd ';
  return {
    text: `∫${below.text}${above.text} ${of.text} ${sign}${by.text}`,
    latex: `\\int${below.latex}${above.latex} ${of.latex} \\, d ${by.latex}`,
    level: LEVEL.negative,
  };
}

function printLimit(tree: Tree & { kind: 'limit' }, print: (tree: Tree) => Printed): Printed {
  const of = inBrackets(print(tree.of), LEVEL.product);
  const to = inBrackets(print(tree.to), tree.side ? LEVEL.atom : LEVEL.sum);
  const index = spellName(tree.index);
  const side = tree.side === undefined ? '' : tree.side === '+' ? '⁺' : '⁻';
  const above = tree.side === undefined ? '' : `^{${tree.side}}`;
  return {
    text: `lim_(${index.text} → ${to.text}${side}) ${of.text}`,
    latex: `\\lim_{${index.latex} \\to ${to.latex}${above}} ${of.latex}`,
    level: LEVEL.negative,
  };
}

function printBuilder(element: Printed, condition: Printed): Printed {
  const bar = element.text.includes('|') ? ':' : '|';
  return atom(
    `{${element.text} ${bar} ${condition.text}}`,
    `\\{${element.latex} ${bar === ':' ? ':' : '\\mid'} ${condition.latex}\\}`,
  );
}
