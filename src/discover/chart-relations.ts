import { folderOf } from '../core/path.ts'
import type { Chart } from './chart.ts'

/**
 * How a file relates to the charts of a tree. `source`: it is a part of a chart (templates, CRDs, charts in `charts/`, all
 * files of a library or of a chart's template). `beside`: any other file in the folder of a chart. `null`: outside of
 * charts.
 */
export type ChartRelation = 'source' | 'beside' | null

/** Returns the relation of a path to the charts, in time proportional to the depth of the path. */
export function chartRelations(charts: readonly Chart[]): (path: string) => ChartRelation {
  const byFolder = new Map(charts.map((chart) => [chart.path, chart]))

  return (path) => {
    let relation: ChartRelation = null
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const chart = byFolder.get(folder)
      if (chart && isSource(chart, path)) return 'source'
      // A chart at the root of the repository would otherwise contain all files.
      if (chart && folder !== '') relation = 'beside'
      if (folder === '') return relation
    }
  }
}

function isSource(chart: Chart, path: string): boolean {
  const name = chart.path === '' ? path : path.slice(chart.path.length + 1)
  if (/^(templates|charts|crds)\//.test(name)) return true
  return chart.path !== '' && (chart.library || chart.template !== null)
}
