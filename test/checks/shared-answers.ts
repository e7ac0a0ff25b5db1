import { settingAlone, type Setting } from '../../src/checks/define-check.ts';
import { DEFAULT_CONVENTIONS, type Conventions } from '../../src/model/conventions.ts';
import type { Document } from '../../src/model/document.ts';
import { passageOf, type Passage } from '../../src/model/passage.ts';
import { ALL } from '../../src/model/share.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { conv1d, dense } from '../../src/reference/library.ts';
import type { Reference } from '../../src/reference/reference.ts';
import { readDocument } from '../../src/submission/read-document.ts';

/** The two layers of the sample assignment, and some plain values. */
export const REFERENCE: Reference = {
  file: 'reference.ts',
  quantities: new Map([['network', { name: 'network', parameters: ['n'], compute: () => 0, line: 1 }]]),
  layers: new Map([
    ['f', dense({ in: 100, out: 1000, bias: false, activation: 'pointwise' })],
    [
      'g',
      conv1d({
        length: 100,
        in: 1,
        out: 10,
        kernel: 3,
        stride: 1,
        padding: 1,
        bias: false,
        activation: 'pointwise',
        channels: 'last',
      }),
    ],
  ]),
  values: new Map<string, number | number[] | string>([
    ['rate', 0.1],
    ['sizes', [100, 10]],
    ['title', 'words'],
  ]),
};

/** What a part knows besides its own options. */
export function settingWith(conventions: Partial<Conventions> = {}): Setting {
  return settingAlone(ALL, {
    part: 'c.f.params',
    reference: REFERENCE,
    conventions: { ...DEFAULT_CONVENTIONS, ...conventions },
  });
}

/** An answer as it stands in a write-up of its own. */
export async function passageIn(text: string, name = 'answer.md'): Promise<Passage> {
  const { document } = await readDocument([{ name, bytes: new TextEncoder().encode(text) }], { writeups: [] });
  return whole(document);
}

function whole(document: Document): Passage {
  return passageOf(document, { start: 0, end: document.text.length });
}

/** A verdict in one word: what share it earns, or why a person looks. */
export function outcome({ status, credit, review }: Verdict): string {
  const share = credit.numerator / credit.denominator;
  if (review.length > 0 && share === 0) return 'review';
  return review.length > 0 ? `review ${String(share)}` : status === 'missing' ? 'missing' : String(share);
}
