import { fit, printable, type Terminal } from './terminal.ts';

const BAR_WIDTH = 28;

/** The line that shows how far a class is; empty at the end. */
export function renderProgress(
  { done, total, id }: { readonly done: number; readonly total: number; readonly id: string },
  terminal: Pick<Terminal, 'colours' | 'columns' | 'unicode'>,
): string {
  if (done >= total) return '';
  const text = ` ${done} of ${total}   ${printable(id).replaceAll('\n', ' ')}`;
  const room = Math.max(10, terminal.columns - BAR_WIDTH - 'grading '.length - 1);
  return `grading ${bar(done / total, BAR_WIDTH, terminal)}${fit(text, room, terminal.unicode)}`;
}

/** A bar of `width` columns, filled up to a share from 0 to 1. */
export function bar(share: number, width: number, { unicode, colours }: Pick<Terminal, 'colours' | 'unicode'>): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
  const [full, empty] = unicode ? ['━', '─'] : ['#', '-'];
  return colours.cyan(full.repeat(filled)) + colours.dim(empty.repeat(width - filled));
}
