/** Deep learning, homework 5: which judged answers belong to which part. */
export default {
  rubric: 'rubrics/dense-or-convolution',
  id: /^dl-/,
  parts: { '1.': '1', '2.': '2.dense', '2. conv': '2.convolutional' },
};
