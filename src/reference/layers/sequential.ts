import { positionsOf, type LayerDescription } from './description.ts';
import { DescribedLayer, isLayer } from './described-layer.ts';
import type { Layer } from './layer.ts';

/**
 * Layers in a row: counts add up, the output is that of the last. Throws where one does not take what the one before it
 * gives; a dense layer takes any output of the right number of values, flattened.
 */
export function sequential(...layers: readonly Layer[]): Layer {
  const descriptions = layers.flatMap((layer) => {
    if (!isLayer(layer)) throw new Error('sequential takes layers made by this library, and nothing else.');
    return layer.descriptions;
  });
  descriptions.slice(1).forEach((next, i) => {
    const given = descriptions[i];
    if (given) join(given, next);
  });
  return new DescribedLayer('sequential', descriptions);
}

function join(given: LayerDescription, next: LayerDescription): void {
  const gives = [given.outChannels, ...given.axes.map(positionsOf)];
  const takes = [next.inChannels, ...next.axes.map((axis) => axis.length)];
  const fits =
    next.axes.length === 0
      ? gives.reduce((product, size) => product * size, 1) === next.inChannels
      : gives.length === takes.length && gives.every((size, i) => size === takes[i]);
  if (!fits)
    throw new Error(
      `sequential: a ${given.kind} gives ${gives.join(' × ')} values (channels first), the ${next.kind} after it takes ${takes.join(' × ')}.`,
    );
}
