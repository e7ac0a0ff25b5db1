/** Writes src/generated/validators.js from what tsc has made in dist/. */
export function buildValidators(): Promise<void>;

/** The source text of that module. */
export function compileValidators(frame: unknown, kinds: readonly string[]): string;
