import { baseName, filesUnder, folderOf, joinPath, resolveLinks } from '../core/tree.ts'
import { maxValuesBytes } from '../core/values-bound.ts'
import type { Node } from '../model/node.ts'
import { closest } from '../schema/suggest.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Chart } from './chart.ts'
import { rootOf } from './root.ts'

/** The top-level keys of values that a chart has a use for. */
export interface KnownKeys {
  has(key: string): boolean
  /** True for a key that is probably one of them, misspelt. */
  resembles(key: string): boolean
}

/**
 * The keys that a chart has a use for: those of its values.yaml and its values schema, the names of its subcharts, what
 * Helm itself reads (`global`, `tags`), and what its templates and those of its libraries read.
 */
export function knownKeys(reader: Reader, { path, uses }: Chart): KnownKeys {
  const folder = resolveLinks(reader.tree, path) ?? path
  const reads = templateReads(reader, folder, uses)
  const named = new Set([
    ...keysOf(rootOf(reader, joinPath(folder, 'values.yaml'))),
    ...schemaKeys(rootOf(reader, joinPath(folder, 'values.schema.json'))),
    ...subchartKeys(reader, folder),
    ...reads.keys,
    'global',
    'tags',
  ])
  return {
    has: (key) => reads.all || named.has(key),
    resembles: (key) => closest(key, [...named]) !== undefined,
  }
}

function keysOf(node: Node | null): string[] {
  return node ? node.entries().map(([key]) => key) : []
}

/** The properties of a schema's root, in the parts that it is put together of, too. */
function schemaKeys(schema: Node | null): string[] {
  const seen = new Set<string>()
  const found: string[] = []
  const visit = (node: Node): void => {
    if (seen.has(node.path) || seen.size > mostParts) return
    seen.add(node.path)
    found.push(...keysOf(node.get('properties')))
    for (const part of ['allOf', 'anyOf', 'oneOf'].flatMap((key) => node.items(key))) visit(part)
    const reference = node.get('$ref').text
    if (schema && reference.startsWith('#/'))
      visit(schema.at(...reference.slice(2).split('/').map(unescaped)))
  }
  if (schema) visit(schema)
  return found
}

/** Far more than any schema is put together of at its root. */
const mostParts = 200

/** A part of a JSON pointer (RFC 6901, section 4). */
function unescaped(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~')
}

/** Names and aliases of dependencies, the first keys of their conditions, and what lies in `charts/`. */
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

/** What templates read of the values at their top; `all` where one takes whatever keys there are. */
interface Reads {
  readonly keys: ReadonlySet<string>
  readonly all: boolean
}

/** Libraries are in `charts/` or beside the chart: their templates read the values of whoever includes them. */
function templateReads(reader: Reader, folder: string, uses: readonly string[]): Reads {
  const packed = filesUnder(reader.tree, joinPath(folder, 'charts'))
    .filter((path) => baseName(path) === 'Chart.yaml')
    .map(folderOf)
  const libraries = [...packed, ...uses].filter((path) => isLibrary(reader, path))
  const texts = [folder, ...libraries]
    .flatMap((path) => filesUnder(reader.tree, joinPath(path, 'templates')))
    .filter((path) => /\.(?:ya?ml|tpl|txt|json)$/.test(path))
    .map((path) => new TextDecoder().decode(reader.tree.read(path)))
  return {
    keys: new Set(texts.flatMap(readsIn)),
    all: texts.some((text) => allKeys.test(text)),
  }
}

function isLibrary(reader: Reader, folder: string): boolean {
  return rootOf(reader, joinPath(folder, 'Chart.yaml'))?.get('type').text === 'library'
}

/** `.Values.key`, `index .Values "key"`, and of a text that takes the values as a whole whatever follows a dot. */
function readsIn(text: string): string[] {
  const named = [...text.matchAll(/\.Values(?:\.([A-Za-z_]\w*)|\s+"([^"]+)")/g)]
  const keys = named.map(([, dotted, quoted]) => dotted ?? quoted!)
  const isTaken = /\.Values(?![.\w]|\s+")/.test(text)
  return isTaken ? [...keys, ...[...text.matchAll(/\.([A-Za-z_]\w*)/g)].map(([, name]) => name!)] : keys
}

/** `range $key, $value := .Values`, `toYaml .Values`: each key is read, whatever it is called. */
const allKeys = /\b(?:range|toYaml|toPrettyJson|toJson)\b[^}\n]{0,200}\.Values\s*(?:[-|)}]|$)/m

/**
 * The share of a values file's top-level keys that a chart has a use for, from 0 to 1; 1 for a file without keys, and
 * for one that cannot be read. A misspelt key is one that was meant for the chart.
 */
export function shareOfKnownKeys(reader: Reader, file: string, known: () => KnownKeys): number {
  const path = resolveLinks(reader.tree, file) ?? file
  if ((reader.tree.read(path)?.length ?? 0) > maxValuesBytes) return 1
  const keys = keysOf(rootOf(reader, path))
  if (keys.length === 0) return 1
  const isMeant = (key: string): boolean => keys.length <= mostResembling && known().resembles(key)
  return keys.filter((key) => known().has(key) || isMeant(key)).length / keys.length
}

/** Of files with more keys a few misspelt ones do not matter, and comparing each key with each would take long. */
const mostResembling = 20
