/** Index of the first item at a position or behind it, in a list sorted by `positionOf`; its length where there is none. */
export function firstFrom<Item>(items: readonly Item[], position: number, positionOf: (item: Item) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && positionOf(item) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
