export { cell, network } from '../shared/recurrent.ts';
