import { filesUnder, type Tree } from '../../core/tree.ts'
import { readerOf } from '../../yaml/reader.ts'
import { chartsInTree } from './charts.ts'

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
  return chartsInTree(readerOf(tree), file, path)
    .filter(({ expected, folder }) => expected !== folder)
    .flatMap(({ expected, folder }) =>
      filesUnder(tree, folder).map((mounted) => ({
        path: expected + mounted.slice(folder.length),
        mounted,
      })),
    )
}
