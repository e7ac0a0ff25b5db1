// How many answers of 40 words are judged in a second on one core with a rubric of 8 criteria, and how the time grows
// with the answer: no longer than the answer does.
import { readFileSync } from 'node:fs';

import { concept } from '../../dist/checks/concept/concept.js';
import { settingAlone } from '../../dist/checks/define-check.js';
import { share } from '../../dist/model/share.js';
import { passageFrom } from './passage.js';

const CRITERIA = {
  locality: {
    all: [
      ['local', 'nearby', 'small (region|patch|neighbourhood)'],
      ['feature', 'pattern', 'structure'],
    ],
  },
  stationarity: {
    all: [
      ['same', 'identical', 'shared'],
      ['anywhere', 'everywhere', 'position', 'location'],
    ],
    words: 12,
  },
  sharing: ['weight sharing', 'share ... (weight|parameter|kernel)', 'same (weight|kernel|filter)'],
  fewer: { any: ['<few> (parameter|weight)'], not: ['more (parameter|weight)'] },
  invariance: { any: ['(translation|shift|location) (invariant|equivariant)', 'not depend ... position'] },
  edges: { min: 2, of: ['edge', 'corner', 'texture', 'blob'] },
  depth: { order: ['edge', 'part', 'object'], within: 'answer' },
  size: { any: ['3 x 3', '5 x 5'], near: ['kernel', 'filter', 'window'] },
};
const WORDS = { few: ['fewer', 'less', 'reduced number of', 'lower number of'] };

/** Sentences as students write them, right and wrong, with slips and denials; %n is a number. */
const SENTENCES = [
  'A convolutional layer assumes that useful features are local, so each unit looks only at a small patch of the input.',
  'The same kernel is used at every position, because a pattern that helps in one place is likely to help anywhere.',
  'This weight sharing means that there are far fewer parameters to learn than in a fully connected layer.',
  'It does not depend on the position of the object in the image.',
  'The netwrok learns edges first, then parts, and in the end whole objects from them.',
  'With a 3×3 kernel and %n channels the number of weigths stays small, e.g. about 0.9 of them are zero.',
  'I think the assumption is violated for faces that are centered, since the eyes are not found everywhere.',
  'Pooling makes it invariant to small shifts, but this is not what was asked and I am not sure about it.',
  'Neighbouring pixels are correlated, which is why nearby inputs are combined before distant ones.',
  'In contrast, a dense layer has a weight of its own for each pair of input $x_i$ and output $y_j$.',
  'Textures and corners look alike wherever they appear, so one filter can be reused across the whole picture.',
  'Without these assumptions the model would need more data and would generalise worse to new images.',
];

/** @param {{ options: Record<string, unknown> }} given */
export function run() {
  const { prepared, problems } = concept.prepare(
    { criteria: CRITERIA },
    settingAlone(share(8), { words: new Map(Object.entries(WORDS)) }),
  );
  if (!prepared) throw new Error(problems.map(({ message }) => message).join(' '));
  return [throughput(prepared), growth(prepared)];
}

const ANSWERS = 3000;
const WORDS_EACH = 40;
const FEWEST = 3000;

function throughput(prepared) {
  const rates = [0, 1, 2, 3].map((round) => {
    const answers = Array.from({ length: ANSWERS }, (_, i) => answerOf(i + round * ANSWERS, WORDS_EACH));
    const start = process.cpuUsage();
    // As in a class: an answer is read, judged and let go before the next.
    for (const answer of answers) concept.judge(prepared, passageFrom(answer));
    return Math.round((1000 * ANSWERS) / millisecondsSince(start));
  });
  const best = Math.max(...rates.slice(1));
  return {
    title: `Answers of ${WORDS_EACH} words a second of one core, 8 criteria`,
    rows: [{ first: rates[0], 'best of three more': best, aim: FEWEST, reached: best >= FEWEST ? 'yes' : 'no' }],
    notes: [`Memory of the process: ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB. Load: ${load()}`],
  };
}

/** The same answer doubled five times: each time should take about twice as long. */
function growth(prepared) {
  const answer = answerOf(7, 300);
  let before;
  const rows = [1, 2, 4, 8, 16, 32].map((times) => {
    const text = Array.from({ length: times }, () => answer).join('\n');
    const milliseconds = Math.min(...[0, 1, 2, 3, 4].map(() => timeOf(prepared, text)));
    const ratio = before === undefined ? undefined : milliseconds / before;
    before = milliseconds;
    return { words: 300 * times, milliseconds, ratio };
  });
  return { title: 'The same answer, doubled five times', rows };
}

function timeOf(prepared, text) {
  const passage = passageFrom(text);
  const start = process.cpuUsage();
  concept.judge(prepared, passage);
  return millisecondsSince(start);
}

/** Time of the processor, so that other work on the machine counts for little. */
function millisecondsSince(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function answerOf(seed, words) {
  const written = [];
  for (let i = 0; written.length < words; i++) {
    const sentence = SENTENCES[(seed * 7 + i * 5 + Math.floor(seed / 12) * i) % SENTENCES.length];
    written.push(...sentence.replace('%n', String(seed % 97)).split(' '));
  }
  return `${written.slice(0, words).join(' ').replace(/[.,]$/u, '')}.`;
}

/** How long this machine was busy with other things: the figures above hang on it. */
function load() {
  try {
    return `${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]} processes wanted a core.`;
  } catch {
    return 'unknown.';
  }
}
