import { unescapePointer } from '../core/json-pointer.ts'
import { oncePer } from '../core/once-per.ts'
import { baseName, folderOf, joinPath } from '../core/path.ts'
import { filesUnder, resolveLinks } from '../core/tree.ts'
import { maxValuesBytes } from '../core/values-bound.ts'
import type { Node } from '../model/node.ts'
import { closestName } from '../schema/suggest.ts'
import { keysOfDocument } from '../yaml/map-document.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Chart } from './chart.ts'
import { rootOf } from './root.ts'

/** The top-level values keys that a chart uses. */
export interface ChartKeys {
  has(key: string): boolean
  /** True for a key that is probably a misspelling of one of them. */
  resembles(key: string): boolean
}

/**
 * The top-level values keys that a chart uses: those of its values.yaml and values schema, names, aliases and conditions of
 * its dependencies, the keys that Helm reads (`global`, `tags`), and those that its templates and the templates of its
 * libraries read. If a template reads all of `.Values`, it uses every key.
 */
export function chartKeys(reader: Reader, { path, uses }: Chart): ChartKeys {
  const folder = resolveLinks(reader.tree, path) ?? path
  const reads = templateReads(reader, folder, uses)
  const named = new Set([...declaredKeys(reader, folder), ...reads.keys])
  return {
    has: (key) => reads.readsAll || named.has(key),
    resembles: (key) => closestName(key, [...named]) !== undefined,
  }
}

/** The keys that a chart's values.yaml, its values schema and its dependencies declare, and those of Helm. */
export function declaredKeys(reader: Reader, folder: string): ReadonlySet<string> {
  return new Set([
    ...keysOfFile(reader, joinPath(folder, 'values.yaml')),
    ...schemaKeys(rootOf(reader, joinPath(folder, 'values.schema.json'))),
    ...subchartKeys(reader, folder),
    'global',
    'tags',
  ])
}

/** The keys of the first document of a file, links followed. */
function keysOfFile(reader: Reader, path: string): readonly string[] {
  const [document] = reader.documents(resolveLinks(reader.tree, path) ?? path)
  return document ? keysOfDocument(document) : []
}

function keysOf(node: Node | null): string[] {
  return node ? node.entries().map(([key]) => key) : []
}

/** The properties of a schema's root, including those of its subschemas. */
function schemaKeys(schema: Node | null): string[] {
  const seen = new Set<string>()
  const keys: string[] = []
  const visit = (node: Node): void => {
    if (seen.has(node.path) || seen.size > maxSubschemas) return
    seen.add(node.path)
    keys.push(...keysOf(node.get('properties')))
    for (const subschema of ['allOf', 'anyOf', 'oneOf'].flatMap((key) => node.items(key))) visit(subschema)
    const reference = node.get('$ref').text
    if (schema && reference.startsWith('#/'))
      visit(schema.at(...reference.slice(2).split('/').map(unescapePointer)))
  }
  if (schema) visit(schema)
  return keys
}

/** Limit on subschemas of a root; real schemas have fewer. */
const maxSubschemas = 200

/** Names and aliases of dependencies, the first keys of their conditions, and names of charts in `charts/`. */
function subchartKeys(reader: Reader, folder: string): string[] {
  const listings = ['Chart.yaml', 'requirements.yaml'].map((name) => rootOf(reader, joinPath(folder, name)))
  const declared = listings
    .flatMap((listing) => listing?.items('dependencies') ?? [])
    .flatMap((dependency) => [
      dependency.get('name').text,
      dependency.get('alias').text,
      ...dependency
        .get('condition')
        .text.split(',')
        .map((path) => path.trim().split('.')[0]!),
    ])
  const packed = filesUnder(reader.tree, joinPath(folder, 'charts')).map(
    (path) => path.slice(joinPath(folder, 'charts').length + 1).split('/')[0]!,
  )
  const names = packed.map((name) => name.replace(/-v?\d[^/]*\.tgz$/, ''))
  return [...declared, ...names].filter((name) => name !== '')
}

/** The top-level values that templates read; `readsAll` if one of them reads all keys. */
interface Reads {
  readonly keys: ReadonlySet<string>
  readonly readsAll: boolean
}

/** Includes library charts in `charts/` or beside the chart: their templates read the values of the including chart. */
function templateReads(reader: Reader, folder: string, uses: readonly string[]): Reads {
  const packed = filesUnder(reader.tree, joinPath(folder, 'charts'))
    .filter((path) => baseName(path) === 'Chart.yaml')
    .map(folderOf)
  const libraries = [...packed, ...uses].filter((path) => isLibrary(reader, path))
  const reads = [folder, ...libraries]
    .flatMap((path) => filesUnder(reader.tree, joinPath(path, 'templates')))
    .filter((path) => /\.(?:ya?ml|tpl|txt|json)$/.test(path))
    .flatMap((path) => reader.tree.read(path) ?? [])
    .map(readsOfTemplate)
  return {
    keys: new Set(reads.flatMap(({ keys }) => [...keys])),
    readsAll: reads.some(({ readsAll }) => readsAll),
  }
}

/** Kept by the contents of the file, which base and head share. */
const readsOfTemplate = oncePer((data: Uint8Array): Reads => {
  const text = new TextDecoder().decode(data)
  return { keys: new Set(readsIn(text)), readsAll: allKeys.test(text) }
})

function isLibrary(reader: Reader, folder: string): boolean {
  return rootOf(reader, joinPath(folder, 'Chart.yaml'))?.get('type').text === 'library'
}

/** Finds `.Values.key` and `index .Values "key"`; for a text that passes on `.Values`, every name after a dot. */
function readsIn(text: string): string[] {
  const named = [...text.matchAll(/\.Values(?:\.([A-Za-z_]\w*)|\s+"([^"]+)")/g)]
  const keys = named.map(([, dotted, quoted]) => dotted ?? quoted!)
  const isTaken = /\.Values(?![.\w]|\s+")/.test(text)
  return isTaken ? [...keys, ...[...text.matchAll(/\.([A-Za-z_]\w*)/g)].map(([, name]) => name!)] : keys
}

/** `range $key, $value := .Values`, `toYaml .Values`: every key is read, whatever its name. */
const allKeys = /\b(?:range|toYaml|toPrettyJson|toJson)\b[^}\n]{0,200}\.Values\s*(?:[-|)}]|$)/m

/** The top-level keys of a values file. */
export interface FileKeys {
  readonly all: readonly string[]
  /** The keys that the chart does not use. */
  readonly unknown: readonly string[]
}

/**
 * The share of a values file's top-level keys that a chart uses, from 0 to 1; 1 for a file without keys or one that
 * cannot be read. A misspelt key counts as used.
 */
export function shareOfChartKeys(reader: Reader, file: string, keysOfChart: () => ChartKeys): number {
  const { all, unknown } = fileKeys(reader, file, keysOfChart)
  return all.length === 0 ? 1 : (all.length - unknown.length) / all.length
}

/** The keys of a values file, and those that its chart does not have; empty for a file that cannot be read. */
export function fileKeys(reader: Reader, file: string, keysOfChart: () => ChartKeys): FileKeys {
  const path = resolveLinks(reader.tree, file) ?? file
  if ((reader.tree.read(path)?.length ?? 0) > maxValuesBytes) return { all: [], unknown: [] }
  const all = keysOfFile(reader, path)
  const isMisspelt = (key: string): boolean => all.length <= maxComparedKeys && keysOfChart().resembles(key)
  return { all, unknown: all.filter((key) => !keysOfChart().has(key) && !isMisspelt(key)) }
}

/**
 * Limit on keys that are compared for misspellings: in larger files a few misspelt keys do not matter, and comparing all
 * pairs would take long.
 */
const maxComparedKeys = 20
