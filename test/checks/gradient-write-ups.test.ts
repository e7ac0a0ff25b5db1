import { describe, expect, test } from 'vitest';

import { gradient } from '../../src/checks/gradient/gradient.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { passageFrom } from './gradient-kit.ts';
import { partNamed } from './gradient-rubrics.ts';

/** Answers as they stand in whole write-ups: part, answer, status, and the codes of all findings and reasons. */
type Row = readonly [string, string, Verdict['status'], string];

const raw = String.raw;

function codesOf({ findings, review }: Verdict): string {
  return [...findings, ...review].map(({ code }) => code).join(' ');
}

const DISPLAYS: readonly Row[] = [
  // Several results in one display.
  [
    'linear dx',
    raw`$$\frac{\partial L}{\partial W} = g x^T \\ \frac{\partial L}{\partial x} = W^T g \\ \frac{\partial L}{\partial b} = g$$`,
    'correct',
    '',
  ],
  [
    'linear db',
    raw`$$\begin{aligned} \frac{\partial L}{\partial W} &= g x^T. \\ \frac{\partial L}{\partial b} &= g. \end{aligned}$$`,
    'correct',
    '',
  ],
  // The last form of a chain counts, whatever stands between.
  [
    'linear dx',
    raw`$$\begin{aligned} \frac{\partial L}{\partial x} &= \frac{\partial L}{\partial z} \bigcirc \frac{\partial z}{\partial x}. \\ &= W^T g. \end{aligned}$$`,
    'correct',
    '',
  ],
  [
    'linear dW',
    raw`$$\begin{aligned} \frac{\partial L}{\partial W} &=> \frac{\partial L}{\partial W}_{ki} \\ &= \sum_m g_m \delta_{mk} x_i \\ &=> g x^T \end{aligned}$$`,
    'correct',
    '',
  ],
  [
    'linear dW',
    raw`$$\begin{aligned} \frac{\partial L}{\partial W} &=> \frac{\partial L}{\partial W}_{ki} \\ &= g_k x_i \\ &=> g x \end{aligned}$$`,
    'undecided',
    'cannot-evaluate',
  ],
  [
    'linear dW',
    raw`$$\begin{aligned} \frac{\partial L}{\partial W} &=> \frac{\partial L}{\partial W}_{ki} \\ &= g_k x_i \\ &=> 2 g x^T \end{aligned}$$`,
    'incorrect',
    'factor-2',
  ],
  // An arrow that leads to another derivative begins a statement.
  ['linear dx', raw`$$z = W x + b \Rightarrow \frac{\partial L}{\partial x} = W^T g \tag{chain rule}$$`, 'correct', ''],
  ['linear dx', raw`$$h = \sigma(\cdot) \rightarrow \frac{\partial L}{\partial x} = W^T g$$`, 'correct', ''],
  // A matrix that only hints at its entries.
  [
    'tanh dzk',
    raw`$$\frac{\partial t_k}{\partial z_l} = \delta_{kl} (1 - t_k^2). \\ \frac{\partial t}{\partial z} = \mathrm{diag}(1 - t^2) = \begin{pmatrix} 1 - t_1^2 & \ldots & 0 \\ \vdots & \ddots & \vdots \\ 0 & \ldots & 1 - t_m^2 \end{pmatrix}.$$`,
    'correct',
    '',
  ],
  // Conditions in a line.
  [
    'softmax entry',
    raw`$$\frac{\partial p_k}{\partial z_i} = p_k (1 - p_k), \;\; \text{if}\;\; k = i \;\;\text{else}\;\; -p_k p_i.$$`,
    'correct',
    '',
  ],
  [
    'relu dz',
    raw`$$\frac{\partial h_i}{\partial z_j} = 1[z_i > 0] \text{ if } i = j, \quad 0 \text{ otherwise}$$`,
    'correct',
    '',
  ],
];

const BRACKETS: readonly Row[] = [
  ['mse dw', raw`$\frac{\partial L}{\partial w} = \frac{2}{N} X^T[\hat{y} - y]$`, 'correct', ''],
  ['mse dw', raw`$\frac{\partial L}{\partial w} = \frac{2}{N} X^T\left[X w - y\right]$`, 'correct', ''],
  ['mse dw', raw`$\frac{\partial L}{\partial w} = \frac{2}{N} [\bm{\hat{y}} - \bm{y}]^T X$`, 'correct', ''],
  ['mse dw', raw`$\frac{\partial L}{\partial w} = \frac{2}{N} X[\hat{y} - y]$`, 'undecided', 'shape-differs'],
  ['tanh loss dz', raw`$\frac{\partial T}{\partial z} = v \circ [1 - t \circ t]$`, 'correct', ''],
];

const LEFT_SIDES: readonly Row[] = [
  // A quantity with its arguments and a label.
  ['softmax loss', raw`$\frac{\partial L_{\text{cross-entropy}}(z, y)}{\partial z} = p - y$`, 'correct', ''],
  ['softmax loss', raw`$\frac{\partial L_{ce}(z, y)}{\partial z} = p - y$`, 'correct', ''],
  ['softmax loss', raw`$\frac{\partial L(z, y)}{\partial z} = y - p$`, 'incorrect', 'sign'],
  ['relu dz', raw`$\frac{\partial h}{\partial z}[i, j] = \delta_{ij} 1[z_i > 0]$`, 'correct', ''],
  // Another letter for the loss is no other answer, another quantity is.
  ['mse dyhat', raw`$\frac{\partial J}{\partial \hat{y}} = \frac{2}{N}(\hat{y} - y)$`, 'correct', 'other-left-side'],
  ['mse dyhat', raw`$\frac{\partial J}{\partial \hat{y}} = 2(\hat{y} - y)$`, 'undecided', 'other-left-side'],
  ['linear dx', raw`$\frac{\partial z}{\partial x} = W^T g$`, 'undecided', 'other-left-side'],
  // A sign that was forgotten below.
  ['linear dx', raw`$\frac{\delta L}{x} = W^T g$`, 'correct', ''],
  // What a derivative is of as a formula, by entries.
  [
    'softmax entry',
    raw`$\frac{\partial \sigma(z_i)}{\partial z_j} = \begin{cases} p_i (1 - p_j) & \text{if } i = j \\ -p_i p_j & \text{if } i \neq j \end{cases}$`,
    'correct',
    '',
  ],
];

const NAMES: readonly Row[] = [
  // The left side says which name is meant.
  ['sigmoid dz', raw`$\frac{\partial a}{\partial s^{(2)}} = \mathrm{diag}(a \odot (1 - a))$`, 'correct', ''],
  ['softmax loss', raw`$\frac{\partial L}{\partial \theta} = \mathrm{softmax}(\theta) - y$`, 'correct', 'name-read'],
  [
    'softmax loss',
    raw`$\frac{\partial L}{\partial \theta} = \mathrm{softmax}(\theta) - t$`,
    'undecided',
    'unknown-name',
  ],
  // Nothing says it.
  ['linear dW', raw`$\frac{\partial L}{\partial W} = q x^T$`, 'undecided', 'unknown-name'],
  // An identity matrix.
  ['linear jacobian', raw`$\frac{\partial z}{\partial x} = I W$`, 'correct', 'numerator-layout'],
  ['linear jacobian', raw`$\frac{\partial z}{\partial x} = I$`, 'undecided', 'shape-differs'],
  ['relu dz', raw`$\frac{\partial h}{\partial z} = I$`, 'incorrect', 'differs'],
];

const LATEX: readonly Row[] = [
  // Mathematics that a command sets in text, and commands of the student's own.
  [
    'linear dx',
    raw`The gradient is \boxed{\begin{aligned} \frac{\partial L}{\partial x} &= W^T g \end{aligned}}`,
    'correct',
    '',
  ],
  ['linear dx', raw`The gradient is \boxed{\frac{\partial L}{\partial x} = 2 W^T g}`, 'incorrect', 'factor-2'],
  [
    'linear dx',
    raw`\newcommand{\pd}[2]{\frac{\partial #1}{\partial #2}} \begin{align*} \pd{L}{x} &= \pd{L}{z} \pd{z}{x} \\ &= W^T g \end{align*}`,
    'correct',
    '',
  ],
  ['softmax entry', raw`$\frac{\partial p_k}{\partial z_{k'}} = p_k (\delta_{kk'} - p_{k^{\prime}})$`, 'correct', ''],
];

const STEPS: readonly Row[] = [
  [
    'linear dx',
    raw`$$\frac{\partial L}{\partial x} = \frac{\partial L}{\partial z} \frac{\partial z}{\partial x}$$ so that $$\frac{\partial L}{\partial x} = W^T g$$`,
    'correct',
    '',
  ],
  [
    'linear dx',
    raw`$$\frac{\partial L}{\partial x} = W^T g$$ and also $$\frac{\partial L}{\partial x} = 2 W^T g$$`,
    'undecided',
    'two-answers',
  ],
  // Two forms that are both wrong are wrong.
  [
    'linear dx',
    raw`$$\frac{\partial L}{\partial x} = W^T g + x$$ and also $$\frac{\partial L}{\partial x} = W^T (g \odot g)$$`,
    'incorrect',
    'extra-factor',
  ],
  // The entries on the diagonal, and words for the others.
  [
    'relu dz',
    raw`The matrix is diagonal, with $\frac{\partial h_i}{\partial z_i} = \begin{cases} 1 & z_i > 0 \\ 0 & z_i < 0 \end{cases}$ on it.`,
    'correct',
    '',
  ],
  [
    'relu dz',
    raw`All entries with $i \neq j$ are 0. $\frac{\partial h_i}{\partial z_i} = 1[z_i < 0]$`,
    'undecided',
    'several-formulas',
  ],
  ['linear dx', raw`$\frac{\partial L}{\partial x} = W^T g = \sum_m W_{mi} g_m$`, 'undecided', 'unknown-name'],
];

describe.each([
  ['displays', DISPLAYS],
  ['square brackets', BRACKETS],
  ['left sides', LEFT_SIDES],
  ['own names', NAMES],
  ['steps', STEPS],
])('%s', (_, rows) => {
  test.each(rows)('%s: %s', async (part, answer, status, codes) => {
    const verdict = gradient.judge(await partNamed(part), await passageFrom(answer));
    expect([
      verdict.status,
      verdict.findings
        .concat(verdict.review)
        .map(({ code }) => code)
        .join(' '),
    ]).toEqual([status, codes]);
  });
});

test.each(LATEX)('in LaTeX: %s: %s', async (part, answer, status, codes) => {
  const verdict = gradient.judge(await partNamed(part), await passageFrom(answer, 'answer.tex'));
  expect([verdict.status, codesOf(verdict)]).toEqual([status, codes]);
});
