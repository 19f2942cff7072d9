import { folderOf } from '../core/tree.ts'
import type { Chart } from './chart.ts'

/**
 * What a file is to the charts of a tree: `source` for what only a chart gives a meaning to (templates, CRDs, charts in
 * `charts/`, all of a library or of a template of a chart), `beside` for any other file in the folder of a chart,
 * `null` for a file outside of charts.
 */
export type ChartPart = 'source' | 'beside' | null

/** Says what files are to charts; one question costs the depth of the path, however many charts there are. */
export function chartParts(charts: readonly Chart[]): (path: string) => ChartPart {
  const byFolder = new Map(charts.map((chart) => [chart.path, chart]))

  return (path) => {
    let part: ChartPart = null
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const chart = byFolder.get(folder)
      if (chart && isSource(chart, path)) return 'source'
      // All that a repository holds lies in the folder of a chart at its root.
      if (chart && folder !== '') part = 'beside'
      if (folder === '') return part
    }
  }
}

function isSource(chart: Chart, path: string): boolean {
  const name = chart.path === '' ? path : path.slice(chart.path.length + 1)
  if (/^(templates|charts|crds)\//.test(name)) return true
  return chart.path !== '' && (chart.library || chart.template !== null)
}
