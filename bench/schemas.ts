// Turns Istio's CustomResourceDefinitions into the JSON schemas that kubeconform reads.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseAllDocuments } from 'yaml'

/**
 * Writes FOLDER/GROUP/KIND_VERSION.json for every version of every CRD in a file, all of it or nothing.
 * @param file YAML documents
 * @param folder must not exist yet
 */
export function writeSchemas(file: string, folder: string): void {
  const partial = `${folder}.partial`
  for (const document of parseAllDocuments(readFileSync(file, 'utf8'))) {
    for (const [name, schema] of schemasOf(document.toJS())) write(join(partial, name), schema)
  }
  renameSync(partial, folder)
}

/** A schema of OpenAPI v3 as a CustomResourceDefinition holds it: what is read or changed here. */
interface Schema {
  type?: string
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: boolean | Schema
  anyOf?: unknown
  oneOf?: unknown
  'x-kubernetes-int-or-string'?: boolean
  'x-kubernetes-preserve-unknown-fields'?: boolean
}

interface CustomResourceDefinition {
  kind: 'CustomResourceDefinition'
  spec: {
    group: string
    names: { kind: string }
    versions: { name: string; schema: { openAPIV3Schema: Schema } }[]
  }
}

function schemasOf(definition: CustomResourceDefinition | { kind: string } | null): [string, Schema][] {
  if (!isCustomResourceDefinition(definition)) return []
  const { group, names, versions } = definition.spec
  return versions.map(({ name, schema }) => [
    `${group}/${names.kind.toLowerCase()}_${name}.json`,
    rootSchema(schema.openAPIV3Schema),
  ])
}

function isCustomResourceDefinition(document: { kind: string } | null): document is CustomResourceDefinition {
  return document?.kind === 'CustomResourceDefinition'
}

/** A custom resource has fields that its CRD does not describe. */
function rootSchema(described: Schema): Schema {
  const { properties, ...schema } = strict(described)
  const common = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } }
  return { ...schema, properties: { ...properties, ...common }, additionalProperties: false }
}

/**
 * A schema that refuses fields it does not know, as `kubeconform -strict` expects it, with the extensions of
 * Kubernetes said in plain JSON schema.
 */
function strict(schema: Schema): Schema {
  const result = mapSubschemas(schema)
  if (schema['x-kubernetes-int-or-string']) {
    delete result.anyOf
    delete result.type
    result.oneOf = [{ type: 'string' }, { type: 'integer' }]
  }
  const isClosed = schema.properties && !schema.additionalProperties
  if (isClosed && !schema['x-kubernetes-preserve-unknown-fields']) result.additionalProperties = false
  return result
}

function mapSubschemas(schema: Schema): Schema {
  const result: Schema = { ...schema }
  const { properties, items, additionalProperties } = schema
  if (properties)
    result.properties = Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, strict(property)]),
    )
  if (items) result.items = strict(items)
  if (typeof additionalProperties === 'object') result.additionalProperties = strict(additionalProperties)
  return result
}

function write(path: string, schema: Schema): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(schema))
}
