/** What a validator found wrong; Ajv's own form. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** JSON pointer to the rule in `schema`. */
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** The key that is meant, where the rule is about names. */
  readonly propertyName?: string;
}

/** Compiled from a schema; `errors` holds what was wrong with the last value. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** A rubric file, except for what stands in parts that are judged. */
export const validateRubric: Validator;
/** A file that rubrics include. */
export const validateShared: Validator;
/** A part once `defaults` have been filled in, by its kind of check. */
export const validateKind: Readonly<Record<string, Validator>>;
/** The schema that the validators were compiled from. */
export const schema: Readonly<Record<string, unknown>>;
