/** CS224n, assignment 3: which judged answers belong to which part. */
export default {
  rubric: 'rubrics/parser-training',
  course: /CS224n/,
  assignment: /^a3/,
  parts: {
    'cs224n-a3-ai': '1.a.i',
    'cs224n-a3-aii': '1.a.ii',
    'cs224n-a3-bi': '1.b.i',
    'cs224n-a3-bii': '1.b.ii',
    'cs224n-a3-2a': '2.a',
    'cs224n-a3-2b': '2.b',
    'cs224n-a3-2f': '2.f',
    'cs224n-a3-2g': '2.g',
  },
};
