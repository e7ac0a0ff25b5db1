import { describe, expect, test } from 'vitest';

import { derivativeFit, derivativesIn, wantedDerivatives } from '../../src/alignment/derivatives.ts';
import { goesOnAsking, isAsking } from '../../src/alignment/asking.ts';
import type { Macro } from '../../src/model/document.ts';

const MACROS: ReadonlyMap<string, Macro> = new Map([
  ['del', { parameters: 2, body: String.raw`\ensuremath{\frac{\partial #1}{\partial #2}}` }],
  ['Loss', { parameters: 0, body: String.raw`\mathcal{L}` }],
]);

/** Each derivative as `role of/wrt`, with the marks of the names behind a dot. */
function read(text: string): string[] {
  const name = (one: { base: string; marks: readonly string[] } | undefined): string =>
    one ? [one.base, ...one.marks].join('.') : '?';
  return derivativesIn(text, MACROS).map(({ role, of, wrt }) => `${role} ${name(of)}/${name(wrt)}`);
}

describe('derivatives that a text names', () => {
  test.each([
    [String.raw`\frac{\partial \ell}{\partial V_{2}} = a b^T`, ['left l/V.2']],
    [String.raw`\frac{\delta L}{V^{(2)}} &= g`, ['left L/V.2']],
    [String.raw`\del{\Loss_T}{\mathbf{V}_{hr}} = \del{\Loss_T}{r_T} x`, ['left L/V.hr', 'mention L/r']],
    ['∂ℓ/∂y_hat = 2(y_hat − y)', ['left l/yhat']],
    [String.raw`\frac{\partial \boldsymbol{\hat{r}}}{\partial q}:`, ['lead rhat/q']],
    [String.raw`g = id \rightarrow \frac{\partial r_i}{\partial q_j} = 1`, ['left r.i/q.j']],
    [String.raw`\frac{\partial r}{\partial V}[i, j] \in \mathbb{R}^{2 \times 3}`, ['member r/V']],
    [String.raw`\frac{\partial}{\partial v_c} \sigma(v_c)`, ['mention sigma/v.c']],
    ['The chain rule needs a derivative with respect to u_k first.', ['lead ?/u.k']],
    [String.raw`2x \frac{\partial L}{\partial V} = 0`, ['mention L/V']],
    ['no formula stands here', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ['the derivative of the loss with respect to the weights V_rh', '?/V.rh'],
    ['What becomes of dq/dr2?', 'q/r.2'],
    ['the derivative with respect to x(l-1), in terms of dL/dy', '?/x.l-1'],
    ['dL/dU and dL/dV', undefined],
  ])('what a question wants: %s', (ask, expected) => {
    const [only] = wantedDerivatives({ ask, parts: [] });
    expect(only && `${only.of?.base ?? '?'}/${[only.wrt.base, ...only.wrt.marks].join('.')}`).toBe(expected);
  });

  test.each([
    ['l', 'V1', String.raw`\frac{\partial J}{\partial V^{(1)}} =`, 0.94, 1],
    ['l', 'V1', String.raw`\frac{\partial J}{\partial V^{(2)}} =`, 0, 0.1],
    ['l', 'V1', String.raw`\frac{\partial J}{\partial V^{(1)}_{ij}} =`, 0.85, 0.95],
    ['q', 'r', String.raw`\frac{\partial J}{\partial r} =`, 0, 0.1],
  ])('∂%s/∂%s against %s', (of, wrt, text, least, most) => {
    const [wanted] = wantedDerivatives({ derivative: { of: [of], wrt: [wrt] }, parts: [] });
    const [written] = derivativesIn(text, MACROS);
    const fit = wanted && written ? derivativeFit(wanted, written) : -1;
    expect(fit).toBeGreaterThanOrEqual(least);
    expect(fit).toBeLessThanOrEqual(most);
  });
});

describe('sentences that ask', () => {
  test.each([
    ['Explain why a wider layer might help here.', true],
    ['If the rate is halved, what do you have to change in (a) and (b)', true],
    ['Which of these maps keeps the order of the rows?', true],
    ['Stationarity: what is useful in one place is useful everywhere.', false],
    ['Compute the loss, then the gradient.', false],
    ['Show the table: q = 3.', false],
    ['Why? It saturates.', false],
  ])('%s', (sentence, expected) => {
    expect(isAsking(sentence)).toBe(expected);
  });

  test.each([
    ['Why?', true],
    ['Justify your answer.', true],
    ['Why not use fewer rows', false],
  ])('goes on: %s', (sentence, expected) => {
    expect(goesOnAsking(sentence)).toBe(expected);
  });
});
