import { expect, test } from 'vitest';

import { declareSymbols } from '../../src/math/declare.ts';
import { declared } from './reading.ts';

const EVERYWHERE = { from: -Infinity, to: Infinity, openFrom: true, openTo: true };

test.each([
  ['real', { kind: 'number', integer: false, complex: false, domain: EVERYWHERE }],
  ['real > 0', { kind: 'number', domain: { ...EVERYWHERE, from: 0 } }],
  ['real in (0, 1)', { kind: 'number', integer: false, domain: { from: 0, to: 1, openFrom: true, openTo: true } }],
  ['real in [0, 1)', { domain: { from: 0, to: 1, openFrom: false, openTo: true } }],
  ['integer in 1..8', { integer: true, domain: { from: 1, to: 8, openFrom: false, openTo: false } }],
  ['positive integer', { integer: true, domain: { from: 1, openFrom: false } }],
  ['complex', { complex: true }],
  ['boolean', { kind: 'boolean' }],
  ['function', { kind: 'function' }],
  ['vector(n)', { kind: 'array', sizes: ['n'], domain: EVERYWHERE }],
  ['matrix(m, 3) >= 0', { kind: 'array', sizes: ['m', 3], domain: { from: 0, openFrom: false } }],
  ['vector(n) in (-1, 1)', { kind: 'array', sizes: ['n'], domain: { from: -1, to: 1, openFrom: true, openTo: true } }],
  ['tensor(c, h, w)', { kind: 'array', sizes: ['c', 'h', 'w'] }],
  ['index(n)', { kind: 'index', size: 'n' }],
  ['one-hot(n)', { kind: 'array', sizes: ['n'], special: 'one-hot' }],
  ['probabilities(n)', { special: 'probabilities' }],
  ['columns(U)', { kind: 'slice', of: 'U', axis: 'columns' }],
])('%s', (type, expected) => {
  expect(declared({ q: type }).get('q')?.type).toMatchObject(expected);
});

test('sizes are declared by being used, unless they are declared', () => {
  const symbols = declared({ 'x, y': 'vector(n)', W: 'matrix(n, d)', d: 'positive integer', i: 'index(m)' });
  expect([...symbols.keys()]).toEqual(['x', 'y', 'W', 'd', 'i', 'n', 'm']);
  expect(symbols.get('n')?.type).toEqual({ kind: 'size' });
  expect(symbols.get('d')?.type).toMatchObject({ kind: 'number', integer: true });
});

test('spellings are kept', () => {
  const result = declareSymbols(new Map([['n', { type: 'positive integer', written: ['N_hidden', 'N_h'] }]]));
  expect('symbols' in result && result.symbols.get('n')?.written).toEqual(['N_hidden', 'N_h']);
});

test.each([
  ['x', 'vectr(n)', 'symbol-type'],
  ['x', 'matrix(n)', 'symbol-type'],
  ['x', 'vector', 'symbol-type'],
  ['x', '', 'symbol-type'],
  ['x', 'vector(a+b)', 'symbol-type'],
  ['x', 'real between 0 and 1', 'symbol-domain'],
  ['x', 'real > a', 'symbol-domain'],
  ['x', 'vector(n) in (0, b)', 'symbol-domain'],
  ['1', 'real', 'symbol-name'],
  ['x,', 'real', 'symbol-name'],
  ['x, x', 'real', 'symbol-twice'],
])('%s: %s is refused', (name, type, code) => {
  expect(declareSymbols(new Map([[name, type]]))).toMatchObject({ problem: { code } });
});
