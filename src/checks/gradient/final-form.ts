import { nodesOf } from '../../math/walk.ts';
import type { Outcome } from '../shared/formula-outcome.ts';
import type { Given } from './answer.ts';
import type { Asked } from './asked.ts';
import { partsOf } from './definitions.ts';

/** A formula of an answer with what it comes to. */
interface Tried {
  readonly outcome: Outcome;
}

/**
 * The forms of an answer without those that only lead to a later one: a chain rule that is left as it stands while a later
 * form works it out.
 */
export function withoutSteps(given: readonly Given[], asked: Asked): readonly Given[] {
  const last = given.findLastIndex((one) => !isUndone(one, asked));
  return given.filter((one, at) => at >= last || !isUndone(one, asked));
}

/** Whether a derivative by the asked variable is left in a formula. */
export function isUndone({ tree }: Given, { wrt }: Asked): boolean {
  return [...nodesOf(tree)].some((node) => node.kind === 'derivative' && partsOf(node.wrt)?.name === wrt.name);
}

/** Why a form may be a step that another notation makes unreadable for us, rather than an answer. */
const UNREAD: ReadonlySet<string> = new Set(['cannot-evaluate', 'unknown-name']);

/** The places of forms that count: what could not be evaluated is a step where a later form could. */
export function finalForms(tried: readonly Tried[]): readonly number[] {
  const last = tried.findLastIndex(({ outcome }) => outcome.kind !== 'open');
  return [...tried.keys()].filter((at) => {
    const outcome = tried[at]?.outcome;
    return at >= last || !(outcome?.kind === 'open' && UNREAD.has(outcome.reason.code));
  });
}
