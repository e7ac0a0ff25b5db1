/** CS224n, assignment 5: which judged answers belong to which part. */
export default {
  rubric: 'rubrics/character-models',
  course: /CS224n/,
  assignment: /^a5/,
  parts: {
    'cs224n-a5-a': '1.a',
    'cs224n-a5-b': '1.b',
    'cs224n-a5-b-char': '1.b.char',
    'cs224n-a5-b-word': '1.b.word',
    'cs224n-a5-b-factor': '1.b.factor',
    'cs224n-a5-c': '1.c',
    'cs224n-a5-d': '1.d',
    'cs224n-a5-3a': '3.a',
    'cs224n-a5-3b': '3.b',
    'cs224n-a5-3c': '3.c',
  },
};
