import { isMap, sameData } from './data.ts'
import type { Schema } from './structural.ts'
import type { Complaint } from './words.ts'

/** What a schema says of a value itself, whatever stands below it: of a wrong type nothing more. */
export function complaintsAbout(schema: Schema, data: unknown): readonly Complaint[] {
  if (!hasType(schema, data)) {
    const type = schema['x-kubernetes-int-or-string'] ? ['integer', 'string'] : schema.type
    return [{ keyword: 'type', params: { type }, data }]
  }
  // Of a scalar one complaint is enough: an empty text has no pattern either.
  const own = limitComplaint(schema, data) ?? valueComplaint(schema, data)
  const missing = mapComplaints(schema, data)
  return own ? [own, ...missing] : missing
}

/** True for data of the type that a schema asks for; numbers may be whole. */
export function hasType(schema: Schema, data: unknown): boolean {
  const type = typeOf(data)
  if (schema['x-kubernetes-int-or-string']) return type === 'integer' || type === 'string'
  return schema.type === undefined || schema.type === type || (schema.type === 'number' && type === 'integer')
}

function typeOf(data: unknown): string {
  if (data === null) return 'null'
  if (Array.isArray(data)) return 'array'
  if (typeof data === 'bigint' || Number.isInteger(data)) return 'integer'
  return typeof data
}

function valueComplaint(schema: Schema, data: unknown): Complaint | null {
  const { enum: allowedValues, pattern, format } = schema
  if (allowedValues && !allowedValues.some((value) => sameData(value, data)))
    return { keyword: 'enum', params: { allowedValues }, data }
  if (typeof data !== 'string') return null
  if (pattern !== undefined && !new RegExp(pattern).test(data))
    return { keyword: 'pattern', params: { pattern }, data }
  const isBroken = format === 'byte' && !isBase64(data)
  return isBroken ? { keyword: 'format', params: { format: 'base64' }, data } : null
}

function isBase64(text: string): boolean {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
}

function mapComplaints(schema: Schema, data: unknown): readonly Complaint[] {
  if (!schema.required || !isMap(data)) return none
  const missing = schema.required.filter((key) => !Object.hasOwn(data, key))
  return missing.map((missingProperty) => ({ keyword: 'required', params: { missingProperty }, data }))
}

/** Of nearly every value there is nothing to complain about: no list is made for those. */
const none: readonly Complaint[] = []

function limitComplaint(schema: Schema, data: unknown): Complaint | null {
  for (const { keyword, of, isLeast } of limits) {
    const limit = schema[keyword]
    const size = limit === undefined ? undefined : sizeOf(data)
    if (limit === undefined || size?.of !== of) continue
    if (isLeast ? size.size < limit : size.size > limit) return { keyword, params: { limit }, data }
  }
  return null
}

const limits = [
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
