import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { loadRubric } from '../../src/grading/load.ts';
import { checkAnswer } from '../../src/grading/check-answer.ts';
import { gradeSubmission } from '../../src/grading/grade.ts';
const D = '/work/shared/design/rubric-language';
for (const n of ['hw2-q1', 'mlp-backward', 'word2vec', 'backprop-lstm', 'notebook-concepts', 'statistics-sheet'])
test(n, async () => { const t = performance.now(); const r = await loadRubric(`${D}/${n}`, { lint: true }); console.log(n, Math.round(performance.now() - t), r.map((d) => `\n    ${d.place?.file}:${d.place?.start.line}:${d.place?.start.column}-${d.place?.end.column} ${d.severity} [${d.code}] ${d.message} ${d.help ?? ''}`).join('')); });
test('own', async () => { const t = performance.now(); const plan = await loadRubric('/work/main/rubrics/hw2-q1'); console.log(Math.round(performance.now() - t), plan.parts.map((p) => p.id), plan.warnings.length, plan.hash);
 for (const { part, answer, expected } of plan.examples) { const r = await checkAnswer(plan, part, answer); console.log(part, JSON.stringify(answer).slice(0, 50), expected, r.score, r.status, r.needsReview, r.reviewReasons.map((x) => x.code).join()); }
 const res = await gradeSubmission(plan, [{ name: 'answers.md', bytes: readFileSync('/work/shared/cases/seed/answers.md') }]); console.log(res.score, res.openPoints, res.needsReview, res.parts.map((p) => `${p.id} ${p.score} ${p.status} ${p.needsReview} ${p.reviewReasons.map((x) => x.code)}`)); });
