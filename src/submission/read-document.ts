import { createHash } from 'node:crypto';
import type { Format } from '../model/document.ts';
import type { Message, ResultFile } from '../model/result.ts';
import { assemble, EMPTY_DOCUMENT, type ReadFile } from './assemble.ts';
import { cleanText } from './clean-text.ts';
import { decode } from './decode.ts';
import { formatOf, isOther, promised } from './formats.ts';
import * as messages from './messages.ts';
import { fitsPatterns } from '../model/name-pattern.ts';
import type { Unreadable } from './readers/define-reader.ts';
import { READERS } from './readers/registry.ts';
import type { Limits, Submission, SubmissionFile } from './submission.ts';

export type { Limits, Submission, SubmissionFile } from './submission.ts';

/** What is read, and how much of it. `writeups` are patterns of names; empty reads all that look like a write-up. */
export type ReadSettings = { readonly writeups: readonly string[] } & Partial<Limits>;

/** Limits where none are set. */
export const DEFAULT_LIMITS: Limits = { fileBytes: 10_000_000, textLength: 1_000_000 };

/**
 * Reads all write-ups among the files of a submission as one document, in the order of their names. Never throws for
 * what a student may hand in. A write-up that cannot be read makes the submission ungraded, since answers may be in it;
 * a file beside the write-ups that is none (a PDF, a picture) is named in a note.
 */
export async function readDocument(files: readonly SubmissionFile[], settings: ReadSettings): Promise<Submission> {
  const limits = { ...DEFAULT_LIMITS, ...definedOnly(settings) };
  const ordered = files.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const seen = ordered.map((file) => look(file, { settings, limits }));
  const sure = seen.some(({ outcome }) => 'text' in outcome && !outcome.doubtful);
  const read = await Promise.all(seen.map((one) => readOne(one, sure)));
  return gather(read, limits);
}

/** What a look at name and bytes says of a file. */
interface Seen {
  readonly file: SubmissionFile;
  readonly notes: readonly Message[];
  readonly outcome:
    | { readonly text: string; readonly format: Format; readonly doubtful: boolean }
    | { readonly refused: Message }
    | { readonly beside: Message }
    | { readonly ignored: true };
}

/** A file that was read, or why not. */
interface Handled {
  readonly file: SubmissionFile;
  readonly notes: readonly Message[];
  readonly read?: ReadFile;
  readonly refused?: Message;
  readonly beside?: Message;
}

function look(file: SubmissionFile, { settings, limits }: { settings: ReadSettings; limits: Limits }): Seen {
  const { name, bytes, size = bytes.length } = file;
  const seen = (outcome: Seen['outcome'], notes: readonly Message[] = []): Seen => ({ file, notes, outcome });
  if (isHidden(name) || !fitsPatterns(name, settings.writeups)) return seen({ ignored: true });
  const writeUp = promised(name) !== undefined;
  if (size > limits.fileBytes) {
    if (isOther(name)) return seen({ ignored: true });
    const message = messages.fileTooLarge(name, size, limits.fileBytes);
    return seen(writeUp ? { refused: message } : { beside: message });
  }
  const decoded = decode(bytes);
  if ('binary' in decoded) {
    if (isOther(name)) return seen({ ignored: true });
    const message = messages.cannotRead(name, decoded.binary);
    return seen(writeUp ? { refused: message } : { beside: message });
  }
  const text = cleanText(decoded.text);
  const guess = formatOf(name, text);
  if (guess === 'data') return seen({ ignored: true });
  const notes = decoded.damaged ? [messages.damaged(name)] : [];
  return seen({ text, format: guess.format, doubtful: guess.doubtful === true }, notes);
}

async function readOne({ file, notes, outcome }: Seen, sure: boolean): Promise<Handled> {
  if ('ignored' in outcome) return { file, notes: [] };
  if (!('text' in outcome)) return { file, notes, ...outcome };
  if (outcome.doubtful && sure) return { file, notes: [] };
  const read = await READERS[outcome.format].load();
  const reading = read(outcome.text);
  if (!('unreadable' in reading))
    return { file, notes, read: { name: file.name, format: outcome.format, source: outcome.text, reading } };
  return { file, notes: [], ...refusal(file.name, reading.unreadable) };
}

function refusal(name: string, unreadable: Unreadable): Pick<Handled, 'refused' | 'beside'> {
  const message = messages.unreadable(name, unreadable);
  return unreadable.code === 'not-answers' ? { beside: message } : { refused: message };
}

function gather(handled: readonly Handled[], limits: Limits): Submission {
  const files = handled.map(({ file, read }): ResultFile => {
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    return { name: file.name, sha256, ...(read && { format: read.format }) };
  });
  const read = handled.flatMap((one) => one.read ?? []);
  const beside = handled.flatMap((one) => one.beside ?? []);
  const length = read.reduce((sum, { reading }) => sum + reading.text.length, 0);
  const ungraded =
    handled.find(({ refused }) => refused)?.refused ??
    (read.length === 0 ? (beside[0] ?? messages.noWriteUp(handled.map(({ file }) => file.name))) : undefined) ??
    (length > limits.textLength ? messages.textTooLong(length, limits.textLength) : undefined);
  const notes = [...handled.flatMap((one) => one.notes), ...(ungraded ? [] : beside)];
  if (ungraded) return { document: EMPTY_DOCUMENT, files, notes, ungraded };
  const document = assemble(read, notes);
  return { document, files, notes: document.notes.map(({ code, message }) => ({ code, text: message })) };
}

/** Files that systems put beside those of a person. */
function isHidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX') || /(?:^|\/)~\$/u.test(name);
}

function definedOnly({ fileBytes, textLength }: Partial<Limits>): Partial<Limits> {
  return { ...(fileBytes !== undefined && { fileBytes }), ...(textLength !== undefined && { textLength }) };
}
