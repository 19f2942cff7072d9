import type { GivenProblem } from './given-problem.ts'
import type { SchemaRefusal } from './validate.ts'

/** Holds data against JSON schemas that a repository brings, within bounds of time and memory. */
export interface Validator {
  /**
   * What a schema refuses in some data, both JSON texts; without data, whether the schema can be used at all. Never
   * throws.
   */
  validate(schema: string, data?: string): Validation
}

/** What was refused, or why nobody knows. */
export type Validation = { readonly refusals: readonly SchemaRefusal[] } | { readonly problem: GivenProblem }
