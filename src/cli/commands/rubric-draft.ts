import { readFile } from 'node:fs/promises';

import type { Command } from 'commander';

import { draftCriteria, type Draft } from '../../authoring/draft/draft.ts';
import { draftFromGraded, type Graded } from '../../authoring/draft/learn.ts';
import { renderDraft } from '../../authoring/draft/render.ts';
import { statusIn } from '../../authoring/draft/trial.ts';
import { readAlone } from '../../grading/check-answer.ts';
import { passageOf, type Passage } from '../../model/passage.ts';
import { compare, NONE, parseShare, toHundredths, type Share } from '../../model/share.ts';
import { Refusal } from '../exit-codes.ts';
import { readGradedFile } from '../graded-file.ts';
import type { Session } from '../session.ts';
import { printable, printableJson } from '../terminal.ts';

interface DraftFlags {
  readonly question?: string;
  readonly points: string;
  readonly part: string;
  readonly graded?: string;
  readonly json?: true;
}

const HELP = `
Each file is a model answer in Markdown or plain text; lines \`---\` part several answers in one file, any of which would do.

Example:
  $ echo "A filter looks at a small region only." | gradecheck rubric draft - --points 2`;

/** Adds `gradecheck rubric draft` to the commands about rubrics. */
export function addDraft(rubric: Command, session: Session): void {
  rubric
    .command('draft')
    .description('Propose criteria for an explanation from model answers, as YAML to read, change and use.')
    .argument('<answers...>', 'files with model answers; - reads standard input')
    .option('--question <text>', 'what students were asked; its words alone earn nothing')
    .option('--points <points>', 'what the part is worth', '1')
    .option('--part <id>', 'id of the part', 'a')
    .option(
      '--graded <file>',
      'answers that a person has graded, as `rubric tune` reads them: points are fitted to them',
    )
    .option('--json', 'print the proposal as one JSON document')
    .addHelpText('after', HELP)
    .action((files: readonly string[], flags: DraftFlags) => draft(session, files, flags));
}

async function draft({ terminal }: Session, files: readonly string[], flags: DraftFlags): Promise<void> {
  const points = pointsOf(flags.points);
  if (!/^[a-z0-9][a-z0-9.-]*$/u.test(flags.part)) throw new Refusal(`“${flags.part}” is no id of a part, such as a.1.`);
  const texts = (await Promise.all(files.map(textOf))).flatMap((text) => text.split(/^[ \t]*-{3,}[ \t]*$/mu));
  const answers = await Promise.all(texts.filter((text) => text.trim() !== '').map(passageFrom));
  if (answers.length === 0) throw new Refusal('There is no model answer: the input is empty.');
  const question = flags.question === undefined ? undefined : await passageFrom(flags.question);
  const request = { answers, points, ...(question && { question }) };
  const graded = flags.graded === undefined ? undefined : await gradedIn(flags.graded, flags.part, points);
  const proposal = graded ? draftFromGraded({ ...request, graded }) : draftCriteria(request);
  if (Object.keys(proposal.options.criteria).length === 0)
    throw new Refusal('The model answer has no words that a criterion could ask for.');
  if (flags.json) terminal.out(printableJson({ part: flags.part, ...proposal }));
  else terminal.out(printable(rendered(proposal, { answers, points, flags })));
}

interface Given {
  readonly answers: readonly Passage[];
  readonly points: Share;
  readonly flags: DraftFlags;
}

/** With the model answers as examples: they earn all points, or a person would still look at them. */
function rendered({ options, notes }: Draft, { answers, points, flags }: Given): string {
  const outcomes = answers.map((answer) => ({ text: textIn(answer), status: statusIn({ options, points }, answer) }));
  const examples = {
    earned: outcomes.filter(({ status }) => status === 'correct').map(({ text }) => text),
    review: outcomes.filter(({ status }) => status === 'undecided').map(({ text }) => text),
  };
  return renderDraft({ part: flags.part, ask: flags.question, points: flags.points, options, notes, examples });
}

function pointsOf(written: string): Share {
  const points = /^\d+(?:\/\d+|\.\d+)?$/u.test(written) ? parseShare(written) : undefined;
  if (!points || compare(points, NONE) <= 0)
    throw new Refusal(`“${written}” is no number of points, such as 2 or 1/2.`);
  return points;
}

/** The graded answers in a file, which must all belong to this part. */
async function gradedIn(path: string, part: string, points: Share): Promise<Graded[]> {
  const hundredths = toHundredths(points);
  const { answers } = await readGradedFile(path, [{ id: part, hundredths }]);
  return await Promise.all(
    answers.map(async (one) => ({ passage: await passageFrom(one.answer), share: one.hundredths / hundredths })),
  );
}

async function textOf(file: string): Promise<string> {
  if (file === '-') return await standardInput();
  return await readFile(file, 'utf8').catch(() => {
    throw new Refusal(`There is no file that can be read at ${file}.`);
  });
}

async function standardInput(): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}

async function passageFrom(text: string): Promise<Passage> {
  const alone = await readAlone(text);
  if ('ungraded' in alone) throw new Refusal(alone.ungraded.text);
  return alone.passage ?? passageOf(alone.document, { start: 0, end: alone.document.text.length });
}

function textIn({ document, span }: Passage): string {
  return document.text.slice(span.start, span.end).trim();
}
