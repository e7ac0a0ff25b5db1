/** What dropout multiplies by, so that the expected value stays what it was. */
export const gamma = (p: number): number => 1 / (1 - p);
