import { compilePhrase } from '../../language/compile-phrase.ts';
import { isPhrase } from '../../language/phrase.ts';
import { didYouMean } from '../../language/suggestion.ts';
import { createVocabulary, type Vocabulary } from '../../language/vocabulary.ts';
import { ALL, parseShare, type Share } from '../../model/share.ts';
import type { OptionsOf, Preparation, Problem, Setting } from '../define-check.ts';
import type { Option, Reader } from './chosen.ts';
import type { Numbering } from './numbering.ts';
import { askedIn } from './polarity.ts';
import type { CHOICE_OPTIONS } from './schema.ts';
import type { Subject } from './subjects.ts';
import { trueOrFalse, type TrueOrFalse } from './truth.ts';

/** A set of options that earns something. */
export interface Accepted {
  readonly names: ReadonlySet<string>;
  readonly credit: Share;
  readonly feedback?: string;
}

/** A choice part, ready to judge. */
export interface PreparedChoice extends Reader {
  /** The orders in which options are printed where the answer does not show them. */
  readonly versions: readonly Numbering[];
  /** Options that count neither as right nor as wrong. */
  readonly optional: ReadonlySet<string>;
  /** What this part chooses for, where one answer chooses for several things. */
  readonly about?: { readonly subject: string; readonly subjects: readonly Subject[] };
  readonly truth?: TrueOrFalse;
  /** The right set first. */
  readonly accepted: readonly Accepted[];
  readonly scoring: 'exact' | 'per-option' | 'right-minus-wrong';
  readonly slips: ReadonlyMap<
    'missing-option' | 'extra-option',
    { readonly credit: Share; readonly feedback?: string }
  >;
}

type Options = OptionsOf<typeof CHOICE_OPTIONS>;
type Path = readonly (string | number)[];

/** Reads the options and the right ones among them, and finds every mistake in them. */
export function prepareChoice(options: Options, { ask = '' }: Setting): Preparation<PreparedChoice> {
  const problems: Problem[] = [];
  const vocabulary = createVocabulary(new Map(), true);
  const entries = Array.isArray(options.options)
    ? options.options.map((text): [string, string] => [String(text), String(text)])
    : Object.entries(options.options).map(([name, text]): [string, string] => [name, String(text)]);
  const names = entries.map(([name]) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) problems.push(error(['options'], `The option \`${twice}\` stands twice.`));
  const read = entries.map(([name, text]) => ({
    name,
    text,
    phrases: phrasesOf(text, vocabulary),
    spoken: phrasesOf(name.replaceAll(/[-_.]+/gu, ' ').trim(), vocabulary),
  }));
  const chosen = (written: unknown, path: Path): ReadonlySet<string> => {
    const list = (Array.isArray(written) ? written : [written]).map(String);
    for (const [i, name] of list.entries())
      if (!names.includes(name))
        problems.push(
          error(
            Array.isArray(written) ? [...path, i] : path,
            `There is no option \`${name}\`.`,
            didYouMean(name, names),
          ),
        );
    return new Set(list);
  };
  const right = { names: chosen(options.expect, ['expect']), credit: ALL };
  const also = (options.also ?? []).map((entry, i): Accepted => {
    if (typeof entry !== 'object' || Array.isArray(entry)) return { names: chosen(entry, ['also', i]), credit: ALL };
    const { expect, credit, feedback } = readEntry(entry);
    const path = ['also', i];
    return {
      names: chosen(expect, [...path, 'expect']),
      credit: readCredit(credit ?? 1, [...path, 'credit'], problems),
      ...(feedback !== undefined && { feedback }),
    };
  });
  const slips = readSlips(options.mistakes, problems);
  const versions = (options.versions ?? []).map((version, i) => [...chosen(version, ['versions', i])]);
  const optional = options.optional === undefined ? new Set<string>() : chosen(options.optional, ['optional']);
  const about = readSubjects(options, vocabulary, problems);
  if (problems.length > 0) return { problems };
  const truth = trueOrFalse(read);
  return {
    prepared: {
      vocabulary,
      options: read,
      asked: askedIn(ask),
      versions: versions.length > 0 ? versions : [names],
      optional,
      ...(about && { about }),
      ...(truth && { truth }),
      accepted: [right, ...also],
      scoring: options.scoring ?? 'exact',
      slips,
    },
  };
}

function readSubjects(
  { subject, subjects }: Options,
  vocabulary: Vocabulary,
  problems: Problem[],
): PreparedChoice['about'] {
  if (subject === undefined) return undefined;
  const known = Object.entries(subjects ?? {});
  const names = known.map(([name]) => name);
  if (!names.includes(subject))
    problems.push(error(['subject'], `\`subjects\` does not name \`${subject}\`.`, didYouMean(subject, names)));
  return {
    subject,
    subjects: known.map(([name, words]) => ({
      name,
      phrases: words.flatMap((one) => {
        const phrase = compilePhrase(one, vocabulary);
        return isPhrase(phrase) ? [phrase] : [];
      }),
    })),
  };
}

/** A name that is a letter or number only is told by its place. */
function phrasesOf(words: string, vocabulary: Vocabulary): Option['phrases'] {
  if (!/\p{L}{2}/u.test(words)) return [];
  const phrase = compilePhrase(words.replaceAll(/\$[^$]*\$|[.…<>=*?|()]/gu, ' '), vocabulary);
  return isPhrase(phrase) ? [phrase] : [];
}

function readSlips(written: Options['mistakes'], problems: Problem[]): PreparedChoice['slips'] {
  const slips = new Map<'missing-option' | 'extra-option', { credit: Share; feedback?: string }>();
  for (const [name, value] of Object.entries(written ?? {})) {
    if (name !== 'missing-option' && name !== 'extra-option') continue;
    const path = ['mistakes', name];
    const { credit, feedback } = readEntry(value);
    slips.set(name, {
      credit: readCredit(credit ?? value, path, problems),
      ...(feedback !== undefined && { feedback }),
    });
  }
  return slips;
}

interface Entry {
  readonly expect?: unknown;
  readonly credit?: unknown;
  readonly feedback?: string;
}

function readEntry(value: unknown): Entry {
  if (typeof value !== 'object' || value === null) return {};
  const feedback = 'feedback' in value && typeof value.feedback === 'string' ? { feedback: value.feedback } : {};
  return {
    ...('expect' in value && { expect: value.expect }),
    ...('credit' in value && { credit: value.credit }),
    ...feedback,
  };
}

function readCredit(written: unknown, path: Path, problems: Problem[]): Share {
  const credit = typeof written === 'string' || typeof written === 'number' ? parseShare(written) : undefined;
  if (!credit) problems.push(error(path, `\`${String(written)}\` is no share of the points, such as 1/2 or 50 %.`));
  return credit ?? ALL;
}

function error(path: Path, message: string, help?: string): Problem {
  return { path, severity: 'error', code: 'choice-unreadable', message, ...(help !== undefined && { help }) };
}
