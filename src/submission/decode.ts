/** The bytes of a file as text, or what they are instead. */
export type Decoded =
  | { readonly text: string; /** Some bytes were no valid UTF-8 and are shown as U+FFFD. */ readonly damaged: boolean }
  | { readonly binary: BinaryKind };

/** Files that are no text, as people call them. */
export type BinaryKind = 'PDF' | 'Word file' | 'image' | 'archive' | 'binary';

/**
 * Decodes UTF-8 and, where a byte order mark says so, UTF-16. A byte order mark is not part of the text. Text with NUL
 * characters or many control characters is binary.
 */
export function decode(bytes: Uint8Array): Decoded {
  const kind = SIGNATURES.find(({ starts }) => starts.every((byte, i) => byte === null || bytes[i] === byte))?.kind;
  if (kind !== undefined) return { binary: kind === 'archive' && holdsWord(bytes) ? 'Word file' : kind };
  const { label, skip } = byteOrder(bytes);
  const text = new TextDecoder(label, { ignoreBOM: true }).decode(bytes.subarray(skip));
  if (looksBinary(text)) return { binary: 'binary' };
  return { text, damaged: text.includes('\uFFFD') && !isValid(bytes.subarray(skip), label) };
}

const ascii = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));

/** The first bytes of formats that students hand in by mistake; null stands for any byte. */
const SIGNATURES: readonly { readonly kind: BinaryKind; readonly starts: readonly (number | null)[] }[] = [
  { kind: 'PDF', starts: ascii('%PDF-') },
  { kind: 'PDF', starts: [0xef, 0xbb, 0xbf, ...ascii('%PDF-')] },
  { kind: 'Word file', starts: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { kind: 'Word file', starts: ascii('{\\rtf') },
  { kind: 'archive', starts: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'archive', starts: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'archive', starts: [0x1f, 0x8b, 0x08] },
  { kind: 'archive', starts: [0x37, 0x7a, 0xbc, 0xaf] },
  { kind: 'archive', starts: ascii('Rar!') },
  { kind: 'image', starts: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'image', starts: [0xff, 0xd8, 0xff] },
  { kind: 'image', starts: ascii('GIF8') },
  { kind: 'image', starts: [...ascii('RIFF'), null, null, null, null, ...ascii('WEBP')] },
  { kind: 'image', starts: [null, null, null, null, ...ascii('ftyp')] },
  { kind: 'image', starts: [0x49, 0x49, 0x2a, 0x00] },
  { kind: 'image', starts: [0x4d, 0x4d, 0x00, 0x2a] },
];

/** A .docx is a zip archive with a folder `word/`; its names stand in clear in the bytes. */
function holdsWord(bytes: Uint8Array): boolean {
  const names = new TextDecoder('latin1').decode(bytes.subarray(0, 100_000));
  return names.includes('word/') || names.includes('content.xml');
}

function byteOrder(bytes: Uint8Array): { label: 'utf-8' | 'utf-16le' | 'utf-16be'; skip: number } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', skip: 2 };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { label: 'utf-8', skip: 3 };
  return { label: 'utf-8', skip: 0 };
}

/** Text holds no NUL, few other control characters, and mostly valid characters. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 100_000);
  let strange = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code === 0) return true;
    if (code === 0xfffd || (code < 32 && !CONTROLS_OF_TEXT.has(code))) strange++;
  }
  return strange > 8 && strange > sample.length / 5 ? true : text.includes('\0');
}

/** Backspace to carriage return (students write "\f" and "\b" by accident) and escape. */
const CONTROLS_OF_TEXT: ReadonlySet<number> = new Set([8, 9, 10, 11, 12, 13, 27]);

function isValid(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
