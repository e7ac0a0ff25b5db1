/** Deep Learning 1, 2020, assignment 1: which judged answers belong to which part. */
export default {
  rubric: 'rubrics/backprop-2020',
  course: /UvA Deep Learning/,
  assignment: /^2020 assignment 1/,
  parts: {
    'uva20-a1-W': '1.1.a.W',
    'uva20-a1-b': '1.1.a.b',
    'uva20-a1-X': '1.1.a.X',
    'uva20-a1-act': '1.1.b',
    'uva20-a1-sm': '1.1.c.softmax',
    'uva20-a1-ce': '1.1.c.loss',
    'uva20-a1-elu': '2.2',
    'uva20-a1-tanh': '2.2',
    'uva20-a1-ln-gamma': '3.2.a.gamma',
    'uva20-a1-ln-beta': '3.2.a.beta',
    'uva20-a1-ln-x': '3.2.a.X',
    'uva20-a1-ln-X': '3.2.a.X',
    'uva20-a1-ln-bn': '3.2.d',
  },
};
