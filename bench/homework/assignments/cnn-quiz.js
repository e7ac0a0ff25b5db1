/** A quiz on convolutional networks: which judged answers belong to which part. */
export default {
  rubric: 'rubrics/cnn-quiz',
  id: /^coursera/,
  parts: { 'Question 1': '1', 'Question 2': '2', 'Question 3': '3', 'Question 4': '4', 'Question 5': '5' },
};
