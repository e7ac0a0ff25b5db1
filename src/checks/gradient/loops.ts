/** A loop of code in an answer which may leave out entries: `range(1, n)`, `for (i = 0; i < n - 1; i++)`. */
export function partialLoopIn(text: string): string | undefined {
  for (const { 0: loop, groups } of text.matchAll(RANGE))
    if (!isWholeRange((groups?.['bounds'] ?? '').split(',').map((one) => one.trim()))) return loop;
  for (const { 0: loop, groups } of text.matchAll(COUNTED)) if (!isWholeCount(groups ?? {})) return loop;
  return undefined;
}

const RANGE = /\brange[ \t]{0,4}\((?<bounds>[^()\n]{0,60})\)/gu;
const COUNTED =
  /\bfor[ \t]{0,4}\((?:let|var|int|const)?\s{0,4}(?<letter>\w{1,20})\s{0,4}=(?<start>[^;\n]{1,40});\s{0,4}\k<letter>\s{0,4}(?<sign>[<>!=]{1,3})(?<end>[^;\n<>!=]{1,40});(?<step>[^)\n]{1,20})\)/gu;

/** A size by its name: `n`, `x.size`, `x.shape[0]`. */
const SIZE = /^[a-z_][\w.[\]]*$/iu;
const SIZE_AND_ONE = /^[a-z_][\w.[\]]*\s*\+\s*1$/iu;

function isWholeRange(bounds: readonly string[]): boolean {
  const [first = '', second = first, step = '1'] = bounds;
  if (step !== '1') return false;
  if (bounds.length === 1) return SIZE.test(first);
  return first === '0' ? SIZE.test(second) : first === '1' && SIZE_AND_ONE.test(second);
}

function isWholeCount({
  start = '',
  sign,
  end = '',
  step = '',
}: Readonly<Record<string, string | undefined>>): boolean {
  if (!/^(?:\w+\+\+|\+\+\w+|\w+\+=1)$/u.test(step.replaceAll(/\s/gu, ''))) return false;
  const [from, to] = [start.trim(), end.trim()];
  return SIZE.test(to) && ((from === '0' && sign === '<') || (from === '1' && sign === '<='));
}
