// The objects that random ones are made from: Istio's kinds in the cases of rules.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAllDocuments } from 'yaml'
import { mayBeFilledLater } from '../../src/rules/schema/helpers/kind-shape.ts'
import { isUnfilled } from '../../src/syntax/unfilled.ts'
import {
  fieldValues,
  isMap,
  mutate,
  type FieldSchema,
  type Json,
  type JsonMap,
  type Material,
} from './mutate.ts'
import type { Random } from './random.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')
const SCHEMAS = join(ROOT, 'schemas/istio')

export const ownCases = join(ROOT, 'test')

interface Seed {
  readonly object: JsonMap
  readonly material: Material
}

/** Makes random objects from the Istio objects in the YAML files of some folders. */
export function randomObjects(folders: readonly string[]): (random: Random) => JsonMap {
  const objects = folders.flatMap(yamlFiles).flatMap(objectsIn)
  const seedsByKind = kinds().map((kind) => seedsOf(kind, objects))
  return (random) => {
    const { object, material } = random.pick(random.pick(seedsByKind))
    return mutate(object, material, random)
  }
}

function kinds(): string[] {
  return readdirSync(SCHEMAS).flatMap((file) => (/^[A-Z]/.test(file) ? [file.replace('.json', '')] : []))
}

function seedsOf(kind: string, objects: readonly JsonMap[]): Seed[] {
  const schema: FieldSchema = JSON.parse(readFileSync(join(SCHEMAS, `${kind}.json`), 'utf8'))
  const ofKind = objects.filter((object) => object['kind'] === kind && isOfIstio(object))
  if (ofKind.length === 0) throw new Error(`no case has an object of kind ${kind}`)
  const material = { schema, valuesByField: fieldValues(ofKind) }
  return ofKind.map((object) => ({ object: inNamespace(object), material }))
}

/** Without a namespace Istio compares with the empty one, which no stored object has. */
function inNamespace(object: JsonMap): JsonMap {
  return { ...object, metadata: { namespace: 'shop', ...(isMap(object['metadata']) && object['metadata']) } }
}

function isOfIstio({ apiVersion }: JsonMap): boolean {
  return typeof apiVersion === 'string' && /\.istio\.io\/v1(alpha|beta)?\d*$/.test(apiVersion)
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('values.yaml'))
    .toSorted()
    .map((name) => join(folder, name))
}

/** The objects of a file in which nothing is left to fill in; meshgate does not judge what is. */
function objectsIn(file: string): JsonMap[] {
  const documents = parseAllDocuments(readFileSync(file, 'utf8'), { logLevel: 'error' })
  return documents.flatMap((document) => {
    if (!('errors' in document) || document.errors.length > 0) return []
    const object = jsonOf(document)
    return isMap(object) && isMap(object['metadata']) && isMap(object['spec']) && isFinal(object)
      ? [object]
      : []
  })
}

/** A document as JSON; `null` where JSON has no such value, as of an alias that nothing defines. */
function jsonOf(document: { toJS(): unknown }): Json {
  try {
    return JSON.parse(JSON.stringify(document.toJS()) ?? 'null')
  } catch {
    return null
  }
}

function isFinal(object: JsonMap): boolean {
  return !hasUnfilled(object) && !metadataTexts(object).some(mayBeFilledLater)
}

/** The texts of the metadata that the API server checks. */
function metadataTexts({ metadata }: JsonMap): string[] {
  if (!isMap(metadata)) return []
  const { name, generateName, labels, annotations } = metadata
  const texts = [name, generateName, ...(isMap(labels) ? Object.entries(labels).flat() : [])]
  return [...texts, ...(isMap(annotations) ? Object.keys(annotations) : [])].filter(
    (text) => typeof text === 'string',
  )
}

function hasUnfilled(value: Json): boolean {
  if (typeof value === 'string') return isUnfilled(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnfilled)
}
