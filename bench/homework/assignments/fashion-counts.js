/** 16-824, assignment 1: which judged answers belong to which part. */
export default {
  rubric: 'rubrics/fashion-counts',
  id: /^cmu16824/,
  parts: {
    'Q 0.1 Conv1': '0.1.conv1',
    'Q 0.1 Conv2': '0.1.conv2',
    'Q 0.1 FC1': '0.1.fc1',
    'Q 0.1 FC2': '0.1.fc2',
    'Q 0.1 Total': '0.1.total',
  },
};
