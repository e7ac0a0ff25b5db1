import { expect, test } from 'vitest';
import { statementsOf } from '../../src/checks/shared/statements.ts';
import { spell } from '../../src/math/print.ts';
import type { SymbolTable } from '../../src/math/symbols.ts';
import { passageIn, settingWith } from './shared-answers.ts';

const SYMBOLS: SymbolTable = new Map(
  (['x', 'y', 'z'] as const).map((name) => [
    name,
    {
      name,
      type: { kind: 'array', sizes: ['n'], domain: { from: -1, to: 1, openFrom: false, openTo: false } },
      written: [],
    },
  ]),
);

async function read(text: string, name?: string): Promise<string[]> {
  const { conventions } = settingWith();
  const statements = statementsOf(await passageIn(text, name), { symbols: SYMBOLS, conventions });
  return statements.map(({ tree, sentence }) => `${String(sentence)}: ${tree ? spell(tree).text : '?'}`);
}

test.each([
  ['It is $x[i] = 3$, since y[k] = 2.', ['0: x[i] = 3', '0: y[k] = 2']],
  ['First 10. Then 20.', ['0: 10', '1: 20']],
  ['10 × $600$ = 6000', ['0: 10 × 600 = 6000']],
  ['10 × 3\n= 30', ['0: 10 × 3 = 30']],
  ['$$10 \\times 3 \\\\ = 30$$', ['0: 10 × 3 = 30']],
  ['30\n\n40', ['0: 30', '1: 40']],
  ['(b) $z[k]$', ['0: z[k]']],
  ['2. 30', ['0: 30']],
  ['| a | b |\n|---|---|\n| 30 | 40 |', ['1: b', '2: 30', '3: 40']],
  ['`1000`', ['0: 1000']],
])('%j holds %j', async (text, statements) => {
  expect(await read(text)).toEqual(statements);
});

test('places and words around', async () => {
  const { conventions } = settingWith();
  const [one] = statementsOf(await passageIn('So it has 199,000 operations.'), { symbols: SYMBOLS, conventions });
  expect(one).toMatchObject({
    span: { start: 10, end: 17 },
    before: 'so it has',
    after: 'operations',
    source: 'prose',
    display: false,
  });
});
