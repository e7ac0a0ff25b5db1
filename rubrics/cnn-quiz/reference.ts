import { conv2d, input, sequential } from 'gradecheck/reference';

export const network = sequential(input([3, 10, 10]), conv2d({ out: 10, kernel: 3 }), conv2d({ out: 20, kernel: 3 }));
