import type { Phrase } from '../../language/phrase.ts';
import type { Rule } from './rule.ts';

/** Most answers that are made up for one rule. */
const MOST = 24;

/**
 * The shortest answers that could satisfy a rule, one for each alternative as far as they are few: the words of the rule
 * and no more. Of several lists one is varied at a time.
 */
export function exemplarsOf(rule: Rule): string[] {
  switch (rule.kind) {
    case 'phrase':
      return ofPhrase(rule.phrase);
    case 'any':
      return few(rule.rules.flatMap(exemplarsOf));
    case 'all':
      return joined(rule.rules.map(exemplarsOf));
    case 'at-least':
      return joined(rule.rules.slice(0, rule.min).map(exemplarsOf));
    case 'only':
      return exemplarsOf(rule.rule);
    case 'absent':
      return [NEUTRAL];
    case 'restricted': {
      const { near } = rule.restrictions;
      return near ? joined([exemplarsOf(rule.rule), exemplarsOf(near.rule)]) : exemplarsOf(rule.rule);
    }
  }
}

/** A word that means nothing and that no rubric asks for. */
const NEUTRAL = 'zz';

function ofPhrase(phrase: Phrase): string[] {
  switch (phrase.kind) {
    case 'word':
      return [phrase.written.replaceAll('*', '').replaceAll('?', 'a')];
    case 'mark':
      return [phrase.text];
    case 'formula':
      return [phrase.written];
    case 'denial':
      return ['not'];
    case 'either':
      return few(phrase.options.flatMap(ofPhrase));
    case 'sequence': {
      const tight = joined(phrase.items.map((item) => (item.kind === 'gap' ? [''] : ofPhrase(item))));
      if (phrase.items.every(({ kind }) => kind !== 'gap')) return tight;
      return few([...tight, ...joined(phrase.items.map((item) => (item.kind === 'gap' ? [NEUTRAL] : ofPhrase(item))))]);
    }
  }
}

/** One of each list; the first of each, then each list varied while the others stay. */
function joined(lists: readonly (readonly string[])[]): string[] {
  const first = lists.map(([one = '']) => one);
  const varied = lists.flatMap((list, i) => list.slice(1).map((other) => first.with(i, other)));
  return few([first, ...varied].map((words) => spaced(words.filter((word) => word !== ''))));
}

/** A stop with a space after it would end the sentence: `torch.nn`. */
function spaced(words: readonly string[]): string {
  return words.join(' ').replaceAll(/ ([.!?]) (?=\S)/gu, '$1');
}

function few(texts: readonly string[]): string[] {
  return [...new Set(texts)].slice(0, MOST);
}
