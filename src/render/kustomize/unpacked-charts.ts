import { folderOf, joinPath } from '../../core/path.ts'
import { filesUnder, type Tree } from '../../core/tree.ts'
import { repositoryChartRequest } from '../../registry/chart-request.ts'
import { findChart } from '../../registry/find-chart.ts'
import { kustomizationCharts } from '../../registry/kustomization-charts.ts'
import { readerOf } from '../../yaml/reader.ts'

/** A file of a chart of a registry, at the path where kustomize would unpack it. */
export interface UnpackedFile {
  readonly path: string
  /** Path in the tree, below that of the mounted chart. */
  readonly mounted: string
}

/**
 * The files of the charts of registries that a kustomization renders and that are mounted in the tree, at the paths where
 * `helm pull --untar` of kustomize unpacks them (`absChartHome` in HelmChartInflationGenerator.go). Vendored charts are
 * excluded.
 *
 * @param file the kustomization file in the tree
 * @param path the path by which it was reached
 */
export function unpackedCharts(tree: Tree, file: string, path: string): UnpackedFile[] {
  const reader = readerOf(tree)
  const roots = reader.documents(file).flatMap(({ root }) => root ?? [])
  return roots.flatMap(kustomizationCharts).flatMap(({ repository, name, version, folder }) => {
    if (repository === '') return []
    const target = joinPath(folderOf(path), folder)
    const lookup =
      filesUnder(tree, target).length > 0
        ? null
        : findChart(reader, repositoryChartRequest(repository, name, version))
    if (lookup?.status !== 'found') return []
    return filesUnder(tree, lookup.folder).map((mounted) => ({
      path: target + mounted.slice(lookup.folder.length),
      mounted,
    }))
  })
}
