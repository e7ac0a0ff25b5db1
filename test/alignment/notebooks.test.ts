import { describe, expect, test } from 'vitest';

import { align } from '../../src/alignment/align.ts';
import type { Target } from '../../src/alignment/target.ts';
import { readDocument } from '../../src/submission/read-document.ts';

function target(id: string, label: string, ask: string, files?: readonly string[]): Target {
  return { id, labels: [label], ask, parts: [], ...(files && { files }) };
}

/** A notebook of Markdown cells. */
function notebook(...cells: readonly string[]): string {
  return JSON.stringify({ cells: cells.map((source) => ({ cell_type: 'markdown', metadata: {}, source })) });
}

interface Placed {
  readonly status: string;
  readonly text: string;
  readonly doubts: readonly string[];
}

async function placed(
  files: Readonly<Record<string, string>>,
  targets: readonly Target[],
): Promise<Readonly<Record<string, Placed>>> {
  const bytes = Object.entries(files).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  const { document } = await readDocument(bytes, { writeups: [] });
  return Object.fromEntries(
    align(document, targets).map(({ part, status, body, doubts }) => [
      part,
      {
        status,
        text: body ? document.text.slice(body.start, body.end).trim() : '',
        doubts: doubts.map(({ code }) => code),
      },
    ]),
  );
}

describe('files', () => {
  const question = '**Inline Question 1**\n\nWhy?\n\n**Your Answer:** ';
  const files = {
    'anna-trees.ipynb': notebook(`${question}It is deep.`),
    'anna-forest.ipynb': notebook(`${question}It is wide.`),
  };

  test.each([
    ['a name', 'anna-forest.ipynb', 'It is wide.'],
    ['a pattern', '*forest.ipynb', 'It is wide.'],
    ['one of several', ['woods.ipynb', '*-TREES*'], 'It is deep.'],
  ])('an answer is looked for in %s', async (_, wanted, text) => {
    const one = target('q', 'Inline Question 1', 'Why?', [wanted].flat());
    expect(await placed(files, [one])).toEqual({ q: { status: 'found', text, doubts: [] } });
  });

  test('a file of none of the names holds no answer', async () => {
    const one = target('q', 'Inline Question 1', 'Why?', ['other.ipynb']);
    expect((await placed(files, [one]))['q']).toMatchObject({ text: '' });
  });
});

const QUESTION = `**Inline Question 1**

Why does a deep decision tree fit its training data so well, and what follows for new data?`;
const DEEP = target(
  'deep',
  'Inline Question 1',
  'Why does a deep decision tree fit its training data so well? What follows?',
);
const WIDE = target(
  'wide',
  'Inline Question 2',
  'Which pruning strategy keeps a random forest fast at prediction time?',
);
const BOOK = 'trees.ipynb';
const LEAF = 'Each leaf holds few samples.';

async function deep(...cells: readonly string[]): Promise<Placed | undefined> {
  return (await placed({ [BOOK]: notebook(...cells) }, [DEEP]))['deep'];
}

describe('markers', () => {
  test.each([
    '## Answer:\n',
    '### Your answer:\n',
    '**Your Answer:** ',
    '**Your Answer**: ',
    '*Your Answer*:',
    '# Answer:\n\n',
    'Answer: ',
    'Anwer: ',
    '$\\color{blue}{\\textit Your Answer:}$ ',
    '$\\color{green}{\\textit{Your Answer:}}$',
    '<b>Answer:</b> ',
    '**Answer**\n\n',
    '**Your Answer:** *fill this in.* ',
    '## Answer:\n[FILL THIS IN]\n',
    '> **Answer:** ',
  ])('%j begins the answer', async (marker) => {
    expect(await deep(`${QUESTION}\n\n${marker}${LEAF}`)).toEqual({ status: 'found', text: LEAF, doubts: [] });
  });

  test('a second marker parts the reason from the answer, not one answer from another', async () => {
    const answer = `Overfitting.\n\n$\\color{blue}{\\textit Your Explanation:}$ ${LEAF}`;
    expect(await deep(`${QUESTION}\n\n**Your Answer:** ${answer}`)).toEqual({
      status: 'found',
      text: answer,
      doubts: [],
    });
  });

  test('the cell that follows may begin with it', async () => {
    expect(await deep(QUESTION, `## Answer:\n\n${LEAF}`)).toEqual({ status: 'found', text: LEAF, doubts: [] });
  });

  test('the reason may stand in a cell of its own', async () => {
    const text = `Overfitting.\n**Your Explanation:** ${LEAF}`;
    const cells = [`${QUESTION}\n\n**Your Answer:** Overfitting.`, `**Your Explanation:** ${LEAF}`];
    expect(await deep(...cells)).toEqual({ status: 'found', text, doubts: [] });
  });

  test('a numbered marker says which question it answers', async () => {
    const cells = ['# My work', `Answer 1: ${LEAF}`, 'Answer 2: Cost complexity.'];
    expect(await placed({ [BOOK]: notebook(...cells) }, [DEEP, WIDE])).toEqual({
      deep: { status: 'found', text: LEAF, doubts: [] },
      wide: { status: 'found', text: 'Cost complexity.', doubts: [] },
    });
  });

  test('several questions in a cell have a marker each', async () => {
    const cell = `## Question 1\n${DEEP.ask}\n\nAnswer: ${LEAF}\n\n## Question 2\n${WIDE.ask}\n\nAnswer: Cost complexity.`;
    const targets = [
      { ...DEEP, labels: ['Question 1'] },
      { ...WIDE, labels: ['Question 2'] },
    ];
    expect(await placed({ [BOOK]: notebook(cell) }, targets)).toEqual({
      deep: { status: 'found', text: LEAF, doubts: [] },
      wide: { status: 'found', text: 'Cost complexity.', doubts: [] },
    });
  });

  test('what the hand-out says in a new section is no answer', async () => {
    const next = '# Random forests\nNow fit many trees to the training data.';
    expect(await deep(`${QUESTION}\n\n## Answer:\n${LEAF}`, next)).toEqual({ status: 'found', text: LEAF, doubts: [] });
  });
});

describe('empty slots', () => {
  test.each([
    ['nothing', ''],
    ['a placeholder', '*fill this in.*'],
    ['a placeholder in brackets', '[FILL THIS IN]'],
    ['the marker of the reason', '\n\n$\\color{blue}{\\textit Your Explanation:}$\n'],
    ['a comment of the page', '<!-- write here -->'],
    ['the question again', QUESTION.split('\n').at(-1) ?? ''],
    ['the question again in bold', `**${QUESTION.split('\n').at(-1) ?? ''}**\n\n*fill this in.*`],
    ['the question in another language', '为什么很深的决策树能够很好地拟合训练数据？\n\n*fill this in.*'],
  ])('%s', async (_, text) => {
    expect(await deep(`${QUESTION}\n\n**Your Answer:** ${text}`)).toEqual({ status: 'missing', text: '', doubts: [] });
  });

  test('a question cell without a marker', async () => {
    expect(await deep(QUESTION, '# Forests')).toEqual({ status: 'missing', text: '', doubts: [] });
  });

  test.each([
    ['a cell of prose follows', [`${QUESTION}\n\n**Your Answer:**`, LEAF], LEAF],
    ['no marker stands in the cell', [`${QUESTION}\n\n${LEAF}`], LEAF],
    ['the text stands above the marker', [`${QUESTION}\n\n${LEAF}\n\n**Your Answer:**`], LEAF],
    ['a placeholder stands behind the text', [`${QUESTION}\n\n**Your Answer:** ${LEAF}\n\n*fill this in.*`], LEAF],
  ])('a person looks where %s', async (_, cells, text) => {
    const one = await deep(...cells);
    expect(one).toMatchObject({ status: 'found', text });
    expect(one?.doubts).not.toEqual([]);
  });
});

test.each([
  ['a cell far below names the question', [`${QUESTION}\n\n**Your Answer:**`, '# Code', `Answer 1: ${LEAF}`]],
  ['a cell calls itself the answers', [`${QUESTION}\n\n**Your Answer:**`, '# Code', `Answers\n\n1. ${LEAF}`]],
])('an empty slot is not taken for no answer where %s', async (_, cells) => {
  expect((await deep(...cells))?.status).not.toBe('missing');
});

test('a question cell that stands twice has two answers', async () => {
  const copy = `${QUESTION}\n\n**Your Answer:**`;
  expect(await deep(copy, '# Code', `${copy} ${LEAF}`)).toMatchObject({ status: 'found', text: LEAF });
});

test('a cell that goes on like the answer is not passed over', async () => {
  const sees = { ...DEEP, recognise: () => 0.8 };
  const cells = [`${QUESTION}\n\n**Your Answer:** ${LEAF}`, 'New data fall into the wrong leaf.'];
  const one = (await placed({ [BOOK]: notebook(...cells) }, [sees]))['deep'];
  expect(one).toEqual({ status: 'found', text: LEAF, doubts: ['unclaimed-text'] });
});

describe('which question a slot asks', () => {
  const slot = (label: string, ask: string | undefined, answer: string): string =>
    `**${label}**\n\n${ask ?? ''}\n\n**Your Answer:** ${answer}`;

  test('is told by its words where the year numbers otherwise', async () => {
    const cells = [slot('Inline Question 1', WIDE.ask, 'Cost complexity.'), slot('Inline Question 2', DEEP.ask, LEAF)];
    expect(await placed({ [BOOK]: notebook(...cells) }, [DEEP, WIDE])).toEqual({
      deep: { status: 'found', text: LEAF, doubts: [] },
      wide: { status: 'found', text: 'Cost complexity.', doubts: [] },
    });
  });

  test('another question under the same label is for a person', async () => {
    const other = 'How many nodes does a balanced binary heap of height five hold at most?';
    const one = (await placed({ [BOOK]: notebook(slot('Inline Question 1', other, '63')) }, [DEEP]))['deep'];
    expect(one?.doubts).toContain('other-question');
  });

  test('a question that the notebook does not ask is not called missing', async () => {
    const places = await placed({ [BOOK]: notebook(slot('Inline Question 1', DEEP.ask, LEAF)) }, [DEEP, WIDE]);
    expect(places['wide']).toEqual({ status: 'lost', text: '', doubts: ['not-located'] });
  });

  test('a cell that was copied answers twice', async () => {
    const places = await placed(
      { [BOOK]: notebook(slot('Inline Question 1', DEEP.ask, LEAF), slot('Inline Question 1', DEEP.ask, 'Luck.')) },
      [DEEP],
    );
    expect(places['deep']?.doubts).toEqual(['answered-twice']);
  });

  test('parts without labels share the slot of their group', async () => {
    const leaf = (id: string): Target => ({ id, labels: [], readsAll: true, parts: [] });
    const group: Target = { ...DEEP, parts: [leaf('choice'), leaf('why')] };
    const places = await placed({ [BOOK]: notebook(slot('Inline Question 1', DEEP.ask, `True. ${LEAF}`)) }, [group]);
    const both = { status: 'found', text: `True. ${LEAF}`, doubts: [] };
    expect(places).toEqual({ choice: both, why: both });
  });

  test('parts with labels of their own are found in it', async () => {
    const leaf = (label: string): Target => ({ id: label, labels: [label], parts: [] });
    const group: Target = { ...DEEP, parts: [leaf('a'), leaf('b')] };
    const answer = '\n\n(a) Each leaf is pure.\n\n(b) It varies much.';
    const places = await placed({ [BOOK]: notebook(slot('Inline Question 1', DEEP.ask, answer)) }, [group]);
    expect(places).toMatchObject({
      a: { text: 'Each leaf is pure.', doubts: [] },
      b: { text: 'It varies much.', doubts: [] },
    });
  });
});
