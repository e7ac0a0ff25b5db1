import { SLIP_KINDS, type SlipKind, type Spelling } from '../../language/spelling.ts';

/** How words are spelt where nothing is said about it. */
export const USUAL_SPELLING: Spelling = { slips: 'by-length', sameCase: false };

/** The spelling that the keys `spelling` and `case` of a map ask for; what they do not say stays as it is around it. */
export function readSpelling(map: Readonly<Record<string, unknown>>, around: Spelling): Spelling {
  const slips = readSlips(map['spelling']) ?? around.slips;
  const sameCase = map['case'] === undefined ? around.sameCase : map['case'] === 'exact';
  return slips === around.slips && sameCase === around.sameCase ? around : { slips, sameCase };
}

/** Whether this is a spelling that can be read. */
export function isSpelling(written: unknown): boolean {
  const slips = readSlips(written);
  if (slips === undefined || typeof slips === 'string') return slips !== undefined;
  const { slips: most, kinds } = written as { readonly slips: unknown; readonly kinds?: unknown };
  if (most !== 1 && most !== 2) return false;
  return kinds === undefined || (Array.isArray(kinds) && kinds.length > 0 && kinds.length === slips.kinds.length);
}

function readSlips(written: unknown): Spelling['slips'] | undefined {
  if (written === 'exact') return 'none';
  if (written === 'lenient') return 'by-length';
  if (typeof written !== 'object' || written === null || !('slips' in written)) return undefined;
  const kinds = 'kinds' in written && Array.isArray(written.kinds) ? written.kinds : SLIP_KINDS;
  return { most: written.slips === 2 ? 2 : 1, kinds: SLIP_KINDS.filter((kind: SlipKind) => kinds.includes(kind)) };
}
