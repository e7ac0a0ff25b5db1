import type { Diagnostic } from '../model/diagnostic.ts';

/**
 * Orders diagnostics by file and place, and leaves out those that only follow from another one: the same said twice,
 * and errors that begin where a trap of YAML or another error has been named before.
 */
export function tidy(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const kept: Diagnostic[] = [];
  for (const one of diagnostics) if (!kept.some((other) => repeats(one, other))) kept.push(one);
  return kept.toSorted((a, b) => fileOrder(a, b) || offset(a) - offset(b));
}

function repeats(one: Diagnostic, earlier: Diagnostic): boolean {
  if (!one.place || !earlier.place) return one.message === earlier.message;
  if (one.place.file !== earlier.place.file || one.place.start.offset !== earlier.place.start.offset) return false;
  return (
    one.message === earlier.message ||
    (one.severity === 'error' && earlier.severity === 'error' && FIRST_CAUSES.has(earlier.code))
  );
}

/** Mistakes that make others at the same place. */
const FIRST_CAUSES: ReadonlySet<string> = new Set([
  'cut-by-comma',
  'braces',
  'alias',
  'escape',
  'comment',
  'duplicate-key',
  'unknown-key',
  'misplaced-key',
  'no-value',
]);

/** Files in the order in which they are spoken of first. What has no place comes first. */
function fileOrder(a: Diagnostic, b: Diagnostic): number {
  const [first, second] = [a.place?.file ?? '', b.place?.file ?? ''];
  return first === second ? 0 : first < second ? -1 : 1;
}

function offset({ place }: Diagnostic): number {
  return place?.start.offset ?? -1;
}
