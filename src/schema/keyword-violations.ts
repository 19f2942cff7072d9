import { oncePer } from '../core/once-per.ts'
import { isMap, sameData } from './data.ts'
import { stringFormats } from './string-formats.ts'
import type { Schema } from './types.ts'
import type { KeywordViolation } from './words.ts'

/** What a schema says of a value itself, whatever stands below it: of a wrong type nothing more. */
export function keywordViolations(schema: Schema, data: unknown): readonly KeywordViolation[] {
  const { types, limits } = termsOf(schema)
  if (types && !isOneOf(types, data)) {
    return [{ keyword: 'type', params: { type: types.length > 1 ? types : types[0] }, data }]
  }
  // Of a scalar one violation is enough: an empty text has no pattern either.
  const own = limitViolation(schema, limits, data) ?? valueViolation(schema, data)
  const missing = mapViolations(schema, data)
  return own ? [own, ...missing] : missing
}

/** True for a violation about the type of a value, of which nothing else can be said then. */
export function isOfType({ keyword }: KeywordViolation): boolean {
  return keyword === 'type'
}

/** What a schema asks of every value, worked out once. */
const termsOf = oncePer((schema: Schema) => ({
  types: typesOf(schema),
  limits: sizes.flatMap((each) => {
    const limit = schema[each.keyword]
    return limit === undefined ? [] : [{ ...each, limit }]
  }),
}))

type Limits = ReturnType<typeof termsOf>['limits']

/** The types that a schema allows; `undefined` for any. */
function typesOf(schema: Schema): readonly string[] | undefined {
  if (schema['x-kubernetes-int-or-string']) return ['integer', 'string']
  if (schema.type !== undefined) return [schema.type]
  return isChoiceOfTypes(schema) ? schema.anyOf!.map(({ type }) => type!) : undefined
}

/** Numbers may be whole. */
function isOneOf(types: readonly string[], data: unknown): boolean {
  const type = typeOf(data)
  return types.includes(type) || (type === 'integer' && types.includes('number'))
}

/** True for an `anyOf` that says nothing but types. */
export function isChoiceOfTypes({ anyOf }: Schema): boolean {
  return anyOf?.every((each) => each.type !== undefined && Object.keys(each).length === 1) === true
}

function typeOf(data: unknown): string {
  if (data === null) return 'null'
  if (Array.isArray(data)) return 'array'
  if (typeof data === 'bigint' || Number.isInteger(data)) return 'integer'
  return typeof data
}

function valueViolation(schema: Schema, data: unknown): KeywordViolation | null {
  const { enum: allowedValues, pattern, format } = schema
  if (allowedValues && !allowedValues.some((value) => sameData(value, data)))
    return { keyword: 'enum', params: { allowedValues }, data }
  if (typeof data !== 'string') return null
  if (pattern !== undefined && !isMatch(schema, pattern, data))
    return { keyword: 'pattern', params: { pattern }, data }
  const known =
    format !== undefined && Object.hasOwn(stringFormats, format) ? stringFormats[format] : undefined
  return known && !known.isValid(data) ? { keyword: 'format', params: { format: known.name }, data } : null
}

/** What meshgate carries itself V8 matches; `test/schema/patterns.test.ts` shows that no such pattern keeps it busy. */
function isMatch({ matches }: Schema, pattern: string, text: string): boolean {
  return matches ? matches(text) : new RegExp(pattern).test(text)
}

function mapViolations(schema: Schema, data: unknown): readonly KeywordViolation[] {
  if (!schema.required || !isMap(data)) return none
  const missing = schema.required.filter((key) => !Object.hasOwn(data, key))
  return missing.map((missingProperty) => ({ keyword: 'required', params: { missingProperty }, data }))
}

/** Of nearly every value there is nothing to complain about: no list is made for those. */
const none: readonly KeywordViolation[] = []

function limitViolation(schema: Schema, limits: Limits, data: unknown): KeywordViolation | null {
  for (const { keyword, of, isLeast, limit } of limits) {
    const size = sizeOf(data)
    if (size?.of !== of) continue
    if (isLeast ? size.size < limit : size.size > limit) return { keyword, params: { limit }, data }
  }
  return typeof data === 'number' ? numberViolation(schema, data) : null
}

/** A limit that may not be reached, and steps; ajv has the words for them in draft 4. */
function numberViolation(schema: Schema, data: number): KeywordViolation | null {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  const said = (keyword: string, message: string): KeywordViolation => ({
    keyword,
    params: {},
    data,
    message,
  })
  if (exclusiveMinimum === true && data === minimum)
    return said('exclusiveMinimum', `must be more than ${minimum}`)
  if (exclusiveMaximum === true && data === maximum)
    return said('exclusiveMaximum', `must be less than ${maximum}`)
  const isStep = multipleOf === undefined || isMultiple(data, multipleOf)
  return isStep ? null : said('multipleOf', `must be a multiple of ${multipleOf}`)
}

/** Of 0.1 and the like floating numbers know no multiples: the quotient is nearly whole. */
function isMultiple(data: number, step: number): boolean {
  const quotient = data / step
  return Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient))
}

const sizes = [
  { keyword: 'minimum', of: 'number', isLeast: true },
  { keyword: 'maximum', of: 'number', isLeast: false },
  { keyword: 'minLength', of: 'text', isLeast: true },
  { keyword: 'maxLength', of: 'text', isLeast: false },
  { keyword: 'minItems', of: 'list', isLeast: true },
  { keyword: 'maxItems', of: 'list', isLeast: false },
  { keyword: 'minProperties', of: 'map', isLeast: true },
  { keyword: 'maxProperties', of: 'map', isLeast: false },
] as const

/** The length of a text is counted in code points, as Go counts runes. */
function sizeOf(data: unknown): { of: string; size: number | bigint } | undefined {
  if (typeof data === 'number' || typeof data === 'bigint') return { of: 'number', size: data }
  if (typeof data === 'string') return { of: 'text', size: [...data].length }
  if (Array.isArray(data)) return { of: 'list', size: data.length }
  return isMap(data) ? { of: 'map', size: Object.keys(data).length } : undefined
}
