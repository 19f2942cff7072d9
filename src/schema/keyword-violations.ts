import { isDataMap } from '../core/plain-data.ts'
import { oncePer } from '../core/once-per.ts'
import { isSameScalar } from './data.ts'
import { stringFormats } from './string-formats.ts'
import type { Schema } from './types.ts'
import type { KeywordViolation } from './violation-message.ts'

/** The violations by a value itself, without its children. A value of the wrong type has this one violation. */
export function keywordViolations(schema: Schema, data: unknown): readonly KeywordViolation[] {
  const { types, limits } = constraintsOf(schema)
  if (types && !hasType(types, data)) {
    return [{ keyword: 'type', params: { type: types.length > 1 ? types : types[0] }, data }]
  }
  // One violation of a scalar is enough: an empty string also mismatches the pattern.
  const violation = limitViolation(schema, limits, data) ?? valueViolation(schema, data)
  const missing = mapViolations(schema, data)
  return violation ? [violation, ...missing] : missing
}

/** True for a violation about the type of a value; nothing else is checked then. */
export function isTypeViolation({ keyword }: KeywordViolation): boolean {
  return keyword === 'type'
}

/** The types and size limits of a schema. */
const constraintsOf = oncePer((schema: Schema) => ({
  types: typesOf(schema),
  limits: sizeKeywords.flatMap((size) => {
    const limit = schema[size.keyword]
    return limit === undefined ? [] : [{ ...size, limit }]
  }),
}))

type Limits = ReturnType<typeof constraintsOf>['limits']

/** The types that a schema allows; `undefined` if it allows any. */
function typesOf(schema: Schema): readonly string[] | undefined {
  if (schema['x-kubernetes-int-or-string']) return ['integer', 'string']
  if (schema.type !== undefined) return [schema.type]
  return isChoiceOfTypes(schema) ? schema.anyOf!.map(({ type }) => type!) : undefined
}

/** True if data has one of the types; an integer is also a number. */
function hasType(types: readonly string[], data: unknown): boolean {
  const type = typeOf(data)
  return types.includes(type) || (type === 'integer' && types.includes('number'))
}

/** True for an `anyOf` whose alternatives are only types. */
export function isChoiceOfTypes({ anyOf }: Schema): boolean {
  return (
    anyOf?.every((alternative) => alternative.type !== undefined && Object.keys(alternative).length === 1) ===
    true
  )
}

function typeOf(data: unknown): string {
  if (data === null) return 'null'
  if (Array.isArray(data)) return 'array'
  if (typeof data === 'bigint' || Number.isInteger(data)) return 'integer'
  return typeof data
}

function valueViolation(schema: Schema, data: unknown): KeywordViolation | null {
  const { enum: allowedValues, pattern, format } = schema
  if (allowedValues && !allowedValues.some((value) => isSameScalar(value, data)))
    return { keyword: 'enum', params: { allowedValues }, data }
  if (typeof data !== 'string') return null
  if (pattern !== undefined && !isMatch(schema, pattern, data))
    return { keyword: 'pattern', params: { pattern }, data }
  const stringFormat =
    format !== undefined && Object.hasOwn(stringFormats, format) ? stringFormats[format] : undefined
  return stringFormat && !stringFormat.isValid(data)
    ? { keyword: 'format', params: { format: stringFormat.name }, data }
    : null
}

/** V8 matches the patterns of bundled schemas; `test/schema/patterns.test.ts` shows that none takes exponential time. */
function isMatch({ matches }: Schema, pattern: string, text: string): boolean {
  return matches ? matches(text) : new RegExp(pattern).test(text)
}

function mapViolations(schema: Schema, data: unknown): readonly KeywordViolation[] {
  if (!schema.required || !isDataMap(data)) return none
  const missing = schema.required.filter((key) => !Object.hasOwn(data, key))
  return missing.map((missingProperty) => ({ keyword: 'required', params: { missingProperty }, data }))
}

/** One shared list, since nearly every value has no violation. */
const none: readonly KeywordViolation[] = []

function limitViolation(schema: Schema, limits: Limits, data: unknown): KeywordViolation | null {
  for (const { keyword, of, isLeast, limit } of limits) {
    const size = sizeOf(data)
    if (size?.of !== of) continue
    if (isLeast ? size.size < limit : size.size > limit) return { keyword, params: { limit }, data }
  }
  return typeof data === 'number' ? (formatViolation(schema, data) ?? numberViolation(schema, data)) : null
}

/** Checks a whole number against the range of its format, which the API server and Go's decoder both do. */
function formatViolation({ format, type }: Schema, data: number): KeywordViolation | null {
  if (format !== 'int32' || type !== 'integer') return null
  if (data > maxInt32) return { keyword: 'maximum', params: { limit: maxInt32 }, data }
  return data < -maxInt32 - 1 ? { keyword: 'minimum', params: { limit: -maxInt32 - 1 }, data } : null
}

const maxInt32 = 2 ** 31 - 1

/** Checks exclusive limits and multiples, with the messages that ajv has in draft 4. */
function numberViolation(schema: Schema, data: number): KeywordViolation | null {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  const violation = (keyword: string, message: string): KeywordViolation => ({
    keyword,
    params: {},
    data,
    message,
  })
  if (exclusiveMinimum === true && data === minimum)
    return violation('exclusiveMinimum', `must be more than ${minimum}`)
  if (exclusiveMaximum === true && data === maximum)
    return violation('exclusiveMaximum', `must be less than ${maximum}`)
  const isStep = multipleOf === undefined || isMultiple(data, multipleOf)
  return isStep ? null : violation('multipleOf', `must be a multiple of ${multipleOf}`)
}

/** True if the quotient is nearly whole: a multiple of 0.1 is not exact in floating point. */
function isMultiple(data: number, step: number): boolean {
  const quotient = data / step
  return Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient))
}

const sizeKeywords = [
  { keyword: 'minimum', of: 'number', isLeast: true },
  { keyword: 'maximum', of: 'number', isLeast: false },
  { keyword: 'minLength', of: 'text', isLeast: true },
  { keyword: 'maxLength', of: 'text', isLeast: false },
  { keyword: 'minItems', of: 'list', isLeast: true },
  { keyword: 'maxItems', of: 'list', isLeast: false },
  { keyword: 'minProperties', of: 'map', isLeast: true },
  { keyword: 'maxProperties', of: 'map', isLeast: false },
] as const

/** The size that limits apply to; the length of a string in code points, as Go counts runes. */
function sizeOf(data: unknown): { of: string; size: number | bigint } | undefined {
  if (typeof data === 'number' || typeof data === 'bigint') return { of: 'number', size: data }
  if (typeof data === 'string') return { of: 'text', size: [...data].length }
  if (Array.isArray(data)) return { of: 'list', size: data.length }
  return isDataMap(data) ? { of: 'map', size: Object.keys(data).length } : undefined
}
