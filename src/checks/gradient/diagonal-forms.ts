import type { Tree } from '../../math/tree.ts';
import { ZERO } from '../../math/rational.ts';
import type { Found, Given } from './answer.ts';

/** Words that all entries off the diagonal are zero. */
const ELSEWHERE_ZERO =
  /\bdiagonal\b|\boff-diagonal\b|\b(?:zero|0)\b[^.]{0,80}(?:\\neq?\b|≠|!=|\botherwise\b|\belsewhere\b)|(?:\\neq?\b|≠|!=)[^.]{0,80}\b(?:zero|0)\b/iu;

/**
 * What an answer gives for equal indices alone (`∂a_i/∂z_i = …`) as a form of the whole derivative, where its words say
 * that the other entries are zero; undefined where they do not.
 */
export function diagonalForm({ diagonal }: Found, text: string): Given | undefined {
  const one = diagonal.at(-1);
  if (!one || !ELSEWHERE_ZERO.test(text)) return undefined;
  const { letter, tree } = one;
  const { span } = tree;
  const other = `${letter}'`;
  const condition: Tree = {
    kind: 'relation',
    operators: ['='],
    sides: [
      { kind: 'name', name: letter, span },
      { kind: 'name', name: other, span },
    ],
    span,
  };
  const zero: Tree = { kind: 'number', value: ZERO, written: '0', span };
  return {
    tree: { kind: 'cases', branches: [{ value: tree, condition }, { value: zero }], span },
    span,
    letters: { of: [letter], wrt: [other], places: [] },
    by: 'odd',
    left: undefined,
    isMap: false,
    renames: new Map(),
    before: '',
    after: '',
  };
}
