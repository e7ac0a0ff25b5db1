// Figures from graded rows, and the rows that went another way than the reader's.

/** Figures of write-ups by kind and by rubric. */
export function writeUpTables({ rows, unasked }, { list }) {
  if (rows.length === 0) return [];
  const names = list ? `: ${unasked.join(', ')}` : ' (--list names them)';
  const notes = unasked.length > 0 ? [`No rubric asks for ${unasked.length}${names}.`] : [];
  return [
    { title: 'Write-ups by kind', rows: [...groups(rows, 'kind'), figures('all', rows)], notes },
    { title: 'Write-ups by rubric', rows: groups(rows, 'course') },
  ];
}

/** Figures of notebook questions. */
export function notebookTables({ rows }) {
  if (rows.length === 0) return [];
  const choices = rows.filter(({ chosen }) => chosen !== undefined);
  const concepts = rows.filter(({ isChoice, english, doubtful }) => !isChoice && english && !doubtful);
  const mixed = rows.filter(({ isChoice, english, doubtful }) => isChoice && english && !doubtful);
  return [
    {
      title: 'Notebook questions: finding',
      rows: [
        finding(
          'in notebooks',
          rows.filter(({ isWhole }) => isWhole),
        ),
        finding(
          'in cells alone',
          rows.filter(({ isWhole }) => !isWhole),
        ),
      ],
    },
    {
      title: 'Notebook questions: choices',
      rows: [
        {
          answers: choices.length,
          'read right': share(choices, ({ chosenRight, chosenReview }) => chosenRight && !chosenReview),
          'to a person': share(choices, ({ chosenReview }) => chosenReview),
          'read wrongly': count(choices, ({ chosenRight, chosenReview }) => !chosenRight && !chosenReview),
        },
      ],
    },
    {
      title: 'Notebook questions: explanations, English, not doubtful',
      rows: [
        explained('concepts', concepts),
        explained('with a choice', mixed),
        explained('all', [...concepts, ...mixed]),
        ...[...grouped([...concepts, ...mixed], 'name')].map(([name, some]) => explained(name, some)),
      ],
    },
  ];
}

function groups(rows, key) {
  return [...grouped(rows, key)].map(([name, some]) => figures(name, some));
}

function grouped(rows, key) {
  const all = new Map();
  for (const row of rows) all.set(row[key], [...(all.get(row[key]) ?? []), row]);
  return all;
}

function figures(name, rows) {
  const answered = rows.filter(({ line }) => line !== null);
  const decided = rows.filter(({ review, wanted }) => !review && wanted !== 'unsure');
  return {
    '': name,
    answers: rows.length,
    found: share(answered, ({ placed }) => placed === 'found'),
    tight: share(answered, ({ tight }) => tight),
    'place to a person': share(rows, ({ placed }) => placed === 'person'),
    wrong: count(rows, ({ placed }) => placed === 'wrong'),
    lost: count(rows, ({ placed }) => placed === 'lost'),
    false: count(rows, ({ placed }) => placed === 'false'),
    decided: decided.length,
    agree: share(decided, ({ agrees }) => agrees),
    review: share(rows, ({ review }) => review),
    'wrong paid in full': count(rows, ({ wanted, review, credit }) => wanted === 'no' && !review && credit >= 0.9),
    'partial paid in full': count(
      rows,
      ({ wanted, review, credit }) => wanted === 'partial' && !review && credit >= 0.9,
    ),
    'right refused': count(rows, ({ wanted, review, credit }) => wanted === 'yes' && !review && credit < 0.9),
  };
}

function finding(name, rows) {
  const answered = rows.filter(({ placed }) => placed !== 'absent' && placed !== 'false');
  const filled = rows.filter(({ why }) => why !== '');
  const empty = rows.filter(({ why }) => why === '');
  return {
    '': name,
    answered: filled.length,
    found: share(filled, ({ placed }) => placed === 'found'),
    'begins and ends right': share(filled, ({ whole }) => whole),
    'to a person': share(answered, ({ placed }) => placed === 'person'),
    wrong: count(filled, ({ placed }) => placed === 'wrong'),
    lost: count(filled, ({ placed }) => placed === 'lost'),
    empty: empty.length,
    'read as empty': share(empty, ({ placed }) => placed === 'absent'),
  };
}

/** Empty answers are left out: to read them as empty is no agreement on an explanation. */
function explained(name, all) {
  const rows = all.filter(({ why }) => why !== '');
  const decided = rows.filter(({ review }) => !review);
  return {
    '': name,
    answers: rows.length,
    decided: decided.length,
    kappa: weightedKappa(decided.map(({ wanted, credit }) => [LEVEL[wanted], levelOf(credit)])),
    agree: share(decided, ({ agrees }) => agrees),
    review: share(rows, ({ review }) => review),
    'wrong paid in full': count(decided, ({ wanted, credit }) => wanted === 'no' && credit >= 0.9),
    'right refused': count(decided, ({ wanted, credit }) => wanted === 'yes' && credit < 0.9),
    'kappa, review as it stands': weightedKappa(rows.map(({ wanted, credit }) => [LEVEL[wanted], levelOf(credit)])),
  };
}

const LEVEL = { no: 0, partial: 1, yes: 2 };

function levelOf(credit) {
  return credit >= 0.9 ? 2 : credit > 0.25 ? 1 : 0;
}

/** Cohen's kappa with quadratic weights (Cohen 1968) over pairs of levels 0, 1, 2; undefined where one side has one level. */
function weightedKappa(pairs) {
  const n = pairs.length;
  const observed = pairs.reduce((sum, [a, b]) => sum + (a - b) ** 2, 0) / n;
  let expected = 0;
  for (const [a] of pairs) for (const [, b] of pairs) expected += (a - b) ** 2 / n ** 2;
  return expected > 0 ? 1 - observed / expected : undefined;
}

function share(rows, holds) {
  return rows.length === 0 ? undefined : count(rows, holds) / rows.length;
}

function count(rows, holds) {
  return rows.filter((row) => holds(row)).length;
}

/** What went another way than the reader's, in tables with a line each. */
export function disagreements(rows) {
  const line = ({
    where,
    name,
    wanted,
    placed,
    line: at,
    lines,
    doubts,
    credit,
    review,
    reasons,
    findings,
    readAs,
    why,
  }) => ({
    where,
    name,
    wanted,
    credit: credit.toFixed(2),
    placed,
    at: at === undefined ? '' : `${at ?? '-'} in ${lines}`,
    reasons: [...doubts, ...reasons].join(' '),
    findings: findings.join(' '),
    read: readAs.replaceAll(/\s+/gu, ' ').slice(0, 60),
    why: why.replaceAll(/\s+/gu, ' ').slice(0, 60),
  });
  const tables = {
    'Placed wrongly, lost, or found where nothing was answered': ({ placed }) =>
      ['wrong', 'lost', 'false'].includes(placed),
    'Verdicts that disagree': ({ review, agrees }) => !review && !agrees,
    'Choices that were read as others': ({ chosenRight, chosenReview }) => chosenRight === false && !chosenReview,
    'Places for a person': ({ placed }) => placed === 'person',
    'Verdicts for a person, though placed': ({ placed, review }) => review && placed !== 'person',
    'Found, but not tightly': ({ set, placed, tight, whole }) =>
      placed === 'found' && (set === 'write-ups' ? !tight : !whole),
  };
  return Object.entries(tables).map(([title, holds]) => ({ title, rows: rows.filter(holds).map(line) }));
}
