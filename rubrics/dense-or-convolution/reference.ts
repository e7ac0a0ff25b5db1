import { conv2d, convTranspose2d, dense } from 'gradecheck/reference';

const SIDE = 128;

/** There and back between an image and 256 values. */
export const encode = dense({ in: SIDE * SIDE, out: 256, bias: false });
export const decode = dense({ in: 256, out: SIDE * SIDE, bias: false });

export const filters = conv2d({ in: [1, SIDE, SIDE], out: 64, kernel: 8, bias: false });
export const back = convTranspose2d({ in: [64, SIDE, SIDE], out: 1, kernel: 8, bias: false });
