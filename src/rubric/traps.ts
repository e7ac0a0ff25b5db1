import { isMap, isNode, isPair, isScalar, visit, type Document, type Pair, type Scalar, type YAMLMap } from 'yaml';

import type { Diagnostic } from '../model/diagnostic.ts';
import { diagnosticAt, type TextFile } from './tree.ts';

/** What YAML takes without a word, though it is not what the author sees. */
export function trapsIn(file: TextFile, document: Document.Parsed): Diagnostic[] {
  const found: Diagnostic[] = [];
  const say = (start: number, end: number, [code, message]: readonly [string, string]): void => {
    found.push(diagnosticAt({ file, start, end }, { code, message }));
  };
  visit(document, {
    Scalar(_, node) {
      const escape = escapeIn(file.text, node);
      if (escape !== undefined) say(escape, escape + 2, escapeMessage(file.text[escape + 1] ?? ''));
      const comment = commentAfter(file.text, node);
      if (comment)
        say(comment.start, comment.end, [
          'comment',
          `\`${file.text.slice(comment.start, comment.end)}\`: from # on this is a comment in YAML. Put the text in quotes, or put a space after # if it is one.`,
        ]);
    },
    Map(_, node) {
      for (const trap of cutBraces(file.text, node)) say(...trap);
    },
  });
  return found;
}

function escapeMessage(letter: string): readonly [string, string] {
  return [
    'escape',
    `In double quotes \`\\${letter}\` is not what it looks like. Leave the quotes out, use single quotes, or write the text under \`|\`.`,
  ];
}

/** Offset of the first backslash in double quotes that stands for anything but itself, a quote or a line's end. */
function escapeIn(text: string, { type, range }: Scalar): number | undefined {
  if (type !== 'QUOTE_DOUBLE' || !range) return undefined;
  for (let i = text.indexOf('\\', range[0]); i >= 0 && i < range[1]; i = text.indexOf('\\', i + 2))
    if (!'\\"\n\r'.includes(text[i + 1] ?? '')) return i;
  return undefined;
}

/** `value of #3`: a comment right behind a plain value, with no space after its #. */
function commentAfter(
  text: string,
  { type, range }: Scalar,
): { readonly start: number; readonly end: number } | undefined {
  if (type !== 'PLAIN' || !range) return undefined;
  const [rest = ''] = text.slice(range[1], range[2]).split(/[\r\n]/u, 1);
  const empty = range[0] === range[1]; // `ask: #3`: the range begins right at the comment.
  const mark = /^([ \t]*)#[^\s#]/u.exec(rest);
  if (!mark || (mark[1] === '' && !empty)) return undefined;
  const start = range[1] + (mark[1]?.length ?? 0);
  return { start, end: range[1] + rest.trimEnd().length };
}

type Trap = [start: number, end: number, message: readonly [string, string]];

/** `{ expect: (100, 10) }` and `{1, 3}`: in this language no key in braces stands without a value. */
function cutBraces(text: string, map: YAMLMap): Trap[] {
  if (map.flow !== true || !map.range) return [];
  const bare = map.items.filter((pair) => isPair(pair) && isBare(pair));
  const [start, end] = map.range;
  if (bare.length > 0 && bare.length === map.items.length)
    return [
      [
        start,
        end,
        ['braces', `\`${short(text.slice(start, end))}\`: a set needs quotes; without them { belongs to YAML.`],
      ],
    ];
  return bare.flatMap((pair): Trap[] => {
    if (!isNode(pair.key) || !pair.key.range) return [];
    const [from, to] = pair.key.range;
    return [
      [
        from,
        to,
        [
          'cut-by-comma',
          `The comma before \`${short(text.slice(from, to))}\` cut a value in two. Put the value in quotes, or write one key a line without braces.`,
        ],
      ],
    ];
  });
}

function isBare({ key, value }: Pair): boolean {
  if (isMap(key)) return false;
  return value === null || (isScalar(value) && value.value === null && (value.source ?? '') === '');
}

function short(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
