/** Deep Learning 1, 2019, assignment 2: which judged answers belong to which part. */
export default {
  rubric: 'rubrics/lstm-2019',
  course: /UvA Deep Learning/,
  assignment: /^2019 assignment 2/,
  parts: {
    'uva-a2-wph': '1.1.Wph',
    'uva-a2-whh': '1.1.Whh',
    'uva-a2-cmp': '1.1.difference',
    'uva-a2-opt': '1.4',
    'uva-a2-gates': '1.5.a',
    'uva-a2-np': '1.5.b',
    'uva-a2-gcn': '3.1.a',
    'uva-a2-hops': '3.1.b',
  },
};
