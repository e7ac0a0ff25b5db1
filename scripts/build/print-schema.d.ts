/** A JSON Schema as text for people and diffs. */
export function printSchema(schema: unknown): string;
