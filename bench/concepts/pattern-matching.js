// How far criteria agree with the pattern match of the Open University, and how much of its notation they can say.
import { concept } from '../../dist/checks/concept/concept.js';
import { settingAlone } from '../../dist/checks/define-check.js';
import { ALL } from '../../dist/model/share.js';
import { interval } from './intervals.js';
import { passageFrom } from './passage.js';
import { compared } from './pmatch.js';
import { rowsIn } from './rows.js';

export function run({ cases }) {
  const rows = rowsIn(cases, 'pattern-matching', 'pmatch.jsonl')?.filter(({ kind }) => kind === 'match');
  if (!rows) return undefined;
  const results = rows.map((row) => compared(row, judge));
  const said = results.filter(({ outcome }) => outcome !== undefined);
  const share = (all) => all.filter(({ agrees }) => agrees).length / Math.max(1, all.length);
  const [from, to] = interval(said, share);
  return [
    {
      title: 'Pattern match: rows that criteria can express, and agreement on those',
      rows: [
        {
          rows: rows.length,
          expressed: said.length,
          share: said.length / rows.length,
          agreed: said.filter(({ agrees }) => agrees).length,
          agreement: share(said),
          from,
          to,
          'to a person': said.filter(({ outcome }) => outcome === 'open').length,
        },
      ],
    },
    {
      title: 'Pattern match: what is not expressed, and where criteria disagree',
      rows: results.filter(({ agrees }) => !agrees).map(told),
    },
  ];
}

function told({ row, outcome, why }) {
  const { expression, response, expected } = row;
  const said =
    outcome === undefined ? `not expressed: ${why}` : `${outcome}, ${expected ? 'matches' : 'does not match'} there`;
  return { case: row.id, expression: expression.replaceAll(/\s+/gu, ' '), response, said };
}

/** What becomes of the one criterion of a part; undefined where a rubric with it is refused. */
function judge(options, response) {
  const { prepared } = concept.prepare(options, settingAlone(ALL));
  if (!prepared) return undefined;
  const [criterion] = concept.judge(prepared, passageFrom(response)).criteria ?? [];
  if (criterion?.earned.numerator > 0) return 'met';
  return criterion?.open.numerator > 0 ? 'open' : 'missing';
}
