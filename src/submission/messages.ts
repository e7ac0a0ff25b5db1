import type { Message } from '../model/result.ts';
import type { BinaryKind } from './decode.ts';
import type { Unreadable } from './readers/define-reader.ts';

/** A file that is no text. */
export function cannotRead(name: string, kind: BinaryKind): Message {
  if (kind === 'binary')
    return { code: 'binary-file', text: `We cannot read ${name}: it looks like a binary file, not text.` };
  const code = {
    PDF: 'cannot-read-pdf',
    'Word file': 'cannot-read-word',
    image: 'cannot-read-image',
    archive: 'cannot-read-archive',
  }[kind];
  return {
    code,
    text: `We cannot read ${kind} ${name}: hand in the text itself (Markdown, LaTeX, a notebook or plain text).`,
  };
}

/** A write-up that its reader refused. */
export function unreadable(name: string, { code, why }: Unreadable): Message {
  return { code, text: `We cannot read ${name}: ${why}.` };
}

/** A file beyond the limit on bytes. */
export function fileTooLarge(name: string, bytes: number, limit: number): Message {
  const text = `${name} is ${grouped(bytes)} bytes long; the limit for a file (--max-file-size, fileBytes) is ${grouped(limit)} bytes.`;
  return { code: 'file-too-large', text };
}

/** Write-ups that together are beyond the limit on text. */
export function textTooLong(length: number, limit: number): Message {
  const text = `The write-ups hold ${grouped(length)} characters; the limit (textLength) is ${grouped(limit)}.`;
  return { code: 'text-too-long', text };
}

/** A text with bytes that are no UTF-8. */
export function damaged(name: string): Message {
  return {
    code: 'invalid-utf-8',
    text: `${name} is not valid UTF-8; the bytes that could not be read are shown as \uFFFD.`,
  };
}

/** A submission in which nothing is a write-up. */
export function noWriteUp(names: readonly string[]): Message {
  const shown = names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');
  const text = names.length === 0 ? 'There is no file.' : `There is no write-up among the files: ${shown}.`;
  return { code: 'no-write-up', text };
}

function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
}
