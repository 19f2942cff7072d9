import { isMap, sameData } from './data.ts'
import { inWords, type Complaint } from './words.ts'

/**
 * A structural schema, as a CustomResourceDefinition has it: what Kubernetes allows of OpenAPI v3. Of `oneOf`,
 * `anyOf` and `allOf` only what Istio's definitions hold is read: alternatives of required fields, and "a whole
 * number or a string".
 */
export interface Schema {
  readonly type?: string
  readonly nullable?: boolean
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly oneOf?: readonly Alternative[]
  readonly allOf?: readonly { readonly oneOf: readonly Alternative[] }[]
  readonly anyOf?: readonly { readonly type: string }[]
  readonly 'x-kubernetes-int-or-string'?: boolean
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean
  readonly 'x-kubernetes-list-type'?: string
  readonly 'x-kubernetes-list-map-keys'?: readonly string[]
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string; readonly message: string }[]
}

/** One of the fields of a protobuf oneof, or none of them. */
export interface Alternative {
  readonly required?: readonly string[]
  readonly not?: { readonly anyOf: readonly { readonly required: readonly string[] }[] }
}

/** A part of some data that a schema refuses. */
export interface Flaw {
  /** Keys from the root down to the refused part, which is absent where a field is missing. */
  readonly path: Path
  /** One plain sentence without the path. */
  readonly message: string
  /** What has to be written instead, where that is certain. */
  readonly meant?: string
  /** Its key is what is refused, whatever stands under it. */
  readonly isKey?: boolean
  /** The other part that it collides with. */
  readonly other?: Path
}

type Path = readonly (string | number)[]

/** What a CEL rule says of data that the schema's other words accept; nothing if it holds. */
export type CelCheck = (rule: string, self: unknown) => Flaw | null

/**
 * What the API server refuses by a structural schema (k8s.io/kube-openapi/pkg/validation/validate and
 * k8s.io/apiextensions-apiserver). Fields that the schema lacks are no flaws: the API server drops them. CEL rules are
 * asked only where nothing below is refused, as the API server asks them.
 */
export function flaws(schema: Schema, data: unknown, cel: CelCheck): Flaw[] {
  return below(schema, data, [], cel)
}

function below(schema: Schema, written: unknown, path: Path, cel: CelCheck): Flaw[] {
  if (written === null && schema.nullable) return []
  const data = isMap(written) ? withoutNulls(schema, written) : written
  const own = ownComplaints(schema, data).map((complaint) => flawOf(complaint, path))
  if (!hasType(schema, data)) return own
  const found = [...own, ...listFlaws(schema, data, path), ...children(schema, data, path, cel)]
  return found.length > 0 ? found : celFlaws(schema, data, path, cel)
}

/** A null is taken out of a map before anything is checked, unless the field may be null (prunenulls.go). */
function withoutNulls(
  schema: Schema,
  map: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const isPruned = ([key, value]: [string, unknown]): boolean =>
    value === null && fieldSchema(schema, key)?.nullable !== true
  const entries = Object.entries(map)
  return entries.some(isPruned) ? Object.fromEntries(entries.filter((entry) => !isPruned(entry))) : map
}

function children(schema: Schema, data: unknown, path: Path, cel: CelCheck): Flaw[] {
  if (Array.isArray(data)) {
    const { items } = schema
    return items ? data.flatMap((item, index) => below(items, item, [...path, index], cel)) : []
  }
  if (!isMap(data)) return []
  return Object.entries(data).flatMap(([key, value]) => {
    const field = fieldSchema(schema, key)
    return field ? below(field, value, [...path, key], cel) : []
  })
}

/** The schema of a field; `undefined` for one that it lacks, or says nothing of. */
export function fieldSchema(
  { properties, additionalProperties: rest }: Schema,
  key: string,
): Schema | undefined {
  if (properties && Object.hasOwn(properties, key)) return properties[key]
  return typeof rest === 'object' ? rest : undefined
}

function celFlaws(schema: Schema, data: unknown, path: Path, cel: CelCheck): Flaw[] {
  return (schema['x-kubernetes-validations'] ?? []).flatMap(({ rule }) => {
    const flaw = cel(rule, data)
    if (!flaw) return []
    const { other } = flaw
    return [{ ...flaw, path: [...path, ...flaw.path], ...(other && { other: [...path, ...other] }) }]
  })
}

function flawOf(complaint: Complaint, path: Path): Flaw {
  const { missingProperty } = complaint.params
  const meant = complaint.keyword === 'enum' ? inOtherCase(complaint) : undefined
  return {
    path: missingProperty === undefined ? path : [...path, String(missingProperty)],
    message: missingProperty === undefined ? inWords(complaint) + quoteHint(complaint) : 'is missing',
    ...(meant !== undefined && { meant }),
  }
}

/** The allowed value that differs in nothing but case. */
function inOtherCase({ params, data }: Complaint): string | undefined {
  const allowed = (params.allowedValues as readonly unknown[]).map(String)
  return allowed.find((value) => value.toLowerCase() === String(data).toLowerCase())
}

/** Quotes are what most often stands between a value and its type. */
function quoteHint({ keyword, params, data }: Complaint): string {
  if (keyword !== 'type' || data === null || typeof data === 'object') return ''
  if (params.type === 'string') return ': put it in quotes'
  const isMeant = params.type === 'boolean' ? /^(true|false)$/ : /^\d{1,15}$/
  return typeof data === 'string' && isMeant.test(data) ? ': write it without quotes' : ''
}

function hasType(schema: Schema, data: unknown): boolean {
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

/** Of a scalar one complaint is enough: an empty text has no pattern either. */
function ownComplaints(schema: Schema, data: unknown): Complaint[] {
  if (!hasType(schema, data)) {
    const type = schema['x-kubernetes-int-or-string'] ? ['integer', 'string'] : schema.type
    return [{ keyword: 'type', params: { type }, data }]
  }
  const found = [...limitComplaints(schema, data), ...valueComplaints(schema, data)]
  return [...found.slice(0, 1), ...mapComplaints(schema, data)]
}

function valueComplaints(schema: Schema, data: unknown): Complaint[] {
  const { enum: allowedValues, pattern, format } = schema
  const found: Complaint[] = []
  if (allowedValues && !allowedValues.some((value) => sameData(value, data)))
    found.push({ keyword: 'enum', params: { allowedValues }, data })
  if (typeof data !== 'string') return found
  if (pattern !== undefined && !new RegExp(pattern).test(data))
    found.push({ keyword: 'pattern', params: { pattern }, data })
  if (format === 'byte' && !isBase64(data))
    found.push({ keyword: 'format', params: { format: 'base64' }, data })
  return found
}

function isBase64(text: string): boolean {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
}

function mapComplaints(schema: Schema, data: unknown): Complaint[] {
  if (!isMap(data)) return []
  const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(data, key))
  return missing.map((missingProperty) => ({ keyword: 'required', params: { missingProperty }, data }))
}

function limitComplaints(schema: Schema, data: unknown): Complaint[] {
  const size = sizeOf(data)
  return limits.flatMap(({ keyword, of, isLeast }) => {
    const limit = schema[keyword]
    if (limit === undefined || size?.of !== of) return []
    return (isLeast ? size.size < limit : size.size > limit) ? [{ keyword, params: { limit }, data }] : []
  })
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

/** What stands side by side and must not: fields of one oneof, items of one list that have the same key. */
function listFlaws(schema: Schema, data: unknown, path: Path): Flaw[] {
  if (Array.isArray(data)) return sameItems(schema, data, path)
  if (!isMap(data)) return []
  return choicesOf(schema).flatMap((names) => {
    const [first, second] = names.filter((name) => Object.hasOwn(data, name))
    if (first === undefined || second === undefined) return []
    const message = `stands beside \`${first}\`: set only one of ${names.map((name) => `\`${name}\``).join(', ')}`
    return [{ path: [...path, second], message, other: [...path, first] }]
  })
}

/** The names of each oneof. */
export function choicesOf({ oneOf, allOf = [] }: Schema): string[][] {
  return [...(oneOf ? [oneOf] : []), ...allOf.map((each) => each.oneOf)]
    .map((alternatives) => alternatives.flatMap(({ required }) => required ?? []))
    .filter((names) => names.length > 1)
}

function sameItems(schema: Schema, items: readonly unknown[], path: Path): Flaw[] {
  const keys = schema['x-kubernetes-list-map-keys']
  if (schema['x-kubernetes-list-type'] !== 'map' || !keys) return []
  const seen = new Map<string, number>()
  return items.flatMap((item, index) => {
    if (!isMap(item)) return []
    const name = JSON.stringify(keys.map((key) => String(item[key])))
    const first = seen.get(name)
    if (first === undefined) seen.set(name, index)
    if (first === undefined) return []
    const key = keys[0]!
    const message = `is the same as in item ${first}: each item needs its own \`${key}\``
    return [{ path: [...path, index, key], message, other: [...path, first, key] }]
  })
}
