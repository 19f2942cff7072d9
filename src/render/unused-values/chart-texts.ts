import { oncePer } from '../../core/once-per.ts'
import { toData } from '../../yaml/data.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import type { ChartFiles } from '../chart-files.ts'
import { chartsOf, type ChartFolder } from '../probe/charts.ts'
import { filesOf } from '../probe/files.ts'

/** A text of a chart that may be executed as a template: a template, or a file that templates can pass to `tpl`. */
export interface ChartText {
  /** Location in the release's chart. */
  readonly location: string
  readonly text: string
  /** The paths in the release's values whose content the text may see as `.Values`. */
  readonly prefixes: readonly (readonly string[])[]
  /** True for a partial, which sees the values of the chart that includes it. */
  readonly isShared: boolean
}

/** The dependencies that Chart.yaml or requirements.yaml of a chart declares. */
export interface DeclaredDependencies {
  readonly chart: ChartFolder
  /** The keys of their values. */
  readonly keys: readonly string[]
  /** The paths of the `condition` and `tags` values that enable them, in the values of the chart. */
  readonly switches: readonly (readonly string[])[]
  /** True if the chart imports values of one of them (`import-values`). */
  readonly isImporting: boolean
}

/** The readable content of a chart and its subcharts. */
export interface ChartContents {
  readonly texts: readonly ChartText[]
  readonly dependencies: readonly DeclaredDependencies[]
  /** True if some subcharts are packed, so that their templates are unknown. */
  readonly isPacked: boolean
}

/** The readable content of a chart; `null` for an archive. */
export const contentsOf = oncePer((chart: ChartFiles): ChartContents | null => {
  const files = filesOf(chart)
  if (files.size === 0) return null
  const charts = chartsOf(files)
  const allPrefixes = charts.flatMap(({ prefixes }) => prefixes)
  return {
    texts: [...files].flatMap(([location, data]) => textAt(location, data, charts, allPrefixes)),
    dependencies: charts.map((chart) => declaredBy(chart, files)),
    isPacked: [...files.keys()].some((location) => /(^|\/)charts\/[^/]+\.tgz$/.test(location)),
  }
})

/** Partials and texts that may be passed to `tpl` see the values of any chart. */
function textAt(
  location: string,
  data: Uint8Array,
  charts: readonly ChartFolder[],
  allPrefixes: ChartText['prefixes'],
): ChartText[] {
  const chart = charts.find(({ folder }) => location.startsWith(folder))
  const inChart = location.slice(chart?.folder.length ?? 0)
  if (!chart || notExecuted.test(inChart)) return []
  const text = new TextDecoder().decode(data)
  if (!text.includes('{{')) return []
  const isShared = !inChart.startsWith('templates/') || /\{\{-?\s*define\b/.test(text)
  return [{ location, text, prefixes: isShared ? allPrefixes : chart.prefixes, isShared }]
}

/** Files that are not executed: values, and documentation, which may show templates of other charts. */
const notExecuted =
  /^(Chart\.(yaml|lock)|requirements\.(yaml|lock)|values\.(yaml|schema\.json)|crds\/.*)$|\.(md|tgz)$/

function declaredBy(chart: ChartFolder, files: ReadonlyMap<string, Uint8Array>): DeclaredDependencies {
  const dependencies = ['Chart.yaml', 'requirements.yaml'].flatMap((name) =>
    dependenciesIn(files.get(chart.folder + name)),
  )
  return {
    chart,
    keys: dependencies.map(({ name, alias }) => (isName(alias) ? alias : name)).filter(isName),
    switches: dependencies.flatMap(({ condition, tags }) => [
      ...(isName(condition) ? condition.split(',').map((path) => path.trim().split('.')) : []),
      ...(Array.isArray(tags) ? tags.filter(isName).map((tag) => ['tags', tag]) : []),
    ]),
    isImporting: dependencies.some((dependency) => dependency['import-values'] !== undefined),
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function dependenciesIn(data: Uint8Array | undefined): Record<string, unknown>[] {
  const root = data && parseDocuments(new TextDecoder().decode(data), '')[0]?.root
  const { dependencies } = ((root ? toData(root) : null) ?? {}) as { dependencies?: unknown }
  return (Array.isArray(dependencies) ? dependencies : []).filter(
    (dependency) => typeof dependency === 'object' && dependency !== null,
  ) as Record<string, unknown>[]
}
