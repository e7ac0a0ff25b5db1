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
};
