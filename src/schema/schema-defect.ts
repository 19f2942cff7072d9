/** Why a schema that the configuration names cannot be used, or not completely. */
export interface SchemaDefect {
  readonly code: SchemaDefectCode
  /** The end of a sentence that begins with the name of the schema's file. */
  readonly text: string
  /** Distinguishes defects of one code in the same file: the pattern, the path in the schema. */
  readonly about?: string
}

/** The codes of defects of schemas that the configuration names. */
export const schemaDefectCodes = [
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

export type SchemaDefectCode = (typeof schemaDefectCodes)[number]
