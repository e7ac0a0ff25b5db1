export { checkAnswer } from './grading/check-answer.ts';
export { gradeSubmission, type GradeOptions } from './grading/grade.ts';
export { loadRubric } from './grading/load.ts';
export type { Plan } from './grading/plan.ts';
export { RubricError, type Diagnostic, type Severity } from './model/diagnostic.ts';
export type { Message, PartResult, PartStatus, Result } from './model/result.ts';
export type { SubmissionFile } from './submission/submission.ts';
