import { conv2d, dense, flatten, input, maxPool2d, sequential } from 'gradecheck/reference';

export const conv1 = conv2d({ in: [1, 28, 28], out: 32, kernel: 5, padding: 'same' });
export const conv2 = conv2d({ in: [32, 14, 14], out: 64, kernel: 5, padding: 'same' });
export const fc1 = dense({ in: 7 * 7 * 64, out: 1024 });
export const fc2 = dense({ in: 1024, out: 10 });

export const network = sequential(
  input([1, 28, 28]),
  conv1,
  maxPool2d({ kernel: 2 }),
  conv2,
  maxPool2d({ kernel: 2 }),
  flatten(),
  fc1,
  fc2,
);
