import { branches, conv1d, dense, embedding, sequential } from 'gradecheck/reference';

/** Of the word-based model: one vector for each word. */
export const words = embedding({ in: 50_000, out: 256 });

/** Of the character-based model: characters, a convolution over them, and a highway of a projection and a gate. */
export const characters = sequential(
  embedding({ in: 96, out: 50, length: 21 }),
  conv1d({ out: 256, kernel: 5, channels: 'last' }),
  branches('sum', dense({ out: 256 }), dense({ out: 256 })),
);
