/** CS224n, assignment 2: which judged answers belong to which part. */
export default {
  rubric: 'rubrics/word2vec',
  course: /CS224n/,
  assignment: /^a2/,
  parts: {
    'cs224n-a2-a': '1.a',
    'cs224n-a2-b': '1.b',
    'cs224n-a2-c': '1.c',
    'cs224n-a2-dU': '1.dU',
    'cs224n-a2-U': '1.dU',
    'cs224n-a2-d': '1.d',
    'cs224n-a2-e': '1.e',
    'cs224n-a2-e-vc': '1.e.vc',
    'cs224n-a2-e-uo': '1.e.uo',
    'cs224n-a2-e-uk': '1.e.uk',
    'cs224n-a2-e-why': '1.e.why',
    'cs224n-a2-f': '1.f',
    'cs224n-a2-f-U': '1.f.U',
    'cs224n-a2-f-vc': '1.f.vc',
    'cs224n-a2-f-vw': '1.f.vw',
  },
};
