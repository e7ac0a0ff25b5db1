import type { Command } from 'commander';

import { lineStarts, positionAt } from '../../model/place.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { explainLayer } from '../../reference/description/explain-layer.ts';
import type { DescriptionProblem } from '../../reference/description/node.ts';
import { readLayer } from '../../reference/description/read-layer.ts';
import { nearest } from '../../rubric/nearest.ts';
import { EXIT } from '../exit-codes.ts';
import { renderDiagnostics } from '../render-diagnostics.ts';
import { renderLayer } from '../render-layer.ts';
import type { Session } from '../session.ts';
import { printableJson } from '../terminal.ts';
import { addExplainConcept } from './explain-concept.ts';
import { addExplainGradient } from './explain-gradient.ts';
import { addExplainMath } from './explain-math.ts';

interface ExplainFlags {
  readonly json?: true;
}

const LAYER_EXAMPLES = `
Examples:
  $ gradecheck explain layer "conv2d in=3x32x32 out=16 kernel=3 stride=2 padding=same"
  $ gradecheck explain layer "input 1x28x28 -> conv2d out=6 kernel=5 -> maxPool2d kernel=2 -> flatten -> dense out=10"
  $ gradecheck explain layer "lstm in=d hidden=n"
  $ gradecheck explain layer "(n, d) => sequential(lstm({ in: d, hidden: n }), dense({ out: 10 }))"`;

/** Adds `gradecheck explain` to the command line: what a person who doubts may ask. */
export function addExplain(command: Command, session: Session): void {
  const explain = command
    .command('explain')
    .description('Show how something is read and what follows from it.')
    .addHelpText('after', '\nExample:\n  $ gradecheck explain layer "dense in=100 out=1000"');
  addExplainLayer(explain, session);
  addExplainMath(explain, session);
  addExplainGradient(explain, session);
  addExplainConcept(explain, session);
}

function addExplainLayer(explain: Command, session: Session): void {
  explain
    .command('layer')
    .description('Shape, parameters and operations of a layer under every convention of counting.')
    .argument('<description>', 'the layer in words, or as in a reference')
    .option('--json', 'print everything as one JSON document')
    .addHelpText('after', LAYER_EXAMPLES)
    .action((description: string, flags: ExplainFlags) => {
      layer(session, description, flags);
    });
}

function layer({ terminal, finish }: Session, description: string, flags: ExplainFlags): void {
  const read = readLayer(description);
  if ('problem' in read) {
    const diagnostic = diagnosticOf(read.problem, description);
    if (flags.json) terminal.out(printableJson({ description, errors: 1, diagnostics: [diagnostic] }));
    else terminal.err(renderDiagnostics([diagnostic], terminal));
    finish(EXIT.refused);
    return;
  }
  const explanation = explainLayer(read);
  terminal.out(flags.json ? printableJson({ description, ...explanation }) : renderLayer(explanation, terminal));
}

function diagnosticOf({ message, span, written, known = [], help }: DescriptionProblem, text: string): Diagnostic {
  const starts = lineStarts(text);
  const start = positionAt(starts, span.start);
  const word = written === undefined ? undefined : nearest(written, known);
  const advice = help ?? (word === undefined ? undefined : `Did you mean \`${word}\`?`);
  return {
    code: 'layer-description',
    severity: 'error',
    message,
    place: { file: 'description', start, end: positionAt(starts, span.end) },
    excerpt: text.split('\n').slice(start.line - 1, start.line),
    ...(advice !== undefined && { help: advice }),
  };
}
