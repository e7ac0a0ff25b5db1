import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { draftCriteria, type Draft } from '../../../src/authoring/draft/draft.ts';
import { derivedFrom } from '../../../src/authoring/draft/derived.ts';
import { draftFromGraded } from '../../../src/authoring/draft/learn.ts';
import { renderDraft } from '../../../src/authoring/draft/render.ts';
import { statusIn, prepareDraft } from '../../../src/authoring/draft/trial.ts';
import { concept } from '../../../src/checks/concept/concept.ts';
import { loadRubric } from '../../../src/grading/load.ts';
import { add, ALL, compare, NONE, share } from '../../../src/model/share.ts';
import { passageFrom } from '../../language/passages.ts';

const POINTS = share(2);

function drafted(answers: readonly string[], question?: string): Draft {
  const asked = question === undefined ? {} : { question: passageFrom(question) };
  return draftCriteria({ answers: answers.map(passageFrom), points: POINTS, ...asked });
}

function verdictOn({ options }: Draft, answer: string) {
  return concept.judge(prepareDraft(options, POINTS), passageFrom(answer));
}

/** All that the answer could earn: a person may still be asked to look. */
function withinReach(draft: Draft, answer: string) {
  const { credit, open } = verdictOn(draft, answer);
  return add(credit, open);
}

const QUESTION = 'How did you separate the salt from the water?';
const MODELS: Record<string, readonly string[]> = {
  'one sentence': ['The water was evaporated, and the salt was left behind in the dish.'],
  list: ['- a hidden layer computes features\n- a loss measures the errors\n- an optimiser updates the parameters'],
  negated: ['The result does not depend on the position of the object.'],
  'a formula inside': ['The gradient is multiplied by the step size $\\eta$ before the weights are changed.'],
  'code words': ['Call `zero_grad` first, since the optimizer adds to the stored gradients.'],
  'several answers': [
    'The terminals are separated by a gap.',
    'The terminals are not connected to the battery.',
    'There is no closed path with the battery.',
  ],
  'words of the question': ['The salt and the water were separated by boiling the water away in a dish.'],
};

describe('a draft from model answers', () => {
  it.each(Object.entries(MODELS))('gives its own answers all points, nothing for nothing: %s', (_, answers) => {
    const draft = drafted(answers, QUESTION);
    expect(Object.keys(draft.options.criteria).length).toBeGreaterThan(0);
    for (const answer of answers) expect(compare(withinReach(draft, answer), ALL)).toBe(0);
    expect(compare(withinReach(draft, ''), NONE)).toBe(0);
    expect(compare(verdictOn(draft, QUESTION).credit, NONE)).toBe(0);
  });

  it('asks for what the question does not say, and for its words only beside that', () => {
    const { options } = drafted([MODELS['one sentence']?.[0] ?? ''], QUESTION);
    expect(Object.keys(options.criteria)).toEqual(['evaporated', 'left', 'behind', 'dish', 'topic']);
    expect(options.criteria['evaporated']).toMatchObject({ any: ['evaporated', 'evapor*'] });
  });

  it('keeps a denial as what is asked for', () => {
    const draft = drafted(['It does not depend on the position.']);
    expect(draft.options.criteria).toMatchObject({ 'not-depend': { any: ['not depend'] } });
    expect(compare(withinReach(draft, 'It depends on the position.'), NONE)).toBe(0);
    expect(compare(withinReach(draft, 'It never depends on its position.'), ALL)).toBe(0);
  });

  it('lets the best of several model answers count', () => {
    const draft = drafted(['It is separated by a gap.', 'It is not connected.']);
    expect(draft.options.ways).toEqual({
      'answer-1': { min: 2, of: ['separated', 'gap'] },
      'answer-2': { min: 1, of: ['not-connected'] },
    });
    expect(compare(withinReach(draft, 'They are not really connected.'), ALL)).toBe(0);
    expect(compare(withinReach(draft, 'Somewhere there is a gap.'), share(1, 2))).toBe(0);
  });

  it('says what it could not use', () => {
    const codes = (answer: string, question?: string): string[] =>
      drafted([answer], question).notes.map(({ code }) => code);
    expect(codes('The size is $n - k + 1$ for a narrow filter.')).toContain('formula');
    expect(codes('The salt and the water separate.', QUESTION)).toContain('nothing-new');
    expect(codes('It is so.')).toEqual(['no-words']);
  });

  it('reads other languages as words without forms', () => {
    const draft = drafted(['Фильтр смотрит на маленькую область.']);
    expect(Object.keys(draft.options.criteria)).toContain('фильтр');
  });

  it('never throws, and always gives what can be loaded', () => {
    const text = fc.oneof(fc.string({ maxLength: 80 }), fc.constantFrom(...Object.values(MODELS).flat()));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), text, (answers, question) => {
        const draft = drafted(answers, question);
        if (Object.keys(draft.options.criteria).length === 0) return;
        expect(() => prepareDraft(draft.options, POINTS)).not.toThrow();
        expect(compare(withinReach(draft, ''), NONE)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a draft as YAML', () => {
  it.each(Object.entries(MODELS))('loads without change: %s', async (_, answers) => {
    const draft = drafted(answers, QUESTION);
    const isEarned = (one: string): boolean => statusIn({ ...draft, points: POINTS }, passageFrom(one)) === 'correct';
    const examples = {
      earned: answers.filter(isEarned),
      review: answers.filter((one) => !isEarned(one)),
    };
    const yaml = renderDraft({ part: 'a.1', ask: QUESTION, points: '2', ...draft, examples });
    const folder = mkdtempSync(join(tmpdir(), 'gradecheck-draft-'));
    try {
      writeFileSync(join(folder, 'rubric.yaml'), yaml);
      const plan = await loadRubric(folder);
      expect(plan.examples.map(({ answer }) => answer.trim()).toSorted()).toEqual(answers.toSorted());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a draft from graded answers', () => {
  const right = [
    'The loop is open.',
    'There is an open loop somewhere.',
    'Because the loop was opened.',
    'Its loop is open.',
  ];
  const wrong = ['The bulb is old.', 'There is a bulb somewhere.', 'Because it is cold.', 'The bulb was cold.'];
  const graded = [...right.map((answer) => ({ answer, share: 1 })), ...wrong.map((answer) => ({ answer, share: 0 }))];

  it('finds words that right answers share and the model answer lacks', () => {
    const draft = draftFromGraded({
      answers: [passageFrom('There is a gap in the circuit.')],
      points: POINTS,
      graded: [...graded, ...graded, ...graded].map(({ answer, share: earned }) => ({
        passage: passageFrom(answer),
        share: earned,
      })),
    });
    expect(Object.keys(draft.options.criteria)).toEqual(expect.arrayContaining(['gap', 'open', 'loop']));
    expect(Object.keys(draft.options.criteria)).not.toContain('bulb');
    expect(
      compare(withinReach(draft, 'The loop of wire is open.'), withinReach(draft, 'A cold bulb.')),
    ).toBeGreaterThan(0);
  });
});

describe('what begins all words of a family', () => {
  it.each([
    ['evaporated', 'evapor*'],
    ['conductor', 'conduct*'],
    ['position', undefined],
    ['gap', undefined],
    ['battery', undefined],
  ])('%s: %s', (word, start) => {
    expect(derivedFrom(word)).toBe(start);
  });
});
