import type { HelmTarget } from '../core/target.ts'
import { joinPath, resolveLinks } from '../core/tree.ts'
import { maxValuesBytes } from '../core/values-bound.ts'
import { Node } from '../model/node.ts'
import type { YamlMap, YamlNode, YamlScalar } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'

/** The values files of a release that can be read, weakest first. */
export interface ValuesLayers {
  /** The files themselves, subcharts' defaults left out: they are the chart's own business. */
  readonly files: readonly string[]
  /** Defaults of subcharts, each under its key, and of the chart itself. */
  readonly defaults: readonly Node[]
  /** The values files of the release. */
  readonly given: readonly Node[]
}

/** The layers of a release's values: defaults of subcharts under their key, the chart's values.yaml, values files. */
export function valuesLayers(reader: Reader, target: HelmTarget): ValuesLayers {
  const chart = resolveLinks(reader.tree, target.path) ?? target.path
  const own = readable(reader, [joinPath(chart, 'values.yaml')])
  const given = readable(reader, target.values)
  const defaults = [...subchartDefaults(reader, chart), ...own.map(({ yaml }) => yaml)]
  return {
    files: [...new Set([...own, ...given].map(({ file }) => file))],
    defaults: defaults.map((yaml) => Node.of(yaml)),
    given: given.map(({ yaml }) => Node.of(yaml)),
  }
}

function readable(reader: Reader, paths: readonly string[]): { file: string; yaml: YamlMap }[] {
  const files = paths.map((path) => resolveLinks(reader.tree, path) ?? path)
  return files.flatMap((file) => roots(reader, file).map((yaml) => ({ file, yaml })))
}

/** The folders of a release's chart and of its subcharts, links followed. */
export function chartFolders(reader: Reader, target: HelmTarget): string[] {
  const folder = resolveLinks(reader.tree, target.path) ?? target.path
  return [folder, ...subcharts(reader, folder).map((sub) => sub.folder)]
}

/** A chart that another one depends on. */
interface Subchart {
  /** The keys of its values, joined by slashes. */
  readonly chart: string
  readonly folder: string
}

/** More than any real umbrella has; charts that depend on each other end here. */
const mostSubcharts = 500

/** The subcharts of a chart that are folders, the deepest first. */
function subcharts(reader: Reader, folder: string): Subchart[] {
  const found = dependencies(reader, { chart: '', folder })
  for (let next = 0; next < found.length && found.length < mostSubcharts; next++) {
    found.push(...dependencies(reader, found[next]!))
  }
  return found.toReversed()
}

function dependencies(reader: Reader, { chart, folder }: Subchart): Subchart[] {
  const metadata = root(reader, joinPath(folder, 'Chart.yaml'))
  return (metadata ? Node.of(metadata).items('dependencies') : []).map((dependency) => {
    const key = dependency.get('alias').text || dependency.get('name').text
    return {
      chart: chart === '' ? key : `${chart}/${key}`,
      folder: subchartFolder(reader, folder, dependency),
    }
  })
}

function subchartDefaults(reader: Reader, folder: string): YamlNode[] {
  return subcharts(reader, folder).flatMap((sub) => {
    const own = roots(reader, joinPath(sub.folder, 'values.yaml'))
    return own.map((yaml) =>
      sub.chart.split('/').reduceRight<YamlNode>((value, key) => under(key, value), yaml),
    )
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

/** A map with one key, placed where its value stands: no file holds it. */
function under(key: string, value: YamlNode): YamlMap {
  const { source, start, end } = value
  const name: YamlScalar = { kind: 'scalar', source, start, end, value: key, style: 'plain' }
  return { kind: 'map', source, start, end, entries: new Map([[key, { key: name, value }]]) }
}

function root(reader: Reader, file: string): YamlMap | null {
  return roots(reader, file)[0] ?? null
}

/** The maps of a file's documents; of values Helm reads all, each over the one before. */
function roots(reader: Reader, file: string): YamlMap[] {
  if ((reader.tree.read(file)?.length ?? 0) > maxValuesBytes) return []
  return reader.documents(file).flatMap(({ root: yaml }) => (yaml?.kind === 'map' ? yaml : []))
}
