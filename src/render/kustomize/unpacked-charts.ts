import { filesUnder, folderOf, joinPath, type Tree } from '../../core/tree.ts'
import { chartOf } from '../../registry/chart-request.ts'
import { findChart } from '../../registry/find-chart.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { readerOf } from '../../yaml/reader.ts'
import { itemsOfKey, textOfKey, valueOfKey } from './yaml-maps.ts'

/** A file of a chart of a registry, at the path where kustomize would unpack it. */
export interface UnpackedFile {
  readonly path: string
  /** Path in the tree, below that of the mounted chart. */
  readonly mounted: string
}

/**
 * The files of the charts of registries that a kustomization renders and that are mounted in the tree, where `helm pull
 * --untar` of kustomize puts them (`absChartHome` in HelmChartInflationGenerator.go). A vendored chart is left alone.
 *
 * @param file the kustomization file in the tree
 * @param path the path that it was reached by
 */
export function unpackedCharts(tree: Tree, file: string, path: string): UnpackedFile[] {
  const reader = readerOf(tree)
  const roots = reader.documents(file).flatMap(({ root }) => root ?? [])
  return roots.flatMap((root) =>
    itemsOfKey(root, 'helmCharts').flatMap((chart) => {
      const [repository, name, version] = ['repo', 'name', 'version'].map((key) => textOfKey(chart, key)) as [
        string,
        string,
        string,
      ]
      if (repository === '' || name === '') return []
      const folder = joinPath(folderOf(path), chartPath(root, name, version))
      const lookup =
        filesUnder(tree, folder).length > 0 ? null : findChart(reader, chartOf(repository, name, version))
      if (lookup?.status !== 'found') return []
      return filesUnder(tree, lookup.folder).map((mounted) => ({
        path: folder + mounted.slice(lookup.folder.length),
        mounted,
      }))
    }),
  )
}

/** The folder of a chart with an address, relative to that of its kustomization. */
function chartPath(root: YamlNode, name: string, version: string): string {
  const home = textOfKey(valueOfKey(root, 'helmGlobals'), 'chartHome') || 'charts'
  return version === '' ? `${home}/${name}` : `${home}/${name}-${version}/${name}`
}
