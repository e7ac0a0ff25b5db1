/** Homework 2: which judged answers belong to which part. */
export default {
  rubric: 'rubrics/cnn-rnn',
  course: /NYU/,
  assignment: /^Homework 2/,
  parts: {
    'nyu21-2.1a': '2.1.a',
    'nyu21-2.1b': '2.1.b',
    'nyu21-2.1c': '2.1.c',
    ...Object.fromEntries(
      ['i', 'ii', 'iii', 'iv'].flatMap((part) => [
        [`nyu21-2.1c${part}`, `2.1.c.${part}`],
        [`nyu21-2.1c${part}-dim`, `2.1.c.${part}.dim`],
        [`nyu21-2.1c${part}-val`, `2.1.c.${part}.val`],
      ]),
    ),
    'nyu21-2.1civ-why': '2.1.c.iv.why',
    'nyu21-2.2a': '2.2.a',
    'nyu21-2.2b': '2.2.b',
    'nyu21-2.2c': '2.2.c',
    'nyu21-2.2c-dim': '2.2.c.dim',
    'nyu21-2.2c-val': '2.2.c.val',
    'nyu21-2.2c-why': '2.2.c.why',
    'nyu21-2.2d': '2.2.d',
  },
};
