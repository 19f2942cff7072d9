/** Why a schema that a repository names cannot be used, or not wholly. */
export interface GivenProblem {
  readonly code: GivenProblemCode
  /** The end of a sentence that begins with the name of the schema's file. */
  readonly text: string
  /** What tells it from others of its code in the same file: the pattern, the part of the schema. */
  readonly about?: string
}

/** What can be wrong with a schema that a repository names. */
export const givenProblemCodes = [
  'no-such-file',
  'not-yaml',
  'no-schema',
  'definition-version',
  'incomplete-definition',
  'not-a-structural-schema',
  'schema-too-large',
  'no-served-schema',
  'pattern-syntax',
  'no-kind-named',
  'not-a-json-schema',
  'reference-elsewhere',
  'endless-reference',
  'too-slow',
  'no-time-left',
] as const

export type GivenProblemCode = (typeof givenProblemCodes)[number]
