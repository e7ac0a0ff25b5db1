/** CS224n, assignment 2: which judged answers belong to which part. */
export default {
  rubric: 'rubrics/word2vec',
  course: /CS224n/,
  assignment: /^a2/,
  parts: {
    'cs224n-a2-a': 'a',
    'cs224n-a2-b': 'b',
    'cs224n-a2-c': 'c',
    'cs224n-a2-dU': 'dU',
    'cs224n-a2-U': 'dU',
    'cs224n-a2-d': 'd',
    'cs224n-a2-e': 'e',
    'cs224n-a2-e-vc': 'e.vc',
    'cs224n-a2-e-uo': 'e.uo',
    'cs224n-a2-e-uk': 'e.uk',
    'cs224n-a2-e-why': 'e.why',
    'cs224n-a2-f': 'f',
    'cs224n-a2-f-U': 'f.U',
    'cs224n-a2-f-vc': 'f.vc',
    'cs224n-a2-f-vw': 'f.vw',
  },
};
