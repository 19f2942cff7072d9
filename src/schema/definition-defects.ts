import { isDataMap } from '../core/plain-data.ts'
import { table } from '../core/table.ts'
import { groupedDigits } from '../core/grouped-digits.ts'
import type { SchemaDefect } from './schema-defect.ts'
import { quotedCode } from './violation-message.ts'

/** The `spec` of a CustomResourceDefinition, as far as it is checked. */
interface DefinitionSpec {
  readonly versions: readonly { readonly schema?: { readonly openAPIV3Schema?: unknown } }[]
}

/** True for a `spec` with a group, a kind and versions. */
export function isDefinitionSpec(spec: unknown): spec is DefinitionSpec {
  if (!isDataMap(spec) || typeof spec['group'] !== 'string' || !isDataMap(spec['names'])) return false
  const { versions, names } = spec
  return typeof names['kind'] === 'string' && Array.isArray(versions) && versions.every(isVersion)
}

function isVersion(version: unknown): boolean {
  if (!isDataMap(version) || typeof version['name'] !== 'string') return false
  const { schema } = version
  if (schema === undefined) return true
  return (
    isDataMap(schema) && (schema['openAPIV3Schema'] === undefined || isDataMap(schema['openAPIV3Schema']))
  )
}

/**
 * Why the schemas of a CustomResourceDefinition cannot be used: a subschema is not a schema or has a keyword that the API
 * server refuses, or the schemas are too large. `null` if they can be used.
 */
export function definitionDefect(schemas: readonly unknown[]): SchemaDefect | null {
  let count = 0
  const queue = schemas.map((schema): Subschema => ({ schema, path: [] })).toReversed()
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { schema, path } = next
    if (!isDataMap(schema) || hasInvalidKeyword(schema)) {
      const about = path.join('.') || 'openAPIV3Schema'
      return { code: 'not-a-structural-schema', text: `cannot be used at ${quotedCode(about)}`, about }
    }
    if (path.length > maxLevels) return tooLarge(`is nested deeper than ${maxLevels} levels`)
    if (++count > maxSubschemas) return tooLarge(`has more than ${groupedDigits(maxSubschemas)} subschemas`)
    queue.push(...subschemasOf(schema, path).toReversed())
  }
  return null
}

function tooLarge(text: string): SchemaDefect {
  return { code: 'schema-too-large', text }
}

interface Subschema {
  readonly schema: unknown
  /** The keys that lead to it. */
  readonly path: readonly string[]
}

/** Published definitions have about 30 levels. */
const maxLevels = 100

/** More than fits into one request to the API server (3 MiB). YAML aliases count each time. */
const maxSubschemas = 100_000

function subschemasOf(schema: Readonly<Record<string, unknown>>, path: readonly string[]): Subschema[] {
  const { items, additionalProperties: additional, not } = schema
  const named: [string, unknown][] = [
    ...Object.entries(schema['properties'] ?? {}),
    ...Object.entries({ items, additionalProperties: additional, not }).filter(
      ([, value]) => value !== undefined && value !== null && typeof value !== 'boolean',
    ),
    ...alternativeKeywords.flatMap((keyword) =>
      ((schema[keyword] ?? []) as unknown[]).map((alternative): [string, unknown] => [keyword, alternative]),
    ),
  ]
  return named.map(([name, subschema]) => ({ schema: subschema, path: [...path, name] }))
}

const alternativeKeywords = ['allOf', 'anyOf', 'oneOf'] as const

function hasInvalidKeyword(schema: Readonly<Record<string, unknown>>): boolean {
  if (forbiddenKeywords.some((keyword) => Object.hasOwn(schema, keyword))) return true
  return Object.entries(keywordChecks).some(([keyword, isValid]) => {
    const value = schema[keyword] ?? undefined
    return value !== undefined && !isValid(value)
  })
}

/** https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema */
const forbiddenKeywords = ['$ref', 'definitions', 'dependencies', 'patternProperties', 'additionalItems']

const isString = (value: unknown): boolean => typeof value === 'string'
const isNumber = (value: unknown): boolean => typeof value === 'number' || typeof value === 'bigint'
const isBoolean = (value: unknown): boolean => typeof value === 'boolean'

/** Type checks of keywords, as Go decodes them (apiextensions/v1, JSONSchemaProps); Go ignores a null. */
const keywordChecks = table<(value: unknown) => boolean>({
  properties: isDataMap,
  ...forKeywords([...alternativeKeywords, 'required', 'enum', 'x-kubernetes-list-map-keys'], Array.isArray),
  ...forKeywords(['type', 'format', 'pattern', 'x-kubernetes-list-type'], isString),
  ...forKeywords(
    ['nullable', 'exclusiveMinimum', 'exclusiveMaximum', 'x-kubernetes-int-or-string'],
    isBoolean,
  ),
  ...forKeywords(['minimum', 'maximum', 'multipleOf', 'minLength', 'maxLength'], isNumber),
  ...forKeywords(['minItems', 'maxItems', 'minProperties', 'maxProperties'], isNumber),
  'x-kubernetes-validations': (value) => Array.isArray(value) && value.every(isValidationRule),
})

function isValidationRule(value: unknown): boolean {
  return isDataMap(value) && typeof value['rule'] === 'string'
}

function forKeywords<Value>(keywords: readonly string[], value: Value): Readonly<Record<string, Value>> {
  return Object.fromEntries(keywords.map((keyword) => [keyword, value]))
}
