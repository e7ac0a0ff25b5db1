import type { Span } from './place.ts';

/** Values that a sentence is filled with. Texts are shown as they are; templates escape them. */
export type FindingData = Readonly<Record<string, string | number>>;

/**
 * Something that was found out about an answer, as data. The sentence is made last, from a table of messages:
 * `messages[code]` with `<name>` replaced by `data.name`.
 */
export interface Finding {
  /** Stable and documented, in kebab-case. */
  readonly code: string;
  readonly data?: FindingData;
  /** The stretch of the document that it is about. */
  readonly span?: Span;
}

/** Sentences by code; `<name>` stands for `data.name`. */
export type Messages = Readonly<Record<string, string>>;

/** The sentence of a finding. Throws where the message or one of its values is not there: that is a fault of ours. */
export function sentence(messages: Messages, { code, data = {} }: Finding): string {
  const template = messages[code];
  if (template === undefined) throw new Error(`there is no message for ${code}`);
  return template.replaceAll(/<([a-z][a-zA-Z]*)>/gu, (_, name: string) => {
    const value = data[name];
    if (value === undefined) throw new Error(`the message ${code} needs a value for ${name}`);
    return String(value);
  });
}
