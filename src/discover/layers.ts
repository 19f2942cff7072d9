import type { EmbeddedValues } from '../core/embedded-values.ts'
import type { HelmTarget, TextOrigin } from '../core/target.ts'
import { joinPath } from '../core/path.ts'
import { resolveLinks } from '../core/tree.ts'
import { maxValuesBytes } from '../core/values-bound.ts'
import { oncePerName, oncePerPair } from '../core/once-per.ts'
import { Node } from '../model/node.ts'
import { placedNode, rootsInText } from '../yaml/embedded.ts'
import { locationAt, sourceOf } from '../yaml/lines.ts'
import { isMapDocument } from '../yaml/map-document.ts'
import type { YamlDocument, YamlMap, YamlNode, YamlScalar } from '../yaml/node.ts'
import { parseDocuments } from '../yaml/parse.ts'
import type { Reader } from '../yaml/reader.ts'
import { nodeMover } from '../yaml/node-mover.ts'

/** A values file of a release or of one of its charts. */
export interface LayerFile {
  readonly file: string
  /** The keys of the subchart whose defaults it has; empty for others. */
  readonly under: readonly string[]
  /** True for the defaults of a chart. */
  readonly isDefault: boolean
  /** Its documents that are maps. */
  readonly maps: readonly YamlDocument[]
}

/** The readable values files of a release, weakest first. */
export interface ValuesLayers {
  /** Paths of the files, without the defaults of subcharts, which are part of those charts. */
  readonly files: readonly string[]
  /** Default values of subcharts, each wrapped under its key, and of the chart itself. */
  readonly defaults: readonly Node[]
  /** The values files of the release (`-f`), and the values in the objects that state it. */
  readonly overrides: readonly Node[]
}

/**
 * The layers of a release's values: defaults of subcharts, the chart's values.yaml, the release's values files, and the values
 * in the object that states the release. Files that are absent, too large or no map are left out, and the chart's values.yaml
 * if the release replaces it (`replacesDefaults`).
 */
export function valuesLayers(reader: Reader, target: HelmTarget): ValuesLayers {
  const layers = layerFiles(reader, target)
  const nodesOf = (isOfChart: boolean): YamlNode[] =>
    layers.flatMap((layer) => (layer.isDefault === isOfChart ? mapsOf(layer) : []))
  return {
    files: filesWithMaps(layers),
    defaults: nodesOf(true).map((yaml) => Node.of(yaml)),
    overrides: [...nodesOf(false), ...inlineMaps(reader, target)].map((yaml) => Node.of(yaml)),
  }
}

/** The values files of a release and of its charts, weakest first. It reads no nodes of them. */
export function layerFiles(reader: Reader, target: HelmTarget): readonly LayerFile[] {
  const chart = resolveLinks(reader.tree, target.path) ?? target.path
  const isReplaced = target.settings?.replacesDefaults === true
  const layerOf = (path: string, isDefault: boolean): LayerFile => {
    const file = resolveLinks(reader.tree, path) ?? path
    return { file, under: [], isDefault, maps: mapsIn(reader, file) }
  }
  return [
    ...subchartDefaults(reader, chart),
    ...(isReplaced ? [] : [layerOf(joinPath(chart, 'values.yaml'), true)]),
    ...target.values.map((path) => layerOf(path, false)),
  ]
}

/** The files of `ValuesLayers`. It reads no nodes of them. */
export function filesWithMaps(layers: readonly LayerFile[]): readonly string[] {
  const ofRelease = layers.filter(({ under, maps }) => under.length === 0 && maps.length > 0)
  return [...new Set(ofRelease.map(({ file }) => file))]
}

function mapsOf({ under, maps }: LayerFile): YamlNode[] {
  return maps.map(({ root }) => under.reduceRight<YamlNode>((value, key) => wrapUnderKey(key, value), root!))
}

/** The values in the objects that state a release, located in their files; without those that are in no file. */
const inlineMaps = oncePerPair((reader: Reader, { settings }: HelmTarget): readonly YamlMap[] =>
  (settings?.values ?? []).flatMap(({ at, text, madeFrom }) => {
    if (madeFrom) return madeMaps(reader, text, madeFrom)
    return at ? mapsAt(at, reader) : []
  }),
)

/** The maps in a text that a template generated, each node located at the line of the template. */
function madeMaps(reader: Reader, text: string, { file, lines }: TextOrigin): YamlMap[] {
  const made = sourceOf(text, file)
  const source = sourceOf(reader.text(file) ?? '', file)
  const move = nodeMover(source, (offset) => {
    const line = lines[locationAt(made, offset, offset).line - 1] || 1
    return source.lineStarts[line - 1] ?? 0
  })
  return parseDocuments(text, file).flatMap(({ root: yaml }) =>
    yaml?.kind === 'map' ? (move(yaml) as YamlMap) : [],
  )
}

function mapsAt(place: EmbeddedValues, reader: Reader): YamlMap[] {
  const node = placedNode(reader, place)
  const nodes = node?.kind === 'scalar' ? (node.style === 'literal' ? rootsInText(node) : []) : [node]
  return nodes
    .flatMap((root) => root ?? [])
    .map((root) => (place.under ?? []).reduceRight<YamlNode>((value, key) => wrapUnderKey(key, value), root))
    .filter((root) => root.kind === 'map')
}

/** The folders of a release's chart and of its subcharts, links followed. */
export function chartFolders(reader: Reader, target: HelmTarget): string[] {
  const folder = resolveLinks(reader.tree, target.path) ?? target.path
  return [folder, ...subcharts(reader, folder).map((sub) => sub.folder)]
}

/** A chart that another chart depends on. */
interface Subchart {
  /** Its key in the values of the release's chart; for nested subcharts the keys joined by slashes. */
  readonly chart: string
  readonly folder: string
}

/** Limit on subcharts, so that the walk over charts that depend on each other ends. */
const maxSubcharts = 500

/** The subcharts of a chart that are folders, the deepest first. */
const subcharts = oncePerName((reader: Reader, folder: string): readonly Subchart[] => {
  const collected = dependencies(reader, { chart: '', folder })
  for (let index = 0; index < collected.length && collected.length < maxSubcharts; index++) {
    collected.push(...dependencies(reader, collected[index]!))
  }
  return collected.toReversed()
})

function dependencies(reader: Reader, { chart, folder }: Subchart): Subchart[] {
  const metadata = firstMap(reader, joinPath(folder, 'Chart.yaml'))
  return (metadata ? Node.of(metadata).items('dependencies') : []).map((dependency) => {
    const key = dependency.get('alias').text || dependency.get('name').text
    return {
      chart: chart === '' ? key : `${chart}/${key}`,
      folder: subchartFolder(reader, folder, dependency),
    }
  })
}

function subchartDefaults(reader: Reader, folder: string): LayerFile[] {
  return subcharts(reader, folder).map((sub): LayerFile => {
    const file = joinPath(sub.folder, 'values.yaml')
    return { file, under: sub.chart.split('/'), isDefault: true, maps: mapsIn(reader, file) }
  })
}

function subchartFolder(reader: Reader, chart: string, dependency: Node): string {
  const repository = dependency.get('repository').text
  const vendored = joinPath(chart, `charts/${dependency.get('name').text}`)
  const isVendored = reader.tree.read(joinPath(vendored, 'Chart.yaml')) !== undefined
  const folder =
    !isVendored && repository.startsWith('file://') ? joinPath(chart, repository.slice(7)) : vendored
  return resolveLinks(reader.tree, folder) ?? folder
}

/** A map with one key for a value, located at the value, since no file contains it. */
function wrapUnderKey(key: string, value: YamlNode): YamlMap {
  const { source, start, end } = value
  const name: YamlScalar = { kind: 'scalar', source, start, end, value: key, style: 'plain' }
  return { kind: 'map', source, start, end, entries: new Map([[key, { key: name, value }]]) }
}

function firstMap(reader: Reader, file: string): YamlMap | null {
  return (mapsIn(reader, file)[0]?.root as YamlMap | undefined) ?? null
}

/** The maps of a file's documents: Helm merges all documents of a values file, each over the one before. */
function mapsIn(reader: Reader, file: string): YamlDocument[] {
  if ((reader.tree.read(file)?.length ?? 0) > maxValuesBytes) return []
  return reader.documents(file).filter(isMapDocument)
}
