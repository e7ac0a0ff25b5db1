import type { Tree } from '../../math/tree.ts';
import { nodesOf } from '../../math/walk.ts';
import type { Document } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import { nearest } from '../shared/nearest.ts';

/**
 * Names the word that an unknown name comes from, and the known one that was probably meant: of `yhta`, read as a product of
 * letters, all. One letter is near to every other, so that for those nothing is guessed.
 */
export function withLikely(reason: Finding, tree: Tree, document: Document, known: Iterable<string>): Finding {
  const unknown = reason.data?.['name'];
  if (reason.code !== 'unknown-name' || typeof unknown !== 'string') return reason;
  const node = [...nodesOf(tree)].find((one) => one.kind === 'name' && one.name === unknown);
  const word = node ? wordAt(document.text, node.span.start) : unknown;
  const likely =
    word.length > 1
      ? nearest(
          word,
          [...known].filter((name) => name.length > 1),
        )
      : undefined;
  if (likely === undefined || likely === word) return reason;
  return { ...reason, code: 'unknown-word', data: { name: word, likely } };
}

/** The run of letters and digits around a place. */
function wordAt(text: string, at: number): string {
  const before = /[A-Za-z]*$/u.exec(text.slice(Math.max(0, at - LONGEST), at))?.[0] ?? '';
  const behind = /^[A-Za-z\d]*/u.exec(text.slice(at, at + LONGEST))?.[0] ?? '';
  return before + behind;
}

const LONGEST = 40;
