import { ROUNDED, type Explained, type LayerExplanation } from '../reference/description/explain-layer.ts';
import { tableLines } from './table.ts';
import { printable, wrap, type Terminal } from './terminal.ts';

/** What the counts are, in the order in which they stand in the table. */
const LEGEND = [
  'operations: multiplications, additions (k - 1 for k terms, a bias is one more term) and one for each non-linearity.',
  'multiplyAccumulates: products that are summed, each with its addition as one.',
].join(' ');

const ROUNDING = 'rounded: no polynomial in the symbols, because something is rounded or cut off.';

/** A layer with its shapes, and every count under every convention that gives another value. */
export function renderLayer(explanation: LayerExplanation, terminal: Terminal): string {
  const { bold, dim } = terminal.colours;
  const { readAs, layers } = explanation;
  const isRounded = explanation.counts.some(({ value }) => value === ROUNDED);
  const legend = isRounded ? `${LEGEND} ${ROUNDING}` : LEGEND;
  return [
    `${dim(`${nameOf(explanation)} = `)}${bold(printable(readAs))}`,
    shapes(explanation, terminal).join('\n'),
    ...(layers.length === 0 ? [] : [layerTable(explanation, terminal).join('\n')]),
    countTable(explanation, terminal).join('\n'),
    wrap(legend, Math.min(110, Math.max(60, terminal.columns)))
      .map((line) => dim(line))
      .join('\n'),
  ].join('\n\n');
}

/** What the layer is called in the table: not as one of its own sizes. */
function nameOf({ symbols }: LayerExplanation): string {
  return symbols.includes('f') ? 'layer' : 'f';
}

function shapes(
  { inputShape, outputShape, channelsFirst, channelsLast }: LayerExplanation,
  terminal: Terminal,
): string[] {
  const spelled = (shape: readonly Explained[]): string => shapeOf(shape, terminal);
  const lines = [`takes  ${spelled(inputShape)}`, `gives  ${spelled(outputShape)}`];
  const other = spelled(channelsFirst) === spelled(outputShape) ? channelsLast : channelsFirst;
  const word = other === channelsLast ? 'channels last' : 'channels first';
  return spelled(other) === spelled(outputShape) ? lines : [...lines, `       ${spelled(other)}, ${word}`];
}

function layerTable({ layers }: LayerExplanation, terminal: Terminal): string[] {
  const { dim } = terminal.colours;
  const columns = [
    { head: dim('layer'), align: 'left' },
    { head: dim('gives'), align: 'left' },
    { head: dim('parameters'), align: 'right' },
    { head: dim('multiplyAccumulates'), align: 'right' },
  ] as const;
  const rows = layers.map(({ kind, outputShape, parameters, multiplyAccumulates }) => [
    kind,
    shapeOf(outputShape, terminal),
    spelledValue(parameters, terminal),
    spelledValue(multiplyAccumulates, terminal),
  ]);
  return tableLines(columns, rows);
}

function countTable(explanation: LayerExplanation, terminal: Terminal): string[] {
  const { dim, cyan } = terminal.colours;
  const columns = [
    { head: dim('count'), align: 'left' },
    { head: dim('value'), align: 'right' },
    { head: dim('in a rubric'), align: 'left' },
  ] as const;
  const rows = explanation.counts.map(({ count, value, changes }) => {
    const text = spelledValue(value, terminal);
    const isOwn = changes.length === 0;
    return [isOwn ? count : '', isOwn ? cyan(text) : text, [nameOf(explanation), ...changes, count].join('.')];
  });
  return tableLines(columns, rows);
}

function shapeOf(shape: readonly Explained[], terminal: Terminal): string {
  return shape.map((size) => spelledValue(size, terminal)).join(terminal.unicode ? ' × ' : ' x ');
}

function spelledValue(value: Explained, { unicode }: Terminal): string {
  const text = typeof value === 'number' ? value.toLocaleString('en-US') : value;
  return unicode ? text : text.replaceAll('−', '-');
}
