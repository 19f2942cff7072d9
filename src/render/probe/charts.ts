import { oncePer } from '../../core/once-per.ts'
import { toData } from '../../yaml/data.ts'
import { parseDocuments } from '../../yaml/parse.ts'

/** A chart of a release: its folder within the release's chart (`''`, `charts/sub/`), and the keys of its values. */
export interface ChartFolder {
  readonly folder: string
  /** The keys under which the release's values contain the values of this chart: one path for each alias. */
  readonly prefixes: readonly (readonly string[])[]
}

/** Limit on nested `charts/` folders; umbrella charts have fewer levels. */
const maxDepth = 16

/** A chart and its unpacked subcharts, the deepest first. `files` are the chart's files by their location. */
export const chartsOf = oncePer((files: ReadonlyMap<string, Uint8Array>): readonly ChartFolder[] =>
  chartsBelow(files, { folder: '', prefixes: [[]] }, 0),
)

function chartsBelow(
  files: ReadonlyMap<string, Uint8Array>,
  chart: ChartFolder,
  depth: number,
): ChartFolder[] {
  const subcharts = depth < maxDepth ? subchartsOf(files, chart) : []
  return [...subcharts.flatMap((sub) => chartsBelow(files, sub, depth + 1)), chart]
}

function subchartsOf(files: ReadonlyMap<string, Uint8Array>, chart: ChartFolder): ChartFolder[] {
  const { folder, prefixes } = chart
  const start = `${folder}charts/`
  const folders = new Set(
    [...files.keys()]
      .filter((name) => name.startsWith(start) && name.slice(start.length).includes('/'))
      .map((name) => name.slice(0, name.indexOf('/', start.length) + 1)),
  )
  const dependencies = dependenciesOf(files, folder)
  return [...folders].map((sub) => {
    const name = metadataOf(files, `${sub}Chart.yaml`)['name']
    const keys = keysOf(String(name ?? sub.slice(start.length, -1)), dependencies)
    return { folder: sub, prefixes: prefixes.flatMap((prefix) => keys.map((key) => [...prefix, key])) }
  })
}

interface Dependency {
  readonly name?: unknown
  readonly alias?: unknown
}

/** The keys of a subchart in its parent's values: its aliases, else its name. */
function keysOf(name: string, dependencies: readonly Dependency[]): string[] {
  const keys = dependencies
    .filter((dependency) => dependency.name === name)
    .map(({ alias }) => (typeof alias === 'string' && alias !== '' ? alias : name))
  return keys.length > 0 ? keys : [name]
}

function dependenciesOf(files: ReadonlyMap<string, Uint8Array>, folder: string): Dependency[] {
  return ['Chart.yaml', 'requirements.yaml'].flatMap((name) => {
    const { dependencies } = metadataOf(files, folder + name)
    return Array.isArray(dependencies) ? dependencies.filter(isDependency) : []
  })
}

function isDependency(value: unknown): value is Dependency {
  return typeof value === 'object' && value !== null
}

function metadataOf(files: ReadonlyMap<string, Uint8Array>, name: string): Record<string, unknown> {
  const root = parseDocuments(new TextDecoder().decode(files.get(name)), name)[0]?.root
  return root?.kind === 'map' ? (toData(root) as Record<string, unknown>) : {}
}
