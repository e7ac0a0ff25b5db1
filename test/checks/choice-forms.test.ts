import { describe, expect, test } from 'vitest';

import { choice } from '../../src/checks/choice/choice.ts';
import { settingAlone } from '../../src/checks/define-check.ts';
import { passageOf, type Passage } from '../../src/model/passage.ts';
import { share } from '../../src/model/share.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { readDocument } from '../../src/submission/read-document.ts';

type Options = Parameters<typeof choice.prepare>[0];

const BREAD = {
  knead: 'knead the dough longer',
  salt: 'leave out the salt',
  steam: 'bake the loaf with steam',
  cold: 'let the dough rest in the cold',
};
const ASK = 'Which of these steps will not change the volume of the loaf? Select all that apply.';
const PRINTED = `${ASK}\n\n1. Knead the dough longer.\n2. Leave out the salt.\n3. Bake the loaf with steam.\n4. Let the dough rest in the cold.\n`;

/** An answer behind a question as it is printed, as a reader of Markdown makes it. */
async function answered(answer: string, question = PRINTED): Promise<Passage> {
  const before = `${question}\n## Answer:\n`;
  const files = [{ name: 'a.md', bytes: new TextEncoder().encode(`${before}${answer}`) }];
  const { document } = await readDocument(files, { writeups: [] });
  const asked = passageOf(document, { start: 0, end: before.length });
  return { ...passageOf(document, { start: before.length, end: document.text.length }), asked };
}

async function judged(options: Partial<Options>, answer: string, question?: string): Promise<Verdict> {
  const given = { options: BREAD, expect: ['knead', 'steam'], ...options };
  const outcome = await choice.prepare(given, settingAlone(share(1), { ask: ASK }));
  if (!outcome.prepared) throw new Error(JSON.stringify(outcome.problems));
  return choice.judge(outcome.prepared, await answered(answer, question));
}

/** The names of the chosen options, or why a person looks. */
async function read(options: Partial<Options>, answer: string, question?: string): Promise<string> {
  const { readAs, review } = await judged(options, answer, question);
  return review.length > 0
    ? review.map(({ code }) => code).join(' ')
    : (readAs?.[0]?.text.split(', ').toSorted().join(' ') ?? '');
}

describe('what is chosen', () => {
  test.each([
    '1,3',
    '1 ， 3',
    '１、３',
    '1 and 3.',
    '$1$和$3$',
    '1 & 3',
    '`1`, `3`',
    '[1, 3]',
    '(a) and (c)',
    'a) and c)',
    'A, C',
    'Options 1 and 3',
    'The answer is 1 and 3.',
    'The first and the third.',
    '**1** and **3**',
    'Only 1 and 3 are right.',
    'Steps without an effect: `1`, `3`'.replace('without an effect', 'that will not change it'),
    '1,3 true. 2,4 false.',
    '2,4 false. 1,3 true.',
    'Not change：1 3 Change: 2 4',
    '1, 3 do not change the volume.',
    '*1, 3 leave it unchanged.*',
    '1 and 3 do not change the volume, while 2 and 4 could improve it',
    '2 and 4 change the volume, 1 and 3 do not change it.'.replace(', 1', '; 1'),
    'All except 2 and 4',
    '1 and 3, not 2',
    '1. T\n2. F\n3. T\n4. F',
    'Everything changes it except 1 and 3',
    '1. **TRUE** - gluten is formed anyway.\n2. **FALSE** - yeast works faster.\n3. **TRUE** - only the crust.\n4. **FALSE** - it rises slowly.',
    '1. [CORRECT] gluten is formed anyway.\n\n2. [INCORRECT] yeast works faster.\n\n3. [CORRECT] only the crust.\n\n4. [INCORRECT] it rises slowly.',
    '1.true\ngluten\n\n2.false\nyeast\n\n3.true\ncrust\n\n4.false\nslow',
    '1: does not change it (gluten) 2: changes it 3: does not change it 4: changes it',
    '1. It does not change the volume.\n2. It changes the volume.\n3. It does not change the volume.\n4. It changes the volume.',
    'Knead the dough longer, bake the loaf with steam',
    '1, 3\n\n$\\color{blue}{\\textit Your Explanation:}$ 1 - gluten is there, 3 - only the crust is.',
    '1, 3\n\n**Your Explanation:**\n1. False friends: gluten is formed anyway.\n2. Yeast works faster.\n3. The crust.\n4. It rises slowly.'.replace(
      'False friends: g',
      'G',
    ),
    '1,3\n\n*Your explanation:* leaving out the salt lets the yeast work faster.',
    '1,3 because $x^{2} + 4 = 2$ holds for the 2 doughs',
    '1. **Knead the dough longer.**\n2. Leave out the salt.\n3. **Bake the loaf with steam.**\n4. Let the dough rest in the cold.',
    '- [x] Knead the dough longer.\n- [ ] Leave out the salt.\n- [x] Bake the loaf with steam.\n- [ ] Let the dough rest in the cold.',
    '1. gluten is formed anyway\n3. it only touches the crust',
  ])('%s', async (answer) => {
    expect(await read({}, answer)).toBe('knead steam');
  });

  test.each([
    ['[2]', 'salt'],
    ['2', 'salt'],
    ['2.', 'salt'],
    ['2. Because the yeast is not held back.', 'salt'],
    ['Number 2 is the one.', 'salt'],
    ['The second step.', 'salt'],
    ['2 - Leave out the salt', 'salt'],
    ['Leave out the salt.', 'salt'],
    ['All of them', 'cold knead salt steam'],
    ['All of the above.', 'cold knead salt steam'],
    ['1,2,3,4', 'cold knead salt steam'],
    ['All but 2', 'cold knead steam'],
  ])('%s', async (answer, names) => {
    expect(await read({ expect: 'salt' }, answer)).toBe(names);
  });
});

describe('a person looks', () => {
  test.each([
    'It depends.',
    'None',
    '1 or rather not 1, but 3',
    '1, 3. No, 2.',
    '1,3 true. 1 false.',
    '1 and 5',
    '1. gluten is formed anyway\n2. it only touches the crust',
    'Irrelevant: 2, 4',
    '1. Knead the dough longer.\n2. Leave out the salt.\n3. Bake the loaf with steam.\n4. Let the dough rest in the cold.',
    '1, 3\n\n**Your Explanation:**\n1. TRUE, gluten.\n2. TRUE, yeast.\n3. TRUE, crust.\n4. FALSE.',
    'Not 2.',
    '1, 3 change the volume.',
    '1 or 3',
    '1, 3 or 2, 4',
    '1 to 3',
    '1-3',
    '1..3',
    '1/3',
    '1, 3 if the oven is hot, otherwise 2',
    '1 - T, 2 - F, 3 - T, 4 - F',
    'Neither 1 nor 3',
    '1,3 are wrong',
    'Knead longer; steam',
    '[ ] 1 [x] 2',
    '**1**, 2, **3**, 4',
    'I first thought 1 and 3 but it is 2 and 4',
    '1, 3\n\n**Your Explanation:** actually 2 as well',
    '1, 3\n\n**Your Explanation:** 2 and 4 are also fine.',
    'Knead the dough longer, sing to the oven, bake it twice',
    'Bake the loaf with steam, which does not change the volume, and sing',
    '1 of the 3 loaves',
    'i.e. a 1-NN',
    'I am not sure about 1 and 3.',
    'We baked 3 loaves in 2 hours at 1 place.',
    '1번은 아니다',
  ])('%s', async (answer) => {
    expect(await read({}, answer)).toMatch(/^(?:choice|option)-/u);
  });
});

describe('numbers follow the options that are printed beside the answer', () => {
  const other = `${ASK}\n\n1. Bake the loaf with steam.\n2. Let the dough rest in the cold.\n3. Knead the dough longer.\n4. Sing to the oven.\n`;
  test.each([
    ['1, 3', 'knead steam'],
    ['2', 'cold'],
    ['4', 'option-unknown'],
    ['All of them', 'cold knead steam'],
  ])('%s', async (answer, names) => {
    expect(await read({}, answer, other)).toBe(names);
  });

  test('right options that are not printed are not expected', async () => {
    const fewer = `${ASK}\n\n1. Leave out the salt.\n2. Bake the loaf with steam.\n`;
    expect(await judged({}, '2', fewer)).toMatchObject({ status: 'correct', review: [] });
  });

  test('where none is right, a person looks', async () => {
    const wrong = `${ASK}\n\n1. Leave out the salt.\n2. Let the dough rest in the cold.\n`;
    expect(await read({}, '2', wrong)).toBe('choice-unclear');
  });

  test('words that turn an option make it another one', async () => {
    const options = {
      lower: 'the loaf is always lower than that of yesterday',
      most: 'the loaf is always lower than or equal to that of yesterday',
      wide: 'the loaf is wide',
    };
    const print = (first: string): string => `${ASK}\n\n1. ${first}\n2. The loaf is wide.\n`;
    const given = { options, expect: ['most', 'wide'], optional: ['lower'] };
    const equal = print('The loaf is always lower than or equal to that of yesterday.');
    expect(await judged(given, '1, 2', equal)).toMatchObject({ status: 'correct', review: [] });
    expect(await judged(given, '2', equal)).toMatchObject({ status: 'incorrect', review: [] });
    const less = print('The loaf is always lower than that of yesterday.');
    expect(await judged(given, '1, 2', less)).toMatchObject({ status: 'correct', review: [] });
    expect(await judged(given, '2', less)).toMatchObject({ status: 'correct', review: [] });
    const more = print('The loaf is always higher than that of yesterday.');
    expect(await read(given, '1, 2', more)).toMatch(/^(?:choice|option)-/u);
  });

  test('where none are printed, the orders of all years must agree', async () => {
    const versions = [
      ['knead', 'salt', 'steam'],
      ['knead', 'steam', 'salt'],
    ];
    expect(await read({ versions }, '1, 2', ASK)).toBe('choice-numbers');
    expect(await read({ versions }, '1, 2, 3', ASK)).toBe('knead salt steam');
    expect(await read({ versions }, 'Knead the dough longer, bake the loaf with steam', ASK)).toBe('knead steam');
  });
});

describe('true or false', () => {
  const options = { options: [true, false], expect: true };
  test.each([
    ['True', 'true'],
    ['True!', 'true'],
    ['_True_', 'true'],
    ['true.', 'true'],
    ['Possible.', 'true'],
    ['Yes, it is.', 'true'],
    ['It is True because some loaves have no false bottom.', 'true'],
    ['The statement is true.', 'true'],
    ['I think it is false.', 'false'],
    ['False. A true loaf has a crust.', 'false'],
    ['Not true.', 'false'],
    ['No', 'false'],
    ['This is not possible.', 'false'],
    ['True\n\n**Your Explanation:** The false start is not counted.', 'true'],
    ['It depends on the oven.', 'choice-unclear'],
    ['True for rye. False for wheat.', 'choice-unclear'],
    ['True or false?', 'choice-unclear'],
    ['Not false', 'true'],
    ['True\n\n**Your Explanation:** False, since the crust breaks.', 'choice-explained'],
  ])('%s', async (answer, names) => {
    expect(await read(options, answer, 'True or false: a loaf can grow.')).toBe(names);
  });
});

describe('one answer for several things', () => {
  const subjects = { rye: ['rye bread', 'rye'], wheat: ['wheat bread', 'wheat'] };
  const ask = 'Which of these steps is for rye bread, and which is for wheat bread?';
  const printed = PRINTED.replace(ASK, ask);
  test.each([
    ['Rye: 3; Wheat: 2', 'steam', 'salt'],
    ['Rye: 3\nWheat: 1, 2', 'steam', 'knead salt'],
    ['rye 3, wheat 2', 'steam', 'salt'],
    ['3 is for rye bread and 2 is for wheat.', 'steam', 'salt'],
    ['Number 3 is like rye bread when the crust is thick.\n\nNumber 2 is like wheat bread.', 'steam', 'salt'],
    ['2. Wheat bread.\n3. Rye bread.', 'steam', 'salt'],
    ['1：wheat / 2：rye / 4：None', 'salt', 'knead'],
    ['1. Wheat, as it needs gluten.\n2. Wheat, too.\n3. Rye bread\n4. Neither wheat nor rye.', 'steam', 'knead salt'],
    [
      '2. This is for wheat (rather than for all grains as with rye bread).\n\n3. This is for rye, unlike wheat.',
      'steam',
      'salt',
    ],
    ['* `3` is for **rye bread** because of its crust\n* `2` is for **wheat bread**', 'steam', 'salt'],
    ['Rye bread is dark, wheat bread is light.', 'choice-unclear', 'choice-unclear'],
    ['3 is for rye and wheat', 'choice-unclear', 'choice-unclear'],
    ['3 is rye. 3 is wheat.', 'choice-unclear', 'choice-unclear'],
    ['3 is not for rye.', 'choice-unclear', 'choice-unclear'],
  ])('%s', async (answer, rye, wheat) => {
    const both = { subjects, ask };
    expect(await read({ ...both, subject: 'rye', expect: 'steam' }, answer, printed)).toBe(rye);
    expect(await read({ ...both, subject: 'wheat', expect: 'salt' }, answer, printed)).toBe(wheat);
  });
});

test('what `subject` and `versions` name must be there', async () => {
  const given = {
    options: BREAD,
    expect: 'salt',
    subjects: { rye: ['rye'], wheat: ['wheat'] },
    subject: 'oats',
    versions: [['salt', 'pepper']],
  };
  const outcome = await choice.prepare(given, settingAlone(share(1)));
  expect(outcome.problems?.map(({ path }) => path)).toEqual([['versions', 0, 1], ['subject']]);
});

test.each(['1, 3 make a difference.', '1, 3 are out', '1, 3?', '1, 3, maybe 2', '1, 3 und sonst nichts davon'])(
  'a remark that is not understood chooses nothing by itself: %s',
  async (answer) => {
    expect(await read({}, answer)).toBe('choice-unclear');
  },
);
