import { isAlias, isCollection, isMap, isScalar, parseDocument, visit, type Document, type Node } from 'yaml';
import type { Span } from '../../model/place.ts';
import { cleanText } from '../clean-text.ts';
import type { Read, ReadBlock, Reading, Unreadable } from './define-reader.ts';
import { holesIn } from './formulas.ts';
import { piecesOf, runsOfPieces } from './pieces.ts';
import { mappedText } from './source-map.ts';
import { addValue } from './yaml-values.ts';

/**
 * Reads a YAML or JSON map from part ids to answers. A nested map gives dotted ids. The text of the document is the
 * answers themselves, without quotes, indentation and keys; each is one paragraph with its key.
 */
export const read: Read = (source) => {
  if (source.trim() === '') return { text: '', blocks: [], segments: [] };
  try {
    return readAnswers(source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { unreadable: { code: 'cannot-read-answers', why: 'it is nested too deeply' } };
  }
};

interface Entry {
  readonly key: string;
  readonly node: Node | null;
}

function readAnswers(source: string): Reading | { readonly unreadable: Unreadable } {
  if (source.length > 300_000)
    return { unreadable: { code: 'cannot-read-answers', why: 'it is longer than 300,000 characters' } };
  const document = parseDocument(source, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const error = document.errors.find(({ code }) => code !== 'BAD_DQ_ESCAPE');
  if (error) {
    const line = source.slice(0, error.pos[0]).split('\n').length;
    return { unreadable: { code: 'cannot-read-answers', why: `line ${line}: ${error.message}` } };
  }
  if (document.contents === null) return { text: '', blocks: [], segments: [] };
  if (!isMap(document.contents)) return { unreadable: NOT_ANSWERS };
  const found = entriesOf(document, document.contents);
  if (!found) return { unreadable: { code: 'too-many-aliases', why: `it uses more than ${MOST_ALIASES} aliases` } };
  const hidden = found.find(({ node }) => isCollection(node) && holdsAlias(node));
  if (hidden) return { unreadable: { code: 'alias-in-list', why: `the list under "${hidden.key}" holds aliases` } };
  return readingOf(source, found);
}

/** A file that holds data and no answers. */
const NOT_ANSWERS: Unreadable = { code: 'not-answers', why: 'it is no map from part ids to answers' };

const MOST_ALIASES = 100;

/** All answers with their dotted keys, in the order of the file; undefined where aliases multiply. Keeps its own stack. */
function entriesOf(document: Document, root: Node): Entry[] | undefined {
  const entries: Entry[] = [];
  const stack: Entry[] = [{ key: '', node: root }];
  let aliases = 0;
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const { key, node } = entry;
    if (isAlias(node)) {
      if (++aliases > MOST_ALIASES) return undefined;
      stack.push({ key, node: node.resolve(document) ?? null });
    } else if (isMap<Node, Node | null>(node)) {
      const inner = node.items.map((pair) => ({ key: joined(key, nameOf(pair.key)), node: pair.value }));
      stack.push(...inner.toReversed());
    } else entries.push({ key, node });
  }
  return entries;
}

/** The text of a list is its source, in which an alias says nothing; lists of aliases are also how bombs are built. */
function holdsAlias(node: Node): boolean {
  let holds = false;
  visit(node, {
    Alias() {
      holds = true;
      return visit.BREAK;
    },
  });
  return holds;
}

function nameOf(key: Node): string {
  if (!isScalar(key)) return '';
  return key.source ?? String(key.value);
}

function joined(outer: string, inner: string): string {
  return outer === '' ? inner : `${outer}.${inner}`;
}

function readingOf(source: string, entries: readonly Entry[]): Reading {
  const mapped = mappedText();
  const spans = entries.map(({ node }): Span => {
    const start = mapped.length();
    if (node) addValue(mapped, source, node);
    const end = mapped.length();
    mapped.add('\n', node?.range?.[1] ?? 0, 0);
    return { start, end };
  });
  const { text, segments } = mapped.done();
  const clean = cleanText(text);
  const blocks = entries.map(({ key }, i): ReadBlock => {
    const span = spans[i] ?? { start: 0, end: 0 };
    // Each answer is scanned alone, so that an open formula does not run into the next answer.
    const holes = holesIn(clean.slice(span.start, span.end), { markdown: false }).map((hole) => ({
      ...hole,
      span: { start: hole.span.start + span.start, end: hole.span.end + span.start },
      inner: { start: hole.inner.start + span.start, end: hole.inner.end + span.start },
    }));
    return { kind: 'paragraph', span, runs: runsOfPieces(piecesOf(clean, span, { holes })), depth: 0, key };
  });
  return { text: clean, segments, blocks };
}
