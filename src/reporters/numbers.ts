/** Points as pages show them: at most two decimals, no trailing zeros, a true minus sign, commas between thousands. */
export function formatPoints(points: number): string {
  return formatNumber(Math.round(points * 100) / 100, 2).replace(/\.?0+$/u, '');
}

/** A number with exactly `decimals` decimals; `undefined` where it is none, as a division by zero gives. */
export function formatNumber(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return 'undefined';
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const digits = fraction === undefined ? groupThousands(whole) : `${groupThousands(whole)}.${fraction}`;
  return value < 0 && /[1-9]/u.test(digits) ? `−${digits}` : digits;
}

/** A share as a whole percentage. */
export function formatPercent(share: number, decimals = 0): string {
  return `${formatNumber(100 * share, decimals)}%`;
}

/** `1 point`, `2.5 points`. */
export function counted(number: number, singular: string, plural = `${singular}s`): string {
  return `${formatPoints(number)} ${number === 1 ? singular : plural}`;
}

function groupThousands(whole: string): string {
  const head = whole.length % 3 || 3;
  if (whole.length <= head || !/^\d+$/u.test(whole)) return whole;
  const rest = whole.slice(head).match(/\d{3}/gu) ?? [];
  return [whole.slice(0, head), ...rest].join(',');
}
