import { Command, CommanderError } from 'commander';

import { RubricError } from '../model/diagnostic.ts';
import { VERSION } from '../model/version.ts';
import { addCheck } from './commands/check.ts';
import { addGrade } from './commands/grade.ts';
import { addRubric } from './commands/rubric.ts';
import { EXIT, Refusal } from './exit-codes.ts';
import { renderDiagnostics } from './render-diagnostics.ts';
import type { Session } from './session.ts';
import { openTerminal, printable, printableJson, type Terminal } from './terminal.ts';

await run(process.argv);

async function run(argv: readonly string[]): Promise<void> {
  const terminal = openTerminal(process);
  process.once('SIGINT', () => process.exit(EXIT.interrupted));
  process.stdout.on('error', () => process.exit(EXIT.done)); // The reader of a pipe went away, as `head` does.
  const session = { terminal, finish: (code: number) => (process.exitCode = code) };
  try {
    await program(session).parseAsync(argv);
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
    .configureOutput({ writeOut: (text) => { session.terminal.out(text.trimEnd()); }, writeErr: (text) => { session.terminal.err(text.trimEnd()); } })
    .showHelpAfterError('(add --help for what is possible)')
    .addHelpText('after', '\nExample:\n  $ gradecheck grade rubrics/hw2-q1 submissions/hw2-q1');
  addGrade(command, session);
  addCheck(command, session);
  addRubric(command, session);
  return command;
}

/** Tells the user what went wrong, on standard error, and gives the exit code. */
function explain(error: unknown, terminal: Terminal, argv: readonly string[]): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.refused;
  const json = argv.includes('--json');
  if (error instanceof RubricError) {
    if (json) terminal.out(printableJson({ error: { code: 'rubric', diagnostics: error.diagnostics } }));
    terminal.err(`${renderDiagnostics(error.diagnostics, terminal)}\nNothing was graded.`);
    return EXIT.refused;
  }
  const refused = error instanceof Refusal;
  const message = error instanceof Error ? error.message : String(error);
  if (json) terminal.out(printableJson({ error: { code: refused ? 'refused' : 'fault', message } }));
  terminal.err(`${terminal.colours.red('error')}: ${printable(message)}`);
  if (!refused) terminal.err('This is a fault of gradecheck, not of the rubric or a submission. Add --debug for details.');
  if (argv.includes('--debug') && error instanceof Error) terminal.err(error.stack ?? '');
  return refused ? EXIT.refused : EXIT.fault;
}
