/** Deep Learning 1, 2020, assignment 2: which judged answers belong to which part. */
export default {
  rubric: 'rubrics/lstm-2020',
  course: /UvA Deep Learning/,
  assignment: /^2020 assignment 2/,
  parts: {
    'uva-a2-wph': '1.1.a',
    'uva-a2-whh': '1.1.b',
    'uva-a2-cmp': '1.1.c',
    'uva-a2-gates': '1.2.a',
    'uva-a2-np': '1.2.b',
    'uva-a2-gcn': '3.1.a',
    'uva-a2-hops': '3.2.b',
  },
};
