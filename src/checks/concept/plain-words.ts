import type { Rule } from './rule.ts';

type Lists = ReadonlyMap<string, readonly string[]>;

/** An example of what a rule looks for, in words for students: the first of all alternatives. */
export function inPlainWords(rule: Rule, lists: Lists): string {
  switch (rule.kind) {
    case 'phrase':
      return plain(rule.written, lists, DEEPEST);
    case 'restricted':
    case 'only':
    case 'absent':
      return inPlainWords(rule.rule, lists);
    case 'any':
    case 'at-least':
      return rule.rules
        .slice(0, 1)
        .map((one) => inPlainWords(one, lists))
        .join('');
    case 'all':
      return rule.rules.map((one) => inPlainWords(one, lists)).join(' … ');
  }
}

/** Lists may hold lists; they never hold themselves, but the words should stay short. */
const DEEPEST = 5;

function plain(written: string, lists: Lists, depth: number): string {
  const withLists = written.replaceAll(/<([a-z][a-z0-9-]*)>/gu, (whole, name: string) => {
    const first = lists.get(name)?.[0];
    return first === undefined || depth === 0 ? whole : plain(first, lists, depth - 1);
  });
  return firstOfEach(withLists)
    .replaceAll('...', '…')
    .replaceAll(/(?<![\p{L}\d])=|(?<=\p{L})\*|\*(?=\p{L})/gu, '');
}

/** `(a|b) c` → `a c`, from the inside out. */
function firstOfEach(text: string): string {
  const next = text.replaceAll(/\(([^()|]*)\|[^()]*\)/gu, '$1');
  return next === text ? text : firstOfEach(next);
}
