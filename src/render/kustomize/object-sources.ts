import type { SourceLine } from '../../core/source-line.ts'
import { textOfKey, valueOfKey } from '../../yaml/map-values.ts'
import { groupBy } from '../../core/group.ts'
import { oncePerName } from '../../core/once-per.ts'
import type { KustomizationTarget } from '../../core/target.ts'
import { placedNode } from '../../yaml/embedded.ts'
import type { YamlMap, YamlNode, YamlScalar } from '../../yaml/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { chartObjectOf } from './chart-objects.ts'
import { documentFragment, type Fragment } from './fragment.ts'
import { objectAtLine, itemsOfList } from './flux-options.ts'
import { patchesIn, type Patch } from './patches.ts'

/** A node that may have become a field of a built object, with its location. */
export interface SourceNode {
  readonly node: YamlNode
  /** The key of the field; the node itself for an item of a list. */
  readonly key: YamlNode
  readonly fragment: Fragment
}

/** The sources of an object: the patches that may change it, the last one first, and the object in its file. */
export interface ObjectSources {
  /** The roots that are merged into the object, the strongest first. */
  readonly roots: readonly SourceNode[]
  /** The values of JSON patches by pointer (RFC 6901), the strongest first. */
  readonly operations: ReadonlyMap<string, readonly SourceNode[]>
  /** The roots of all patches and of the object in its file, the weakest first. */
  readonly layers: readonly YamlNode[]
}

/** Finds the sources of objects of a build. */
export interface SourceFinder {
  /** @param file the file that the object was read from, or the kustomization that generates it */
  sourcesOf(object: YamlMap, file: string): ObjectSources
  /**
   * The only node with a value in the kustomizations outside of patches, as in `namespace`, `images`, `replicas` or
   * `labels`; `undefined` if there is none or several.
   */
  settingOf(value: string): SourceNode | undefined
}

/** Creates the finder for a build of a kustomization or of Flux. */
export function sourceFinder(target: BuiltFrom, reader: Reader): SourceFinder {
  const kustomizations = kustomizationMaps(target, reader)
  const patchesOf = patchesByKind(patchesIn(kustomizations, reader).toReversed())
  const settings = settingsIn(kustomizations)
  return {
    sourcesOf(object, file) {
      const applied = patchesOf(textOfKey(object, 'kind')).filter(({ name }) => nameOf(object).includes(name))
      const merged = applied.filter(({ isJson }) => !isJson).map(({ fragment }) => rootOf(fragment))
      const original = originalOf(object, file, reader)
      return {
        roots: original ? [...merged, original] : merged,
        operations: operationsOf(applied.filter(({ isJson }) => isJson)),
        layers: [
          ...(original ? [original.node] : []),
          ...applied.map(({ fragment }) => fragment.root).toReversed(),
        ],
      }
    },
    settingOf: (value) => {
      const nodes = settings.get(value) ?? []
      return nodes.length === 1 ? nodes[0] : undefined
    },
  }
}

/** The inputs of a build. */
type BuiltFrom = Pick<KustomizationTarget, 'kustomizations' | 'flux' | 'edits'>

/**
 * The contents of kustomization files, a base before what includes it, and the `spec` of a Flux Kustomization, or the
 * options of an Application.
 */
function kustomizationMaps({ kustomizations, flux, edits }: BuiltFrom, reader: Reader): YamlMap[] {
  const inFiles = kustomizations.flatMap((path) => reader.documents(path).map(({ root }) => root))
  const object = flux && objectAtLine(flux.at, reader)
  const options = edits?.at && placedNode(reader, edits.at)
  return [...inFiles, valueOfKey(object, 'spec'), options].flatMap((node) =>
    node?.kind === 'map' ? node : [],
  )
}

function rootOf(fragment: Fragment): SourceNode {
  return { node: fragment.root, key: fragment.root, fragment }
}

/**
 * Returns the patches that an object of a kind may get, in their order. Their names are compared loosely afterwards, since
 * builds add prefixes and suffixes to names.
 */
function patchesByKind(patches: readonly Patch[]): (kind: string) => readonly Patch[] {
  const byKind = new Map<string, readonly Patch[]>()
  return (kind) => {
    const ofKind = byKind.get(kind) ?? patches.filter((patch) => patch.kind === '' || patch.kind === kind)
    byKind.set(kind, ofKind)
    return ofKind
  }
}

/**
 * The object in its file: of the same kind and name, else of the same kind with a name that its name contains, else the
 * object in a template of a chart of the kustomization.
 */
function originalOf(object: YamlMap, file: string, reader: Reader): SourceNode | undefined {
  const { byName, byKind } = objectsOfFile(reader, file)
  const kind = textOfKey(object, 'kind')
  const ofKind = byKind.get(kind) ?? []
  const original =
    byName.get(`${kind}/${nameOf(object)}`) ??
    ofKind.find((candidate) => nameOf(candidate) !== '' && nameOf(object).includes(nameOf(candidate))) ??
    (ofKind.length === 1 ? ofKind[0] : undefined) ??
    chartObjectOf(object, file, reader)
  return original && rootOf(documentFragment(original))
}

/** The objects of a file by kind, and the first of each kind and name. */
const objectsOfFile = oncePerName((reader: Reader, file: string) => {
  const objects = reader.documents(file).flatMap(({ root }) => (root ? itemsOfList(root) : []))
  const named = objects.map((object) => [`${textOfKey(object, 'kind')}/${nameOf(object)}`, object] as const)
  return {
    byName: new Map(named.toReversed()),
    byKind: groupBy(objects, (object) => textOfKey(object, 'kind')),
  }
})

function nameOf(object: YamlNode): string {
  return textOfKey(valueOfKey(object, 'metadata'), 'name')
}

function operationsOf(patches: readonly Patch[]): Map<string, SourceNode[]> {
  const operations = new Map<string, SourceNode[]>()
  for (const { fragment } of patches) {
    // The last operation on a path takes effect.
    for (const operation of fragment.root.kind === 'list' ? fragment.root.items.toReversed() : []) {
      const value = valueOfKey(operation, 'value')
      const pointer = textOfKey(operation, 'path')
      if (!value) continue
      const nodes = operations.get(pointer) ?? []
      nodes.push({ node: value, key: value, fragment })
      operations.set(pointer, nodes)
    }
  }
  return operations
}

/** The scalars of kustomizations by their text, without the fields that name files or contain patches or values. */
function settingsIn(kustomizations: readonly YamlMap[]): Map<string, SourceNode[]> {
  const settings = new Map<string, SourceNode[]>()
  const collect = (node: YamlNode, fragment: Fragment): void => {
    if (node.kind === 'map') for (const { value } of node.entries.values()) collect(value, fragment)
    else if (node.kind === 'list') for (const item of node.items) collect(item, fragment)
    else add(node, fragment)
  }
  const add = (node: YamlScalar, fragment: Fragment): void => {
    const text = String(node.value ?? '')
    const nodes = settings.get(text) ?? []
    nodes.push({ node, key: node, fragment })
    settings.set(text, nodes)
  }
  for (const root of kustomizations)
    for (const [key, { value }] of root.entries)
      if (!fieldsOfFiles.has(key)) collect(value, documentFragment(root))
  return settings
}

const fieldsOfFiles: ReadonlySet<string> = new Set([
  ...['apiVersion', 'kind', 'metadata', 'resources', 'bases', 'components', 'crds', 'configurations'],
  ...['patches', 'patchesStrategicMerge', 'patchesJson6902', 'transformers', 'generators', 'validators'],
  ...['helmCharts', 'helmChartInflationGenerator', 'helmGlobals'],
])

/** The line of the key of a source node. */
export function originOfKey({ key, fragment }: SourceNode): SourceLine {
  return fragment.originOf(key.start)
}
