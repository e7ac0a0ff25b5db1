// Confidence intervals by the bootstrap (Efron 1979, percentiles).

/**
 * The middle 95 % of a statistic over resamples of the rows. `clusterOf`: rows of one cluster (a question) are drawn
 * together, since answers to one question are not independent.
 */
export function interval(rows, statistic, { clusterOf, times = 1000, seed = 1 } = {}) {
  const clusters = clusterOf ? grouped(rows, clusterOf) : rows.map((row) => [row]);
  const random = generator(seed);
  const drawn = Array.from({ length: times }, () =>
    statistic(clusters.flatMap(() => clusters[Math.floor(random() * clusters.length)])),
  ).toSorted((a, b) => a - b);
  return [drawn[Math.floor(0.025 * times)], drawn[Math.ceil(0.975 * times) - 1]];
}

function grouped(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups.values()];
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
