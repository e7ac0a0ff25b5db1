import type { HiddenText } from '../../model/document.ts';
import type { Span } from '../../model/place.ts';
import { hiddenByStyle, isWhite } from './hidden-style.ts';
import type { Scanner } from './scanner.ts';

/** A tag of HTML in Markdown. */
export interface Tag {
  /** The tag alone, or all of an element that is not seen. */
  readonly span: Span;
  /** It stands for a picture. */
  readonly picture: boolean;
  /** What the page does not show of it. */
  readonly hidden?: HiddenText;
}

/**
 * Looks at each `<` of a text, in order. A tag with attributes is markup, as long as its name is one of HTML: what stands
 * in its attributes is not seen. Elements that are not seen are taken as a whole; where one is not closed, only its tag
 * is, and all that follows is marked as hidden, since it may be an oversight. Tags without attributes stay text: `a<b>c`.
 */
export function tagReader(scan: Scanner): (at: number) => Tag | undefined {
  const state: State = { scan, selectors: hidingSelectors(scan.text), opened: new Set(), unclosed: new Map() };
  return (at) => (scan.text[at + 1] === '/' ? closingTag(state, at) : openingTag(state, at));
}

interface State {
  readonly scan: Scanner;
  /** What the style sheets in the text hide: names of elements, `.class` and `#id`. */
  readonly selectors: ReadonlyMap<string, string>;
  /** Names of the elements of which a tag was left out. */
  readonly opened: Set<string>;
  /** Names of elements that are not closed in the rest of the text: not looked for again. */
  /** Elements that are not closed, by name: how far that was looked for. */
  readonly unclosed: Map<string, number>;
}

/** The selectors of the `<style>` elements of a text under which nothing is seen; only plain ones are understood. */
function hidingSelectors(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, sheet = ''] of text.matchAll(/<style\b[^>]{0,200}>([^<]{0,20000})/giu))
    for (const [, selectors = '', rules = ''] of sheet.matchAll(/([^{}]{1,500})\{([^{}]{0,2000})\}/gu)) {
      const how = hiddenByStyle(rules);
      if (how === undefined) continue;
      for (const one of selectors.split(','))
        found.set(
          one
            .trim()
            .toLowerCase()
            .replace(/^[a-z]+(?=[.#])/u, ''),
          how,
        );
    }
  return found;
}

function openingTag(state: State, at: number): Tag | undefined {
  const open = OPEN.exec(state.scan.text.slice(at, at + LONGEST_TAG));
  const name = open?.[1]?.toLowerCase();
  if (!open || name === undefined || !ELEMENTS.has(name)) return undefined;
  const written = open[2] ?? '';
  const span = { start: at, end: at + open[0].length };
  const how = whatHides(name, written, state.selectors);
  const picture = name === 'img' || name === 'svg';
  if (how === undefined && written.trim() === '' && !picture) return undefined;
  state.opened.add(name);
  if (how === undefined || VOID.has(name) || open[0].endsWith('/>'))
    return { span, picture, ...described(written, span) };
  return { ...hiddenElement(state, { name, how, open: span }), picture: false };
}

/** A closing tag belongs to the markup where an opening one did. */
function closingTag({ scan, opened }: State, at: number): Tag | undefined {
  const close = /^<\/([a-z][a-z\d]*)\s*>/iu.exec(scan.text.slice(at, at + 40));
  if (!close || !opened.has(close[1]?.toLowerCase() ?? '')) return undefined;
  return { span: { start: at, end: at + close[0].length }, picture: false };
}

/** `[//]: # (words)`: the definition of a link that leads nowhere is a comment; other definitions are text. */
export function commentDefinition(text: string, at: number): Span | undefined {
  const found = DEFINITION.exec(text.slice(at, at + 3000));
  return found ? { start: at, end: at + found[0].length } : undefined;
}

const DEFINITION =
  /^\[(?:\/\/|\w*comment\w*|_|#)\]:\s*(?:#|<[#>]*|\/+|\.)(?:[ \t]+(?:\([^\n]*\)|"[^\n]*"|'[^\n]*'))?(?=[ \t]*(?:\n|$))/iu;

const LONGEST_TAG = 4000;
const OPEN = /^<([a-z][a-z\d]*)((?:\s+[^<>"'=\s]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*)\s*\/?>/iu;
const ATTRIBUTE = /([^\s"'=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/gu;

const ELEMENTS: ReadonlySet<string> = new Set(
  `a abbr article aside audio b big blockquote body button canvas center cite code datalist dd del details dfn dialog div
dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd
label legend li link main map mark meta meter nav noscript object ol optgroup option output p param picture pre progress q
rp rt ruby s samp script section select small source span strike strong style sub summary sup svg table tbody td template
textarea tfoot th thead time title tr track tt u ul var video wbr`.split(/\s+/u),
);
const VOID: ReadonlySet<string> = new Set('embed hr img input link meta param source track wbr'.split(' '));
const NEVER_SEEN: ReadonlySet<string> = new Set(
  'audio canvas datalist head iframe object script style template title video'.split(' '),
);
/** Elements within a line: a paragraph ends them. */
const WITHIN_LINES: ReadonlySet<string> = new Set(
  'a abbr b big cite code del dfn em i ins kbd label mark q s samp small span strike strong sub sup tt u var'.split(
    ' ',
  ),
);

function whatHides(name: string, written: string, selectors: ReadonlyMap<string, string>): string | undefined {
  if (NEVER_SEEN.has(name)) return 'text that is not displayed';
  const attributes = attributesIn(written);
  if (attributes.has('hidden')) return 'text that is not displayed';
  if (name === 'font' && isWhite(attributes.get('color') ?? '')) return 'white text';
  const style = hiddenByStyle(attributes.get('style') ?? '');
  if (style !== undefined || selectors.size === 0) return style;
  const names = (attributes.get('class') ?? '').toLowerCase().split(/\s+/u);
  const keys = [name, `#${(attributes.get('id') ?? '').toLowerCase()}`, ...names.map((one) => `.${one}`)];
  return keys.map((key) => selectors.get(key)).find((how) => how !== undefined);
}

function attributesIn(written: string): ReadonlyMap<string, string> {
  return new Map(
    [...written.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      double ?? single ?? bare ?? '',
    ]),
  );
}

/** Words in an attribute: `alt`, `title`, and whatever else can hold some. */
function described(written: string, span: Span): Pick<Tag, 'hidden'> {
  const attributes = attributesIn(written);
  const worded = [...attributes].some(
    ([name, value]) => name !== 'style' && name !== 'class' && /\p{L}\s/u.test(value),
  );
  const single = /\p{L}/u.test(`${attributes.get('alt') ?? ''}${attributes.get('title') ?? ''}`);
  return worded || single ? { hidden: { span, kind: 'description', how: 'the attributes of a tag' } } : {};
}

function hiddenElement(
  { scan, unclosed }: State,
  { name, how, open }: { readonly name: string; readonly how: string; readonly open: Span },
): Pick<Tag, 'span' | 'hidden'> {
  const inLine = WITHIN_LINES.has(name);
  const limit = inLine ? scan.paragraphEnd(open.start) : scan.text.length;
  const end = unclosed.get(name) === limit ? undefined : endOfElement(scan.text, name, { start: open.end, end: limit });
  if (end === undefined) {
    unclosed.set(name, limit);
    return { span: open, hidden: { span: { start: open.start, end: limit }, kind: 'concealed', how } };
  }
  const span = { start: open.start, end };
  const kind = name === 'style' || name === 'script' ? 'description' : 'concealed';
  return { span, hidden: { span, kind, how } };
}

/** Behind the tag that closes it; elements of the same name may stand within. */
function endOfElement(text: string, name: string, { start, end }: Span): number | undefined {
  let depth = 1;
  const tags = new RegExp(`</?${name}(?![a-z0-9])[^>]*>`, 'giu');
  for (const { 0: tag, index } of text.slice(start, end).matchAll(tags)) {
    depth += tag.startsWith('</') ? -1 : 1;
    if (depth === 0) return start + index + tag.length;
  }
  return undefined;
}
