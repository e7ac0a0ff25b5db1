import { test } from 'vitest';
import { count } from '../../src/checks/count/count.ts';
import { passageIn, settingWith, outcome } from './shared-answers.ts';
import { readFileSync } from 'node:fs';

test('try', async () => {
  const lines = readFileSync('/tmp/gc/try.txt', 'utf8').split('\n').filter(Boolean);
  for (const line of lines) {
    const [exp, want, ...rest] = line.split('|');
    const prep = await count.prepare(
      {
        expect: exp!,
        mistakes: { 'counted-bias': '1/2', 'ignored-activation': '1/2', 'multiply-accumulates': '1/2' },
        also:
          exp === 'f.parameters' || exp === 'g.parameters'
            ? []
            : [{ expect: `${exp![0]}.multiplyAccumulates + ${exp![0]}.activations`, credit: '1/2' }],
      },
      settingWith(),
    );
    if (!prep.prepared) {
      console.log(JSON.stringify(prep));
      continue;
    }
    const p = await passageIn(rest.join('|').replaceAll('\\n', '\n'));
    const v = count.judge(prep.prepared, p);
    const got = outcome(v);
    console.log(
      (got === want ? 'ok  ' : 'BAD ') +
        line +
        '  => ' +
        got +
        ' ' +
        (v.readAs ?? []).map((r) => r.text).join(';') +
        ' ' +
        v.review.map((r) => r.code).join(',') +
        ' r=' +
        count.recognise(prep.prepared, p),
    );
  }
});
