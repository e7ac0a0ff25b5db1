import { createHash } from 'node:crypto';

/** Longest name of a folder in UTF-8 bytes: file systems allow 255, whole paths on Windows 260 characters. */
const LONGEST_NAME = 80;
/** Names of devices on Windows, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\.|$)/iu;
/** What some system forbids in a name, and what would hide or turn a part of it. */
const UNSAFE = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Names for folders that are safe and different on every system: also where case and Unicode form do not count.
 * `taken` are names that are in use beside them.
 */
export function safeNames(ids: readonly string[], taken: readonly string[] = []): string[] {
  const used = new Set(taken.map(comparable));
  const tries = new Map<string, number>();
  return ids.map((id) => {
    const name = unused(safeName(id), used, tries);
    used.add(comparable(name));
    return name;
  });
}

/** A name that is valid on every system and is as much of `id` as can be. */
export function safeName(id: string): string {
  const cleaned = id
    .normalize('NFC')
    .replaceAll(UNSAFE, '_')
    .replace(/^[.\-~ ]/u, '_')
    .replace(/[. ]$/u, '_');
  const named = cleaned === '' || RESERVED.test(cleaned) ? `_${cleaned}` : cleaned;
  return Buffer.byteLength(named) <= LONGEST_NAME ? named : shortened(named, id);
}

/** What two names have in common that differ only in case or Unicode form. The same for every language setting. */
export function comparable(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

/** `name`, or `name~2`, `name~3` … where others have it already. `tries` remembers where to go on counting. */
export function unused(name: string, used: ReadonlySet<string>, tries: Map<string, number>): string {
  if (!used.has(comparable(name))) return name;
  let number = tries.get(comparable(name)) ?? 2;
  while (used.has(comparable(`${name}~${number}`))) number++;
  tries.set(comparable(name), number + 1);
  return `${name}~${number}`;
}

/** The beginning of a name and a part of its hash, so that long names that end differently stay different. */
function shortened(name: string, id: string): string {
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 10);
  let kept = '';
  for (const character of name) {
    if (Buffer.byteLength(kept + character) > LONGEST_NAME - hash.length - 1) break;
    kept += character;
  }
  return `${kept}-${hash}`;
}
