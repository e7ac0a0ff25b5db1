import { positionsOf, type LayerDescription } from './description.ts';

/** Numbers, or things that behave like them. */
export interface Scalar<Self> {
  times(other: Self): Self;
  plus(other: Self): Self;
  activated(): Self;
}

/** Where a forward pass takes its numbers from. */
export interface Source<S> {
  input(): S;
  parameter(): S;
  padding(): S;
}

/** Outputs of a layer by channel, then by position (row by row). */
export type Output<S> = readonly (readonly S[])[];

/**
 * Runs one layer on any scalars, as its definition says: for each filter and position a sum over channels and taps. It
 * shares nothing with the closed forms but the description.
 */
export function forward<S extends Scalar<S>>(description: LayerDescription, source: Source<S>): Output<S> {
  const { inChannels, outChannels, groups, axes, bias, activation, countsPadding } = description;
  const places = grid(axes.map((axis) => axis.length));
  const input = Array.from({ length: inChannels }, () => new Map(places.map((at) => [at.join(), source.input()])));
  const taps = grid(axes.map((axis) => axis.kernel));
  const positions = grid(axes.map(positionsOf));
  return Array.from({ length: outChannels }, (_, filter) => {
    const group = Math.floor(filter / (outChannels / groups));
    const channels = input.slice((group * inChannels) / groups, ((group + 1) * inChannels) / groups);
    const weights = channels.map(() => taps.map(() => source.parameter()));
    const offset = bias ? source.parameter() : undefined;
    return positions.map((position) => {
      const terms = channels.flatMap((channel, c) =>
        taps.flatMap((tap, t) => {
          const place = axes.map(
            ({ stride, dilation, padding }, a) => (position[a] ?? 0) * stride + (tap[a] ?? 0) * dilation - padding,
          );
          const inside = channel.get(place.join());
          const weight = weights[c]?.[t];
          if (weight === undefined || (inside === undefined && !countsPadding)) return [];
          return [weight.times(inside ?? source.padding())];
        }),
      );
      const value = total(offset === undefined ? terms : [...terms, offset]) ?? source.padding();
      return activation === 'none' ? value : value.activated();
    });
  });
}

/** All index tuples of a grid; of no axes the one empty tuple. */
function grid(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (tuples, size) => tuples.flatMap((tuple) => Array.from({ length: size }, (_, i) => [...tuple, i])),
    [[]],
  );
}

/** k - 1 additions for k terms. */
function total<S extends Scalar<S>>(terms: readonly S[]): S | undefined {
  const [first, ...rest] = terms;
  return first && rest.reduce((sum, term) => sum.plus(term), first);
}
