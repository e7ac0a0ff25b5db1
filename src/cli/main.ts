import { Command, CommanderError } from 'commander';

import { RubricError, type Diagnostic } from '../model/diagnostic.ts';
import { VERSION } from '../model/version.ts';
import { addCheck } from './commands/check.ts';
import { addExplain } from './commands/explain.ts';
import { addGrade } from './commands/grade.ts';
import { addRubric } from './commands/rubric.ts';
import { EXIT, Refusal } from './exit-codes.ts';
import { renderDiagnostics } from './render-diagnostics.ts';
import type { Session } from './session.ts';
import { openTerminal, printable, printableJson, type Terminal } from './terminal.ts';

await run(process.argv);

async function run(argv: readonly string[]): Promise<void> {
  const terminal = openTerminal(process);
  process.once('SIGINT', () => {
    terminal.err('Interrupted.');
    process.exit(EXIT.interrupted);
  });
  process.stdout.on('error', () => process.exit(EXIT.done)); // The reader of a pipe went away, as `head` does.
  const finish = (code: number): void => {
    process.exitCode = Math.max(code, Number(process.exitCode ?? EXIT.done));
  };
  try {
    await program({ terminal, finish }).parseAsync(argv);
  } catch (error) {
    process.exitCode = explain(error, terminal, argv);
  }
}

function program(session: Session): Command {
  const command = new Command('gradecheck')
    .description('Grades homework write-ups against a rubric and a TypeScript reference.')
    .version(VERSION)
    .option('--debug', 'show stack traces')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        session.terminal.out(text.trimEnd());
      },
      writeErr: (text) => {
        session.terminal.err(printable(text.trimEnd()));
      },
    })
    .showHelpAfterError('(add --help for what is possible)')
    .addHelpText('after', '\nExample:\n  $ gradecheck grade rubrics/hw2-q1 submissions/hw2-q1');
  addGrade(command, session);
  addCheck(command, session);
  addRubric(command, session);
  addExplain(command, session);
  return command;
}

/**
 * Tells the user what went wrong, on standard error, and gives the exit code. With `--json` standard output holds it as
 * a document, so that a program that reads it always finds one.
 */
function explain(error: unknown, terminal: Terminal, argv: readonly string[]): number {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
  const problem = problemOf(error);
  if (argv.includes('--json')) terminal.out(printableJson({ error: problem }));
  if (error instanceof RubricError)
    terminal.err(`${renderDiagnostics(error.diagnostics, terminal)}\nNothing was graded.`);
  else if (problem.code !== 'usage') terminal.err(`${terminal.colours.red('error')}: ${printable(problem.message)}`);
  if (problem.code === 'fault')
    terminal.err('This is a fault of gradecheck, not of the rubric or a submission. Add --debug for details.');
  if (argv.includes('--debug') && error instanceof Error) terminal.err(printable(error.stack ?? ''));
  return problem.code === 'fault' ? EXIT.fault : EXIT.refused;
}

interface Problem {
  readonly code: 'usage' | 'rubric' | 'refused' | 'fault';
  readonly message: string;
  readonly diagnostics?: readonly Diagnostic[];
}

function problemOf(error: unknown): Problem {
  if (!(error instanceof Error)) return { code: 'fault', message: String(error) };
  const { message } = error;
  if (error instanceof RubricError) return { code: 'rubric', message, diagnostics: error.diagnostics };
  if (error instanceof CommanderError) return { code: 'usage', message }; // Commander has written it already.
  return { code: error instanceof Refusal ? 'refused' : 'fault', message };
}
