import { baseName, folderOf, joinPath, resolveLinks } from '../core/tree.ts'
import type { Tree } from '../core/tree.ts'
import { Node } from '../model/node.ts'
import { isInside } from './scope.ts'
import type { Reader } from '../yaml/reader.ts'

/** A chart in the repository, as its Chart.yaml describes it. */
export interface Chart {
  /** Its folder; `''` is the root. */
  readonly path: string
  readonly name: string
  /** A library chart renders nothing on its own. */
  readonly library: boolean
  /** The folders that its `file://` dependencies name. */
  readonly uses: readonly string[]
}

/** The charts of a tree that are not packed into another one's `charts/`, sorted by path. */
export function findCharts(reader: Reader): Chart[] {
  const folders = reader.tree.files.filter((path) => baseName(path) === 'Chart.yaml').map(folderOf)
  const known = new Set(folders)
  return folders.filter((folder) => !isVendored(folder, known)).map((folder) => readChart(reader, folder))
}

/**
 * The charts that are released on their own: no libraries, and nothing that another chart in sight only depends on.
 * Whoever names the folder of such a chart wants to see it by itself.
 */
export function releasedCharts(charts: readonly Chart[], paths: readonly string[]): Chart[] {
  const inSight = charts.filter(({ path }) => overlaps(path, paths))
  const used = new Set(inSight.flatMap((chart) => chart.uses))
  return charts.filter((chart) => !chart.library && !used.has(chart.path))
}

function overlaps(chart: string, paths: readonly string[]): boolean {
  return paths.length === 0 || paths.some((path) => isInside(chart, path) || isInside(path, chart))
}

function isVendored(folder: string, charts: ReadonlySet<string>): boolean {
  for (let at = folder.lastIndexOf('charts'); at >= 0; at = folder.lastIndexOf('charts', at - 1)) {
    const owner = at === 0 ? '' : folder.slice(0, at - 1)
    const wholePart = (at === 0 || folder[at - 1] === '/') && folder[at + 6] === '/'
    if (wholePart && charts.has(owner)) return true
    if (at === 0) break
  }
  return false
}

function readChart(reader: Reader, path: string): Chart {
  const root = reader.documents(joinPath(path, 'Chart.yaml'))[0]?.root
  const chart = root ? Node.of(root) : undefined
  return {
    path,
    name: chart?.get('name').text || baseName(path) || 'chart',
    library: chart?.get('type').text === 'library',
    uses: (chart?.items('dependencies') ?? []).flatMap((dependency) => fileDependency(reader.tree, path, dependency)),
  }
}

function fileDependency(tree: Tree, path: string, dependency: Node): string[] {
  const repository = dependency.get('repository').text
  if (!repository.startsWith('file://')) return []
  const folder = joinPath(path, repository.slice('file://'.length))
  return [resolveLinks(tree, folder) ?? folder]
}
