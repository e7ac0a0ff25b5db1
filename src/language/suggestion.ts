import { slipsBetween } from './spelling.ts';

/** `Did you mean …?` for the nearest of the names, where one is near. */
export function didYouMean(written: string, names: readonly string[]): string | undefined {
  const most = written.length > 6 ? 3 : 2;
  const near = names
    .map((name) => ({ name, slips: slipsBetween(written, name, most) ?? Infinity }))
    .filter(({ slips }) => slips <= most)
    .toSorted((a, b) => a.slips - b.slips)[0];
  return near ? `Did you mean \`${near.name}\`?` : undefined;
}
