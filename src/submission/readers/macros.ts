import type { Macro } from '../../model/document.ts';

/**
 * The commands that a text defines with \newcommand, \renewcommand, \providecommand, \def and \DeclareMathOperator, at
 * most 500 of them. A later definition wins.
 */
export function macrosIn(text: string): Map<string, Macro> {
  const macros = new Map<string, Macro>();
  for (const { index, 0: word } of text.matchAll(DEFINES)) {
    const found =
      word.startsWith('\\def') || word.startsWith('\\gdef')
        ? plainTex(text, index + word.length)
        : latex(text, index + word.length, word);
    if (found) macros.set(found.name, found.macro);
    if (macros.size >= 500) break;
  }
  return macros;
}

const DEFINES = /\\(?:(?:re|provide)?(?:new)?command|DeclareMathOperator|g?def)(?![a-z])\*?/giu;

interface Definition {
  readonly name: string;
  readonly macro: Macro;
}

function latex(text: string, at: number, word: string): Definition | undefined {
  const head = /^\s*(?:\{\s*\\([a-z@]+|[^\s{}])\s*\}|\\([a-z@]+|[^\s{}]))\s*(?:\[(\d)\])?\s*(\[)?/iu.exec(
    text.slice(at, at + 200),
  );
  const name = head?.[1] ?? head?.[2];
  if (!head || name === undefined) return undefined;
  let next = at + head[0].length;
  let optional: string | undefined;
  if (head[4] !== undefined) {
    const close = text.slice(next, next + 500).indexOf(']');
    if (close < 0) return undefined;
    optional = text.slice(next, next + close);
    next += close + 1;
  }
  const body = braced(text, next);
  if (body === undefined) return undefined;
  const operator = word.includes('Operator') ? `\\operatorname{${body}}` : body;
  return {
    name,
    macro: { parameters: Number(head[3] ?? 0), body: operator, ...(optional !== undefined && { optional }) },
  };
}

function plainTex(text: string, at: number): Definition | undefined {
  const head = /^\s*\\([a-z@]+|[^\sa-z])((?:#\d){0,9})\s*/iu.exec(text.slice(at, at + 200));
  if (head?.[1] === undefined) return undefined;
  const body = braced(text, at + head[0].length);
  return body === undefined ? undefined : { name: head[1], macro: { parameters: (head[2]?.length ?? 0) / 2, body } };
}

/** The content of a group in braces, at most 5,000 characters. */
function braced(text: string, from: number): string | undefined {
  const at = from + (/^\s*/u.exec(text.slice(from, from + 100))?.[0].length ?? 0);
  if (text[at] !== '{') return undefined;
  let depth = 0;
  for (let i = at; i < Math.min(text.length, at + 5000); i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return text.slice(at + 1, i);
  }
  return undefined;
}
