import { folderOf, joinPath } from '../../core/path.ts'
import { filesUnder } from '../../core/tree.ts'
import { repositoryChartRequest } from '../../registry/chart-request.ts'
import { findChart } from '../../registry/find-chart.ts'
import { kustomizationCharts, type KustomizationChart } from '../../registry/kustomization-charts.ts'
import type { Reader } from '../../yaml/reader.ts'

/** A chart that a kustomization renders and that the tree has. */
export interface FoundChart {
  /** The folder where kustomize looks for the chart, or unpacks it. */
  readonly expected: string
  /** The folder with its files: the same for a vendored chart, else that of the chart mounted in the tree. */
  readonly folder: string
}

/**
 * The charts of a kustomization whose files the tree has: vendored, or of a registry and mounted.
 *
 * @param file the kustomization file in the tree
 * @param path the path by which it was reached
 */
export function chartsInTree(reader: Reader, file: string, path = file): FoundChart[] {
  const roots = reader.documents(file).flatMap(({ root }) => root ?? [])
  return roots.flatMap(kustomizationCharts).flatMap((chart) => {
    const expected = joinPath(folderOf(path), chart.folder)
    const folder = folderWith(reader, chart, expected)
    return folder === undefined ? [] : { expected, folder }
  })
}

/** The folder with the files of a chart; `undefined` if the tree lacks it. */
function folderWith(
  reader: Reader,
  { repository, name, version }: KustomizationChart,
  expected: string,
): string | undefined {
  if (filesUnder(reader.tree, expected).length > 0) return expected
  if (repository === '') return undefined
  const lookup = findChart(reader, repositoryChartRequest(repository, name, version))
  return lookup.status === 'found' ? lookup.folder : undefined
}
