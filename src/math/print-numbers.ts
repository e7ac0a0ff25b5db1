import type { Spelling } from '../model/verdict.ts';
import { atom, LEVEL, type Printed } from './print-levels.ts';
import { formatRational, type Rational } from './rational.ts';
import type { Tree } from './tree.ts';

/** A number in print: `100,000`, `0.25`, `1/3`. */
export function spellRational(value: Rational): Spelling {
  const text = formatRational(value);
  const [top = '', bottom] = text.split('/');
  const sign = top.startsWith('-') ? '-' : '';
  const fraction =
    bottom === undefined
      ? latexNumber(top)
      : `${sign}\\frac{${latexNumber(top.slice(sign.length))}}{${latexNumber(bottom)}}`;
  return { text: text.replace('-', '−'), latex: fraction };
}

/** Sizes in print: `(100, 10)`, `(1000,)`. */
export function spellTuple(sizes: readonly Rational[]): Spelling {
  const spelled = sizes.map((size) => spellRational(size));
  const end = sizes.length === 1 ? ',' : '';
  return {
    text: `(${spelled.map(({ text }) => text).join(', ')}${end})`,
    latex: `(${spelled.map(({ latex }) => latex).join(', ')}${end})`,
  };
}

/** A number of a tree: decimals as they were written, very large ones to four places. */
export function printNumber(tree: Tree & { kind: 'number' }): Printed {
  const decimal = /^\d{1,15}\.\d{1,15}$/u.test(tree.written);
  const huge = tree.value.numerator > 10n ** 18n && tree.value.denominator === 1n;
  if (decimal) return atom(tree.written, latexNumber(tree.written));
  if (huge) return printHuge(tree.value.numerator);
  const spelled = spellRational(tree.value);
  const isFraction = spelled.text.includes('/');
  return { ...spelled, level: isFraction ? LEVEL.product : LEVEL.atom };
}

/** `3 × 10^30`; digits that a reader could not count are given to four places. */
function printHuge(value: bigint): Printed {
  const digits = value.toString();
  const mantissa = `${digits.charAt(0)}.${digits.slice(1, 4)}`.replace(/\.?0+$/u, '');
  const exponent = digits.length - 1;
  const exact = /^0*$/u.test(digits.slice(4));
  const factor = mantissa === '1' && exact ? '' : `${mantissa} × `;
  return {
    text: `${factor}10^${exponent}`,
    latex: `${factor.replace('×', '\\times')}10^{${exponent}}`,
    level: factor === '' ? LEVEL.power : LEVEL.product,
  };
}

function latexNumber(text: string): string {
  return text.replaceAll(',', '{,}');
}
