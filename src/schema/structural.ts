import { isDataMap } from '../core/plain-data.ts'
import { oncePer } from '../core/once-per.ts'
import { alternativeViolations } from './alternatives.ts'
import { collisionViolations } from './collisions.ts'
import { keywordViolations, isTypeViolation } from './keyword-violations.ts'
import type { Schema, Violation, CelCheck } from './types.ts'
import { codeOfKeyword } from './violation-codes.ts'
import { violationMessage, type KeywordViolation } from './violation-message.ts'

/**
 * Returns what the API server refuses in data by a structural schema (k8s.io/kube-openapi/pkg/validation/validate and
 * k8s.io/apiextensions-apiserver). Fields that the schema lacks are no violations: the API server drops them. CEL rules are
 * evaluated only on values without other violations, as in the API server.
 */
export function violations(schema: Schema, written: unknown, cel: CelCheck): readonly Violation[] {
  if (written === null && schema.nullable) return none
  if (typeof written === 'string' && acceptsAnyString(schema)) return none
  const data = isDataMap(written) ? withDefaults(schema, withoutNulls(schema, written)) : written
  const keywordErrors = keywordViolations(schema, data)
  const ownViolations = keywordErrors.length > 0 ? keywordErrors.map(violationOf) : none
  if (keywordErrors.some(isTypeViolation)) return ownViolations
  const structuralViolations = concatenated(
    concatenated(ownViolations, choiceViolations(schema, data)),
    childViolations(schema, data, cel),
  )
  return structuralViolations.length > 0 ? structuralViolations : celViolations(schema, data, cel)
}

/** True for a schema that accepts any string, as most schemas of strings do. */
const acceptsAnyString = oncePer(
  (schema: Schema): boolean =>
    schema.type === 'string' &&
    Object.keys(schema).every((keyword) => /^(type|nullable|default)$/.test(keyword)),
)

/** One shared list, since nearly every value has no violation. */
const none: readonly Violation[] = []

function concatenated(first: readonly Violation[], second: readonly Violation[]): readonly Violation[] {
  if (first.length === 0) return second
  return second.length === 0 ? first : [...first, ...second]
}

/** Violations of alternatives; instead a conflict between fields if there is one, since its message is clearer. */
function choiceViolations(schema: Schema, data: unknown): readonly Violation[] {
  if (!hasChoices(schema)) return none
  const colliding = collisionViolations(schema, data)
  return colliding.length > 0
    ? colliding
    : alternativeViolations(schema, (alternative) => violations(alternative, data, () => null))
}

/** True for a schema with keywords that `choiceViolations` checks. */
const hasChoices = oncePer(({ oneOf, anyOf, allOf, not, ...schema }: Schema): boolean =>
  [oneOf, anyOf, allOf, not, schema['x-kubernetes-list-map-keys']].some((keyword) => keyword !== undefined),
)

/** The API server removes a null from a map before any check, unless the field is nullable (prunenulls.go). */
function withoutNulls(
  schema: Schema,
  map: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (!Object.values(map).includes(null)) return map
  const isPruned = (key: string): boolean => map[key] === null && fieldSchema(schema, key)?.nullable !== true
  return Object.fromEntries(Object.entries(map).filter(([key]) => !isPruned(key)))
}

/** The API server adds default values before any check. */
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

function childViolations(schema: Schema, data: unknown, cel: CelCheck): readonly Violation[] {
  let collected = none
  if (Array.isArray(data)) {
    const { items } = schema
    if (items)
      for (let index = 0; index < data.length; index++)
        collected = concatenated(collected, underKey(index, violations(items, data[index], cel)))
  } else if (isDataMap(data)) {
    for (const key of Object.keys(data)) {
      const field = fieldSchema(schema, key)
      if (field) collected = concatenated(collected, underKey(key, violations(field, data[key], cel)))
    }
  }
  return collected
}

/** Puts a key in front of the paths of violations. */
function underKey(key: string | number, inner: readonly Violation[]): readonly Violation[] {
  if (inner.length === 0) return none
  return inner.map((violation) => ({
    ...violation,
    path: [key, ...violation.path],
    ...(violation.conflictsWith && { conflictsWith: [key, ...violation.conflictsWith] }),
  }))
}

/** Returns the schema of a field; `undefined` if the schema has none for it. */
export function fieldSchema(schema: Schema, key: string): Schema | undefined {
  const { properties, additionalProperties: additional } = schema
  if (properties && Object.hasOwn(properties, key)) return properties[key]
  return typeof additional === 'object' ? additional : undefined
}

function celViolations(schema: Schema, data: unknown, cel: CelCheck): readonly Violation[] {
  const rules = schema['x-kubernetes-validations']
  return rules ? rules.flatMap(({ rule }) => cel(rule, data) ?? []) : none
}

function violationOf(error: KeywordViolation): Violation {
  const { missingProperty, pattern } = error.params
  const about: unknown = missingProperty ?? pattern
  const replacement = error.keyword === 'enum' ? inOtherCase(error) : undefined
  return {
    path: missingProperty === undefined ? [] : [String(missingProperty)],
    code: codeOfKeyword(error.keyword),
    message: missingProperty === undefined ? violationMessage(error) + quoteHint(error) : 'is missing',
    ...(about !== undefined && { about: String(about) }),
    ...(missingProperty !== undefined && { isMissing: true }),
    ...(replacement !== undefined && { replacement }),
  }
}

/** The allowed value that differs only in case. */
function inOtherCase({ params, data }: KeywordViolation): string | undefined {
  if (typeof data !== 'string') return undefined
  const allowed = (params.allowedValues as readonly unknown[]).map(String)
  return allowed.find((value) => value.toLowerCase() === data.toLowerCase())
}

/** Suggests quotes, or no quotes, where they would give the value the right type. */
function quoteHint({ keyword, params, data }: KeywordViolation): string {
  if (keyword !== 'type' || data === null || typeof data === 'object') return ''
  if (params.type === 'string') return ': put it in quotes'
  const isUnquoted = params.type === 'boolean' ? /^(true|false)$/ : /^\d{1,15}$/
  return typeof data === 'string' && isUnquoted.test(data) ? ': write it without quotes' : ''
}
