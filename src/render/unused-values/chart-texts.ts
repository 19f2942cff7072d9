import { oncePer } from '../../core/once-per.ts'
import { toData } from '../../yaml/data.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import type { ChartFiles } from '../chart-files.ts'
import { chartsOf, type ChartFolder } from '../probe/charts.ts'
import { filesOf } from '../probe/files.ts'

/** A text of a chart that is executed as a template, or may be: a template, or a file that templates can read. */
export interface ChartText {
  /** Location in the release's chart. */
  readonly location: string
  readonly text: string
  /** The keys under which the values stand that it sees, in every way in which it may be used. */
  readonly under: readonly (readonly string[])[]
  /** True if it sees the values of whoever includes it. */
  readonly isShared: boolean
}

/** What Chart.yaml says of a chart's dependencies. */
export interface ChartNeeds {
  readonly chart: ChartFolder
  /** The keys of their values. */
  readonly keys: readonly string[]
  /** The ways to the values that switch them, from the chart's own. */
  readonly switches: readonly (readonly string[])[]
  /** True if values of one of them become values of the chart. */
  readonly isImporting: boolean
}

/** The readable parts of a chart and its subcharts. */
export interface ChartContents {
  readonly texts: readonly ChartText[]
  readonly needs: readonly ChartNeeds[]
  /** True if some subcharts are packed: nothing is known of their templates. */
  readonly isPacked: boolean
}

/** What can be read of a chart; `null` for an archive. */
export const contentsOf = oncePer((chart: ChartFiles): ChartContents | null => {
  const files = filesOf(chart)
  if (files.size === 0) return null
  const charts = chartsOf(files)
  const everywhere = charts.flatMap(({ under }) => under)
  return {
    texts: [...files].flatMap(([location, data]) => textAt(location, data, charts, everywhere)),
    needs: charts.map((chart) => needsOf(chart, files)),
    isPacked: [...files.keys()].some((location) => /(^|\/)charts\/[^/]+\.tgz$/.test(location)),
  }
})

/** Partials and what `tpl` may be given see the values of any chart. */
function textAt(
  location: string,
  data: Uint8Array,
  charts: readonly ChartFolder[],
  everywhere: ChartText['under'],
): ChartText[] {
  const chart = charts.find(({ folder }) => location.startsWith(folder))
  const inChart = location.slice(chart?.folder.length ?? 0)
  if (!chart || notExecuted.test(inChart)) return []
  const text = new TextDecoder().decode(data)
  if (!text.includes('{{')) return []
  const isShared = !inChart.startsWith('templates/') || /\{\{-?\s*define\b/.test(text)
  return [{ location, text, under: isShared ? everywhere : chart.under, isShared }]
}

/** Values have their own way to be looked at; documentation shows templates of others. */
const notExecuted =
  /^(Chart\.(yaml|lock)|requirements\.(yaml|lock)|values\.(yaml|schema\.json)|crds\/.*)$|\.(md|tgz)$/

function needsOf(chart: ChartFolder, files: ReadonlyMap<string, Uint8Array>): ChartNeeds {
  const dependencies = ['Chart.yaml', 'requirements.yaml'].flatMap((name) =>
    dependenciesIn(files.get(chart.folder + name)),
  )
  return {
    chart,
    keys: dependencies.map(({ name, alias }) => (isName(alias) ? alias : name)).filter(isName),
    switches: dependencies.flatMap(({ condition, tags }) => [
      ...(isName(condition) ? condition.split(',').map((way) => way.trim().split('.')) : []),
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
    (each) => typeof each === 'object' && each !== null,
  ) as Record<string, unknown>[]
}
