import { isScalar, type Node } from 'yaml';
import type { Span } from '../../model/place.ts';
import { addEscaped, type MappedText } from './source-map.ts';

/** Adds what a value says: the text of a scalar without quotes and indentation, the source of anything else. */
export function addValue(target: MappedText, source: string, node: Node): void {
  const [start, end] = node.range ?? [0, 0];
  const span = { start, end };
  const type = isScalar(node) ? node.type : undefined;
  if (isScalar(node) && node.value === null) return;
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') addBlock(target, source, span);
  else if (type === 'QUOTE_DOUBLE') addLines(target, source, inside(source, span), addDoubleQuoted);
  else if (type === 'QUOTE_SINGLE') addLines(target, source, inside(source, span), addSingleQuoted);
  else addLines(target, source, span, addPlain);
}

type AddLine = (target: MappedText, source: string, line: Span) => void;

/** A value may go on over several lines; their indentation says nothing. */
function addLines(target: MappedText, source: string, { start, end }: Span, addLine: AddLine): void {
  let at = start;
  while (at <= end) {
    const found = source.indexOf('\n', at);
    const last = found < 0 || found >= end;
    const line = { start: at, end: last ? end : found };
    const indented = at === start ? line : { ...line, start: at + indentation(source.slice(at, line.end)) };
    addLine(target, source, indented);
    if (last) return;
    target.add('\n', line.end, 1);
    at = line.end + 1;
  }
}

/** `|` and `>`: the lines below the mark, without the indentation of the first of them. */
function addBlock(target: MappedText, source: string, { start, end }: Span): void {
  const first = source.indexOf('\n', start) + 1;
  if (first === 0 || first >= end) return;
  const lines = source.slice(first, end).trimEnd().split('\n');
  const indent = indentation(lines.find((line) => line.trim() !== '') ?? '');
  let at = first;
  lines.forEach((line, i) => {
    const skip = Math.min(indent, indentation(line));
    addPlain(target, source, { start: at + skip, end: at + line.length });
    if (i < lines.length - 1) target.add('\n', at + line.length, 1);
    at += line.length + 1;
  });
}

const addPlain: AddLine = (target, source, { start, end }) => {
  target.add(source.slice(start, end), start, end - start);
};

/** In single quotes a quote is written twice. */
const addSingleQuoted: AddLine = (target, source, { start, end }) => {
  let at = start;
  while (at < end) {
    const found = source.indexOf("''", at);
    const stop = found < 0 || found >= end ? end : found;
    target.add(source.slice(at, stop), at, stop - at);
    if (stop < end) target.add("'", stop, 2);
    at = stop + 2;
  }
};

/**
 * In double quotes a backslash begins an escape, and students write "\frac{1}{2}" and "\theta" there. What would be a
 * form feed or backspace, and a tab or line end that begins the name of a usual command, is read as a backslash.
 */
const addDoubleQuoted: AddLine = (target, source, { start, end }) => {
  let from = start;
  for (const { index } of source.slice(start, end).matchAll(/\\./gsu)) {
    const at = start + index;
    if (!COMMAND.test(source.slice(at, at + 12))) continue;
    addEscaped(target, source, { start: from, end: at });
    target.add(source.slice(at, at + 2), at, 2);
    from = at + 2;
  }
  addEscaped(target, source, { start: from, end });
};

const COMMAND =
  /^\\(?:[bfvae][a-z]|[^\\"/bfnrtuvaexNLPU_0\s]|t(?:imes|heta|au|anh?|ext|op|ilde|o)(?![a-z])|text[a-z]+|n(?:abla|eq?|u)(?![a-z])|r(?:ho|ight)(?![a-z])|u(?![\dA-Fa-f]{4})|x(?![\dA-Fa-f]{2}))/u;

function inside(source: string, { start, end }: Span): Span {
  const closed = end - start > 1 && source[end - 1] === source[start];
  return { start: start + 1, end: closed ? end - 1 : end };
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}
