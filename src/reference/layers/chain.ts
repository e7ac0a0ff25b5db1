import { together } from './machine.ts';
import { sameExtent, spelledExtent, type Extent } from './extent.ts';
import { LayerMistake } from './options.ts';
import type { Part, Retelling } from './part.ts';

/** Parts in a row, each of which takes what the one before it gives. */
export function chain(parts: readonly Part[], kind = 'sequential'): Part {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) throw new LayerMistake(`${kind} needs at least one layer.`);
  const activates = parts.some((part) => part.activates);
  return {
    kind,
    given: first.given,
    gives: last.gives,
    sizes: parts.flatMap(({ sizes }) => sizes),
    activates,
    parts,
    counts: () => together(parts.map((part) => part.counts())),
    run: (input, machine) => parts.reduce((values, part) => part.run(values, machine), input),
    retold: (change) =>
      chain(
        parts.map((part) => retoldWithin(part, change, activates)),
        kind,
      ),
    fitted: (given) => fittedChain(parts, given, kind),
  };
}

/**
 * `withActivation` in a network which has non-linearities as layers of their own gives the others none: it would count
 * them twice.
 */
export function retoldWithin(part: Part, change: Retelling, activates: boolean): Part {
  return part.retold(change === 'withActivation' && activates ? 'ownActivation' : change);
}

function fittedChain(parts: readonly Part[], given: Extent, kind: string): Part | undefined {
  const [first, ...rest] = parts;
  if (first && sameExtent(first.given, given)) return chain(parts, kind);
  const start = first?.fitted(given);
  return (
    start &&
    chain(
      rest.reduce((fitted, part) => [...fitted, joined(fitted.at(-1) ?? start, part)], [start]),
      kind,
    )
  );
}

/** A part on what the one before it gives. Throws a LayerMistake where it cannot take that. */
export function joined(before: Part, part: Part): Part {
  const fitted = part.fitted(before.gives);
  if (fitted) return fitted;
  const takes = spelledExtent(part.given);
  throw new LayerMistake(
    `sequential: a ${before.kind} gives ${spelledExtent(before.gives)} values (channels first), the ${part.kind} after it takes ${takes}.`,
  );
}
