/** Inline questions of course notebooks: which judged question belongs to which part. */
export default {
  rubric: 'rubrics/notebook-concepts',
  notebooks: {
    'knn-q1-bright-rows': 'knn-1',
    'knn-q2-l1-preproc': 'knn-2',
    'knn-q3-true-statements': 'knn-3',
    'svm-q1-gradcheck': 'svm-1',
    'svm-q2-weights': 'svm-2',
    'softmax-q1-log01': 'softmax-1',
    'softmax-q2-new-datapoint': 'softmax-2',
    'twolayer-gap': 'gap',
    'fc-activations-zero-grad': 'activations',
    'fc-depth-init': 'depth',
    'bn-init-scale': 'batch-norm-1',
    'bn-batch-size': 'batch-norm-2',
    'bn-ln-analogous': 'batch-norm-3',
    'ln-not-work': 'batch-norm-4',
    'dropout-divide-p': 'dropout-1',
    'dropout-regularizer': 'dropout-2',
    'dropout-hidden-size': 'dropout-3',
    'gan-q1-minmax': 'gan-1',
  },
  // names of the options in the order in which a notebook prints them, by version where years differ
  choices: {
    'knn-q2-l1-preproc': {
      v1: ['data-mean', 'standardised', 'rotated', 'none'],
      v2: ['mean', 'pixel-mean', 'scaled', 'pixel-scaled', 'rotated'],
    },
    'knn-q3-true-statements': {
      v1: ['train-better', 'test-better', 'linear', 'time', 'none'],
      "v1'": ['train-better-or-equal', 'test-better-or-equal', 'linear', 'time', 'none'],
      v2: ['linear', 'train-lower', 'test-lower', 'time', 'none'],
      v3: ['linear', 'train-lower-or-equal', 'test-lower', 'time', 'none'],
    },
    'twolayer-gap': { options: ['data', 'units', 'regularization', 'none'] },
    'bn-ln-analogous': {
      options: ['row', 'image', 'mean-image', 'threshold'],
      parts: { BN: 'batch-norm-3.batch', LN: 'batch-norm-3.layer' },
    },
    'ln-not-work': { options: ['deep', 'few-features', 'regularization'] },
  },
};
