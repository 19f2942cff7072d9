import type { HelmTarget } from '../core/target.ts'
import { joinPath, resolveLinks } from '../core/tree.ts'
import { Node } from '../model/node.ts'
import type { YamlMap, YamlNode, YamlScalar } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'

/** The values files of a release that can be read, weakest first. */
export interface ValuesLayers {
  /** The files themselves, subcharts' defaults left out: they are the chart's own business. */
  readonly files: readonly string[]
  /** What Helm merges, each layer with the keys of the release's values. */
  readonly layers: readonly Node[]
}

/** The layers of a release's values: defaults of subcharts under their key, the chart's values.yaml, values files. */
export function valuesLayers(reader: Reader, target: HelmTarget): ValuesLayers {
  const chart = resolveLinks(reader.tree, target.path) ?? target.path
  const files = [joinPath(chart, 'values.yaml'), ...target.values].filter((file) => root(reader, file) !== null)
  return {
    files,
    layers: [...subchartDefaults(reader, chart, 0), ...files.map((file) => root(reader, file)!)].map((yaml) =>
      Node.of(yaml),
    ),
  }
}

/** Deeper than any real umbrella; a chart that depends on itself must end somewhere. */
const maxDepth = 8

function subchartDefaults(reader: Reader, chart: string, depth: number): YamlNode[] {
  const metadata = root(reader, joinPath(chart, 'Chart.yaml'))
  if (!metadata || depth > maxDepth) return []
  return Node.of(metadata)
    .items('dependencies')
    .flatMap((dependency) => {
      const key = dependency.get('alias').text || dependency.get('name').text
      const folder = subchartFolder(reader, chart, dependency)
      const own = root(reader, joinPath(folder, 'values.yaml'))
      const layers = [...subchartDefaults(reader, folder, depth + 1), ...(own ? [own] : [])]
      return layers.map((layer) => under(key, layer))
    })
}

function subchartFolder(reader: Reader, chart: string, dependency: Node): string {
  const repository = dependency.get('repository').text
  const vendored = joinPath(chart, `charts/${dependency.get('name').text}`)
  const isVendored = reader.tree.read(joinPath(vendored, 'Chart.yaml')) !== undefined
  const folder = !isVendored && repository.startsWith('file://') ? joinPath(chart, repository.slice(7)) : vendored
  return resolveLinks(reader.tree, folder) ?? folder
}

/** A map with one key, placed where its value stands: no file holds it. */
function under(key: string, value: YamlNode): YamlMap {
  const { source, start, end } = value
  const name: YamlScalar = { kind: 'scalar', source, start, end, value: key, style: 'plain' }
  return { kind: 'map', source, start, end, entries: new Map([[key, { key: name, value }]]) }
}

function root(reader: Reader, file: string): YamlMap | null {
  const yaml = reader.documents(file)[0]?.root
  return yaml?.kind === 'map' ? yaml : null
}
