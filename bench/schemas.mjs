// Turns Istio's CustomResourceDefinitions into the JSON schemas that kubeconform reads.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseAllDocuments } from 'yaml'

/**
 * Writes FOLDER/GROUP/KIND_VERSION.json for every version of every CRD in a file, all of it or nothing.
 * @param {string} file YAML documents
 * @param {string} folder must not be there yet
 */
export function writeSchemas(file, folder) {
  const partial = `${folder}.partial`
  for (const document of parseAllDocuments(readFileSync(file, 'utf8'))) {
    for (const [name, schema] of schemasOf(document.toJS())) write(join(partial, name), schema)
  }
  renameSync(partial, folder)
}

/** @typedef {{ [key: string]: any }} Schema */

/**
 * @param {Schema} definition
 * @returns {[string, Schema][]}
 */
function schemasOf(definition) {
  if (definition?.kind !== 'CustomResourceDefinition') return []
  const { group, names, versions } = definition.spec
  return versions.map((/** @type {Schema} */ { name, schema }) => [
    `${group}/${names.kind.toLowerCase()}_${name}.json`,
    rootSchema(schema.openAPIV3Schema),
  ])
}

/**
 * A custom resource has fields that its CRD does not describe.
 * @param {Schema} described
 */
function rootSchema(described) {
  const { properties, ...schema } = strict(described)
  const common = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } }
  return { ...schema, properties: { ...properties, ...common }, additionalProperties: false }
}

/**
 * A schema that refuses fields it does not know, as `kubeconform -strict` expects it, with the extensions of
 * Kubernetes said in plain JSON schema.
 * @param {Schema} schema
 * @returns {Schema}
 */
function strict(schema) {
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

/** @param {Schema} schema */
function mapSubschemas(schema) {
  const result = { ...schema }
  const { properties, items, additionalProperties: rest } = schema
  if (properties)
    result.properties = Object.fromEntries(Object.entries(properties).map(([k, v]) => [k, strict(v)]))
  if (items) result.items = strict(items)
  if (rest && typeof rest === 'object') result.additionalProperties = strict(rest)
  return result
}

/**
 * @param {string} path
 * @param {Schema} schema
 */
function write(path, schema) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(schema))
}
