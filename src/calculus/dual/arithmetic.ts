import { isFailure, type Arithmetic, type Outcome } from '../../math/arithmetic/arithmetic.ts';
import { toNumber } from '../../math/rational.ts';
import { areTied, noteTie, type Watch } from './watch.ts';
import { Dual, fixed, isStill } from './dual.ts';
import { functionOver } from './functions.ts';
import { add, divide, multiply, negate, subtract } from './operations.ts';
import { power } from './powers.ts';

/**
 * Duals as numbers of formulas, with the meaning that `doubles` give to them. Comparisons decide as doubles do; ties and
 * roundings are noted in the watch. Functions whose derivative is not known are `unsupported` of what moves.
 */
export function dualArithmetic(watch: Watch): Arithmetic<Dual> {
  return {
    rational: (value) => {
      const number = toNumber(value);
      const isExact =
        Number.isInteger(number) && Math.abs(number) <= Number.MAX_SAFE_INTEGER && value.denominator === 1n;
      return isExact ? fixed(number) : rounded(number);
    },
    constant: (name) => (name === 'pi' ? rounded(Math.PI) : name === 'e' ? rounded(Math.E) : 'unsupported'),
    negate,
    add: (a, b) => checked(add(a, b)),
    subtract: (a, b) => checked(subtract(a, b)),
    multiply: (a, b) => checked(multiply(a, b)),
    divide: (a, b) => (b.value === 0 ? 'undefined' : checked(divide(a, b))),
    power: (base, exponent, exact) => {
      if (base.value === 0 && exponent.value < 0) return 'undefined';
      if (base.value < 0 && exact !== undefined && exact.denominator !== 1n) return 'undefined';
      return checked(power(base, exponent));
    },
    apply: (name, values) => {
      const outcome = functionOver(name, values, watch);
      return isFailure(outcome) ? outcome : checked(outcome);
    },
    compare: (a, b) => {
      if (areTied(a, b)) noteTie(watch, 'a condition');
      return a.value < b.value ? -1 : a.value > b.value ? 1 : a.value === b.value ? 0 : 'unsure';
    },
    integer: (a) => {
      if (!isStill(a) || a.valueError !== 0) return 'unsure';
      return Number.isSafeInteger(a.value) ? a.value : Number.isFinite(a.value) ? 'undefined' : 'too-large';
    },
  };
}

/** A number that is not exactly what is meant. */
function rounded(value: number): Dual {
  return new Dual(value, 0, Math.abs(value), 0);
}

function checked(value: Dual): Outcome<Dual> {
  return Number.isNaN(value.value) ? 'undefined' : value;
}
