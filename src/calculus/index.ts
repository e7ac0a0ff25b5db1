export type { Derivative } from './finite-differences/claim.ts';
export { derivative } from './finite-differences/derivative.ts';
export { jacobian } from './finite-differences/jacobian.ts';
