import { extreme } from '../../calculus/dual/choices.ts';
import type { Dual } from '../../calculus/dual/dual.ts';
import { vectorsOver, type Vectors } from '../vectors-over.ts';
import { lift } from './lift.ts';
import { mathOver } from './math-over.ts';
import { ARITHMETIC, type State } from './runtime.ts';

type Scalar = number | Dual;

/** The functions of vectors that authors import, over numbers that may be followed. */
export function followedVectors(state: State): Vectors<Scalar> & { readonly columns: Vectors<Scalar>['transpose'] } {
  const site = (place: string) => ({ watch: state.watch, place });
  const math = mathOver(() => site('gradecheck/reference'));
  const ofOne = (name: string) => math[name] as (a: Scalar) => Scalar;
  const ofTwo = (name: 'add' | 'subtract' | 'multiply' | 'divide') =>
    ARITHMETIC[name] as (a: Scalar, b: Scalar) => Scalar;
  const vectors = vectorsOver<Scalar>({
    of: (value) => value,
    add: ofTwo('add'),
    subtract: ofTwo('subtract'),
    multiply: ofTwo('multiply'),
    divide: ofTwo('divide'),
    negate: ARITHMETIC.negate as (a: Scalar) => Scalar,
    exp: ofOne('exp'),
    log: ofOne('log'),
    sin: ofOne('sin'),
    largest: (values, what) =>
      values.every((one) => typeof one === 'number')
        ? Math.max(...values)
        : extreme(values.map(lift), 'max', site(`${what} of gradecheck/reference`)),
  });
  return { ...vectors, columns: vectors.transpose };
}
