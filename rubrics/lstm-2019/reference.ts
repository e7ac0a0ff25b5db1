export { cell, L, network, p, yhat } from '../shared/recurrent.ts';
