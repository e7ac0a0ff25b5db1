// What the simulation asks: derivatives with a reference of forward functions alone and formulas that are right. The first
// formula of each is what the rubric expects; all are proven against the reference by differences before they are used.
import { CIRCULAR } from './tasks/circular.js';
import { CONVOLUTION } from './tasks/convolution.js';
import { LEARNING } from './tasks/learning.js';
import { LINEAR } from './tasks/linear.js';
import { WHOLE } from './tasks/whole.js';

/**
 * @typedef {{
 *   name: string,
 *   of: string,
 *   wrt: string,
 *   symbols: Record<string, string>,
 *   reference: string,
 *   conventions?: Record<string, unknown>,
 *   whole?: boolean,
 *   right: string[],
 * }} Task `whole`: the derivative by a whole array, given as one.
 */

/** @type {Task[]} */
export const TASKS = [...CIRCULAR, ...LINEAR, ...CONVOLUTION, ...LEARNING, ...WHOLE];
