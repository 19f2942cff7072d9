import { oncePer } from '../core/once-per.ts'
import { alternativeViolations } from './alternatives.ts'
import { collisions } from './collisions.ts'
import { keywordViolations, isOfType } from './keyword-violations.ts'
import { isMap } from './data.ts'
import { codeOfKeyword } from './violation-codes.ts'
import { inWords, type KeywordViolation } from './words.ts'
import type { Schema, Violation, CelCheck } from './types.ts'

/**
 * What the API server refuses by a structural schema (k8s.io/kube-openapi/pkg/validation/validate and
 * k8s.io/apiextensions-apiserver). Fields that the schema lacks are no violations: the API server drops them. CEL
 * rules are asked only where nothing below is refused, as the API server asks them.
 */
export function violations(schema: Schema, written: unknown, cel: CelCheck): readonly Violation[] {
  if (written === null && schema.nullable) return none
  if (typeof written === 'string' && takesAnyText(schema)) return none
  const data = isMap(written) ? withDefaults(schema, withoutNulls(schema, written)) : written
  const ofKeywords = keywordViolations(schema, data)
  const own = ofKeywords.length > 0 ? ofKeywords.map(violationOf) : none
  if (ofKeywords.some(isOfType)) return own
  const found = joined(joined(own, choices(schema, data)), children(schema, data, cel))
  return found.length > 0 ? found : celViolations(schema, data, cel)
}

/** True for a schema that has nothing against any text, as most of those of texts. */
const takesAnyText = oncePer(
  (schema: Schema): boolean =>
    schema.type === 'string' && Object.keys(schema).every((word) => /^(type|nullable|default)$/.test(word)),
)

/** Nearly every value has no violation: no list is made for those. */
const none: readonly Violation[] = []

function joined(some: readonly Violation[], more: readonly Violation[]): readonly Violation[] {
  if (some.length === 0) return more
  return more.length === 0 ? some : [...some, ...more]
}

/** Fields that collide say it better than the alternatives that they stand in. */
function choices(schema: Schema, data: unknown): readonly Violation[] {
  if (!hasChoices(schema)) return none
  const colliding = collisions(schema, data)
  return colliding.length > 0
    ? colliding
    : alternativeViolations(schema, (one) => violations(one, data, () => null))
}

/** True for a schema that says more of a value than what each of its fields or items may be. */
const hasChoices = oncePer(({ oneOf, anyOf, allOf, not, ...schema }: Schema): boolean =>
  [oneOf, anyOf, allOf, not, schema['x-kubernetes-list-map-keys']].some((word) => word !== undefined),
)

/** A null is taken out of a map before anything is checked, unless the field may be null (prunenulls.go). */
function withoutNulls(
  schema: Schema,
  map: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (!Object.values(map).includes(null)) return map
  const isPruned = (key: string): boolean => map[key] === null && fieldSchema(schema, key)?.nullable !== true
  return Object.fromEntries(Object.entries(map).filter(([key]) => !isPruned(key)))
}

/** The API server fills in what is absent before it looks, too. */
function withDefaults(
  schema: Schema,
  map: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const absent = defaultsOf(schema).filter(([key]) => !Object.hasOwn(map, key))
  return absent.length === 0 ? map : { ...map, ...Object.fromEntries(absent) }
}

const defaultsOf = oncePer(({ properties = {} }: Schema) =>
  Object.entries(properties).flatMap(([key, field]) =>
    field.default === undefined ? [] : [[key, field.default] as const],
  ),
)

function children(schema: Schema, data: unknown, cel: CelCheck): readonly Violation[] {
  let found = none
  if (Array.isArray(data)) {
    const { items } = schema
    if (items)
      for (let index = 0; index < data.length; index++)
        found = joined(found, within(index, violations(items, data[index], cel)))
  } else if (isMap(data)) {
    for (const key of Object.keys(data)) {
      const field = fieldSchema(schema, key)
      if (field) found = joined(found, within(key, violations(field, data[key], cel)))
    }
  }
  return found
}

/** Violations of a part, as violations of the whole. */
function within(key: string | number, found: readonly Violation[]): readonly Violation[] {
  if (found.length === 0) return none
  return found.map((violation) => ({
    ...violation,
    path: [key, ...violation.path],
    ...(violation.other && { other: [key, ...violation.other] }),
  }))
}

/** The schema of a field; `undefined` for one that it lacks, or says nothing of. */
export function fieldSchema(
  { properties, additionalProperties: rest }: Schema,
  key: string,
): Schema | undefined {
  if (properties && Object.hasOwn(properties, key)) return properties[key]
  return typeof rest === 'object' ? rest : undefined
}

function celViolations(schema: Schema, data: unknown, cel: CelCheck): readonly Violation[] {
  const rules = schema['x-kubernetes-validations']
  return rules ? rules.flatMap(({ rule }) => cel(rule, data) ?? []) : none
}

function violationOf(ofKeyword: KeywordViolation): Violation {
  const { missingProperty, pattern } = ofKeyword.params
  const about: unknown = missingProperty ?? pattern
  const meant = ofKeyword.keyword === 'enum' ? inOtherCase(ofKeyword) : undefined
  return {
    path: missingProperty === undefined ? [] : [String(missingProperty)],
    code: codeOfKeyword(ofKeyword.keyword),
    message: missingProperty === undefined ? inWords(ofKeyword) + quoteHint(ofKeyword) : 'is missing',
    ...(about !== undefined && { about: String(about) }),
    ...(missingProperty !== undefined && { isMissing: true }),
    ...(meant !== undefined && { meant }),
  }
}

/** The allowed value that differs in nothing but case. */
function inOtherCase({ params, data }: KeywordViolation): string | undefined {
  if (typeof data !== 'string') return undefined
  const allowed = (params.allowedValues as readonly unknown[]).map(String)
  return allowed.find((value) => value.toLowerCase() === data.toLowerCase())
}

/** Quotes are what most often stands between a value and its type. */
function quoteHint({ keyword, params, data }: KeywordViolation): string {
  if (keyword !== 'type' || data === null || typeof data === 'object') return ''
  if (params.type === 'string') return ': put it in quotes'
  const isMeant = params.type === 'boolean' ? /^(true|false)$/ : /^\d{1,15}$/
  return typeof data === 'string' && isMeant.test(data) ? ': write it without quotes' : ''
}
