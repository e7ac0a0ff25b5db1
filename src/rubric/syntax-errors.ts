import type { Document, ErrorCode, YAMLError } from 'yaml';

import type { Diagnostic } from '../model/diagnostic.ts';
import { diagnosticAt, type At, type TextFile } from './tree.ts';

/**
 * What is wrong with a file that is not YAML, in the author's terms. The first error alone: the parser's others are its
 * echoes.
 */
export function explainSyntax(file: TextFile, document: Document.Parsed): Diagnostic | undefined {
  const error = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0])[0];
  if (!error) return undefined;
  if (document.errors.some((one) => one.code === 'RESOURCE_EXHAUSTION'))
    return say(at(file, error), 'too-deep', 'Maps and lists are nested too deep here.');
  return explainOne(file, error);
}

function explainOne(file: TextFile, error: YAMLError): Diagnostic {
  const here = at(file, error);
  if (error.code === 'BAD_DQ_ESCAPE') return escape(file, here);
  if (error.code === 'BAD_SCALAR_START')
    return say(
      here,
      'needs-quotes',
      `A value cannot begin with ${file.text[here.start] ?? 'this'} in YAML. Put it in quotes.`,
    );
  const plain = PLAIN[error.code];
  return plain ? say(here, ...plain) : guess(file, error, lineAround(file.text, error.pos[0]));
}

/** Errors that mean one thing only: code and message. */
const PLAIN: Partial<Record<ErrorCode, readonly [string, string]>> = {
  TAB_AS_INDENT: ['tab', 'YAML is indented with spaces; there is a tab here.'],
  MULTIPLE_DOCS: ['several-documents', 'A rubric is one YAML document; a line `---` begins another one here.'],
  TAG_RESOLVE_FAILED: ['tag', 'A value that begins with ! is a tag in YAML. Put it in quotes.'],
  BAD_ALIAS: ['alias', 'A value that begins with * is an alias in YAML. Put it in quotes.'],
  MULTILINE_IMPLICIT_KEY: ['no-colon', 'A key and its value are parted by a colon and a space.'],
};

/** The errors whose code says too little: what stands on the line decides what is meant. */
function guess(file: TextFile, error: YAMLError, line: { readonly start: number; readonly text: string }): Diagnostic {
  const here = at(file, error);
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') return colon(here, line.text);
  const opening = error.code === 'BAD_INDENT' ? unclosedBefore(file.text, error.pos[0]) : undefined;
  if (opening !== undefined) {
    const bracket = { file, start: opening, end: opening + 1 };
    return say(
      bracket,
      'bracket',
      `This ${file.text[opening] ?? ''} is not closed. A value that begins with [ or { belongs to YAML. Put it in quotes: "[0, 1)".`,
    );
  }
  if (/[{[]/u.test(withoutQuoted(line.text.slice(0, error.pos[0] - line.start))))
    return say(
      here,
      'brackets-in-braces',
      'Between { } and [ ] a value that has brackets, braces or a comma needs quotes; or write one key a line, without braces.',
    );
  const first = /^\s*(?:- +)?[^\s:'"#[{]+: +(\S)/u.exec(line.text)?.[1];
  const known = BEGINNINGS.find(([characters]) => first !== undefined && characters.includes(first));
  if (known) return say(here, known[1], known[2]);
  return say(here, 'yaml', `This is not valid YAML: ${(error.message.split('\n')[0] ?? '').replace(/\.$/u, '')}.`);
}

/** What a value that is not valid begins with, and what is then meant. */
const BEGINNINGS = [
  [`'"`, 'text-after-quotes', 'The quotes end before the value does. Put all of it in quotes, or write it under `|`.'],
  ['|>', 'needs-quotes', 'A value that begins with | or > is a block of text in YAML. Put it in quotes.'],
  ['-', 'needs-quotes', 'A value that begins with "- " is a list in YAML. Put it in quotes.'],
] as const;

function colon(here: At, line: string): Diagnostic {
  if (/:\s.*:(?:\s|$)/u.test(line))
    return say(here, 'colon', 'A value with ": " in it needs quotes, or stands on lines of its own under `|`.');
  return say(here, 'indent', 'This line is indented as if it belonged to the value above it.');
}

function escape(file: TextFile, here: At): Diagnostic {
  const letter = file.text.slice(here.start + 1, here.start + 2);
  return say(
    { ...here, end: here.start + 2 },
    'escape',
    `In double quotes \`\\${letter}\` is not what it looks like. Leave the quotes out, use single quotes, or write the text under \`|\`.`,
  );
}

function say(place: At, code: string, message: string): Diagnostic {
  return diagnosticAt(place, { code, message });
}

function at(file: TextFile, { pos: [start, end] }: YAMLError): At {
  const last = Math.min(end, start + 1, file.text.length);
  return { file, start: Math.min(start, file.text.length), end: Math.max(start, last) };
}

function lineAround(text: string, offset: number): { readonly start: number; readonly text: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, text: text.slice(start, end < 0 ? undefined : end) };
}

/** The last bracket or brace before an offset that nothing closes on the way. */
function unclosedBefore(text: string, offset: number): number | undefined {
  let closed = 0;
  for (let i = offset - 1; i >= 0; i--) {
    const character = text[i] ?? '';
    if ('[{'.includes(character) && closed-- === 0) return i;
    if (']}'.includes(character)) closed++;
  }
  return undefined;
}

function withoutQuoted(text: string): string {
  return text.replaceAll(/"[^"]*"|'[^']*'/gu, '');
}
