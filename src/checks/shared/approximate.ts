import type { Conventions } from '../../model/conventions.ts';
import { evaluate, exactValue } from '../../math/evaluate.ts';
import { fromNumber } from '../../math/rational.ts';
import type { ValueOf } from './sides.ts';

/** The value of a tree without names: exact where it has an exact one, else the nearest double (`sqrt(2)`). */
export function valueWith(conventions: Conventions): ValueOf {
  return (tree) => {
    const exact = exactValue(tree);
    if (exact) return exact;
    const evaluation = evaluate(tree, { values: new Map(), indexBase: 0, conventions });
    return 'value' in evaluation && typeof evaluation.value === 'number' ? fromNumber(evaluation.value) : undefined;
  };
}
