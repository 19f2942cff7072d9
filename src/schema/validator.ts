import type { SchemaDefect } from './schema-defect.ts'
import type { JsonSchemaViolation } from './validate.ts'

/** Checks data against JSON schemas of a repository, with limits of time and memory. */
export interface Validator {
  /**
   * Returns what a schema refuses in data; both are JSON. Without data it only checks that the schema can be used.
   * Never throws.
   */
  validate(schema: string, data?: string): Validation
}

/** The violations, or why the check was not possible. */
export type Validation =
  | { readonly violations: readonly JsonSchemaViolation[] }
  | { readonly problem: SchemaDefect }
