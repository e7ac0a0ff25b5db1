import { test } from 'vitest';
import type { Attack, Honest } from './attack.ts';
import { BLIND_ATTACKS } from './blind-attacks.ts';
import { BLIND_HONEST } from './blind-honest.ts';
import { GAMING, gradedWays } from './grade-part.ts';

async function attacks(name: string, list: readonly Attack[]) {
  let paid = 0, unflagged = 0, noReason = 0;
  for (const one of list) {
    const results = await gradedWays(one);
    const most = Math.max(...results.map((r) => r.score ?? 0));
    const reasons = results.map((r) => r.reviewReasons.map((x) => x.code));
    const isPaid = most > (one.paid ?? 0);
    const must = !one.mayBeUnflagged;
    const un = must && results.some((r) => !r.needsReview);
    const nr = must && !un && reasons.some((r) => !r.some((c) => GAMING.has(c)));
    if (isPaid) paid++;
    if (un) unflagged++;
    if (nr) noReason++;
    if (isPaid || un || nr) console.log(`${isPaid ? 'PAID ' + results.map((r)=>r.score) : ''} ${un ? 'UNFLAGGED' : ''} ${nr ? 'NOREASON' : ''} [${one.part}${one.format ? ' ' + one.format : ''}] ${JSON.stringify(one.answer).slice(0, 160)} :: ${results.map((r) => `${r.status} ${r.score}+${r.openPoints} ${r.reviewReasons.map((x) => x.code)}`).join(' | ')}`);
  }
  console.log(`### ${name}: ${list.length} attacks, ${paid} paid, ${unflagged} not flagged, ${noReason} flagged without a reason of gaming`);
}
async function honest(name: string, list: readonly Honest[]) {
  let alarms = 0, score = 0, open = 0;
  for (const one of list) {
    const results = await gradedWays(one);
    score += results.at(-1)?.score ?? 0; open += results.at(-1)?.openPoints ?? 0;
    const bad = results.some((r) => r.reviewReasons.some((x) => GAMING.has(x.code)));
    if (bad) { alarms++; console.log(`ALARM [${one.part}] ${JSON.stringify(one.answer).slice(0, 200)} :: ${results.map((r) => `${r.status} ${r.score}+${r.openPoints} ${r.reviewReasons.map((x) => x.code)}`).join(' | ')}`); }
    else if (process.env['VERBOSE']) console.log(`ok [${one.part}] ${JSON.stringify(one.answer).slice(0, 100)} :: ${results.map((r) => `${r.status} ${r.score}+${r.openPoints} ${r.reviewReasons.map((x) => x.code)}`).join(' | ')}`);
  }
  console.log(`### ${name}: ${list.length} honest, ${alarms} false alarms; score ${score} open ${open}`);
}
test('measure', async () => {
  await attacks('blind', BLIND_ATTACKS);
  await honest('blind', BLIND_HONEST);
});
