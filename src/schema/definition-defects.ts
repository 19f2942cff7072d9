import { isMap } from './data.ts'
import type { GivenProblem } from './given-problem.ts'
import { quotedCode } from './words.ts'

/** What is looked into of the `spec` of a CustomResourceDefinition. */
interface Defined {
  readonly versions: readonly { readonly schema?: { readonly openAPIV3Schema?: unknown } }[]
}

/** True for a `spec` that names a kind and its versions. */
export function isDefined(spec: unknown): spec is Defined {
  if (!isMap(spec) || typeof spec['group'] !== 'string' || !isMap(spec['names'])) return false
  const { versions, names } = spec
  return typeof names['kind'] === 'string' && Array.isArray(versions) && versions.every(isVersion)
}

function isVersion(version: unknown): boolean {
  if (!isMap(version) || typeof version['name'] !== 'string') return false
  const { schema } = version
  if (schema === undefined) return true
  return isMap(schema) && (schema['openAPIV3Schema'] === undefined || isMap(schema['openAPIV3Schema']))
}

/**
 * Why schemas of a definition cannot be used, as the end of a sentence: a part that is no schema, a word that the API
 * server refuses in a definition, or more than it takes. `null` if they can.
 */
export function schemaDefect(schemas: readonly unknown[]): GivenProblem | null {
  let parts = 0
  const waiting = schemas.map((schema): Part => ({ schema, path: [] })).toReversed()
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const { schema, path } = part
    if (!isMap(schema) || isMisshapen(schema)) {
      const about = path.join('.') || 'openAPIV3Schema'
      return { code: 'not-a-structural-schema', text: `cannot be used at ${quotedCode(about)}`, about }
    }
    if (path.length > mostLevels) return tooLarge(`is nested deeper than ${mostLevels} levels`)
    if (++parts > mostParts) return tooLarge(`has more than ${mostParts.toLocaleString('en')} parts`)
    waiting.push(...partsOf(schema, path).toReversed())
  }
  return null
}

function tooLarge(text: string): GivenProblem {
  return { code: 'schema-too-large', text }
}

interface Part {
  readonly schema: unknown
  /** The names that lead to it. */
  readonly path: readonly string[]
}

/** Definitions in use have some 30. */
const mostLevels = 100

/** Larger than what fits into the 3 MiB that the API server takes in one request. Aliases count each time. */
const mostParts = 100_000

function partsOf(schema: Readonly<Record<string, unknown>>, path: readonly string[]): Part[] {
  const { items, additionalProperties: rest, not } = schema
  const parts: [string, unknown][] = [
    ...Object.entries(schema['properties'] ?? {}),
    ...Object.entries({ items, additionalProperties: rest, not }).filter(
      ([, part]) => part !== undefined && part !== null && typeof part !== 'boolean',
    ),
    ...lists.flatMap((word) =>
      ((schema[word] ?? []) as unknown[]).map((part): [string, unknown] => [word, part]),
    ),
  ]
  return parts.map(([name, part]) => ({ schema: part, path: [...path, name] }))
}

const lists = ['allOf', 'anyOf', 'oneOf'] as const

function isMisshapen(schema: Readonly<Record<string, unknown>>): boolean {
  if (forbidden.some((word) => Object.hasOwn(schema, word))) return true
  return Object.entries(shapes).some(([word, isShape]) => {
    const value = schema[word] ?? undefined
    return value !== undefined && !isShape(value)
  })
}

/** https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema */
const forbidden = ['$ref', 'definitions', 'dependencies', 'patternProperties', 'additionalItems']

const isText = (value: unknown): boolean => typeof value === 'string'
const isNumber = (value: unknown): boolean => typeof value === 'number' || typeof value === 'bigint'
const isFlag = (value: unknown): boolean => typeof value === 'boolean'

/** What the words of a schema hold, as Go decodes them (apiextensions/v1, JSONSchemaProps); a null is nothing to it. */
const shapes: Readonly<Record<string, (value: unknown) => boolean>> = {
  properties: isMap,
  ...each([...lists, 'required', 'enum', 'x-kubernetes-list-map-keys'], Array.isArray),
  ...each(['type', 'format', 'pattern', 'x-kubernetes-list-type'], isText),
  ...each(['nullable', 'exclusiveMinimum', 'exclusiveMaximum', 'x-kubernetes-int-or-string'], isFlag),
  ...each(['minimum', 'maximum', 'multipleOf', 'minLength', 'maxLength'], isNumber),
  ...each(['minItems', 'maxItems', 'minProperties', 'maxProperties'], isNumber),
  'x-kubernetes-validations': (value) => Array.isArray(value) && value.every(isRule),
}

function isRule(value: unknown): boolean {
  return isMap(value) && typeof value['rule'] === 'string'
}

function each<Shape>(words: readonly string[], shape: Shape): Readonly<Record<string, Shape>> {
  return Object.fromEntries(words.map((word) => [word, shape]))
}
