/** Codes of the violations of a schema or of a CEL rule in it (`x-kubernetes-validations`), independent of the message. */
export const violationCodes = [
  'type-mismatch',
  'not-in-enum',
  'not-the-constant',
  'pattern-mismatch',
  'format-mismatch',
  'below-minimum',
  'above-maximum',
  'not-a-multiple',
  'too-short',
  'too-long',
  'too-few-items',
  'too-many-items',
  'missing-item',
  'repeated-item',
  'repeated-item-key',
  'too-few-fields',
  'too-many-fields',
  'missing-field',
  'missing-choice',
  'missing-companion',
  'exclusive-fields',
  'not-taken-here',
  'key-mismatch',
  'no-alternative-fits',
  'not-exactly-one-fits',
  'excluded',
  'not-allowed',
  'wildcard',
  'other-namespace',
] as const

/** The API server drops an `unknown-field` without refusing the object. */
export type ViolationCode = (typeof violationCodes)[number] | 'unknown-field'

/** Returns the code for violations of a keyword of JSON schema. */
export function codeOfKeyword(keyword: string): ViolationCode {
  return byKeyword.get(keyword) ?? 'not-allowed'
}

/** The keywords of all drafts that can refuse data; `test/schema/violation-codes.test.ts` compares them with ajv's. */
const byKeyword: ReadonlyMap<string, ViolationCode> = new Map([
  ['type', 'type-mismatch'],
  ['enum', 'not-in-enum'],
  ['const', 'not-the-constant'],
  ['pattern', 'pattern-mismatch'],
  ['format', 'format-mismatch'],
  ['minimum', 'below-minimum'],
  ['exclusiveMinimum', 'below-minimum'],
  ['maximum', 'above-maximum'],
  ['exclusiveMaximum', 'above-maximum'],
  ['multipleOf', 'not-a-multiple'],
  ['minLength', 'too-short'],
  ['maxLength', 'too-long'],
  ['minItems', 'too-few-items'],
  ['maxItems', 'too-many-items'],
  ['additionalItems', 'too-many-items'],
  ['unevaluatedItems', 'too-many-items'],
  ['items', 'too-many-items'],
  ['contains', 'missing-item'],
  ['uniqueItems', 'repeated-item'],
  ['minProperties', 'too-few-fields'],
  ['maxProperties', 'too-many-fields'],
  ['required', 'missing-field'],
  ['dependencies', 'missing-companion'],
  ['dependentRequired', 'missing-companion'],
  ['propertyNames', 'key-mismatch'],
  ['additionalProperties', 'unknown-field'],
  ['unevaluatedProperties', 'unknown-field'],
  ['anyOf', 'no-alternative-fits'],
  ['oneOf', 'not-exactly-one-fits'],
  ['not', 'excluded'],
  ['false schema', 'not-allowed'],
])
