import { isMap } from './data.ts'
import { schemasOfDefinition } from './definition.ts'
import type { KindShape } from './kind-shape.ts'
import { withParts } from './parts.ts'
import type { Schema } from './structural.ts'
import { judgeOf } from './validate.ts'
import { code } from './words.ts'

/** A kind as a person names it. */
export interface KindReference {
  readonly group: string
  readonly version: string
  readonly kind: string
}

/** What a document holds, and what of it cannot be used: each one sentence that goes on after the name of its file. */
export interface GivenKinds {
  readonly shapes: readonly KindShape[]
  readonly problems: readonly string[]
}

/**
 * The kinds of a document that a person gives: a CustomResourceDefinition, or a JSON schema of the kinds that `names`
 * says, else of those that it names itself in `x-kubernetes-group-version-kind`.
 */
export async function givenKinds(data: unknown, names: readonly KindReference[]): Promise<GivenKinds> {
  if (!isMap(data)) return refusedAs('holds no schema')
  return data['kind'] === 'CustomResourceDefinition' ? definedKinds(data) : schemaKinds(data, names)
}

function refusedAs(...problems: readonly string[]): GivenKinds {
  return { shapes: [], problems }
}

/** The kinds of a CustomResourceDefinition. */
export function definedKinds(data: Readonly<Record<string, unknown>>): GivenKinds {
  const { apiVersion, spec } = data
  if (apiVersion !== 'apiextensions.k8s.io/v1')
    return refusedAs('holds a definition that is not of `apiextensions.k8s.io/v1`')
  if (!isDefined(spec)) return refusedAs('holds a definition without `group`, `names.kind` or `versions`')
  const [strange] = spec.versions.flatMap(({ schema }) => strangeParts(schema?.openAPIV3Schema ?? {}, []))
  if (strange !== undefined) return refusedAs(`holds a definition whose schema cannot be used at ${strange}`)
  const found = schemasOfDefinition(data)
  if (found.length === 0) return refusedAs('holds a definition of which no served version has a schema')
  const patterns = [...new Set(found.flatMap(({ schema }) => strangePatterns(schema)))]
  return {
    shapes: found.map((shape) => ({ ...shape, schema: withoutPatterns(shape.schema) })),
    problems: patterns.map(
      (pattern) => `has the pattern ${code(pattern)}, which only Go reads: it is not checked`,
    ),
  }
}

interface Defined {
  readonly versions: readonly { readonly schema?: { readonly openAPIV3Schema?: unknown } }[]
}

function isDefined(spec: unknown): spec is Defined {
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

/** The paths of what is no schema, or has a word that the API server refuses in a definition. */
function strangeParts(schema: unknown, path: readonly string[]): string[] {
  if (!isMap(schema) || isMisshapen(schema)) return [code(path.join('.') || 'openAPIV3Schema')]
  const { properties = {}, items, additionalProperties: rest, not } = schema
  const single = Object.entries({ items, additionalProperties: rest, not })
  const parts = [
    ...Object.entries(properties as object),
    ...single.filter(([, part]) => part !== undefined && typeof part !== 'boolean'),
    ...lists.flatMap((word) => listed(schema, word).map((one) => [word, one] as const)),
  ]
  return parts.flatMap(([name, part]) => strangeParts(part, [...path, name]))
}

const lists = ['allOf', 'anyOf', 'oneOf'] as const

function isMisshapen(schema: Readonly<Record<string, unknown>>): boolean {
  const { properties = {} } = schema
  if (!isMap(properties) || forbidden.some((word) => Object.hasOwn(schema, word))) return true
  return [...lists, 'required', 'enum'].some(
    (word) => schema[word] !== undefined && !Array.isArray(schema[word]),
  )
}

function listed(schema: Readonly<Record<string, unknown>>, word: (typeof lists)[number]): unknown[] {
  return (schema[word] ?? []) as unknown[]
}

/** https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema */
const forbidden = ['$ref', 'definitions', 'dependencies', 'patternProperties', 'additionalItems']

function strangePatterns(schema: Schema): string[] {
  const found: string[] = []
  const look = (part: Schema): Schema => {
    if (!isReadable(part.pattern)) found.push(String(part.pattern))
    return withParts(part, look)
  }
  look(schema)
  return found
}

function withoutPatterns(schema: Schema): Schema {
  const { pattern, ...rest } = schema
  return withParts(isReadable(pattern) ? schema : rest, withoutPatterns)
}

/** Go's regular expressions have words that are others here, or none; and none that look around or back. */
function isReadable(pattern: string | undefined): boolean {
  if (pattern === undefined) return true
  if (typeof pattern !== 'string' || /\(\?[a-zA-Z-]+\)|\(\?P<|\\[AzpPQC1-9]|\[\[:|\(\?<?[=!]/.test(pattern))
    return false
  try {
    return new RegExp(pattern) instanceof RegExp
  } catch {
    return false
  }
}

async function schemaKinds(
  data: Readonly<Record<string, unknown>>,
  given: readonly KindReference[],
): Promise<GivenKinds> {
  const names = given.length > 0 ? given : namesIn(data)
  if (names.length === 0)
    return refusedAs(
      'is no CustomResourceDefinition, and no JSON schema that says in `x-kubernetes-group-version-kind` whose it is',
    )
  const judge = await judgeOf(data)
  if (!judge) return refusedAs('is no JSON schema that can be used')
  const shapes = names.map(({ group, version, kind }) => ({
    apiVersion: group === '' ? version : `${group}/${version}`,
    kind,
    schema: anything,
    judge: (object: unknown) => judge(withoutBigints(object)),
  }))
  return { shapes, problems: [] }
}

/** ajv knows no integers beyond those of JavaScript. */
function withoutBigints(data: unknown): unknown {
  return JSON.parse(
    JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
  )
}

const anything: Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }

function namesIn(data: Readonly<Record<string, unknown>>): KindReference[] {
  const names = data['x-kubernetes-group-version-kind']
  return Array.isArray(names) ? names.filter(isReference) : []
}

function isReference(name: unknown): name is KindReference {
  return isMap(name) && ['group', 'version', 'kind'].every((word) => typeof name[word] === 'string')
}
